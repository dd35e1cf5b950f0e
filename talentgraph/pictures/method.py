"""The words around a picture: what the Method tab says of the moves of this page, and the notes at its foot."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from talentgraph.pictures.network import DONE
from talentgraph.pictures.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.model import Footer

OUTLETS = 12  # that are named
EXACT = ("day", "week")
ROUGH = ("month", "quarter")


def coverage(moves: list[dict[str, Any]], lang: str) -> list[str]:
    """What these moves rest on, in sentences."""
    said = Words(lang, "method")
    people = {move.get("person_id") or move["person"] for move in moves}
    organizations = {end for move in moves for end in (move["from_id"], move["to_id"]) if end}
    counted = sum(bool(move["counted"]) for move in moves)
    single = sum((move.get("n_independent") or 1) < 2 for move in moves)
    precision = Counter(move["date_precision"] if move["date"] else None for move in moves)
    dates = {"day": sum(precision[one] for one in EXACT), "month": sum(precision[one] for one in ROUGH), "year": precision["year"]}
    outlets = Counter(one for move in moves for one in {item["outlet"] or item["based_on"] for item in move["evidence"]} if one)
    years = Counter(move["date"][:4] for move in moves if move["date"])
    lines = [said("coverage_moves", n=len(moves), counted=counted, people=len(people), organizations=len(organizations))]
    if moves:
        lines += [
            said("coverage_single", n=single, share=round(100 * single / len(moves))),
            said("coverage_dates", **dates, none=len(moves) - sum(dates.values())),
        ]
    if outlets:
        named = sorted(outlets.items(), key=lambda item: (-item[1], item[0]))[:OUTLETS]
        lines.append(said("coverage_outlets", outlets=", ".join(f"{outlet} ({n})" for outlet, n in named)))
    if years:
        lines.append(said("coverage_years", years=", ".join(f"{year}: {n}" for year, n in sorted(years.items()))))
    return lines


def method(moves: list[dict[str, Any]], lang: str, *, verified: bool) -> list[tuple[str, list[str]]]:
    """The Method tab but for its corrections: headings, each with its sentences."""
    said = Words(lang, "method")
    kinds = ("quote", "row", "digest", "translated", "identified", "combined")
    return [
        (said("read"), [said(f"read_{i}") for i in range(1, 6)]),
        (said("evidence"), [said(f"evidence_{kind}") for kind in kinds]),
        (said("coverage"), coverage(moves, lang)),
        (said("limits"), [said("limits_1"), said("limits_2"), said("limits_3"), said("limits_verified" if verified else "limits_not_verified")]),
    ]


def footer_notes(footer: Footer, lang: str) -> list[str]:
    """The footer of an answer as notes of a page."""
    said = Words(lang, "page")
    since, until = footer.window
    window = "of_all_dates" if not since and not until else "window"
    lines = [
        said("counted", n=footer.counts.get("counted", 0)),
        said(window, since=since or said("beginning"), until=until or said("today")),
        said("sample"),
    ]
    return [*lines, *([said("data", hash=footer.data_hash[:6])] if footer.data_hash else [])]


def own_notes(moves: list[dict[str, Any]], lang: str) -> list[str]:
    """What of the moves is not in the picture, or is marked there."""
    said = Words(lang, "page")
    done = [move for move in moves if move["status"] in DONE]
    ends = [(move["from_id"] is None or move["to_id"] is None) for move in done]
    aside = [not move["counted"] for move in done]
    counts = {
        "note_open": sum(is_open and not is_aside for is_open, is_aside in zip(ends, aside, strict=True)),
        "note_uncounted": sum(aside), "note_not_done": len(moves) - len(done),
    }  # fmt: skip
    return [said(key, n=n) for key, n in counts.items() if n]


def banners(moves: list[dict[str, Any]], data: dict[str, Any], lang: str) -> Iterable[str]:
    """What stands above the picture: what was cut, and whose evidence is not in the page.

    Args:
        moves: Of the page.
        data: What its scripts read.
        lang: Of the words.
    """
    said, left_out = Words(lang, "page"), data["left_out"]
    if left_out["organizations"]:
        yield said("cut", shown=data["n_nodes"], n=left_out["organizations"], moves=left_out["moves"])
    if left_out["untold"]:
        yield said("untold", shown=len(data["moves"]["rows"]), n=left_out["untold"])
        return
    told = sum(bool(move.get("evidence")) for move in moves)
    if told < len(moves):
        yield said("no_evidence_here", shown=told, n=len(moves) - told)
