"""Whose column is which field of ours."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import talentgraph
from talentgraph.documents import table_plan
from talentgraph.documents.columns import spelt
from talentgraph.documents.layouts import layout
from talentgraph.errors import InputError
from talentgraph.model import DocumentKind

LEXICON = tomllib.loads((Path(talentgraph.__file__).parent / "lexicon" / "tables.toml").read_text("utf-8"))
MOVES, SPELLS = DocumentKind.MOVES, DocumentKind.SPELLS


@pytest.mark.parametrize(
    ("table", "kind", "fields"),
    [
        ("Name,Old Company,New Company,Joined\nAnn,Acme,Globex,2020\n", MOVES, "person=name from_org=old company to_org=new company date=joined"),
        ("姓名,原公司,新公司,日期\n安,甲,乙,2020年1月\n", MOVES, "person=姓名 from_org=原公司 to_org=新公司 date=日期"),
        ("姓名,原單位,現單位,職位\n安,甲,乙,工程師\n", MOVES, "person=姓名 from_org=原單位 to_org=現單位 role_to=職位"),
        ("人员,任职机构,入职时间,离职时间\n安,甲,2018,至今\n", SPELLS, "person=人员 organization=任职机构 start=入职时间 end=离职时间"),
        ("Who\tOriOrgName\tDesOrgName\nAnn\tAcme\tGlobex\n", MOVES, "person=who from_org=oriorgname to_org=desorgname"),
        ("employee,employer,previous employer\nAnn,Globex,Acme\n", MOVES, "person=employee from_org=previous employer to_org=employer"),
        ("full_name,current_company,left\nAnn,Globex,Acme\n", MOVES, "person=full_name to_org=current_company from_org="),
        ("person,source,target\nAnn,Acme,Globex\n", MOVES, "person=person from_org=source to_org=target"),
        ("person,to,source\nAnn,Globex,https://a.example\n", MOVES, "person=person to_org=to source_url=source"),
        ("person,to,source\nAnn,Globex,The Daily\n", MOVES, "person=person to_org=to source_outlet=source"),
        ("player,club,other club,movement,year\nAnn,Acme,Globex,in,2020\n", MOVES, "organization=club other_org=other club direction=movement"),
        # The cells decide where the header may mean two things.
        ("person,organization,from,to\nAnn,Acme,2010,2012\n", SPELLS, "organization=organization start=from end=to"),
        ("who,from,to,when\nAnn,Acme,Globex,2010\n", MOVES, "person=who from_org=from to_org=to date=when"),
        ("name,company,type\nAnn,Acme,full-time\nBo,Acme,part-time\n", SPELLS, "person=name organization=company"),
        ("name,from,to,type\nAnn,Acme,Globex,hired\nBo,Acme,Globex,resigned\n", MOVES, "kind=type"),
        ("name,from,to,type\nAnn,Acme,Globex,blue\nBo,Acme,Globex,red\n", MOVES, "kind="),
        ("name,organization,year\nAnn,Acme,2020\n", SPELLS, "start=year"),
        ("person_id,name,company,start\n7,Ann,Acme,2020\n", SPELLS, "person=name person_id=person_id"),
    ],
)
def test_headers_and_cells_tell_the_columns(table: str, kind: DocumentKind, fields: str) -> None:
    plan = table_plan(table, "t.csv")
    assert plan.kind is kind
    for ours, theirs in re.findall(r"(\w+)=(.*?)(?=\s\w+=|$)", fields):
        assert plan.fields.get(ours, "") == theirs


def test_names_of_ours_hold_against_synonyms() -> None:
    plan = table_plan("name,person,company,organization\nMs,Ann,Initech,Acme\n", "t.csv")
    assert (plan.fields["person"], plan.fields["organization"], plan.guessed) == ("person", "organization", frozenset())


def test_what_the_user_says_holds() -> None:
    table = "name,boss,place,day,kind\nAnn,Bo,Acme,2020,x\n"
    plan = table_plan(table, "t.csv", {"person": "Boss", "to_org": "place", "kind": "", "dates": "dmy"})
    assert plan.fields == {"person": "boss", "to_org": "place", "date": "day"}
    assert (plan.kind, plan.dates, plan.guessed) == (MOVES, "dmy", frozenset({"date"}))


@pytest.mark.parametrize(
    ("mapping", "message", "hint"),
    [
        ({"person": "nmae"}, "t.csv has no column nmae", "did you mean name?"),
        ({"dates": "us"}, "dates are written dmy or mdy, not us", "--map dates=mdy"),
        ({}, "t.csv: a table of what? its columns are name, wage", "--map person=COLUMN"),
        ({"person": "wage"}, "t.csv: a table of what?", "--map to_org=COLUMN"),
    ],
)
def test_what_is_not_there_is_told_with_a_hint(mapping: dict[str, str], message: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        table_plan("name,wage\nAnn,3\n", "t.csv", mapping)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_table_without_people_is_one_of_counts() -> None:
    with pytest.raises(InputError) as caught:
        table_plan("Count,OriOrgName,DesOrgName\n2,Acme,Globex\n", "t.csv")
    assert "talentgraph score influence --from t.csv" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "delimiter", "skip", "width"),
    [
        ("a;b,c;d\n1;2,3;4\n", ";", 0, 3),
        ("a,b\n1,x;y;z\n", ",", 0, 2),
        ("a|b\n1|2\n", "|", 0, 2),
        ("Title\n\na\tb\n1\t2\n", "\t", 2, 2),
        ('"Title\nof two lines",\na,b\n1,2\n', ",", 2, 2),
        ("a\n1\n", ",", 0, 1),
    ],
)
def test_the_layout_is_told(text: str, delimiter: str, skip: int, width: int) -> None:
    made = layout(text, "t.csv")
    assert (made.delimiter, made.skip, len(made.header)) == (delimiter, skip, width)


def test_the_line_tells_what_was_taken_for_what() -> None:
    words = table_plan("Name,To,Age\nAnn,Acme,30\n", "t.csv").words("t.csv")
    assert words == "t.csv is read as moves: person = Name, to_org = To; not read: Age; other columns: --map FIELD=COLUMN"


def test_synonyms_are_spelt_as_headers_are() -> None:
    for ours, patterns in LEXICON["fields"].items():
        assert len(patterns) == len(set(patterns)), ours
        for pattern in patterns:
            bare = pattern.replace("{place}", "place").replace("{地}", "地")
            assert spelt(bare) == bare, ours
