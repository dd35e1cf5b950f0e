"""What is exported: moves with their evidence, organizations with their scores, the notes that belong to both."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

# What XML 1.0 can't hold, and what no text file should.
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Content:
    """A graph as other programs get it.

    Attributes:
        moves: As `explaining.moves` gives them: names, dates, status, confidence, and `evidence`.
        organizations: The rows of the influence table: organization, id, ranks and scores, n_in, n_out, net.
        notes: The lines of the footer: what was counted, from what.
    """

    moves: list[dict[str, Any]]
    organizations: list[dict[str, Any]]
    notes: list[str]

    def counted(self) -> list[dict[str, Any]]:
        """The counted moves between two known organizations, oldest first."""
        between = [m for m in self.moves if m["counted"] and m["from_id"] and m["to_id"] and m["from_id"] != m["to_id"]]
        return sorted(between, key=lambda m: (str(m["date_earliest"] or "9999"), m["id"]))

    def flows(self) -> list[dict[str, Any]]:
        """The counted moves added up: from_id, from_org, to_id, to_org, n_moves, n_people, n_foundings, n_uncertain, first, last, moves."""
        grouped: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for move in self.counted():
            grouped[move["from_id"], move["to_id"]].append(move)
        return [_flow(moves) for _, moves in sorted(grouped.items())]


def _flow(moves: list[dict[str, Any]]) -> dict[str, Any]:
    first = moves[0]
    days = [str(day) for move in moves for day in (move["date_earliest"], move["date_latest"]) if day]
    return {
        "from_id": first["from_id"], "from_org": first["from_org"], "to_id": first["to_id"], "to_org": first["to_org"], "n_moves": len(moves),
        "n_people": len({move["person_id"] for move in moves}), "n_foundings": sum(move["kind"] == "founding" for move in moves),
        "n_uncertain": sum(move["n_independent"] < 2 or move["combined"] for move in moves), "first": min(days, default=None),
        "last": max(days, default=None), "moves": moves,
    }  # fmt: skip


def clean(value: Any) -> Any:
    """A text without what XML and text files can't hold; anything else as it is.

    >>> clean("OpenAI\\x00"), clean(3)
    ('OpenAI', 3)
    """
    return _UNSAFE.sub("", value) if isinstance(value, str) else value


def web(url: Any) -> str | None:
    """An address if it is one of the web, else None.

    >>> web("javascript:alert(1)"), web("https://example.org/a")
    (None, 'https://example.org/a')
    """
    return clean(url) if isinstance(url, str) and re.match(r"https?://", url, re.IGNORECASE) else None


def said(one: dict[str, Any]) -> str:
    """What a piece of evidence says, in one line: the quote, or the cells of the row."""
    if one["type"] == "row":
        cells = ", ".join(f"{name}: {value}" for name, value in (one["cells"] or {}).items() if value not in (None, ""))
        return str(clean(f"row {one['row_number']}: {cells}" if cells else "a row of a private table"))
    return str(clean(one["text"] or "a private source"))
