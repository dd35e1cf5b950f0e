"""Networks as they might have been, had other sources been found: sources drawn again, with replacement.

A move weighs as often as its sources are drawn, on average over them; what one source tells rises and falls together. In large networks
each source is drawn a Poisson number of times, which for many of them is the same. Source: Efron and Tibshirani, "An Introduction to the
Bootstrap" (1993), chapters 6 and 13 (samples of clusters); Chamandy, Muralidharan, Najmi, Naidu, "Estimating uncertainty for massive data
streams" (2012), on Poisson draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from talentgraph.network import Network

    Tell = Callable[[int, int, str], object]

REPLICATES = 200
SEED = 20250701
MIDDLE = (0.05, 0.95)
_BATCH = 4_000_000  # numbers that are held at once
_DRAWS = 65_536
_WHOLE = 4_000  # moves in a flow up to which drawn ones are counted in 16 bits
_ENOUGH = 1e-4  # sum of changes at which a large replicate is near enough: a twentieth of what drawing again changes


@dataclass(frozen=True, slots=True)
class Sources:
    """What the moves of a network rest on: one row for each move and source, sorted as the edges are.

    Attributes:
        first: For each edge its first row, length m.
        source: The number of the source, int32 of length k.
        share: The part of the move's weight that rests on it, float32 of length k.
        number: How many sources there are.
    """

    first: Any
    source: Any
    share: Any
    number: int


def sources_of(network: Network, to_number: Any, from_number: Any, source: Any, share: Any) -> Sources:
    """Rows, sorted as the edges are, as arrays; numbers of sources that do not occur are closed up.

    Args:
        network: The flows.
        to_number: Of each row the edge's target.
        from_number: Its source.
        source: The number of what the move rests on.
        share: The part of the move's weight that rests on it.

    >>> import numpy as np
    >>> from talentgraph.network import network_of
    >>> pair = network_of(["a", "b"], [0, 1], [1, 0], [1, 2])
    >>> found = sources_of(pair, np.array([0, 0, 1]), np.array([1, 1, 0]), np.array([3, 7, 7]), np.ones(3))
    >>> found.first.tolist(), found.source.tolist()
    ([0, 2], [0, 1, 1])
    """
    import numpy as np

    new = (to_number[1:] != to_number[:-1]) | (from_number[1:] != from_number[:-1])
    first = np.concatenate([[0], np.flatnonzero(new) + 1]) if len(source) else np.zeros(0, dtype=np.int64)
    if not (np.array_equal(to_number[first], network.target) and np.array_equal(from_number[first], network.source)):
        raise ValueError(f"{len(first):,} flows rest on sources, the network has {len(network.weight):,}")
    used = np.zeros(int(source.max(initial=-1)) + 1, dtype=bool)
    used[source] = True
    place = np.cumsum(used, dtype=np.int32) - 1
    return Sources(first, place[source], share, int(np.count_nonzero(used)))


def drawn(sources: Sources, random: Any, dtype: Any) -> Any:
    """The weight of every edge in one replicate, length m."""
    import numpy as np

    times = np.bincount(random.integers(0, sources.number, sources.number, dtype=np.int32), minlength=sources.number).astype(dtype)
    return np.add.reduceat(times[sources.source] * sources.share.astype(dtype, copy=False), sources.first)


def replicate_ranks(network: Network, sources: Sources, ranked: Any, starts: tuple[Any, Any], number: int, tell: Tell | None = None) -> tuple[Any, Any]:
    """The lowest and highest rank of the middle 90 % of the replicates, along and against the moves.

    Args:
        network: The flows.
        sources: What they rest on.
        ranked: bool of length n: who is ranked.
        starts: PageRank of the network as it is, along and against; where large replicates start.
        number: How many replicates.
        tell: Is called with how many large replicates are done, of how many, and what they are.

    Returns:
        Two int64 arrays of shape (2, n): along, against; 0 for nodes that aren't ranked.
    """
    import numpy as np

    from talentgraph.network import SMALL

    n = len(network.ids)
    if not (number and sources.number and ranked.any()):
        return np.zeros((2, n), dtype=np.int64), np.zeros((2, n), dtype=np.int64)
    few = len(network.weight) <= SMALL
    found = _small(network, sources, ranked, starts, number) if few else _large(network, sources, ranked, starts, number, tell)
    made = np.zeros((len(starts), 2, n), dtype=np.int64)
    made[:, :, ranked] = found
    return made[0], made[1]


def _middle(number: int) -> tuple[int, int]:
    """Which of the ranks in so many replicates, in order, bound their middle."""
    low, high = (round(share * (number - 1)) for share in MIDDLE)
    return low, high


class _Ends:
    """The lowest and the highest ranks of every node so far, of as many replicates as lie outside the middle; the others are not kept.

    Args:
        nodes: How many nodes.
        number: How many replicates there will be.
    """

    def __init__(self, nodes: int, number: int) -> None:
        import numpy as np

        low, high = _middle(number)
        self._lowest = np.full((low + 1, nodes), np.iinfo(np.int32).max, dtype=np.int32)
        self._highest = np.zeros((number - high, nodes), dtype=np.int32)

    def add(self, ranks: Any) -> None:
        """One replicate more: each rank goes up the kept ones to its place."""
        import numpy as np

        for kept, better, worse in ((self._lowest, np.minimum, np.maximum), (self._highest, np.maximum, np.minimum)):
            rank = ranks
            for row in kept:
                row[:], rank = better(row, rank), worse(row, rank)

    @property
    def middle(self) -> tuple[Any, Any]:
        """Lowest and highest rank of the middle, each of length n."""
        return self._lowest[-1], self._highest[-1]


def _places(scores: Any, ranked: Any) -> Any:
    from talentgraph.scores.score import ranks

    return ranks(scores, ranked)[ranked]


def _small(network: Network, sources: Sources, ranked: Any, starts: tuple[Any, Any], number: int) -> list[Any]:
    """All replicates of a batch at once, with numpy alone."""
    import numpy as np

    random = np.random.default_rng(SEED)
    found = [np.empty((int(ranked.sum()), number), dtype=np.int32) for _ in starts]
    batch = max(1, min(number, _BATCH // max(len(network.weight), 1)))
    for begin in range(0, number, batch):
        weights = np.stack([drawn(sources, random, np.float64) for _ in range(min(batch, number - begin))], axis=1)
        for ranks, start, against in zip(found, starts, (False, True), strict=True):
            scores = pageranks(network, weights, start, against=against)
            for at in range(weights.shape[1]):
                ranks[:, begin + at] = _places(scores[:, at], ranked)
    for ranks in found:
        ranks.sort(axis=1)
    return [tuple(ranks[:, at] for at in _middle(number)) for ranks in found]


def pageranks(network: Network, weights: Any, start: Any, *, against: bool, tolerance: float = 1e-6) -> Any:
    """PageRank of many networks that share their edges.

    Args:
        network: The edges.
        weights: float64 of shape (m, r): their weights in each.
        start: PageRank to start from, length n.
        against: Go against the moves.
        tolerance: The sum of changes at which to stop.

    Returns:
        float64 of shape (n, r).

    >>> import numpy as np
    >>> from talentgraph.network import network_of
    >>> from talentgraph.scores.pagerank import ranked
    >>> net = network_of(["a", "b", "c"], [0, 1, 2], [1, 2, 1], [1, 2, 3])
    >>> many = pageranks(net, np.stack([net.weight, net.weight], axis=1), np.full(3, 1 / 3), against=False, tolerance=1e-12)
    >>> bool(np.abs(many[:, 1] - ranked(net)).max() < 1e-10)
    True
    """
    import numpy as np

    from talentgraph.scores.pagerank import DAMPING

    n = len(network.ids)
    away, into = (network.target, network.source) if against else (network.source, network.target)
    order_away, order_into = _sorted(away, n), _sorted(into, n)
    out = _sums(weights, order_away, n)
    share = np.divide(weights, out[away], out=np.zeros_like(weights), where=out[away] > 0)
    scores = np.repeat(start[:, None], weights.shape[1], axis=1)
    while True:
        new = DAMPING * _sums(share * scores[away], order_into, n)
        new += (1 - new.sum(axis=0)) / n
        change = np.abs(new - scores).sum(axis=0).max(initial=0.0)
        scores = new
        if change < tolerance:
            return scores


def _sorted(end: Any, n: int) -> tuple[Any, Any, Any]:
    import numpy as np

    order = np.argsort(end, kind="stable")
    sizes = np.bincount(end, minlength=n)
    some = np.flatnonzero(sizes)
    return order, np.concatenate([[0], np.cumsum(sizes[some])[:-1]]).astype(np.int64) if len(some) else some, some


def _sums(values: Any, order: tuple[Any, Any, Any], n: int) -> Any:
    import numpy as np

    by, first, some = order
    found = np.zeros((n, values.shape[1]))
    if len(some):
        found[some] = np.add.reduceat(values[by], first, axis=0)
    return found


def _large(network: Network, sources: Sources, ranked: Any, starts: tuple[Any, Any], number: int, tell: Tell | None) -> list[Any]:
    """One replicate after the other on each of two threads, in single precision, from the ranks as they are."""
    from concurrent.futures import ThreadPoolExecutor

    import numpy as np

    found = [_Ends(int(ranked.sum()), number) for _ in starts]
    seeds = np.random.SeedSequence(SEED).spawn(number)
    first = tuple(start.astype(np.float32) for start in starts)
    rests, times = _incidence(network, sources), _poisson()

    def once(at: int) -> list[Any]:
        drawn = times[np.random.default_rng(seeds[at]).integers(0, len(times), sources.number, dtype=np.uint16)]
        into = network.matrix((rests @ drawn.astype(rests.dtype, copy=False)).astype(np.float32, copy=False))
        ones = np.ones(len(network.ids), dtype=np.float32)
        ways = zip(first, (into, into.T), (into.T, into), strict=True)
        return [_places(_steps(onward.dot, back @ ones, start), ranked).astype(np.int32) for start, onward, back in ways]

    with ThreadPoolExecutor(2) as pool:
        for done, both in enumerate(pool.map(once, range(number)), 1):
            for ends, ranks in zip(found, both, strict=True):
                ends.add(ranks)
            if tell is not None:
                tell(done, number, "replicates")
    return [ends.middle for ends in found]


def _incidence(network: Network, sources: Sources) -> Any:
    """A sparse matrix that turns how often sources are drawn into weights of edges; small whole numbers where every move has one source."""
    import numpy as np
    from scipy.sparse import csr_array

    whole = bool((sources.share == 1).all()) and network.weight.max() < _WHOLE
    start = np.append(sources.first, len(sources.source)).astype(np.int32)
    share = sources.share.astype(np.uint16 if whole else np.float32, copy=False)
    return csr_array((share, sources.source, start), shape=(len(network.weight), sources.number), copy=False)


def _poisson() -> Any:
    """A table of 65,536 draws from the Poisson distribution with mean 1, each value as often as it is likely: uint16."""
    import math

    import numpy as np

    likely = np.cumsum([math.exp(-1) / math.factorial(k) for k in range(10)])
    return np.searchsorted(likely, (np.arange(_DRAWS) + 0.5) / _DRAWS).astype(np.uint16)


def _steps(product: Callable[[Any], Any], out: Any, start: Any) -> Any:
    import numpy as np

    from talentgraph.scores.pagerank import DAMPING

    inverse = np.divide(np.float32(DAMPING), out, out=np.zeros_like(out), where=out > 0)
    scores, n = start, len(start)
    for _ in range(100):
        new = product(scores * inverse)
        new += np.float32((1 - float(new.sum(dtype=np.float64))) / n)
        change = float(np.abs(new - scores).sum(dtype=np.float64))
        scores = new
        if change < _ENOUGH:
            break
    return scores
