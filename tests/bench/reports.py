"""How long the report of a thousand moves takes to make and to be ready in a browser, and how long the layout of a large network takes."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentgraph.pictures import About, Chart, report_page, svg
from talentgraph.pictures.layout import scatter
from tests.pictures import browsing
from tests.pictures import picture_samples as samples
from tests.pictures.test_views import drawn

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 5
MOVES = 1000
NODES = 20_000
VIEWS = ("sankey", "matrix", "timeline", "bump", "career")


def reports() -> None:
    """Print the rows."""
    moves = samples.many(MOVES)
    orgs = samples.organizations(moves)
    wide, narrow = drawn(moves), drawn(moves, width=svg.NARROW)
    about = About("Bench", charts=[Chart(wide[view], narrow[view]) for view in VIEWS])
    page = report_page(moves, orgs, about)
    print(f"{f'page of {MOVES:,} moves':<30}{_median(lambda: report_page(moves, orgs, about)):>8.3f} s    {len(page.encode()) / 1e6:.2f} MB")
    edges = [((i * i + 7) % max(1, i // 3), i, 1.0) for i in range(1, NODES)]
    print(f"{f'layout of {NODES:,} nodes':<30}{_median(lambda: scatter(NODES, edges)):>8.3f} s")
    if browsing.CHROMIUM is None:
        print("no Chromium: how soon a page is ready was not measured")
        return
    for opened in browsing.browser():
        print(f"{'page ready in Chromium':<30}{_ready(opened, page):>8.3f} s")


def _median(once: Callable[[], object]) -> float:
    """Seconds of the processor, so that a busy machine tells the same."""
    seconds = []
    for number in range(RUNS + 1):
        begin = time.process_time()
        once()
        if number:  # the first is the warm-up
            seconds.append(time.process_time() - begin)
    return statistics.median(seconds)


def _ready(browser: Any, page: str) -> float:
    """Seconds from the start of loading to the page that says it is ready and has drawn two frames."""
    frames = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() / 1000))))"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8", newline="\n")
        seconds = []
        for _ in range(RUNS):
            tab = browser.new_page(viewport={"width": 1280, "height": 800})
            tab.goto(file.as_uri())
            tab.wait_for_selector("html[data-ready=yes]")
            seconds.append(float(tab.evaluate(frames)))
            tab.close()
    return statistics.median(seconds)


if __name__ == "__main__":
    reports()
