"""Lets the tests of pictures find what they share, however pytest was started; and the browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = str(Path(__file__).parents[2])
if ROOT not in sys.path:
    sys.path.insert(0, ROOT)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, open."""
    from tests.pictures import browsing

    yield from browsing.browser()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """Opens pages."""
    from tests.pictures import browsing

    shower = browsing.Shower(browser, tmp_path)
    yield shower
    shower.close()
