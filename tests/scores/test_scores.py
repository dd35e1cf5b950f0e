from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph.network import Network, to_networkx
from talentgraph.scores import influence, pagerank
from talentgraph.scores.influence import ranks


def network(n: int, edges: dict[tuple[int, int], int]) -> Network:
    pairs = sorted(edges)
    return Network(
        [f"o{i:02d}" for i in range(n)], [f"O {i}" for i in range(n)], np.array([s for s, _ in pairs], dtype=np.int64),
        np.array([t for _, t in pairs], dtype=np.int64), np.array([edges[pair] for pair in pairs], dtype=np.float64),
    )  # fmt: skip


graphs = st.integers(2, 12).flatmap(
    lambda n: st.dictionaries(
        st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda e: e[0] != e[1]), st.integers(1, 9), max_size=40
    ).map(lambda edges: network(n, edges))
)


@settings(max_examples=60, deadline=None)
@given(graphs, st.booleans())
def test_pagerank_equals_networkx(found: Network, against: bool) -> None:
    ours = pagerank(found, against=against)
    peer = to_networkx(found)
    theirs = nx.pagerank(peer.reverse() if against else peer, alpha=0.85, tol=1e-14, max_iter=5000)
    assert np.abs(ours - [theirs[i] for i in found.ids]).max() < 1e-9
    assert abs(ours.sum() - 1) < 1e-9


@settings(max_examples=30, deadline=None)
@given(graphs, st.randoms(use_true_random=False))
def test_pagerank_follows_a_relabelling(found: Network, random: object) -> None:
    order = np.array(sorted(range(len(found.ids)), key=lambda _: random.random()))  # type: ignore[attr-defined]
    renamed = Network(found.ids, found.names, order[found.source], order[found.target], found.weight)
    assert np.allclose(pagerank(renamed)[order], pagerank(found))


def test_empty_single_and_ring() -> None:
    assert pagerank(network(0, {})).tolist() == []
    assert pagerank(network(1, {})).tolist() == [1.0]
    assert np.allclose(pagerank(network(4, {(i, (i + 1) % 4): 1 for i in range(4)})), 0.25)


def test_magnet_draws_and_feeder_gives() -> None:
    star = network(4, {(1, 0): 5, (2, 0): 5, (3, 0): 5})
    found = influence(star, np.array([0, 1, 2]), [[0], [1], [2]], np.ones(4, dtype=bool))
    assert found.magnet.argmax() == 0
    assert found.feeder.argmin() == 0
    assert found.magnet_range[:, 0].tolist() == [1, 1]


def test_range_widens_with_fewer_sources() -> None:
    edges = {(0, 1): 6, (2, 1): 6, (0, 3): 6, (2, 3): 5}
    found = network(4, edges)
    edge_of_move = np.repeat(np.arange(4), [6, 6, 6, 5])
    many = influence(found, edge_of_move, [[i] for i in range(23)], np.ones(4, dtype=bool))
    one = influence(found, edge_of_move, [[0]] * 23, np.ones(4, dtype=bool))
    assert one.magnet_range[0].tolist() == one.magnet_range[1].tolist()
    assert (many.magnet_range[1] - many.magnet_range[0]).sum() > 0


def test_ties_share_the_better_rank_and_unranked_get_none() -> None:
    assert ranks(np.array([0.3, 0.3, 0.1, 0.2]), np.array([True, True, True, False])).tolist() == [1, 1, 3, 0]
