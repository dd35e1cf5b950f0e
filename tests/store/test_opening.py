"""One writer, many readers, and the limits of what a file may take."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from talentgraph.errors import FileInUse, QueryError, StoreError
from talentgraph.store import Limits, Store, files
from tests.store.holding import ROOT, hold

if TYPE_CHECKING:
    from pathlib import Path

OPENS = "import sys; from pathlib import Path; from talentgraph.store import Store; Store(Path(sys.argv[1]), write=True).close()"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A new talentgraph file."""
    made = tmp_path / "talent.duckdb"
    Store(made, write=True).close()
    return made


def opens_elsewhere(path: Path) -> bool:
    """Whether another process may write to the file now."""
    return subprocess.run([sys.executable, "-c", OPENS, str(path)], cwd=ROOT, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("how", ["write", "read"])
def test_a_second_writer_is_told_the_process(path: Path, how: str) -> None:
    held = hold(path, how)
    try:
        with pytest.raises(FileInUse) as caught:
            Store(path, write=True)
        assert f"process {held.pid} (" in caught.value.message
        assert "--wait" in caught.value.hint
        assert "\n" not in caught.value.message + caught.value.hint
    finally:
        held.communicate()
    Store(path, write=True).close()


def test_a_second_writer_waits(path: Path) -> None:
    held = hold(path)
    ending = threading.Timer(0.5, held.communicate)
    ending.start()
    with Store(path, write=True, limits=Limits(wait=60)) as store:
        assert store.one("SELECT value FROM meta WHERE name = 'held'") == "1"
    ending.join()


def test_readers_read_what_was_whole_before_the_writer(path: Path) -> None:
    with Store(path, write=True) as store:
        store.append("meta", {"name": ["before"], "value": ["1"]})
    held = hold(path)
    try:
        for _ in range(2):
            with Store(path) as store:
                assert f"process {held.pid} (" in store.behind
                assert store.one("SELECT value FROM meta WHERE name = 'before'") == "1"
                with pytest.raises(QueryError):
                    store.rows("DELETE FROM meta")
                with pytest.raises(QueryError):
                    store.rows("SELECT * FROM glob('*')")
    finally:
        held.communicate()
    with Store(path) as store:
        assert store.behind == ""
        assert store.one("SELECT value FROM meta WHERE name = 'held'") == "1"
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]


def test_a_second_opening_in_one_program_is_explained_and_keeps_the_lock(path: Path) -> None:
    link = path.with_name("link.duckdb")
    link.symlink_to(path)
    with Store(path, write=True):
        for name in (path, link):
            for write in (False, True):
                with pytest.raises(StoreError, match="already open in this program"):
                    Store(name, write=write)
        assert not opens_elsewhere(path)
    with Store(path), Store(link) as second:
        assert second.one("SELECT value FROM meta WHERE name = 'format'") == "talentgraph"
        with pytest.raises(StoreError, match="already open in this program"):
            Store(path, write=True)
        assert not opens_elsewhere(path)
    assert opens_elsewhere(path)


def test_what_the_dead_left_half_made_is_swept_once_it_is_old(path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    old = [path.with_name(f".{path.name}.{pid}.{end}") for pid in (gone.pid, os.getppid()) for end in ("new", "new.wal", "tmp")]
    young = path.with_name(f".other.{gone.pid}.new")
    for name in old:
        name.mkdir() if name.suffix == ".tmp" else name.write_text("half")
        os.utime(name, (time.time() - 9999,) * 2)
    for name in (young, path.with_name(f".{path.name}.{gone.pid}0.new")):
        name.write_text("half")
    files.swept(path)
    left = {p.name for p in path.parent.iterdir()}
    assert not left & {name.name for name in old[:3]}
    assert {*(name.name for name in old[3:]), young.name} < left
    assert len(left) == 6


def test_a_query_may_take_so_long_and_so_much(path: Path) -> None:
    endless = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t"
    with Store(path, limits=Limits(memory="100MB")) as store:
        with pytest.raises(QueryError, match=r"stopped after 0\.2 seconds"):
            store.rows(endless, limits=Limits(seconds=0.2))
        with pytest.raises(QueryError, match="more than 10 rows"):
            store.rows("FROM range(11)", limits=Limits(rows=10))
        assert len(store.rows("FROM range(10)", limits=Limits(rows=10)).rows) == 10
        with pytest.raises(QueryError, match="not enough memory: failed"):
            store.rows("SELECT list(range) FROM range(100_000_000)")
        with pytest.raises(QueryError, match="not enough memory: failed"):  # a step of ours
            store._execute("CREATE TEMP TABLE t AS SELECT list(range) FROM range(100_000_000)")
        assert store.one("SELECT 1") == 1


@pytest.mark.parametrize("words", ["much", "-1GB", "2", "1GB; SET x = 1", "２GB "])
def test_a_size_that_is_none(words: str) -> None:
    with pytest.raises(QueryError, match="no size of memory"):
        Limits(memory=words)
