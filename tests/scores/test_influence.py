from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph import network as networks
from talentgraph.scores import resampling
from talentgraph.scores.influence import influence
from talentgraph.scores.pagerank import ranked as pagerank
from talentgraph.scores.resampling import Sources, drawn, pageranks, sources_of
from talentgraph.scores.score import ranks
from tests.scores.score_samples import network, random_network

if TYPE_CHECKING:
    from talentgraph.network import Network


def each_move(found: Network, source: list[int] | None = None) -> Sources:
    """Every move with one source: its own, or as given."""
    times = found.weight.astype(int)
    to, origin = np.repeat(found.target, times), np.repeat(found.source, times)
    number = np.arange(len(to)) if source is None else np.array(source)
    return sources_of(found, to, origin, number.astype(np.int32), np.ones(len(to), dtype=np.float32))


def test_magnet_draws_and_feeder_gives() -> None:
    star = network(4, {(1, 0): 5, (2, 0): 5, (3, 0): 5})
    found = influence(star, None, each_move(star), 50)
    assert found.magnet.argmax() == 0
    assert found.feeder.argmin() == 0
    assert found.magnet_range[:, 0].tolist() == [1, 1]
    assert influence(star).magnet_range is None


def test_range_widens_with_fewer_sources() -> None:
    found = network(4, {(0, 1): 6, (2, 1): 6, (0, 3): 6, (2, 3): 5})
    many = influence(found, None, each_move(found), 100)
    one = influence(found, None, each_move(found, [0] * 23), 100)
    assert one.magnet_range[0].tolist() == one.magnet_range[1].tolist()
    assert (many.magnet_range[1] - many.magnet_range[0]).sum() > 0


def test_what_one_source_tells_rises_and_falls_together() -> None:
    found = network(3, {(0, 1): 2, (0, 2): 2})
    sources = each_move(found, [0, 1, 1, 0])
    random = np.random.default_rng(1)
    for _ in range(20):
        weight = drawn(sources, random, np.float64)
        assert weight[0] == weight[1] == 2


def test_a_move_of_several_sources_weighs_their_mean() -> None:
    found = network(2, {(0, 1): 1})
    sources = sources_of(found, np.array([1, 1]), np.array([0, 0]), np.array([0, 1], dtype=np.int32), np.array([0.5, 0.5], dtype=np.float32))
    assert {float(drawn(sources, np.random.default_rng(seed), np.float64)[0]) for seed in range(20)} == {1.0}


def test_unranked_have_no_range_and_do_not_push_others_down() -> None:
    found = random_network(30, 120)
    some = np.arange(30) % 3 == 0
    ranged = influence(found, some, each_move(found), 40)
    assert not ranged.magnet_range[:, ~some].any()
    assert ranged.magnet_range[:, some].min() >= 1
    assert ranged.magnet_range[:, some].max() <= 10


def test_many_networks_at_once_are_as_one_by_one() -> None:
    found, random = random_network(25, 100), np.random.default_rng(4)
    weights = random.integers(0, 3, (100, 7)).astype(float)
    for against in (False, True):
        many = pageranks(found, weights, np.full(25, 1 / 25), against=against, tolerance=1e-13)
        for at in range(7):
            assert np.allclose(many[:, at], pagerank(found, against=against, weight=weights[:, at]), atol=1e-11)


def test_large_replicates_rank_as_small_ones_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Single precision and few steps move the ends of a range by less than drawing again does."""
    found = random_network(60, 600)
    sources = each_move(found)
    small = influence(found, None, sources, 100)
    again = (monkeypatch.setattr(resampling, "SEED", 7), influence(found, None, sources, 100))[1]
    monkeypatch.setattr(networks, "SMALL", -1)
    done: list[int] = []
    large = influence(found, None, sources, 100, lambda at, _total, _words: done.append(at))
    assert done == list(range(1, 101))
    chance = np.abs(again.magnet_range - small.magnet_range).mean()
    assert np.abs(large.magnet_range - small.magnet_range).mean() <= 2 * chance
    assert np.array_equal(influence(found, None, sources, 100).feeder_range, large.feeder_range)  # whatever the threads do


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 40), st.integers(1, 6), st.integers(0, 99))
def test_ends_are_those_of_all_replicates_in_order(number: int, nodes: int, seed: int) -> None:
    replicates = np.random.default_rng(seed).integers(1, nodes + 1, (number, nodes)).astype(np.int32)
    ends = resampling._Ends(nodes, number)
    for places in replicates:
        ends.add(places)
    ordered = np.sort(replicates, axis=0)
    assert [end.tolist() for end in ends.middle] == [ordered[round(share * (number - 1))].tolist() for share in resampling.MIDDLE]


def test_flows_without_sources_are_a_bug() -> None:
    found = network(3, {(0, 1): 1, (1, 2): 1})
    with pytest.raises(ValueError, match="rest on sources"):
        sources_of(found, np.array([1]), np.array([0]), np.array([0], dtype=np.int32), np.ones(1))


def test_ties_share_the_better_rank_and_unranked_get_none() -> None:
    assert ranks(np.array([0.3, 0.3, 0.1, 0.2]), np.array([True, True, True, False])).tolist() == [1, 1, 3, 0]
    assert ranks(np.array([-2.0, 0.0, 0.0, -3.0]), np.ones(4, dtype=bool)).tolist() == [3, 1, 1, 4]
    assert ranks(np.zeros(0), np.zeros(0, dtype=bool)).tolist() == []


@pytest.mark.parametrize("found", [network(0, {}), network(1, {}), network(2, {})], ids=["empty", "single", "apart"])
def test_networks_without_moves(found: Network) -> None:
    sources = Sources(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32), 0)
    assert influence(found, None, sources, 10).magnet_range.tolist() == [[0] * len(found.ids)] * 2
