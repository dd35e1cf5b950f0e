"""How long it takes to add one article to a graph of 100,000 claims, beside deriving all of it; and to resolve a million names.

The claims are invented: a table of moves of some 60,000 people between 5,000 organizations, half of which the seeds know. Processor time
and time on the clock, since the first counts what the machine does and the second what a user waits. `python tests/bench/deriving.py 1000000`
resolves as many distinct names of people as it is told, and prints the most memory that the process ever had.
"""

from __future__ import annotations

import csv
import random
import resource
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CLAIMS = 100_000
ARTICLE = """---
title: One more
outlet: Outlet 3
date: 2025-03-04
---

{} has left {} to join {} as chief scientist. {} joined OpenAI from {} in May 2024.
"""
SYLLABLES = "al ter no va cor ix sol ten lum par ion zen dor mi ka re tra bel ron qu ba de go ki lo mu na pe ri so tu".split()


class Invented:
    """Names and moves out of the tables of the lexicon; the same each time."""

    def __init__(self) -> None:
        from talentgraph.lexicon import rows

        self.draw = random.Random(7)  # noqa: S311 - no secret
        given, surnames = rows("given-names"), rows("surnames")
        self.given, self.surnames = ([row[0].split()[-1].title() for row in table] for table in (given, surnames))
        self.han = [[row[1].split()[0] for row in table if row[1].split()] for table in (given, surnames)]
        self.rare = [self._word() for _ in range(60_000)]

    def _word(self) -> str:
        return "".join(self.draw.choice(SYLLABLES) for _ in range(self.draw.randint(2, 4))).title()

    def person(self) -> str:
        """One in ten is a transliteration; half of the others bear a surname of the tables, the common ones more often."""
        draw = self.draw
        if draw.random() < 0.1:
            return f"{draw.choice(self.han[0])}·{draw.choice(self.han[1])}"
        surname = self.surnames[int(len(self.surnames) * draw.random() ** 2)] if draw.random() < 0.5 else draw.choice(self.rare)
        middle = f" {chr(65 + draw.randrange(26))}." if draw.random() < 0.5 else ""
        return f"{self.given[int(len(self.given) * draw.random() ** 2)]}{middle} {surname}"

    def places(self, number: int) -> list[str]:
        """Organizations, half of them of the seeds."""
        from talentgraph.reading import seeds

        with (seeds() / "organizations.csv").open(encoding="utf-8") as lines:
            known = [row["name"] for row in csv.DictReader(lines)][: number // 2]
        return known + [self._word() + self.draw.choice(["", " AI", " Labs", " Systems", " Inc."]) for _ in range(number - len(known))]

    def table(self, path: Path, people: list[str], places: list[str], number: int) -> None:
        """A table of moves; with as many people as moves each moves once."""
        draw = self.draw
        with path.open("w", encoding="utf-8", newline="") as lines:
            out = csv.writer(lines)
            out.writerow(["person", "from_org", "to_org", "kind", "status", "date", "source_outlet"])
            for row in range(number):
                person = people[row] if len(people) == number else draw.choice(people)
                start, end = (places[int(len(places) * draw.random() ** 3)] for _ in range(2))
                day = f"20{draw.randrange(14, 26)}-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"
                out.writerow([person, start, end, draw.choice(["hire", "hire", "poach"]), "completed", day, f"Outlet {draw.randrange(200)}"])


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long something takes, in processor time and on the clock."""
    begin, clock = time.process_time(), time.perf_counter()
    yield
    print(f"{what:<46}{time.process_time() - begin:>8.2f} s of processor{time.perf_counter() - clock:>8.2f} s on the clock", flush=True)


def one_article() -> None:
    """All of a graph derived, and one article more."""
    from talentgraph.graph import Graph

    invented = Invented()
    people, places = [invented.person() for _ in range(CLAIMS * 6 // 10)], invented.places(5000)
    with tempfile.TemporaryDirectory() as folder:
        table, path = Path(folder) / "moves.csv", Path(folder) / "graph.duckdb"
        invented.table(table, people, places, CLAIMS)
        with Graph(path) as graph:
            graph.add(table)
            with timed(f"{CLAIMS:,} claims, all derived"):
                graph.derive(whole=True)
        for number in range(4):
            article = Path(folder) / f"{number}.md"
            article.write_text(ARTICLE.format(people[number], places[number], places[20 + number], invented.person(), places[-1 - number]), "utf-8")
            with timed("one article more, opened, read and derived" + (" (first in a process)" if not number else "")), Graph(path) as graph:
                graph.build(article)


def _tables(folder: Path, number: int) -> None:
    """Tables of so many distinct names, each too small to be kept as a big one."""
    invented = Invented()
    people: dict[str, None] = {}
    while len(people) < number:
        people[invented.person()] = None
    everybody, places = list(people), invented.places(20_000)
    for at in range(0, number, CLAIMS):
        some = everybody[at : at + CLAIMS]
        invented.table(folder / f"{at}.csv", some, places, len(some))


def names(number: int) -> None:
    """So many distinct names of people, each of one claim, resolved."""
    from talentgraph import adding, deriving
    from talentgraph.entities import resolve
    from talentgraph.store import Store

    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "names.duckdb", write=True) as store:
        deriving.start(store)
        _tables(Path(folder), number)
        adding.add(store, sorted(Path(folder).glob("*.csv")))
        with timed(f"{number:,} names of people resolved"), store.transaction():
            resolve.begin(store)
            resolve.resolve(store)
        verdicts = dict(store.rows("SELECT verdict, count(*) FROM identities GROUP BY verdict ORDER BY verdict").rows)
    print(f"{'at most in memory':<46}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:>8.2f} GB; {verdicts}")


if __name__ == "__main__":
    names(int(sys.argv[1])) if len(sys.argv) > 1 else one_article()
