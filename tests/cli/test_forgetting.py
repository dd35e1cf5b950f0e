"""The command `forget` asks, acts once, and says what it can't reach; --people is one option of every command that shows people."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph import veiled

if TYPE_CHECKING:
    from pathlib import Path


def test_forget_asks_and_says_what_it_cannot_reach(run: Any, graph: Any) -> None:
    told = run("forget", "Ann Lee", "--reason", "asked", "--yes", "--db", "a.duckdb")
    assert graph.calls == [("open", "a.duckdb", [], False), ("forget", "Ann Lee", "asked"), ("close",)]
    assert told.code == 0
    assert "3 reports" in told.out
    assert "still name the person" in told.out
    assert "original article files were not touched" in told.out
    assert "\x1b" not in told.out


def test_forget_without_a_terminal_needs_yes(run: Any, graph: Any) -> None:
    told = run("forget", "Ann Lee")
    assert (told.code, graph.calls) == (1, [])
    assert "--yes" in told.err


@pytest.mark.parametrize(("answer", "words"), [(True, "Forgotten"), (False, "Nothing was done")])
def test_forget_asks_on_a_terminal(run: Any, monkeypatch: pytest.MonkeyPatch, answer: bool, words: str) -> None:
    asked: list[str] = []

    def confirm(text: str) -> bool:
        asked.append(text)
        return answer

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("typer.confirm", confirm)
    assert words in run("forget", "Ann Lee").out
    assert "3 reports" in asked[0]
    assert "\x1b" not in asked[0]


def test_people_may_stand_before_or_after_the_command(run: Any, monkeypatch: pytest.MonkeyPatch, graph: Any) -> None:
    opened: list[tuple[str, str]] = []

    def veil(path: Path, *, people: str, **options: Any) -> Any:
        opened.append((str(path), str(people)))
        return graph(path, **options)

    monkeypatch.setattr(veiled, "VeiledGraph", veil)
    for words in (("--people", "initials", "info"), ("info", "--people=initials"), ("who-left", "OpenAI", "--people", "initials")):
        assert run(*words).code == 0
    assert opened == [("talent.duckdb", "initials")] * 3
    assert run("info", "--people", "somehow").code == 2


@pytest.mark.parametrize("words", [("extract", "a.md"), ("demo",), ("forget", "Ann Lee", "--yes"), ("sql", "SELECT 1"), ("review",)])
def test_what_would_name_people_refuses(run: Any, graph: Any, words: tuple[str, ...]) -> None:
    told = run(*words, "--people", "none")
    assert (told.code, told.out, graph.calls) == (1, "", [])
    assert "--people" in told.err
