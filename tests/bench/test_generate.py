"""The generator: the same seed gives the same table, and the table has the shape of a real one."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import numpy as np
import pytest

WHERE = Path(__file__).with_name("generate.py")


@pytest.fixture(scope="module")
def generate() -> Any:
    spec = importlib.util.spec_from_file_location("generate", WHERE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["generate"] = module  # dataclasses look there
    spec.loader.exec_module(module)
    return module


def test_the_shape_is_that_of_real_moves(generate: Any) -> None:
    moves = 100_000
    made = generate.careers(moves, 0)
    source, target = made["source"].astype(np.int64), made["target"].astype(np.int64)
    assert {len(column) for column in made.values()} == {moves}
    assert (source != target).all()
    n = int(max(source.max(), target.max())) + 1
    edges, weight = np.unique(source * n + target, return_counts=True)
    mutual = np.isin(edges, edges % n * n + edges // n).mean()
    joined, left = np.bincount(target, minlength=n), np.bincount(source, minlength=n)
    used = joined + left > 0
    assert 0.6 * 16.8 * moves**0.536 < used.sum() < 1.3 * 16.8 * moves**0.536
    assert 0.22 < mutual < 0.42
    assert 0.6 < (weight == 1).mean() < 0.85
    assert 0.1 < (left[used] == 0).mean() < 0.35
    assert 0.6 < (np.bincount(made["person"]) > 1).mean() < 0.8


def test_the_same_seed_gives_the_same_table(generate: Any, tmp_path: Path) -> None:
    for name in ("one.csv", "other.csv"):
        generate.write(tmp_path / name, 2_000, 7, lists=tmp_path / f"list-{name}", spelt=0.3, twice=0.1, unknown=0.1, inexact=0.1, accented=0.1, homonyms=0.1)
    generate.write(tmp_path / "third.csv", 2_000, 8)
    one, other, third = ((tmp_path / name).read_text("utf-8") for name in ("one.csv", "other.csv", "third.csv"))
    assert sorted(one.splitlines()) == sorted(other.splitlines())
    assert one.splitlines()[0] == "person,from_org,to_org,date"
    assert 2_150 < len(one.splitlines()) < 2_300  # some are told twice
    assert sorted(one.splitlines()) != sorted(third.splitlines())
    assert len(third.splitlines()) == 2_001
    assert (tmp_path / "list-one.csv").read_text("utf-8") == (tmp_path / "list-other.csv").read_text("utf-8")
