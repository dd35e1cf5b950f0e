"""Every question keeps to the SQL that other engines know, agrees with its header, and gives its rows in one order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from talentgraph import ask
from talentgraph.store import Store, sql

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted(ask.folder().glob("*.sql"))
# What engines spell differently, or mean something else by.
FORBIDDEN = (
    "::", "date_diff", "datediff", "date_sub", "dayofweek", "strftime", "varchar", "list(", "arg_max", "arg_min", "unnest", "explode",
    "generate_series", "asof ", "string_agg", "using key", "read_csv", "read_parquet", "exclude", "union by name", "lambda", "struct", "regexp", "date '",
    "interval '",
)  # fmt: skip
FUNCTIONS = set(
    "abs any_value array_agg array_contains array_sort cast coalesce concat contains count exp first_value greatest lag last_value lead "
    "least ln lower max max_by min min_by nullif power replace round row_number sqrt sum upper year".split()
)
WORDS = re.compile(r"CREATE OR REPLACE (MACRO|VIEW) (\w+)")
KEYWORDS = set("as in and or on by over partition filter values using not select with exists between when then else from where recursive union all".split())
# Columns that are unique where something is sorted by them: an id, or what was grouped by.
KEYS = {"id", "ids", "arrival_id", "claim_id", "org_id", "to_id", "from_id", "months", "kind", "covered_by", "days", "n"}
# Tables and views that questions read: an engine of another kind needs these and no more.
RELATIONS = {"moves", "move_claims", "entities", "roles", "artefacts", "claims"}


def bare(text: str) -> str:
    """SQL without its comments and texts, in small letters."""
    return re.sub(r"'[^']*'", "''", re.sub(r"--.*", "", text)).lower()


def prelude() -> dict[str, set[str]]:
    """The words of the questions: macros and views."""
    found: dict[str, set[str]] = {"MACRO": set(), "VIEW": set()}
    for kind, name in WORDS.findall(sql("words")):
        found[kind].add(name)
    return found


def defined(text: str) -> set[str]:
    """The names that a statement gives to its own parts."""
    return set(re.findall(r"(\w+) as \(", text)) | set(re.findall(r"\bas (\w+)\(", text))


def called(text: str) -> set[str]:
    """The functions that SQL calls."""
    return set(re.findall(r"\b([a-z_][a-z0-9_]*)\s*\(", text)) - KEYWORDS - defined(text)


def read(text: str) -> set[str]:
    """The relations that SQL reads."""
    return set(re.findall(r"\b(?:from|join)\s+([a-z_][a-z0-9_]*)", text)) - defined(text)


def orders(text: str) -> list[str]:
    """What stands after each ORDER BY, up to what ends it."""
    found = []
    for match in re.finditer(r"order by ", text):
        depth, at = 0, match.end()
        while at < len(text) and not (depth == 0 and (text[at] in ");" or re.match(r"(?:limit|rows)\b", text[at:]))):
            depth += {"(": 1, ")": -1}.get(text[at], 0)
            at += 1
        found.append(" ".join(text[match.end() : at].split()))
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_question_keeps_to_the_subset(path: Path) -> None:
    text = bare(path.read_text("utf-8"))
    assert not [word for word in FORBIDDEN if word in text]
    assert called(text) <= FUNCTIONS | prelude()["MACRO"]
    assert read(text) <= RELATIONS | prelude()["VIEW"]


def test_the_words_know_no_relations_but_tables() -> None:
    text = bare(sql("words"))
    tables = set(re.findall(r"create (?:or replace )?(?:table|view) (?:if not exists )?(\w+)", bare(sql("schema"))))
    assert read(text) <= tables | prelude()["VIEW"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_order_is_one_order(path: Path) -> None:
    found = orders(bare(path.read_text("utf-8")))
    assert found
    for order in found:
        last = re.sub(r" (desc|asc)?( ?nulls last)?$", "", order.rsplit(",", 1)[-1].strip())
        assert last.rsplit(".", 1)[-1] in KEYS, order
        for part in re.split(r", ?(?![^(]*\))", order):  # where dates or names may be missing, they come last on every engine
            if re.search(r"date_|first_told|last_told|joined_", part):
                assert "nulls last" in part or "d.date_" in part or "a.date_" in part, part


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_question_explains_itself(path: Path) -> None:
    question = ask.read(path)
    assert ask.title(path) == question.words
    lines = question.sql.splitlines()
    prose = [line for line in lines if line.startswith("--") and not line.startswith(("-- $", "-- example"))]
    assert len(prose) >= 4
    assert all(len(line) <= 140 for line in lines)
    assert lines.count("") == 2  # below the header, and before the tally
    names = [parameter.name for parameter in question.parameters]
    assert names[-1] == "limit"
    required = [parameter.default is None for parameter in question.parameters]
    assert required == sorted(required, reverse=True), "arguments come before options"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_header_and_sql_agree(path: Path, one_world: Any) -> None:
    question = ask.read(path)
    store: Store = one_world.store
    texts = ask.statements(question, store.statements(question.sql))
    assert len(texts) == 2
    ask.check(question, [store.parameters(text)[0] for text in texts])
    meant = {"since": "date", "until": "date", "limit": "integer", "include": "statuses", "role": "role", "senior": "flag", "headcount": "headcounts"}
    for parameter in question.parameters:
        assert parameter.type == meant.get(parameter.name, parameter.type)
