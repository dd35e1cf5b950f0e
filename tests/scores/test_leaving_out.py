from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph.scores.leaving_out import Without, leave_one_out
from talentgraph.scores.pagerank import ranked
from tests.scores.score_samples import at_size, edges_of, graphs, network, random_network

if TYPE_CHECKING:
    from talentgraph.network import Network


def exact(found: Network, node: int, edge: int, against: bool) -> float:
    weight = found.weight.copy()
    weight[edge] = max(weight[edge] - 1, 0)
    return float(ranked(found, against=against, weight=weight)[node] / ranked(found, against=against)[node] - 1)


@settings(max_examples=40, deadline=None)
@given(graphs(least=3, loops=True), st.booleans(), st.booleans())
def test_one_move_less_is_the_network_without_it(found: Network, against: bool, large: bool) -> None:
    """The first-order change leaves a divisor near 1 out; signs agree and sizes lie near each other."""
    edges = np.arange(len(found.weight))
    if not len(edges):
        return
    near = 1e-8 if large else 1e-9  # large ones are solved to a residual, not to the last digit
    for node in range(len(found.ids)):
        with at_size(large):
            one = Without(found, node, edges, against=against)
            guess, exactly = one.first_order(), one.exactly(edges)
        for edge in edges[:6].tolist():
            right = exact(found, node, edge, against)
            assert np.isclose(exactly[edge], right, atol=near)
            assert abs(guess[edge] - right) <= 0.75 * abs(right) + 0.75 * abs(guess[edge]) + near


def test_the_flow_that_matters_most_is_found_among_many() -> None:
    found = random_network(60, 600, seed=5)
    node = 7
    own = [edge for edge, pair in enumerate(edges_of(found)) if node in pair]
    size = {edge: max(abs(exact(found, node, edge, against)) for against in (False, True)) for edge in own}
    best = leave_one_out(found, node)
    assert [edge for edge, _, _ in best][:5] == sorted(own, key=lambda edge: -size[edge])[:5]
    for edge, magnet, feeder in best:
        assert np.isclose(max(abs(magnet), abs(feeder)), size[edge], rtol=1e-9)


def test_the_last_move_of_a_flow() -> None:
    found = network(3, {(0, 2): 1, (1, 2): 1})
    assert np.isclose(Without(found, 2, [0], against=False).exactly([0])[0], exact(found, 2, 0, False))
    assert leave_one_out(network(3, {(0, 2): 1}), 1) == []
    small = network(4, {(0, 1): 4e-10, (0, 2): 4e-10, (1, 0): 1})
    for edge, magnet, feeder in leave_one_out(small, 1):
        assert np.allclose([magnet, feeder], [exact(small, 1, edge, against) for against in (False, True)])
