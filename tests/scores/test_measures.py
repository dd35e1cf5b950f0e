"""The measures that are formulas: each beside plain Python or networkx."""

from __future__ import annotations

import math
from collections import defaultdict

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph.errors import InputError, UnknownName
from talentgraph.network import Network, network_of
from talentgraph.scores import Shape, betweenness, fast, find, scores
from talentgraph.scores.communities import modularity
from talentgraph.scores.violations import rewired
from talentgraph.scores.wilson import wilson
from tests.scores.score_samples import edges_of, graphs, network, peer, random_network

EMPTY = [network(0, {}), network(1, {}), network(3, {}), network(2, {(0, 0): 4, (1, 1): 1})]


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_flows_add_up(found: Network) -> None:
    edges = edges_of(found)
    for i in range(len(found.ids)):
        into, out = sum(w for (_, t), w in edges.items() if t == i), sum(w for (s, _), w in edges.items() if s == i)
        assert find("inflow").compute(found).columns["inflow"][i] == into
        assert find("outflow").compute(found).columns["outflow"][i] == out
        assert find("net_flow").compute(found).columns["net_flow"][i] == into - out
        index = find("net_flow_index").compute(found).columns
        assert index["net_flow_index"][i] == pytest.approx((into - out) / (into + out) if into + out else 0)
        assert -1 <= index["low"][i] <= index["net_flow_index"][i] + 1e-12
        assert index["net_flow_index"][i] - 1e-12 <= index["high"][i] <= 1


@given(st.integers(0, 500), st.integers(1, 500))
def test_wilson_solves_its_equation(k: int, n: int) -> None:
    """Its ends are where (p - p0)² = z² p0 (1 - p0) / n: the score test does not reject what lies between."""
    k = min(k, n)
    for end in wilson(k, n):
        p0 = float(end)
        assert (k / n - p0) ** 2 == pytest.approx(1.959963984540054**2 * p0 * (1 - p0) / n, abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(graphs())
def test_spread_and_pairs(found: Network) -> None:
    edges, whole = edges_of(found), float(found.weight.sum())
    for side, name in ((0, "destination"), (1, "source")):
        ends: dict[int, list[float]] = defaultdict(list)
        for pair, w in edges.items():
            ends[pair[side]].append(w)
        entropy, hhi = find(f"{name}_entropy").compute(found), find(f"{name}_hhi").compute(found)
        for i in range(len(found.ids)):
            shares = [w / sum(ends[i]) for w in ends[i]]
            assert entropy.columns[f"{name}_entropy"][i] == pytest.approx(-sum(p * math.log(p) for p in shares))
            assert hhi.columns[f"{name}_hhi"][i] == pytest.approx(sum(p * p for p in shares))
            assert entropy.ranked[i] == bool(shares)
    answered = sum(min(w, edges.get((t, s), 0)) for (s, t), w in edges.items())
    assert find("reciprocity").compute(found).columns["reciprocity"] == (pytest.approx(answered / whole) if whole else None)
    lift = find("pair_lift").compute(found).columns
    for s, t, value in zip(lift["source"].tolist(), lift["target"].tolist(), lift["pair_lift"].tolist(), strict=True):
        out, into = sum(w for (a, _), w in edges.items() if a == s), sum(w for (_, b), w in edges.items() if b == t)
        assert value == pytest.approx(edges[s, t] * whole / (out * into))
    ratio = find("pair_ratio").compute(found).columns
    pairs = list(zip(ratio["source"].tolist(), ratio["target"].tolist(), strict=True))
    assert {frozenset(pair) for pair in pairs} == {frozenset(pair) for pair in edges}
    assert len(pairs) == len({frozenset(pair) for pair in edges})
    for (s, t), value in zip(pairs, ratio["pair_ratio"].tolist(), strict=True):
        assert value == (edges.get((s, t), 0) + 0.5) / (edges.get((t, s), 0) + 0.5) >= 1


@settings(max_examples=30, deadline=None)
@given(graphs(loops=True))
def test_structure_equals_networkx(found: Network) -> None:
    graph = peer(found)
    hierarchy = find("flow_hierarchy").compute(found).columns["flow_hierarchy"]
    assert hierarchy == (pytest.approx(nx.flow_hierarchy(graph, weight="weight")) if found.weight.sum() else None)
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    cores = nx.core_number(graph.to_undirected())
    assert find("k_core").compute(found).columns["k_core"].tolist() == [cores[i] for i in found.ids]
    between = nx.betweenness_centrality(graph)
    assert find("betweenness").compute(found).columns["betweenness"].tolist() == pytest.approx([between[i] for i in found.ids])


@settings(max_examples=30, deadline=None)
@given(graphs())
def test_modularity_equals_networkx(found: Network) -> None:
    label = find("communities").compute(found).columns["communities"] - 1
    if not len(found.weight):
        return
    groups = [{int(i) for i in np.flatnonzero(label == number)} for number in range(label.max() + 1)]
    assert modularity(found, label) == pytest.approx(nx.community.modularity(fast.pairs(found), groups))
    sizes = [len(group) for group in groups]
    assert sizes == sorted(sizes, reverse=True)


def test_two_dense_groups_are_told_apart() -> None:
    edges = {(a, b): 5.0 for group in (range(5), range(5, 9)) for a in group for b in group if a != b} | {(0, 5): 1.0}
    assert find("communities").compute(network(9, edges)).columns["communities"].tolist() == [1] * 5 + [2] * 4


@settings(max_examples=30, deadline=None)
@given(graphs(least=4), st.integers(0, 99))
def test_rewiring_keeps_ins_and_outs(found: Network, seed: int) -> None:
    again = rewired(found, np.random.default_rng(seed))
    n = len(found.ids)
    for end in ("source", "target"):
        before, after = (np.bincount(getattr(net, end), weights=net.weight, minlength=n) for net in (found, again))
        assert before.tolist() == after.tolist()


def test_a_hierarchy_is_told_from_chance() -> None:
    ladder = {(a, b): 3.0 for a in range(12) for b in range(a + 1, 12)}
    found = find("violations").compute(network(12, ladder)).columns
    assert found["violations"] == 0
    assert found["p"] <= 0.01
    mixed = find("violations").compute(random_network(20, 200)).columns
    assert mixed["p"] > 0.05
    assert mixed == find("violations").compute(random_network(20, 200)).columns


def test_betweenness_of_many_is_estimated(monkeypatch: pytest.MonkeyPatch) -> None:
    found = random_network(120, 700)
    exact = find("betweenness").compute(found)
    monkeypatch.setattr(betweenness, "EXACT", 100)
    monkeypatch.setattr(betweenness, "SAMPLE", 100)
    near = find("betweenness").compute(found)
    assert not exact.notes
    assert "100 of 120" in near.notes[0]
    assert np.corrcoef(exact.columns["betweenness"], near.columns["betweenness"])[0, 1] > 0.95
    assert near.columns["betweenness"].sum() == pytest.approx(exact.columns["betweenness"].sum(), rel=0.05)


def test_betweenness_is_the_same_a_few_ways_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    found = random_network(120, 700)
    whole = find("betweenness").compute(found).columns["betweenness"]
    monkeypatch.setattr(betweenness, "_HELD", 1)
    assert find("betweenness").compute(found).columns["betweenness"].tolist() == pytest.approx(whole.tolist())


def test_long_ways_are_followed_too() -> None:
    chain = network(300, {(i, i + 1): 1.0 for i in range(299)})
    lies_on = [i * (299 - i) / (299 * 298) for i in range(300)]
    assert find("betweenness").compute(chain).columns["betweenness"].tolist() == pytest.approx(lies_on)


def test_more_shortest_ways_than_single_precision_holds() -> None:
    diamonds = 150  # in a row: 2^150 ways
    edges = {(3 * i, 3 * i + 1 + side): 1.0 for i in range(diamonds) for side in (0, 1)}
    edges |= {(3 * i + 1 + side, 3 * i + 3): 1.0 for i in range(diamonds) for side in (0, 1)}
    found = network(3 * diamonds + 1, edges)
    between = nx.betweenness_centrality(peer(found))
    assert find("betweenness").compute(found).columns["betweenness"].tolist() == pytest.approx([between[i] for i in found.ids])


@pytest.mark.parametrize("name", scores())
@pytest.mark.parametrize("found", EMPTY, ids=["empty", "single", "apart", "loops"])
def test_every_score_of_nothing_is_stated(name: str, found: Network) -> None:
    measure = scores()[name]
    columns = measure.compute(found).columns
    if measure.shape is Shape.ORGANIZATION:
        assert len(columns[name]) == len(found.ids)
        assert np.isfinite(columns[name]).all()
    elif measure.shape is Shape.PAIR:
        assert len(columns["source"]) == len(columns["target"]) == len(columns[name])
    else:
        assert name in columns


def test_every_score_has_words_a_formula_and_a_source() -> None:
    import importlib

    assert len(scores()) == len({measure.words for measure in scores().values()})
    for measure in scores().values():
        words = importlib.import_module(measure.compute.__module__).__doc__ or ""
        assert "Formula" in words
        assert "Source" in words


def test_an_unknown_score_is_suggested() -> None:
    with pytest.raises(UnknownName) as error:
        find("magnet_rnk")
    assert error.value.suggestions[0] == "magnet_rank"
    assert find("Magnet-Rank").name == "magnet_rank"
    with pytest.raises(UnknownName) as error:
        find("zzz")
    assert "influence" in error.value.suggestions


@pytest.mark.parametrize("weight", [float("nan"), -1.0, float("inf")])
def test_a_weight_is_a_number_of_0_or_more(weight: float) -> None:
    with pytest.raises(InputError, match="a weight is"):
        network_of(["a", "b"], [0], [1], [weight])
    assert len(network_of(["a", "b"], [0], [1], [0.0]).weight) == 0


def test_what_is_large_needs_networkit(monkeypatch: pytest.MonkeyPatch) -> None:
    found = network(4, {(0, 1): 1, (1, 2): 1, (2, 0): 1, (3, 0): 1})
    wanted = {name: find(name).compute(found).columns[name] for name in ("k_core", "communities")}
    monkeypatch.setattr(fast, "MOST", 2)
    try:
        import networkit  # noqa: F401 - whether it is there
    except ImportError:
        for name in ("k_core", "communities"):
            with pytest.raises(InputError, match="networkit"):
                find(name).compute(found)
        return
    for name, column in wanted.items():
        assert find(name).compute(found).columns[name].tolist() == column.tolist()
