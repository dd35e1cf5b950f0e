"""Extraction on passages, whole articles and short items of ours that nothing is fitted on, against floors that only go up."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))
from talentgraph import claims, documents
from tests.cases.gold import Names, cases, counts, gazetteer, group_counts

# Measured 2026-12-01: 267 of 396 claims right, 267 of 1,402 moves found; 90 of 122, 90 of 409; of groups that are only counted 11 of 16, 11 of 94;
# of headlines and short items 70 of 82, 70 of 150.
FLOORS = {"passages": (0.65, 0.19), "articles": (0.72, 0.22), "groups": (0.65, 0.11), "items": (0.84, 0.45)}


@pytest.mark.parametrize("kind", FLOORS)
def test_held_out_texts_reach_their_floor(kind: str) -> None:
    names = Names()
    right = wrong = missed = 0
    for gold in cases(held_out=kind):
        found = claims.extract(gold.document, documents.zones(gold.document.text), gazetteer())
        for claim in found.claims:
            assert gold.document.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
        a, b, c = (group_counts if kind == "groups" else counts)(gold, list(found.claims), names)
        right, wrong, missed = right + a, wrong + b, missed + c
    precision, recall = right / (right + wrong), right / (right + missed)
    assert precision >= FLOORS[kind][0], f"{precision:.3f} ({right} right, {wrong} wrong)"
    assert recall >= FLOORS[kind][1], f"{recall:.3f} ({missed} missed)"
