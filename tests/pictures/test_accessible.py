"""The report under axe, in both themes and sizes, every tab: nothing that is serious or moderate."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.pictures import About, Chart, report_page, svg
from tests.pictures import browsing
from tests.pictures import picture_samples as samples
from tests.pictures.test_views import drawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser
pytest.importorskip("axe_playwright_python", reason="axe is not installed")
VIEWS = ("sankey", "matrix", "timeline", "bump", "career")
STATES = ("", *(f"#tab={view}" for view in VIEWS), "#tab=method", "#org=org:Beta&level=person", "#move=m3", "#search=a")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    yield from browsing.browser()


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}}], ids=["light", "dark and narrow"])
def test_axe_finds_nothing(browser: Any, tmp_path: Path, options: dict[str, Any]) -> None:
    moves = samples.more()
    wide, narrow = drawn(moves), drawn(moves, width=svg.NARROW)
    charts = [Chart(wide[view], narrow[view]) for view in VIEWS]
    html = report_page(moves, samples.organizations(moves), About("Test", charts=charts, names=samples.NAMES))
    shower = browsing.Shower(browser, tmp_path)
    view = shower(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html), **options)  # it would not let axe in
    axe = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    for state in STATES:
        view.go(state)
        view.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        view.settle()
        view.page.evaluate(axe)
        found = view.page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(state, one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical", "moderate"}] == []
    shower.close()
