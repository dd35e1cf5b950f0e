"""A graph as Parquet files in a folder: what DuckDB and Spark both read, for as many moves as there are.

Moves lie there twice, by where people left and by where they went, each in buckets (`bucket_of` of the id of the organization) and sorted
inside by organization and date; beside them every small table that the questions need. Nothing of private sources but the moves is written.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from talentgraph.errors import InputError
from talentgraph.store.quoting import quoted

if TYPE_CHECKING:
    from pathlib import Path

    from talentgraph.store import Store

BUCKETS = 16
# Tables of a lake, and what they are of a graph. What has a folder of its own is bucketed by the column that is named.
BUCKETED = {"moves": "from_id", "arrivals": "to_id"}
TABLES = {
    "meta": "SELECT name, value FROM meta WHERE name IN ('format', 'data_hash', 'stale')",
    "move_claims": "FROM move_claims",
    "entities": "FROM entities",
    "names": "FROM names",
    "roles": "FROM roles",
    "artefacts": "FROM artefacts",
    "claims": "SELECT id, document_id, row_number, previous_org FROM claims",
    "nodes": "FROM nodes",
    "flows": "FROM flows",
    "totals": "FROM totals",
    "hosts": "FROM hosts",
    "told_groups": "FROM told_groups",
    "told_deals": "FROM told_deals",
    "reports": "SELECT r.* REPLACE (CASE WHEN d.private THEN NULL ELSE r.publisher END AS publisher) FROM reports r JOIN documents d ON d.id = r.document_id",
}
# Views of words.sql that are made in a lake too; the others are tables there.
VIEWS = ("told_moves", "exits", "entries", "stays", "told_flows", "headcounts", "numbers")


def write(store: Store, folder: Path, buckets: int = BUCKETS) -> Path:
    """Write a graph as a lake; the folder appears when it is whole.

    Args:
        store: Open for writing, for what is only read in a sandbox can't write files.
        folder: It must not be there, or be a lake, which is replaced.
        buckets: How many each direction has, from 1 to 256.

    Raises:
        InputError: The folder holds something else, or can't be written.
    """
    if folder.exists() and not (folder / "meta.parquet").is_file():
        raise InputError(f"{folder} is there already and is no lake", "name a folder that is not there")
    if not 1 <= buckets <= 256:
        raise InputError(f"{buckets} buckets", "from 1 to 256")
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    try:
        beside.mkdir(parents=True)
        for table, query in TABLES.items():
            store.rows(f"COPY ({query}) TO {quoted(beside / f'{table}.parquet')} (FORMAT parquet, COMPRESSION zstd)")
        store.run("lake")
        for table, column in BUCKETED.items():
            _bucketed(store, beside / table, column, buckets)
        if folder.exists():
            shutil.rmtree(folder)
        beside.replace(folder)
    except OSError as error:
        raise InputError(f"can't write {folder}: {error.strerror or error}", "choose a folder that you may write to") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return folder


def _bucketed(store: Store, folder: Path, column: str, buckets: int) -> None:
    query = f"SELECT *, coalesce(bucket_of({column}), 0) % {buckets} AS bucket FROM moves"  # noqa: S608 - our own columns
    if store.one("SELECT count(*) FROM moves"):
        how = "FORMAT parquet, COMPRESSION zstd, PARTITION_BY (bucket), WRITE_PARTITION_COLUMNS false"
        store.rows(f"COPY ({query} ORDER BY bucket, {column}, date_earliest, id) TO {quoted(folder)} ({how})")
    else:
        (folder / "bucket=0").mkdir(parents=True)
        store.rows(f"COPY (SELECT * EXCLUDE (bucket) FROM ({query})) TO {quoted(folder / 'bucket=0' / 'none.parquet')} (FORMAT parquet)")  # noqa: S608
