"""Scores of a table of moves as it stands, without a graph: names are not resolved, nothing is kept."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentgraph.answers import Answer
from talentgraph.errors import InputError
from talentgraph.model import Footer
from talentgraph.network import SMALL, Network, Standing, network_of

if TYPE_CHECKING:
    from collections.abc import Mapping

# What columns are called that hold the two ends, and how often a move stands for several.
ROLES = {
    "from": ("from", "from_org", "src", "source", "origin", "from_id"),
    "to": ("to", "to_org", "dst", "target", "destination", "to_id"),
    "weight": ("weight", "count", "n_moves"),
}
AS_IT_STANDS = "Names as they stand in the table: none are put together."


def score_table(path: str | Path, name: str, *, columns: Mapping[str, str] | None = None, top: int | None = 20, min_moves: int = 5) -> Answer:
    """Any score of a table of moves.

    Args:
        path: A .parquet or .csv file, a row a move.
        name: influence, or one of `talentgraph scores`.
        columns: Which columns hold `from`, `to` and, if there is one, `weight`; else they are told by their names.
        top: Rows at most.
        min_moves: Organizations with fewer moves are listed unranked.

    Raises:
        InputError: The file can't be read, has no such columns, or a weight is negative or no number.
        UnknownName: No such score.
    """
    from talentgraph import ranking, scores

    measure = None if name == "influence" else scores.find(name)
    net, standing, counts = read(Path(path), columns or {})
    table = ranking.Table(top, min_moves, lambda ids: ids)
    made = ranking.influence(net, standing, table) if measure is None else ranking.any_score(measure, net, standing, table)
    footer = Footer(counts, org_view="as-reported", notes=(*made.notes, AS_IT_STANDS))
    asked = {"top": top, "min_moves": min_moves, "from": str(path)}
    return Answer(made.columns, made.rows, footer, ranking.TITLE if measure is None else measure.words, name, asked)


def read(path: Path, columns: Mapping[str, str]) -> tuple[Network, Standing, dict[str, int]]:
    """A table as a network, with in and out, and what was counted and what was not.

    Raises:
        InputError: It can't be read, has no such columns, or a weight is negative or no number.
    """
    import polars as pl

    readers: dict[str, Any] = {".parquet": pl.scan_parquet, ".csv": pl.scan_csv}
    if path.suffix.lower() not in readers:
        raise InputError(f"can't read {path}", "give a .parquet or .csv file")
    for role in columns.keys() - ROLES.keys():
        raise InputError(f"a table has no role {role}", f"one of {', '.join(ROLES)}")
    coded = pl.Categorical(pl.Categories.random())
    try:
        lazy = readers[path.suffix.lower()](path)
        there = lazy.collect_schema().names()
        found = {role: _column(path, role, columns.get(role), there) for role in ROLES}
        ends = [pl.col(str(found[role])).cast(pl.String).cast(coded).alias(role) for role in ("from", "to")]
        weight = [pl.col(found["weight"]).cast(pl.Float64).alias("weight")] if found["weight"] else []
        frame = lazy.select(*ends, *weight).collect()
    except (pl.exceptions.PolarsError, OSError) as error:
        hint = "give a .parquet or .csv file with a row a move, names or ids at both ends"
        raise InputError(f"can't read {path}: {str(error).splitlines()[0]}", hint) from None
    codes = [frame[role].to_physical() for role in ("from", "to")]
    n = max((int(one.max()) + 1 for one in codes if one.max() is not None), default=0)
    ids = pl.int_range(n, dtype=pl.UInt32, eager=True).cat.to(coded).cast(pl.String).to_list()
    return _counted(ids, codes, frame["weight"].fill_null(float("nan")).to_numpy() if weight else None)


def _column(path: Path, role: str, given: str | None, there: list[str]) -> str | None:
    if given is not None:
        if given in there:
            return given
        near = get_close_matches(given, there, 1)
        raise InputError(f"{path} has no column {given}", f"did you mean {near[0]}?" if near else f"its columns are {', '.join(there[:8])}")
    lower = {name.strip().lower(): name for name in reversed(there)}
    found = next((lower[name] for name in ROLES[role] if name in lower), None)
    if found is None and role != "weight":
        raise InputError(f"{path}: which column holds where people went {role}? its columns are {', '.join(there[:8])}", f"say it: --map {role}=COLUMN")
    return found


def _counted(ids: list[str], ends: list[Any], weight: Any) -> tuple[Network, Standing, dict[str, int]]:
    """Codes of both ends -> the network. Moves with one unknown end count for the other; those inside one organization for none."""
    import numpy as np

    n = len(ids)
    source, target = (one.fill_null(n).to_numpy().view(np.int32) for one in ends)  # n: not known
    odd = source == target
    if any(one.null_count() for one in ends):
        odd |= (source == n) | (target == n)
    aside = source[odd], target[odd]
    counts, unknown = _aside(n, len(source), aside, None if weight is None else weight[odd])
    if len(aside[0]):
        source, target, weight = source[~odd], target[~odd], None if weight is None else weight[~odd]
    net = _network(ids, source, target, weight)
    n_out, n_in = (
        np.rint(np.bincount(end, weights=net.weight, minlength=n) + more).astype(np.int64)
        for end, more in zip((net.source, net.target), unknown, strict=True)
    )
    tied = np.zeros(n, dtype=bool)
    tied[net.source] = tied[net.target] = True
    order = np.concatenate([np.flatnonzero(tied), np.flatnonzero(~tied & (n_in + n_out > 0))])
    if not tied.all():
        place = np.zeros(n, dtype=np.int32)
        place[order] = np.arange(len(order))
        net = Network([ids[i] for i in order[: int(tied.sum())]], place[net.source], place[net.target], net.weight)
        ids, n_in, n_out = [ids[i] for i in order], n_in[order], n_out[order]
    return net, Standing(ids, n_in, n_out, np.zeros(len(ids), dtype=np.int64)), counts


def _aside(n: int, rows: int, ends: tuple[Any, Any], weight: Any) -> tuple[dict[str, int], list[Any]]:
    """What of a table makes no flow: how much of each sort, and what it adds to out and in of the end that is known."""
    import numpy as np

    source, target = ends
    known = source < n, target < n
    inside, neither = int((known[0] & known[1]).sum()), int((~known[0] & ~known[1]).sum())
    counts = {
        "counted": rows - inside - neither, "of_them_destination_unknown": int((known[0] & ~known[1]).sum()),
        "of_them_origin_unknown": int((known[1] & ~known[0]).sum()), "inside_one_organization": inside, "both_ends_unknown": neither,
    }  # fmt: skip
    once = np.ones(len(source)) if weight is None else weight
    one = known[0] != known[1]
    return counts, [np.bincount(end[one & there], weights=once[one & there], minlength=n) for end, there in zip(ends, known, strict=True)]


def _network(ids: list[str], source: Any, target: Any, weight: Any) -> Network:
    """As network_of; many edges are sorted and added up by scipy, which counts instead of comparing."""
    import numpy as np

    if weight is not None or len(source) <= SMALL:
        return network_of(ids, source, target, np.ones(len(source)) if weight is None else weight)
    from scipy.sparse import coo_array

    summed = coo_array((np.ones(len(source), dtype=np.int32), (target, source)), shape=(len(ids),) * 2).tocsr()
    rows = np.repeat(np.arange(len(ids), dtype=np.int32), np.diff(summed.indptr))
    return Network(ids, summed.indices, rows, summed.data.astype(np.float64))
