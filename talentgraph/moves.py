"""Claims + entities -> moves. When two claims tell of one move, and how its fields are chosen, is written in store/sql/moves.sql."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph import lexicon

if TYPE_CHECKING:
    from talentgraph.store import Store

_NEVER = r"[^\s\S]"


def derive(store: Store) -> None:
    """Make moves, move_claims, move_views, artefacts and roles of touched persons anew."""
    spells = store.one("SELECT EXISTS (SELECT 1 FROM documents WHERE kind = 'spells')")
    store.run("told_claims")
    if spells:
        store.run("spell_ends")
    store.run("moves")
    store.run("org_views")
    if store.one("SELECT EXISTS (FROM stood) OR EXISTS (FROM transfers)"):
        store.run("move_views")
    if spells:
        store.run("artefacts")
    store.run("stated_roles")
    if store.one("SELECT EXISTS (FROM stated)"):
        classify(store)


def classify(store: Store) -> None:
    """Add the roles that moves state to `roles`, where they are not there yet."""
    words = lexicon.read("role-classes")
    senior = {"former": pattern(words["former"])[0], "senior": pattern(words["senior"])[0], "junior": pattern(words["senior"])[1]}
    for name, entry in words["class"].items():
        told, unless = pattern(entry)
        store.run("roles", **{"class": name, "pattern": told, "unless": unless}, **senior)
    store.run("roles", **{"class": None, "pattern": _NEVER, "unless": _NEVER}, **senior)


def pattern(entry: dict[str, Any]) -> tuple[str, str]:
    r"""What tells a class of roles by its words, and what only looks like it, as regular expressions for text in small letters.

    >>> pattern({"en": ["ceo"], "zh": ["总裁"], "not": ["助理"]})
    ('\\b(?:ceo)\\b|总裁', '助理')
    """
    words = [rf"\b(?:{'|'.join(entry['en'])})\b"] if entry.get("en") else []
    return "|".join([*words, *entry.get("zh", [])]) or _NEVER, "|".join(entry.get("not", [])) or _NEVER
