"""What is brought to a graph in other forms than plain text, from files to moves."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any, cast

import pytest

from talentgraph import adding
from talentgraph.adding import How
from talentgraph.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from talentgraph.graph import Graph
    from talentgraph.model import Claim

PAGE = """<html lang="en"><head><title>Anna Berg joins OpenAI</title><meta property="article:published_time" content="2025-07-02">
<meta property="og:site_name" content="The Daily"></head><body><nav>Bill Doe left OpenAI for Apple.</nav>
<article><p>Anna Berg left Apple to join OpenAI as chief scientist, the company said.</p></article></body></html>"""


def test_pages_lines_and_archives_become_moves(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    line = {"body": "Carla Roe has joined Anthropic from Google.", "headline": "Carla Roe joins Anthropic", "date": "2025-05-06", "source": "The Week"}
    (tmp_path / "news.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as archive:
        archive.writestr("moves.csv", "person,from_org,to_org,date\nDora Lind,OpenAI,Meta,2024-03-01\n")
        archive.writestr("files.csv", "file,outlet,date\na.txt,The Month,2025-01-02\n")
        archive.writestr("a.txt", "Emil Strand has left Meta to join Anthropic.\n")
    built = graph.build(tmp_path)
    assert (built.added.documents, built.moves) == (4, 4)
    moves = {m["person"]: m for m in graph._told_moves()}
    assert (moves["Anna Berg"]["from_org"], moves["Anna Berg"]["to_org"]) == ("Apple", "OpenAI")
    assert (moves["Anna Berg"]["evidence"][0]["outlet"], moves["Anna Berg"]["evidence"][0]["date"]) == ("The Daily", "2025-07-02")
    assert moves["Carla Roe"]["evidence"][0]["title"] == "Carla Roe joins Anthropic"
    assert moves["Dora Lind"]["evidence"][0]["cells"]["to_org"] == "Meta"
    assert moves["Emil Strand"]["evidence"][0]["outlet"] == "The Month"
    assert graph.build(tmp_path).added.skipped == 4
    assert not graph.verify(quick=True)


def test_a_broken_file_in_a_folder_is_noted_and_one_named_alone_is_an_error(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("no json\n", "utf-8")
    (tmp_path / "a.txt").write_text("Anna Berg left Apple to join OpenAI.", "utf-8")
    added = graph.add(tmp_path)
    assert added.documents == 1
    assert any("bad.jsonl, line 1: no JSON" in note for note in added.notes)
    with pytest.raises(InputError, match="line 1: no JSON"):
        graph.add(tmp_path / "bad.jsonl")


def test_a_broken_file_among_others_that_are_named_is_noted(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text('person,to_org\n"Anna Berg,OpenAI\n', "utf-8")
    (tmp_path / "a.txt").write_text("Anna Berg left Apple to join OpenAI.", "utf-8")
    added = graph.add(tmp_path / "bad.csv", tmp_path / "a.txt")
    assert (added.documents, [note[:9] for note in added.notes]) == (1, ["left out:"])
    with pytest.raises(InputError):
        graph.add(tmp_path / "bad.csv", tmp_path / "none.txt")


def test_how_stays_as_it_is_when_nothing_is_said() -> None:
    assert (How().private, How().mapping, How().model, How().progress) == (False, {}, None, None)


class Failing:
    """A language model whose service says no the second time."""

    asked = 0

    def extract(self, *_: object) -> tuple[Claim, ...]:
        self.asked += 1
        if self.asked == 2:
            raise InputError("the model's service says no")
        return ()

    def words(self) -> str:
        return f"asked {self.asked} times"


def test_a_model_that_fails_on_one_article_reads_the_rest(graph: Graph, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(f"Nothing happened on day {number}.\n", "utf-8")
    added = adding.add(graph._kept, [tmp_path], How(model=cast("Any", Failing())))
    assert (added.documents, added.notes) == (2, ["left out: the model's service says no", "asked 3 times"])
