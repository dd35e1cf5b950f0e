"""talentgraph.toml: options that need not be repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from talentgraph.cli import config
from talentgraph.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("words", "given", "whole"),
    [
        ([], {}, []),
        (["--help"], {"db": "a"}, ["--db", "a", "--help"]),
        (["--db", "b", "info"], {"db": "a"}, ["--db", "b", "info"]),
        (["--db=b", "info"], {"db": "a"}, ["--db=b", "info"]),
        (["who-left", "OpenAI"], {"who-left": {"limit": 5, "include": ["rumoured", "denied"]}},
         ["who-left", "OpenAI", "--limit", "5", "--include", "rumoured", "--include", "denied"]),
        (["who-left", "--limit=3", "--", "-x"], {"who-left": {"limit": 5, "json": True, "csv": False}},
         ["who-left", "--limit=3", "--json", "--", "-x"]),
        (["influence", "--no-intervals"], {"influence": {"intervals": True}}, ["influence", "--no-intervals"]),
        (["explain", "influence"], {"influence": {"top": 3}}, ["explain", "influence"]),
    ],
)  # fmt: skip
def test_the_command_line_holds_against_the_file(words: list[str], given: dict[str, Any], whole: list[str]) -> None:
    assert config.with_defaults(words, given) == whole


def test_the_file_is_read_where_it_is(tmp_path: Path) -> None:
    assert config.read(tmp_path) == {}
    (tmp_path / config.NAME).write_text('db = "数据.duckdb"\n[influence]\ntop = 3\n', "utf-8")
    assert config.read(tmp_path) == {"db": "数据.duckdb", "influence": {"top": 3}}


@pytest.mark.parametrize("content", [b"db = \n", b"\xff\xfe"])
def test_a_broken_file_is_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / config.NAME).write_bytes(content)
    with pytest.raises(InputError, match=r"talentgraph\.toml: ") as caught:
        config.read(tmp_path)
    assert "\n" not in caught.value.message


def test_a_command_that_is_no_table_is_told() -> None:
    with pytest.raises(InputError, match="influence is a command"):
        config.with_defaults(["influence"], {"influence": 3})
