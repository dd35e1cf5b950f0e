"""Moves and organizations made up for the tests of pictures."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import Any

from tests.pictures.hostile import HOSTILE


def quote(text: str, person: str, **changes: Any) -> dict[str, Any]:
    item = {
        "type": "quote", "text": text, "outlet": "The Daily", "based_on": None, "date": "2025-07-01", "url": "https://example.org/a?b=1&c=2",
        "title": "A headline", "machine_translated": False, "status": "completed", "person_as_written": person, "cells": None,
        "previous_cells": None, "same_story_as": None,
    }  # fmt: skip
    return {**item, **changes}


def days(date: str) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that a date can mean."""
    try:
        parts = [int(part) for part in date.split("-")]
        year, month, day = (*parts, None, None)[:3]
        last = month or 12
        return dt.date(year or 1, month or 1, day or 1), dt.date(year or 1, last, day or monthrange(year or 1, last)[1])
    except ValueError:
        return None, None


def move(number: str, person: str, origin: str | None, goal: str | None, **changes: Any) -> dict[str, Any]:
    item = {
        "id": number, "person": person, "person_id": f"person:{person}",
        "from_id": origin and f"org:{origin}", "from_org": origin, "to_id": goal and f"org:{goal}",
        "to_org": goal, "earlier_org": None, "from_unit": None, "to_unit": None, "role_from": None, "role_to": None, "kind": "hire",
        "worded_as_poach": False, "status": "completed", "date": "2025-07", "date_precision": "month", "confidence": 0.7, "counted": True,
        "why_not": None, "combined": False, "identified": None, "other_origins": None, "judgements": [], "n_claims": 1, "n_independent": 1,
        "evidence": [quote(f"{person} joins {goal}.", person)],
    }  # fmt: skip
    made = {**item, **changes}
    made["date_earliest"], made["date_latest"] = days(made["date"] or "")
    return made


def organizations(moves: list[dict[str, Any]]) -> list[dict[str, Any]]:
    names = {one[f"{end}_id"]: one[f"{end}_org"] for one in moves for end in ("from", "to") if one[f"{end}_id"]}
    return [
        {"id": key, "name": name, "magnet": 0.1 / (i + 1), "magnet_rank": i + 1, "feeder": None, "n_in": i, "n_out": 1}
        for i, (key, name) in enumerate(sorted(names.items()))
    ]


NAMES = {"org:苹果": ["Apple", "蘋果"], "person:庞若鸣": ["Ruoming Pang", "龐若鳴"], "org:Beta": ["贝塔"]}


def few() -> list[dict[str, Any]]:
    """One of each sort: both ways, Chinese, rumoured, combined, founded, a departure, an earlier employer, a table row."""
    row = {"person": "Rob Row", "from_org": "Alpha", "to_org": "Gamma", "note": ""}
    return [
        move("m1", "Ann Able", "Alpha", "Beta", kind="poach", worded_as_poach=True, confidence=0.92),
        move("m2", "Ben Best", "Beta", "Alpha", combined=True, confidence=0.5),
        move("m3", "庞若鸣", "苹果", "Beta", evidence=[quote("Beta 挖走了苹果的庞若鸣。", "庞若鸣", machine_translated=True)]),
        move("m4", "Rita Rumour", "Alpha", "Beta", status="rumoured", counted=False, why_not="rumoured", confidence=0.4),
        move("m5", "Fay First", "Alpha", "Delta", kind="founding", status="announced"),
        move("m6", "Dan Down", "Alpha", None, kind="departure"),
        move("m7", "Nat Former", None, "Beta", earlier_org="Hub", identified="a table row"),
        move("m8", "Rob Row", "Alpha", "Gamma", evidence=[quote("", "Rob Row", type="row", cells=row, url="ftp://example.org/x")]),
        move("m9", "Sue Sum", "Gamma", "Beta", evidence=[quote("Our words on Sue Sum.", "Sue Sum", type="digest", based_on="The Weekly")]),
        move("m10", "Bo Board", "Beta", "Gamma", kind="appointment", counted=False, why_not="a seat on a board"),
    ]


def more() -> list[dict[str, Any]]:
    """These, and a second move of a person, and a denial; not all at the same time."""
    denied = [quote("Ken Keen joins Delta.", "Ken Keen"), quote("Delta denies that it hired Ken Keen.", "Ken Keen", status="denied", outlet="The Weekly")]
    dates = {"m2": ("2024-03-09", "day"), "m5": ("2023", "year"), "m6": (None, "unknown")}
    made = []
    for one in few():
        date, precision = dates.get(one["id"], ("2025-07", "month"))
        first, last = days(date or "")
        made.append({**one, "date": date, "date_precision": precision, "date_earliest": first, "date_latest": last})
    return [
        *made,
        move("m11", "Ann Able", "Beta", "Gamma", date="2025-11", judgements=[{"kind": "accept"}]),
        move("m12", "Ken Keen", "Gamma", "Delta", evidence=denied, n_claims=2),
    ]


def many(count: int) -> list[dict[str, Any]]:
    text = "The company said that {} had left {} for {}, where the new hire will lead a group of researchers, people told of it say."
    made = []
    for i in range(count):
        person, origin, goal = f"Person {i}", f"Company {i * 7 % 61}", f"Company {i * i % 53 + 3}"
        link = f"https://example.org/news/2025/{i}/a-headline-of-usual-length.html"
        told = quote(text.format(person, origin, goal), person, url=link, title=f"{goal} hires {person} away from {origin}")
        made.append(move(f"m{i}", person, origin, goal, date=f"2025-{i % 12 + 1:02d}-{i % 28 + 1:02d}", date_precision="day", evidence=[told]))
    return made


def hostile() -> list[dict[str, Any]]:
    """Each string in every text field."""
    made = []
    for i, text in enumerate(HOSTILE):
        cells = {text: text, "x": text}
        told = {"outlet": text, "based_on": text, "date": text, "url": text, "title": text, "status": text, "same_story_as": text}
        evidence = [quote(text, text, type=kind, cells=cells if kind == "row" else None, **told) for kind in ("quote", "digest", "row")]
        fields = ("earlier_org", "from_unit", "to_unit", "role_from", "role_to", "why_not", "identified", "kind", "date")
        words: dict[str, Any] = dict.fromkeys(fields, text)
        following = HOSTILE[(i + 1) % len(HOSTILE)]
        made.append(move(f"{i}{text}", text, f"{text}{i}", f"{following}{(i + 1) % len(HOSTILE)}", evidence=evidence, other_origins=[text], **words))
        if i % 10 == 0:
            made.append(move(f"s{i}{text}", text, text, "Target", status=text, date_precision=text, evidence=evidence))
    return made


def dated(moves: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The moves as picture_moves.sql gives them: with the days that a date can mean."""
    return [{**one, "inside": "yes", "denied": False, "shown": one["counted"], **_days(one["date"])} for one in moves]


def _days(date: Any) -> dict[str, Any]:
    try:
        year, month, day = (int(part) for part in (str(date) + "-0-0").split("-")[:3])
        first = dt.date(year, month or 1, day or 1)
        last = first if day else dt.date(year, month or 12, monthrange(year, month or 12)[1])
    except ValueError:
        return {"date_earliest": None, "date_latest": None}
    return {"date_earliest": first, "date_latest": last}


def flow_rows(moves: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The moves added up as picture_flows.sql does it."""
    rows: dict[tuple[Any, Any], dict[str, Any]] = {}
    for one in moves:
        if one["kind"] in ("appointment", "internal") or one["from_id"] == one["to_id"]:
            continue
        ends = {name: one[name] for name in ("from_id", "to_id", "from_org", "to_org")}
        empty: dict[str, Any] = {"n": 0, "n_open": 0, "n_foundings": 0, "n_maybe": 0, "completed": False, "confidence": 0.7, "open_statuses": []}
        row = rows.setdefault((one["from_id"], one["to_id"]), {**ends, **empty, "moves": [], "open_moves": []})
        row["first_date"] = min(filter(None, [row.get("first_date"), one["date"]]), default=None)
        row["last_date"] = max(filter(None, [row.get("last_date"), one["date"]]), default=None)
        if one["counted"]:
            row["n"] += 1
            row["n_foundings"] += one["kind"] == "founding"
            row["completed"] |= one["status"] == "completed"
            row["moves"].append(one["id"])
        else:
            row["n_open"] += 1
            row["open_statuses"].append(one["status"])
            row["open_moves"].append(one["id"])
    return list(rows.values())
