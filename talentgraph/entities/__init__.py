"""Names -> entities: which organization or person each name of each claim means.

A name means the listed entity that bears it (by key: case, script, width, accents and punctuation don't count), else an entity of its
own, known from claims alone. Unnamed role-holders are entities too; a dated fact may tell who they were (store/sql/identities.sql).
"""

from __future__ import annotations

from talentgraph.entities.names import Candidate, find, n_moves
from talentgraph.entities.resolve import resolve

__all__ = ["Candidate", "find", "n_moves", "resolve"]
