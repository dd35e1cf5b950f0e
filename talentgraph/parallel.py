"""Work that needs no graph, spread over the cores of the machine."""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from loky import ProcessPoolExecutor

Part = TypeVar("Part")
Result = TypeVar("Result")
_AHEAD = 2  # parts a core that wait while others are worked on
_LOOK = 1.0  # seconds


@cache
def cores() -> int:
    """How many processes work at once: what the machine gives, or what TALENTGRAPH_CORES says."""
    told = os.environ.get("TALENTGRAPH_CORES", "")
    if told.isdecimal() and int(told):
        return int(told)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(work: Callable[[Part], Result], parts: Iterable[Part], *, alone: int = 1) -> Iterator[Result]:
    """What a function makes of each part, in their order; the function and the parts travel to other processes.

    Args:
        work: A function of a module, whose result rests on nothing but its part.
        parts: Taken only as fast as they are worked on.
        alone: So few parts are worked on here, since processes take a second to start.

    >>> list(each(len, ["one", "three"]))
    [3, 5]
    """
    parts = iter(parts)
    first = list(islice(parts, alone + 1))
    if len(first) <= alone or cores() == 1:
        yield from map(work, chain(first, parts))
        return
    with _processes() as processes:
        yield from _spread(processes, work, chain(first, parts))


def batched(items: Iterable[Part], size: int) -> Iterator[list[Part]]:
    """Items in lists of one size, the last of what is left.

    >>> list(batched("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    items = iter(items)
    while some := list(islice(items, size)):
        yield some


def _processes() -> ProcessPoolExecutor:
    from loky import ProcessPoolExecutor  # late: most commands need none

    return ProcessPoolExecutor(max_workers=cores(), initializer=_watch, initargs=(os.getpid(),))


def _watch(parent: int) -> None:
    """End with the process that began this one: if it is killed, nobody else would say so."""

    def wait() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _spread(processes: ProcessPoolExecutor, work: Callable[[Part], Result], parts: Iterator[Part]) -> Iterator[Result]:
    waiting = deque(processes.submit(work, part) for part in islice(parts, _AHEAD * cores()))
    try:
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(processes.submit(work, part) for part in islice(parts, 1))
    except BaseException:
        processes.shutdown(wait=False, kill_workers=True)  # Ctrl-C, or nobody wants the rest
        raise
