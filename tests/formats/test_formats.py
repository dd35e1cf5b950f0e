"""Every format is read back: by the program's own library where there is one, else by its schema."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from hashlib import sha1
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph.errors import InputError
from talentgraph.formats import FORMATS, Content, excel_csv, format_of

if TYPE_CHECKING:
    from talentgraph.formats import Format

SCHEMA = json.loads((Path(__file__).parent / "followthemoney.json").read_text("utf-8"))


def move(number: int = 1, **given: Any) -> dict[str, Any]:
    """A move as `explaining.moves` gives it."""
    evidence = [{
        "move_id": f"m{number}", "claim_id": f"c{number}", "type": "quote", "text": "Ann Lee joined Globex.", "quote_start": 0, "quote_end": 22,
        "row_number": None, "cells": None, "outlet": "The Daily", "based_on": None, "date": "2025-07-02", "url": "https://example.org/a", "title": "A",
        "machine_translated": False, "status": "completed", "kind": "hire", "confidence": 0.9, "path": "/secret/place.txt",
    }]  # fmt: skip
    return {
        "id": f"m{number}", "person_id": "p-1", "person": "Ann Lee", "from_id": "acme", "from_org": "Acme", "from_unit": None, "to_id": "globex",
        "to_org": "Globex", "to_unit": None, "earlier_id": None, "earlier_org": None, "role_from": None, "role_to": "chief scientist", "kind": "hire",
        "worded_as_poach": False, "status": "completed", "date": "2025-07", "date_earliest": date(2025, 7, 1), "date_latest": date(2025, 7, 31),
        "date_precision": "month", "confidence": 0.9, "n_claims": 1, "n_documents": 1, "n_publishers": 1, "n_independent": 1, "combined": False,
        "counted": True, "why_not": None, "other_origins": None, "identified": None, "judgements": [], "shown": True, "evidence": evidence, **given,
    }  # fmt: skip


def content(*moves: dict[str, Any]) -> Content:
    scored = {"organization": "Globex", "magnet_rank": 1, "magnet": 0.6, "n_in": 1, "n_out": 0, "net": 1, "uncertain": 1.0, "id": "globex"}
    return Content(list(moves), [scored], ["Counted: 1 move.", "A sample of press reports and tables, not a census."])


PLAIN = content(
    move(1), move(2, person_id="p-2", person="李飞飞", from_id=None, from_org=None, date=None, date_earliest=None, date_latest=None),
    move(3, status="rumoured", counted=False, why_not="rumoured", shown=False, person_id="p-3", person="Bo Roe"),
    move(4, person_id="p-4", person="Cy Dunn", date="2024", date_earliest=date(2024, 1, 1), date_latest=date(2024, 12, 31), kind="founding"),
)  # fmt: skip


def written(found: Content, suffix: str, folder: Path) -> Path:
    path = folder / f"g{suffix}"
    format_of(path.name).write(found, path)
    return path


@pytest.fixture(scope="module")
def whole(story: Path) -> Content:
    """The demo as it is exported."""
    from talentgraph.answers import footer_lines
    from talentgraph.graph import Graph

    with Graph(story) as g:
        table = g.score(top=None)
        return Content(g._told_moves(), table.to_dicts(), footer_lines(table.footer))


def edges(found: Content) -> set[tuple[str, str, int]]:
    """The flows, counted anew."""
    counted = [m for m in found.moves if m["counted"] and m["from_id"] and m["to_id"] and m["from_id"] != m["to_id"]]
    pairs = [(m["from_id"], m["to_id"]) for m in counted]
    return {(*pair, pairs.count(pair)) for pair in pairs}


READERS: dict[str, Any] = {
    ".gexf": lambda path: nx.read_gexf(path, version="1.3"),
    ".graphml": nx.read_graphml,
    ".cyjs": lambda path: nx.cytoscape_graph(json.loads(path.read_text("utf-8"))),
    ".nodelink.json": lambda path: nx.node_link_graph(json.loads(path.read_text("utf-8")), edges="edges"),
    ".edges.tsv": lambda path: nx.read_weighted_edgelist(path, delimiter="\t", create_using=nx.DiGraph),
}


@pytest.mark.parametrize("suffix", READERS)
def test_a_network_is_read_back_with_all_flows(suffix: str, whole: Content, tmp_path: Path) -> None:
    found = READERS[suffix](written(whole, suffix, tmp_path))
    assert found.is_directed()
    assert {(source, target, int(weight)) for source, target, weight in found.edges(data="weight")} == edges(whole)
    if suffix != ".edges.tsv":
        names = dict(found.nodes(data="label"))
        assert names["openai"] == "OpenAI"


def test_gexf_has_the_days_of_the_moves(tmp_path: Path) -> None:
    text = written(PLAIN, ".gexf", tmp_path).read_text("utf-8")
    for word in ('version="1.3"', 'mode="dynamic"', 'timeformat="date"', 'timerepresentation="interval"', 'defaultedgetype="directed"'):
        assert word in text
    assert re.findall(r'<spell start="(.*?)" end="(.*?)" />', text) == [("2024-01-01", "2024-12-31"), ("2025-07-01", "2025-07-31")]
    assert "lastmodified" not in text


def test_followthemoney_entities_keep_to_the_schema(whole: Content, tmp_path: Path) -> None:
    lines = written(whole, ".ftm.json", tmp_path).read_text("utf-8").splitlines()
    entities = {entity["id"]: entity for entity in map(json.loads, lines)}
    assert len(entities) == len(lines)
    shown = {m["id"]: m for m in whole.moves if m["shown"]}
    jobs = [entity for entity in entities.values() if entity["schema"] == "Employment"]
    assert len(jobs) == sum((m["from_id"] is not None) + (m["to_id"] is not None) for m in shown.values())
    for entity in entities.values():
        schema = SCHEMA[entity["schema"]]
        for prop, values in entity["properties"].items():
            assert values
            assert len(values) == len(set(values))
            for value in values:
                if schema[prop] == "entity":
                    assert value in entities
                elif schema[prop] == "date":
                    assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value)
                elif schema[prop] == "url":
                    assert re.match("https?://", value)
    for job in jobs:
        told = shown[job["properties"]["recordId"][0]]
        person = entities[job["properties"]["employee"][0]]
        assert person["properties"]["name"] == [told["person"]]


def test_statements_say_what_the_entities_say(whole: Content, tmp_path: Path) -> None:
    entities = [json.loads(line) for line in written(whole, ".ftm.json", tmp_path).read_text("utf-8").splitlines()]
    with written(whole, ".statements.csv", tmp_path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, dialect="unix"))
    said = {(row["entity_id"], row["schema"], row["prop"], row["value"]) for row in rows if row["prop"] != "id"}
    assert said == {(e["id"], e["schema"], prop, value) for e in entities for prop, values in e["properties"].items() for value in values}
    for row in rows:
        key = f"{row['dataset']}.{row['entity_id']}.{row['prop']}.{row['value']}"
        assert row["id"] == sha1(key.encode()).hexdigest()  # noqa: S324 - the format's own hash
        assert row["prop_type"] == SCHEMA[row["schema"]].get(row["prop"], "id")


def test_a_story_map_has_arrows_and_its_sources(tmp_path: Path) -> None:
    hostile = move(1, to_org="<img src=x onerror=alert(1)>", person="<script>alert(1)</script>")
    whole = json.loads(written(content(hostile), ".oligrapher.json", tmp_path).read_text("utf-8"))
    (edge,) = whole["graph"]["edges"].values()
    assert (edge["node1_id"], edge["node2_id"], edge["arrow"]) == ("acme", "globex", "1->2")
    assert {edge["node1_id"], edge["node2_id"]} == set(whole["graph"]["nodes"])
    (annotation,) = whole["annotations"]
    assert annotation["edgeIds"] == [edge["id"]]
    assert "Ann Lee joined Globex." in annotation["text"]
    assert "<script" not in annotation["text"]


def test_a_workbook_has_five_sheets_and_no_formula(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    hostile = [move(1, person="=HYPERLINK(1)", to_org="+1", from_org="@x"), move(2, person="{=1}")]
    book = openpyxl.load_workbook(written(content(*hostile), ".xlsx", tmp_path))
    assert book.sheetnames == ["Read me", "Moves", "Flows", "Scores", "Sources"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "=HYPERLINK(1)" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert [row[0].value for row in book["Moves"].iter_rows(min_row=2)] == ["m1", "m2"]
    assert book["Sources"]["F2"].value == "Ann Lee joined Globex."


@pytest.mark.parametrize(("suffix", "read"), [(".csv", pl.read_csv), (".json", pl.read_json), (".parquet", pl.read_parquet)])
def test_a_table_has_a_row_a_move(suffix: str, read: Any, whole: Content, tmp_path: Path) -> None:
    frame = read(written(whole, suffix, tmp_path), **({"infer_schema_length": None} if suffix != ".parquet" else {}))
    assert frame["id"].to_list() == [m["id"] for m in whole.moves]
    assert frame["person"].to_list() == [m["person"] for m in whole.moves]
    assert frame["counted"].sum() == sum(m["counted"] for m in whole.moves)


def test_lines_have_the_evidence_and_no_place_on_disk(tmp_path: Path) -> None:
    text = written(PLAIN, ".jsonl", tmp_path).read_text("utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert [line["evidence"][0]["text"] for line in lines] == ["Ann Lee joined Globex."] * 4
    assert "secret" not in text


def test_csv_runs_no_formula_and_excel_sees_utf_8(tmp_path: Path) -> None:
    hostile = content(move(1, person="=cmd|' /C calc'!A0", to_org="-1", from_org="李"))
    excel_csv(hostile, tmp_path / "e.csv")
    raw = (tmp_path / "e.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(raw.decode("utf-8-sig").splitlines())
    assert (row["person"], row["to_org"], row["from_org"]) == ("'=cmd|' /C calc'!A0", "'-1", "李")


@pytest.mark.parametrize("found", FORMATS, ids=lambda found: found.suffix)
def test_the_same_graph_is_the_same_file(found: Format, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}{found.suffix}" for number in (1, 2)]
    for path in files:
        found.write(PLAIN, path)
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("found", FORMATS, ids=lambda found: found.suffix)
def test_nothing_known_is_a_file_too(found: Format, tmp_path: Path) -> None:
    found.write(Content([], [], []), tmp_path / f"g{found.suffix}")
    assert (tmp_path / f"g{found.suffix}").exists()


@settings(max_examples=40, deadline=None)
@given(name=st.text(st.characters(codec=None), min_size=1, max_size=30))
def test_no_name_breaks_a_format(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("names")
    hostile = content(move(1, person=name, from_org=name, to_org=f"{name}2", role_to=name))
    for found in FORMATS:
        if found.suffix in {".csv", ".json", ".parquet"} and any(0xD800 <= ord(character) < 0xE000 for character in name):
            continue  # the store holds no lone surrogates, and polars refuses them
        written(hostile, found.suffix, folder)
    for suffix, read in READERS.items():
        assert read(folder / f"g{suffix}").number_of_edges() == 1


def test_a_name_of_no_format_is_told_which_there_are() -> None:
    with pytest.raises(InputError, match=r"no format for g\.docx") as caught:
        format_of("g.docx")
    assert ".ftm.json" in str(caught.value.hint)


def test_help_names_every_format() -> None:
    from talentgraph.cli.maintaining import export

    assert [found.suffix for found in FORMATS if found.suffix not in (export.__doc__ or "")] == []
