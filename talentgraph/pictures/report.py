"""The report: the network, the charts, their method and all evidence on one page that works offline.

The network alone is the same page without the charts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from talentgraph.pictures.chart import Chart
from talentgraph.pictures.island import island
from talentgraph.pictures.method import banners, method, own_notes
from talentgraph.pictures.molds import Molds
from talentgraph.pictures.network import MOST_NODES
from talentgraph.pictures.shell import clean, cleaned, render
from talentgraph.pictures.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from talentgraph.pictures.svg import Picture


@dataclass(frozen=True, slots=True)
class About:
    """What stands around the pictures.

    Attributes:
        title: What the page is about, below its heading.
        lang: en or zh.
        notes: Sentences for the foot of the page: counts, window, data hash.
        contact: Where corrections go.
        verified: Whether it went through the gate: then the warning is gone.
        included: Statuses that are shown besides completed and announced.
        names: Further names of organizations and people, by their ids; for the search.
        charts: For the tabs, in order.
        network: Whether there is a tab with the network.
        whole: Whether the network shows all organizations, however many.
    """

    title: str
    lang: str = "en"
    notes: Sequence[str] = ()
    contact: str | None = None
    verified: bool = False
    included: Sequence[str] = ()
    names: Mapping[str, list[str]] = field(default_factory=dict)
    charts: Sequence[Chart] = ()
    network: bool = True
    whole: bool = False


def report_page(moves: list[dict[str, Any]], organizations: list[dict[str, Any]], about: About) -> str:
    """Everything on one page.

    Args:
        moves: One dict per move, with its evidence. Moves that are not done come with `counted` False.
        organizations: One dict per organization, with its scores.
        about: What stands around the pictures.

    Returns:
        The page. Write it as UTF-8 and with newlines as they are: its policy holds hashes of its own scripts.
    """
    data = page_data(moves, organizations, about)
    said = Words(about.lang, "page")
    n_nodes = data["n_nodes"]
    filled_in = {
        "w": SimpleNamespace(**said.all()), "title": about.title, "lang": about.lang, "verified": about.verified,
        "notes": [*about.notes, *own_notes(moves, about.lang)],
        "banners": list(banners(moves, data, about.lang)),
        "method": method(moves, about.lang, verified=about.verified), "corrections": _corrections(about),
        "tabs": [(chart.view, said(chart.view)) for chart in about.charts], "network": _engine(about, n_nodes),
    }  # fmt: skip
    return render(data=data, words=cleaned(filled_in))


def network_page(moves: list[dict[str, Any]], organizations: list[dict[str, Any]], *, title: str, notes: list[str], lang: str = "en") -> str:
    """Draw who went from where to where: the report without its charts. Moves that are not done stay hidden until asked for."""
    return report_page(moves, organizations, About(title, lang, notes))


def chart_page(wide: Picture, narrow: Picture, moves: list[dict[str, Any]], *, notes: list[str]) -> str:
    """One picture, in a wide and a narrow layout, with the moves behind its marks: the report without its network."""
    charts = [Chart(wide, narrow)]
    statuses = sorted({str(move["status"]) for move in moves})
    return report_page(moves, [], About(wide.title, wide.lang, notes, included=statuses, charts=charts, network=False))


def page_data(moves: list[dict[str, Any]], organizations: list[dict[str, Any]], about: About) -> dict[str, Any]:
    """What the scripts of the page read."""
    own: dict[str, Any] = {"lang": about.lang, "words": Words(about.lang, "script").all(), "included": list(about.included)}
    data = island(moves, organizations, about.names, network=about.network, whole=about.whole)
    place = {row[0]: number for number, row in enumerate(data["moves"]["rows"])}
    marks = {key: mark for chart in about.charts for key, mark in chart.marks.items()}
    molds = Molds(marks)
    own["charts"] = {chart.view: {"wide": molds.layout(chart.wide), "narrow": molds.layout(chart.narrow)} for chart in about.charts}
    own["marks"] = [
        [key, mark.n + mark.n_open, [place[clean(one)] for one in mark.moves if clean(one) in place], mark.words] for key, mark in marks.items()
    ]
    return {**data, **own, "molds": molds.rows()}


def _engine(about: About, n: int) -> str:
    """What draws the network: vis-network, which shows most; sigma, which can more nodes; nothing."""
    if not about.network:
        return ""
    return "vis" if n <= MOST_NODES else "sigma"


def _corrections(about: About) -> tuple[str, str]:
    said = Words(about.lang, "method")
    told = said("corrections_contact", contact=about.contact) if about.contact else said("corrections_none")
    return said("corrections"), told
