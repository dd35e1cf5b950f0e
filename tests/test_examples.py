"""The examples in the docstrings run. Those that speak of demo.duckdb have one of their own, and a folder to write to."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import shutil
from typing import TYPE_CHECKING

import pytest

import talentgraph

if TYPE_CHECKING:
    from pathlib import Path

MODULES = sorted(
    {"talentgraph", *(module.name for module in pkgutil.walk_packages(talentgraph.__path__, "talentgraph.")), "talentgraph.__main__"}
)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module(name)
    for example in doctest.DocTestFinder().find(module):
        if "demo.duckdb" in (example.docstring or ""):
            shutil.copy(request.getfixturevalue("story"), tmp_path / "demo.duckdb")
            monkeypatch.chdir(tmp_path)
        assert doctest.DocTestRunner().run(example).failed == 0
