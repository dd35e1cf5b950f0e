"""Two solvers of large linear systems, by products with the matrix alone: scipy has both, but importing them takes longer than they run.

Source: Hestenes and Stiefel, "Methods of conjugate gradients for solving linear systems", J. Res. Nat. Bur. Standards 49 (1952); van der
Vorst, "Bi-CGSTAB: a fast and smoothly converging variant of Bi-CG", SIAM J. Sci. Stat. Comput. 13 (1992), 631-644.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def bicgstab(product: Callable[[Any], Any], given: Any, *, tolerance: float, steps: int = 200) -> Any:
    """The solution x of A x = b, A any matrix; None where the method breaks down or does not get there.

    Args:
        product: A times a vector.
        given: b, float64 of length n; also where it starts.
        tolerance: The norm of b - A x at which it is solved, relative to that of b.
        steps: Steps at most, of two products each.

    >>> import numpy as np
    >>> bicgstab(lambda v: np.array([2.0, 4.0]) * v, np.array([2.0, 2.0]), tolerance=1e-12).round(9).tolist()
    [1.0, 0.5]
    """
    import numpy as np

    enough = tolerance * float(np.linalg.norm(given))
    found = given.copy()
    left = given - product(found)
    shadow = left.copy()
    rho = alpha = omega = 1.0
    way = image = np.zeros_like(given)
    for _ in range(steps):
        if float(np.linalg.norm(left)) <= enough:
            break
        before, rho = rho, float(shadow @ left)
        if not (rho and omega and np.isfinite(rho)):
            return None
        way = left + rho / before * alpha / omega * (way - omega * image)
        image = product(way)
        along = float(shadow @ image)
        if not along:
            return None
        alpha = rho / along
        half = left - alpha * image
        turned = product(half)
        squared = float(turned @ turned)
        omega = float(turned @ half) / squared if squared else 0.0
        found = found + alpha * way + omega * half
        left = half - omega * turned
    solved = np.isfinite(found).all() and float(np.linalg.norm(given - product(found))) <= 10 * enough
    return found if solved else None


def conjugate_gradients(product: Callable[[Any], Any], diagonal: Any, given: Any, *, tolerance: float, steps: int = 5000) -> Any:
    """The solution x of A x = b, A symmetric and never negative, b inside its range; its diagonal is the preconditioner.

    Args:
        product: A times a vector.
        diagonal: The diagonal of A, length n; where it is 0, x is.
        given: b, float64 of length n.
        tolerance: The norm of b - A x at which to stop, relative to that of b.
        steps: Steps at most.

    >>> import numpy as np
    >>> matrix = np.array([[2.0, 1.0], [1.0, 2.0]])
    >>> conjugate_gradients(lambda v: matrix @ v, np.array([2.0, 2.0]), np.array([3.0, 3.0]), tolerance=1e-12).round(9).tolist()
    [1.0, 1.0]
    """
    import numpy as np

    inverse = np.divide(1, diagonal, out=np.zeros_like(diagonal), where=diagonal > 0)
    enough = tolerance * float(np.linalg.norm(given))
    found, left = np.zeros_like(given), given.copy()
    scaled = inverse * left
    way, size = scaled, float(left @ scaled)
    for _ in range(steps):
        if float(np.linalg.norm(left)) <= enough:
            break
        image = product(way)
        alpha = size / float(way @ image)
        found = found + alpha * way
        left = left - alpha * image
        scaled = inverse * left
        before, size = size, float(left @ scaled)
        way = scaled + size / before * way
    return found
