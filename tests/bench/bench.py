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
PAIRS = 100_000  # pairs of names for the speed of comparison
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


def run(command: list[str], *, shown: bool = False) -> Callable[[], None]:
    """A command as something to time; what it says is shown or not."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}

    def once() -> None:
        silent = None if shown else subprocess.DEVNULL
        subprocess.run(command, check=True, stdout=silent, stderr=silent, env=environment)

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
    from talentgraph.reading import seeds

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


def names() -> None:
    """Names prepared and compared, beside nothing but a string distance called for the same pairs."""
    from rapidfuzz.distance import JaroWinkler

    from talentgraph.entities import likeness
    from talentgraph.lexicon import rows
    from talentgraph.model import EntityKind

    given, surnames = rows("given-names"), rows("surnames")
    some = [(first, last) for at, last in enumerate(surnames) for first in given[at % 7 :: 19]]
    written = [f"{first[0].split()[-1].title()} {last[0].split()[0].title()}" for first, last in some]
    written += [f"{first[1].split()[0]}·{last[1].split()[0]}" for first, last in some[::4]]
    written = list(dict.fromkeys(written))
    prepared = likeness.forms(written, EntityKind.PERSON)
    blocks: dict[str, list[likeness.Form]] = {}
    for form in prepared:
        for key in likeness.blocks(form):
            blocks.setdefault(key, []).append(form)
    pairs = [(one, other) for block in blocks.values() for at, one in enumerate(block[:20]) for other in block[:at]][:PAIRS]

    def compare() -> None:
        for one, other in pairs:
            likeness.evidence(one, other)

    def least() -> None:
        for one, other in pairs:
            JaroWinkler.similarity(one.name, other.name)

    begin = time.process_time()
    compare()
    cold = len(pairs) / (time.process_time() - begin)
    found = medians({"forms": lambda: likeness.forms(written, EntityKind.PERSON), "compare": compare, "least": least})
    print(f"{'names prepared, one core':<30}{len(written) / found['forms']:>8.0f} a second")
    print(f"{'names compared, first time':<30}{cold:>8.0f} a second")
    speed, beside = len(pairs) / found["compare"], len(pairs) / found["least"]
    print(f"{'names compared, one core':<30}{speed:>8.0f} a second  {'Jaro-Winkler of the same pairs':<34}{beside:>8.0f} a second{speed / beside:>8.2f} x")


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
    names()
    run([sys.executable, str(Path(__file__).with_name("deriving.py"))], shown=True)()
    from tests.bench.reports import reports

    reports()


if __name__ == "__main__":
    main()
