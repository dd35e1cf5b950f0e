"""Command lines in forked processes: everything is loaded once, so that what is disturbed is the work and not Python's start.

Run as a program it is the process that forks; it takes one JSON line a command and answers with one.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[2]
_STEP = 0.001  # seconds between two looks at a process


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended.

    Attributes:
        code: Its exit code; minus the signal that ended it.
        took: Seconds.
        told: What it printed.
        hit: Whether the signal reached it while it ran.
    """

    code: int
    took: float
    told: str
    hit: bool


class Forker:
    """Forks a process for each command line."""

    def __init__(self) -> None:
        self._temporary = tempfile.TemporaryDirectory()
        self._told = Path(self._temporary.name)
        around = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
        self._process = subprocess.Popen([sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=around)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
        self._temporary.cleanup()

    def run(
        self, *words: str | Path, folder: Path, after: float | None = None, sign: int = signal.SIGKILL, least: int | None = None, room: int | None = None
    ) -> Ended:
        """Run one command line.

        Args:
            words: Of the command line.
            folder: Where it runs.
            after: Seconds after which it gets a signal; None lets it end.
            sign: The signal.
            least: Rows from which on a table is a big one.
            room: Bytes to which a file may grow, as on a disk that is full.
        """
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("no pipes")
        told = self._told / "told"
        asked = {
            "words": [str(word) for word in words], "folder": str(folder), "after": after, "sign": sign, "told": str(told), "least": least, "room": room,
        }  # fmt: skip
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        found = json.loads(self._process.stdout.readline())
        said = told.read_text("utf-8", "replace")
        return Ended(found["code"], found["took"], said, found["hit"])


def _work(asked: dict[str, Any]) -> int:
    os.chdir(asked["folder"])
    out = os.open(asked["told"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(out, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    from talentgraph import bulk, deriving, tabling
    from talentgraph.__main__ import main

    deriving._started = count()  # as in a process that has made no graph yet
    if asked["least"] is not None:
        bulk.LEAST, tabling._LEAST_BYTES = asked["least"], 0
    if asked["room"] is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (asked["room"], asked["room"]))
    return main(asked["words"])


def _child(asked: dict[str, Any]) -> None:
    code = 70
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        code = _work(asked)
    except KeyboardInterrupt:  # it came before main could catch it, or after
        code = 130
    except BaseException:  # noqa: BLE001 - told, and the process ends
        import traceback

        traceback.print_exc()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _watched(pid: int, asked: dict[str, Any]) -> dict[str, Any]:
    began, hit = time.monotonic(), False
    while True:
        found, status = os.waitpid(pid, os.WNOHANG)
        took = time.monotonic() - began
        if found:
            return {"code": os.waitstatus_to_exitcode(status), "took": took, "hit": hit}
        if asked["after"] is not None and not hit and took >= asked["after"]:
            os.kill(pid, asked["sign"])
            hit = True
        time.sleep(_STEP)


def serve() -> None:
    """Fork a process for each line, until there are no more."""
    import talentgraph as tg
    from talentgraph import cli

    cli.app()
    list(tg.extract("Anna Berg has left OpenAI to join Meta. 李明离开百度,加入字节跳动。"))
    with tg.open(None) as graph:  # closed again before anything is forked
        graph.build()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        asked = json.loads(line)
        pid = os.fork()
        if not pid:
            _child(asked)
        answers.write(json.dumps(_watched(pid, asked)) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve()
