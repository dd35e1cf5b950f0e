"""Many articles are read over the cores as one after the other."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

from talentgraph import documents, parallel, reading
from talentgraph.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

TEXTS = [f"Anna Berg{number} left Apple to join OpenAI as chief scientist in May 2024." for number in range(12)]


def test_reading_over_cores_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [documents.from_text(text, str(number)) for number, text in enumerate(TEXTS)]
    names = reading.gazetteer()
    monkeypatch.setattr(reading, "_PART", 1)
    monkeypatch.setattr(parallel, "cores", lambda: 2)
    assert list(reading.read_all(articles, names)) == [(article, reading.read(article, names)) for article in articles]


def test_a_gazetteer_travels_whole() -> None:
    names = reading.gazetteer()
    there = pickle.loads(pickle.dumps(names))  # noqa: S301 - ours
    assert (there.known, there.forms) == (names.known, names.forms)


def test_a_graph_is_the_same_over_one_core_and_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    found = []
    for cores in (1, 2):
        monkeypatch.setattr(reading, "_PART", 1)
        monkeypatch.setattr(parallel, "cores", lambda cores=cores: cores)
        with Graph(tmp_path / f"{cores}.duckdb") as graph:
            graph.build(folder)
            graph.export(tmp_path / f"{cores}.json", canonical=True)
        found.append((tmp_path / f"{cores}.json").read_bytes())
    assert found[0] == found[1]
