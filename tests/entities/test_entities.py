from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talentgraph.entities import find
from talentgraph.errors import UnknownName
from talentgraph.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "person,from_org,to_org,date\n"


def built(tmp_path: Path, *rows: str) -> Graph:
    path = tmp_path / "t.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), "utf-8")
    graph = Graph(None)
    graph.build(path)
    return graph


@pytest.mark.parametrize("name", ["OpenAI", "openai", "Open AI", " OPENAI ", "开放人工智能", "開放人工智能", "OpenAI Inc."])
def test_one_organization_under_all_its_names(tmp_path: Path, name: str) -> None:
    with built(tmp_path, "Anna Berg,Apple,OpenAI,2025") as graph:
        assert find(graph._store, name, "organization").id == "openai"


def test_forms_of_one_key_are_one_entity_named_by_the_most_frequent(tmp_path: Path) -> None:
    rows = ["Anna Berg,Apple,Zorblax,2021", "Ben Koch,Apple,ZORBLAX Inc.,2022", "Cleo Lind,Apple,Zorblax,2023"]
    with built(tmp_path, *rows) as graph:
        assert graph.sql("SELECT DISTINCT to_org FROM told_moves").rows == [("Zorblax",)]


def test_homonyms_in_other_characters_stay_apart(tmp_path: Path) -> None:
    with built(tmp_path, "Yao Shunyu (姚顺雨),OpenAI,Tencent,2025", "Yao Shunyu (姚顺宇),Anthropic,Google DeepMind,2025") as graph:
        assert graph.sql("SELECT count(DISTINCT person_id) FROM moves").rows == [(2,)]
        with pytest.raises(UnknownName):
            graph.find("Yao Shunyu", "person")


def test_ids_come_from_content(tmp_path: Path) -> None:
    ids = set()
    for rows in (["Anna Berg,Zorblax,Apple,2021", "Ben Koch,Quux Labs,Apple,2022"], ["Ben Koch,Quux Labs,Apple,2022", "Anna Berg,Zorblax,Apple,2021"]):
        with built(tmp_path, *rows) as graph:
            ids.add(tuple(graph.sql("SELECT id FROM entities WHERE NOT listed ORDER BY id").rows))
    assert len(ids) == 1


def test_person_and_organization_of_one_name_are_two(tmp_path: Path) -> None:
    with built(tmp_path, "Zorblax,Apple,Zorblax,2021") as graph:
        assert graph.find("Zorblax", "person").id != graph.find("Zorblax", "organization").id


def test_a_name_that_many_bear_is_not_the_listed_one_s_by_itself(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("person_id,name,aliases,ambiguous\nfang,Qixian Fang,张贤,张贤\n", "utf-8")
    (tmp_path / "moves.csv").write_text(HEADER + "Qixian Fang,OpenAI,Zorblax,2024-03\n", "utf-8")
    (tmp_path / "a.md").write_text("---\ndate: 2024-12-06\n---\n华为副总裁张贤离职。\n", "utf-8")
    (tmp_path / "b.md").write_text("---\ndate: 2024-03-06\n---\nOpenAI副总裁张贤离职。\n", "utf-8")
    with Graph(None) as graph:
        graph.build(tmp_path)
        found = graph.sql("SELECT DISTINCT person, from_org FROM told_moves ORDER BY ALL").rows
    assert found == [("Qixian Fang", "OpenAI"), ("张贤 (Huawei)", "Huawei")]


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        ("华为副总裁张贤离职。", "百度副总裁张贤离职。", 2),
        ("华为副总裁张贤离职，加入百度。", "百度副总裁张贤离职。", 1),  # once both were at Baidu
        ("华为副总裁张贤离职。", "华为原副总裁张贤加入百度。", 1),
    ],
)
def test_two_articles_on_one_frequent_name(tmp_path: Path, first: str, second: str, people: int) -> None:
    (tmp_path / "a.md").write_text(f"---\ndate: 2021-12-06\n---\n{first}\n", "utf-8")
    (tmp_path / "b.md").write_text(f"---\ndate: 2024-03-06\n---\n{second}\n", "utf-8")
    with Graph(None) as graph:
        graph.build(tmp_path)
        assert graph.sql("SELECT count(DISTINCT person_id) FROM moves").rows == [(people,)]


def test_a_short_name_of_two_listed_ones_is_neither_s(tmp_path: Path) -> None:
    with built(tmp_path, "Mara Lindt,ICE,Nasdaq,2025", "Ben Koch,Intercontinental Exchange,Nasdaq,2025") as graph:
        assert graph.sql("SELECT from_org FROM told_moves ORDER BY ALL").rows == [("ICE",), ("Intercontinental Exchange",)]
