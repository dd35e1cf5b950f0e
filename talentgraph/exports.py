"""The canonical export by which two graphs are compared."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from talentgraph import bulk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talentgraph.store import Store

# What makes up a graph, and what of it is only where and when: no clock, no paths.
_CANONICAL = {
    "documents": ("path", "added_at"), "claims": (), "deals": (), "facts": (), "wordings": (), "known": (), "lineage": (), "holding": (),
    "corrections": (), "entities": (), "names": (), "identities": (), "org_standings": (), "claim_ends": (), "stories": (), "moves": (),
    "move_views": (), "move_claims": (), "artefacts": (), "nodes": (), "flows": (), "totals": (),
}  # fmt: skip


# What a private source keeps to itself, and where its hash stands.
_PRIVATE = {
    "text", "title", "outlet", "based_on", "url", "quote", "more_quotes", "cells", "source_url", "source_outlet", "person_as_written", "fact",
    "shingle",
}  # fmt: skip


def canonical(store: Store) -> Iterator[str]:
    """Every row of every table as a line of JSON, sorted: equal for equal graphs, however they came about.

    Of a private source it holds neither text nor quote, title, address or hash.
    """
    private = {row[0]: sha256(f"private {row[0]}".encode()).hexdigest()[:16] for row in store.rows("SELECT id FROM documents WHERE private").rows}
    big = bulk.digests(store)
    yield from (json.dumps(row) for row in big)
    for table, left_out in _CANONICAL.items():
        if big and table in bulk.OF_BOTH:
            continue  # they say nothing that the moves don't
        lines = []
        with bulk.alone(store):
            found = store.rows(f"FROM {table}").dicts()
        for row in found:
            source = row.get("document_id") or (row["id"] if table == "documents" else None)
            kept = {name: None if source in private and name in _PRIVATE else row[name] for name in sorted(row) if name not in left_out}
            kept = {name: private.get(value, value) if isinstance(value, str) else value for name, value in kept.items()}
            lines.append(json.dumps({"table": table, **kept}, ensure_ascii=False, default=str))
        yield from sorted(lines)
