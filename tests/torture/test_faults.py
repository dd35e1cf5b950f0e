"""A disk that is full, a folder that may not be written to, files that were cut or damaged: a clear error, and what was there is there."""

from __future__ import annotations

import random
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from talentgraph.answers import STALE
from tests.torture.figures import record, times
from tests.torture.worlds import OLD, WORKS, Work, World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.torture.forking import Ended, Forker

WRITING = [work for work in WORKS if work.name not in {"optimize", "build of a new graph"}]
KIB = 1024


def clear(ended: Ended) -> bool:
    """Whether an error was told as errors are: one line what, one line what to do, no traceback."""
    lines = ended.told.splitlines()
    told = [line for line in lines if line.startswith("error: ")]
    return ended.code == 1 and len(told) == 1 and lines[-1].startswith("hint: ") and "Traceback" not in ended.told


def started(world: World, work: Work) -> list[str]:
    """What a work gives when nothing is wrong, and its world as before."""
    world.begin(work)
    for words in (work.words, *work.end):
        assert world.work(words).code == 0
    wanted = world.canonical()
    world.begin(work)
    return wanted


def ends_well(world: World, work: Work, wanted: list[str]) -> None:
    """The same work, with the disk as it should be."""
    assert not [line for line in world.problems(quick=True) if line != STALE]
    for words in (work.words, *work.end):
        ended = world.work(words)
        assert ended.code == 0 or "no person called" in ended.told, ended.told
    assert world.canonical() == wanted


def full(world: World, work: Work, room: int) -> bool:
    """Run with so much room in a file; tells whether it did not fit."""
    ended = world.work(work.words, room=room)
    assert ended.code in {0, 1}, (room, ended)
    if ended.code == 0:
        return False
    assert clear(ended), (room, ended.told)
    for name in work.files:
        assert (world.folder / name).read_text("utf-8") == OLD
    return True


def test_a_file_that_can_grow_no_more(world: World) -> None:
    work = WORKS[6]
    world.begin(work)
    assert full(world, work, 2 * KIB)
    assert world.work(work.words).code == 0


@pytest.mark.torture
@pytest.mark.parametrize("work", WRITING, ids=lambda work: work.name)
def test_files_that_can_grow_no_more(work: Work, tmp_path: Path, forker: Forker) -> None:
    world, draw, hits = World(tmp_path, forker), random.Random(4), 0  # noqa: S311 - the same sizes every time
    wanted = started(world, work)
    tries = times(12, least=2)
    for _ in range(tries):
        world.begin(work)
        top = 8_000_000 if not work.files else 200_000
        hits += full(world, work, draw.randrange(top))
        ends_well(world, work, wanted)
    record("full disk", work=work.name, tries=tries, hits=hits)


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A small disk in memory."""
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"disks can't be mounted here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.torture
def test_a_small_disk(tmp_path: Path, forker: Forker) -> None:
    (tmp_path / "world").mkdir()
    world = World(tmp_path / "world", forker)
    with mounted(tmp_path / "disk", f"size={world.begun.stat().st_size // KIB + 600}k") as disk:
        db = disk / "t.duckdb"
        shutil.copyfile(world.begun, db)
        made = [["export", str(disk / "out.csv")], ["report", "-o", str(disk / "o.html")]]
        for words in (["build", "more", "more.csv"], ["forget", "Anna Berg", "--yes"], *made):
            ended = forker.run("--db", db, *words, folder=world.folder, least=60)
            assert ended.code == 0 or clear(ended), ended.told
            assert forker.run("--db", db, "info", folder=world.folder).code == 0
        assert not (disk / "o.html").exists() or (disk / "o.html").stat().st_size > 100_000
        world.begin(WORKS[0])
        shutil.copyfile(db, world.db)
    assert world.work(("build", "more", "more.csv")).code == 0
    assert world.problems(quick=False) == []


@pytest.mark.torture
def test_a_folder_that_is_only_read(tmp_path: Path, forker: Forker) -> None:
    (tmp_path / "world").mkdir()
    world = World(tmp_path / "world", forker)
    with mounted(tmp_path / "disk", "size=64m") as disk:
        db = disk / "t.duckdb"
        shutil.copyfile(world.begun, db)
        before = db.read_bytes()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        for words in (["build", "more"], ["forget", "Anna Berg", "--yes"], ["export", str(disk / "out.csv")], ["report", "-o", str(disk / "o.html")]):
            ended = forker.run("--db", db, *words, folder=world.folder, least=60)
            assert clear(ended), ended.told
        assert forker.run("--db", disk / "new.duckdb", "build", "more", folder=world.folder).code == 1
        assert forker.run("--db", db, "who-left", "OpenAI", folder=world.folder).code == 0
        assert forker.run("--db", db, "verify", folder=world.folder).code == 0
        assert [path.name for path in disk.iterdir()] == ["t.duckdb"]
        assert db.read_bytes() == before


def damaged(world: World, draw: random.Random, how: str) -> None:
    """The graph's file, cut somewhere, or with some bytes changed."""
    content = bytearray(world.begun.read_bytes())
    if how == "cut":
        del content[draw.randrange(len(content)) :]
    else:
        for _ in range(draw.choice([1, 3, 50])):
            content[draw.randrange(len(content))] = draw.randrange(256)
    world.db.write_bytes(content)


def looked_at(world: World, tries: int, seed: int) -> int:
    """Damage and look, so often; tells how often it was noticed."""
    draw, noticed = random.Random(seed), 0  # noqa: S311 - the same damage every time
    for number in range(tries):
        for path in world.folder.glob("*t.duckdb*"):
            path.unlink()
        damaged(world, draw, "cut" if number % 2 else "changed")
        before = world.db.read_bytes()
        for words in (("info",), ("verify", "--quick"), ("who-left", "OpenAI")):
            ended = world.work(words)
            assert ended.code in {0, 1}, ended
            assert "Traceback" not in ended.told, ended.told
            noticed += ended.code
        assert world.db.read_bytes() == before
        ended = world.work(("build", "more"))
        assert ended.code in {0, 1}, ended
        assert "Traceback" not in ended.told, ended.told
    return noticed


def test_a_damaged_file_is_told(world: World) -> None:
    assert looked_at(world, 2, 5)


@pytest.mark.torture
def test_damaged_files_are_told(tmp_path: Path, forker: Forker) -> None:
    tries = times(60, least=4)
    record("damaged", tries=tries, noticed=looked_at(World(tmp_path, forker), tries, 6))


@pytest.mark.torture
def test_a_log_that_was_cut(tmp_path: Path, forker: Forker) -> None:
    work, draw, cut = WORKS[0], random.Random(7), 0  # noqa: S311 - the same places every time
    world = World(tmp_path, forker)
    wanted = started(world, work)
    took = world.work(work.words).took
    for _ in range(times(30, least=4)):
        world.begin(work)
        world.work(work.words, after=draw.uniform(0.3, 0.9) * took)
        log = world.db.with_name("t.duckdb.wal")
        if log.exists():
            with log.open("r+b") as handle:
                handle.truncate(draw.randrange(log.stat().st_size + 1))
            cut += 1
        ends_well(world, work, wanted)
    record("cut log", cut=cut)
