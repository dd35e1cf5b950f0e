"""What a table holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talentgraph.documents import table_plan
from talentgraph.errors import InputError
from talentgraph.model import DocumentKind

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize("name", ["moves", "organizations", "people", "lineage"])
def test_the_seeds(name: str) -> None:
    assert table_plan((SEEDS / f"{name}.csv").read_text("utf-8"), f"{name}.csv").kind.value == name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("person,to_org\n", DocumentKind.MOVES),
        ("person,from_org\n", DocumentKind.MOVES),
        ("\ufeffPerson, TO_ORG ,note\r\nA,B,C\r\n", DocumentKind.MOVES),
        ('"person","to_org"\n', DocumentKind.MOVES),
        ("person,to_org\rA,B\r", DocumentKind.MOVES),
        ("person;to_org\nA;B\n", DocumentKind.MOVES),
        ("person\tto_org\nA\tB\n", DocumentKind.MOVES),
        ("person,organization\n", DocumentKind.SPELLS),
        ("Person,Organization,title,start_date,end_date,urls\n", DocumentKind.SPELLS),
        ("person,organization,to_org\n", DocumentKind.MOVES),
        ("name,org_id,x\n", DocumentKind.ORGANIZATIONS),
        ("person_id,name\n", DocumentKind.PEOPLE),
        ("org_id,relation,other_id", DocumentKind.LINEAGE),
    ],
)
def test_kinds(text: str, kind: DocumentKind) -> None:
    assert table_plan(text, "t.csv").kind is kind


@pytest.mark.parametrize("text", ["", "\n", "name,age\nAnn,3\n", "person\n", '"person\n', "x" * 200_000])
def test_an_unknown_table_is_told_in_one_line(text: str) -> None:
    with pytest.raises(InputError) as caught:
        table_plan(text, "t.csv")
    assert caught.value.message.startswith("t.csv")
    assert "\n" not in caught.value.message
    assert len(caught.value.message) < 300
    assert caught.value.hint


@given(st.text(st.characters(exclude_categories=[])) | st.text('abc,"\r\n\0;', max_size=30))
def test_any_text_is_a_table_or_refused(text: str) -> None:
    try:
        table_plan(text, "t.csv")
    except InputError as error:
        assert "\n" not in error.message  # noqa: PT017 - most texts are refused, some are not
