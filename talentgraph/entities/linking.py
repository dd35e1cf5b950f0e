"""Two names of one kind -> whether they are one entity: weighed by the names and by what claims say of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from talentgraph import parallel
from talentgraph.entities import contexts, likeness, people
from talentgraph.entities.collecting import without_collector
from talentgraph.entities.contexts import Telling
from talentgraph.model import EntityKind
from talentgraph.store import sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from talentgraph.entities.likeness import Form, Reason
    from talentgraph.store import Store

BLOCK = 60  # names at most that share a block: what more share says nothing
COMPANY = 200  # people at most between two organizations who are compared with one another
SAME, PROBABLE, CANDIDATE = 3.0, 0.5, -1.5  # log-odds from which on a verdict holds
_AGAINST = -0.5  # names that speak against each other more than this are never one by context
_SILENT = -5.0  # below it context can't lift a pair to a candidate
_AT_ONCE = 50_000  # pairs that are compared, or weighed, at a time
_READ = 10 * _AT_ONCE  # pairs that are read at a time, since each reading goes through all names
_PAIRS = "SELECT less, more FROM pairs WHERE place > $start AND place <= $end ORDER BY place"
_CALLED = "SELECT name_id, name FROM called WHERE name_id IN (SELECT unnest($names::VARCHAR[]))"


@dataclass(frozen=True, slots=True)
class Decision:
    """What rules say of two names.

    Attributes:
        left: Id of the less known name.
        right: Id of the other.
        verdict: same, probable, candidate or different.
        score: Log-odds, the sum of the reasons' weights.
        reasons: The evidence, the strongest first.
    """

    left: str
    right: str
    verdict: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    left: str
    right: str
    reasons: list[Reason]
    forbidden: str | None
    homonyms: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """Pairs of ids, less and more, and how each name of them is spelt: (id, spelling)."""

    kind: EntityKind
    pairs: list[tuple[str, str]]
    spelt: list[tuple[str, str]]


def decide(store: Store, kind: EntityKind) -> list[Decision]:
    """Decisions on all pairs of names that can be alike and of which one is of the region. What a list knows, it decides itself."""
    store.run("pairs", kind=kind, most=BLOCK)
    number = int(store.one("SELECT count(*) FROM pairs"))
    if not number:
        return []
    store.run("ends")
    given = {row[0] for row in store.rows(sql("given"), {"kind": kind}).rows}
    alike = chain.from_iterable(parallel.each(_alike, _parts(store, kind, number)))
    return [decision for pairs in parallel.batched(alike, _AT_ONCE) for decision in _weighed(store, kind, pairs, given)]


def _parts(store: Store, kind: EntityKind, number: int) -> Iterator[_Part]:
    called = [row[0] for row in store.rows("SELECT name_id FROM compared ORDER BY number").rows]
    for start in range(0, number, _READ):
        pairs = [(called[less - 1], called[more - 1]) for less, more in store.rows(_PAIRS, {"start": start, "end": start + _READ}).rows]
        spelt: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in store.rows(sql("spellings_of"), {"kind": kind, "names": _named(pairs)}).rows:
            spelt[row[0]].append(row)
        for part in parallel.batched(pairs, _AT_ONCE):
            yield _Part(kind, part, [row for name in _named(part) for row in spelt[name]])


def _named(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return sorted({name for pair in pairs for name in pair})


@without_collector()
def _alike(part: _Part) -> list[_Pair]:
    """The pairs that are more alike than nothing."""
    forms: dict[str, list[Form]] = defaultdict(list)
    for (name, _), form in zip(part.spelt, likeness.forms([spelling for _, spelling in part.spelt], part.kind), strict=True):
        forms[name].append(form)
    pairs = (_pair(less, more, forms[less], forms[more]) for less, more in part.pairs)
    return [pair for pair in pairs if pair]


def _weighed(store: Store, kind: EntityKind, pairs: Sequence[_Pair], given: AbstractSet[str]) -> list[Decision]:
    """What names and claims together say of some pairs. Names that users gave to put reports right no rule makes one with others."""
    told = _told(store, kind, sorted({name for pair in pairs for name in (pair.left, pair.right)})) if pairs else {}
    ends = {end for tellings in told.values() for one in tellings for end in (one.other, one.origin, one.to, *one.peers) if end}
    called = dict(store.rows(_CALLED, {"names": sorted(ends)}).rows) if ends else {}
    weigh = contexts.of_persons if kind is EntityKind.PERSON else contexts.of_organizations
    found = []
    for pair in pairs:
        one, other = told.get(pair.left, []), told.get(pair.right, [])
        both = kind is EntityKind.PERSON and likeness.strength(pair.reasons) < SAME and contexts.together(one, other)
        forbidden = pair.forbidden or ("one article tells of both" if both else None)
        sure = pair.left not in given and pair.right not in given
        told_of_both = weigh(one, other, called)
        apart = contexts.of_homonyms(one, other, told_of_both, called) if pair.homonyms else []
        found.append(_decision(pair, [*pair.reasons, *told_of_both, *apart], forbidden, sure=sure))
    return [decision for decision in found if decision]


def _told(store: Store, kind: EntityKind, names: list[str]) -> Mapping[str, list[Telling]]:
    told: dict[str, list[Telling]] = defaultdict(list)
    for name, document, article, other, origin, to, since, until, role, peers in store.rows(sql("tellings"), {"names": names, "kind": kind}).rows:
        told[name].append(Telling(document, article, other, origin, to, since, until, role, frozenset(peers or ())))
    return told


def _decision(pair: _Pair, reasons: list[Reason], forbidden: str | None, *, sure: bool) -> Decision | None:
    score = round(likeness.strength(reasons), 2)
    if score < CANDIDATE:
        return None
    if forbidden:
        reasons = [likeness.Reason("kept apart", 0.0, forbidden), *reasons]
        return Decision(pair.left, pair.right, "different", score, tuple(reasons))
    against = likeness.strength(pair.reasons) < _AGAINST
    verdict = "candidate" if score < PROBABLE else "probable" if score < SAME or against or not sure else "same"
    return Decision(pair.left, pair.right, verdict, score, _ordered(reasons))


def _ordered(reasons: list[Reason]) -> tuple[Reason, ...]:
    """The prior, then the strongest first; without those that add nothing."""
    heavy = [reason for reason in reasons if round(reason.weight, 2)]
    return tuple(sorted(heavy, key=lambda reason: (reason.name != "prior", -abs(reason.weight), reason.name)))


def _pair(less: str, more: str, one: list[Form], other: list[Form]) -> _Pair | None:
    """The evidence of the two spellings that are most alike, and what forbids that they are one; None where even context could not make them so.

    Any two spellings may forbid it, unless two others are surely one.
    """
    best: tuple[list[str], Form, Form] | None = None
    most = 0.0
    for a in one:
        for b in other:
            found = likeness.evidence(a, b)
            if found and (best is None or likeness.weight(found, a.kind) > most):
                best, most = (found, a, b), likeness.weight(found, a.kind)
    if best is None or most < _SILENT:
        return None
    forbidden = likeness.forbids(*best[1:])
    if not forbidden and most < SAME:
        forbidden = next((words for a in one for b in other if (words := likeness.forbids(a, b))), None)
    homonyms = "same spelling" in best[0] and any(people.is_placed(form.name) for form in best[1:])
    return _Pair(less, more, likeness.told(*best), forbidden, homonyms)
