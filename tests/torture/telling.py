"""A small graph made from the same files, and all that is told of it, hashed: for comparing processes (test_determinism.py).

    python tests/torture/telling.py FILES FOLDER

Prints one JSON object: name of what is told -> hash.
"""

from __future__ import annotations

import json
import locale
import sys
from hashlib import sha256
from pathlib import Path

EXPORTS = ("out.csv", "out.json", "out.gexf", "out.graphml", "out.cyjs", "out.ftm.json", "out.oligrapher.json", "out.edges.tsv")


def _hash(text: str) -> str:
    return sha256(text.replace("\\", "/").encode("utf-8", "surrogatepass")).hexdigest()[:16]


def told(files: Path, folder: Path) -> dict[str, str]:
    """Make the graph and tell it."""
    from talentgraph.graph import Graph

    with Graph(folder / "t.duckdb") as graph:
        graph.build(*sorted(files.iterdir()))
        found = {"canonical": _hash("\n".join(graph.canonical()))}
        for name, asked in (("flows", {}), ("who-left", {"org": "OpenAI"}), ("boomerangs", {}), ("net-flow", {})):
            found[name] = _hash(repr(graph.ask(name, **asked).rows))
        found["influence"] = _hash(repr(graph.score("influence", top=None).rows))
        found["report"] = _hash(graph.report(folder / "out.html").read_text("utf-8"))
        for view in ("network", "sankey", "matrix"):
            found[view] = _hash(graph.draw(view, folder / f"{view}.html").read_text("utf-8"))
        for name in EXPORTS:
            found[name] = _hash(graph.export(folder / name).read_text("utf-8"))
    return found


if __name__ == "__main__":
    locale.setlocale(locale.LC_ALL, "")
    sys.stdout.write(json.dumps(told(Path(sys.argv[1]), Path(sys.argv[2]))) + "\n")
