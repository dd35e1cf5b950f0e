"""Many read while one writes: each answer is of a whole graph, and nobody waits or fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.torture.figures import record, times
from tests.torture.worlds import World, articles

if TYPE_CHECKING:
    from tests.torture.forking import Forker

ROOT = Path(__file__).parents[2]
# Asks for as long as the file `go` is there; each answer must fit together: as many moves as the graph says it has, quotes that are in their texts.
READER = """
import json, sys
from pathlib import Path
from talentgraph.graph import Graph
db, go = Path(sys.argv[1]), Path(sys.argv[2])
answers, behind, seen = 0, 0, set()
while go.exists():
    with Graph(db, make=False) as graph:
        behind += bool(graph._kept.behind)
        problems = [line for line in graph.verify(quick=True) if "since the last build" not in line and "run: talentgraph build" not in line]
        assert not problems, problems
        assert graph.ask("who-left", org="OpenAI").rows is not None
        seen.add(graph.counts()["articles"])
    answers += 1
print(json.dumps({"answers": answers, "behind": behind, "seen": sorted(seen)}))
"""


@pytest.mark.torture
def test_readers_read_on_during_a_long_import(tmp_path: Path, forker: Forker) -> None:
    world = World(tmp_path, forker)
    world.db.write_bytes(world.begun.read_bytes())
    articles(tmp_path / "many", times(1500, least=100), first=1000)
    go = tmp_path / "go"
    go.touch()
    words = [sys.executable, "-c", READER, str(world.db), str(go)]
    readers = [subprocess.Popen(words, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    ended = world.work(("--wait", "60", "build", "many"))
    time.sleep(0.5)
    go.unlink()
    told = [json.loads(reader.communicate(timeout=300)[0].splitlines()[-1]) for reader in readers]
    assert ended.code == 0, ended.told
    assert [reader.returncode for reader in readers] == [0, 0, 0]
    assert all(one["behind"] for one in told), told
    assert world.problems(quick=False) == []
    record("readers", readers=3, seconds=ended.took, answers=sum(one["answers"] for one in told))
