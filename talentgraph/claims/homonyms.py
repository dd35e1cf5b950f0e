"""People whose name many bear, told apart by where they work: 张勇 (Acme)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from talentgraph.language.transliteration import surnames
from talentgraph.model import EntityKind, PersonKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.model import Claim

_SHORT = 2  # characters
_FREQUENT = 1  # of surnames: the twenty that half of China bears


def told_apart(claims: Iterable[Claim], gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """The claims of one article, in which whoever bears such a name, and is no listed person, is called by their organization too.

    Whether two of them are one is then weighed as between any two names.
    """
    found = tuple(claims)
    places: dict[str, str] = {}
    for claim in sorted(found, key=lambda claim: claim.from_org is None):
        places.setdefault(claim.person, claim.from_org or claim.to_org or "")
    return tuple(
        replace(claim, person=f"{claim.person} ({places[claim.person]})")
        if claim.person_kind is PersonKind.NAMED and _has_homonyms(claim.person, gazetteer)
        else claim
        for claim in found
    )


def _has_homonyms(name: str, gazetteer: Gazetteer) -> bool:
    listed = (EntityKind.PERSON, name) in gazetteer.by_name
    return name in gazetteer.shared or (is_common(name) and not listed)


def is_common(name: str) -> bool:
    """Whether thousands bear a Chinese name: one of the most frequent surnames and one character.

    >>> is_common("张勇"), is_common("诸葛亮"), is_common("梁文锋")
    (True, False, False)
    """
    listed = surnames().get(name[:1])
    return len(name) == _SHORT and listed is not None and listed.common == _FREQUENT
