from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talentgraph.scores.krylov import bicgstab, conjugate_gradients, refined


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 40), st.integers(0, 999))
def test_both_solve(n: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    any_matrix = np.eye(n) * n + random.random((n, n))
    right = random.random(n)
    half = random.random((n, n))
    symmetric = half @ half.T + np.eye(n)
    gradients = partial(conjugate_gradients, diagonal=symmetric.diagonal())
    for matrix, solver, bound in ((any_matrix, bicgstab, 1e-10), (symmetric, gradients, 1e-9)):
        found = solver(matrix.dot, right, tolerance=1e-11)
        assert np.linalg.norm(matrix @ found - right) <= bound * np.linalg.norm(right)
        seen: set[str] = set()

        def product(v: Any, matrix: Any = matrix, seen: set[str] = seen) -> Any:
            seen.add(v.dtype.name)
            return matrix.astype(v.dtype) @ v

        found, residual = refined(solver, product, right, tolerance=1e-11)
        assert np.linalg.norm(matrix @ found - right) <= 1e-10 * np.linalg.norm(right)
        assert residual == pytest.approx(np.linalg.norm(matrix @ found - right) / np.linalg.norm(right), abs=1e-13)
        assert seen == {"float32", "float64"}


def test_what_single_precision_cannot_solve() -> None:
    path = np.diag([1.0, *[2.0] * 398, 1.0]) - np.eye(400, k=1) - np.eye(400, k=-1)
    right = np.zeros(400)
    right[0], right[-1] = 1, -1
    solver = partial(conjugate_gradients, diagonal=path.diagonal())
    found, residual = refined(solver, lambda v: path.astype(v.dtype) @ v, right, tolerance=1e-10)
    assert residual <= 1e-10
    assert np.ptp(found) == pytest.approx(399)


def test_a_breakdown_is_told() -> None:
    turn = np.array([[0.0, 1.0], [-1.0, 0.0]])
    for product in (lambda v: turn.astype(v.dtype) @ v, lambda v: v * np.nan):
        found, residual = refined(bicgstab, product, np.array([1.0, 1.0]), tolerance=1e-12)
        assert found.tolist() == [0, 0]
        assert residual == 1


def test_a_singular_system_that_has_a_solution() -> None:
    path = np.array([[1.0, -1, 0], [-1, 2, -1], [0, -1, 1]])
    right = np.array([1.0, 0, -1])
    assert path @ conjugate_gradients(path.dot, right, diagonal=path.diagonal(), tolerance=1e-12) == pytest.approx(right)
    assert conjugate_gradients(path.dot, np.zeros(3), diagonal=path.diagonal(), tolerance=1e-12).tolist() == [0, 0, 0]
    assert refined(bicgstab, path.dot, np.zeros(3), tolerance=1e-12)[1] == 0
