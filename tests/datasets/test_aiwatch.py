"""AI Watch's positions (CC0): how many of the moves that one sees at first sight remain, and why each of the others went."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from talentgraph.graph import Graph
from talentgraph.language.names import keys

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Row = dict[str, str]

# What becomes of each move that one sees at first sight. The reasons are those of `talentgraph artefacts`.
FIRST_SIGHT = {
    "a move": 166, "a move, from another place that was left at the time": 24, "seat": 421, "side role": 155, "order unknown": 213,
    "end unknown": 195, "gap": 83, "overlap": 83, "overlap possible": 12, "unit": 55, "one group": 5, "spelling": 31, "inside one organization": 6,
    "the row before could not be read": 1,
}  # fmt: skip


def read(path: Path) -> list[Row]:
    """A table as it stands."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def lists(rows: list[Row]) -> tuple[str, str]:
    """organizations.csv and lineage.csv: other names become aliases, hosts the places that units belong to."""
    ids: dict[str, str] = {}

    def known(name: str) -> str:
        return ids.setdefault(keys([name], organizations=True)[0], "aw-" + re.sub(r"\W+", "-", name.lower()).strip("-"))

    aliases: dict[str, tuple[str, str]] = {}
    lineage = []
    for row in rows:
        others = [other.strip() for other in re.split(r"[|;]", row["other_names"]) if other.strip()]
        aliases[known(row["organization"])] = (row["organization"], "|".join(others))
        for host in (host.strip() for host in row["hosting_organization"].split(";")):
            if host:
                aliases.setdefault(known(host), (host, ""))
                lineage.append(f"{known(row['organization'])},unit_of,{known(host)}")
    listed = ["org_id,name,aliases"] + [f'{key},"{name.replace(chr(34), chr(34) * 2)}","{more}"' for key, (name, more) in aliases.items()]
    return "\n".join(listed) + "\n", "\n".join(["org_id,relation,other_id", *lineage]) + "\n"


@pytest.fixture(scope="module")
def positions(shared: Path) -> Path:
    """The table of positions."""
    path = shared / "datasets" / "aiwatch" / "positions.csv"
    if not path.is_file():
        pytest.skip("needs AI Watch's tables, which are not part of the project")
    return path


@pytest.fixture(scope="module")
def watch(positions: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The graph of the positions, with their own organizations and hosts."""
    made = tmp_path_factory.mktemp("watch")
    organizations, lineage = lists(read(positions.parent / "organizations.csv"))
    (made / "organizations.csv").write_text(organizations, "utf-8")
    (made / "lineage.csv").write_text(lineage, "utf-8")
    with Graph(None) as graph:
        graph.build(made, positions)
        yield graph


def first_sights(rows: list[Row]) -> dict[int, str]:
    """One spell per person and organization, by its first start: the row of each that has another before it, and that one's name."""
    first: dict[tuple[str, str], tuple[str, int]] = {}
    for number, row in enumerate(rows, 1):
        place = (row["person"], row["organization"])
        if row["start_date"] and row["organization"] and (row["start_date"], number) < first.get(place, ("9", 0)):
            first[place] = (row["start_date"], number)
    found: dict[int, str] = {}
    last: dict[str, str] = {}
    for (person, organization), (_, number) in sorted(first.items(), key=lambda item: (item[0][0], item[1])):
        if person in last:
            found[number] = last[person]
        last[person] = organization
    return found


def test_positions_are_read_with_their_precision(watch: Graph, positions: Path) -> None:
    told = {(row["row_number"], row["date"]) for row in watch.sql("SELECT row_number, date FROM claims WHERE rules = 'spell'")}
    rows = dict(enumerate(read(positions), 1))
    assert len(told) == 15_540  # 15,548 without 7 that name no organization and one whose start is no date
    length = {"day": 10, "month": 7, "year": 4}
    for number, date in told:
        row = rows[number]
        assert (len(date) if date else None) == (length.get(row["start_date_precision"].lower()) if row["start_date"] else None), row


def test_the_moves_at_first_sight_remain_or_say_why_not(watch: Graph, positions: Path) -> None:
    sights = first_sights(read(positions))
    assert len(sights) == 1_450
    claims = {row["row_number"]: row for row in watch.sql("SELECT id, row_number, from_org, previous_org FROM claims WHERE rules = 'spell'")}
    reasons = dict(watch.sql("SELECT claim_id, reason FROM artefacts").rows)
    query = "SELECT claim_id FROM move_claims WHERE move_id IN (SELECT id FROM moves WHERE counted AND from_id <> to_id)"
    moved = {row[0] for row in watch.sql(query).rows}
    found: Counter[str] = Counter()
    for number, before in sights.items():
        claim = claims[number]
        if claim["id"] in reasons:
            found[reasons[claim["id"]]] += 1
        elif claim["id"] in moved:
            same = claim["previous_org"].strip() == before.strip()
            found["a move" if same else "a move, from another place that was left at the time"] += 1
        else:
            found["the row before could not be read"] += 1
    assert dict(found) == FIRST_SIGHT


def test_no_move_between_two_names_of_one_place(watch: Graph) -> None:
    query = "SELECT from_name, to_name, count(*) FROM artefacts WHERE reason = 'spelling' GROUP BY ALL ORDER BY 3 DESC LIMIT 2"
    assert watch.sql(query).rows == [("Institute for Law & AI", "Institute for Law and AI", 24), ("Institute for Law and AI", "Institute for Law & AI", 18)]
    assert watch.verify() == []
