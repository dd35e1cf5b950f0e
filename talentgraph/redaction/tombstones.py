"""Tombstones: they tell a name that is met again from others, and nothing in them tells the name.

Each is a slow salted hash (scrypt) of the letters of a name. So that not every word of an article needs the slow one, twelve bits of a
quick salted hash and the number of letters go before it; the length of the name stands in the masks anyway. The salt is random and one
for a file, so a word is hashed once however many people were forgotten. Whoever holds the file and guesses a name can check the guess,
as anyone can by adding an article; the name itself can't be read from it.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from talentgraph.store import Store

_BITS = 0xFFF
_WORK = 2**11  # about 10 ms a name


def _quick(salt: bytes, form: str) -> int:
    return int.from_bytes(hashlib.blake2b(form.encode("utf-8", "surrogatepass"), key=salt, digest_size=2).digest()) & _BITS


def _slow(salt: bytes, form: str) -> str:
    return hashlib.scrypt(form.encode("utf-8", "surrogatepass"), salt=salt, n=_WORK, r=8, p=1, dklen=24).hex()


def hashed(salt: bytes, form: str) -> str:
    """The hash of a form under a salt: length, quick bits, slow hash."""
    return f"{len(form)}.{_quick(salt, form):03x}.{_slow(salt, form)}"


@dataclass(slots=True)
class Stones:
    """The tombstones of a file, ready to be asked.

    Attributes:
        salt: Of the file.
        hashes: All of them.
    """

    salt: bytes
    hashes: frozenset[str]
    _marks: frozenset[tuple[int, int]] = field(init=False, repr=False)
    _known: dict[str, bool] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        parts = [text.split(".") for text in self.hashes]
        self._marks = frozenset((int(length), int(bits, 16)) for length, bits, _ in parts)

    @property
    def lengths(self) -> list[int]:
        """Numbers of letters that the names have."""
        return sorted({length for length, _ in self._marks})

    def has(self, form: str) -> bool:
        """Whether a form is one of somebody who was forgotten."""
        if (len(form), _quick(self.salt, form)) not in self._marks:
            return False
        if form not in self._known:
            self._known[form] = hashed(self.salt, form) in self.hashes
        return self._known[form]


def stones(store: Store) -> Stones | None:
    """The tombstones of a store; None if nobody was forgotten."""
    rows = store.rows("SELECT salt, hash FROM tombstones ORDER BY salt, hash").rows
    return Stones(bytes.fromhex(rows[0][0]), frozenset(text for _, text in rows)) if rows else None


def bury(store: Store, forms: Iterable[str], reason: str) -> int:
    """Write a tombstone for each form that has none; gives their number."""
    there = stones(store)
    salt = there.salt if there else secrets.token_bytes(16)
    made = [hashed(salt, form) for form in dict.fromkeys(forms)]
    new = [text for text in made if there is None or text not in there.hashes]
    now = datetime.now(UTC).replace(tzinfo=None)
    store.append("tombstones", {"salt": [salt.hex()] * len(new), "hash": new, "reason": [reason] * len(new), "made_at": [now] * len(new)})
    return len(new)
