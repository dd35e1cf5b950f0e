"""Real tables under their own headers: which column is taken for what, and what comes of it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from talentgraph.documents import table_plan
from talentgraph.errors import InputError
from talentgraph.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path


def start(path: Path) -> str:
    """The beginning of a table; its test skips where it is not there."""
    if not path.is_file():
        pytest.skip(f"needs {path.name}, which is not part of the project")
    with path.open(encoding="utf-8-sig") as handle:
        return "".join(line for _, line in zip(range(100), handle, strict=False))


def test_positions_are_spells(shared: Path) -> None:
    plan = table_plan(start(shared / "datasets" / "aiwatch" / "positions.csv"), "positions.csv")
    assert plan.kind.value == "spells"
    assert {ours: theirs for ours, theirs in plan.fields.items() if ours != theirs} == {
        "start": "start_date", "end": "end_date", "start_precision": "start_date_precision", "end_precision": "end_date_precision", "role": "title",
        "source_url": "urls",
    }  # fmt: skip


def test_flows_without_people_are_told_as_counts(shared: Path) -> None:
    with pytest.raises(InputError) as caught:
        table_plan(start(shared / "datasets" / "orcid" / "NL_flow.csv"), "NL_flow.csv")
    assert "talentgraph score influence --from NL_flow.csv" in caught.value.hint


def test_ministers_of_several_names_are_one_person_each(shared: Path, tmp_path: Path) -> None:
    folder = shared / "datasets" / "uk_ministers"
    start(folder / "appointment.csv")
    names = ("appointment", "person", "post", "organisation")
    rows = {name: list(csv.DictReader((folder / f"{name}.csv").read_text("utf-8").splitlines())) for name in names}
    posts, places = ({row["id"]: row for row in rows[name]} for name in ("post", "organisation"))
    with (tmp_path / "ministers.csv").open("w", encoding="utf-16", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        writer.writerow(["Minister", "Person ID", "Department", "Post", "From", "To"])
        for one in rows["appointment"]:
            day, post = one["start_date"], posts[one["post_id"]]
            (name,) = (p["name"] for p in rows["person"] if p["id"] == one["person_id"] and p["start_date"] <= day < (p["end_date"] or "9"))
            writer.writerow([name, one["person_id"], places[post["organisation_id"]]["name"], post["name"], day, one["end_date"]])
    with Graph(None) as graph:
        added = graph.build(tmp_path / "ministers.csv").added
        assert added.n_rejected == 2
        assert graph.sql("SELECT count(DISTINCT person) FROM claims").rows == [(1_149,)]
