"""How long whole commands take, beside the least they could take on the same machine. Prints a table; asserts nothing.

Each row is the median of nine runs after one warm-up; the rows that are compared take turns, so that a slow minute of the machine
hits both. Run by `make bench`; makes its own demo graph in a temporary folder.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = 9
ENOUGH = 2_000_000  # bytes of text for the speed of extraction
COMMAND = [sys.executable, "-m", "talentgraph"]
EMPTY_APP = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
@app.command()
def nothing() -> None: ...
app()
"""
SELECT_ONE = """
import sys, typer, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
print(connection.execute("SELECT 1").fetchall())
connection.close()
"""


def run(command: list[str]) -> Callable[[], None]:
    """A command as something to time."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}

    def once() -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)

    return once


def medians(rows: dict[str, Callable[[], object]], runs: int = RUNS) -> dict[str, float]:
    """Median seconds of each row, the rows taking turns."""
    seconds: dict[str, list[float]] = {name: [] for name in rows}
    for number in range(runs + 1):
        for name, once in rows.items():
            begin = time.perf_counter()
            once()
            if number:  # the first is the warm-up
                seconds[name].append(time.perf_counter() - begin)
    return {name: statistics.median(times) for name, times in seconds.items()}


def commands(folder: Path) -> None:
    """The commands a user types."""
    run([*COMMAND, "demo", str(folder)])()
    database = str(folder / "demo.duckdb")
    start = medians({"empty": run([sys.executable, "-c", EMPTY_APP, "--help"]), "help": run([*COMMAND, "--help"])})
    line("talentgraph --help", start["help"], "an empty Typer app, rich off", start["empty"])
    ask = medians(
        {
            "least": run([sys.executable, "-c", SELECT_ONE, database]),
            "who-left": run([*COMMAND, "--db", database, "who-left", "OpenAI"]),
        }
    )
    line("talentgraph who-left OpenAI", ask["who-left"], "import typer, duckdb; SELECT 1", ask["least"])
    line("talentgraph demo", medians({"demo": run([*COMMAND, "demo", str(folder)])})["demo"])


def extraction() -> None:
    """Claims out of the seeds' articles, repeated, beside the cutting of the same text into words."""
    import rjieba

    from talentgraph import claims, documents
    from talentgraph.adding import seeds

    known = [entry for name in ("organizations", "people") for entry in documents.listed((seeds() / f"{name}.csv").read_text("utf-8"))]
    gazetteer = claims.Gazetteer(known)
    articles = [documents.from_text(path.read_bytes().decode(), path.name) for path in sorted((seeds() / "articles").glob("*.md"))]
    size = sum(len(article.text.encode()) for article in articles)
    times = max(1, ENOUGH // size // RUNS)

    def extract() -> None:
        for article in articles * times:
            claims.extract(article, documents.zones(article.text), gazetteer)

    def cut() -> None:
        for article in articles * times:
            rjieba.cut(article.text)

    found = medians({"extract": extract, "cut": cut})
    megabytes = size * times / 1e6
    speed, least = megabytes / found["extract"], megabytes / found["cut"]
    print(f"{'extraction, one core':<30}{speed:>8.2f} MB/s {'rjieba cuts the same text':<34}{least:>8.2f} MB/s{speed / least:>8.2f} x")


def line(what: str, seconds: float, beside: str = "", least: float = 0.0) -> None:
    """One row of the table."""
    compared = f"{beside:<34}{least:>8.3f} s   {seconds / least:>8.2f} x" if least else ""
    print(f"{what:<30}{seconds:>8.3f} s    {compared}".rstrip())


def main() -> None:
    """Print the table."""
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; median of {RUNS} runs")
    with tempfile.TemporaryDirectory() as folder:
        commands(Path(folder))
    extraction()


if __name__ == "__main__":
    main()
