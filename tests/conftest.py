"""What several tests need: a seeded graph in memory, and the articles and measures that lie outside the project."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talentgraph.graph import Graph

settings.register_profile("untimed", deadline=None)  # a slow machine is no failure
settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"


@pytest.fixture
def graph() -> Iterator[Graph]:
    """An empty graph that knows the seeds' names."""
    from talentgraph.graph import Graph

    with Graph(None) as made:
        yield made


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's graph as a file, built once."""
    from talentgraph.graph import Graph

    path = tmp_path_factory.mktemp("story") / "story.duckdb"
    with Graph(path) as made:
        made.build(SEEDS / "moves.csv", SEEDS / "articles")
    return path


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and data that lies beside a full workplace; tests that need it skip elsewhere."""
    path = Path(os.environ.get("TALENTGRAPH_SHARED", ROOT.parent / "shared"))
    if not path.is_dir():
        pytest.skip("needs the real articles, which are not part of the project")
    return path
