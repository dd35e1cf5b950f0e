"""How the user said that a table is read, kept in the graph by the table's header: the next table with these columns needs no words."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from talentgraph import documents
from talentgraph.documents import columns
from talentgraph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from talentgraph.documents.columns import Plan
    from talentgraph.documents.layouts import Layout
    from talentgraph.store import Store


def plan(store: Store, layout: Layout, shown: str, mapping: Mapping[str, str]) -> tuple[Plan, dict[str, str]]:
    """How a table is read, and what of that the user has just said.

    Args:
        store: Where recipes are kept.
        layout: How the table lies in its file.
        shown: What the user calls it.
        mapping: What the user says now, of all files; else what was said of such a table before holds.

    Raises:
        InputError: It is no table that is known here, or has no such columns.
    """
    told = _told(mapping)
    if not told:
        return documents.plan_of(layout, shown, _kept(store, layout)), {}
    try:
        return documents.plan_of(layout, shown, told), told
    except InputError:
        if meant(layout, mapping):
            raise
        plain = documents.plan_of(layout, shown)
        if plain.guessed:
            raise
        return plain, {}


def meant(layout: Layout, mapping: Mapping[str, str]) -> bool:
    """Whether a table has any column that the user names: with several tables, not each has to be meant."""
    there = {columns.spelt(header) for header in layout.header}
    told = _told(mapping)
    return columns.DATES in told or any(columns.spelt(theirs) in there for theirs in told.values() if theirs)


def changed(store: Store, layout: Layout, mapping: Mapping[str, str]) -> bool:
    """Whether the user says something of a table, and else than before."""
    return _told(mapping) not in ({}, _kept(store, layout))


def keep(store: Store, plan: Plan, told: Mapping[str, str]) -> None:
    """Keep what was said of a table, in place of what was said of such a table before."""
    if told:
        store.run("set_meta", name=_name(plan.layout), value=json.dumps(dict(sorted(told.items())), ensure_ascii=False))


def _told(mapping: Mapping[str, str]) -> dict[str, str]:
    return {ours: theirs for ours, theirs in mapping.items() if ours in columns.names()}


def _kept(store: Store, layout: Layout) -> dict[str, str]:
    return dict(json.loads(store.meta(_name(layout)) or "{}"))


def _name(layout: Layout) -> str:
    return "recipe " + sha256("\n".join(sorted(columns.spelt(header) for header in layout.header)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
