"""What moves of big tables rest on: by numbers, a part at a time, and the same as by names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from talentgraph import bulk, network, provenance
from talentgraph.bulk import resting
from talentgraph.model import OrgView
from talentgraph.network import Choice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from talentgraph.graph import Graph
    from talentgraph.scores.resampling import Sources

ROWS = [f"P{i % 17} Roe,House {i % 5},House {(i * i + 1) % 7},20{10 + i % 9}-01-01" for i in range(60)]
CHOICES = [Choice(), Choice(since="2013-01-01"), Choice(weight="confidence", until="2016-01-01"), Choice(weight="recency")]


def read(graph: Graph, choice: Choice) -> tuple[Any, Sources]:
    net, _ = network.network(graph._store, choice)
    return net, provenance.sources(graph._store, choice, net)


def told(found: Sources) -> Counter[tuple[tuple[int, float], ...]]:
    """What each source tells: of which flows, and how much; whatever its number is."""
    edge = np.repeat(np.arange(len(found.first)), np.diff(np.append(found.first, len(found.source))))
    own: dict[int, list[tuple[int, float]]] = {}
    for source, of, share in zip(found.source.tolist(), edge.tolist(), found.share.tolist(), strict=True):
        own.setdefault(source, []).append((of, round(share, 5)))
    assert sorted(own) == list(range(found.number))
    return Counter(tuple(sorted(parts)) for parts in own.values())


def add_small(graph: Graph, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table whose rows become claims."""
    monkeypatch.setattr(bulk, "LEAST", 10**9)
    (folder / "small.csv").write_text("person,from_org,to_org,date\nCleo Lind,House 1,House 4,2020\nDora Ek,House 4,Corva,2020\n", "utf-8")
    graph.add(folder / "small.csv")
    graph.build()


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_by_number_is_the_same_as_by_name(made: Callable[..., Graph], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, choice: Choice) -> None:
    graph = made(ROWS, ["Ann Berg,House 1,House 2,2015", "Ann Berg,House 2,House 3,2016", "Ben Koch,House 3,,2016", "Cleo Lind,,House 9,2016"])
    add_small(graph, tmp_path, monkeypatch)
    monkeypatch.setattr(resting, "_AT_ONCE", 7)
    net, numbered = read(graph, choice)
    assert np.add.reduceat(numbered.share, numbered.first) == pytest.approx(net.weight)
    standing = network.network(graph._store, choice)[1]
    monkeypatch.setattr(bulk, "by_number", lambda _: False)
    by_name, named = read(graph, choice)
    assert told(numbered) == told(named)
    other = network.network(graph._store, choice)[1]
    for one, same, names in ((net, by_name, ("ids", "source", "target")), (standing, other, ("ids", "n_in", "n_out", "n_uncertain"))):
        assert all(np.array_equal(getattr(one, name), getattr(same, name)) for name in names)
    assert net.weight == pytest.approx(by_name.weight)


def test_rows_of_one_outlet_are_one_source(made: Callable[..., Graph]) -> None:
    rows = [f"P{i} Roe,Acme,Globex,2020,,{outlet}" for i, outlet in enumerate(["The Example", "The Example", "Other News", "", ""])]
    graph = made([*rows, "Ben Koch,Globex,Acme,2021,https://example.org/a,The Example"], header="person,from_org,to_org,date,source_url,source_outlet")
    _, found = read(graph, Choice())
    assert found.number == 5
    assert sorted(np.bincount(found.source).tolist()) == [1, 1, 1, 1, 2]
    assert "(5 sources, drawn again" in " ".join(graph.score("influence").footer.notes)


def test_claims_and_rows_of_one_outlet_are_one_source(made: Callable[..., Graph], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    header = "person,from_org,to_org,date,source_url,source_outlet"
    graph = made([f"{name} Berg,Acme,Globex,2015,,News" for name in ("Ann", "Bea", "Cleo")], header=header)
    monkeypatch.setattr(bulk, "LEAST", 10**9)
    (tmp_path / "small.csv").write_text(f"{header}\nAnn Berg,Globex,Initech,2019,,News\nDora Ek,Acme,Globex,2020,https://example.org/a,\n", "utf-8")
    graph.add(tmp_path / "small.csv")
    graph.build()
    assert read(graph, Choice())[1].number == 2


def test_a_window_says_that_tables_tell_of_it(made: Callable[..., Graph], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = made(ROWS)
    add_small(graph, tmp_path, monkeypatch)
    for since in (None, "2013-01-01"):
        assert any("told by tables 100 %" in note for note in graph.score("influence", since=since).footer.notes)


def test_other_views_are_read_by_name(made: Callable[..., Graph]) -> None:
    graph = made(ROWS)
    assert resting.by_number(graph._store)
    graph._store.see(OrgView.AS_REPORTED)
    assert not resting.by_number(graph._store)
