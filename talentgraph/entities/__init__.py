"""Names -> entities: which organization or person each name of each claim means.

Spellings with one key are one name (naming.py). A list may know the name; else it is known from claims alone. Names that are one entity are
put together by rules with named reasons (likeness.py, evidence.py, linking.py) and by users (judgements.py), never against what keeps them
apart (clusters.py). Unnamed role-holders are entities too; a dated fact may tell who they were (store/sql/identities.sql).
"""

from __future__ import annotations

from talentgraph.entities.names import Candidate, find, n_moves, named, near, perhaps

# What questions need and no more: deriving imports resolve, judging imports judgements by themselves.
__all__ = ["Candidate", "find", "n_moves", "named", "near", "perhaps"]
