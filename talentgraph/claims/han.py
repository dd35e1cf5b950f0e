"""Names in Chinese characters that no list knows, found in order: bodies of countries, roles, foreign names, then what words make up."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims import han_bodies, han_foreign, han_organizations, han_people, han_shorts
from talentgraph.claims.han_tokens import HAN, beginning, tokenize
from talentgraph.claims.masking import Node
from talentgraph.lexicon import read

if TYPE_CHECKING:
    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.claims.places import Mentions

_KINDS = ("top", "other", "seat")  # of titles in a row the first of these tells what they are


def names(found: Mentions, spans: list[tuple[int, int]], gazetteer: Gazetteer) -> None:
    """All Chinese mentions of some spans, but for pronouns and the like."""
    spans = [(start, end) for start, end in spans if re.compile(f"[{HAN}]").search(found.text, start, end)]
    if not spans:
        return
    han_bodies.ministries(found, spans, gazetteer)
    roles(found, spans)
    han_foreign.interpunct(found, spans)
    tokens = tokenize(found, spans)
    han_bodies.heads_of_places(found, tokens)
    han_organizations.compose(found, tokens)
    han_people.People(found, tokens, spans).find()
    han_shorts.slots(found, tokens, spans)


@cache
def _roles() -> tuple[re.Pattern[str], list[tuple[str, re.Pattern[str]]]]:
    lexicon = read("roles")["zh"]
    kinds = [(kind, re.compile("|".join(lexicon[kind]))) for kind in _KINDS]
    one = rf"{lexicon['before']}(?:{lexicon['field']}|{'|'.join(pattern.pattern for _, pattern in kinds)}){lexicon['after']}"
    return beginning(rf"{one}(?:{lexicon['joiner']}{one})*"), kinds


def roles(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """Titles, with what makes them a deputy's or an acting one's; titles in a row are one role."""
    pattern, kinds = _roles()
    for match in found.by_pattern(pattern, list(found.free(spans))):
        kind = next((kind for kind, one in kinds if one.search(match[0])), "other")
        found.add(Node("ROLE", match.start(), match.end(), kind, match[0]))
