"""Precision, recall and F1 of claims against gold, with 95 % intervals from a bootstrap by article (Efron 1979).

    python tests/cases/measure.py [--articles FOLDER]

prints them for the odd-numbered articles as the extractor stands: it was fitted on these, so `fit.py --check` is the honest figure.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))
from talentgraph import claims, documents
from tests.cases.gold import SHARED, Gold, Names, articles, counts, gazetteer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from talentgraph.model import Claim

REAL = ("train", "odd", "unlabelled")
_DRAWS, _LEVEL = 1000, 95
_SETS: list[tuple[str, Callable[[Gold], bool]]] = [
    ("real", lambda gold: gold.source in REAL),
    ("real en", lambda gold: gold.source in REAL and gold.document.lang == "en"),
    ("real zh", lambda gold: gold.source in REAL and gold.document.lang != "en"),
    *((source, lambda gold, source=source: gold.source == source) for source in (*REAL, "case", "digest", "press", "plain", "passages")),
]


def figures(table: Any) -> tuple[float, float, float]:
    """Precision, recall and F1.

    Args:
        table: An array (articles, 3): right, wrong, missed.
    """
    right, wrong, missed = table.sum(axis=0)
    return right / max(1, right + wrong), right / max(1, right + missed), 2 * right / max(1, 2 * right + wrong + missed)


def interval(table: Any) -> Any:
    """The bounds (2, 3) of the 95 % interval of each figure, articles drawn with replacement."""
    rng = np.random.default_rng(1)
    drawn = [figures(table[rng.integers(len(table), size=len(table))]) for _ in range(_DRAWS)]
    return np.percentile(np.array(drawn), [(100 - _LEVEL) / 2, (100 + _LEVEL) / 2], axis=0)


def show(golds: Sequence[Gold], found: Sequence[Sequence[Claim]], names: Names, thresholds: Sequence[float]) -> None:
    """Print the figures by source and by the least confidence that is told."""
    for title, belongs in _SETS:
        chosen = [(gold, claims) for gold, claims in zip(golds, found, strict=True) if belongs(gold)]
        for least in thresholds if chosen else ():
            table = np.array([counts(gold, [claim for claim in claims if claim.confidence >= least], names) for gold, claims in chosen])
            low, high = interval(table)
            shown = "  ".join(f"{name} {value:.3f} [{a:.2f}, {b:.2f}]" for name, value, a, b in zip("PRF", figures(table), low, high, strict=True))
            sys.stdout.write(f"{title:10} from {least}: {shown}  ({' '.join(map(str, table.sum(axis=0)))})\n")


def reliability(found: Sequence[tuple[Sequence[Claim], Sequence[int | None]]]) -> None:
    """Print how many of the claims of a confidence were right."""
    bins: dict[int, list[int]] = defaultdict(list)
    for claims_of, verdicts in found:
        for claim, verdict in zip(claims_of, verdicts, strict=True):
            if verdict is not None:
                bins[int(claim.confidence * 10)].append(verdict)
    for low, held in sorted(bins.items()):
        sys.stdout.write(f"confidence {low / 10:.1f}-{low / 10 + 0.1:.1f}: {sum(held)} of {len(held)} right ({sum(held) / len(held):.2f})\n")


def main() -> None:
    """Extract and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=SHARED)
    folder = parser.parse_args().articles
    golds = [gold for gold in articles(folder) if gold.source == "odd"]
    found = [claims.extract(gold.document, documents.zones(gold.document.text), gazetteer()).claims for gold in golds]
    show(golds, found, Names(sorted(folder.glob("aliases*.json"))), [0.0])


if __name__ == "__main__":
    main()
