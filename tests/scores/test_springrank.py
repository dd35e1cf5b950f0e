from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph.network import Network, network_of
from talentgraph.scores import find
from talentgraph.scores.pagerank import ranked
from talentgraph.scores.springrank import components, residual, springrank
from tests.scores.score_samples import at_size, graphs, network, peer, random_network, scaled

if TYPE_CHECKING:
    from pathlib import Path

COUNTRIES = {"world_cs": 0.0154, "GB": 0.0633, "DE": 0.0166, "NL": 0.0014, "EE": 5.9e-5, "CN": 0.0940, "BR": 0.0498, "IN": 0.0053}


def oracle(found: Network, alpha: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """The least-squares problem as it is defined, by a pseudo-inverse."""
    n = len(found.ids)
    matrix, right = alpha * np.eye(n), np.zeros(n)
    for s, t, w in zip(found.source, found.target, found.weight, strict=True):
        if s != t:
            step = np.zeros(n)
            step[s], step[t] = 1, -1
            matrix += w * np.outer(step, step)
            right += w * step
    return np.linalg.pinv(matrix, hermitian=True) @ right


@settings(max_examples=80, deadline=None)
@given(graphs(loops=True), st.sampled_from([0.0, 0.1, 1.0]), st.booleans())
def test_minimizes_the_energy(found: Network, alpha: float, large: bool) -> None:
    with at_size(large):
        places, of = springrank(found, alpha=alpha), components(found)
    assert np.allclose(places, oracle(found, alpha), atol=1e-6)
    assert residual(found, places, alpha=alpha) <= 1e-8 or not (found.source != found.target).any()
    groups = sorted((sorted(group) for group in nx.weakly_connected_components(peer(found))), key=lambda group: (-len(group), group))
    assert [sorted(np.array(found.ids)[of == number]) for number in range(len(groups))] == groups
    if not alpha:
        assert all(abs(places[of == number].mean()) < 1e-9 for number in range(len(groups)))


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("size", [1e-40, 1e36])
def test_places_do_not_hang_on_the_size_of_weights(size: float) -> None:
    found = random_network(60, 300)
    with at_size(True):
        assert np.allclose(springrank(scaled(found, size)), springrank(found), atol=1e-7)


def test_both_readings_are_each_other_turned() -> None:
    found = network(4, {(0, 1): 3, (1, 2): 2, (0, 2): 1, (2, 3): 1})
    magnet, feeder = (find(name).compute(found).columns[name] for name in ("magnet_rank", "feeder_rank"))
    assert magnet.argmax() == 3
    assert feeder.argmax() == 0
    assert np.allclose(magnet, -feeder)


def test_only_the_largest_component_is_ranked() -> None:
    found = find("magnet_rank").compute(network(5, {(0, 1): 3, (1, 2): 2, (3, 4): 9}))
    assert found.ranked.tolist() == [True, True, True, False, False]
    assert found.columns["component"].tolist() == [1, 1, 1, 2, 2]
    assert "largest of 2 components" in found.notes[0]


def test_empty_single_and_loops() -> None:
    for found in (network(0, {}), network(1, {}), network(2, {(0, 0): 1, (1, 1): 2})):
        assert springrank(found).tolist() == [0.0] * len(found.ids)
        assert components(found).tolist() == list(range(len(found.ids)))


def test_the_published_order_of_computer_science_departments(shared: Path) -> None:
    """Clauset, Arbesman, Larremore 2015 with the scores of De Bacco, Larremore, Moore 2018."""
    folder = shared / "datasets" / "springrank_cs"
    pairs = [line.split() for line in (folder / "US_CS_SpringRank_a0.0_l0_1.0_l1_1.0.dat").read_text().splitlines()]
    published = {int(node): float(score) for node, score in pairs}
    rows = [[int(word) for word in line.split()] for line in (folder / "US_CS_adjacency.dat").read_text().splitlines()]
    nodes = sorted(published)
    number = {node: i for i, node in enumerate(nodes)}
    found = network_of([str(node) for node in nodes], *zip(*((number[s], number[t], w) for s, t, w in rows), strict=True))
    assert (len(found.ids), len(found.weight), found.weight.sum(), (found.source == found.target).sum()) == (205, 2881, 4388, 124)
    wanted = np.array([published[node] for node in nodes])
    for large in (False, True):
        with at_size(large):
            places, of = springrank(found), components(found)
        assert of.max() == 0
        assert np.argsort(-places, kind="stable").tolist() == np.argsort(-wanted, kind="stable").tolist()
        difference = np.abs(places - places.min() - (wanted - wanted.min()))
        assert difference.max() < 2.1e-3
        assert np.median(difference) < 1e-5
        assert (places - places.min()).sum() == pytest.approx(197.180655, abs=1e-5)
        back = ranked(found, against=True)
        assert np.sort(back)[-3:] == pytest.approx([0.091042, 0.095062, 0.131412], abs=1e-6)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_published_scores_of_institutions(shared: Path, country: str) -> None:
    """Flows from ORCID with the scores that were published with them, each mean-centred, in the largest component."""
    folder = shared / "datasets" / "orcid"
    tables = []
    for name in ("flow", "SpringRank"):
        with (folder / f"{country}_{name}.csv").open(encoding="utf-8-sig", newline="") as handle:
            tables.append(list(csv.DictReader(handle)))
    flows, scores = tables
    published = {row["OrgID"]: float(row["OrgSpringRank"]) for row in scores}
    ids = sorted({row[end] for row in flows for end in ("OriDisOrgID", "DesDisOrgID")})
    number = {identifier: i for i, identifier in enumerate(ids)}
    found = network_of(
        ids, [number[row["OriDisOrgID"]] for row in flows], [number[row["DesDisOrgID"]] for row in flows], [float(row["Count"]) for row in flows]
    )
    places, of = springrank(found), components(found)
    assert residual(found, places) <= 1e-8
    giant = [i for i in range(len(ids)) if of[i] == 0 and ids[i] in published]
    assert len(giant) > 0.9 * len(published)
    wanted = np.array([published[ids[i]] for i in giant])
    ours = places[giant] - places[giant].mean()
    assert np.abs(ours - (wanted - wanted.mean())).max() <= COUNTRIES[country] * 1.01
