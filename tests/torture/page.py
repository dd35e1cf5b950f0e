"""The figures of a torture run -> docs/reliability.md."""

from __future__ import annotations

import os
import platform
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

Figures = list[dict[str, Any]]

HEAD = """# Reliability

Written by `make torture` on {date}, all {tests} tests green, in {minutes:.0f} minutes{scale}. {machine}.

The torture run tries to break talentgraph: it ends it at random moments, fills its disk, feeds it what nobody would write, asks it for what it
must not tell. What it finds becomes a test for good. A small share of each part runs with all other tests.
"""
KILLS = """
## Ended at any moment

Each command is ended by `kill -9` at a random moment, several times in a row, then looked at, then run to its end. Every document that is in the
graph is there whole, none is there in part, `verify` is green after each reopening, and in the end the canonical export is that of an
undisturbed run. Of a file that is exported the old one is there, or the new one. After Ctrl-C the exit code is 130, with the same promises.

"""
FAULTS = """
## Disks and files at fault

A disk that is full, a folder that is only read, a graph's file that was cut or changed: one `error:` line and one `hint:` line, no traceback, and
what was there is there.

"""
FUZZ = """
## Hostile text

Inputs are changed under the guidance of coverage (atheris) where that can be installed, else at random. A finding is every exception that is not an
error of the house, every quote that is not the text, every span outside of it, every input that takes a minute or 4 GB.

"""
OTHER = """
## And else

"""


def page(found: Figures, *, scale: float, tests: int, minutes: float) -> str:
    """The whole page."""
    about: dict[str, Figures] = {}
    for figures in found:
        about.setdefault(figures["about"], []).append(figures)
    head = HEAD.format(
        date=datetime.now(UTC).date().isoformat(), tests=tests, minutes=minutes, machine=_machine(),
        scale="" if scale == 1 else f" at {scale:g} of its full size",
    )  # fmt: skip
    parts = [head, KILLS, _kills(about), FAULTS, _faults(about), FUZZ, _fuzz(about), OTHER, _others(about)]
    loads = _loads(about)
    return "".join([*parts, *(["\n## Load\n\n", loads] if loads else [])])


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    return f"The machine: {cores} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}, DuckDB {version('duckdb')}"


def _table(head: list[str], rows: Iterable[Iterable[Any]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "".join("| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in line) + " |\n" for line in lines)


def _kills(about: dict[str, Figures]) -> str:
    stopped = {one["work"]: one["hits"] for one in about.get("ctrl-c", [])}
    kills = about.get("kill", [])
    rows = [[one["work"], one["hits"], stopped.get(one["work"], 0), f"{one['seconds']:.1f}"] for one in kills]
    rows.append(["**together**", sum(one["hits"] for one in kills), sum(stopped.values()), ""])
    return _table(["command", "kills survived", "Ctrl-C survived", "seconds undisturbed"], rows)


def _faults(about: dict[str, Figures]) -> str:
    rows = [[f"no room left during {one['work']}", one["tries"], one["hits"]] for one in about.get("full disk", [])]
    rows += [["graph's file cut or changed, looked at in four ways", one["tries"], one["noticed"]] for one in about.get("damaged", [])]
    rows += [["graph's log cut after a kill, then finished", one["cut"], ""] for one in about.get("cut log", [])]
    return _table(["fault", "tries", "errors told"], rows)


def _fuzz(about: dict[str, Figures]) -> str:
    ran = about.get("fuzz", [])
    rows = [[one["target"], one["how"], one["executions"], f"{one['cpu'] / 60:.1f}"] for one in ran]
    rows.append(["**together**", "", sum(one["executions"] for one in ran), f"{sum(one['cpu'] for one in ran) / 60:.1f}"])
    return _table(["target", "how", "executions", "CPU minutes"], rows)


_LINES = {
    "sql": "{refused:,} ways out of the sandbox of free SQL were tried, on a graph and on a lake; all were refused, and no file was touched.",
    "same": "{things} exports, answers and pages are the same, byte for byte, with {ways} (first: Python {python}).",
    "readers": "While one process wrote for {seconds:.0f} s, {readers} others read: {answers:,} answers, each of a whole graph.",
    "net": "{commands} commands ran where no socket can be opened; none tried.",
    "forget": "{people:,} people were forgotten one by one; of none a byte was left in {files:,} files: the graph and fresh exports.",
    "growth": "{shapes} hostile shapes of up to {largest:,} characters, doubled thrice: the time grows with a power of {worst:.2f} at most ({slowest}).",
    "upgrade": "Graphs of {schemas} earlier schemas were brought up to date, and hold what a new one holds.",
}


def _others(about: dict[str, Figures]) -> str:
    if parts := about.get("growth part"):
        about["growth"] = [{**max(parts, key=lambda one: float(one["worst"])), "shapes": sum(one["shapes"] for one in parts)}]
    if upgraded := about.get("upgrade"):
        about["upgrade"] = [{"schemas": len(upgraded)}]
    return "".join(f"- {words.format(**one)}\n" for name, words in _LINES.items() for one in about.get(name, []))


def _loads(about: dict[str, Figures]) -> str:
    rows = [[one["what"], one["size"], one["seconds"], one["rate"], one["peak"]] for one in about.get("load", [])]
    return _table(["load", "size", "seconds", "rate", "peak memory"], rows) if rows else ""


if __name__ == "__main__":
    sys.exit("written by run.py")
