"""Tables as files: their columns, and views of their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from talentgraph.errors import InputError
from talentgraph.store import Store, cells
from talentgraph.store.tables import Seen, look, parquet, reading, to_csv

if TYPE_CHECKING:
    from pathlib import Path


def test_cells_are_read_as_text_by_name(tmp_path: Path) -> None:
    import polars as pl

    frame = pl.DataFrame({"who": ["Ann", "Bo"], "when": [2020, None], 'a "b"': [1.5, 2.0]})
    frame.write_parquet(tmp_path / "t.parquet")
    frame.write_csv(tmp_path / "t.csv")
    assert parquet(tmp_path / "t.parquet") == (["who", "when", 'a "b"'], 2)
    for name in ("t.parquet", "t.csv"):
        with Store(None) as store:
            cells.know(store)
            look(store, tmp_path / name, Seen(["who", "when", 'a "b"'], {"person": "who", "date": "when"}), ["person", "date", "role"])
            rows = store.rows("FROM bulk_numbered ORDER BY row_number").rows
            assert [row[:4] for row in rows] == [(1, "Ann", "2020", None), (2, "Bo", None, None)]
            assert [row[4] for row in rows] == ['{"a \\"b\\"":"1.5"}', '{"a \\"b\\"":"2.0"}']


def test_a_small_parquet_table_is_a_table(tmp_path: Path) -> None:
    import polars as pl

    pl.DataFrame({"person": ["Ann"], "to_org": ["Acme, Inc."]}).write_parquet(tmp_path / "t.parquet")
    to_csv(tmp_path / "t.parquet", tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_text("utf-8") == 'person,to_org\nAnn,"Acme, Inc."\n'
    (tmp_path / "no.parquet").write_text("no")
    with pytest.raises(InputError, match="not a Parquet"):
        parquet(tmp_path / "no.parquet")


def test_what_is_wrong_is_said_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1,2,3\n", "utf-8")
    with Store(None) as store:
        cells.know(store)
        look(store, tmp_path / "t.csv", Seen(["a", "b"], {"person": "a"}), ["person"])
        with pytest.raises(InputError, match=r"^shown: "), reading("shown"):
            store._execute("FROM bulk_incoming").fetchall()
