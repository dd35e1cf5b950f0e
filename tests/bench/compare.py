"""PageRank of a table of moves, from the file to the first twenty: talentgraph beside packaged libraries, all in one run.

    python tests/bench/generate.py moves.parquet --moves 10_000_000
    python tests/bench/compare.py moves.parquet --repeats 5

Every entry is a process of its own, imports and all; the entries take turns, so that a slow minute of the machine hits all. Libraries get
their arrays from one loader, the quickest of plain ones. What is not installed is left out. igraph is under the GPL: it is measured here and
never shipped. --python names the interpreter of an environment that has the libraries; talentgraph runs in this one.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

D, TOLERANCE = 0.85, 1e-10


def load(path: str) -> tuple[Any, list[str]]:
    """Counts of moves as a scipy CSR, A[from, to], and the names."""
    import numpy as np
    import polars as pl
    from scipy.sparse import coo_array

    coded = pl.Categorical(pl.Categories.random())
    frame = pl.scan_parquet(path).select(pl.col("from_org", "to_org").cast(coded)).drop_nulls().collect()
    ends = [frame[name].to_physical().to_numpy() for name in frame.columns]
    n = 1 + max(int(end.max()) for end in ends)
    names = pl.int_range(n, dtype=pl.UInt32, eager=True).cat.to(coded).cast(pl.String).to_list()
    return coo_array((np.ones(len(ends[0])), tuple(ends)), shape=(n, n)).tocsr(), names


def edges(a: Any) -> tuple[Any, Any, Any]:
    """A matrix as three arrays."""
    import numpy as np

    return np.repeat(np.arange(a.shape[0], dtype=np.int32), np.diff(a.indptr)), a.indices, a.data


def scipy(a: Any) -> Any:
    """The plain script: power iteration."""
    import numpy as np

    n, out = a.shape[0], a.sum(axis=1)
    inverse = np.divide(1, out, out=np.zeros(n), where=out > 0)
    t, x = a.T.tocsr(), np.full(n, 1 / n)
    while True:
        y = D * (t @ (x * inverse))
        y += (1 - y.sum()) / n
        if np.abs(y - x).sum() < TOLERANCE:
            return y
        x = y


def networkx(a: Any) -> Any:
    """networkx."""
    import networkx as nx

    graph = nx.from_scipy_sparse_array(a, create_using=nx.DiGraph)
    return list(nx.pagerank(graph, alpha=D, tol=TOLERANCE / a.shape[0], max_iter=1000).values())


def networkit(a: Any) -> Any:
    """networkit, sinks spread as everywhere here."""
    import networkit as nk
    import numpy as np

    source, target, weight = edges(a)
    graph = nk.GraphFromCoo((weight, (source.astype(np.uint64), target.astype(np.uint64))), n=a.shape[0], weighted=True, directed=True)
    made = nk.centrality.PageRank(graph, D, TOLERANCE, distributeSinks=nk.centrality.SinkHandling.DistributeSinks)
    made.norm = nk.centrality.Norm.L1_NORM
    return made.run().scores()


def igraph(a: Any) -> Any:
    """igraph."""
    import igraph as ig
    import numpy as np

    source, target, weight = edges(a)
    graph = ig.Graph(n=a.shape[0], edges=np.column_stack([source, target]), directed=True)
    return graph.pagerank(damping=D, weights=weight.tolist())


def rustworkx(a: Any) -> Any:
    """rustworkx."""
    import rustworkx as rx

    graph = rx.PyDiGraph()
    graph.add_nodes_from(range(a.shape[0]))
    graph.extend_from_weighted_edge_list(list(zip(*(column.tolist() for column in edges(a)), strict=True)))
    return list(rx.pagerank(graph, alpha=D, weight_fn=float, tol=TOLERANCE / a.shape[0], max_iter=1000).values())


def sknetwork(a: Any) -> Any:
    """scikit-network; its other solvers mishandle organizations that nobody leaves."""
    from scipy.sparse import csr_matrix
    from sknetwork.ranking import PageRank

    return PageRank(D, solver="RH", n_iter=142).fit_predict(csr_matrix(a))


PEERS = {"scipy": scipy, "networkit": networkit, "scikit-network": sknetwork, "rustworkx": rustworkx, "igraph": igraph, "networkx": networkx}


def child(name: str, path: str) -> None:
    """One entry: prints the first twenty."""
    import numpy as np

    a, names = load(path)
    rank = np.asarray(PEERS[name](a))
    print(json.dumps([names[place] for place in np.argsort(-rank)[:20]]))


def spent(command: list[str]) -> tuple[float, float, float, str]:
    """Wall and processor seconds and megabytes of a process, and what it printed; its first error line where it failed."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])})
    assert process.stdout
    assert process.stderr
    told, wrong = process.stdout.read().decode(), process.stderr.read().decode()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        raise RuntimeError((wrong.strip().splitlines() or ["failed"])[-1][:100])
    return time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, told


def table(commands: dict[str, list[str]], repeats: int) -> list[str]:
    """The rows of the table; the first entry is what the others are compared with."""
    runs: dict[str, list[tuple[float, float, float]]] = {name: [] for name in commands}
    for turn in range(repeats + 1):
        for name in list(runs):
            try:
                wall, cpu, memory, _ = spent(commands[name])
            except RuntimeError as error:
                print(f"{name}: {error}", file=sys.stderr)
                del runs[name]
                continue
            if turn:  # the first warms the caches
                runs[name].append((wall, cpu, memory))
    medians = {name: [statistics.median(column) for column in zip(*times, strict=True)] for name, times in runs.items()}
    least = medians[next(iter(medians))]
    rows = ["| | wall s | processor s | MB | x wall | x processor |", "|---|---|---|---|---|---|"]
    for name, (wall, cpu, memory) in sorted(medians.items(), key=lambda item: item[1][1]):
        rows.append(f"| {name} | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {wall / least[0]:.2f} | {cpu / least[1]:.2f} |")
    return rows


def main() -> None:
    """Measure and print, for docs/benchmarks.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--python", default=sys.executable, help="the interpreter of the libraries")
    parser.add_argument("--only", help="some of them, separated by commas")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        child(asked.child, asked.path)
        return
    ours = [sys.executable, "-m", "talentgraph", "score", "pagerank", "--from", asked.path]
    chosen = asked.only.split(",") if asked.only else list(PEERS)
    commands = {"talentgraph": ours, **{name: [asked.python, __file__, asked.path, "--child", name] for name in chosen}}
    print(f"{dt.datetime.now(dt.UTC).date()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} when it began, Python {sys.version.split()[0]};", end=" ")
    print(f"{Path(asked.path).name}, {Path(asked.path).stat().st_size / 1e6:.0f} MB; medians of {asked.repeats} runs after one that warmed the caches")
    print(*table(commands, asked.repeats), sep="\n")


if __name__ == "__main__":
    main()
