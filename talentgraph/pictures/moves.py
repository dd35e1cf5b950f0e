"""What pictures of single moves share: when a move was, what is said of it, and how its mark looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph.model import Kind, MoveStatus
from talentgraph.pictures.axis import day
from talentgraph.pictures.flows import MEDIUM, STRONG
from talentgraph.pictures.frame import press
from talentgraph.pictures.svg import DASHES, num, tag

if TYPE_CHECKING:
    import datetime as dt

    from talentgraph.pictures.words import Words

Row = dict[str, Any]
RADIUS = 4.0
SHORTEST = 11.0  # a span of days, in pixels


def span(move: Row) -> tuple[dt.date, dt.date] | None:
    """The first and the last day that it can have been; None where no date is known."""
    first, last = day(move.get("date_earliest")), day(move.get("date_latest"))
    begin, end = first or last, last or first
    return (begin, end) if begin and end else None


def told(words: Words, move: Row) -> str:
    """A move in a sentence."""
    origin = move["from_org"] or words("not_stated")
    if not move["from_org"] and move.get("earlier_org"):
        origin = words("earlier", org=move["earlier_org"])
    parts = [words("route", person=move["person"], source=origin, target=move["to_org"] or words("not_stated"))]
    date = move.get("date") or words("undated")
    precision = move.get("date_precision")
    parts.append(words(f"precision_{precision}", date=date) if precision in {"week", "quarter"} else str(date))
    kind = words("kind_poach") if move.get("worded_as_poach") else words(f"kind_{move['kind']}") if move["kind"] in set(Kind) else str(move["kind"])
    parts.append(kind)
    if move["status"] in set(MoveStatus):
        parts.append(words(f"status_{move['status']}"))
    if move.get("denied") and move["status"] != MoveStatus.DENIED:
        parts.append(words("also_denied"))
    if not move["counted"]:
        parts.append(words("uncounted"))
    if move.get("combined"):
        parts.append(words("combined"))
    parts.append(words(f"confidence_{level(move['confidence'])}"))
    return words.listed(parts)


def denial(words: Words, move: Row) -> str:
    """What stands beside an allegation that some report denies."""
    return f" ({words('also_denied')})" if move.get("denied") else ""


def level(confidence: float) -> str:
    """Confidence as a band."""
    return "strong" if confidence >= STRONG else "medium" if confidence >= MEDIUM else "weak"


def opacity(move: Row) -> float:
    """Of its mark, by the band of its confidence."""
    return {"strong": 1.0, "medium": 0.75, "weak": 0.45}[level(move["confidence"])]


def shape(move: Row, colour: str, left: float, right: float, y: float) -> str:
    """Its mark: a dot for a day, a bar for a longer span, a diamond for a founding; hollow where it is not completed."""
    done = move["counted"] and move["status"] == MoveStatus.COMPLETED
    look: dict[str, Any] = {
        "cls": f"f-{colour} s-{colour} hot" if done else f"f-bg s-{colour if move['counted'] else 'muted'} hot",
        "fill_opacity": f"{opacity(move):.2f}" if done else None,
        "stroke_dasharray": None if done else {"announced": "3 2"}.get(move["status"]) or DASHES.get(move["status"]),
        "stroke_opacity": 0 if done else None,
    }
    middle, r = (left + right) / 2, RADIUS + 1
    diamond = tag("path", **look, d=f"M{num(middle)} {num(y - r)}l{num(r)} {num(r)}l{num(-r)} {num(r)}l{num(-r)} {num(-r)}Z")
    if right - left > 2 * RADIUS + 0.1:
        bar = tag("rect", **look, x=left, y=y - 2.5, width=right - left, height=5, rx=2.5)
        return bar + diamond if move["kind"] == Kind.FOUNDING else bar
    return diamond if move["kind"] == Kind.FOUNDING else tag("circle", **look, cx=middle, cy=y, r=RADIUS)


def notes(words: Words, rows: list[Row], *, left_out: list[str]) -> list[str]:
    """What a picture of single moves is made of and what it leaves out."""
    dates = [row["date"] for row in rows if row.get("date")]
    counted = [row for row in rows if row["counted"]]
    lines = [press(words, min(dates, default=None), max(dates, default=None), len(counted))]
    more = list(left_out)
    undated = sum(1 for row in rows if span(row) is None)
    if undated:
        more.append(words("no_date", n=undated))
    maybe = sum(1 for row in counted if row.get("inside") == "maybe")
    if maybe:
        more.append(words("maybe", n=maybe))
    others = {row["status"] for row in rows if not row["counted"] and row["status"] in set(MoveStatus) - {"completed", "announced"}}
    if others:
        n = sum(1 for row in rows if not row["counted"] and row["status"] in others)
        more.append(words("dashed", n=n, statuses=words.listed([words(f"status_{one}") for one in sorted(others)])))
    return [*lines, " ".join(more)] if more else lines
