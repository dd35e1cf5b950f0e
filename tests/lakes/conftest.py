"""A lake of invented moves and of the seeds' own."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

from talentgraph import bulk, reading, tabling
from talentgraph.graph import Graph

GENERATOR = Path(__file__).parents[1] / "bench" / "generate.py"


def made(folder: Path, moves: int) -> Path:
    """A lake of so many invented moves, with the seeds' moves beside them."""
    spec = importlib.util.spec_from_file_location("generate", GENERATOR)
    assert spec
    assert spec.loader
    generate: Any = importlib.util.module_from_spec(spec)
    sys.modules["generate"] = generate
    spec.loader.exec_module(generate)
    generate.write(folder / "moves.parquet", moves, 0, twice=0.1, unknown=0.05, inexact=0.1)
    least, bulk.LEAST, bytes_before, tabling._LEAST_BYTES = bulk.LEAST, 2, tabling._LEAST_BYTES, 0
    try:
        with Graph(None) as graph:
            graph.build(folder / "moves.parquet", reading.seeds() / "moves.csv")
            return graph.export(folder / "lake", layout="bucketed")
    finally:
        bulk.LEAST, tabling._LEAST_BYTES = least, bytes_before


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("small"), 1_000)
