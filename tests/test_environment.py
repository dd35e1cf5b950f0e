"""What a report of a fault needs is told, and nothing of anybody."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentgraph.environment import environment, packages
from talentgraph.graph import Graph

if TYPE_CHECKING:
    import pytest


def test_versions_of_what_is_there() -> None:
    there = packages()
    assert there["duckdb"][:1].isdigit()
    assert there["typer"][:1].isdigit()
    assert not {"pytest", "ruff", "mkdocs-material"} & set(there)


def test_a_program_that_is_not_installed_tells_less(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    def missing(name: str) -> Any:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", missing)
    assert packages() == {}
    assert environment()["python"].startswith(platform.python_version())


def test_info_holds_it_and_names_nobody(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: story.parent)
    with Graph(story) as graph:
        told = graph.info()
    assert set(environment()) < set(told)
    assert told["file"] == str(Path("~") / story.name)
    assert told["schema"] > 0
    assert all(isinstance(value, str | int | dict) for value in told.values())
