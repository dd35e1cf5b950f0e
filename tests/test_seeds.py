"""The seed tables and digests agree with themselves and with each other."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[1] / "seeds"
ARTICLES = sorted((SEEDS / "articles").glob("*.md"))
CASES = Path(__file__).parent / "cases" / "digests.jsonl"

COLUMNS = {
    "organizations": "org_id,name,aliases,kind,country,parent,founded,dissolved,ticker,ambiguous",
    "people": "person_id,name,aliases,ambiguous",
    "moves": (
        "move_id,person,person_zh,from_org,from_unit,to_org,to_unit,from_is_former,role_from,role_to,kind,status,"
        "date,date_precision,money_usd,money_kind,source_url,source_outlet,source_date,note"
    ),
    "lineage": "org_id,relation,other_id,date,date_precision,note",
}
ORG_KINDS = {"company", "lab", "unit", "university", "fund", "bank", "media", "government", "ngo", "other"}
KINDS = {"hire", "poach", "departure", "founding", "return", "acquihire", "appointment", "internal"}
STATUSES = {"completed", "announced", "rumoured", "attempted", "failed", "denied"}
MONEY_KINDS = {"compensation", "deal", "retention", "capex"}
RELATIONS = {"unit_of", "renamed_to", "merged_into", "spun_off_from", "acquired_by"}
PRECISION_OF_LENGTH = {0: "unknown", 4: "year", 7: "month", 10: "day"}


def read(name: str) -> list[dict[str, str]]:
    """Rows of one seed table."""
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def split(cell: str) -> list[str]:
    """Parts of a cell that holds a list."""
    return [part for part in cell.split("|") if part]


def forms(row: dict[str, str]) -> list[str]:
    """Name and aliases of a row."""
    return [row["name"], *split(row["aliases"])]


def key(form: str) -> str:
    """A form without case, width, spaces and punctuation."""
    folded = unicodedata.normalize("NFKC", form).casefold()
    return "".join(c for c in folded if unicodedata.category(c)[0] in "LN" or c in "&+")


def text_of(path: Path) -> str:
    """The text of a file with its line ends untouched."""
    return path.read_bytes().decode("utf-8")


def front_matter(path: Path) -> dict[str, str]:
    """The fields between the two fences at the top of a digest."""
    head = text_of(path).split("---\n")[1]
    return {k: v.strip().strip('"') for k, v in (line.split(":", 1) for line in head.splitlines())}


def parse_date(value: str) -> date:
    """The first day an ISO prefix can mean."""
    return date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)


ORGS = read("organizations")
PEOPLE = read("people")
MOVES = read("moves")
LINEAGE = read("lineage")
ORG_BY_ID = {row["org_id"]: row for row in ORGS}


@pytest.mark.parametrize("name", list(COLUMNS))
def test_files_are_plain_csv(name: str) -> None:
    """UTF-8 without mark, LF, the agreed header, no stray spaces."""
    raw = (SEEDS / f"{name}.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert raw.decode("utf-8").splitlines()[0] == COLUMNS[name]
    for row in read(name):
        for cell in row.values():
            assert cell is not None
            assert cell == cell.strip()
            assert "\n" not in cell


@pytest.mark.parametrize(("rows", "column"), [(ORGS, "org_id"), (PEOPLE, "person_id"), (MOVES, "move_id")], ids=["orgs", "people", "moves"])
def test_ids_are_unique_and_sorted(rows: list[dict[str, str]], column: str) -> None:
    """One row per id, in the order of the ids."""
    ids = [row[column] for row in rows]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    assert ids == sorted(ids)


def test_organization_kinds() -> None:
    """Only known kinds; every unit has a parent; years and countries have their form."""
    for row in ORGS:
        assert row["kind"] in ORG_KINDS
        assert row["kind"] != "unit" or row["parent"]
        assert re.fullmatch(r"([A-Z]{2})?", row["country"])
        assert re.fullmatch(r"(\d{4})?", row["founded"])
        assert re.fullmatch(r"(\d{4})?", row["dissolved"])


def test_parents_resolve_without_cycle() -> None:
    """Walking up from any organization ends."""
    for row in ORGS:
        seen: set[str] = set()
        at = row["org_id"]
        while at:
            assert at not in seen, seen
            seen.add(at)
            at = ORG_BY_ID[at]["parent"]


def test_aliases_do_not_repeat() -> None:
    """A row names each form once and marks only its own forms."""
    for row in [*ORGS, *PEOPLE]:
        own = forms(row)
        assert len(set(own)) == len(own), row
        assert set(split(row.get("ambiguous", ""))) <= set(own), row


def test_shared_aliases_are_ambiguous_in_both() -> None:
    """A form of two organizations needs context in each."""
    held: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in ORGS:
        for form in forms(row):
            held[key(form)].append((row["org_id"], form))
    for pairs in held.values():
        if len({org for org, _ in pairs}) > 1:
            for org, form in pairs:
                assert form in split(ORG_BY_ID[org]["ambiguous"]), (org, form)


def test_forms_that_must_not_be_aliases() -> None:
    """Damage of one article stays in that article."""
    forbidden = {"元", "困惑", "人工智能", "AI"}
    assert not [row["org_id"] for row in ORGS if forbidden & set(forms(row))]
    people = {row["person_id"]: set(forms(row)) for row in PEOPLE}
    assert not [p for p, names in people.items() if {"Yao Shunyu", "Shunyu Yao", "汪韬", "陈信翰"} & names]
    assert "梅塔" in split(ORG_BY_ID["meta"]["ambiguous"])


def test_units_are_not_aliases_of_their_parent() -> None:
    """The name of a unit belongs to the unit alone."""
    for unit in (row for row in ORGS if row["kind"] == "unit"):
        above = {key(form) for form in forms(ORG_BY_ID[unit["parent"]])}
        assert not above & {key(form) for form in forms(unit)}, unit["org_id"]


def test_people_aliases_are_unique() -> None:
    """No form leads to two people, and none is a bare surname in Latin letters."""
    held: dict[str, set[str]] = defaultdict(set)
    for row in PEOPLE:
        for form in forms(row):
            held[key(form)].add(row["person_id"])
        surname = row["name"].split()[-1]
        assert surname not in split(row["aliases"]), row
    assert not {form: ids for form, ids in held.items() if len(ids) > 1}


def test_founding_story_people_are_known() -> None:
    """The people the digests tell of are in the table."""
    expected = (
        "Alexandr Wang,Nat Friedman,Daniel Gross,Ruoming Pang,Jason Wei,Hyung Won Chung,Ilya Sutskever,"
        "Mark Zuckerberg,Sam Altman,Mark Chen,Yann LeCun"
    )
    assert set(expected.split(",")) <= {row["name"] for row in PEOPLE}


def test_moves_resolve() -> None:
    """Every name of a move leads to exactly one row, every unit lies under its organization."""
    people = Counter(row["name"] for row in PEOPLE)
    orgs = Counter(row["name"] for row in ORGS)
    id_of = {row["name"]: row["org_id"] for row in ORGS}
    for move in MOVES:
        assert people[move["person"]] == 1, move
        for side in ("from", "to"):
            org, unit = move[f"{side}_org"], move[f"{side}_unit"]
            assert not org or orgs[org] == 1, move
            if unit:
                assert orgs[unit] == 1, move
                at = ORG_BY_ID[id_of[unit]]["parent"]
                while at and at != id_of[org]:
                    at = ORG_BY_ID[at]["parent"]
                assert at == id_of[org], move


def test_moves_speak_the_vocabulary() -> None:
    """Kinds, statuses, money and flags are the design's words."""
    for move in MOVES:
        assert move["kind"] in KINDS
        assert move["status"] in STATUSES
        assert move["from_is_former"] in {"", "true"}
        assert (move["kind"] == "internal") == bool(move["from_org"] and move["from_org"] == move["to_org"]), move
        assert bool(move["money_usd"]) == bool(move["money_kind"])
        assert not move["money_usd"] or float(move["money_usd"]) > 0
        assert not move["money_kind"] or move["money_kind"] in MONEY_KINDS
        assert move["source_url"].startswith("https://") or move["source_url"].startswith("http://")


def test_moves_are_not_repeated() -> None:
    """One row per person, from, to, kind and date."""
    seen = Counter(tuple(m[k] for k in ("person", "from_org", "to_org", "kind", "date")) for m in MOVES)
    assert max(seen.values()) == 1


@pytest.mark.parametrize("rows", [MOVES, LINEAGE], ids=["moves", "lineage"])
def test_dates_agree_with_precision(rows: list[dict[str, str]]) -> None:
    """A date is an ISO prefix as long as its precision says."""
    for row in rows:
        assert PRECISION_OF_LENGTH[len(row["date"])] == row["date_precision"], row
        for value in (row["date"], row.get("source_date", "")):
            if value:
                assert parse_date(value).isoformat().startswith(value)


def test_lineage_resolves() -> None:
    """Both ends exist, relations are known, only a renaming points at itself."""
    for row in LINEAGE:
        assert row["org_id"] in ORG_BY_ID, row
        assert row["other_id"] in ORG_BY_ID, row
        assert row["relation"] in RELATIONS, row
        assert row["relation"] == "renamed_to" or row["org_id"] != row["other_id"], row
    keys = [(r["org_id"], r["relation"], r["other_id"], r["date"]) for r in LINEAGE]
    assert len(set(keys)) == len(keys)
    assert keys == sorted(keys)


def test_every_parent_has_lineage() -> None:
    """A parent is always explained by a relation."""
    told = {(r["org_id"], r["other_id"]) for r in LINEAGE if r["relation"] != "spun_off_from"}
    assert not [o["org_id"] for o in ORGS if o["parent"] and (o["org_id"], o["parent"]) not in told]


def test_lineage_of_units() -> None:
    """A unit is a unit of its parent."""
    told = {(r["org_id"], r["other_id"]) for r in LINEAGE if r["relation"] == "unit_of"}
    assert not [o["org_id"] for o in ORGS if o["kind"] == "unit" and (o["org_id"], o["parent"]) not in told]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_front_matter(path: Path) -> None:
    """A digest says what it is, what it rests on, when and in which language."""
    fields = front_matter(path)
    assert fields["title"]
    assert fields["outlet"] == "talentgraph digest"
    assert re.fullmatch(r".+, \d{4}-\d{2}-\d{2}", fields["based_on"])
    assert parse_date(fields["date"]).isoformat() == fields["date"]
    assert path.name.startswith(fields["date"])
    assert fields["lang"] in {"en", "zh-Hans", "zh-Hant"}
    assert path.stem.endswith(fields["lang"].lower())
    assert fields.get("machine_translated", "true") == "true"


def test_digests_have_gold() -> None:
    """Five digests, one line of gold each."""
    gold = [json.loads(line) for line in text_of(CASES).splitlines()]
    assert [case["id"] for case in gold] == [path.stem for path in ARTICLES]
    assert len(gold) == 5


@pytest.mark.parametrize("line", text_of(CASES).splitlines(), ids=lambda line: json.loads(line)["id"])
def test_gold_quotes_are_the_text(line: str) -> None:
    """Every quote is the slice it claims to be, and speaks the vocabulary."""
    case = json.loads(line)
    path = SEEDS / "articles" / f"{case['id']}.md"
    text = text_of(path)
    assert case["lang"] == front_matter(path)["lang"]
    names = {form for row in [*ORGS, *PEOPLE] for form in forms(row)}
    for item in [*case["moves"], *case["groups"], *case["deals"]]:
        assert text[item["start"] : item["end"]] == item["quote"]
        if "body_end_marker" in case:
            assert item["end"] <= text.index(case["body_end_marker"]) + len(case["body_end_marker"])
    for move in case["moves"]:
        assert move["kind"] in KINDS
        assert move["status"] in STATUSES
        assert move["person_as_written"][0] in move["quote"]
        assert {move["from_org"], move["to_org"]} - {None} <= names
        assert move["person"] in names or move["person"].startswith("unnamed")
