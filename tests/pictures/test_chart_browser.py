"""The pages of the charts in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.pictures import behind, chart_page, svg
from tests.pictures import picture_samples as samples
from tests.pictures.test_views import drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pictures.browsing import Opened

pytestmark = pytest.mark.browser
VIEWS = ("sankey", "focus", "matrix", "network", "timeline", "one", "bump", "career", "compare")


@pytest.fixture
def show(show: Any) -> Callable[..., Opened]:
    """Opens charts."""

    def opened(view: str, moves: list[dict[str, Any]], *, lang: str = "en", policy: bool = True, **options: Any) -> Opened:
        wide, narrow = (drawn(moves, width=width, lang=lang)[view] for width in (svg.WIDE, svg.NARROW))
        ids = behind((wide, narrow))
        text = chart_page(wide, narrow, [move for move in moves if move["id"] in ids], notes=["A note"])
        opened_page: Opened = show(text if policy else text.replace("Content-Security-Policy", "X-Nothing"), **options)
        return opened_page

    return opened


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_asked_for_and_nothing_complains(show: Callable[..., Opened], view: str) -> None:
    for options in ({}, {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}, "lang": "zh"}):
        opened = show(view, samples.few(), **options)
        assert set(opened.requests) <= {"about:blank", opened.address}
        assert opened.complaints == []
        assert opened.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no sideways scrolling"
        assert opened.page.evaluate("[...document.querySelectorAll('svg.chart')].filter((one) => one.clientWidth).length") == 1, "one layout"


def test_the_keyboard_opens_each_mark_and_comes_back(show: Callable[..., Opened]) -> None:
    opened = show("sankey", samples.few())
    marks = opened.page.locator("svg.wide a.mark")
    for number in range(marks.count()):
        marks.nth(number).focus()
        opened.page.keyboard.press("Enter")
        words = marks.nth(number).locator("title").first.text_content()
        assert words in opened.panel()
        assert opened.page.locator("#panel .card").count() >= 1
        assert opened.page.evaluate("document.activeElement.id") == "panel"
        opened.page.keyboard.press("Escape")
        assert marks.nth(number).evaluate("mark => mark === document.activeElement")
        assert opened.page.evaluate("location.hash") == ""


def test_a_click_opens_the_quotes_and_the_address_restores_them(show: Callable[..., Opened]) -> None:
    opened = show("matrix", samples.few())
    opened.page.locator("svg.wide a.mark", has_text="苹果 → Beta").first.click()
    assert "挖走了苹果的" in opened.panel()
    assert "machine-translated" in opened.panel()
    state, panel = opened.page.evaluate("location.hash"), opened.panel()
    assert state.startswith("#mark=matrix-")
    opened.go(state)
    assert opened.panel() == panel
    assert opened.page.locator("a.mark.chosen").count() >= 1
    opened.page.select_option("#confidence", "strong")
    told = "The filters let 1 of 7 moves pass; marks of the others fade.The numbers in this picture do not follow the filters."
    assert told in opened.page.evaluate("pictureSvg().textContent")
    opened.page.select_option("#confidence", "weak")
    opened.page.locator("#rows tr").first.click()
    assert opened.page.evaluate("location.hash").startswith("#move=")
    opened.go("#nothing%E0%A4%A")
    opened.go("#move=%E0%A4%A")
    assert opened.complaints == []


@pytest.mark.parametrize("policy", [True, False], ids=["policy", "without"])
def test_hostile_names_are_inert(show: Callable[..., Opened], policy: bool) -> None:
    for view in ("sankey", "timeline", "career"):
        opened = show(view, samples.hostile(), policy=policy)
        cards = "for (const card of document.querySelectorAll('details')) card.open = true"
        opened.page.evaluate(f"for (const mark of MARKS.keys()) {{ select({{mark}}); {cards}; }}")
        opened.page.evaluate("for (const move of moves) select({move: move.id})")
        opened.page.wait_for_timeout(100)
        assert opened.page.evaluate("window.__x === undefined")
        foreign = "#panel img, #panel script, #panel svg, main iframe, svg script, svg foreignObject"
        assert opened.page.locator(foreign).count() == 0
        addresses = "[...document.links].map((a) => new URL(a.href.baseVal ?? a.href, location.href).protocol)"
        assert opened.page.evaluate(f"{addresses}.every((one) => /^(https?|file):$/.test(one))")
        assert set(opened.requests) <= {"about:blank", opened.address}
        assert opened.complaints == []
