"""kill -9 and Ctrl-C at random moments: what was committed is whole, nothing is half, and the work can be finished as if nothing had been."""

from __future__ import annotations

import random
import signal
from typing import TYPE_CHECKING

import pytest

from talentgraph.answers import STALE
from tests.torture.figures import record, times
from tests.torture.worlds import FORGOTTEN, OLD, WORKS, Work, World

if TYPE_CHECKING:
    from pathlib import Path

    from tests.torture.forking import Ended, Forker

IN_A_ROW = 5  # disturbances, one after another, before the work is finished


class Series:
    """One work, disturbed again and again."""

    def __init__(self, world: World, work: Work, seed: int, *, quick: bool = False) -> None:
        self.world, self.work = world, work
        self.draw = random.Random(seed)  # noqa: S311 - the same moments every time, as far as a machine has them
        world.begin(work)
        self.before = {} if work.new else world.held()
        whole = self._run()
        assert whole.code == 0, whole.told
        self.took = whole.took
        self._end()
        assert quick or world.problems(quick=False) == []
        self.after = world.held()
        self.wanted = world.canonical()
        self.hits = self.runs = 0

    def _run(self, after: float | None = None, sign: int = signal.SIGKILL) -> Ended:
        return self.world.work(self.work.words, after=after, sign=sign)

    def _end(self) -> None:
        for words in self.work.end:
            told = self.world.work(words)
            assert told.code == 0, told.told

    def disturb(self, number: int, *, quick: bool, sign: int = signal.SIGKILL, in_a_row: int = IN_A_ROW) -> None:
        """Until the work was hit so often; the last series is finished too."""
        while self.hits < number:
            self.world.begin(self.work)
            for _ in range(min(in_a_row, number - self.hits)):
                ended = self._run(self.draw.uniform(0, self.took * 1.02), sign)
                self.runs += 1
                assert self.runs < 20 * number + 20, f"{self.work.name} is never hit"
                if ended.code in {0, 1} and not ended.hit:
                    break  # it was quicker
                if sign == signal.SIGINT:
                    assert ended.code in {130, 0}, (ended.code, ended.told)
                    assert "Traceback" not in ended.told, ended.told
                self.hits += ended.code not in {0, 1}
                self.look(quick=quick)
            self.finish()

    def look(self, *, quick: bool) -> None:
        """Everything that is there is whole."""
        for name in self.work.files:
            content = (self.world.folder / name).read_bytes()
            assert content == OLD.encode() or len(content) > len(OLD)
        if not self.world.db.exists():
            assert self.work.new
            return
        held = self.world.held()
        whole = [{**self.before, **self.after}] if self.work.name != "forget" else [self.before, self.after]
        assert any(held.items() <= known.items() for known in whole)
        assert held.keys() >= self.before.keys()
        problems = self.world.problems(quick=quick)
        assert not [line for line in problems if line != STALE], problems

    def finish(self) -> None:
        """Run it once more and to the end."""
        ended = self._run()
        gone = self.work.name == "forget" and ended.code == 1 and "no person called" in ended.told
        assert ended.code == 0 or gone, ended.told
        self._end()
        assert self.world.canonical() == self.wanted
        assert self.world.problems(quick=True) == []
        for name in self.work.files:
            assert (self.world.folder / name).read_bytes() != OLD.encode()
        if self.work.name == "forget":
            beside = [path for path in self.world.folder.iterdir() if path.name.startswith(("t.duckdb", ".t.duckdb")) and path.is_file()]
            assert not [path.name for path in beside if FORGOTTEN.encode() in path.read_bytes()]


@pytest.mark.parametrize(("work", "number"), [(WORKS[0], 10), (WORKS[5], 2), (WORKS[6], 8)], ids=lambda given: getattr(given, "name", ""))
def test_twenty_kills(work: Work, number: int, world: World) -> None:
    series = Series(world, work, 1, quick=True)
    series.disturb(number, quick=True, in_a_row=number)
    assert series.hits == number


@pytest.mark.torture
@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.name)
def test_kills(work: Work, tmp_path: Path, forker: Forker) -> None:
    series = Series(World(tmp_path, forker), work, 2)
    series.disturb(times(22, least=2), quick=False)
    record("kill", work=work.name, hits=series.hits, runs=series.runs, seconds=round(series.took, 2))


@pytest.mark.torture
@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.name)
def test_interruptions(work: Work, tmp_path: Path, forker: Forker) -> None:
    series = Series(World(tmp_path, forker), work, 3)
    series.disturb(times(8, least=2), quick=True, sign=signal.SIGINT)
    record("ctrl-c", work=work.name, hits=series.hits, runs=series.runs)
