"""Dated relations between organizations -> under which organization each stands, by view and day.

Views: `point-in-time` follows renames for ever, mergers from their day on, and books what was spun off under its parent before that day.
`group` rolls units and subsidiaries up to what they belonged to on the day. `today` takes the structure of today for all days.
`as-reported` follows nothing and needs no rows here. (The terms are those of company data: point-in-time and pro-forma.)
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from talentgraph.language import periods
from talentgraph.model import OrgView, Relation
from talentgraph.store import sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from talentgraph.store import Store

_OWNED = (Relation.UNIT_OF, Relation.ACQUIRED_BY)
_FOREVER = dt.date.max


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation: `org` RELATION `other`, from `day` on.

    Attributes:
        org: Entity id.
        relation: What it is to the other.
        other: Entity id.
        day: First day, or None where it is not known; of a spin-off, the day it became independent.
    """

    org: str
    relation: Relation
    other: str
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Under which organization one stands for some days.

    Attributes:
        org: Entity id.
        view: The view.
        since: First day, or None.
        until: Last day, or None.
        stands_under: Entity id of another organization.
        reason: The last relation followed.
    """

    org: str
    view: OrgView
    since: dt.date | None
    until: dt.date | None
    stands_under: str
    reason: str


def derive(store: Store) -> bool:
    """Make org_standings from lineage, once names of organizations are resolved.

    Returns:
        Whether what was derived before can stay: the table was empty, or it is as it was.
    """
    before = store.rows("FROM org_standings").rows
    if before and not store.one(sql("lineage_moved")):
        return True
    rows = store.rows("SELECT org_id, relation, other_id, date FROM entity_lineage ORDER BY ALL").rows
    ties = [Tie(org, Relation(relation), other, periods.from_iso(date).earliest) for org, relation, other, date in rows]
    found = [(s.org, s.view.value, s.since, s.until, s.stands_under, s.reason) for s in standings(ties)]
    if before or store.one("SELECT count(*) FROM derived_from"):
        return sorted(map(repr, before)) == sorted(map(repr, found))
    if found:
        columns = zip(*found, strict=True)
        store.append("org_standings", dict(zip(("org_id", "view", "since", "until", "stands_under", "reason"), map(list, columns), strict=True)))
    return True


def standings(ties: Iterable[Tie]) -> list[Standing]:
    """Every organization that ever stands under another, in each view, as intervals of days.

    >>> ties = [Tie("brain", Relation.MERGED_INTO, "deepmind", dt.date(2023, 4, 1)), Tie("deepmind", Relation.ACQUIRED_BY, "google", dt.date(2014, 1, 1))]
    >>> for one in standings(ties):
    ...     print(one.org, one.view, one.since, one.until, one.stands_under)
    brain point-in-time 2023-04-01 None deepmind
    brain group 2023-04-01 None google
    brain today None None google
    deepmind group 2014-01-01 None google
    deepmind today None None google
    """
    of_org: dict[str, list[Tie]] = defaultdict(list)
    for tie in sorted(set(ties), key=lambda tie: (tie.org, tie.day or dt.date.min, tie.relation, tie.other)):
        if tie.org != tie.other:
            of_org[tie.org].append(tie)
    found = []
    for org in sorted(of_org):
        for view in (OrgView.POINT_IN_TIME, OrgView.GROUP, OrgView.TODAY):
            found += _intervals(org, view, of_org)
    return found


def _intervals(org: str, view: OrgView, of_org: dict[str, list[Tie]]) -> list[Standing]:
    days = [dt.date.min, *sorted(_days(org, of_org))] if view is not OrgView.TODAY else [_FOREVER]
    found: list[Standing] = []
    for number, day in enumerate(days):
        until = days[number + 1] - dt.timedelta(days=1) if number + 1 < len(days) else None
        under, reason = _follow(org, day, view, of_org)
        if under == org:
            continue
        since = None if day in {dt.date.min, _FOREVER} else day
        last = found[-1] if found else None
        if last and last.stands_under == under and last.until and since and last.until + dt.timedelta(days=1) == since:
            found[-1] = Standing(org, view, last.since, until, under, last.reason)
        else:
            found.append(Standing(org, view, since, until, under, reason))
    return found


def _days(org: str, of_org: dict[str, list[Tie]]) -> set[dt.date]:
    """All days on which something changes for an organization or for what it may stand under."""
    seen, days, todo = {org}, set[dt.date](), [org]
    while todo:
        for tie in of_org.get(todo.pop(), ()):
            if tie.day:
                days.add(tie.day)
            if tie.other not in seen:
                seen.add(tie.other)
                todo.append(tie.other)
    return days


def _follow(org: str, day: dt.date, view: OrgView, of_org: dict[str, list[Tie]]) -> tuple[str, str]:
    """Where an organization stands on a day, and the last relation on the way. A ring of relations ends where it began to repeat."""
    seen, reason = [org], ""
    while tie := _next(of_org.get(seen[-1], ()), day, view):
        if tie.other in seen:
            break
        seen.append(tie.other)
        reason = tie.relation.value
    return seen[-1], reason


def _next(ties: Sequence[Tie], day: dt.date, view: OrgView) -> Tie | None:
    """The relation that holds on a day: of several the latest."""
    holding = [tie for tie in ties if _holds(tie, day, view)]
    return holding[-1] if holding else None


def _holds(tie: Tie, day: dt.date, view: OrgView) -> bool:
    if tie.relation is Relation.RENAMED_TO:
        return True
    if tie.relation is Relation.SPUN_OFF_FROM:
        return view is not OrgView.TODAY and tie.day is not None and day < tie.day
    if tie.relation in _OWNED and view is OrgView.POINT_IN_TIME:
        return False
    return tie.day is None or tie.day <= day
