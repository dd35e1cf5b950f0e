"""UK ministers since 1979 (Institute for Government, CC BY 4.0): appointments become spells, and spells moves between departments."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

from talentgraph.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Row = dict[str, str]
RELATIONS = {"Name change": "renamed_to", "Merger": "merged_into", "Demerger": "spun_off_from"}


def read(folder: Path, name: str) -> list[Row]:
    """A table as it stands."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def write(path: Path, rows: list[Row]) -> None:
    """A table of our own."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def organizations(folder: Path) -> dict[str, str]:
    """The name of each organization by id; one that several had in turn with its years."""
    rows = read(folder, "organisation")
    often = Counter(row["name"] for row in rows)
    years = {row["id"]: f"{row['start_date'][:4]}-{row['end_date'][:4]}" for row in rows}
    return {row["id"]: row["name"] if often[row["name"]] == 1 else f"{row['name']} ({years[row['id']]})" for row in rows}


def spells(folder: Path) -> list[Row]:
    """One row an appointment, under the name that the person bore on its first day."""
    names = organizations(folder)
    posts = {row["id"]: row for row in read(folder, "post")}
    bearers = defaultdict(list)
    for row in read(folder, "person"):
        bearers[row["id"]].append(row)
    found = []
    for row in read(folder, "appointment"):
        day, post = row["start_date"], posts[row["post_id"]]
        (person,) = (p for p in bearers[row["person_id"]] if p["start_date"] <= day and (not p["end_date"] or day < p["end_date"]))
        found.append({
            "person": person["name"], "organization": names[post["organisation_id"]], "role": post["name"], "start": day, "end": row["end_date"],
        })  # fmt: skip
    return found


@pytest.fixture(scope="module")
def ministers(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The graph of their appointments."""
    folder = shared / "datasets" / "uk_ministers"
    if not folder.is_dir():
        pytest.skip("needs the ministers' tables, which are not part of the project")
    made = tmp_path_factory.mktemp("ministers")
    people: dict[str, list[str]] = defaultdict(list)
    for row in read(folder, "person"):
        people[row["id"]].append(row["name"])
    write(made / "people.csv", [{"person_id": key, "name": names[0], "aliases": "|".join(names[1:])} for key, names in people.items()])
    names = organizations(folder)
    write(made / "organizations.csv", [{"org_id": key, "name": name, "aliases": "", "kind": "government"} for key, name in names.items()])
    lineage = []
    for row in read(folder, "organisation_link"):
        ends = [row["predecessor_organisation_id"], row["successor_organisation_id"]]
        relation = RELATIONS.get(row["type"])
        if relation:
            one, other = reversed(ends) if relation == "spun_off_from" else ends
            lineage.append({"org_id": one, "relation": relation, "other_id": other, "date": row["link_start_date"], "date_precision": "day"})
    write(made / "lineage.csv", lineage)
    write(made / "spells.csv", spells(folder))
    with Graph(None) as graph:
        graph.build(made)
        yield graph


def test_all_appointments_are_read(ministers: Graph) -> None:
    """Of 3,667 two, both at the Treasury, end before they start: they are refused and told."""
    rows = ministers.sql("SELECT count(*), count(DISTINCT e.person_id) FROM claims AS c JOIN claim_ends AS e ON e.claim_id = c.id WHERE c.rules = 'spell'").rows
    assert rows == [(3_665, 1_149)]


def test_who_was_in_office_on_a_day(ministers: Graph) -> None:
    query = (
        "SELECT count(DISTINCT e.person_id) FROM claims AS c JOIN claim_ends AS e ON e.claim_id = c.id WHERE c.rules = 'spell' "
        "AND c.date_latest <= DATE '2010-01-01' AND coalesce(c.cells ->> 'end', '9999') > '2010-01-01'"
    )
    assert ministers.sql(query).rows == [(119,)]


def test_ended_appointments_of_the_treasury(ministers: Graph) -> None:
    """166 of 129 people, of whom two appointments can't be: one of these is the person's only one that ended."""
    query = (
        "SELECT count(*), count(DISTINCT e.person_id) FROM claims AS c JOIN claim_ends AS e ON e.claim_id = c.id "
        "WHERE c.rules = 'spell' AND c.to_org = 'HM Treasury' AND c.cells ->> 'end' IS NOT NULL"
    )
    assert ministers.sql(query).rows == [(166 - 2, 129 - 1)]


def test_second_offices_and_changes_inside_are_no_moves(ministers: Graph) -> None:
    reasons = dict(ministers.sql("SELECT reason, count(*) FROM artefacts GROUP BY ALL").rows)
    told = {reason: number for reason, number in reasons.items() if reason in {"overlap", "order unknown", "end unknown", "gap", "inside one organization"}}
    assert told == {"inside one organization": 548, "overlap": 293, "gap": 136, "order unknown": 16, "end unknown": 7}
    assert ministers.verify() == []


def test_steps_to_a_successor_are_no_moves(ministers: Graph) -> None:
    """A new name and a merger take their steps away; a step to what was split off is a move to another department."""
    reasons = dict(ministers.sql("SELECT reason, count(*) FROM artefacts GROUP BY ALL").rows)
    assert {reason: reasons.get(reason, 0) for reason in ("renamed", "merged", "spun off")} == {"renamed": 41, "merged": 24, "spun off": 0}
    near = "abs(date_diff('day', m.date_earliest, try_cast(l.date AS DATE))) <= 365"
    pair = "(l.org_id = m.from_id AND l.other_id = m.to_id OR l.other_id = m.from_id AND l.org_id = m.to_id)"
    rows = ministers.sql(f"SELECT l.relation, count(DISTINCT m.id) FROM moves AS m, lineage AS l WHERE m.counted AND {pair} AND {near} GROUP BY ALL").rows
    assert rows == [("spun_off_from", 19)]
