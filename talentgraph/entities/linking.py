"""Names of one kind -> which of them are one entity: pairs that share a block, weighed by their names and by what claims say of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from talentgraph.entities import contexts, likeness
from talentgraph.model import EntityKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from talentgraph.entities.contexts import Telling
    from talentgraph.entities.likeness import Form, Reason
    from talentgraph.entities.naming import Name

_BLOCK = 60  # names at most that share a block: what more share says nothing
SAME, PROBABLE, CANDIDATE = 3.0, 0.5, -1.5  # log-odds from which on a verdict holds
_AGAINST = -0.5  # names that speak against each other more than this are never one by context
_SILENT = -5.0  # below it context can't lift a pair to a candidate


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
    left: Name
    right: Name
    reasons: list[Reason]
    forbidden: str | None


def decide(
    kind: EntityKind,
    names: Sequence[Name],
    groups: Sequence[Sequence[str]],
    given: AbstractSet[str],
    tellings: Callable[[list[str]], Mapping[str, list[Telling]]],
    called: Mapping[str, str],
) -> list[Decision]:
    """Decisions on all pairs of names that can be alike, ordered by their ids. What a list knows, it decides itself.

    Args:
        kind: Person or organization.
        names: All names of the kind, ordered by id.
        groups: Ids of names that context brings together, besides those that are alike.
        given: Ids of names that users gave to put reports right: no rule makes them one with others.
        tellings: Gives what claims say of some names.
        called: Names to show of everything else, by id.
    """
    pairs = [pair for pair in _alike(kind, names, groups) if pair.reasons and likeness.strength(pair.reasons) >= _SILENT]
    told = tellings(sorted({name.id for pair in pairs for name in (pair.left, pair.right)})) if pairs else {}
    weigh = contexts.of_persons if kind is EntityKind.PERSON else contexts.of_organizations
    found = []
    for pair in pairs:
        one, other = told.get(pair.left.id, []), told.get(pair.right.id, [])
        both = kind is EntityKind.PERSON and likeness.strength(pair.reasons) < SAME and contexts.together(one, other)
        forbidden = pair.forbidden or ("one article tells of both" if both else None)
        sure = pair.left.id not in given and pair.right.id not in given
        found.append(_decision(pair, [*pair.reasons, *weigh(one, other, called)], forbidden, sure=sure))
    return [decision for decision in found if decision]


def _decision(pair: _Pair, reasons: list[Reason], forbidden: str | None, *, sure: bool) -> Decision | None:
    score = round(likeness.strength(reasons), 2)
    if score < CANDIDATE:
        return None
    if forbidden:
        reasons = [likeness.Reason("kept apart", 0.0, forbidden), *reasons]
        return Decision(pair.left.id, pair.right.id, "different", score, tuple(reasons))
    against = likeness.strength(pair.reasons) < _AGAINST
    verdict = "candidate" if score < PROBABLE else "probable" if score < SAME or against or not sure else "same"
    return Decision(pair.left.id, pair.right.id, verdict, score, _ordered(reasons))


def _ordered(reasons: list[Reason]) -> tuple[Reason, ...]:
    """The prior, then the strongest first; without those that add nothing."""
    heavy = [reason for reason in reasons if round(reason.weight, 2)]
    return tuple(sorted(heavy, key=lambda reason: (reason.name != "prior", -abs(reason.weight), reason.name)))


def _alike(kind: EntityKind, names: Sequence[Name], groups: Sequence[Sequence[str]]) -> Iterator[_Pair]:
    """Pairs of which at least one is in no list, with what their spellings say."""
    unlisted = [name for name in names if not name.listed]
    if not unlisted:
        return
    listed = _listed(kind, tuple((name.id, spelling) for name in names if name.listed for _, spelling, _ in name.spellings))
    written = _prepare(kind, tuple((name.id, spelling) for name in unlisted for _, spelling, _ in name.spellings))
    by_id, forms = {name.id: name for name in names}, {**listed.forms, **written.forms}
    # Keys that begin with x bring two scripts together.
    blocks = (
        (block.startswith("x"), list(dict.fromkeys([*listed.blocks.get(block, ()), *written.blocks[block]]))) for block in sorted(written.blocks)
    )
    met: set[tuple[str, str]] = set()
    for across, inside in (*(found for found in blocks if 1 < len(found[1]) <= _BLOCK), *((False, group) for group in groups)):
        for place, right in enumerate(inside):
            for left in inside[:place]:
                pair = (min(left, right), max(left, right))
                alone = (by_id[left].listed and by_id[right].listed) or (across and _scripts(forms[left]) == _scripts(forms[right]))
                if pair not in met and not alone:
                    met.add(pair)
                    less, more = sorted((by_id[left], by_id[right]), key=lambda name: (name.listed, name.count, name.id))
                    yield _Pair(less, more, *_best(forms[less.id], forms[more.id]))


def _scripts(forms: list[Form]) -> set[str]:
    return {form.script for form in forms}


@dataclass(frozen=True, slots=True)
class _Prepared:
    forms: dict[str, list[Form]]
    blocks: dict[str, list[str]]


def _prepare(kind: EntityKind, spelt: tuple[tuple[str, str], ...]) -> _Prepared:
    """Spellings by the id of their name, prepared."""
    forms: dict[str, list[Form]] = defaultdict(list)
    blocks: dict[str, list[str]] = defaultdict(list)
    for (name, _), form in zip(spelt, likeness.forms([spelling for _, spelling in spelt], kind), strict=True):
        forms[name].append(form)
        for block in likeness.blocks(form):
            blocks[block].append(name)
    return _Prepared(dict(forms), dict(blocks))


_listed = lru_cache(maxsize=4)(_prepare)  # what lists know stays so from one derivation to the next


def _best(one: list[Form], other: list[Form]) -> tuple[list[Reason], str | None]:
    """The evidence of the two spellings that are most alike, and what forbids that they are one.

    Any two spellings may forbid it, unless two others are surely one.
    """
    best: list[Reason] = []
    most, own, others = _SILENT, None, None
    for a in one:
        for b in other:
            reasons, forbidden = likeness.compare(a, b), likeness.forbids(a, b)
            others = others or forbidden
            if reasons and likeness.strength(reasons) >= most:
                best, most, own = reasons, likeness.strength(reasons), forbidden
    return best, own or (None if most >= SAME else others)
