"""The rows of kept tables that a document gives: itself, its claims, its deals, its facts. Their writer, and their reader; and what could not be kept."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from talentgraph import documents
from talentgraph.errors import InputError, QueryError, StoreError
from talentgraph.model import Document, DocumentKind, Period, Precision
from talentgraph.store import sql
from talentgraph.store.quoting import quoted
from talentgraph.writing import write

if TYPE_CHECKING:
    from pathlib import Path

    from talentgraph.claims.rules import Extraction
    from talentgraph.store import Store


def stored(store: Store, identifier: str) -> Document:
    """A document as it was added."""
    columns = "id, kind, path, text, encoding, lang, title, outlet, based_on, url, digest, machine_translated, private"
    query = f"SELECT {columns}, published, published_earliest, published_latest, published_precision FROM documents WHERE id = $id"  # noqa: S608
    row = store.rows(query, {"id": identifier}).dicts()[0]
    period = Period(row.pop("published"), row.pop("published_earliest"), row.pop("published_latest"), Precision(row.pop("published_precision")))
    return replace(Document(**row, published=period), kind=DocumentKind(row["kind"]))


def document(store: Store, document: Document) -> None:
    """Keep a document."""
    columns = "id kind path text encoding lang title outlet based_on url digest machine_translated private".split()
    row = {name: [getattr(document, name)] for name in columns}
    store.append("documents", {**row, **_period(document.published, "published"), "added_at": [datetime.now(UTC).replace(tzinfo=None)]})


def _period(period: Period, name: str) -> dict[str, list[Any]]:
    return {name: [period.date], f"{name}_earliest": [period.earliest], f"{name}_latest": [period.latest], f"{name}_precision": [period.precision]}


def extraction(store: Store, document: Document, found: Extraction) -> None:
    """Keep what a document says."""
    rows, seen = [], Counter[tuple[str, ...]]()
    for claim in found.claims:
        # The id hangs on what the text fixes, not on the lists' names: a judgement on it outlives a new list.
        said = (document.id, str(claim.evidence.start), claim.person_as_written, claim.rules[0])
        seen[said] += 1
        rows.append({"id": _hash(*said, str(seen[said])), **_claim_row(claim)})
    if rows:
        store.append("claims", {name: [row[name] for row in rows] for name in rows[0]})
    facts(store, document.id, found)
    for deal in found.deals:
        of_deal = (document.id, deal.acquirer, deal.target, deal.kind, str(deal.evidence.start))
        store.append("deals", {
            "id": [_hash(*of_deal)], "document_id": [document.id], "acquirer": [deal.acquirer], "target": [deal.target], "kind": [deal.kind],
            "amount_usd": [deal.amount_usd], "stake_pct": [deal.stake_pct], "quote": [deal.evidence.quote],
            "quote_start": [deal.evidence.start], "quote_end": [deal.evidence.end], "rules": [" ".join(deal.rules)],
        })  # fmt: skip


def facts(store: Store, identifier: str, found: Extraction) -> None:
    """What a rewrite of the document would keep, and what a copy would."""
    store.append("facts", {"document_id": [identifier] * len(found.facts), "fact": found.facts})
    shingles = documents.sketch(found.told)
    store.append("wordings", {"document_id": [identifier] * len(shingles), "shingle": shingles})


def _hash(*parts: str) -> str:
    return sha256("|".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _claim_row(claim: Any) -> dict[str, Any]:
    plain = """document_id person person_as_written person_kind count from_org to_org from_is_former from_unit to_unit role_from role_to kind
        status confidence extractor""".split()
    row = {name: getattr(claim, name) for name in plain}
    money = claim.money
    quotes = [{"quote": q.quote, "start": q.start, "end": q.end} for q in claim.more_quotes]
    return {
        **row, "date": claim.period.date, "date_earliest": claim.period.earliest, "date_latest": claim.period.latest,
        "date_precision": claim.period.precision, "money_amount": money and money.amount, "money_currency": money and money.currency,
        "money_kind": money and money.kind, "money_text": money and money.text, "quote": claim.evidence.quote,
        "quote_start": claim.evidence.start, "quote_end": claim.evidence.end,
        "more_quotes": json.dumps(quotes, ensure_ascii=False) if quotes else None, "rules": " ".join(claim.rules),
    }  # fmt: skip


_STEPS = {DocumentKind.MOVES: "claims_from_rows", DocumentKind.SPELLS: "claims_from_spells", DocumentKind.LINEAGE: "lineage_from_rows"}


def rows(store: Store, document: Document) -> None:
    """Keep what a table says, that stands in `raw`: claims, lineage or names."""
    if document.kind in _STEPS:
        store.run(_STEPS[document.kind], document=document.id)
    else:
        store.run("known_from_rows", document=document.id, kind="person" if document.kind is DocumentKind.PEOPLE else "organization")


def begin(store: Store) -> None:
    """From here on, rows that can't be read are gathered."""
    store.rows("CREATE OR REPLACE TEMP TABLE rejects (file VARCHAR, row_number BIGINT, reason VARCHAR, cells VARCHAR)")


def reject(store: Store, shown: str) -> list[str]:
    """Gather the rows of a table that stand in `rejected`; gives each sort of reason with its first row."""
    store.rows("INSERT INTO rejects SELECT $shown, row_number, reason, cells FROM rejected", {"shown": shown})
    found = store.rows(sql("rejected_by_reason")).rows
    return [f"{shown}, row {number}: {reason}{f' (and {more:,} more)' if more else ''}" for number, reason, more in found]


def write_rejects(store: Store, path: Path | None) -> int:
    """Write the rows that were gathered, with their reasons, as a CSV, if there are any and the file is named; gives their number.

    Raises:
        InputError: The file can't be written.
    """
    number = int(store.one("SELECT count(*) FROM rejects"))
    if not number or path is None:
        return number
    try:
        write(path, lambda beside: store.rows(f"COPY (FROM rejects ORDER BY file, row_number) TO {quoted(beside)} (HEADER)"))
    except (QueryError, StoreError) as error:
        raise InputError(f"can't write {path}: {error.message}", "name another file with --rejects") from None
    return number
