"""Data about language, with its own examples: no code but the reading of a file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read(name: str) -> dict[str, Any]:
    """The content of lexicon/NAME.toml."""
    return tomllib.loads((files("talentgraph.lexicon") / f"{name}.toml").read_text("utf-8"))


@cache
def rows(name: str) -> list[list[str]]:
    """The rows of lexicon/NAME.tsv without its comments, each cut at the tabs."""
    lines = (files("talentgraph.lexicon") / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
