"""How much is done: TORTURE_SCALE is 1 in `make torture`; a small share of each runs with the other tests."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)

from tests.torture.forking import Forker  # noqa: E402 - the checkout comes first on the path
from tests.torture.worlds import World  # noqa: E402 - the same


@pytest.fixture(scope="session")
def forker() -> Iterator[Forker]:
    """Runs command lines in processes that can be ended at any moment."""
    with Forker() as made:
        yield made


@pytest.fixture(scope="session")
def world(forker: Forker, tmp_path_factory: pytest.TempPathFactory) -> World:
    """A small world, for tests that begin it anew."""
    return World(tmp_path_factory.mktemp("world"), forker)
