"""Documents -> what they say, by the names of lists, the rules and, if there is one, a language model; over all cores."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from talentgraph import claims, documents, llm, parallel
from talentgraph.model import EntityKind, Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talentgraph.claims.rules import Extraction
    from talentgraph.model import Document
    from talentgraph.store import Store

_ALONE = 8  # parts that one process reads while others would still begin
_PART = 20_000  # characters, and a document more, that are read at a time
_KNOWN = "SELECT id, kind, name, aliases, ambiguous, parent, unit FROM known ORDER BY kind, id, document_id"
_gazetteers: dict[str, claims.Gazetteer] = {}  # the last one, by what the lists hold: files of one process mostly begin with the same


def seeds() -> Path:
    """Where the seeds lie: in the package, or at the top of a checkout."""
    inside = Path(__file__).parent / "data" / "seeds"
    return inside if inside.is_dir() else Path(__file__).parents[1] / "seeds"


def gazetteer(store: Store | None = None) -> claims.Gazetteer:
    """The listed names of a store, or of the seeds."""
    if store is None:
        texts = (documents.load(seeds() / name).text for name in ("organizations.csv", "people.csv"))
        return claims.Gazetteer(entry for text in texts for entry in documents.listed(text))
    listed = str(store.one("SELECT concat(count(*), ' ', sum(CAST(hash(k) AS HUGEINT))) FROM known AS k"))
    if listed not in _gazetteers:
        rows = store.rows(_KNOWN).rows
        _gazetteers.clear()
        _gazetteers[listed] = claims.Gazetteer(Known(i, EntityKind(kind), n, tuple(also), frozenset(amb), *more) for i, kind, n, also, amb, *more in rows)
    return _gazetteers[listed]


def read(document: Document, names: claims.Gazetteer, model: llm.Extractor | None = None) -> Extraction:
    """What an article says, by the rules and, if there is one, by a language model."""
    zones = documents.zones(document.text)
    found = claims.extract(document, zones, names)
    told = llm.union(found.claims, model.extract(document, zones, names)) if model else found.claims
    return replace(found, claims=claims.told_apart(told, names))


def read_all(articles: Iterable[Document], names: claims.Gazetteer, model: llm.Extractor | None = None) -> Iterator[tuple[Document, Extraction]]:
    """What each of many articles says, in their order."""
    if model:  # it keeps count of what it was asked; one that says no to an article may answer for the next
        return map(partial(_told, names, model), articles)
    return chain.from_iterable(parallel.each(partial(_part, names), _parts(articles), alone=_ALONE))


def _told(names: claims.Gazetteer, model: llm.Extractor | None, document: Document) -> tuple[Document, Extraction]:
    return document, read(document, names, model)


def _part(names: claims.Gazetteer, articles: list[Document]) -> list[tuple[Document, Extraction]]:
    return [_told(names, None, document) for document in articles]


def _parts(articles: Iterable[Document]) -> Iterator[list[Document]]:
    part: list[Document] = []
    size = 0
    for document in articles:
        part.append(document)
        size += len(document.text)
        if size >= _PART:
            yield part
            part, size = [], 0
    if part:
        yield part
