"""The network in the store: nodes, flows and totals beside plain Python over the moves."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph import network, provenance
from talentgraph.errors import InputError
from talentgraph.graph import Graph
from talentgraph.network import Choice
from talentgraph.store import Store
from tests.scores.score_samples import random_network

if TYPE_CHECKING:
    from pathlib import Path

Move = dict[str, Any]
ORGS = ["a", "b", "c", "d", None]
DAYS = [("2023-05-01", "2023-05-01"), ("2024-01-01", "2024-12-31"), ("2024-06-30", "2024-06-30"), (None, None), (None, "2025-02-01")]


def filled(moves: list[Move]) -> Store:
    """A store that holds these moves and nothing else."""
    store = Store(None)
    rows = [
        {
            "id": f"m{i}", "person_id": m["person"], "from_id": m["from"], "to_id": m["to"], "kind": m["kind"], "worded_as_poach": False,
            "status": "completed" if m["counted"] else "rumoured", "date": None, "date_earliest": m["day"][0], "date_latest": m["day"][1],
            "date_precision": "day", "confidence": m["confidence"], "n_claims": 1, "n_documents": 1, "n_publishers": 1,
            "n_independent": m["sources"], "combined": False, "other_origins": [], "judgements": [], "counted": m["counted"],
        }
        for i, m in enumerate(moves)
    ]  # fmt: skip
    store.append_rows("moves", rows)
    return store


moves = st.lists(
    st.fixed_dictionaries(
        {
            "from": st.sampled_from(ORGS), "to": st.sampled_from(ORGS), "kind": st.sampled_from(["hire", "founding"]), "counted": st.booleans(),
            "day": st.sampled_from(DAYS), "sources": st.integers(1, 2), "confidence": st.sampled_from([0.5, 0.9]),
            "person": st.sampled_from(["p0", "p1", "p2"]),
        }
    ).filter(lambda move: move["from"] is not None or move["to"] is not None),
    max_size=25,
)  # fmt: skip


def inside(move: Move, choice: Choice) -> bool:
    first, last = move["day"]
    if choice.since is None and choice.until is None:
        return True
    return (choice.since is None or (first or "") >= choice.since) and (choice.until is None or (last or "9999") <= choice.until)


def picked(found: list[Move], choice: Choice) -> list[Move]:
    return [m for m in found if m["counted"] and m["from"] != m["to"] and inside(m, choice) and (choice.foundings or m["kind"] != "founding")]


choices = st.builds(
    Choice, since=st.sampled_from([None, "2024-01-01"]), until=st.sampled_from([None, "2024-12-31"]), foundings=st.booleans(),
    weight=st.sampled_from(["count", "confidence"]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(moves, choices)
def test_network_is_the_moves_added_up(found: list[Move], choice: Choice) -> None:
    with filled(found) as store:
        network.derive(store)
        net, standing = network.network(store, choice)
        rests = provenance.sources(store, choice, net)
    kept = picked(found, choice)
    wanted: Counter[tuple[str, str]] = Counter()
    for m in kept:
        if m["from"] and m["to"]:
            wanted[m["from"], m["to"]] += 1 if choice.weight == "count" else m["confidence"]
    flows = {(net.ids[s], net.ids[t]): w for s, t, w in zip(net.source, net.target, net.weight, strict=True)}
    assert flows == pytest.approx(dict(wanted))
    assert net.ids == sorted({end for pair in wanted for end in pair})
    pairs = list(zip(net.target.tolist(), net.source.tolist(), strict=True))
    assert pairs == sorted(pairs)
    assert standing.ids[: len(net.ids)] == net.ids
    rest = standing.ids[len(net.ids) :]
    assert rest == sorted({end for m in kept for end in (m["from"], m["to"]) if end} - set(net.ids))
    for i, identifier in enumerate(standing.ids):
        into, out = [m for m in kept if m["to"] == identifier], [m for m in kept if m["from"] == identifier]
        assert (standing.n_in[i], standing.n_out[i]) == (len(into), len(out))
        assert standing.n_uncertain[i] == sum(m["sources"] < 2 for m in into + out)
    assert rests.share.sum() == pytest.approx(sum(wanted.values()))
    assert np.add.reduceat(rests.share, rests.first).tolist() == pytest.approx(net.weight.tolist()) if pairs else not len(rests.first)
    assert rests.number == len({m["person"] for m in kept if m["from"] and m["to"]})


@settings(max_examples=20, deadline=None)
@given(moves)
def test_what_is_stored_is_what_would_be_picked(found: list[Move]) -> None:
    """Reading the tables and picking from the moves give the same; a founding more or less makes the difference between the two ways."""
    without = [m for m in found if m["kind"] != "founding"]
    with filled(without) as store:
        network.derive(store)
        stored = network.network(store)
        again = network.network(store, Choice(foundings=False))
        totals = [[network.tally(store, choice), *network.told_by(store, choice)] for choice in (Choice(), Choice(foundings=False))]
    for place, names in enumerate((("ids", "source", "target", "weight"), ("ids", "n_in", "n_out", "n_uncertain"))):
        assert all(np.array_equal(getattr(stored[place], name), getattr(again[place], name)) for name in names)
    assert totals[0] == totals[1]


@pytest.mark.parametrize("small", [0, network.SMALL])
def test_what_runs_against_a_flow(monkeypatch: pytest.MonkeyPatch, small: int) -> None:
    monkeypatch.setattr(network, "SMALL", small)
    found = random_network(40, 400)
    flows = dict(zip(zip(found.source.tolist(), found.target.tolist(), strict=True), found.weight.tolist(), strict=True))
    assert found.opposite.tolist() == [flows.get((target, source), 0) for source, target in flows]


def test_recency_halves_back_from_the_end() -> None:
    days = [("2024-01-01", "2024-01-01"), ("2024-12-31", "2024-12-31"), (None, None)]
    always = {"from": "a", "kind": "hire", "counted": True, "sources": 1, "confidence": 1.0, "person": "p"}
    found = [{**always, "to": to, "day": day} for to, day in zip("bcd", days, strict=True)]
    with filled(found) as store:
        net, _ = network.network(store, Choice(weight="recency", half_life=365))
        assert dict(zip(net.ids, [0, *net.weight], strict=True)) == pytest.approx({"a": 0, "b": 0.5, "c": 1})
        earlier, _ = network.network(store, Choice(weight="recency", half_life=365, until="2024-06-30"))
        assert earlier.weight == pytest.approx([0.5 ** (181 / 365)])
    with pytest.raises(InputError, match="half-life"):
        Choice(half_life=0)


def test_views_of_organizations_are_picked_not_read(story: Path) -> None:
    with Graph(story) as graph:
        whole = graph.to_networkx()
    with Graph(story, org_view="group") as graph:
        group = graph.to_networkx()
        counted = graph.sql("SELECT count(*) AS n FROM moves WHERE counted AND from_id <> to_id").to_dicts()[0]["n"]
    assert set(group.nodes) != set(whole.nodes)
    assert sum(weight for _, _, weight in group.edges(data="weight")) == counted


def test_flows_have_names_in_sql(story: Path) -> None:
    with Graph(story) as graph:
        flows = graph.sql("SELECT from_org, to_org, n_moves FROM told_flows").to_dicts()
        moves = Counter((row["from_org"], row["to_org"]) for row in graph.sql("SELECT * FROM told_moves WHERE counted AND from_id <> to_id"))
    assert {(row["from_org"], row["to_org"]): row["n_moves"] for row in flows} == moves
