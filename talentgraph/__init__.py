"""Who was hired or poached from where to where: news articles and tables in, a dated graph with its evidence out.

>>> import talentgraph as tg
>>> [claim.person for claim in tg.extract("Anna Berg has left OpenAI to join Anthropic.")]
['Anna Berg']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from talentgraph.answers import Answer
    from talentgraph.errors import (
        AmbiguousName,
        InputError,
        LexiconError,
        QueryError,
        StoreError,
        TalentGraphError,
        UnknownName,
    )
    from talentgraph.extracting import extract
    from talentgraph.graph import Graph
    from talentgraph.model import Claim, Deal, Document, Footer
    from talentgraph.network import Network
    from talentgraph.veiled import open  # noqa: A004 - `talentgraph.open` reads as it should

_HOMES = {
    "Graph": "talentgraph.graph",
    "open": "talentgraph.veiled",
    "extract": "talentgraph.extracting",
    **dict.fromkeys(("Claim", "Deal", "Document", "Footer"), "talentgraph.model"),
    **dict.fromkeys(
        ("AmbiguousName", "InputError", "LexiconError", "QueryError", "StoreError", "TalentGraphError", "UnknownName"), "talentgraph.errors"
    ),
    "Answer": "talentgraph.answers",
    "Network": "talentgraph.network",
}
__version__ = "0.1.0"
__all__ = [
    "AmbiguousName",
    "Answer",
    "Claim",
    "Deal",
    "Document",
    "Footer",
    "Graph",
    "InputError",
    "LexiconError",
    "Network",
    "QueryError",
    "StoreError",
    "TalentGraphError",
    "UnknownName",
    "extract",
    "open",
]


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is asked for: `talentgraph --help` needs none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'talentgraph' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
