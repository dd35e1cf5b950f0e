"""Big tables: millions of rows go from the file to the store in columns, and are derived in columns.

A row of a big table says what a claim says (store/sql/bulk_schema.sql). Small tables, articles and lists never come here; people whom they
know too leave for the claims (deriving.py), so that one move is not told twice.
"""

from __future__ import annotations

from talentgraph.bulk.deriving import OF_BOTH, alone, aside, derive, meet, roles, there
from talentgraph.bulk.loading import LEAST, ahead, load
from talentgraph.bulk.resting import by_number, sources
from talentgraph.bulk.telling import SHOWN, between, evidence, is_there, moves
from talentgraph.bulk.tending import carry, counts, digests, optimize, problems, reports

__all__ = [
    "LEAST", "OF_BOTH", "SHOWN", "ahead", "alone", "aside", "between", "by_number", "carry", "counts", "derive", "digests", "evidence",
    "is_there", "load", "meet", "moves", "optimize", "problems", "reports", "roles", "sources", "there",
]  # fmt: skip
