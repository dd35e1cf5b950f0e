from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph.scores import pagerank
from talentgraph.scores.pagerank import Walk, ranked, readings, solve
from tests.scores.score_samples import at_size, graphs, network, peer, random_network, scaled

if TYPE_CHECKING:
    from talentgraph.network import Network


@settings(max_examples=60, deadline=None)
@given(graphs(loops=True), st.booleans(), st.booleans())
def test_equals_networkx(found: Network, against: bool, large: bool) -> None:
    with at_size(large):
        ours = ranked(found, against=against)
    graph = peer(found)
    theirs = nx.pagerank(graph.reverse() if against else graph, alpha=0.85, tol=1e-14, max_iter=5000)
    assert np.abs(ours - [theirs[i] for i in found.ids]).max() < 1e-9
    assert abs(ours.sum() - 1) < 1e-9


@settings(max_examples=30, deadline=None)
@given(graphs(), st.randoms(use_true_random=False))
def test_follows_a_relabelling(found: Network, random: object) -> None:
    order = np.array(sorted(range(len(found.ids)), key=lambda _: random.random()))  # type: ignore[attr-defined]
    renamed = network(len(found.ids), {(order[s], order[t]): w for s, t, w in zip(found.source, found.target, found.weight, strict=True)})
    assert np.allclose(ranked(renamed)[order], ranked(found))


@pytest.mark.parametrize("large", [False, True])
def test_empty_single_ring_and_loops(large: bool) -> None:
    with at_size(large):
        assert ranked(network(1, {})).tolist() == [1.0]
        assert np.allclose(ranked(network(4, {(i, (i + 1) % 4): 1 for i in range(4)})), 0.25)
        assert np.allclose(ranked(network(3, {(i, i): 1 for i in range(3)})), 1 / 3)
    assert ranked(network(0, {})).tolist() == []


def test_what_bicgstab_does_not_solve_is_solved_by_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    found = random_network(40, 200)
    right = ranked(found)
    monkeypatch.setattr(pagerank, "bicgstab", lambda _, given, **__: np.zeros_like(given))
    with at_size(True):
        assert np.allclose(ranked(found), right, atol=1e-13)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("size", [1e-60, 1e60])
def test_weights_beyond_single_precision(size: float) -> None:
    found = random_network(40, 200)
    with at_size(True):
        assert np.allclose(ranked(scaled(found, size)), ranked(found), atol=1e-10)


@pytest.mark.parametrize("large", [False, True])
def test_readings_are_along_and_against(large: bool) -> None:
    found = random_network(40, 200)
    with at_size(large):
        magnet, feeder = readings(found, lambda against: ranked(found, against=against))
        assert magnet.tolist() == ranked(found).tolist()
        assert feeder.tolist() == ranked(found, against=True).tolist()


def test_back_is_the_adjoint_of_step() -> None:
    found, random = random_network(30, 120), np.random.default_rng(2)
    one, other = random.random(30), random.random(30)
    for large in (False, True):
        with at_size(large):
            for against in (False, True):
                walk = Walk(found, against=against)
                assert walk.step(one) @ other == pytest.approx(walk.back(other) @ one)


def test_the_solution_solves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagerank, "SMALL", -1)
    found = random_network(200, 2000)
    walk = Walk(found)
    given = np.random.default_rng(3).random(200)
    solved = solve(walk, walk.back, given)
    assert np.linalg.norm(given + 0.85 * walk.back(solved) - solved) <= 1e-9 * np.linalg.norm(given)
