"""A table of invented moves at any size, shaped as real ones are; the same seed gives the same table.

    python tests/bench/generate.py moves.parquet --moves 10_000_000
    python tests/bench/generate.py moves.csv --moves 1_000_000 --seed 7 --twice .2 --spelt .06 --lists organizations.csv

Organizations have a fitness to be left and one to be joined (both lognormal, correlated), live in 25 communities and keep twelve fixed partners
each; people change place a geometric number of times and mostly leave from where they came to. Sizes and shares were fitted to 231,316
transfers between football clubs: reciprocity, concentration, edges of weight one, people who move more than once. The clean table has no
errors; dirt is switched on by rates. Names are invented from syllables; they mean nobody.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

Ints = np.ndarray[Any, np.dtype[Any]]

FIRST_YEAR, HALF_YEARS = 1995, 62
COMMUNITIES, COMMUNITY_SD = 25, 0.45
SD_IN, SD_OUT, TOGETHER, CAP = 3.6, 2.0, 0.97, 99.2
ONE_SIDED, FEEDERS = 0.62, 0.35  # the smallest 62 %: 35 % of all are only left, the rest of them only joined
AGAIN, MOST = 0.313, 62  # moves of one person: geometric
PER_PERSON = 3.19
ELSEWHERE = 0.138  # who leaves from another place than the last one came to
PARTNERS, TO_PARTNER, MIRRORED = 12, 0.30, 0.92
INSIDE, BACK = 0.85, 0.10
GROWTH = 0.041  # more moves every year
GAPS = [0.088, 0.218, 0.259, 0.093, 0.110, 0.043, 0.060, 0.022, 0.032, 0.012, 0.018]  # half-years between two moves
SUMMER = 0.628
SYLLABLES = [c + v for c in "bdfgklmnprstvzhj" for v in "aeiou"]
DIRT = ("twice", "spelt", "homonyms", "accented", "unknown", "inexact")
KINDS = ["Labs", "Systems", "University", "Robotics", "Group", "Institute", "Networks", "Analytics", "Works", "Dynamics", "Partners", "Research"]


@dataclass(frozen=True, slots=True)
class World:
    """The organizations.

    Attributes:
        joined: How strongly each is joined, length n.
        left: How strongly each is left.
        home: The community of each.
        partners: Twelve organizations to which the people of each like to go, n x 12.
    """

    joined: Ints
    left: Ints
    home: Ints
    partners: Ints


class Draw:
    """Draws organizations by weight, of all or inside a community."""

    def __init__(self, weight: Ints, home: Ints, rng: np.random.Generator) -> None:
        self._order = np.argsort(home, kind="stable")
        self._sum = np.cumsum(weight[self._order])
        last = np.searchsorted(home[self._order], np.arange(COMMUNITIES), side="right") - 1
        self._until = self._sum[last]
        self._from = np.concatenate([[0.0], self._until[:-1]])
        self._rng = rng

    def anywhere(self, size: int) -> Ints:
        """Of all."""
        return self._at(self._rng.random(size) * self._sum[-1])

    def inside(self, home: Ints) -> Ints:
        """One of each community that is given."""
        return self._at(self._from[home] + self._rng.random(len(home)) * (self._until - self._from)[home])

    def _at(self, where: Ints) -> Ints:
        return self._order[np.minimum(np.searchsorted(self._sum, where, side="right"), len(self._sum) - 1)]


def world(moves: int, rng: np.random.Generator) -> World:
    """As many organizations as so many moves have."""
    n = max(COMMUNITIES * 4, round(1.5 * 16.8 * moves**0.536))
    size = rng.lognormal(0, COMMUNITY_SD, COMMUNITIES)
    home = rng.choice(COMMUNITIES, n, p=size / size.sum())
    home[:COMMUNITIES] = np.arange(COMMUNITIES)
    x, y = rng.standard_normal((2, n))
    joined, left = np.exp(SD_IN * x), np.exp(SD_OUT * (TOGETHER * x + np.sqrt(1 - TOGETHER**2) * y))
    small = rng.permutation(np.argsort(joined)[: round(ONE_SIDED * n)])
    joined, left = (np.minimum(weight, np.percentile(weight, CAP)) for weight in (joined, left))
    feeders = round(FEEDERS * n)
    joined[small[:feeders]] = 0
    left[small[feeders:]] = 0
    draw = Draw(joined, home, rng)
    partners = np.stack([np.where(rng.random(n) < INSIDE, draw.inside(home), draw.anywhere(n)) for _ in range(PARTNERS)], axis=1)
    back = rng.random(partners.shape) < MIRRORED
    of, slot = np.nonzero(back)
    partners[partners[of, slot], rng.integers(PARTNERS, size=len(of))] = of
    return World(joined, left, home, partners)


def careers(moves: int, seed: int) -> dict[str, Ints]:
    """Moves as numbers, in no order: person, source, target, day (days since 1970), each of length `moves`.

    Args:
        moves: How many.
        seed: Of the random numbers.
    """
    rng = np.random.default_rng(seed)
    made = world(moves, rng)
    joining, leaving = Draw(made.joined, made.home, rng), Draw(made.left, made.home, rng)
    times = np.minimum(rng.geometric(AGAIN, round(1.2 * moves / PER_PERSON) + 100), MOST)
    times = np.sort(times[: int(np.searchsorted(np.cumsum(times), moves)) + 1])[::-1]  # of so many people, most first
    gaps = np.array(GAPS) / sum(GAPS)
    zipf = 1 / np.arange(1, PARTNERS + 1)
    zipf /= zipf.sum()
    before = at = np.empty(0, dtype=np.int64)
    half = np.empty(0, dtype=np.int64)
    parts: list[tuple[Ints, Ints, Ints, Ints]] = []
    for step in range(int(times[0])):
        m = int(np.searchsorted(-times, -step, side="left"))
        if step == 0:
            source = leaving.anywhere(m)
            span = np.minimum(HALF_YEARS - 1, ((times[:m] - 1) * 3.2).astype(np.int64))
            room = HALF_YEARS - span
            half = np.floor(np.log1p(rng.random(m) * np.expm1(GROWTH / 2 * room)) / (GROWTH / 2)).astype(np.int64)
        else:
            source = at[:m].copy()
            anew = (rng.random(m) < ELSEWHERE) | (made.left[source] == 0)
            source[anew] = leaving.anywhere(int(anew.sum()))
            half = half[:m] + rng.choice(len(gaps), m, p=gaps)
        target = _target(made, joining, source, before[:m] if step else source, zipf, rng)
        parts.append((np.arange(m, dtype=np.int32), source.astype(np.int32), target.astype(np.int32), _days(half, rng)))
        before, at = source, target
    person, source, target, day = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = rng.permutation(len(person))[:moves]
    return {"person": person[order], "source": source[order], "target": target[order], "day": day[order]}


def _target(made: World, joining: Draw, source: Ints, before: Ints, zipf: Ints, rng: np.random.Generator) -> Ints:
    """Where those who leave go: to a partner, back, else where many go; never where they are."""
    m = len(source)
    target = np.where(rng.random(m) < INSIDE, joining.inside(made.home[source]), joining.anywhere(m))
    how = rng.random(m)
    target = np.where(how < TO_PARTNER, made.partners[source, rng.choice(PARTNERS, m, p=zipf)], target)
    target = np.where((how >= TO_PARTNER) & (how < TO_PARTNER + BACK), before, target)
    for _ in range(20):
        same = target == source
        if not same.any():
            break
        target[same] = joining.anywhere(int(same.sum()))
    return np.where(target == source, (source + 1) % len(made.home), target)


def _days(half: Ints, rng: np.random.Generator) -> Ints:
    """Days since 1970 in the half-years that are given; more in summer than in winter."""
    half = np.minimum(half, HALF_YEARS - 1)
    summer = np.where(rng.random(len(half)) < 0.5, half % 2 == 1, rng.random(len(half)) < SUMMER)
    january = (np.datetime64("1970", "Y") + (FIRST_YEAR - 1970 + half // 2)).astype("datetime64[D]").astype(np.int64)
    return (january + np.where(summer, 152, 0) + rng.integers(0, np.where(summer, 92, 59))).astype(np.int32)


# How names are made of numbers, and rows of names. {twice} and so on are rates; a number's last digits after a multiplication decide.
TABLE = """
CREATE MACRO lot(k, salt) AS (k * 2654435761 + salt * 40503) % 1000003 / 1000003;
CREATE MACRO syllable(k) AS substr('{syllables}', CAST(2 * (k % 80) AS INTEGER) + 1, 2);
CREATE MACRO word(k) AS upper(substr(syllable(k), 1, 1)) || substr(syllable(k), 2) || syllable(k // 80) || syllable(k // 6400);
CREATE MACRO kind_of_place(k) AS ({kinds})[CAST(k % 12 AS INTEGER) + 1];
CREATE MACRO organization(k) AS word(k * 7919 % 512000) || ' ' || kind_of_place(k);
CREATE MACRO spelling(k, nth) AS CASE
    WHEN lot(k, 1) >= {spelt} THEN organization(k)
    ELSE [organization(k), upper(organization(k)), organization(k) || ', Inc.', word(k * 7919 % 512000)][CAST(nth % 4 AS INTEGER) + 1] END;
CREATE MACRO surname(k) AS k * 104729 % 512000;
CREATE MACRO full_name(k) AS upper(substr(syllable(k // 512000 * 13 + surname(k) * 31), 1, 1))
    || substr(syllable(k // 512000 * 13 + surname(k) * 31), 2) || syllable((k // 512000 * 13 + surname(k) * 31) // 80) || ' ' || word(surname(k));
CREATE MACRO person(k) AS CASE WHEN lot(k, 2) < {accented} THEN replace(full_name(k), 'e', 'é') ELSE full_name(k) END;
CREATE MACRO day(days) AS DATE '1970-01-01' + CAST(days AS INTEGER);
CREATE VIEW numbered AS SELECT CAST(person AS BIGINT) AS person, CAST(source AS BIGINT) AS source, CAST(target AS BIGINT) AS target, day, nth FROM '{numbers}';
CREATE VIEW made AS
SELECT
    person(CASE WHEN lot(person, 3) < {homonyms} THEN person // 2 ELSE person END) AS person,
    spelling(source, nth) AS {source},
    CASE WHEN lot(nth, 4) >= {unknown} THEN spelling(target, nth // 7) END AS {target},
    CASE WHEN lot(nth, 5) < {inexact} THEN left(CAST(day(day) AS VARCHAR), [4, 7][CAST(nth % 2 AS INTEGER) + 1]) ELSE CAST(day(day) AS VARCHAR) END AS date
FROM numbered
UNION ALL
SELECT person(CASE WHEN lot(person, 3) < {homonyms} THEN person // 2 ELSE person END), spelling(source, nth), spelling(target, nth // 7),
    CAST(day(day) AS VARCHAR)
FROM numbered WHERE lot(nth, 6) < {twice};
"""
LISTS = """
COPY (
    SELECT 'made-' || k AS org_id, organization(k) AS name, word(k * 7919 % 512000) AS aliases, 'company' AS kind
    FROM (SELECT source AS k FROM numbered UNION SELECT target FROM numbered) WHERE lot(k, 1) < {spelt} ORDER BY k
) TO '{lists}' (HEADER);
"""


def write(path: Path, moves: int, seed: int = 0, *, lists: Path | None = None, ends: tuple[str, str] = ("from_org", "to_org"), **rates: float) -> None:
    """Write a table as CSV or Parquet, by its suffix.

    Args:
        path: Where to.
        moves: Rows, before any are told twice.
        seed: Of the random numbers.
        lists: Where to write organizations.csv, the list that knows the aliases.
        ends: Names of the columns of organizations.
        rates: Dirt: twice, spelt, homonyms, accented, unknown (no destination), inexact (month or year only).
    """
    import duckdb
    import polars as pl

    made = careers(moves, seed)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        numbers = Path(folder) / "numbers.parquet"
        pl.DataFrame({**made, "nth": np.arange(moves, dtype=np.int32)}).write_parquet(numbers, compression="uncompressed")
        words = {
            **dict.fromkeys(DIRT, 0.0), **rates, "numbers": numbers, "lists": lists, "source": ends[0], "target": ends[1],
            "syllables": "".join(SYLLABLES), "kinds": KINDS,
        }  # fmt: skip
        connection = duckdb.connect()
        connection.execute(TABLE.format(**words))
        how = "HEADER" if path.suffix == ".csv" else "FORMAT parquet, COMPRESSION zstd"
        connection.execute(f"COPY made TO '{path}' ({how})")
        if lists:
            connection.execute(LISTS.format(**words))
        connection.close()


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="FILE.parquet or FILE.csv")
    parser.add_argument("--moves", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--lists", type=Path, help="write the list of organizations with aliases here")
    parser.add_argument("--ends", nargs=2, default=["from_org", "to_org"], metavar=("FROM", "TO"), help="names of the two columns")
    for rate in DIRT:
        parser.add_argument(f"--{rate}", type=float, default=0.0, metavar="RATE")
    asked = parser.parse_args()
    rates = {rate: getattr(asked, rate) for rate in DIRT}
    write(asked.path, asked.moves, asked.seed, lists=asked.lists, ends=tuple(asked.ends), **rates)


if __name__ == "__main__":
    main()
