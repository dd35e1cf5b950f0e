"""The report in a browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.pictures import About, Chart, report_page
from talentgraph.pictures.svg import Mark, Picture
from tests.pictures import picture_samples as samples
from tests.pictures.hostile import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pictures.browsing import Opened

pytestmark = pytest.mark.browser
SANKEY = (
    '<a class="mark" id="s0" href="#s0"><title>Alpha to Beta</title><rect x="10" y="10" width="40" height="20"/></a>'
    '<a class="mark" id="s1" href="#s1"><title>Beta to Alpha</title><rect x="90" y="10" width="40" height="20"/></a>'
)
MARKS = (Mark("s0", "Alpha to Beta", 1, 1, ("m1", "m4")), Mark("s1", "Beta to Alpha", 9, 0, ("m2",)))
FLOWS = Picture("sankey", 200, 60, "Flows", "", SANKEY, MARKS, "en")


def page(moves: list[dict[str, Any]], **changes: Any) -> str:
    standard = {"title": "Test", "names": samples.NAMES, "charts": [Chart(FLOWS, FLOWS)]}
    return report_page(moves, samples.organizations(moves), About(**{**standard, **changes}))


def test_nothing_is_asked_for_and_nothing_complains(show: Callable[..., Opened]) -> None:
    for lang, options in (("en", {}), ("zh", {"color_scheme": "dark", "viewport": {"width": 390, "height": 844}})):
        view = show(page(samples.more(), lang=lang), **options)
        for tab in ("sankey", "method", "network"):
            view.page.click(f"#to-{tab}")
            assert view.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no sideways scrolling of the page"
        assert set(view.requests) <= {"about:blank", view.address}
        assert view.complaints == []


@pytest.mark.parametrize("policy", [True, False], ids=["with the policy", "without it"])
def test_hostile_strings_are_inert(show: Callable[..., Opened], policy: bool) -> None:
    moves = samples.hostile()
    names = {one[end]: HOSTILE[i : i + 3] for i, one in enumerate(moves) for end in ("person_id", "from_id")}
    html = page(moves, title=HOSTILE[0], notes=HOSTILE, contact=HOSTILE[1], names=names)
    view = show(html if policy else re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html))
    everything = """for (const card of document.querySelectorAll('#panel details')) card.open = true"""
    for ask in (
        "for (const id of orgs.keys()) {{ select({{org: id}}); {} }}", "for (const id of people.keys()) {{ select({{person: id}}); {} }}",
        "for (const move of moves) {{ select({{move: move.id}}); {} }}",
    ):  # fmt: skip
        view.page.evaluate(f"() => {{ {ask.format(everything)} }}")
        view.settle()
        assert view.page.evaluate("window.__x === undefined")
    view.page.evaluate("(words) => { for (const word of words) { document.getElementById('search').value = word; search(); } }", HOSTILE)
    view.page.evaluate("() => { state.level = 'person'; state.sort = 'person'; render(); csv(); new XMLSerializer().serializeToString(pictureSvg()); }")
    view.page.evaluate("(words) => { for (const word of words) { location.hash = word; } }", HOSTILE)
    view.settle()
    assert view.page.evaluate("window.__x === undefined")
    assert view.page.evaluate("document.querySelectorAll('#panel img, #panel script, #panel svg, #panel style, main iframe, object, embed').length") == 0
    assert view.page.evaluate("[...document.links].every((a) => /^https?:$/.test(a.protocol) || a.protocol === 'file:' && a.closest('svg'))")
    assert set(view.requests) <= {"about:blank", view.address}
    assert view.complaints == []


def test_a_click_on_a_node_opens_its_evidence(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more()))
    view.click_at("at('oorg:Beta')")
    text = view.panel()
    for words in ("Beta", "贝塔", "Arrived (4)", "Left (3)", "earlier: Hub; last employer not stated"):
        assert words in text
    view.page.locator("#panel summary", has_text="Ann Able").first.click()
    assert view.page.locator("#panel mark").first.inner_text() == "Ann Able"
    assert "poached (the outlet's word)" in view.panel()
    assert "strong confidence" in view.panel()
    view.page.keyboard.press("Escape")
    assert view.page.evaluate("location.hash") == ""


def test_a_click_on_an_edge_opens_its_moves(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more()))
    view.click_at("onCurve(at('oorg:Beta'), at('oorg:Alpha'), .5)")
    text = view.panel()
    assert "Beta → Alpha" in text
    assert "combined: no single source says A → B" in text
    assert "weak confidence" in text
    assert view.page.locator("#panel a").get_attribute("href") == "https://example.org/a?b=1&c=2"
    assert view.page.locator("#panel a").get_attribute("rel") == "noopener noreferrer nofollow"


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        ("m3", "quote translated", ["machine-translated", "挖走了苹果的"]),
        ("m6", "quote", ["left, resigned or was dismissed; the source may not say"]),
        ("m7", "quote", ["identified by a table row"]),
        ("m8", "row", ["table row", "source link withheld"]),
        ("m9", "digest", ["our digest of The Weekly"]),
        ("m10", "quote", ["not counted: a seat on a board"]),
        ("m11", "quote", ["reviewed"]),
        ("m12", "quote", ["denied in a report", "this report: denied", "Delta denies that it hired Ken Keen.", "Ken Keen joins Delta."]),
    ],
)
def test_each_sort_of_evidence_says_what_it_is(show: Callable[..., Opened], number: str, kind: str, words: list[str]) -> None:
    view = show(page(samples.more()))
    view.go(f"#move={number}")
    for word in words:
        assert word in view.panel()
    assert view.page.locator("#panel .evidence li").first.get_attribute("class") == kind


def test_what_is_not_done_is_hidden_until_it_is_asked_for(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more()))
    assert view.rows() == 11
    view.page.get_by_label("rumoured").check()
    assert view.rows() == 12
    assert "rumoured (not counted)" in view.page.locator("#rows").inner_text()
    assert "(2 not counted); coverage uneven" in view.page.evaluate("sentence")
    view.page.get_by_label("completed").uncheck()
    assert view.rows() == 2
    view.page.select_option("#confidence", "strong")
    assert view.rows() == 0
    included = show(page(samples.more(), included=["rumoured"]))
    assert included.rows() == 12
    assert included.page.get_by_label("rumoured").is_checked()


def test_the_search_knows_names_in_all_scripts(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more()))
    pang = "挖走了苹果的"
    for wanted, seen in (("苹果", "苹果"), ("蘋果", "苹果"), ("apple", "苹果"), ("若鸣", pang), ("ruoming", pang), ("Nobody", "0 names hold")):
        view.page.fill("#search", wanted)
        view.page.press("#search", "Enter")
        assert seen in view.panel(), wanted


def test_the_window_of_time_counts_what_lies_in_it(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more()))
    since, until = view.page.locator("#since"), view.page.locator("#until")
    assert view.page.evaluate("bins.length") == 35
    since.focus()
    for _ in range(24):
        view.page.keyboard.press("ArrowRight")
    assert since.get_attribute("aria-valuetext") == "2025-01"
    assert view.rows() == 9
    assert "1 of them maybe in the window" in view.page.locator("#counts").inner_text()
    assert "(maybe in the window)" in view.page.locator("#rows tr", has_text="Dan Down").inner_text()
    until.focus()
    view.page.keyboard.press("Home")
    assert view.page.evaluate("[state.from, state.to]") == [0, 0]
    view.page.click("#all-time")
    assert view.rows() == 11
    view.page.click("#play")
    assert view.page.locator("#play").get_attribute("aria-pressed") == "true"
    first = view.page.evaluate("state.from")
    for _ in range(40):  # the policy lets no wait_for_function in
        view.page.wait_for_timeout(100)
        if view.page.evaluate("state.from") > first:
            break
    assert view.page.evaluate("state.from") > first
    view.page.click("#play")
    assert view.page.locator("#play").get_attribute("aria-pressed") == "false"


def test_whoever_wants_no_motion_goes_step_by_step(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more()), reduced_motion="reduce")
    assert view.page.locator("#play").inner_text() == "Next step"
    view.page.click("#play")
    before = view.page.evaluate("[state.from, state.to]")
    view.page.wait_for_timeout(1200)
    assert view.page.evaluate("[state.from, state.to]") == before
    assert view.page.evaluate("playing") == 0


def test_the_focus_shows_one_or_two_steps(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more()))
    view.go("#org=org:苹果")
    view.page.get_by_role("button", name="Only this and 1 step around").click()
    assert sorted(view.page.evaluate("[...drawnNodes]")) == ["oorg:Beta", "oorg:苹果"]
    assert view.rows() == 1
    view.page.get_by_role("button", name="2 steps").click()
    assert "oorg:Gamma" in view.page.evaluate("[...drawnNodes]")
    assert "oorg:Delta" not in view.page.evaluate("[...drawnNodes]")
    view.page.keyboard.press("Escape")
    assert view.rows() == 11


def test_people_are_a_level_of_their_own(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more()))
    view.page.click("[data-level=person]")
    assert view.page.evaluate("[...drawnNodes].filter((key) => key.startsWith('p')).length") == 9
    assert view.page.evaluate("[...drawnLinks.values()].filter(({link}) => link.hop === 2).length") == 2, "both halves of the second move"
    view.click_at("at('pperson:Ann Able')")
    assert "2 moves shown, newest first" in view.panel()
    assert view.page.evaluate("location.hash").startswith("#person=")


def test_marks_of_charts_lead_to_their_moves_and_go_with_them(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more()))
    view.page.click("#to-sankey")
    view.page.locator("#s0").focus()
    view.page.keyboard.press("Enter")
    assert "Ann Able" in view.panel()
    assert view.page.evaluate("document.activeElement.id") == "panel"
    assert "1 move is hidden by the filters" in view.panel()
    assert view.page.locator("#panel h2").inner_text() == "Alpha to Beta"
    view.page.keyboard.press("Escape")
    assert view.page.evaluate("document.activeElement.id") == "s0"
    view.page.click("#s1")
    assert "Ben Best" in view.panel()
    assert "1 of 9 are in this page." in view.panel()
    view.page.select_option("#confidence", "strong")
    assert view.page.evaluate("[...document.querySelectorAll('.mark')].map((mark) => mark.classList.contains('gone'))") == [False, True]


def test_a_chart_says_that_its_numbers_know_no_filter(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more(), included=["rumoured"]))
    view.page.click("#to-sankey")
    note = view.page.locator("#tab-sankey .filtered")
    assert not note.is_visible()
    assert "filters" not in view.page.evaluate("pictureSvg().textContent")
    view.page.select_option("#confidence", "strong")
    words = ("The filters let 1 of 12 moves pass; marks of the others fade.", "The numbers in this picture do not follow the filters.")
    assert note.inner_text() == " ".join(words)
    drawn = view.page.evaluate("(() => { const one = pictureSvg(); return [one.textContent, one.getAttribute('viewBox')]; })()")
    assert all(word in drawn[0] for word in words)
    assert drawn[1] == "0 0 200 96"
    view.page.select_option("#confidence", "weak")
    assert not note.is_visible()


def test_rows_and_tabs_are_a_way_for_the_keyboard(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more()))
    seen = []
    for _ in range(60):
        view.page.keyboard.press("Tab")
        seen.append(view.page.evaluate("document.activeElement.id || document.activeElement.closest('[id]')?.id"))
        if seen[-1] == "rows":
            break
    way = ["search", "confidence", "to-network", "closer", "save-csv", "since", "until", "panel", "table", "rows"]
    assert [one for one in dict.fromkeys(seen) if one in way] == way
    view.page.keyboard.press("ArrowDown")
    view.page.keyboard.press("Enter")
    second = view.page.locator("#rows tr").nth(1)
    assert second.get_attribute("aria-current") == "true"
    assert second.locator("td").nth(1).inner_text() in view.panel()
    assert view.page.evaluate("document.activeElement.id") == "panel"
    view.page.keyboard.press("Escape")
    assert second.evaluate("row => row === document.activeElement")
    assert view.page.evaluate("location.hash") == ""
    view.page.focus("#to-network")
    view.page.keyboard.press("ArrowLeft")
    assert view.page.evaluate("document.activeElement.id") == "to-method"
    assert view.page.locator("#tab-method").is_visible()
    assert not view.page.locator("#tab-network").is_visible()


def test_the_table_sorts_by_every_column(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more()))
    view.page.get_by_role("columnheader", name="Person").get_by_role("button").click()
    names = view.page.locator("#rows td.who").all_inner_texts()
    assert names == sorted(names, key=lambda one: (one > "z", one))
    view.page.get_by_role("columnheader", name="Person").get_by_role("button").click()
    assert view.page.locator("#rows td.who").first.inner_text() == "庞若鸣"
    assert view.page.locator("th[data-key=person]").get_attribute("aria-sort") == "descending"
    for column in ("Date", "From", "To", "Kind", "Status", "Confidence", "Reports"):
        view.page.get_by_role("columnheader", name=column, exact=True).get_by_role("button").click()
        assert view.rows() == 11


def test_the_legend_switches_kinds_and_statuses(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more()))
    view.page.click("#legend summary")
    view.page.get_by_role("button", name="founding 1").click()
    assert view.rows() == 10
    view.page.get_by_role("button", name="rumoured 1").click()
    assert view.rows() == 11
    assert view.page.get_by_label("rumoured").is_checked()


def test_the_address_restores_the_view(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more()))
    view.page.get_by_label("rumoured").check()
    view.page.click("#to-sankey")
    view.page.evaluate("setWindow(20, 34)")
    view.page.fill("#search", "Alpha")
    view.page.press("#search", "Enter")
    view.page.get_by_role("button", name="2 steps").click()
    state, panel, rows = view.page.evaluate("location.hash"), view.panel(), view.rows()
    view.go(state)
    assert (view.panel(), view.rows()) == (panel, rows)
    assert view.page.evaluate("location.hash") == state
    assert view.page.get_by_label("rumoured").is_checked()
    assert view.page.locator("#tab-sankey").is_visible()
    assert view.page.evaluate("[state.from, state.to, state.focus]") == [20, 34, 2]
    view.go("#org=nobody&status=nonsense&confidence=1&focus=1&tab=x&level=y&window=a/b&sort=z&mark=__proto__")
    assert view.complaints == []


def test_the_picture_and_the_table_can_be_saved(show: Callable[..., Opened]) -> None:
    view = show(page([*samples.more(), samples.move("m99", "=1+1", "Alpha", "Beta")]))
    with view.page.expect_download() as told:
        view.page.click("#save-csv")
    text = told.value.path().read_text("utf-8-sig")
    assert text.splitlines()[0].startswith('"date","date_precision","person","from"')
    assert len(text.splitlines()) == 13
    assert "\"'=1+1\"" in text
    for tab, words in (("network", "coverage uneven"), ("sankey", "Alpha to Beta")):
        view.page.click(f"#to-{tab}")
        with view.page.expect_download() as told:
            view.page.click("#save-svg")
        drawn = told.value.path().read_text("utf-8")
        assert drawn.startswith("<svg")
        assert words in drawn
    assert view.complaints == []


def test_on_paper_the_network_is_drawn_as_lines(show: Callable[..., Opened]) -> None:
    view = show(page(samples.more()), color_scheme="dark")
    view.page.emulate_media(media="print")
    view.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert view.page.locator("#printed svg text", has_text="coverage uneven").count() == 1
    assert view.page.evaluate("theme.bg") == "#ffffff"
    assert len(view.page.pdf()) > 10_000
    view.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert view.page.locator("#printed svg").count() == 0
