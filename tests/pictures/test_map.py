"""Very many organizations: the network on sigma, as text and in a browser."""

from __future__ import annotations

import datetime as dt
import random
import re
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.errors import TalentGraphError
from talentgraph.pictures import About, crowd, network, report_page, shell
from talentgraph.pictures import moves as single
from talentgraph.pictures.network import drawable
from tests.pictures import picture_samples as samples
from tests.pictures.hostile import HOSTILE
from tests.pictures.test_report import island

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pictures.browsing import Opened


SYLLABLES = [first + second for first in "BDFGKLMNPRSTVZ" for second in "aeiou"]


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many nodes are few here."""
    for module in ("network", "report", "island"):
        monkeypatch.setattr(f"talentgraph.pictures.{module}.MOST_NODES", 3)


def page(moves: list[dict[str, Any]], **changes: Any) -> str:
    return report_page(moves, samples.organizations(moves), About(**{"title": "Test", "whole": True, "names": samples.NAMES, **changes}))


def test_all_are_drawn_when_asked_for_up_to_a_limit(crowded: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    monkeypatch.setattr(network, "TOP", 2)
    every = page(samples.more())
    assert "graphology" in every
    assert "vis-network" not in every
    assert "more organizations, with" not in every
    cut = page(samples.more(), whole=False)
    assert "graphology" not in cut
    assert "more organizations, with" in cut
    monkeypatch.setattr(network, "WHOLE", 4)
    with pytest.raises(TalentGraphError, match="5 organizations are too many") as refused:
        page(samples.more())
    assert "--since" in refused.value.hint


def test_what_is_vendored_brings_its_licence() -> None:
    for name in shell.VENDORED:
        source = shell._file(name)
        licence = shell._file(name.replace(".min.js", ".LICENSE.txt"))
        assert "Permission is hereby granted, free of charge" in licence
        assert "</script" not in source.lower()
        assert "sourceMappingURL" not in source


@pytest.fixture
def very_crowded(crowded: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """And few moves are too many to tell them all."""
    monkeypatch.setattr(crowd, "MOST_ROWS", 3)
    for module in ("crowd", "island"):
        monkeypatch.setattr(f"talentgraph.pictures.{module}.TOLD", 3)


def test_a_hundred_thousand_organizations_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(1)  # noqa: S311 - no secret
    # Places by chance pack worse than any that are drawn, and are there at once.
    monkeypatch.setattr(network, "scatter", lambda count, _: [(chance.randrange(60_000), chance.randrange(60_000)) for _ in range(count)])
    names = [f"{chance.choice(SYLLABLES)}{i:x} {chance.choice(('Labs', 'Systems', 'Research'))}" for i in range(100_000)]
    moves = [
        samples.move(f"m{i}", f"Person {i}", names[i], names[int(1e5 * chance.random() ** 3)], date=f"20{i % 16 + 10}-0{i % 9 + 1}", confidence=chance.random())
        for i in range(100_000)
    ]  # fmt: skip
    html = page(moves)
    assert len(html.encode()) <= 6_000_000
    assert "The table and the evidence hold 2,000 moves" in html
    assert len(island(html)["moves"]["rows"]) == 2_000


def test_the_largest_flows_are_told(very_crowded: None) -> None:  # noqa: ARG001
    moves = samples.more()
    moves.append(samples.move("m13", "Gus Gamma", "Beta", "Gamma"))
    assert crowd.largest(moves, 3) == ["m10", "m11", "m13"], "two counted moves, and the seat on a board beside them"
    html = page(moves)
    data = island(html)
    assert {row[0] for row in data["moves"]["rows"]} == {"m10", "m11", "m13"}
    for told, there in (("Sue Sum", False), ("Gus Gamma", True), ("挖走了苹果的", False)):
        assert (told in html) is there
    assert data["edges"] == data["nodes"] == []


def complaints(view: Opened) -> list[str]:
    """All but what WebGL without a graphics card says of its speed."""
    return [one for one in view.complaints if "GL Driver Message" not in one]


@pytest.mark.browser
def test_the_map_leads_to_its_moves(crowded: None, show: Callable[..., Opened]) -> None:  # noqa: ARG001
    view = show(page(samples.more()))
    if not view.page.evaluate("renderer !== null"):
        assert "has no WebGL" in view.page.locator("#network").inner_text()
        return
    assert view.page.evaluate("drawnNodes.size") == 5
    at = view.page.evaluate("renderer.graphToViewport({x: at('oorg:Beta').x, y: -at('oorg:Beta').y})")
    box = view.page.locator("#network").bounding_box()
    view.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    view.settle()
    assert "Arrived (4)" in view.panel()
    view.page.get_by_role("button", name="Only this and 1 step around").click()
    assert "oorg:Delta" not in view.page.evaluate("[...drawnNodes]")
    view.page.fill("#search", "apple")
    view.page.press("#search", "Enter")
    assert "挖走了苹果的" in view.panel()
    assert "coverage uneven" in view.page.evaluate("networkSvg().textContent")
    assert set(view.requests) <= {"about:blank", view.address}
    assert complaints(view) == []


@pytest.mark.browser
def test_what_is_not_told_is_drawn_filtered_and_counted(very_crowded: None, show: Callable[..., Opened]) -> None:  # noqa: ARG001
    moves = samples.more()
    view = show(page(moves))
    found = view.page.evaluate(
        "moves.filter((move) => move.untold).map((move) => [orgName(move.from_id), orgName(move.to_id), move.status, move.kind, move.counted === 1,"
        " Boolean(move.worded_as_poach), move.earliest, move.latest, Boolean(move.drawn), level(move.confidence)])",
    )
    epoch = dt.date(1970, 1, 1)
    wanted = [
        [
            one["from_org"], one["to_org"], one["status"], one["kind"], one["counted"], one["worded_as_poach"],
            *(one[end] and (one[end] - epoch).days for end in ("date_earliest", "date_latest")), drawable(one), single.level(one["confidence"]),
        ]
        for one in moves if one["id"] not in crowd.largest(moves, 3)
    ]  # fmt: skip
    assert sorted(map(str, found)) == sorted(map(str, wanted))
    assert "11 of 12 reported moves, 10 counted" in view.page.locator("#counts").inner_text()
    assert view.rows() == 2
    view.page.evaluate("select({org: 'org:Beta'})")
    assert "Arrived (4)" in view.panel()
    assert "And 3 more, which this page counts but does not list" in view.panel()
    view.page.evaluate("select({org: '苹果'})")
    assert "Magnet rank 5" in view.panel(), "an organization without a row of its own is known by its name"
    view.page.evaluate("setWindow(0, 0)")
    assert view.page.evaluate("moves.filter(shown).map((move) => move.date)") == ["2023", None]
    assert complaints(view) == []


@pytest.mark.browser
@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without it"])
def test_hostile_names_are_inert_there_too(crowded: None, show: Callable[..., Opened], policy: bool) -> None:  # noqa: ARG001
    html = page(samples.hostile(), title=HOSTILE[0])
    view = show(html if policy else re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html))
    view.page.evaluate("for (const id of orgs.keys()) select({org: id})")
    view.page.evaluate("renderer && networkSvg()")
    view.settle()
    assert view.page.evaluate("window.__x === undefined")
    assert view.page.locator("main img, main script, main iframe, object, embed").count() == 0
    assert set(view.requests) <= {"about:blank", view.address}
    assert complaints(view) == []
