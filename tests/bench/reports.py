"""Reports: how large they are, how soon they are made and ready in a browser, beside pyvis' own page; and how soon large layouts are there.

    python -m tests.bench.reports

Making and scripts are told in seconds of the processor, so that a busy machine tells nearly the same; frames in seconds of the clock.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentgraph.graph import Graph
from talentgraph.pictures import About, report_page
from talentgraph.pictures.layout import scatter
from tests.pictures import browsing
from tests.pictures import picture_samples as samples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RUNS = 5
MOVES, NODES, MOST = 1_000, 20_000, 100_000
SCREEN = {"width": 1280, "height": 800}
PATIENCE = 900_000  # milliseconds for a page of pyvis


def reports() -> None:
    """Print the rows."""
    with tempfile.TemporaryDirectory() as folder, Graph(None) as graph:
        table = Path(folder) / "moves.csv"
        table.write_text("".join(_table(samples.many(MOVES))), "utf-8")
        graph.build(table)
        page = graph.report(Path(folder) / "r.html").read_text("utf-8")
        row(f"report of {MOVES:,} moves, made from the graph", _processor(lambda: graph.report(Path(folder) / "r.html")), _size(page))
    edges = [((i * i + 7) % max(1, i // 3), i, 1.0) for i in range(1, NODES)]
    row(f"layout of {NODES:,} nodes", _processor(lambda: scatter(NODES, edges)))
    begin = time.process_time()
    crowd = _whole()
    row(f"--all of {MOST:,} organizations, made", time.process_time() - begin, _size(crowd))
    if browsing.CHROMIUM is None:
        print("no Chromium: how soon a page is ready was not measured")
        return
    for opened in browsing.browser():
        script, frame = (statistics.median(both) for both in zip(*(_ready(opened, page) for _ in range(RUNS)), strict=True))
        row(f"report of {MOVES:,} moves in Chromium, its scripts", script)
        row(f"report of {MOVES:,} moves in Chromium, ready and two frames drawn", frame)
        script, frame = _ready(opened, crowd)
        row(f"--all of {MOST:,}, its scripts", script)
        row(f"--all of {MOST:,}, two frames drawn (no graphics card)", frame)
        alone, peer = _network(), _pyvis()
        ours = statistics.median(_ready(opened, alone)[1] for _ in range(RUNS))
        theirs = _settled(opened, peer)
        row(f"network of {MOVES:,} nodes, two frames drawn", ours)
        row(f"the same by pyvis as it comes, first frame of the settled picture: {theirs / ours:.0f} x", theirs)


def row(words: str, seconds: float, more: str = "") -> None:
    """Print a row."""
    print(f"{words:<92}{seconds:>8.3f} s    {more}", flush=True)


def _size(page: str) -> str:
    return f"{len(page.encode()) / 1e6:.2f} MB"


def _table(moves: list[dict[str, Any]]) -> Iterator[str]:
    yield "person,from_org,to_org,kind,status,date,source_url,source_outlet,source_title\n"
    for move in moves:
        source = move["evidence"][0]
        cells = [move["person"], move["from_org"], move["to_org"], "hire", "completed", move["date"], *(source[one] for one in ("url", "outlet", "title"))]
        yield ",".join(cells) + "\n"


def _pairs(count: int) -> list[tuple[int, int]]:
    """A flow out of each node, mostly to few others."""
    chance = random.Random(1)  # noqa: S311 - no secret
    return [(i, int(count * chance.random() ** 3)) for i in range(count)]


def _whole() -> str:
    dates = [f"20{i % 16 + 10}-0{i % 9 + 1}" for i in range(MOST)]
    moves = [samples.move(f"m{i}", f"Person {i}", f"Company {a}", f"Company {b}", date=dates[i]) for i, (a, b) in enumerate(_pairs(MOST))]
    return report_page(moves, samples.organizations(moves), About("Bench", whole=True))


def _network() -> str:
    moves = [samples.move(f"m{i}", f"Person {i}", f"Company {a}", f"Company {b}") for i, (a, b) in enumerate(_pairs(MOVES))]
    return report_page(moves, samples.organizations(moves), About("Bench"))


def _pyvis() -> str:
    """The same network as pyvis writes it if nothing else is asked for; the page says when its picture is there."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    net.add_nodes(range(MOVES), label=[f"Company {i}" for i in range(MOVES)])
    net.add_edges([(a, b) for a, b in _pairs(MOVES) if a != b])
    end = "network.once('stabilizationIterationsDone', () => requestAnimationFrame(() => { window.__drawn = performance.now() / 1000; }));"
    return str(net.generate_html()).replace("return network;", f"{end} return network;")


def _processor(once: Callable[[], object]) -> float:
    seconds = []
    for number in range(RUNS + 1):
        begin = time.process_time()
        once()
        if number:  # the first is the warm-up
            seconds.append(time.process_time() - begin)
    return statistics.median(seconds)


def _ready(browser: Any, page: str) -> tuple[float, float]:
    """What the scripts of a page take of a processor, and seconds of the clock from the start of loading to two frames after they are done."""
    frames = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() / 1000))))"
    with tempfile.TemporaryDirectory() as folder:
        tab = browser.new_page(viewport=SCREEN)
        wire = tab.context.new_cdp_session(tab)
        wire.send("Performance.enable", {"timeDomain": "threadTicks"})
        _load(tab, page, Path(folder))
        tab.wait_for_selector("html[data-ready=yes]", state="attached", timeout=PATIENCE)
        seconds = {one["name"]: one["value"] for one in wire.send("Performance.getMetrics")["metrics"]}
        found = float(seconds["ScriptDuration"]), float(tab.evaluate(frames))
        tab.close()
    return found


def _settled(browser: Any, page: str) -> float:
    """Seconds to the first frame of what pyvis shows once its physics has settled: before that it shows a bar."""
    with tempfile.TemporaryDirectory() as folder:
        tab = browser.new_page(viewport=SCREEN)
        _load(tab, page, Path(folder))
        tab.wait_for_function("() => window.__drawn", timeout=PATIENCE)
        found = float(tab.evaluate("window.__drawn"))
        tab.close()
    return found


def _load(tab: Any, page: str, folder: Path) -> None:
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8", newline="\n")
    tab.route("http*://**", lambda route: route.abort())  # pyvis' page asks the network for more
    tab.goto(file.as_uri(), wait_until="commit")


if __name__ == "__main__":
    reports()
