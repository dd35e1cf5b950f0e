"""Extraction on passages and whole articles of ours that nothing is fitted on, against floors that only go up."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))
from talentgraph import claims, documents
from tests.cases.gold import Names, cases, counts, gazetteer, group_counts

# Measured 2026-12-01: 247 of 379 claims right, 247 of 1,402 moves found; 86 of 119, 86 of 409; of groups that are only counted 8 of 13, 8 of 94.
FLOORS = {"passages": (0.65, 0.185), "articles": (0.72, 0.21), "groups": (0.65, 0.1)}


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
