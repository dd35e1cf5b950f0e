"""Of who was forgotten no byte is left: in the graph's file, in what lies beside it, in any fresh export."""

from __future__ import annotations

import random
import shutil
from typing import TYPE_CHECKING

import pytest

from talentgraph.formats import FORMATS
from talentgraph.graph import Graph
from tests.torture.figures import record, times

if TYPE_CHECKING:
    from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le")


def left(name: str, folder: Path) -> list[str]:
    """The files under a folder that hold a name, in letters or as JSON and XML write them."""
    forms = {name, name.encode("ascii", "xmlcharrefreplace").decode(), name.encode("unicode_escape").decode()}
    needles = [form.encode(encoding) for form in forms for encoding in ENCODINGS]
    return [str(path) for path in sorted(folder.rglob("*")) if path.is_file() and any(needle in path.read_bytes() for needle in needles)]


@pytest.mark.torture
def test_people_are_forgotten_to_the_last_byte(story: Path, tmp_path: Path) -> None:
    with Graph(story, make=False) as graph:
        found = [row[0] for row in graph.sql("SELECT DISTINCT person FROM told_moves WHERE counted ORDER BY person").rows]
    shared = {word for name in found for word in name.split() if sum(word in other.split() for other in found) > 1}
    names = [name for name in found if len(name) > 5 and not set(name.split()) & shared and not any(name != other and name in other for other in found)]
    draw = random.Random(8)  # noqa: S311 - the same people every time
    chosen = draw.sample(names, min(len(names), times(16, least=2)))
    files = 0
    for number, name in enumerate(chosen):
        folder = tmp_path / str(number)
        folder.mkdir()
        shutil.copyfile(story, folder / "t.duckdb")
        assert left(name, folder) or name.isascii()
        with Graph(folder / "t.duckdb") as graph:
            assert graph.forget(name, reason=f"{name} asked") is not None
            for made in FORMATS:
                graph.export(folder / f"out{made.suffix}")
            graph.export(folder / "canonical.jsonl", canonical=True)
            graph.export(folder / "lake", layout="bucketed")
            graph.report(folder / "report.html")
        assert left(name, folder) == []
        files += sum(path.is_file() for path in folder.rglob("*"))
        shutil.rmtree(folder)
    record("forget", people=len(chosen), files=files)
