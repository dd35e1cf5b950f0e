"""Classes of roles: each with its own examples and counter-examples, as the store classifies them."""

from __future__ import annotations

from typing import Any

import pytest

from talentgraph import lexicon, moves
from talentgraph.store import Store

WORDS = lexicon.read("role-classes")


def classified(roles: list[str]) -> dict[str, tuple[set[str], bool]]:
    """The classes of some roles, and whether they are senior."""
    with Store(None) as store:
        same: dict[str, Any] = {
            "person_id": "p", "kind": "hire", "worded_as_poach": False, "status": "completed", "date_precision": "day", "confidence": 1.0, "n_claims": 1,
            "n_documents": 1, "n_publishers": 1, "n_independent": 1, "combined": False, "other_origins": [], "judgements": [], "counted": True,
        }  # fmt: skip
        store.append_rows("moves", [same | {"id": str(number), "role_from": role} for number, role in enumerate(roles)])
        store.rows("CREATE OR REPLACE TEMP TABLE stated AS SELECT DISTINCT role_from AS role FROM moves WHERE role_from IS NOT NULL")
        moves.classify(store)
        found: dict[str, tuple[set[str], bool]] = {}
        for role, name, senior in store.rows("SELECT role, class, senior FROM roles").rows:
            found[role] = (found.get(role, (set(), False))[0] | {name}, senior)
        return found


@pytest.mark.parametrize("name", WORDS["class"])
def test_a_class_takes_its_examples_and_no_others(name: str) -> None:
    entry = WORDS["class"][name]
    found = classified([*entry["examples"], *entry["counter"]])
    assert [role for role in entry["examples"] if name not in found[role][0]] == []
    assert [role for role in entry["counter"] if name in found[role][0]] == []


def test_who_is_senior() -> None:
    entry = WORDS["senior"]
    found = classified([*entry["examples"], *entry["counter"]])
    assert [role for role in entry["examples"] if not found[role][1]] == []
    assert [role for role in entry["counter"] if found[role][1]] == []


def test_what_was_once_is_no_role() -> None:
    entry = WORDS["former"]
    found = classified([*entry["examples"], *entry["counter"]])
    assert all(found[role] == ({"other"}, False) for role in entry["examples"])
    assert all("other" not in found[role][0] for role in entry["counter"])


def test_each_role_is_classified_once() -> None:
    found = classified(["chief scientist and CTO", "clown", "clown", "首席執行官", "VP, Engineering"])
    assert found["chief scientist and CTO"] == ({"research", "engineering", "executive"}, True)
    assert found["clown"] == ({"other"}, False)
    assert found["首席執行官"] == ({"executive"}, True)
    assert found["VP, Engineering"] == ({"engineering", "executive"}, True)
