"""A big table of moves built, beside a plain DuckDB load of the same file: both sorted copies and the edges, with names as numbers.

    python tests/bench/generate.py moves.parquet --moves 10_000_000
    python tests/bench/loading.py moves.parquet --repeats 2

Both are processes of their own and take turns. talentgraph also cleans cells, finds entities, keeps the evidence of each row and counts.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__" and str(Path(__file__).parents[2]) not in sys.path:
    sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.compare import table

PLAIN = """
CREATE TABLE orgs AS
SELECT name, CAST(row_number() OVER (ORDER BY name) AS INTEGER) AS number
FROM (SELECT from_org AS name FROM '{path}' UNION SELECT to_org FROM '{path}') WHERE name IS NOT NULL;
CREATE TABLE people AS SELECT person AS name, CAST(row_number() OVER (ORDER BY person) AS INTEGER) AS number FROM (SELECT DISTINCT person FROM '{path}');
CREATE TEMP TABLE told AS
SELECT p.number AS person, f.number AS origin, t.number AS destination, try_cast(m.date AS DATE) AS day
FROM '{path}' AS m
JOIN people AS p ON p.name = m.person
LEFT JOIN orgs AS f ON f.name = m.from_org
LEFT JOIN orgs AS t ON t.name = m.to_org;
CREATE TABLE exits AS FROM told ORDER BY origin, day;
CREATE TABLE entries AS FROM told ORDER BY destination, day;
CREATE TABLE edges AS SELECT origin, destination, count(*) AS n FROM told GROUP BY ALL ORDER BY destination, origin;
CHECKPOINT;
"""


def plain(path: str) -> None:
    """The least that a load can be."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder, duckdb.connect(f"{folder}/plain.duckdb") as connection:
        connection.execute(PLAIN.format(path=path.replace("'", "''")))


def built(path: str) -> None:
    """The same by `talentgraph build`."""
    from talentgraph.__main__ import main

    with tempfile.TemporaryDirectory() as folder:
        sys.exit(main(["--db", f"{folder}/built.duckdb", "build", path]))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--repeats", type=int, default=2)
    parser.add_argument("--child", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        (plain if asked.child == "plain" else built)(asked.path)
        return
    commands = {name: [sys.executable, __file__, asked.path, "--child", name] for name in ("plain", "talentgraph")}
    print("\n".join(table(commands, asked.repeats)))


if __name__ == "__main__":
    main()
