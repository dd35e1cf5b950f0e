"""How long scores of a large graph take, beside plain scipy, the bandwidth of the machine, and other packages that are installed.

    python tests/bench/generate.py moves.parquet --moves 10_000_000
    talentgraph --db moves.duckdb build moves.parquet
    python tests/bench/scoring.py moves.duckdb moves.parquet

Prints a table; asserts nothing. Rows that are compared take turns; of each the median counts. scikit-network and springrank (GPL, never a
dependency) are measured where they are installed.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line does

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from talentgraph import network as networks
from talentgraph.network import ALL
from talentgraph.provenance import sources
from talentgraph.scores.hits import hits
from talentgraph.scores.pagerank import ranked
from talentgraph.scores.resampling import replicate_ranks
from talentgraph.scores.springrank import residual, springrank
from talentgraph.store import Store
from tests.bench.bench import medians

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 5
STEPS = 44  # of power iteration to 1e-10, whose bytes are the yardstick of PageRank
SAMPLE = 20  # replicates that are timed for 200
PLAIN = """
import sys
import numpy as np, polars as pl
from scipy.sparse import coo_array
coded = pl.Categorical(pl.Categories.random())
ends = [name for name in ("from_org", "to_org", "from", "to", "src", "dst") if name in pl.scan_parquet(sys.argv[1]).collect_schema().names()][:2]
table = pl.scan_parquet(sys.argv[1]).select(pl.col(ends).cast(coded)).drop_nulls().collect()
a, b = (table[end].to_physical().to_numpy().astype(np.int32) for end in ends)
n = int(max(a.max(), b.max())) + 1
A = coo_array((np.ones(len(a)), (a, b)), shape=(n, n)).tocsr()
out = A.sum(axis=1)
inv, T = np.divide(1, out, out=np.zeros(n), where=out > 0), A.T.tocsr()
x = np.full(n, 1 / n)
for _ in range(1000):
    y = 0.85 * (T @ (x * inv)); y += (1 - y.sum()) / n
    e, x = np.abs(y - x).sum(), y
    if e < 1e-10: break
h = np.full(n, 1 / n)
for _ in range(1000):
    g = A @ (T @ h); g /= g.sum()
    e, h = np.abs(g - h).sum(), g
    if e < 1e-10: break
print(np.argsort(-x)[:20], np.argsort(-h)[:20])
"""


def command(words: list[str]) -> Callable[[], object]:
    """A process as something to time."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return lambda: subprocess.run([sys.executable, *words], check=True, capture_output=True, env=environment)


def bandwidth() -> float:
    """Bytes a second that both cores read together."""
    halves = [np.ones(1 << 26, dtype=np.float32) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        took = medians({"read": lambda: list(pool.map(np.max, halves))}, RUNS)["read"]
    return sum(half.nbytes for half in halves) / took


def line(what: str, seconds: float, beside: str, least: float) -> None:
    """One row of the table."""
    print(f"{what:<44}{seconds:>8.3f} s   {beside:<46}{least:>8.3f} s{seconds / least:>8.2f} x", flush=True)


def commands(store: Path, moves: Path) -> None:
    """The whole commands, from a file to a printed table."""
    ours = ["-m", "talentgraph", "--db", str(store), "influence", "--replicates", "0"]
    table = ["-m", "talentgraph", "score", "pagerank", "--from", str(moves)]
    took = medians({"store": command(ours), "table": command(table), "plain": command(["-c", PLAIN, str(moves)])}, RUNS)
    line("influence --replicates 0, from the store", took["store"], "plain scipy from Parquet, PageRank and HITS", took["plain"])
    line("score pagerank --from moves.parquet", took["table"], "the same", took["plain"])


def kernels(net: networks.Network) -> None:
    """The measures by themselves, the network being read."""
    from scipy.sparse import csr_matrix

    n, m = len(net.ids), len(net.weight)
    least = STEPS * (12 * m + 16 * n) / bandwidth()
    beside: dict[str, Callable[[], object]] = {}
    into = net.matrix()
    if find_spec("sknetwork"):
        from sknetwork.ranking import HITS

        matrix = csr_matrix(into.T.tocsr())
        beside["sknetwork"] = lambda: HITS().fit(matrix)
    took = medians({"pagerank": lambda: ranked(net), "hits": lambda: hits(net), "springrank": lambda: springrank(net, alpha=0.1), **beside}, RUNS)
    line("PageRank", took["pagerank"], f"{STEPS} power steps at the bandwidth of two cores", least)
    line("HITS", took["hits"], "scikit-network" if "sknetwork" in took else "(scikit-network is not installed)", took.get("sknetwork", took["hits"]))
    print(f"SpringRank's residual at alpha 0: {residual(net, springrank(net)):.1e}")
    if find_spec("springrank"):
        from springrank import SpringRank

        matrix, peer = csr_matrix(into.T.tocsr()), SpringRank(alpha=0.1, rtol=1e-9)
        begin = time.perf_counter()
        peer.fit(matrix)
        line("SpringRank, alpha .1", took["springrank"], "springrank to the same tolerance, once", time.perf_counter() - begin)


def cold(net: networks.Network) -> Any:
    """PageRank as plain scipy finds it: steps in double precision on one core, from nothing."""
    into, n = net.matrix(), len(net.ids)
    out = into.sum(axis=0)
    inverse, found = np.divide(1, out, out=np.zeros(n), where=out > 0), np.full(n, 1 / n)
    while True:
        new = 0.85 * (into @ (found * inverse))
        new += (1 - new.sum()) / n
        change, found = np.abs(new - found).sum(), new
        if change < 1e-10:
            return found


def replicates(store: Store, net: networks.Network, standing: networks.Standing) -> None:
    """200 replicates of both readings, in single solves: plain ones, and ours, which take both cores and mostly single precision."""
    rests = sources(store, ALL, net)
    magnet, feeder = ranked(net), ranked(net, against=True)
    enough = (standing.n_in + standing.n_out)[: len(net.ids)] >= 5

    def some() -> Any:
        return replicate_ranks(net, rests, enough, (magnet, feeder), SAMPLE)

    took = medians({"single": lambda: ranked(net), "cold": lambda: cold(net), "some": some}, 3)
    whole = took["some"] * 200 / SAMPLE
    line("200 replicates of both readings", whole, "one solve by plain steps to 1e-10, one core", took["cold"])
    line("", whole, "one solve as ours are, both cores", took["single"])


def main() -> None:
    """Print the table."""
    path, moves = Path(sys.argv[1]), Path(sys.argv[2])
    commands(path, moves)
    with Store(path) as store:
        net, standing = networks.network(store)
        print(f"{len(net.ids):,} organizations, {len(net.weight):,} flows, {int(net.weight.sum()):,} moves")
        kernels(net)
        replicates(store, net, standing)


if __name__ == "__main__":
    main()
