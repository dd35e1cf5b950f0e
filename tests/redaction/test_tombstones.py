"""A tombstone knows its name again and tells it to nobody."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph.redaction import Stones, bury, stones
from talentgraph.redaction.keepout import masked, met
from talentgraph.redaction.tombstones import hashed
from talentgraph.store import Store

SALT = bytes(range(16))


def made(*names: str) -> Stones:
    return Stones(SALT, frozenset(hashed(SALT, name) for name in names))


def test_names_are_known_again() -> None:
    found = made("annaberg", "庞若鸣")
    assert met(found, "With Anna Berg, 龐若鳴 and Joanna Bergs") == ["Anna Berg", "龐若鳴"]
    assert met(found, "anna-berg.md") == ["anna-berg"]
    assert masked("notes/anna-berg.md", found) == "notes/█████████.md"
    assert met(found, "") == []


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="abcdeé 庞若鸣汪韬", max_size=12))
def test_only_the_name_is_met(text: str) -> None:
    from talentgraph.redaction import letters

    assert made("annaberg").has(letters(text)) == (letters(text) == "annaberg")


def test_nothing_in_the_store_tells_the_name() -> None:
    with Store(None) as store:
        assert stones(store) is None
        assert bury(store, ["annaberg", "berganna"], "asked") == 2
        assert bury(store, ["annaberg"], "asked again") == 0
        with Store(None) as other:
            bury(other, ["annaberg"], "")
            hashes = [row[0] for row in (*store.rows("SELECT hash FROM tombstones").rows, *other.rows("SELECT hash FROM tombstones").rows)]
        assert len(set(hashes)) == 3
        assert "anna" not in " ".join(hashes)
        found = stones(store)
        assert found is not None
        assert found.has("annaberg")
        assert not found.has("annabert")
