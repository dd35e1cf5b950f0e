"""Keeps people who were forgotten out of what is added later: their claims go, their mentions are masked before anything is stored."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from talentgraph.model import PersonKind, Quote
from talentgraph.redaction.forms import forms
from talentgraph.redaction.letters import letters, views
from talentgraph.redaction.masking import MASK, Masker, masked_json
from talentgraph.redaction.tombstones import Stones

if TYPE_CHECKING:
    from collections.abc import Callable

    from talentgraph.model import Claim, Deal, Document
    from talentgraph.store import Store

_Value = TypeVar("_Value", "Document", "Claim", "Deal")
_Quoted = TypeVar("_Quoted", "Claim", "Deal")

__all__ = ["Stones", "forgets", "keep_out", "keep_rows_out", "masked", "touched"]

_OF_DOCUMENT = ("text", "title", "outlet", "based_on", "url", "path")
_OF_CLAIM = ("person", "person_as_written", "from_org", "to_org", "from_unit", "to_unit", "role_from", "role_to")
_NAMES_A_PERSON = ("name", "aliases")  # of a list of people; columns that begin with "person" do in every table


def met(stones: Stones, raw: str) -> list[str]:
    """The names of forgotten people in a text, as they are written there."""
    found: dict[str, None] = {}
    for view in views(raw):
        text = view.letters
        for start in range(len(text)):
            if view.begins(start):
                for end in (start + length for length in stones.lengths if start + length <= len(text)):
                    if view.ends(end) and stones.has(text[start:end]) and view.whole(start, end, turned=True):
                        found[view.text[view.at[start] : view.at[end - 1] + 1]] = None
    return list(found)


def keep_out(document: Document, claims: tuple[Claim, ...], deals: tuple[Deal, ...], stones: Stones) -> tuple[Document, tuple[Claim, ...], tuple[Deal, ...]]:
    """An article without the people who were forgotten.

    Args:
        document: As it was read.
        claims: What the whole text asserts: masks are no reason to take one person for another.
        deals: The same.
        stones: The tombstones of the graph.

    Returns:
        The document with masks in place of the names, the claims of others, the deals; quotes are slices of the masked text.
    """
    names = {name: None for text in (getattr(document, field) for field in _OF_DOCUMENT) if text for name in met(stones, text)}
    names |= dict.fromkeys(name for claim in claims for name in (claim.person, claim.person_as_written) if stones.has(letters(name)))
    if not names:
        return document, claims, deals
    own = forms(names)
    theirs = {*own.whole, *own.turned, *own.parts}
    staying = [claim for claim in claims if letters(claim.person) not in theirs]
    firms = [letters(name) for claim in claims for name in (claim.from_org, claim.to_org) if name]
    firms += [letters(name) for deal in deals for name in (deal.acquirer, deal.target)]
    masker = Masker(own, (letters(claim.person) for claim in staying if claim.person_kind is PersonKind.NAMED), firms)
    masked = _masked(document, _OF_DOCUMENT, masker)
    kept = [_requoted(_masked(claim, _OF_CLAIM, masker), masked.text) for claim in staying]
    # A role-holder in a sentence with a mask may be the one who was forgotten.
    kept = [claim for claim in kept if claim.person_kind is not PersonKind.ROLE_HOLDER or MASK not in claim.evidence.quote]
    seen = [_requoted(_masked(deal, ("acquirer", "target"), masker), masked.text) for deal in deals]
    return masked, tuple(kept), tuple(seen)


def _masked(value: _Value, fields: tuple[str, ...], masker: Masker) -> _Value:
    """A copy with some of its texts masked."""
    texts = {field: getattr(value, field) for field in fields}
    changed: dict[str, Any] = {field: masker.mask(text, speaks=True) for field, text in texts.items() if text}
    return replace(value, **changed)


def _requoted(value: _Quoted, text: str) -> _Quoted:
    """A copy whose quotes are slices of the text as it is stored."""

    def again(quote: Quote) -> Quote:
        return Quote(text[quote.start : quote.end], quote.start, quote.end)

    changed: dict[str, Any] = {"evidence": again(value.evidence)}
    if more := getattr(value, "more_quotes", ()):
        changed["more_quotes"] = tuple(map(again, more))
    return replace(value, **changed)


def touched(document: Document) -> bool:
    """Whether somebody was masked in a stored article: then it is not what its bytes were.

    Such an article is not read again: its claims were read from the whole text, and rules that see masks could take one person for another.
    """
    return MASK in document.text and sha256(document.text.encode(document.encoding, "surrogatepass")).hexdigest() != document.id


def keep_rows_out(store: Store, stones: Stones, *, people: bool) -> int:
    """A table in `raw` without the people who were forgotten: their rows go, in other cells they are masked.

    Args:
        store: With the table `raw` (rows.sql).
        stones: The tombstones of the graph.
        people: Whether the table is a list of people, so that `name` and `aliases` are a person's.

    Returns:
        The number of rows that went.
    """
    columns = [row[0] for row in store.rows("SELECT column_name FROM (DESCRIBE raw) WHERE column_type = 'VARCHAR'").rows]
    gone = 0
    for column in sorted(columns, key=lambda name: not name.startswith("person")):
        quoted = '"' + column.replace('"', '""') + '"'
        values = [row[0] for row in store.rows(f"SELECT DISTINCT {quoted} FROM raw WHERE {quoted} IS NOT NULL").rows]  # noqa: S608
        if column.startswith("person") or (people and column in _NAMES_A_PERSON):
            theirs = [value for value in values if any(stones.has(letters(name)) for name in value.split("|"))]
            gone += int(store.one(f"DELETE FROM raw WHERE list_contains($values::VARCHAR[], {quoted})", {"values": theirs}) or 0)  # noqa: S608
            values = [value for value in values if value not in theirs]
        for value in values:
            if (made := masked_json(value, lambda text: masked(text, stones))) != value:
                store.rows(f"UPDATE raw SET {quoted} = $made WHERE {quoted} = $value", {"made": made, "value": value})  # noqa: S608
    return gone


def forgets(stones: Stones) -> Callable[[str], bool]:
    """Tells of a name whether it is that of somebody who was forgotten."""
    return lambda name: stones.has(letters(name))


def masked(text: str, stones: Stones) -> str:
    """A text that speaks of nobody in particular, with the full names of forgotten people masked."""
    names = met(stones, text)
    return Masker(forms(names)).mask(text, speaks=False) if names else text
