"""English titles as one role each."""

from __future__ import annotations

import pytest

from talentgraph.claims.roles import titles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("as Executive Vice President of Venue Managed Services, Ann Berg", ["other: Executive Vice President of Venue Managed Services"]),
        ("its chief people officer and its interim co-CEO", ["top: chief people officer", "top: interim co-CEO"]),
        ("group head of corporate and retail banking", ["other: group head of corporate and retail banking"]),
        ("creative director on a game", ["other: creative director"]),
        ("the US defense secretary and a general counsel", ["other: US defense secretary", "other: general counsel"]),
        ("she is president and CEO", ["top: president and CEO"]),
        ("Chief Technology Officer (CTO) Ann Berg", ["top: Chief Technology Officer (CTO)"]),
        ("a non-executive director and board member", ["seat: non-executive director and board member"]),
        ("head coach, then striker", ["top: head coach", "other: striker"]),
        ("Head of Research Ann Berg", ["other: Head of Research"]),
        ("vice president of OpenAI", ["other: vice president"]),
        ("a director of the FBI", ["other: director"]),
        ("vice president of research and safety as part of it", ["other: vice president of research and safety"]),
        ("Senior Vice President, Global Sales, at Acme", ["other: Senior Vice President, Global Sales"]),
        ("a member of technical staff", ["other: member of technical staff"]),
        ("he will head the firm, chair it and partner with us", []),
        ("the police officer read the executive order", []),
        ("the coo of a dove", []),
        ("Acme hires Ann Berg", []),
        ("Acme recruits her", []),
        ("two new hires of Acme", ["people: hires"]),
        ("Acme's hires", ["people: hires"]),
    ],
)
def test_titles(text: str, roles: list[str]) -> None:
    assert [f"{title.kind}: {text[title.start : title.end]}" for title in titles(text, text.lower(), 0, len(text))] == roles
