"""What pictures of flows share: who is shown and in which colour, who is put together as "other", and the notes on what is left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from talentgraph.pictures.frame import press

if TYPE_CHECKING:
    from talentgraph.pictures.words import Words

Row = dict[str, Any]
OTHER = ""  # stands for all organizations that are not shown by name
COLOURS = 8
STRONG, MEDIUM = 0.85, 0.6


@dataclass(slots=True)
class Amount:
    """Moves added up.

    Attributes:
        n: Those that are counted.
        n_open: Those that are not (rumoured and the like), shown beside them.
        statuses: Of those that are not counted, `denied` among them where a report denies one: a denial stands beside its allegation.
        completed: Whether some counted one is completed; else all are announced.
        sure: Sum of the confidence of the counted ones.
        moves: Ids of the newest counted ones.
        open_moves: Ids of the newest of the others.
    """

    n: int = 0
    n_open: int = 0
    n_foundings: int = 0
    statuses: set[str] = field(default_factory=set)
    completed: bool = False
    sure: float = 0.0
    moves: list[str] = field(default_factory=list)
    open_moves: list[str] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Add a row of flows."""
        self.n += row["n"]
        self.n_open += row["n_open"]
        self.n_foundings += row.get("n_foundings") or 0
        self.statuses |= set(row.get("open_statuses") or ()) | ({"denied"} if row.get("denied") else set())
        self.completed |= bool(row.get("completed"))
        self.sure += (row.get("confidence") or 0.0) * row["n"]
        self.moves += row.get("moves") or ()
        self.open_moves += row.get("open_moves") or ()

    def __bool__(self) -> bool:
        return bool(self.n or self.n_open)

    @property
    def opacity(self) -> float:
        """By the band of the mean confidence: strong, medium, weak; never below .35."""
        mean = self.sure / self.n if self.n else 0.0
        return 0.75 if mean >= STRONG else 0.55 if mean >= MEDIUM else 0.35

    @property
    def ids(self) -> list[str]:
        """All ids."""
        return [*self.moves, *self.open_moves]

    def number(self) -> str:
        """As pictures write it: counted, then others with a question mark."""
        return number(self.n, self.n_open)

    def told(self, words: Words) -> str:
        """In words."""
        told = words("moves", n=self.n)
        if self.n_foundings:
            told += f" ({words('foundings', n=self.n_foundings)})"
        if self.n and not self.completed:
            told += f", {words('status_announced')}"
        if self.n_open:
            told += f"; {words('not_counted', n=self.n_open, statuses=statuses(words, self.statuses))}"
        return told


def number(n: int, n_open: int) -> str:
    """Counted moves, then those that are not, marked.

    >>> number(12, 0), number(12, 1), number(0, 2)
    ('12', '12 +1?', '2?')
    """
    if not n_open:
        return f"{n:,}"
    return f"{n:,} +{n_open:,}?" if n else f"{n_open:,}?"


def statuses(words: Words, found: set[str]) -> str:
    """Statuses in words."""
    return words.listed([words(f"status_{status}") for status in sorted(found)])


@dataclass(frozen=True, slots=True)
class Shown:
    """The organizations that a picture shows by name, most moves first.

    Attributes:
        names: By id.
        sizes: Counted moves from and to each, by id.
        n_other: How many more there are.
    """

    names: dict[str, str]
    sizes: dict[str, int]
    n_other: int

    def part(self, identifier: str | None) -> str:
        """The id, or `OTHER`."""
        return identifier if identifier in self.names and identifier is not None else OTHER

    def colour(self, identifier: str | None) -> str:
        """The name of a colour: the largest have their own."""
        place = list(self.names).index(identifier) if identifier in self.names else COLOURS
        return f"c{place}" if place < COLOURS else "even"


def between(rows: list[Row]) -> list[Row]:
    """Those whose both ends are known."""
    return [row for row in rows if row["from_id"] is not None and row["to_id"] is not None]


def shown(rows: list[Row], top: int) -> Shown:
    """The organizations with most counted moves, ties by name."""
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    weak: dict[str, int] = {}
    for row in rows:
        for end in ("from", "to"):
            identifier = row[f"{end}_id"]
            if identifier not in {None, OTHER}:
                names[identifier] = row[f"{end}_org"]
                sizes[identifier] = sizes.get(identifier, 0) + row["n"]
                weak[identifier] = weak.get(identifier, 0) + row["n_open"]
    order = sorted(names, key=lambda one: (-sizes[one], -weak[one], names[one], one))
    kept = order[:top]
    folded = folded_of(rows)
    if len(order) == top + 1 and not folded:
        kept = order  # "1 other" would take the same room
    return Shown({one: names[one] for one in kept}, {one: sizes[one] for one in kept}, len(order) - len(kept) + folded)


def folded_of(rows: list[Row]) -> int:
    """How many organizations stand behind `OTHER` already."""
    return int(rows[0].get("folded") or 0) if rows else 0


def enough(rows: list[Row], least: int) -> tuple[list[Row], int]:
    """Flows with at least so many counted moves, or with none counted where one is enough; and how many moves that leaves out."""
    kept = [row for row in rows if row["n"] >= least or (row["n_open"] and least <= 1)]
    small = int(rows[0].get("small") or 0) if rows else 0
    return kept, small + sum(row["n"] for row in rows) - sum(row["n"] for row in kept)


def notes(words: Words, rows: list[Row], *, drawn: int, left_out: list[str], known_ends: bool = True) -> list[str]:
    """What a picture of flows is made of and what it leaves out.

    Args:
        words: Of the language.
        rows: All flows of the window.
        drawn: Counted moves in the picture.
        left_out: Sentences on what else is not drawn.
        known_ends: Whether only flows between two known organizations are drawn.
    """
    used = between(rows) if known_ends else rows
    dates = [row[end] for row in used for end in ("first_date", "last_date") if row.get(end)]
    lines = [press(words, min(dates, default=None), max(dates, default=None), drawn)]
    more = list(left_out)
    if known_ends:
        for key, end in (("no_destination", "to_id"), ("no_origin", "from_id")):
            missing = sum(row["n"] for row in rows if row[end] is None)
            if missing:
                more.append(words(key, n=missing))
    maybe = sum(row.get("n_maybe") or 0 for row in used)
    if maybe:
        more.append(words("maybe", n=maybe))
    not_counted = sum(row["n_open"] for row in used)
    if not_counted:
        found = {status for row in used for status in row.get("open_statuses") or ()} | {"denied" for row in used if row.get("denied")}
        more.append(words("dashed", n=not_counted, statuses=statuses(words, found)))
    return [*lines, " ".join(more)] if more else lines
