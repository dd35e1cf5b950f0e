"""The words of pages: both languages say the same things, and every word that is asked for is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from talentgraph.errors import TalentGraphError
from talentgraph.model import Kind, MoveStatus
from talentgraph.pictures import shell
from talentgraph.pictures.words import Words

HERE = Path(shell.__file__).parent
PARTS = ("page", "method", "script")


@pytest.fixture(scope="module")
def words() -> Any:
    return tomllib.loads((HERE / "words.toml").read_text("utf-8"))


@pytest.mark.parametrize("part", PARTS)
def test_both_languages_have_the_same_words_with_the_same_places(words: Any, part: str) -> None:
    english, chinese = words["en"][part], words["zh"][part]
    assert {key for key in english if not key.endswith("_one")} == {key for key in chinese if not key.endswith("_one")}
    for key, form in chinese.items():
        assert set(re.findall(r"\{\w+\}", form)) == set(re.findall(r"\{\w+\}", english[key])), key


def test_every_word_that_is_asked_for_is_there_and_every_word_is_asked_for(words: Any) -> None:
    scripts = "".join((HERE / "page" / name).read_text("utf-8") for name in (*shell.SCRIPTS, *shell.OF_NETWORK, "map.js", *shell.LAST))
    calls = re.findall(r"""\b(?:t|told|entry|button|line)\((?:\w+, |"\w+", )?"([a-z0-9_.]+)\"""", scripts)
    asked = {*calls, *re.findall(r'[?:] "([a-z_0-9]+)"', scripts)}
    known = {key for key in words["en"]["script"] if not key.endswith("_one")}
    terms = {key for key in known if "." in key and not key.startswith("legend.")}
    assert {key for key in known - terms if key not in asked} == set()
    assert {key for key in re.findall(r'\bt\("([a-z0-9_.]+)"', scripts) if key not in known} == set()
    template = (HERE / "page" / "report.html.j2").read_text("utf-8")
    page = set(words["en"]["page"])
    assert set(re.findall(r"\bw\.(\w+)", template)) <= page


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_the_data_holds_has_words(lang: str) -> None:
    told = Words(lang, "script").all()
    assert {f"status.{status}" for status in MoveStatus} <= set(told)
    assert {f"kind.{kind}" for kind in Kind if kind not in {"poach", "internal"}} <= set(told)


def test_numbers_and_forms() -> None:
    said = Words("en", "page")
    assert said("counted", n=1) == "Counted: 1 move."
    assert said("counted", n=1234) == "Counted: 1,234 moves."
    with pytest.raises(TalentGraphError, match="no language"):
        Words("fr")
