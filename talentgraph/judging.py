"""The writer of judgements: what a user decides, checked before it is kept, and never changed afterwards."""

from __future__ import annotations

import csv
import getpass
import io
import json
import os
import re
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from talentgraph import entities
from talentgraph.entities import judgements
from talentgraph.errors import InputError
from talentgraph.language import periods
from talentgraph.model import Kind, Status
from talentgraph.store import sql

if TYPE_CHECKING:
    from collections.abc import Mapping

    from talentgraph.store import Store

COLUMNS = ("id", "kind", "left_id", "right_id", "field", "value", "claims", "words", "reason", "judge", "made_at")
_ALLOWED = {"kind": [kind.value for kind in Kind], "status": [status.value for status in Status]}
_JUDGED = (*judgements.PAIRS, "accept", "reject", "correct", "retract", "undo")
_ID = re.compile(r"[0-9a-f]{12}")
_QUOTED = re.compile(r"'[=+\-@\t\r]")  # what spreadsheets would run is written with a mark before it
_NEEDED = ("person", "kind", "status")  # fields that a claim can't do without


def judge(name: str | None = None) -> str:
    """Who decides: the name given, else TALENTGRAPH_JUDGE, else the login name."""
    named = (name or os.environ.get("TALENTGRAPH_JUDGE", "")).strip()
    try:
        return named or getpass.getuser()
    except (OSError, KeyError):
        return "somebody"


def pair(store: Store, verdict: str, one: str, other: str, *, reason: str, by: str) -> str:
    """Two names are the same, different, or it can't be said. Gives the id of the judgement.

    Args:
        store: The store.
        verdict: same, different or unsure.
        one: A name as it is written somewhere, or an id.
        other: Another.
        reason: Why, in words.
        by: Who decides.

    Raises:
        UnknownName: Nobody bears a name.
        AmbiguousName: Several do.
        InputError: Both are one name, or a person and an organization.
    """
    left, right = entities.named(store, one), entities.named(store, other)
    if (left.kind == "organization") is not (right.kind == "organization"):
        kinds = f"{left.name} is a {left.kind}, {right.name} a {right.kind}".replace("_", "-")
        raise InputError(kinds, "name two people or two organizations")
    if left.id == right.id:
        raise InputError(f"{one!r} and {other!r} are one name", 'two people of one name are told apart by their reports: correct CLAIM --person "Name (where)"')
    return _keep(store, {"kind": verdict, "left_id": left.id, "right_id": right.id, "words": f"{left.name} / {right.name}", "reason": reason, "judge": by})


def claim(store: Store, verdict: str, identifier: str, *, reason: str, by: str) -> str:
    """A claim was read and found right (accept) or wrong (reject)."""
    return _keep(store, {"kind": verdict, "left_id": identifier, "words": _claim_words(store, identifier), "reason": reason, "judge": by})


def correct(store: Store, identifier: str, changes: Mapping[str, str | None], *, reason: str, by: str) -> list[str]:
    """Some fields of a claim are wrong: what holds instead, None where it is not known. Gives the ids of the judgements.

    Raises:
        InputError: No such claim, nothing is changed, or a value can't be.
    """
    words = _claim_words(store, identifier)
    if not changes:
        raise InputError("nothing to correct", "say what is right: --person, --from, --to, --date, --status ...")
    for field, value in changes.items():
        _check(field, value)
    return [
        _keep(store, {"kind": "correct", "left_id": identifier, "field": field, "value": value, "words": words, "reason": reason, "judge": by})
        for field, value in sorted(changes.items())
    ]


def _check(field: str, value: str | None) -> None:
    if field not in judgements.FIELDS:
        raise InputError(f"a report has no {field}", f"it has {', '.join(judgements.FIELDS)}")
    if (field in _NEEDED and not value) or (value is not None and not value.strip()):
        raise InputError(f"{field.replace('_', ' ')} can't be empty", "write none where it is not known" if field not in _NEEDED else "say which")
    if value is not None and value not in _ALLOWED.get(field, [value]):
        raise InputError(f"no such {field}: {value}", f"one of {', '.join(_ALLOWED[field])}")
    if field == "date" and value is not None and periods.from_iso(value).date != value:
        raise InputError(f"not a date: {value}", "write YYYY, YYYY-MM or YYYY-MM-DD")


def retract(store: Store, move: str, *, reason: str, by: str) -> str:
    """A move is not so: none of the claims that tell of it now counts any more. Claims that come later are not touched."""
    told = [row[0] for row in store.rows("SELECT claim_id FROM move_claims WHERE move_id = $id ORDER BY claim_id", {"id": move}).rows]
    if not told:
        raise InputError(f"no move {move!r} in this graph", "the id of a move stands in the last column of who-left and at the end of its line in explain")
    words = "{}: {} -> {}".format(*(part or "?" for part in store.rows("SELECT person, from_org, to_org FROM told_moves WHERE id = $id", {"id": move}).rows[0]))
    return _keep(store, {"kind": "retract", "left_id": move, "claims": told, "words": words, "reason": reason, "judge": by})


def undo(store: Store, identifier: str, *, reason: str, by: str) -> str:
    """Take a judgement back, as if it had never been made."""
    rows = store.rows("SELECT id, kind, words FROM judgements WHERE starts_with(id, $id) ORDER BY id", {"id": identifier.strip() or "-"}).rows
    if len(rows) != 1:
        few = f"say which: {', '.join(row[0] for row in rows[:5])}" if rows else "talentgraph judgements lists them"
        raise InputError(f"{'several judgements begin' if rows else 'no judgement begins'} with {identifier!r}", few)
    found, kind, words = rows[0]
    if found not in {row["id"] for row in log(store) if row["holds"]}:
        raise InputError(f"judgement {found} does not hold any more", "talentgraph judgements lists those that do")
    return _keep(store, {"kind": "undo", "left_id": found, "words": f"{kind}: {words}", "reason": reason, "judge": by})


def log(store: Store) -> list[dict[str, Any]]:
    """All judgements, newest first, each with whether it holds."""
    rows = store.rows(f"SELECT {', '.join(COLUMNS)} FROM judgements ORDER BY made_at, id").dicts()  # noqa: S608 - our own columns
    holding = {row["id"] for row in judgements.holding(rows)} | judgements.undoing(rows)
    return [{**row, "holds": row["id"] in holding} for row in reversed(rows)]


def load(store: Store, text: str, shown: str) -> int:
    """Keep the judgements of a CSV that `talentgraph judgements -o` wrote; those that are kept already change nothing. Gives how many are new.

    Raises:
        InputError: A row is no judgement; none of the file is kept.
    """
    there = {found[0] for found in store.rows("SELECT id FROM judgements").rows}
    rows = [_row(row, f"{shown}, row {number}") for number, row in enumerate(csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline="")), 1)]
    new = {row["id"]: row for row in rows if row["id"] not in there}
    if new:
        with store.transaction():
            store.run("set_meta", name="stale", value="yes")
            store.append_rows("judgements", list(new.values()))
    return len(new)


def _row(cells: Mapping[str, Any], where: str) -> dict[str, Any]:
    """A row of a CSV as a judgement."""
    texts = {name: (cells.get(name) or "").strip() for name in COLUMNS}
    row: dict[str, Any] = {name: (text[1:] if _QUOTED.match(text) else text) or None for name, text in texts.items()}
    try:
        row["made_at"] = datetime.fromisoformat(row["made_at"] or "").replace(tzinfo=None)
    except ValueError:
        raise InputError(f"{where}: not a time in made_at: {row['made_at']}", "talentgraph judgements -o FILE.csv writes such tables") from None
    pair = row["kind"] in judgements.PAIRS
    if row["kind"] not in _JUDGED or not _ID.fullmatch(row["id"] or "") or not row["left_id"] or not row["reason"] or (pair and not row["right_id"]):
        raise InputError(f"{where} is no judgement", "talentgraph judgements -o FILE.csv writes such tables")
    if row["kind"] == "correct":
        _check(row["field"] or "", row["value"])
    return {**row, "claims": row["claims"].split("|") if row["claims"] else None, "words": row["words"] or "", "judge": row["judge"] or "somebody"}


def _claim_words(store: Store, identifier: str) -> str:
    rows = store.rows(sql("claim_words"), {"id": identifier}).rows
    if not rows:
        raise InputError(f"no report {identifier!r} in this graph", "the id of a report stands beside each source in talentgraph explain")
    return str(rows[0][0])


def _keep(store: Store, judgement: dict[str, Any]) -> str:
    """Write a judgement down. Its id is made of what is said and of how often it was said before, not of the clock."""
    row = {**dict.fromkeys(COLUMNS), **judgement}
    if not (row["reason"] or "").strip():
        raise InputError("a judgement needs a reason", 'add --reason "..."')
    said = json.dumps([row[name] for name in COLUMNS[1:-1]], ensure_ascii=False)
    there = {found[0] for found in store.rows("SELECT id FROM judgements").rows}
    number = 0
    while (identifier := sha256(f"{number}{said}".encode("utf-8", "surrogatepass")).hexdigest()[:12]) in there:
        number += 1
    # Later ones go after earlier ones even where the clock stands still.
    last = store.one("SELECT max(made_at) + INTERVAL 1 MICROSECOND FROM judgements")
    now = datetime.now(UTC).replace(tzinfo=None)
    with store.transaction():
        store.run("set_meta", name="stale", value="yes")
        store.append_rows("judgements", [{**row, "id": identifier, "made_at": max(now, last) if last else now}])
    return identifier
