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
