"""What a page carries packed comes out in the browser as it went in."""

from __future__ import annotations

import base64
import random
import zlib
from typing import TYPE_CHECKING

import pytest

from talentgraph.pictures import About, report_page
from talentgraph.pictures.shell import deflated

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pictures.browsing import Opened

LENGTH = 70_000  # more than one stored block


def samples() -> dict[str, bytes]:
    chance = random.Random(1)  # noqa: S311 - no secret
    noise, words = chance.randbytes(30_000), chance.choices([b"who", b"left"], k=LENGTH)
    return {
        "nothing": b"", "one": b"a", "the same": b"a" * LENGTH, "noise": chance.randbytes(LENGTH), "words": b" ".join(words),
        "far back": noise + noise, "all letters": bytes(range(256)) * 9,
    }  # fmt: skip


def fixed(given: bytes) -> str:
    """Packed with the code that every unpacker knows."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zlib.Z_FIXED)
    return base64.b64encode(deflate.compress(given) + deflate.flush()).decode()


@pytest.mark.browser
def test_unpacking_gives_back_what_was_packed(show: Callable[..., Opened]) -> None:
    view = show(report_page([], [], About("Test", network=False)))
    used = set()
    for name, given in samples().items():
        for text in (deflated(given), fixed(given)):
            used.add((base64.b64decode(text)[0] >> 1) & 3)
            found = view.page.evaluate("([text, size]) => [...inflate(text, size)]", [text, len(given)])
            assert bytes(found) == given, name
    assert used == {0, 1, 2}, "stored, with the fixed code, with a code of its own"
