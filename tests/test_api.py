"""Every public name is documented as docs/api.md shows it: what it means, each parameter, an example that runs."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import pytest

import talentgraph

PAGE = (Path(__file__).parents[1] / "docs" / "api.md").read_text("utf-8")
METHODS = {f"Graph.{name}": value for name, value in inspect.getmembers(talentgraph.Graph, inspect.isfunction) if not name.startswith("_")}
PUBLIC: dict[str, Any] = {name: getattr(talentgraph, name) for name in talentgraph.__all__} | METHODS
WITHOUT = {"Graph.close", "Graph.canonical", "Graph.counts", "Graph.info", "Graph.optimize"}  # that take nothing: the call is the example


def fields(value: Any) -> list[str]:
    """What a caller can hand over."""
    return [name for name, one in inspect.signature(value).parameters.items() if name != "self" and one.kind is not one.VAR_POSITIONAL]


@pytest.mark.parametrize("name", PUBLIC)
def test_it_says_what_it_means(name: str) -> None:
    words = inspect.getdoc(PUBLIC[name]) or ""
    assert re.match(r"[A-Z].+\.", words)
    assert not re.search(r"\bAs `?(Graph|Asking|Drawing|Scoring)\.", words), "it has words of its own"


def takes(name: str) -> bool:
    """Whether there are parameters to explain."""
    return name == "Graph" or inspect.isfunction(PUBLIC[name]) or hasattr(PUBLIC[name], "__dataclass_fields__")


@pytest.mark.parametrize("name", [name for name in PUBLIC if takes(name)])
def test_each_parameter_is_explained(name: str) -> None:
    words = inspect.getdoc(PUBLIC[name]) or ""
    missing = [field for field in fields(PUBLIC[name]) if not re.search(rf"^\s+{field}: |`{field}`", words, re.MULTILINE)]
    assert missing == []


@pytest.mark.parametrize("name", [name for name in PUBLIC if name not in WITHOUT])
def test_it_has_an_example(name: str) -> None:
    assert ">>> " in (inspect.getdoc(PUBLIC[name]) or "")


@pytest.mark.parametrize("name", talentgraph.__all__)
def test_it_stands_in_the_reference(name: str) -> None:
    assert re.search(rf"^\.\. auto\w+:: talentgraph\.{name}$", PAGE, re.MULTILINE)
