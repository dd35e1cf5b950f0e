"""Wilson's interval of a share: what it may be when only n cases were seen.

Formula: (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n), with p = k/n and z = 1.96 for 95 %. Unlike p ± z sqrt(p(1-p)/n) it stays
inside 0 and 1 and is right for small n. Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
Journal of the American Statistical Association 22 (1927), 209-212.
"""

from __future__ import annotations

from typing import Any

Z95 = 1.959963984540054


def wilson(k: Any, n: Any, z: float = Z95) -> tuple[Any, Any]:
    """The lower and upper end of the interval of k / n.

    Args:
        k: Cases that fit, array or number.
        n: All cases; of 0 the interval is 0 to 1.
        z: How many standard deviations wide.

    >>> low, high = wilson(8, 10)
    >>> round(float(low), 4), round(float(high), 4)
    (0.4902, 0.9433)
    """
    import numpy as np

    k, n = np.asarray(k, dtype=np.float64), np.asarray(n, dtype=np.float64)
    some = np.where(n > 0, n, 1)
    p = k / some
    middle = (p + z * z / (2 * some)) / (1 + z * z / some)
    half = z / (1 + z * z / some) * np.sqrt(p * (1 - p) / some + z * z / (4 * some * some))
    return np.where(n > 0, np.clip(middle - half, 0, 1), 0.0), np.where(n > 0, np.clip(middle + half, 0, 1), 1.0)
