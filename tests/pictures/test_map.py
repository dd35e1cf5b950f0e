"""Very many organizations: the network on sigma, as text and in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.errors import TalentGraphError
from talentgraph.pictures import About, network, report_page, shell
from tests.pictures import picture_samples as samples
from tests.pictures.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pictures.browsing import Opened


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
