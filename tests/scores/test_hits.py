from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from talentgraph.scores.hits import hits
from tests.scores.score_samples import at_size, graphs, network, peer, random_network

if TYPE_CHECKING:
    from talentgraph.network import Network


def gap(found: Network) -> float:
    """How far the second largest singular value lies below the largest, relative to it."""
    matrix = np.zeros((len(found.ids),) * 2)
    matrix[found.source, found.target] = found.weight
    values = np.linalg.svd(matrix, compute_uv=False)
    return float(1 - values[1] / values[0]) if values[0] else 0.0


@settings(max_examples=60, deadline=None)
@given(graphs(least=4, loops=True), st.booleans())
def test_equals_networkx(found: Network, large: bool) -> None:
    assume(gap(found) > 0.01)
    with at_size(large and len(found.ids) > 9):
        ours = hits(found)
    theirs = nx.hits(peer(found), tol=1e-15, max_iter=1000)
    for one, other in zip(ours, theirs, strict=True):
        assert np.abs(one - np.abs([other[i] for i in found.ids])).max() < 1e-9


@pytest.mark.parametrize("large", [False, True])
def test_where_several_are_largest_all_of_them_share(large: bool) -> None:
    edges = {(i, i + 1): 2.0 for i in range(0, 20, 2)}
    with at_size(large):
        hub, authority = hits(network(20, edges))
    assert np.allclose(hub, [0.1, 0] * 10, atol=1e-12)
    assert np.allclose(authority, [0, 0.1] * 10, atol=1e-12)


def test_large_and_small_agree() -> None:
    found = random_network(300, 3000)
    small = hits(found)
    with at_size(True):
        large = hits(found)
    assert all(np.allclose(one, other, atol=1e-11) for one, other in zip(small, large, strict=True))


def test_empty_single_and_loops() -> None:
    assert hits(network(0, {}))[0].tolist() == []
    assert hits(network(2, {}))[1].tolist() == [0, 0]
    assert hits(network(1, {(0, 0): 3}))[0].tolist() == [1.0]
