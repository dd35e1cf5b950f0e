"""FollowTheMoney: people, organizations and employments as entities, or as statements.

A move is two employments, one that ends and one that begins, with the move's id as `recordId`; what has no known organization on one
side is one. See https://followthemoney.tech/explorer/schemata/Employment/ for the properties.
"""

from __future__ import annotations

import csv
import json
from hashlib import sha1
from typing import TYPE_CHECKING, Any

from talentgraph.formats.content import clean, said, web

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from talentgraph.formats.content import Content

DATASET = "talentgraph"
_TYPES = {
    "name": "name", "employee": "entity", "employer": "entity", "role": "string", "startDate": "date", "endDate": "date", "status": "string",
    "recordId": "string", "publisher": "string", "sourceUrl": "url", "summary": "text",
}  # fmt: skip
_COLUMNS = "canonical_id entity_id prop prop_type schema value dataset origin lang original_value external first_seen last_seen id".split()


def entities(content: Content, path: Path) -> None:
    """One entity a line (`ftm.json`)."""
    lines = (json.dumps(entity, ensure_ascii=False) + "\n" for entity in _entities(content))
    path.write_text("".join(lines), "utf-8", newline="\n")


def statements(content: Content, path: Path) -> None:
    """One statement a row (CSV), each with the id that its content gives it."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, _COLUMNS, dialect="unix", quoting=csv.QUOTE_MINIMAL)
        writer.writeheader()
        for entity in _entities(content):
            for prop, values in {"id": [entity["id"]], **entity["properties"]}.items():
                writer.writerows(_statement(entity, prop, value) for value in values)


def _statement(entity: dict[str, Any], prop: str, value: str) -> dict[str, Any]:
    key = f"{DATASET}.{entity['id']}.{prop}.{value}"
    return {
        "canonical_id": entity["id"], "entity_id": entity["id"], "prop": prop, "prop_type": _TYPES.get(prop, "id"), "schema": entity["schema"],
        "value": value, "dataset": DATASET, "external": "f", "id": sha1(key.encode()).hexdigest(),  # noqa: S324 - the format's own hash
    }  # fmt: skip


def _entities(content: Content) -> Iterator[dict[str, Any]]:
    """Everybody and everything that shown moves name, then the moves."""
    shown = sorted((move for move in content.moves if move["shown"]), key=lambda move: move["id"])
    people = {move["person_id"]: move["person"] for move in shown}
    places = {move[f"{end}_id"]: move[f"{end}_org"] for move in shown for end in ("from", "to") if move[f"{end}_id"]}
    for schema, names in (("Person", people), ("Organization", places)):
        for identifier, name in sorted(names.items()):
            yield {"id": _id(schema, identifier), "schema": schema, "properties": {"name": [clean(name)]}}
    for move in shown:
        for end, day in (("from", "endDate"), ("to", "startDate")):
            if move[f"{end}_id"]:
                yield _employment(move, end, day)


def _employment(move: dict[str, Any], end: str, day: str) -> dict[str, Any]:
    texts = {
        "employee": [_id("Person", move["person_id"])], "employer": [_id("Organization", move[f"{end}_id"])], "role": [move[f"role_{end}"]],
        day: [move["date"]], "status": [f"reported, {move['status']}"], "recordId": [move["id"]],
        "publisher": [one["outlet"] for one in move["evidence"]], "sourceUrl": [web(one["url"]) for one in move["evidence"]],
        "summary": [said(one) for one in move["evidence"]],
    }  # fmt: skip
    kept = {prop: list(dict.fromkeys(clean(value) for value in values if value)) for prop, values in texts.items()}
    return {"id": _id(end, move["id"]), "schema": "Employment", "properties": {prop: values for prop, values in kept.items() if values}}


def _id(schema: str, identifier: str) -> str:
    return f"tg-{schema.lower()}-{clean(identifier)}"
