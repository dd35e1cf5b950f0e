from __future__ import annotations

import html
import json
import re
import shutil
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from talentgraph import bulletins, changes
from talentgraph.changes import COMPLETED, CORRECTED, NEW, RETRACTED, SUPPORT
from talentgraph.errors import QueryError, StoreError
from talentgraph.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "person,from_org,to_org,kind,status,date,source_url,source_outlet,source_date\n"
NEWS = {
    "a.md": ("2025-06-10", "OpenAI researcher Ben Koch has left OpenAI.\n"),
    "b.md": ("2025-07-01", "Ben Koch has joined Anthropic.\n"),
    "c.md": ("2025-06-01", "Meta has poached researcher Anna Berg from OpenAI. The move was made in May 2025.\n"),
    "d.md": ("2025-07-05", "Researcher Anna Berg has left OpenAI to join Meta.\n"),
    "e.md": ("2025-07-09", "Carl Holm has left Google to join Apple.\n"),
    "f.md": (None, "Dora Lund has left Google DeepMind to join Microsoft.\n"),
}


def articles(folder: Path, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        day, text = NEWS[name]
        dated = f"date: {day}\n" if day else ""
        (folder / name).write_text(f"---\noutlet: The Daily {name}\n{dated}---\n\n{text}", "utf-8")
    return folder


def table(path: Path, *rows: str) -> Path:
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), "utf-8")
    return path


def built(path: Path, *sources: Path) -> Path:
    with Graph(path) as graph:
        graph.build(*sources)
    return path


def told(found: Any) -> dict[tuple[str, str], str]:
    """(person, change): what."""
    return {(row["person"], row["change"]): row["what"] for row in found}


# ---- moves side by side


def move(**given: Any) -> dict[str, Any]:
    plain = {
        "id": "m", "person_id": "p-ann", "person": "Ann", "from_id": "openai", "from_org": "OpenAI", "from_unit": None, "to_id": "meta",
        "to_org": "Meta", "to_unit": None, "earlier_org": None, "kind": "hire", "worded_as_poach": False, "status": "completed", "date": "2025-05",
        "date_earliest": date(2025, 5, 1), "date_latest": date(2025, 5, 31), "confidence": 0.8, "sureness": "medium", "n_claims": 1,
        "n_independent": 1, "combined": False, "counted": True, "why_not": None, "claims": ["c1"],
    }  # fmt: skip
    made = {**plain, **given}
    if "status" in given and "counted" not in given:
        made["counted"] = made["status"] in changes.DONE
    return made


RUMOUR = {"status": "rumoured", "why_not": "rumoured"}


@pytest.mark.parametrize(
    ("before", "after", "change", "what"),
    [
        (RUMOUR, {}, COMPLETED, "status: rumoured -> completed"),
        (RUMOUR, {"status": "announced"}, COMPLETED, "status: rumoured -> announced"),
        ({"status": "announced"}, {}, COMPLETED, "status: announced -> completed"),
        ({"status": "attempted"}, {"status": "rumoured"}, CORRECTED, "status: attempted -> rumoured"),
        ({"status": "denied"}, {}, COMPLETED, "status: denied -> completed"),
        ({}, {"status": "announced"}, CORRECTED, "status: completed -> announced"),
        ({}, RUMOUR, RETRACTED, "status: completed -> rumoured"),
        ({}, {"status": "denied"}, RETRACTED, "status: completed -> denied"),
        ({}, {"status": "contested"}, RETRACTED, "status: completed -> contested"),
        (RUMOUR, {"status": "failed"}, RETRACTED, "status: rumoured -> failed"),
        ({"status": "failed"}, {"status": "denied"}, CORRECTED, "status: failed -> denied"),
        ({}, {"counted": False, "why_not": "a seat on a board"}, RETRACTED, "not counted any more: a seat on a board"),
        ({"counted": False, "why_not": "a seat on a board"}, {}, CORRECTED, "counted now"),
        ({"to_id": None, "to_org": None, "kind": "departure"}, {}, COMPLETED, "destination: not stated -> Meta"),
        ({"from_id": None, "from_org": None}, {}, COMPLETED, "origin: not stated -> OpenAI"),
        ({"from_id": None, "from_org": None, **RUMOUR}, RUMOUR, CORRECTED, "origin: not stated -> OpenAI"),
        ({}, {"from_id": None, "from_org": None}, CORRECTED, "origin: OpenAI -> not stated"),
        ({}, {"to_id": "apple", "to_org": "Apple"}, CORRECTED, "destination: Meta -> Apple"),
        ({}, {"to_unit": "FAIR"}, CORRECTED, "unit of the destination: not stated -> FAIR"),
        ({}, {"date": "2025-05-02"}, CORRECTED, "date: 2025-05 -> 2025-05-02"),
        ({}, {"kind": "poach", "worded_as_poach": True}, CORRECTED, "kind: hire -> poached (the outlet's word)"),
        ({}, {"worded_as_poach": True}, CORRECTED, "an outlet calls it poaching"),
        ({}, {"person_id": "p-x", "person": "Xu"}, CORRECTED, "person: Ann -> Xu"),
        ({}, {"claims": ["c1", "c2"], "n_independent": 2}, SUPPORT, ""),
    ],
)
def test_what_a_change_is_called(before: dict[str, Any], after: dict[str, Any], change: str, what: str) -> None:
    (found,) = changes.changes([move(**before)], [move(**after)])
    assert (found.change, "; ".join(found.what)) == (change, what)


def test_reports_tell_which_move_is_which() -> None:
    """An older arrival that is learnt of later moves the count in the id of the one that was known."""
    known = move(id="first", claims=["c1"])
    older = move(id="first", claims=["c9"], date="2015", date_earliest=date(2015, 1, 1), date_latest=date(2015, 12, 31))
    found = changes.changes([known], [older, move(id="second", claims=["c1", "c2"])])
    assert [(change.change, change.move["id"]) for change in found] == [(NEW, "first"), (SUPPORT, "second")]


def test_without_common_reports_person_and_place_tell() -> None:
    here = move(id="x", claims=["c1"])
    assert [c.change for c in changes.changes([here], [move(id="y", claims=["c2"], from_id="google", from_org="Google")])] == [CORRECTED]
    assert [c.change for c in changes.changes([here], [move(id="y", claims=["c2"], to_id="apple", to_org="Apple")])] == [CORRECTED]
    assert [c.change for c in changes.changes([here | RUMOUR | {"counted": False}], [move(id="y", claims=["c2"], to_id="apple")])] == [NEW, RETRACTED]
    late = {"date": "2027", "date_earliest": date(2027, 1, 1), "date_latest": date(2027, 12, 31)}
    assert [c.change for c in changes.changes([here], [move(id="x", claims=["c2"], **late)])] == [NEW, RETRACTED]
    assert [c.change for c in changes.changes([here], [move(id="y", claims=["c2"], person_id="p-b")])] == [NEW, RETRACTED]


def test_two_moves_that_turn_out_to_be_one_are_not_retracted() -> None:
    left = move(id="l", claims=["c1"], to_id=None, to_org=None, kind="departure")
    joined = move(id="j", claims=["c2"], from_id=None, from_org=None)
    both = move(id="j", claims=["c1", "c2"], combined=True)
    (found,) = changes.changes([left, joined], [both])
    assert found.change == COMPLETED
    assert any(words.startswith("was told as a move of its own: OpenAI -> ?") for words in found.what)
    apart = changes.changes([both], [left, joined])
    assert [change.change for change in apart] == [CORRECTED, CORRECTED]


moves_of_two = st.lists(
    st.builds(
        move, id=st.sampled_from("abcd"), person_id=st.sampled_from(["p", "q"]), from_id=st.sampled_from([None, "openai", "google"]),
        to_id=st.sampled_from([None, "meta", "apple"]), status=st.sampled_from([*changes.DONE, *changes.UNDONE, "rumoured", "attempted"]),
        date_earliest=st.sampled_from([None, date(2024, 1, 1), date(2025, 1, 1)]),
    ),
    max_size=6, unique_by=lambda made: made["id"],
)  # fmt: skip


@given(moves_of_two, moves_of_two, st.data())
def test_every_move_is_accounted_for_once(old: list[dict[str, Any]], new: list[dict[str, Any]], data: st.DataObject) -> None:
    for moves in (old, new):  # every report tells of one move of a state
        owners = data.draw(st.lists(st.integers(-1, len(moves) - 1), min_size=8, max_size=8))
        for place, made in enumerate(moves):
            made["date_latest"] = made["date_earliest"]
            made["claims"] = [f"c{number}" for number, owner in enumerate(owners) if owner == place]
    found = changes.changes(old, new)
    assert sorted(c.after["id"] for c in found if c.after) == sorted(made["id"] for made in new)
    befores = [c.before["id"] for c in found if c.before]
    absorbed = sum(words.startswith("was told as a move of its own") for c in found for words in c.what)
    assert len(befores) == len(set(befores))
    assert len(befores) + absorbed == len(old)
    now = {claim for made in new for claim in made["claims"]}
    for change in found:
        if change.after is None:  # nothing is called gone while a move still rests on its reports
            assert not now & set((change.before or {})["claims"])
        if change.change == COMPLETED:
            assert change.move["status"] in changes.DONE
        if change.change == NEW:
            assert not {claim for made in old for claim in made["claims"]} & set(change.move["claims"])
    assert [c.change for c in changes.changes(new, new) if c.change != SUPPORT] == []


# ---- graphs side by side


def test_two_files(tmp_path: Path) -> None:
    rows = [
        "Ann Berg,OpenAI,Meta,hire,rumoured,2025-05,,The Daily,2025-05-01",
        "Ben Koch,OpenAI,,departure,completed,2025-04,,The Daily,2025-05-02",
        "Carl Holm,Google,Apple,hire,completed,2025-01,,The Daily,2025-01-02",
        "Dora Lund,Google,Apple,hire,completed,2025-01,,The Daily,2025-01-02",
    ]
    later = [
        "Ann Berg,OpenAI,Meta,hire,completed,2025-05,,The Daily,2025-06-01",
        "Ben Koch,OpenAI,Anthropic,hire,completed,2025-04,,The Daily,2025-06-02",
        "Carl Holm,Microsoft,Apple,hire,completed,2025-01,,The Daily,2025-06-02",
        "Eva Dahl,Google,Apple,hire,completed,2025-01,,The Daily,2025-06-02",
    ]
    before, after = (built(tmp_path / f"{name}.duckdb", table(tmp_path / f"{name}.csv", *found)) for name, found in (("a", rows), ("b", later)))
    with Graph(before) as graph:
        found = graph.diff(after)
        assert graph.diff(before).rows == []
    assert told(found) == {
        ("Eva Dahl", NEW): "",
        ("Ann Berg", COMPLETED): "status: rumoured -> completed",
        ("Ben Koch", COMPLETED): "destination: not stated -> Anthropic",
        ("Carl Holm", CORRECTED): "origin: Google -> Microsoft",
        ("Dora Lund", RETRACTED): "no report tells of it any more",
    }
    assert found.footer.counts == {
        "new": 1, "completed": 2, "corrected": 1, "retracted": 1, "with_more_or_fewer_reports_only": 0, "not_listed_because_never_counted": 0,
    }  # fmt: skip
    assert {row["status"] for row in found if row["change"] == RETRACTED} == {"gone"}
    with pytest.raises(StoreError), Graph(before) as graph:
        graph.diff(tmp_path / "none.duckdb")


def test_rumours_are_counted_apart_and_listed_when_asked_for(tmp_path: Path) -> None:
    rows = ["Ann Berg,OpenAI,Meta,hire,rumoured,2025-05,,The Daily,2025-05-01", "Ben Koch,OpenAI,Meta,hire,denied,2025-05,,The Daily,2025-05-01"]
    with Graph(None) as graph:
        graph.build(table(tmp_path / "t.csv", *rows))
        plain, found = graph.whats_new("2025"), graph.whats_new("2025", include=["rumoured"])
    assert (plain.rows, plain.footer.counts["not_listed_because_never_counted"]) == ([], 2)
    assert told(found) == {("Ann Berg", NEW): "not counted: rumoured"}
    assert "rumoured, not counted" in found.markdown()


def test_a_denial_retracts_and_stands_beside_its_allegation(tmp_path: Path) -> None:
    said = "Ann Berg,OpenAI,Meta,hire,completed,2025-05,https://example.org/1,The Daily,2025-05-01"
    denied = "Ann Berg,OpenAI,Meta,hire,denied,2025-05,https://example.org/2,The Weekly,2025-06-01"
    with Graph(None) as graph:
        graph.build(table(tmp_path / "t.csv", said, denied))
        found = graph.whats_new("2025-06")
    assert told(found) == {("Ann Berg", RETRACTED): "status: completed -> denied; not counted: denied"}
    bulletin = found.markdown()
    assert "## Retracted" in bulletin
    assert "(denied)" in bulletin
    assert "(completed)" in bulletin


def test_names_that_a_list_came_to_know_are_no_change(tmp_path: Path) -> None:
    rows = ["Ann Berg,Initech,Umbrella Works,hire,completed,2025-05,,The Daily,2025-05-01"]
    (tmp_path / "organizations.csv").write_text("org_id,name,aliases\ninitech,Initech,\numbrella,Umbrella,Umbrella Works\n", "utf-8")
    before = built(tmp_path / "a.duckdb", table(tmp_path / "a.csv", *rows))
    after = built(tmp_path / "b.duckdb", table(tmp_path / "b.csv", *rows, ""), tmp_path / "organizations.csv")
    with Graph(before) as graph:
        found = graph.diff(after)
    assert found.rows == []
    assert found.footer.counts["with_more_or_fewer_reports_only"] == 1


def test_what_users_decide_is_told_between_files_and_is_no_news(tmp_path: Path) -> None:
    rows = [
        "Ann Berg,OpenAI,Meta,hire,completed,2025-05,,The Daily,2025-05-01",
        "Annie Berg,,Meta,hire,completed,2025-05,,The Daily,2025-05-02",
        "Ben Koch,OpenAI,Apple,hire,completed,2025-05,,The Daily,2025-05-03",
        "Carl Holm,OpenAI,Apple,hire,completed,2025-05,,The Daily,2025-05-04",
    ]
    before, after = built(tmp_path / "a.duckdb", table(tmp_path / "a.csv", *rows)), tmp_path / "b.duckdb"
    shutil.copy(before, after)
    with Graph(after) as graph:
        graph.same("Ann Berg", "Annie Berg", reason="one person")
        graph.retract(graph.explain_data("Ben Koch")["moves"][0]["id"], reason="the Daily took it back")
        graph.correct(graph.explain_data("Carl Holm")["moves"][0]["evidence"][0]["claim_id"], to_org="Microsoft", reason="misread")
        assert graph.verify() == []
        assert graph.whats_new("2026").rows == []
        assert {row["person"] for row in graph.whats_new("2025-05-02")} <= {"Ann Berg", "Annie Berg", "Carl Holm"}
    with Graph(before) as graph:
        found = told(graph.diff(after))
    assert found.pop(("Ben Koch", RETRACTED)) == "a user decided against it: the Daily took it back"
    assert found.pop(("Carl Holm", CORRECTED)) == "destination: Apple -> Microsoft"
    ((_, change),) = found
    assert change in {CORRECTED, COMPLETED}  # the two moves are one
    assert "was told as a move of its own" in "".join(found.values())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all of the news."""
    folder = tmp_path_factory.mktemp("whole")
    return built(folder / "whole.duckdb", articles(folder / "all", *NEWS))


@pytest.mark.parametrize("since", ["2025-06-05", "2025-07-01", "2025-08"])
def test_what_is_new_is_the_difference_to_a_graph_without_it(whole: Path, tmp_path: Path, since: str) -> None:
    before = built(tmp_path / "before.duckdb", articles(tmp_path / "before", *(name for name, (day, _) in NEWS.items() if not day or day < since)))
    with Graph(whole) as graph:
        mine = graph.whats_new(since)
    with Graph(before) as graph:
        theirs = graph.diff(whole)
    assert (mine.rows, mine.footer.counts, mine.evidence) == (theirs.rows, theirs.footer.counts, theirs.evidence)


def test_what_was_known_by_a_later_day_is_the_difference_between_two_graphs(whole: Path, tmp_path: Path) -> None:
    since, until = "2025-06-05", "2025-07-05"
    names = [name for name, (day, _) in NEWS.items() if not day or day < since]
    before = built(tmp_path / "before.duckdb", articles(tmp_path / "before", *names))
    names = [name for name, (day, _) in NEWS.items() if not day or day <= until]
    upto = built(tmp_path / "upto.duckdb", articles(tmp_path / "upto", *names))
    with Graph(whole) as graph, Graph(before) as other:
        assert graph.whats_new(since, until).rows == other.diff(upto).rows != []
        assert graph.verify() == []


def test_what_is_new_of_articles(whole: Path) -> None:
    with Graph(whole) as graph:
        assert told(graph.whats_new("2025-07-01")) == {
            ("Carl Holm", NEW): "", ("Ben Koch", COMPLETED): "destination: not stated -> Anthropic; date: 2025-06 -> 2025-07",
        }  # fmt: skip
        found = graph.whats_new("2025")
        assert {row["person"] for row in found} == {"Anna Berg", "Ben Koch", "Carl Holm"}  # who bears no date was known from the start
        assert "1 report without a date of publication: known from the start." in found.footer.notes
        assert graph.whats_new("2026").rows == []
        for since, until in (("2025-07", "2025-06"), ("soon", None)):
            with pytest.raises(QueryError):
                graph.whats_new(since, until)


def test_publication_is_the_last_day_that_a_date_can_mean(tmp_path: Path) -> None:
    """The oracle, in plain Python: a row is news on or after a day unless it was published before, or nobody knows when."""
    since = date(2025, 3, 31)
    last = {"2025": date(2025, 12, 31), "2025-03": since, "2025-03-15": date(2025, 3, 15), "2025-05-31": date(2025, 5, 31), "2024-02": date(2024, 2, 29)}
    days = [*last, "", "soon", "2025-02-30", "2025-03-31 10:00"]
    last["2025-03-31 10:00"] = since
    lines = [f"Person X{'abcdefghi'[number]},OpenAI,Meta,hire,completed,2025,,The Daily,{day}" for number, day in enumerate(days)]
    with Graph(None) as graph:
        graph.build(table(tmp_path / "t.csv", *lines))
        for first in (since, since + timedelta(days=1)):
            wanted = {f"Person X{'abcdefghi'[number]}" for number, day in enumerate(days) if day in last and last[day] >= first}
            assert {row["person"] for row in graph.whats_new(first.isoformat())} == wanted


# ---- bulletins

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) ![i](https://evil.example/i.png) `c` **b**\n\n# head\n[^1]: y\u202e www.evil.example"


def test_hostile_text_stays_text() -> None:
    shown = bulletins.escaped(HOSTILE)
    assert "\n" not in shown
    assert "\u202e" not in shown
    bare = shown.replace("\\\\", "")
    for mark in "<>[]`*#!^_{}|~$=&@":
        assert all(bare[place - 1] == "\\" for place, letter in enumerate(bare) if letter == mark)
    for live in ("https://", "www."):
        assert live not in shown


@given(st.text(st.characters() | st.sampled_from(list("<>[]()`*_#!&;~|$^=@:/.\\\"'-+1 \n"))))
@example(HOSTILE)
@example("http://evil.example &lt; <!-- --> \\\\* &amp;")
def test_markdown_shows_any_text_letter_by_letter(words: str) -> None:
    """The oracle is a parser of Markdown."""
    shown = bulletins.escaped(words)
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(f"“{shown}”")
    seen = [letter for letter in words if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cf", "Cs"}]
    plain = " ".join("".join(seen).split())
    assert html.unescape(page) == f"<p>“{plain}”</p>\n"
    assert page.count("<") == 2


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://example.org/x", "", None, "https://", "http://[", "x"])
def test_only_addresses_of_the_web_are_links(url: str | None) -> None:
    assert bulletins.link("The Daily", url) == "The Daily"


@given(st.text())
def test_an_address_never_ends_its_link(words: str) -> None:
    made = bulletins.link("x", f"https://example.org/{words}")
    if made != "x":
        assert made.count("(") == made.count(")") == 1
        assert not set(made) & set(" <>\"'\n\\")


def test_a_bulletin_has_its_sources_and_its_standing_words(tmp_path: Path) -> None:
    folder = articles(tmp_path / "all", *NEWS)
    head = f"---\noutlet: {json.dumps(HOSTILE)}\nurl: javascript:alert(1)\ndate: 2025-07-20\n---\n\n"
    (folder / "h.md").write_text(f"{head}Eva Dahl has left Google to join Meta <b>now</b>.\n")
    with Graph(None) as graph:
        graph.build(folder)
        bulletin = graph.whats_new("2025").markdown()
        assert graph.whats_new("2025").markdown() == bulletin
    assert bulletin.startswith("# What is new in what was published since 2025-01-01\n\nA sample of press reports and tables, not a census.")
    assert "Automatically extracted. Not verified" in bulletin
    assert "poached (the outlet's word)" in bulletin
    assert "“Meta has poached researcher Anna Berg from OpenAI.” — The Daily c.md, 2025-06-01 (completed)" in bulletin
    assert "combined: no single source says all of it" in bulletin
    assert "Meta \\<b\\>now\\</b\\>" in bulletin
    assert "javascript" not in re.sub(r"\\\]\(javascript", "", bulletin)
    marks = [line for line in bulletin.splitlines() if line.startswith("[^")]
    assert [line.split("]:")[0] for line in marks] == [f"[^{number}" for number in range(1, len(marks) + 1)]
    assert all(f"[^{number}]" in bulletin.split("\n[^1]:")[0] for number in range(1, len(marks) + 1))


def test_private_sources_keep_their_words(tmp_path: Path) -> None:
    with Graph(None) as graph:
        graph.build(articles(tmp_path / "all", "e.md"), private=True)
        bulletin = graph.whats_new("2025").markdown()
    assert "(words withheld) — a private source, 2025-07-09" in bulletin
    assert "has left Google" not in bulletin
    assert "The Daily" not in bulletin


def test_every_org_view_is_compared_as_it_is_asked_in(tmp_path: Path) -> None:
    row = "Eva Dahl,GitHub,Anthropic,hire,completed,2024-03,,The Weekly,2024-03-04"
    with Graph(None, org_view="group") as grouped, Graph(None, org_view="as-reported") as reported:
        grouped.build(table(tmp_path / "t.csv", row))
        reported.build(table(tmp_path / "t.csv", row))
        assert [found["from_org"] for found in grouped.whats_new("2024")] == ["Microsoft"]
        assert [found["from_org"] for found in reported.whats_new("2024")] == ["GitHub"]
        assert grouped.verify() == reported.verify() == []
        assert told(reported.diff(grouped)) == {("Eva Dahl", CORRECTED): "origin: GitHub -> Microsoft; unit of the origin: not stated -> GitHub"}
        assert grouped.whats_new("2024").footer.org_view == "group"


def test_nothing_new_is_said(tmp_path: Path) -> None:
    with Graph(None) as graph:
        graph.build(articles(tmp_path / "all", "e.md"))
        assert "Nothing new." in graph.whats_new("2026").markdown()
