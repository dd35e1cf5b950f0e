"""Names -> the keys under which those meet that can be alike."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from talentgraph import parallel
from talentgraph.entities import likeness
from talentgraph.model import EntityKind
from talentgraph.store import sql

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.store import Store

_MANY = 25_000  # spellings that are prepared at a time


def derive(store: Store) -> None:
    """Make the blocks of all names that are new or spelt in more ways than before."""
    for (kind, listed), rows in groupby(store.rows(sql("respelt")).rows, key=itemgetter(0, 1)):
        parts = ((EntityKind(kind), tuple(spelt)) for spelt in _parts(row[2:] for row in rows))
        for names, scripts, keys in map(_listed, parts) if listed else parallel.each(_blocks, parts):
            store.run("blocks", kind=kind, names=names, scripts=scripts, keys=keys)


def _parts(rows: Iterable[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Rows in parts, the rows of a name in one."""
    parts: list[list[tuple[str, str]]] = []
    for row in rows:
        if not parts or (len(parts[-1]) >= _MANY and parts[-1][-1][0] != row[0]):
            parts.append([])
        parts[-1].append(row)
    return parts


def _blocks(part: tuple[EntityKind, tuple[tuple[str, str], ...]]) -> tuple[list[str], list[str], list[str]]:
    """Columns: the id of each name, the scripts of its spellings, their keys joined by tabs."""
    kind, spelt = part
    scripts: dict[str, set[str]] = defaultdict(set)
    keys: dict[str, dict[str, None]] = defaultdict(dict)
    for (name, _), form in zip(spelt, likeness.forms([spelling for _, spelling in spelt], kind), strict=True):
        scripts[name].add(form.script)
        keys[name] |= dict.fromkeys(likeness.blocks(form))
    return list(keys), [" ".join(sorted(scripts[name])) for name in keys], ["\t".join(found) for found in keys.values()]


_listed = lru_cache(maxsize=4)(_blocks)  # what lists know stays so from one derivation to the next
