"""What happens inside, told to those who listen: the standard library's logging, under `talentgraph.PART`.

Nobody listens who has not loaded `logging`. So it is never loaded here, and costs nothing where nobody does.
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LEVELS = {"debug": 10, "info": 20}  # what is told at each, as logging numbers them


def info(part: str, words: str, *values: object) -> None:
    """Tell of a step of the work.

    Args:
        part: The part of the house that speaks.
        words: What happened, with %s for each value.
        values: What stands there.

    >>> info("store", "opened %s", "talent.duckdb")
    """
    _tell("info", part, words, values)


def debug(part: str, words: str, *values: object) -> None:
    """Tell of something smaller than a step, as `info` does."""
    _tell("debug", part, words, values)


@contextmanager
def timed(level: str, part: str, words: str, *values: object) -> Iterator[None]:
    """Tell of something when it is done, with how long it took.

    >>> with timed("debug", "store", "step %s", "moves"):
    ...     pass
    """
    began = time.perf_counter()
    yield
    _tell(level, part, f"{words}: %.3f s", (*values, time.perf_counter() - began))


def _tell(level: str, part: str, words: str, values: tuple[object, ...]) -> None:
    if "logging" in sys.modules:
        import logging

        logging.getLogger(f"talentgraph.{part}").log(LEVELS[level], words, *values)
