"""Checks a graph: quotes against texts, rows against cells, hashes, judgements' ends, and every derived table against a fresh derivation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from talentgraph import bulk, deriving
from talentgraph.answers import STALE
from talentgraph.errors import TalentGraphError
from talentgraph.model import OrgView
from talentgraph.store import copies, sql

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from talentgraph.store import Store

_CELL = 40  # characters of a value that are shown of a row
_UNSEALED = "The file does not say what its tables were derived from: run talentgraph build."
_READ_OTHERWISE = "The lists or the rules have changed since the articles were read: run talentgraph build."


class Findings(list[str]):
    """What does not hold together, a line each; empty when all is well.

    Attributes:
        checked: How much was looked at, by what it is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.checked: dict[str, int] = {}


def verify(store: Store, *, quick: bool = False, view: str = OrgView.POINT_IN_TIME) -> Findings:
    """Check a store; nothing in it is changed.

    Args:
        store: Any open store.
        view: The view of organizations in which it is asked; what is checked are the tables themselves.
        quick: Leave out the fresh derivation, which takes as long as a build and as much memory as the tables.

    >>> from talentgraph.store import Store
    >>> store = Store(None)
    >>> deriving.start(store)
    >>> deriving.derive(store)
    >>> verify(store)
    []
    """
    store.see(OrgView.POINT_IN_TIME)
    try:
        with bulk.alone(store):
            found = _found(store, quick=quick)
        found += bulk.problems(store)
        return found
    finally:
        store.see(view)


def _found(store: Store, *, quick: bool) -> Findings:
    found = Findings()
    forgotten = max(int(store.one("SELECT count(*) FROM tombstones")), int(store.meta("forgotten") == "yes"))
    found.checked = {name: int(number) for name, number in store.rows(sql("verified"), {"forgotten": forgotten}).dicts()[0].items()}
    found += _lines(store, "verify", {"forgotten": forgotten})
    found.checked["judgements"] = int(store.one("SELECT count(*) FROM judgements"))
    found += _lines(store, "verify_judgements")
    if store.meta("stale") == "yes" or not (store.meta("basis") or store.meta("data_hash")):  # the making of a new one was interrupted
        return _and(found, STALE)  # nothing that was derived can fit
    if store.meta("basis") != deriving.basis(store):
        found.append(_READ_OTHERWISE)
    found += _sealed(store)
    if not quick:
        found += _derived(store, found.checked)
    return found


def _and(found: Findings, line: str) -> Findings:
    found.append(line)
    return found


def _lines(store: Store, step: str, parameters: Mapping[str, Any] | None = None) -> Iterator[str]:
    """The problems that a step finds, and after those of a kind how many more there are."""
    rows = store.rows(sql(step), parameters).rows
    for place, (kind, problem, number) in enumerate(rows):
        yield problem
        shown = sum(other[0] == kind for other in rows)
        if number > shown and (place + 1 == len(rows) or rows[place + 1][0] != kind):
            yield f"{kind}: and {number - shown:,} more"


def _sealed(store: Store) -> Iterator[str]:
    """Whether the kept tables are still those that everything was derived from."""
    if store.meta("data_hash") != store.one(sql("data_hash")):
        yield "data hash: it is not that of the documents, claims and judgements that are there"
    sealed, now = copies.unsealed(store.meta("seal")), copies.unsealed(copies.seal(store))
    if not sealed:
        yield _UNSEALED
    elif sealed.get("duckdb") == now.get("duckdb"):  # else it says nothing
        for table, rows in now.items():
            if sealed.get(table) != rows:
                was, here = (words.split(" ")[0] for words in (sealed.get(table, "0 "), rows))
                yield f"{table}: changed from outside since the last build ({was} rows then, {here} now)"


def _derived(store: Store, checked: dict[str, int]) -> Iterator[str]:
    """Every derived table against the one that the kept tables give now."""
    derived = [table for table in copies.tables()[1] if not (bulk.there(store) and table in bulk.OF_BOTH)]
    try:
        with copies.Copy(store) as copy:
            deriving.anew(copy)
            for table in derived:
                yield from _compared(copy, table)
    except TalentGraphError as error:
        yield error.line
    checked["tables_derived_anew"] = len(derived)


def _compared(copy: copies.Copy, table: str) -> Iterator[str]:
    try:
        more, example, fewer, wanted = copy.lacking(table)
    except TalentGraphError as error:
        yield error.line
        return
    if more:
        yield f"{table}: {_rows(more)} that a fresh derivation does not give, as {_shown(example)}"
    if fewer:
        yield f"{table}: {_rows(fewer)} of a fresh derivation {'is' if fewer == 1 else 'are'} not there, as {_shown(wanted)}"


def _rows(number: int) -> str:
    return f"{number:,} row{'' if number == 1 else 's'}"


def _shown(row: Mapping[str, Any] | None) -> str:
    """A row in one line: what is null is left out."""
    texts = ((name, " ".join(str(value).split())) for name, value in (row or {}).items() if value is not None)
    return ", ".join(f"{name} {text if len(text) <= _CELL else text[: _CELL - 1] + '…'}" for name, text in texts)
