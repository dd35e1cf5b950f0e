"""Large linear systems, solved by products with the matrix alone: scipy has both solvers, but importing them takes longer than they run.

They run in the precision of what they are given. `refined` lets them work in single precision, where a product takes about half as long, and
corrects what they find until it is a solution in double precision.

Source: Hestenes and Stiefel, "Methods of conjugate gradients for solving linear systems", J. Res. Nat. Bur. Standards 49 (1952); van der
Vorst, "Bi-CGSTAB: a fast and smoothly converging variant of Bi-CG", SIAM J. Sci. Stat. Comput. 13 (1992), 631-644; Carson and Higham,
"Accelerating the solution of linear systems by iterative refinement in three precisions", SIAM J. Sci. Comput. 40 (2018).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Product = Callable[[Any], Any]

_ROUGH = 1e-5  # what a solver reaches in single precision
_ROUGH_STEPS = 200
_STEPS = 5000


def refined(solver: Callable[..., Any], product: Product, given: Any, *, tolerance: float) -> tuple[Any, float]:
    """A solution x of A x = b, and the norm of b - A x relative to that of b, which is above the tolerance where it could not be reached.

    Args:
        solver: `bicgstab`, or `conjugate_gradients` with its diagonal.
        product: A times a vector, in the vector's precision.
        given: b, float64 of length n.
        tolerance: The relative residual at which it is solved.

    >>> import numpy as np
    >>> refined(bicgstab, lambda v: np.array([2, 4], dtype=v.dtype) * v, np.array([2.0, 2.0]), tolerance=1e-12)[0].round(9).tolist()
    [1.0, 0.5]
    """
    import numpy as np

    whole = float(np.linalg.norm(given))
    enough, size, hard = tolerance * whole, whole, False
    found, left = np.zeros_like(given), given
    while size > enough:
        part = (left / size).astype(np.float64 if hard else np.float32)
        near = enough / size if hard else max(enough / size, _ROUGH)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # what is too large or small for single precision makes it hard
            new = found + size * solver(product, part, tolerance=near, steps=_STEPS if hard else _ROUGH_STEPS)
        rest = given - product(new)
        before, now = size, float(np.linalg.norm(rest))
        if now < size:
            found, left, size = new, rest, now
        if hard:
            break
        hard = not now < before / 10  # more than single precision can do
    return found, size / whole if whole else 0.0


def bicgstab(product: Product, given: Any, *, tolerance: float, steps: int = _STEPS) -> Any:
    """The solution x of A x = b, A any matrix, as near as the method gets before it breaks down.

    Args:
        product: A times a vector.
        given: b, of length n.
        tolerance: The norm of b - A x at which to stop, relative to that of b.
        steps: Steps at most, of two products each.

    >>> import numpy as np
    >>> bicgstab(lambda v: np.array([2.0, 4.0]) * v, np.array([2.0, 2.0]), tolerance=1e-12).round(9).tolist()
    [1.0, 0.5]
    """
    import numpy as np

    enough = tolerance * float(np.linalg.norm(given))
    found, left, shadow = np.zeros_like(given), given, given
    rho = alpha = omega = 1.0
    way = image = np.zeros_like(given)
    for _ in range(steps):
        if float(np.linalg.norm(left)) <= enough:
            break
        before, rho = rho, float(shadow @ left)
        if not (rho and omega and np.isfinite(rho)):
            break
        way = left + rho / before * alpha / omega * (way - omega * image)
        image = product(way)
        along = float(shadow @ image)
        if not along:
            break
        alpha = rho / along
        half = left - alpha * image
        turned = product(half)
        squared = float(turned @ turned)
        omega = float(turned @ half) / squared if squared else 0.0
        found = found + alpha * way + omega * half
        left = half - omega * turned
    return found


def conjugate_gradients(product: Product, given: Any, *, diagonal: Any, tolerance: float, steps: int = _STEPS) -> Any:
    """The solution x of A x = b, A symmetric and never negative, b inside its range; its diagonal is the preconditioner.

    Args:
        product: A times a vector.
        given: b, of length n.
        diagonal: The diagonal of A, length n; where it is 0, x is.
        tolerance: The norm of b - A x at which to stop, relative to that of b.
        steps: Steps at most.

    >>> import numpy as np
    >>> matrix = np.array([[2.0, 1.0], [1.0, 2.0]])
    >>> conjugate_gradients(lambda v: matrix @ v, np.array([3.0, 3.0]), diagonal=np.array([2.0, 2.0]), tolerance=1e-12).round(9).tolist()
    [1.0, 1.0]
    """
    import numpy as np

    inverse = np.divide(1, diagonal, out=np.zeros_like(diagonal), where=diagonal > 0).astype(given.dtype, copy=False)
    enough = tolerance * float(np.linalg.norm(given))
    found, left = np.zeros_like(given), given
    scaled = inverse * left
    way, size = scaled, float(left @ scaled)
    for _ in range(steps):
        if float(np.linalg.norm(left)) <= enough:
            break
        image = product(way)
        pulled = float(way @ image)
        if not (size and pulled and np.isfinite(pulled)):
            break
        alpha = size / pulled
        found = found + alpha * way
        left = left - alpha * image
        scaled = inverse * left
        before, size = size, float(left @ scaled)
        way = scaled + size / before * way
    return found
