"""Every frame proves itself: its examples give exactly their claims, its counter-examples give none."""

from __future__ import annotations

from functools import cache

import pytest

from talentgraph import claims, documents, reading
from talentgraph.claims.frames import frames
from talentgraph.model import Claim, Deal, PersonKind

FRAMES = [frame for lang in ("en", "zh") for frame in frames(lang)]
EXAMPLES = [(frame.id, example["text"], example["claims"]) for frame in FRAMES for example in frame.examples]
COUNTER_EXAMPLES = [(frame.id, text) for frame in FRAMES for text in frame.counter_examples]


@cache
def gazetteer() -> claims.Gazetteer:
    return reading.gazetteer()


def told(text: str) -> list[str]:
    document = documents.from_text(text)
    found = claims.extract(document, documents.zones(text), gazetteer())
    return sorted([*map(claim_line, found.claims), *map(deal_line, found.deals)])


def claim_line(claim: Claim) -> str:
    who = f"group {claim.count or '?'}" if claim.person_kind is PersonKind.GROUP else claim.person
    origin = f"{claim.from_org} (former)" if claim.from_is_former else claim.from_org or "?"
    return f"{who} | {origin} -> {claim.to_org or '?'} | {claim.kind} {claim.status}"


def deal_line(deal: Deal) -> str:
    amount = f" | {deal.amount_usd:.0f}" if deal.amount_usd else ""
    return f"deal {deal.kind} | {deal.acquirer} > {deal.target}{amount}"


@pytest.mark.parametrize(("frame", "text", "expected"), EXAMPLES)
def test_example(frame: str, text: str, expected: list[str]) -> None:
    assert told(text) == sorted(expected), frame


@pytest.mark.parametrize(("frame", "text"), COUNTER_EXAMPLES)
def test_counter_example(frame: str, text: str) -> None:
    assert told(text) == [], frame


def test_every_frame_has_both() -> None:
    assert all(frame.examples and frame.counter_examples for frame in FRAMES)
    assert len({frame.id for frame in FRAMES}) == len(FRAMES)
