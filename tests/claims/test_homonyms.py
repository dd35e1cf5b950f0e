"""Whoever bears a frequent name is called by an organization too, unless a list knows them by it. All people are invented."""

from __future__ import annotations

import pytest

from talentgraph.claims import Gazetteer, told_apart
from talentgraph.model import Claim, EntityKind, Kind, Known, PersonKind, Quote, Status

LISTED = Gazetteer(
    [
        Known("zhang-xian", EntityKind.PERSON, "张贤"),  # by this name alone
        Known("fang", EntityKind.PERSON, "Qixian Fang", ("方启贤",), frozenset({"方启贤"})),
    ]
)


def claim(person: str, from_org: str | None, to_org: str | None, kind: PersonKind = PersonKind.NAMED) -> Claim:
    move = Kind.HIRE if to_org else Kind.DEPARTURE
    return Claim("d", "zh-Hans", person, person, kind, move, Status.COMPLETED, Quote("q", 0, 1), from_org, to_org)


@pytest.mark.parametrize(
    ("told", "called"),
    [
        ([("王磊", "Acme", None)], ["王磊 (Acme)"]),
        ([("王磊", None, "Zorblax"), ("王磊", "Acme", None)], ["王磊 (Acme)", "王磊 (Acme)"]),  # one name throughout, of the place left
        ([("王磊", None, "Zorblax")], ["王磊 (Zorblax)"]),
        ([("王若琳", "Acme", None), ("Lei Wang", "Acme", None), ("冼磊", "Acme", None)], ["王若琳", "Lei Wang", "冼磊"]),
        ([("张贤", "Acme", None), ("方启贤", "Acme", None)], ["张贤", "方启贤 (Acme)"]),
    ],
)
def test_names(told: list[tuple[str, str | None, str | None]], called: list[str]) -> None:
    found = told_apart([claim(*one) for one in told], LISTED)
    assert [one.person for one in found] == called
    assert [one.person_as_written for one in found] == [person for person, *_ in told]


def test_groups_have_no_homonyms() -> None:
    assert told_apart([claim("王磊", "Acme", None, PersonKind.GROUP)], LISTED)[0].person == "王磊"
