"""The columns of a query as numpy arrays: what the network and its scores are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb

from talentgraph.errors import QueryError
from talentgraph.store.opening import interruptible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from talentgraph.store import Store


def arrays(store: Store, query: str, parameters: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Run one query and read its columns; numbers become arrays of their own type, text becomes arrays of objects.

    Args:
        store: Any open store.
        query: One SELECT. A column with nulls gives a masked array.
        parameters: Its named parameters.

    Raises:
        QueryError: The SQL fails.

    >>> from talentgraph.store import Store
    >>> arrays(Store(None), "SELECT CAST(range AS INTEGER) AS n FROM range(3)")["n"].tolist()
    [0, 1, 2]
    """
    try:
        with interruptible():
            found: dict[str, Any] = store._connection.sql(query, params=dict(parameters) if parameters else None).fetchnumpy()  # noqa: SLF001 - of the store too
    except duckdb.Error as error:
        raise QueryError(str(error).splitlines()[0]) from None
    return found
