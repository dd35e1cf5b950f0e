"""Every command: its words become one call of the graph, its answer is printed, its errors are two lines."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest

from talentgraph import ask
from talentgraph.cli import registered

COMMANDS = list(registered())
QUESTION = """\
-- everybody: everybody there is
--
-- $from   text = none    a name
-- $sure   flag = yes     only sure ones
--
-- example: everybody --no-sure
SELECT name, $from AS asked, $sure AS sure FROM entities WHERE kind = 'person' ORDER BY id;
"""


def test_without_a_command_the_help_is_shown(run: Any) -> None:
    bare, asked = run(), run("--help")
    assert (bare.code, asked.code, bare.err) == (0, 0, "")
    assert bare.out == asked.out == run("-h").out
    lines = [line.split()[0] for line in bare.out.splitlines() if line.strip()]
    for panel in ("Make:", "Ask:", "Score:", "Draw:", "Decide:", "Maintain:", *COMMANDS, *ask.questions([ask.folder()])):
        assert panel in lines
    assert "..." not in bare.out.replace("[ARGS]...", "")


@pytest.mark.parametrize("command", [*COMMANDS, *ask.questions([ask.folder()])])
def test_every_command_has_help_with_an_example(run: Any, command: str) -> None:
    told = run(command, "--help")
    assert told.code == 0
    assert re.search(rf"Example: talentgraph (--db \S+ )?{command}\b", told.out)


def test_the_version(run: Any) -> None:
    told = run("--version")
    assert (told.code, told.out.split()[0]) == (0, "talentgraph")


@pytest.mark.parametrize(
    "words", [("who-left",), ("who-leff", "OpenAI"), ("--nonsense",), ("who-left", "a", "b"), ("info", "--db"), ("flows", "--limit", "x")]
)
def test_wrong_usage_exits_2(run: Any, graph: Any, words: tuple[str, ...]) -> None:
    told = run(*words)
    assert (told.code, told.out) == (2, "")
    assert "Error: " in told.err
    assert graph.calls == []


def test_a_question_is_one_call(run: Any, graph: Any) -> None:
    told = run("who-left", "OpenAI", "--since", "2024-02", "--include", "rumoured,denied", "--include", "failed", "--limit", "9")
    given = {"org": "OpenAI", "since": "2024-02", "include": ["rumoured,denied", "failed"], "limit": 9, "senior": False}
    assert graph.calls == [("open", "talent.duckdb", [], False), ("ask", "who-left", given), ("close",)]
    assert (told.code, told.err) == (0, "")
    assert "Ann Lee" in told.out


def test_options_before_the_command_may_stand_after_it(run: Any, graph: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "everybody.sql").write_text(QUESTION, "utf-8")
    for words in (("--db", "a.duckdb", "--queries", str(tmp_path), "everybody"), ("everybody", "--db=a.duckdb", f"--queries={tmp_path}")):
        assert run(*words).code == 0
        assert graph.calls[0] == ("open", "a.duckdb", [str(tmp_path)], False)
        graph.calls.clear()
    monkeypatch.setenv("TALENTGRAPH_DB", "b.duckdb")
    run("info")
    assert graph.calls[0][1] == "b.duckdb"


def test_a_new_file_is_a_new_command(run: Any, tmp_path: Path) -> None:
    (tmp_path / "everybody.sql").write_text(QUESTION, "utf-8")
    rows = json.loads(run("everybody", "--queries", str(tmp_path), "--from", "x", "--no-sure", "--json").out)["rows"]
    assert rows[0] == {"name": "Ann Lee", "asked": "x", "sure": False}
    assert "everybody there is" in run("questions", "--queries", str(tmp_path)).out


def test_questions_of_ones_own_that_can_not_be(run: Any, tmp_path: Path) -> None:
    told = run("--queries", str(tmp_path / "none"), "info")
    assert told.code == 1
    (tmp_path / "info.sql").write_text(QUESTION.replace("everybody", "info"), "utf-8")
    told = run("--queries", str(tmp_path), "info")
    assert (told.code, told.out) == (1, "")
    assert "there is a command info already" in told.err


def test_questions_are_listed_without_a_graph(run: Any, graph: Any) -> None:
    listed = json.loads(run("questions", "--json").out)
    assert {"question", "words", "example"} == set(listed[0])
    assert graph.calls == []


def test_errors_are_two_lines(run: Any) -> None:
    told = run("who-left", "Opennai")
    assert (told.code, told.out) == (1, "")
    assert told.err == "error: no organization called 'Opennai'\nhint: did you mean: OpenAI?\n"
    told = run("who-left", "Opennai", "--json")
    assert json.loads(told.err) == {"error": "no organization called 'Opennai'", "hint": "did you mean: OpenAI?"}
    assert (told.code, told.out) == (1, "")
    assert run("info", "--db", "none.duckdb").err.startswith("error: no graph at none.duckdb\nhint: ")
    assert run("sql", "SELECT * FROM nothing").code == 1


def test_errors_carry_no_escapes(run: Any) -> None:
    told = run("who-left", "a\x1b[2J\nerror: b")
    assert "\x1b" not in told.err
    assert len(told.err.splitlines()) == 2


def test_ctrl_c_exits_130(run: Any, graph: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(graph, "info", interrupted)
    assert (run("info").code, run("info").out) == (130, "")
    monkeypatch.setattr("talentgraph.ask.files", interrupted)
    assert run("info").code == 130


def test_a_bug_is_not_dressed_up(run: Any, graph: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(graph, "info", broken)
    with pytest.raises(ZeroDivisionError):
        run("info")


def test_build_tells_what_it_did_and_what_to_do_next(run: Any, graph: Any) -> None:
    told = run("build", "articles/", "moves.csv", "--private")
    assert graph.calls[:2] == [("open", "talent.duckdb", [], True), ("add", ("articles/", "moves.csv"), True)]
    assert told.out.splitlines() == [
        "Added 20 documents: 31 reports of moves, 2 deals. 3 there already. 1 passed over (no article, no table).",
        "talent.duckdb: 20 documents, 31 reports -> 20 moves (18 counted) of 17 people, 9 organizations; 1.2 s",
        "Next: talentgraph who-left OpenAI, talentgraph influence, talentgraph questions",
    ]
    progress = [line for line in told.err.splitlines() if " of 20 " in line]
    assert len(progress) == 11
    assert "not read: a.csv row 3: no person" in told.err
    assert "note: read as gb18030" in told.err
    assert told.err.endswith("2 rows not read, with the reasons: talent.rejects.csv\n")
    assert run("add", "a.csv", "--rejects", "no.csv").err.endswith("2 rows not read, with the reasons: no.csv\n")
    assert run("build").code == 0
    assert graph.calls[-2] == ("add", (), False)


def test_what_to_do_next_names_the_file(run: Any) -> None:
    assert run("build", "a", "--db", "my graph.duckdb").out.endswith("talentgraph --db 'my graph.duckdb' questions\n")
    assert run("add", "a", "--db", "x.duckdb").out.endswith("Next: talentgraph --db x.duckdb build\n")
    assert "Page: there/demo.html" in run("demo", "there").out


def test_extract_prints_a_record_a_line(run: Any, graph: Any) -> None:
    def kinds(*words: str) -> list[str]:
        return [json.loads(line)["record"] for line in run("extract", *words, "--json").out.splitlines()]

    assert kinds("a.md") == ["move"]
    assert kinds("a.md", "-") == ["move", "move"]
    assert kinds("a.md", "--groups") == ["move", "group"]
    assert kinds("a.md", "--groups", "--deals") == ["move", "group", "deal"]
    told = run("extract", "a.md", "--deals").out
    assert "Ann Lee left OpenAI." in told
    assert "(deal)" in told
    assert "2 found. Automatically extracted. Not verified." in told
    assert graph.calls == []


def test_influence_hands_on_its_options(run: Any, graph: Any) -> None:
    told = run("influence", "--top", "3", "--min-moves", "2", "--since", "2024")
    rest = {"weight": "count", "half_life": 365.0, "foundings": True, "by": None}
    given = {"top": 3, "min_moves": 2, "since": "2024", "until": None, **rest}
    assert graph.calls[1] == ("score", "influence", {**given, "replicates": None, "progress": ANY})
    run("score", "hub", "--top", "3", "--min-moves", "2", "--since", "2024")
    assert graph.calls[4] == ("score", "hub", given)
    assert told.out.startswith("Position.\norganization")
    assert run("influence", "--top", "0").code == 2


def test_a_table_is_scored_without_a_graph(run: Any, graph: Any, tmp_path: Path) -> None:
    path = tmp_path / "moves.csv"
    path.write_text("leaves,joins\na,b\nc,b\n", "utf-8")
    told = run("score", "inflow", "--from", str(path), "--map", "from=leaves", "--map", "to=joins", "--min-moves", "1")
    assert (told.code, told.out.splitlines()[2].split()[:3]) == (0, ["b", "1", "2"])
    assert graph.calls == []
    for wrong in (["--map", "from"], ["--since", "2024"], ["--weight", "confidence"]):
        assert run("score", "inflow", "--from", str(path), *wrong).code == 2
    assert run("score", "inflow", "--map", "from=leaves").code == 2
    assert run("score", "inflo", "--from", str(path)).err.splitlines()[1].startswith("hint: did you mean: inflow")


def test_scores_lists_them_all(run: Any) -> None:
    lines = run("scores").out.splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["influence", "inflow", "outflow"]
    assert {row["of"] for row in json.loads(run("scores", "--json").out)} == {"organization", "pair", "whole"}


def test_explain_keeps_its_lines(run: Any) -> None:
    assert run("explain", "OpenAI").out == "OpenAI: 1 in\n\n  =cmd|' /C calc'!A0\n"
    told = run("explain", "OpenAI", "--json").out
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert json.loads(told)["quote"].endswith("\x1b[31m\u202e")


def test_draw_and_export_print_where(run: Any, graph: Any) -> None:
    assert run("draw", "network", "-o", "n.html", "--title", "T").out == "n.html\n"
    assert graph.calls[1] == ("draw", "network", Path("n.html"), {"title": "T"})
    assert run("draw", "network").code == 2
    assert run("export", "a.csv", "--canonical").out == "a.csv\n"
    assert ("export", Path("a.csv"), True, False, None) in graph.calls


def test_report_passes_on_what_is_asked(run: Any, graph: Any) -> None:
    told = run("report", "-o", "r.html", "--lang", "zh", "--since", "2024", "--include", "rumoured,denied", "--include", "failed", "--contact", "me")
    asked: dict[str, Any] = {"title": None, "lang": "zh", "since": "2024", "until": None, "include": ["rumoured,denied", "failed"]}
    asked |= {"publish": False, "contact": "me", "whole": False}
    assert graph.calls[1] == ("report", Path("r.html"), asked)
    assert (told.code, told.out) == (0, "r.html\n")
    assert run("report").code == 2


def test_what_may_not_be_published_is_listed(run: Any) -> None:
    told = run("report", "-o", "r.html", "--publish", "--contact", "me")
    assert told.code == 1
    assert "one; two" in told.out
    assert "\x1b" not in told.out
    assert told.err.startswith("error: 1 move that nobody reviewed")
    assert "hint: read their evidence" in told.err


def test_info_and_verify(run: Any, graph: Any) -> None:
    assert run("info").out.splitlines() == ["file      t.duckdb", "moves     12,345", "versions", "  duckdb  2", "data      –"]
    assert json.loads(run("info", "--json").out)["moves"] == 12345
    assert (run("verify").code, run("verify").out, run("verify").err) == (0, "", "Fine.\n")
    graph.problems.append("claim 1: the quote is not the text")
    told = run("verify")
    assert (told.code, told.out) == (1, "claim 1: the quote is not the text\n")
    assert json.loads(run("verify", "--json").out) == {"problems": graph.problems, "checked": {}}
    assert ("verify", False) in graph.calls
    assert run("verify", "--quick").code == 1
    assert ("verify", True) in graph.calls


def test_info_tells_what_it_runs_on_where_there_is_no_graph(run: Any) -> None:
    told = run("info", "--db", "none.duckdb", "--json")
    assert told.code == 1
    assert {"talentgraph", "python", "platform", "packages"} <= set(json.loads(told.out))
    assert json.loads(told.err)["error"] == "no graph at none.duckdb"


def test_diff_takes_two_files_or_two_days(run: Any, graph: Any) -> None:
    told = run("diff", "a.duckdb", "b.duckdb")
    assert (told.code, "What is new" in told.out, "New: 1, retracted: 0." in told.out) == (0, True, True)
    assert graph.calls[0][1] == "a.duckdb"
    assert graph.calls[1] == ("diff", Path("b.duckdb"), {"include": []})
    assert run("diff", "--since", "2025-07", "--until", "2025-08", "--include", "rumoured,denied").code == 0
    assert graph.calls[-2] == ("whats_new", "2025-07", "2025-08", {"include": ["rumoured", "denied"]})
    for wrong in ([], ["a.duckdb"], ["a.duckdb", "b.duckdb", "--since", "2025"], ["--until", "2025"], ["a.duckdb", "b.duckdb", "--until", "2025"],
                  ["--since", "2025", "--include", "completed"], ["--since", "2025", "--markdown", "--json"],
                  ["--since", "2025", "--markdown", "-o", "x.csv"]):  # fmt: skip
        assert run("diff", *wrong).code == 2, wrong


def test_whats_new_is_a_table_or_a_bulletin(run: Any, graph: Any, tmp_path: Path) -> None:
    assert run("whats-new").code == 2
    assert json.loads(run("whats-new", "--since", "2025", "--json").out)["rows"][0]["change"] == "new"
    assert graph.calls[-2] == ("whats_new", "2025", None, {"include": []})
    assert run("whats-new", "--since", "2025", "--csv").out.startswith("change,person\nnew,'=cmd")
    assert run("whats-new", "--since", "2025", "--markdown").out == "# Told\n"
    path = tmp_path / "news.md"
    assert (run("whats-new", "--since", "2025", "-o", str(path)).code, path.read_text("utf-8")) == (0, "# Told\n")
