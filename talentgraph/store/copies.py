"""A copy of a store in memory, beside it in one DuckDB: to derive anew without touching the file, and to compare with what it holds.

Also the seal by which a change of the kept tables from outside is found.
"""

from __future__ import annotations

import json
import re
from itertools import count
from typing import TYPE_CHECKING, Any

import duckdb

from talentgraph.errors import QueryError
from talentgraph.store import Store, sql

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_TABLE = re.compile(r"^CREATE (TABLE IF NOT EXISTS|OR REPLACE TABLE) (\w+)", re.MULTILINE)
_BUILD = "run: talentgraph build"
_numbers = count(1)


def tables() -> tuple[list[str], list[str]]:
    """The names of the kept and of the derived tables, as schema.sql makes them.

    >>> kept, derived = tables()
    >>> "claims" in kept, "moves" in derived, "moves" in kept
    (True, True, False)
    """
    made = _TABLE.findall(sql("schema"))
    return [name for how, name in made if how.startswith("TABLE")], [name for how, name in made if how.startswith("OR")]


def seal(store: Store) -> str:
    """What stands for every row of every kept table but meta, whatever their order. Another DuckDB may make another: it says which one did.

    >>> seal(Store(None)) == seal(Store(None))
    True
    """
    one = "SELECT '{0}', concat(count(*), ' ', coalesce(sum(CAST(hash(t) AS HUGEINT)), 0)) FROM {0} AS t"
    sums = store.rows(" UNION ALL ".join(one.format(table) for table in tables()[0] if table != "meta")).rows
    return json.dumps({"duckdb": str(store.one("SELECT version()")), **dict(sums)})


def fill(store: Store, path: Path) -> None:
    """Fill a store that holds nothing with all that another file holds, as if it had been added now."""
    store.attach(path, "other")
    try:
        with store.transaction():
            store.run("fill_meta")
            for table in (name for names in tables() for name in names if name != "meta"):
                store.rows(f"INSERT INTO {table} FROM other.{table}")
            store.rows("UPDATE documents SET added_at = CAST(now() AT TIME ZONE 'UTC' AS TIMESTAMP)")
    finally:
        store.detach("other")


def unsealed(text: str | None) -> dict[str, str]:
    """What a seal says, by table; nothing where there is none, or none that can be read.

    >>> unsealed(None), unsealed("no JSON")
    ({}, {})
    """
    try:
        found = json.loads(text or "{}")
    except json.JSONDecodeError:
        found = {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


class Copy(Store):
    """What a store keeps, copied into memory; nothing is derived yet. Close it before the store.

    Args:
        of: The store; it may be open for reading only, and is not changed.

    Attributes:
        original: The store's name in SQL: `FROM {copy.original}.moves` reads the store's own table.

    Raises:
        QueryError: The store's tables are not those of this program's schema.
    """

    def __init__(self, of: Store) -> None:
        self.path, self.write = None, True
        self._connection = of._connection.cursor()  # noqa: SLF001 - a store too
        self._name = f"copy_{next(_numbers)}"
        name = str(self.one("SELECT current_database()")).replace('"', '""')
        self.original = f'"{name}".main'
        self._execute(f"ATTACH ':memory:' AS {self._name} (READ_WRITE)")
        try:
            self._execute(f"USE {self._name}")
            self._execute(sql("schema"))
            there = {row[0] for row in self.rows(f"SHOW TABLES FROM {self.original}").rows}
            self._of_claims = {name.removesuffix("_of_claims"): name for name in there if name.endswith("_of_claims")}  # beside big tables
            for table in tables()[0]:
                if table in there:
                    self._execute(f"INSERT INTO {table} BY NAME FROM {self.original}.{table}")
        except duckdb.Error as error:
            self.close()
            raise QueryError(f"the tables are not as this talentgraph makes them: {str(error).splitlines()[0]}", _BUILD) from None
        except BaseException:
            self.close()
            raise

    def lacking(self, table: str) -> tuple[int, Mapping[str, Any] | None, int, Mapping[str, Any] | None]:
        """How a table of the store differs from the copy's, row by row, each counted as often as it stands there.

        Args:
            table: Its name.

        Returns:
            How many rows only the store has and the least of them, how many only the copy has and the least of them.

        Raises:
            QueryError: The two have other columns.
        """
        there = f"{self.original}.{self._of_claims.get(table, table)}"
        described = [self.rows(f"DESCRIBE {name}").rows for name in (there, table)]
        if described[0] != described[1]:
            raise QueryError(f"{table} has other columns than this talentgraph makes", _BUILD)
        found: list[Any] = []
        for one, other in ((there, table), (table, there)):
            only = f"FROM {one} EXCEPT ALL FROM {other}"
            least = self.rows(f"FROM ({only}) SELECT count(*) OVER () AS number_of_rows, * ORDER BY ALL LIMIT 1").dicts()
            found += [least[0].pop("number_of_rows"), least[0]] if least else [0, None]
        return found[0], found[1], found[2], found[3]

    def run(self, step: str, **parameters: Any) -> None:
        """Run a step of store/sql.

        Raises:
            QueryError: It fails on what the store keeps.
        """
        try:
            super().run(step, **parameters)
        except duckdb.Error as error:
            raise QueryError(f"{step} fails on what is kept: {str(error).splitlines()[0]}", "restore the file from a copy, or build it again") from None

    def close(self) -> None:
        """Give the memory free; the store stays open."""
        self._connection.execute(f"USE {self.original}")
        self._connection.execute(f"DETACH {self._name}")
        self._connection.close()
