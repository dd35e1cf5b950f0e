"""Draws docs/gallery.md and its pictures from the seeds: run by `make docs`, checked by tests/test_gallery.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from talentgraph.graph import Graph

HERE = Path(__file__).parent
FOLDER = HERE / "gallery"
SEEDS = HERE.parent / "seeds"
# Name of the file, what it shows, the view and its options.
PICTURES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("sankey", "Who came from where and went where: an organization may stand on both sides.", "sankey", {}),
    (
        "sankey-openai", "One organization: its origins and destinations, also those that no source states; rumours are dashed and never counted.",
        "sankey", {"org": "OpenAI", "include": "rumoured"},
    ),
    ("matrix", "Every pair with its number, ordered by who exchanges people; sums at the edges.", "matrix", {"order": "community"}),
    ("compare", "Two organizations side by side.", "compare", {"org": ["OpenAI", "Meta"]}),
    (
        "timeline", "Arrivals above the line, departures below; a bar where only the month or the year is known.",
        "timeline", {"org": "Anthropic", "include": "rumoured"},
    ),
    ("timeline-largest", "The same for the organizations with most moves.", "timeline", {"top": 3, "since": "2023"}),
    ("bump", "Influence year by year; a line breaks where an organization is unranked.", "bump", {}),
    ("career", "Careers: what is reported, and what no report says.", "career", {"person": ["Ilya Sutskever", "Ian Goodfellow", "Mustafa Suleyman"]}),
    ("network", "The network as a still picture.", "network", {"top": 30}),
    ("compare-zh", "The same pictures speak Chinese (`--lang zh`).", "compare", {"org": ["Google", "OpenAI"], "lang": "zh"}),
]  # fmt: skip
HEAD = """# Gallery

Every picture below is made by `make docs` from `seeds/`: career moves that press reports and our digests of them tell. Written as `.html`
each becomes one offline page where every mark opens its moves, down to the sentence or the row; as `.svg` it follows the reader's light
or dark ground; `.png` and `.pdf` need the extra `talentgraph[png]`.

Press reports are a sample, not a census, and reported is not proven: each picture says so inside itself.
"""


def command(name: str, view: str, options: dict[str, Any]) -> str:
    """What draws a picture on the command line."""
    words = []
    for option, value in options.items():
        for one in value if isinstance(value, list) else [value]:
            shown = f'"{one}"' if " " in str(one) else one
            words.append(f"--{option} {shown}")
    return " ".join(["talentgraph draw", view, *words, f"-o {name}.svg"])


def page() -> str:
    """The text of docs/gallery.md."""
    parts = [HEAD]
    for name, words, view, options in PICTURES:
        parts.append(f"## {name}\n\n{words}\n\n```\n{command(name, view, options)}\n```\n\n![{words}](gallery/{name}.svg)\n")
    return "\n".join(parts)


def draw(graph: Graph, folder: Path, names: set[str] | None = None) -> list[Path]:
    """Draw all pictures, or those of some names, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return [graph.draw(view, folder / f"{name}.svg", **options) for name, _, view, options in PICTURES if names is None or name in names]


def main() -> None:
    """Write the page and its pictures."""
    with Graph(None) as graph:
        graph.build(SEEDS / "moves.csv", SEEDS / "articles")
        drawn = draw(graph, FOLDER)
    for old in set(FOLDER.glob("*.svg")) - set(drawn):
        old.unlink()
    (HERE / "gallery.md").write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
