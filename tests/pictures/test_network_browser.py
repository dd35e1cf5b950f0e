"""The network page in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.pictures import network_page
from tests.pictures import picture_samples as samples
from tests.pictures.browsing import NEEDS_CHROMIUM, Opened, chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def opened(moves: list[dict[str, Any]], **options: Any) -> Opened:
        file = tmp_path / "network.html"
        html = network_page(moves, samples.organizations(moves), title="Test", notes=[])
        file.write_text(html, encoding="utf-8", newline="\n")
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        return Opened(context.new_page(), file.as_uri())

    yield opened
    for context in contexts:
        context.close()


def test_nothing_is_asked_for_and_nothing_complains(show: Callable[..., Opened]) -> None:
    for options in ({}, {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}}):
        view = show(samples.few(), **options)
        assert set(view.requests) <= {"about:blank", view.address}
        assert view.complaints == []
        assert view.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no sideways scrolling of the page"


def test_hostile_names_are_inert(show: Callable[..., Opened]) -> None:
    moves = samples.hostile()
    view = show(moves)
    for key in range(view.page.evaluate("DATA.organizations.rows.length")):
        view.page.evaluate(f"select({{org: DATA.organizations.rows[{key}][0]}})")
        view.page.evaluate("for (const card of document.querySelectorAll('#panel details')) card.open = true")
    for text in samples.HOSTILE:
        view.page.fill("#search", text[:150].replace("\x00", ""))
        view.page.press("#search", "Enter")
    view.page.evaluate("for (const move of moves) select({move: move.id})")
    view.page.wait_for_timeout(200)
    assert view.page.evaluate("window.__x === undefined")
    assert view.page.evaluate("document.querySelectorAll('#panel img, #panel script, #panel svg, #panel style, main iframe').length") == 0
    assert view.page.evaluate("[...document.links].every((a) => /^https?:$/.test(a.protocol))")
    assert set(view.requests) <= {"about:blank", view.address}
    assert view.complaints == []


def test_a_click_on_a_node_opens_its_evidence(show: Callable[..., Opened]) -> None:
    view = show(samples.few())
    view.click_at("spot.get('org:Beta')")
    text = view.panel()
    assert "Beta" in text
    assert "Arrived (4)" in text
    assert "Left (2)" in text
    assert "earlier: Hub; last employer not stated" in text
    view.page.locator("#panel summary", has_text="Ann Able").click()
    assert view.page.locator("#panel mark").first.inner_text() == "Ann Able"
    assert "worded as poach (the outlet's word)" in view.panel()
    assert "strong confidence" in view.panel()
    view.page.get_by_role("button", name="Show only this and its neighbours").click()
    assert view.page.evaluate("[...drawnNodes].includes('org:Delta')") is False
    view.page.keyboard.press("Escape")
    assert view.page.evaluate("location.hash") == ""


def test_a_click_on_an_edge_opens_its_moves(show: Callable[..., Opened]) -> None:
    view = show(samples.few())
    view.click_at("onCurve(spot.get('org:Beta'), spot.get('org:Alpha'), .5)")
    text = view.panel()
    assert "Beta → Alpha" in text
    assert "combined: no single source says A → B" in text
    assert "weak confidence" in text
    assert view.page.locator("#panel a").get_attribute("href") == "https://example.org/a?b=1&c=2"
    assert view.page.locator("#panel a").get_attribute("rel") == "noopener noreferrer nofollow"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("m3", ["machine-translated", "挖走了苹果的"]),
        ("m6", ["left, resigned or was dismissed; the source may not say"]),
        ("m7", ["identified by a table row"]),
        ("m8", ["table row", "source link withheld"]),
        ("m9", ["our digest of The Weekly"]),
        ("m10", ["not counted: a board seat"]),
    ],
)
def test_each_sort_of_evidence_says_what_it_is(show: Callable[..., Opened], number: str, words: list[str]) -> None:
    view = show(samples.few())
    view.go(f"#move={number}")
    for word in words:
        assert word in view.panel()


def test_search_works_in_chinese(show: Callable[..., Opened]) -> None:
    view = show(samples.few())
    for wanted, seen in (("苹果", "苹果"), ("若鸣", "挖走了苹果的"), ("nothing like it", "0 names hold")):
        view.page.fill("#search", wanted)
        view.page.press("#search", "Enter")
        assert seen in view.panel()


def test_the_filters_change_the_rows(show: Callable[..., Opened]) -> None:
    view = show(samples.few())
    assert view.rows() == 9
    view.page.get_by_label("rumoured").check()
    assert view.rows() == 10
    assert "rumoured (not counted)" in view.page.locator("#rows").inner_text()
    assert "(2 not counted); coverage uneven" in view.page.evaluate("sentence")
    view.page.get_by_label("completed").uncheck()
    assert view.rows() == 2
    view.page.select_option("#confidence", "strong")
    assert view.rows() == 0


def test_rows_are_a_way_for_the_keyboard(show: Callable[..., Opened]) -> None:
    view = show(samples.few())
    view.page.locator("#rows tr").first.focus()
    view.page.keyboard.press("ArrowDown")
    view.page.keyboard.press("Enter")
    second = view.page.locator("#rows tr").nth(1)
    assert second.get_attribute("aria-current") == "true"
    assert second.locator("td").nth(1).inner_text() in view.panel()
    assert view.page.evaluate("document.activeElement.id") == "panel"
    view.page.keyboard.press("Escape")
    assert second.evaluate("row => row === document.activeElement")
    assert view.page.evaluate("location.hash") == ""


def test_the_address_restores_the_view(show: Callable[..., Opened]) -> None:
    view = show(samples.few())
    view.page.get_by_label("rumoured").check()
    view.page.fill("#search", "Alpha")
    view.page.press("#search", "Enter")
    state, panel = view.page.evaluate("location.hash"), view.panel()
    assert "org" in state
    view.go(state)
    assert view.panel() == panel
    assert view.page.get_by_label("rumoured").is_checked()
    assert view.rows() == 10
    view.go("#org=nobody&status=nonsense&confidence=1&focus=1")
    assert view.complaints == []
