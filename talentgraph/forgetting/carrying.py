"""Fills the kept tables of the new file from the old one, without what goes and with masks where the person was named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talentgraph import adding, bulk, keeping, reading
from talentgraph.forgetting.planning import SCOPED_BY_ID, as_text, columns_of
from talentgraph.store.copies import tables

if TYPE_CHECKING:
    from talentgraph.forgetting.planning import Plan
    from talentgraph.store import Store

_OF_TEXT = ("facts", "wordings")  # made of an article's text


def carry(new: Store, plan: Plan) -> None:
    """Fill the kept tables from `before`."""
    new.run("forget_begin")
    doomed = [(table, identifier) for table, gone in sorted(plan.doomed.items()) for identifier in sorted(gone)]
    new.append("doomed", {"tbl": [table for table, _ in doomed], "id": [identifier for _, identifier in doomed]})
    rows = [(table, column, *change) for (table, column), changes in sorted(plan.masked.items()) for change in changes]
    new.append("masked", {name: [row[place] for row in rows] for place, name in enumerate(("tbl", "col", "scope", "old", "new"))})
    for table in tables()[0]:
        new.rows(_copy(new, table, plan))
    bulk.carry(new, plan.keys)
    new.run("forget_end")


def renew(new: Store, articles: list[str]) -> None:
    """What stories are told by: of masked articles it is made of the masked text, for hashes of the words would tell the name."""
    masked = [keeping.stored(new, identifier) for identifier in articles]
    for document, found in reading.read_all(masked, reading.gazetteer(new)) if masked else ():
        adding.renew_facts(new, document, found)


def _copy(new: Store, table: str, plan: Plan) -> str:
    """The statement that copies one table, with what is masked in place of what was there."""
    columns = columns_of(new, f"before.main.{table}")
    values, joins = dict.fromkeys(columns, ""), []
    for column, kind in columns.items():
        values[column] = f"t.{column}"
        if plan.masked.get((table, column)):
            scope = "t.id" if column in SCOPED_BY_ID or table == "documents" else "t.document_id" if "document_id" in columns else "''"
            old = "t.id" if column == "text" else as_text(f"t.{column}", kind)
            name = f"m_{column}"
            joins.append(f"LEFT JOIN masked AS {name} ON {name}.tbl = '{table}' AND {name}.col = '{column}' AND {name}.scope = {scope} AND {name}.old = {old}")
            made = f"{name}.new" if kind == "VARCHAR" else f"from_json({name}.new, '[\"VARCHAR\"]')"
            values[column] = f"coalesce({made}, t.{column})"
    key = "concat_ws(':', t.kind, t.id)" if table == "known" else "t.id"
    where = f"WHERE {key} NOT IN (SELECT id FROM doomed WHERE tbl = '{table}')" if plan.doomed.get(table) else ""  # noqa: S608 - our own words
    if table in _OF_TEXT:
        where = "WHERE t.document_id NOT IN (SELECT scope FROM masked WHERE tbl = 'documents' AND col = 'text')"
    chosen = ", ".join(f"{value} AS {column}" for column, value in values.items())
    return f"INSERT INTO main.{table} BY NAME SELECT {chosen} FROM before.main.{table} AS t {' '.join(joins)} {where}"  # noqa: S608 - our own words
