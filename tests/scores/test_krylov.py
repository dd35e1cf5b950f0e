from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph.scores.krylov import bicgstab, conjugate_gradients


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 40), st.integers(0, 999))
def test_both_solve(n: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    any_matrix = np.eye(n) * n + random.random((n, n))
    right = random.random(n)
    found = bicgstab(any_matrix.dot, right, tolerance=1e-11)
    assert np.linalg.norm(any_matrix @ found - right) <= 1e-10 * np.linalg.norm(right)
    half = random.random((n, n))
    symmetric = half @ half.T + np.eye(n)
    found = conjugate_gradients(symmetric.dot, symmetric.diagonal(), right, tolerance=1e-11)
    assert np.linalg.norm(symmetric @ found - right) <= 1e-9 * np.linalg.norm(right)


def test_a_breakdown_is_told() -> None:
    turn = np.array([[0.0, 1.0], [-1.0, 0.0]])
    assert bicgstab(turn.dot, np.array([1.0, 1.0]), tolerance=1e-12, steps=3) is None
    assert bicgstab(lambda v: v * np.nan, np.ones(2), tolerance=1e-12) is None


def test_a_singular_system_that_has_a_solution() -> None:
    path = np.array([[1.0, -1, 0], [-1, 2, -1], [0, -1, 1]])
    right = np.array([1.0, 0, -1])
    assert path @ conjugate_gradients(path.dot, path.diagonal(), right, tolerance=1e-12) == pytest.approx(right)
    assert conjugate_gradients(path.dot, path.diagonal(), np.zeros(3), tolerance=1e-12).tolist() == [0, 0, 0]
