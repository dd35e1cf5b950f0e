from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from talentgraph.entities.lineage import Standing, Tie, standings
from talentgraph.model import OrgView, Relation

DAYS = st.one_of(st.none(), st.dates(dt.date(2000, 1, 1), dt.date(2010, 1, 1)))
TIES = st.lists(st.builds(Tie, st.sampled_from("abcd"), st.sampled_from(list(Relation)), st.sampled_from("abcd"), DAYS), max_size=6)


def under(found: list[Standing], org: str, view: str, day: dt.date) -> str:
    hits = [s for s in found if s.org == org and s.view == view and (not s.since or s.since <= day) and (not s.until or day <= s.until)]
    assert len(hits) <= 1
    return hits[0].stands_under if hits else org


def test_mergers_by_their_day_and_groups_on_top() -> None:
    found = standings([
        Tie("brain", Relation.MERGED_INTO, "deepmind", dt.date(2023, 4, 1)), Tie("deepmind", Relation.ACQUIRED_BY, "google", dt.date(2014, 1, 1)),
        Tie("brain", Relation.UNIT_OF, "google"),
    ])  # fmt: skip
    before, after = dt.date(2020, 1, 1), dt.date(2024, 1, 1)
    assert [under(found, "brain", "point-in-time", day) for day in (before, after)] == ["brain", "deepmind"]
    assert [under(found, "brain", "group", day) for day in (before, after)] == ["google", "google"]
    assert under(found, "deepmind", "group", dt.date(2013, 12, 31)) == "deepmind"
    assert under(found, "deepmind", "today", dt.date(2000, 1, 1)) == "google"


def test_what_was_spun_off_stood_under_its_parent_before() -> None:
    found = standings([Tie("honor", Relation.SPUN_OFF_FROM, "huawei", dt.date(2020, 11, 1))])
    assert [under(found, "honor", view, dt.date(2019, 1, 1)) for view in OrgView] == ["honor", "huawei", "huawei", "honor"]
    assert [under(found, "honor", view, dt.date(2021, 1, 1)) for view in OrgView] == ["honor"] * 4


def test_rings_end() -> None:
    ring = [Tie("a", Relation.MERGED_INTO, "b"), Tie("b", Relation.MERGED_INTO, "a"), Tie("a", Relation.UNIT_OF, "a")]
    assert {(s.org, s.stands_under) for s in standings(ring)} == {("a", "b"), ("b", "a")}


@given(TIES, st.dates(dt.date(1999, 1, 1), dt.date(2011, 1, 1)))
def test_intervals_say_what_following_the_ties_on_that_day_says(ties: list[Tie], day: dt.date) -> None:
    found = standings(ties)
    assert found == standings(ties[::-1])
    for org in "abcd":
        for view in (OrgView.POINT_IN_TIME, OrgView.GROUP, OrgView.TODAY):
            assert under(found, org, view, day) == followed(org, set(ties), view, day)


def followed(org: str, ties: set[Tie], view: OrgView, day: dt.date) -> str:
    seen = [org]
    while True:
        holding = []
        for tie in ties:
            if tie.org != seen[-1] or tie.other == tie.org:
                continue
            if tie.relation is Relation.SPUN_OFF_FROM:
                holds = view is not OrgView.TODAY and tie.day is not None and day < tie.day
            elif tie.relation is Relation.RENAMED_TO or view is OrgView.TODAY:
                holds = True
            else:
                holds = (view is OrgView.GROUP or tie.relation is Relation.MERGED_INTO) and (tie.day is None or tie.day <= day)
            if holds:
                holding.append((tie.day or dt.date.min, tie.relation, tie.other))
        if not holding or max(holding)[2] in seen:
            return seen[-1]
        seen.append(max(holding)[2])
