"""What shells are offered on Tab: names of the graph, words of options, and nothing at all where something is wrong."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph import ask
from talentgraph.__main__ import main
from talentgraph.cli import completing
from talentgraph.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    Tab = Callable[..., list[str]]


@pytest.fixture
def tab(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Tab:
    """Asks as a shell does: the words of a line, of which the last is not finished. Nothing may be said on stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TALENTGRAPH_DB", raising=False)

    def ask_for(*words: str, asking: str = "bash") -> list[str]:
        line = ["talentgraph", *words]
        given = {"COMP_WORDS": "\n".join(line), "COMP_CWORD": str(len(words))} if asking == "bash" else {}
        given |= {} if asking == "bash" else {"_TYPER_COMPLETE_ARGS": " ".join(line), "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
        if asking == "powershell":
            given["_TYPER_COMPLETE_WORD_TO_COMPLETE"] = words[-1]
        with monkeypatch.context() as patched:
            for name, value in (given | {completing.VARIABLE: f"complete_{asking}"}).items():
                patched.setenv(name, value)
            main([])
        told = capsys.readouterr()
        assert told.err == ""
        return [line for line in told.out.splitlines() if line]

    return ask_for


def test_commands_and_questions(tab: Tab) -> None:
    assert tab("who-") == ["who-joined", "who-left"]
    assert set(ask.files([ask.folder()])) < set(tab(""))
    assert tab("who-left", "OpenAI", "--sen") == ["--senior"]


def test_a_question_of_ones_own(tab: Tab, tmp_path: Path) -> None:
    (tmp_path / "zany.sql").write_text("-- zany: all\n--\n-- example: zany\n\nSELECT 1 AS one;\n", "utf-8")
    assert tab("--queries", str(tmp_path), "zan") == ["zany"]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["who-left", "open"], ["OpenAI", r"OpenAI\ Global"]),
        (["moves", "OpenAI", "scale"], [r"Scale\ AI"]),
        (["moves", "OpenAI", '"scale'], ["Scale AI"]),
        (["net-flow", "--org", "scale"], [r"Scale\ AI"]),
        (["who-joined", "谷"], ["谷歌", "谷歌DeepMind"]),
        (["career", r"daniel\ g"], [r"Daniel\ Gross"]),
        (["forget", "--reason", "asked", r"daniel\ g"], [r"Daniel\ Gross"]),
        (["explain", r"daniel\ g"], [r"Daniel\ Gross"]),
        (["explain", "scale"], [r"Scale\ AI"]),
        (["same", "OpenAI", "scale"], [r"Scale\ AI"]),
        (["correct", "feed", "--to", "scale"], [r"Scale\ AI"]),
        (["draw", "career", "--person", r"daniel\ g"], [r"Daniel\ Gross"]),
        (["who-left", r"daniel\ g"], []),
    ],
)
def test_names_of_the_graph(tab: Tab, story: Path, words: list[str], offered: list[str]) -> None:
    *before, last = words
    found = tab(*before[:1], "--db", str(story), *before[1:], last)
    assert [name for name in offered if name not in found] == []
    assert offered or found == []


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["draw", "s"], ["sankey"]),
        (["score", "magnet"], ["magnet_rank"]),
        (["influence", "--weight", "c"], ["count", "confidence"]),
        (["net-flow", "--by", "q"], ["quarter"]),
        (["who-left", "OpenAI", "--include", "r"], ["rumoured"]),
        (["info", "--people", "i"], ["initials"]),
        (["--org-view", "g"], ["group"]),
        (["info", "--log-level", "d"], ["debug"]),
    ],
)
def test_words_of_options(tab: Tab, words: list[str], offered: list[str]) -> None:
    assert tab(*words) == offered


def test_each_shell_gets_names_as_it_takes_them(tab: Tab, story: Path) -> None:
    line = ["--db", str(story), "who-left", r"Scale\ A"]
    assert tab(*line, asking="fish") == ["Scale AI"]
    assert "'Scale AI'::: " in tab(*line[:-1], "Scal", asking="powershell")
    assert '"Scale AI"' in tab(*line, asking="zsh")[0]


def test_nobody_is_named_where_people_are_hidden(tab: Tab, story: Path) -> None:
    assert tab("--db", str(story), "explain", "--people", "initials", "dani") == []
    assert tab("--db", str(story), "--people=none", "explain", r"scale\ a") == [r"Scale\ AI"]


def test_the_file_of_options_holds(tab: Tab, story: Path, tmp_path: Path) -> None:
    (tmp_path / "talentgraph.toml").write_text(f"db = '{story}'\n", "utf-8")
    assert tab("who-left", r"scale\ a") == [r"Scale\ AI"]
    (tmp_path / "talentgraph.toml").write_text("db = \n", "utf-8")
    assert tab("who-left", r"scale\ a") == []


def test_only_people_of_the_graph(tab: Tab, tmp_path: Path) -> None:
    (tmp_path / "one.csv").write_text("person,from_org,to_org\nDaniela Zorblatt,OpenAI,Meta\n", "utf-8")
    assert main(["--db", "one.duckdb", "build", "one.csv"]) == 0
    assert tab("--db", "one.duckdb", "career", "Daniel")[-1:] == [r"Daniela\ Zorblatt"]


def test_without_a_graph_there_is_silence(tab: Tab, tmp_path: Path) -> None:
    assert tab("who-left", "Open") == []
    (tmp_path / "talent.duckdb").write_bytes(b"nothing of ours")
    assert tab("who-left", "Open") == []
    assert tab("--db", str(tmp_path), "who-left", "Open") == []
    assert tab("nonsense", "Open", "x") == []
    assert tab("--queries", str(tmp_path / "none"), "who-left", "Open") == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["talent.duckdb"]


def test_names_that_a_shell_would_run_are_not_offered(tab: Tab, tmp_path: Path) -> None:
    names = ["Q$(touch x)", "Q`id`", "Q\\$(id)", "Q;id", "Q\x1b[31m", "Q*", 'Q"x', "Q|x", "Q Fine & Co.", "-Q"]
    with Store(tmp_path / "q.duckdb", write=True) as store:
        ids = [str(number) for number in range(len(names))]
        store.append("entities", {"id": ids, "kind": ["organization"] * len(ids), "name": names, "listed": [False] * len(ids)})
        same = {
            "kind": "hire", "status": "completed", "confidence": 0.9, "counted": True, "date_precision": "unknown", "worded_as_poach": False,
            "combined": False, "n_claims": 1, "n_documents": 1, "n_publishers": 1, "n_independent": 1, "other_origins": [], "judgements": [],
        }  # fmt: skip
        columns: dict[str, list[Any]] = {name: [value] * len(ids) for name, value in same.items()}
        store.append("moves", {"id": ids, "person_id": ids, "to_id": ids, **columns})
    for shell in ("bash", "zsh", "fish", "powershell"):
        told = " ".join(tab("--db", "q.duckdb", "who-left", "Q", asking=shell))
        assert "Fine" in told
        assert not any(name in told for name in names if name != "Q Fine & Co.")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_itself(story: Path, tmp_path: Path) -> None:
    """Typer's own script, in a shell that reads nobody's settings."""
    (tmp_path / "talentgraph").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m talentgraph "$@"\n', "utf-8")
    (tmp_path / "talentgraph").chmod(0o755)
    root = str(Path(__file__).parents[2])
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": root, "HOME": str(tmp_path), "PYTHONUTF8": "1"}
    script = (
        'eval "$(talentgraph --show-completion bash)"\n'
        f"COMP_WORDS=(talentgraph --db {shlex.quote(str(story))} who-left 'Scale\\ A'); COMP_CWORD=4\n"
        '_talentgraph_completion talentgraph\nprintf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    told = subprocess.run(["bash", "--norc", "--noprofile", "-c", script], env=env, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert (told.stdout, told.stderr) == ("Scale\\ AI\n", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["talentgraph"]
