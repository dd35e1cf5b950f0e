"""Which names of a graph rules make one, and which they only show together: bands, context, what keeps apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talentgraph.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "person,from_org,to_org,role_from,date,source_outlet\n"


def verdicts(tmp_path: Path, rows: tuple[str, ...], articles: tuple[str, ...] = (), lists: str = "") -> dict[tuple[str, str], str]:
    (tmp_path / "t.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows), "utf-8")
    for number, text in enumerate(articles):
        (tmp_path / f"{number}.md").write_text(f"---\ndate: 2025-07-0{number + 1}\noutlet: O{number}\n---\n\n{text}\n", "utf-8")
    if lists:
        (tmp_path / "p.csv").write_text(f"person_id,name,aliases\n{lists}\n", "utf-8")
    with Graph(None) as graph:
        graph.build(tmp_path)
        assert graph.verify(quick=True) == []
        query = """SELECT l.name, r.name, i.verdict FROM identities AS i JOIN names AS l ON l.name_id = i.left_id
            JOIN names AS r ON r.name_id = i.right_id WHERE i.told_by IS NULL"""
        return {(min(a, b), max(a, b)): verdict for a, b, verdict in graph.sql(query).rows}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # One name in another order, and a full transliteration with the same move: one person.
        (("Zhang Qiuyue,OpenAI,Meta,,2025-06,A", "Qiuyue Zhang,OpenAI,Meta,,2025-06,B"), "same"),
        (("庞若珉,Apple,Meta,,2025-07,A", "Ruomin Pang,Apple,Meta,,2025-07,B"), "same"),
        # The same without any move in common is not.
        (("庞若珉,Apple,Meta,,2025-07,A", "Ruomin Pang,Tesla,Amazon,,2019-07,B"), "probable"),
        # A surname and a move in common never make one person.
        (("汪韬韬,Scale AI,Meta,CEO,2025-07,A", "Alexei Wang,Scale AI,Meta,CEO,2025-07,B"), "probable"),
        # Two Chinese names, two people, whatever they did.
        (("姚舜宇,Anthropic,Google,,2025-09,A", "姚舜羽,Anthropic,Google,,2025-09,B"), None),
        (("P7496 Q824,Apple,Meta,,2025-07,A", "P10407 Q13033,Apple,Meta,,2025-07,B"), "different"),
        (("Daniela Amodeo,OpenAI,Anthropic,,2021,A", "Dario Amodeo,OpenAI,Anthropic,,2021,A"), None),
    ],
)
def test_bands(tmp_path: Path, rows: tuple[str, ...], expected: str | None) -> None:
    names = sorted(row.split(",")[0] for row in rows)
    found = verdicts(tmp_path, rows).get((names[0], names[1]))
    assert found == expected or (expected is None and found == "different")


def test_a_shared_company_makes_a_stranger_probable_and_no_more(tmp_path: Path) -> None:
    found = verdicts(
        tmp_path,
        ("Alexei Wangg,Scale AI,Meta,CEO,2025-07,A",),
        ("Meta hired Alexei Wang, formerly CEO of Scale AI, and Natan Friedberg, formerly CEO of GitHub, in July 2025.",
         "Meta挖来了Scale AI CEO汪韬和GitHub CEO纳坦·弗里德伯格。"),
    )  # fmt: skip
    assert {verdict for pair, verdict in found.items() if "汪韬" in pair} == {"probable"}


def test_lists_decide_for_themselves(tmp_path: Path) -> None:
    found = verdicts(tmp_path, ("Zhang Qiuyue,OpenAI,Meta,,2025-06,A",), lists="one,Zhang Qiuyue,\ntwo,Qiuyue Zhang,")
    assert found == {}


def test_a_name_that_a_user_gave_is_not_merged_by_rules(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(HEADER + "Anna Berga,Apple,Meta,,2025,A\nAnna Berga,Tesla,Google,,2025,B\n", "utf-8")
    with Graph(None) as graph:
        graph.build(tmp_path)
        claim = str(graph.sql("SELECT id FROM claims WHERE to_org = 'Google'").rows[0][0])
        graph.correct(claim, person="Anna Berga (Google)", reason="another one")
        assert graph.sql("SELECT count(DISTINCT person_id) FROM moves").rows == [(2,)]


def test_the_order_of_adding_changes_nothing(tmp_path: Path) -> None:
    rows = ["Zhang Qiuyue,OpenAI,Meta,,2025-06,A", "Qiuyue Zhang,OpenAI,Meta,,2025-06,B", "章秋月,OpenAI,Meta,,2025-06,C"]
    exports: list[list[str]] = []
    for order in (rows, rows[::-1]):
        folder = tmp_path / str(len(exports))
        folder.mkdir()
        for row in order:
            (folder / f"{rows.index(row)}.csv").write_text(HEADER + row + "\n", "utf-8")
        with Graph(None) as graph:
            for path in [folder / f"{rows.index(row)}.csv" for row in order]:
                graph.build(path)
            exports.append(graph.canonical())
    assert exports[0] == exports[1]
