"""The plain sentences and the passages that extraction learns from."""

from __future__ import annotations

import re

import pytest

from talentgraph.language.fold import fold
from talentgraph.language.sentences import sentences
from tests.cases import plain
from tests.cases.gold import cases

SLOTS = {"p", "q", "a", "b", "c", "s", "r", "r2", "d", "day"}
KINDS = "hire|poach|appointment|departure|founding|return|internal|acquihire"
STATUSES = "completed|announced|rumoured|attempted|failed|denied"
CLAIM = re.compile(rf"(?:\{{[pq]\}}|group (?:\d+|\?)) \| (?:\?|\{{[abc]\}}(?: \(former\))?) -> (?:\?|\{{[abc]\}}) \| (?:{KINDS}) (?:{STATUSES})")


@pytest.mark.parametrize("lang", plain.LANGUAGES)
@pytest.mark.parametrize("kind", [*plain.KINDS, "heldout-groups", "heldout-items"])
def test_every_claim_speaks_of_its_text(kind: str, lang: str) -> None:
    for text, claims in plain.lines(lang, kind):
        slots = set(re.findall(r"\{(\w+)\}", text))
        assert slots <= SLOTS, text
        for claim in claims:
            line, _, number = claim.partition(" @")
            assert CLAIM.fullmatch(line), claim
            assert set(re.findall(r"\{(\w+)\}", claim)) <= slots, text
            assert bool(number) == (kind == "passages"), text
            assert not number or int(number) <= len(sentences(fold(text).text)), text


@pytest.mark.parametrize("kind", plain.KINDS)
def test_texts_are_the_same_every_time_and_hold_their_claims(kind: str) -> None:
    first, second = ([(name, document.text, claims) for name, document, claims in plain.texts(kind)] for _ in range(2))
    assert first == second
    assert all(sentence in text for _, text, claims in first for _, sentence in claims)


@pytest.mark.parametrize("kind", plain.KINDS)
def test_moves_stand_where_their_sentence_stands(kind: str) -> None:
    golds = [gold for gold in cases() if gold.source == kind]
    assert len(golds) > {"groups": 900, "items": 400}.get(kind, 1000)
    for gold in golds[:200]:
        for move in (*gold.moves, *gold.groups):
            assert gold.document.text[move["start"] : move["end"]] == move["quote"]
