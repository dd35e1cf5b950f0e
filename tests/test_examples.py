"""The examples in the docstrings run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import talentgraph

MODULES = sorted(
    {"talentgraph", *(module.name for module in pkgutil.walk_packages(talentgraph.__path__, "talentgraph.")), "talentgraph.__main__"}
)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    module = importlib.import_module(name)
    assert doctest.testmod(module).failed == 0
