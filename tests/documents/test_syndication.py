"""Sketches of wording: what they share estimates what the texts share."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph import documents
from talentgraph.documents.syndication import SIZE

WORDS = [f"word{number}" for number in range(400)]


def containment(one: list[str], other: list[str]) -> float:
    """In plain Python, from all runs of five words."""
    first, second = ({tuple(words[n : n + 5]) for n in range(len(words) - 4)} for words in (one, other))
    return len(first & second) / min(len(first), len(second))


def estimate(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    until = min((sketch[-1] for sketch in (one, other) if len(sketch) == SIZE), default=1 << 64)
    first, second = ({number for number in sketch if number <= until} for sketch in (one, other))
    return len(first & second) / max(min(len(first), len(second)), 1)


def test_a_short_text_has_none() -> None:
    assert documents.sketch("four words are few") == ()
    assert documents.sketch("") == ()


def test_case_punctuation_and_spaces_do_not_count() -> None:
    assert documents.sketch("Anna Berg left Apple on Monday, she said.") == documents.sketch("anna berg  left apple on monday (she said)")


@settings(deadline=None, max_examples=40)
@given(st.randoms(use_true_random=False), st.integers(0, 300), st.integers(0, 300))
def test_what_is_shared_is_estimated(chance: object, before: int, after: int) -> None:
    body = WORDS[:]
    chance.shuffle(body)  # type: ignore[attr-defined]
    other = [f"a{n}" for n in range(before)] + body + [f"b{n}" for n in range(after)]
    mixed = body[:200] + [f"c{n}" for n in range(200)]
    whole = documents.sketch(" ".join(body))
    assert list(whole) == sorted(set(whole))
    assert len(whole) == SIZE
    assert estimate(whole, documents.sketch(" ".join(other))) == 1.0
    assert abs(estimate(whole, documents.sketch(" ".join(mixed))) - containment(body, mixed)) < 0.35


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_a_sketch(text: str) -> None:
    assert documents.sketch(text) == documents.sketch(text)
