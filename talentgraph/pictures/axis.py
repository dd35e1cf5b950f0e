"""A scale of days: where a day stands, and which years, quarters or months are written below it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from talentgraph.pictures.svg import PAD, num, tag, text, wide

STEPS = ((1, 1), (3, 1), (12, 1), (24, 2), (60, 5), (120, 10))  # months between two lines, and the years they fall on
ROOM = 46  # between two labels, in pixels


def day(value: Any) -> dt.date | None:
    """A day, from a day or its ISO form."""
    if isinstance(value, dt.date):
        return value
    return dt.date.fromisoformat(str(value)[:10]) if value else None


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from left to right.

    Attributes:
        first: The day at the left edge.
        last: The day at the right edge.
        left: Its place, in pixels.
        right: Its place, in pixels.
    """

    first: dt.date
    last: dt.date
    left: float
    right: float

    def x(self, when: dt.date) -> float:
        """Where a day stands."""
        whole = max(1, (self.last - self.first).days)
        share = (when - self.first).days / whole
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))

    def ticks(self) -> list[tuple[dt.date, str]]:
        """The days that bear a line, with their labels."""
        months = (self.last - self.first).days / 30.44
        room = (self.right - self.left) / max(months, 0.1)
        step, years = next(((step, years) for step, years in STEPS if step * room >= ROOM + 12 * (step < 12)), STEPS[-1])
        found = []
        year, month = self.first.year, 1
        while (when := dt.date(year, month, 1)) <= self.last:
            if when >= self.first and year % years == 0:
                label = str(year) if step >= 12 else f"{year}-{month:02d}"
                found.append((when, label))
            year, month = (year + (month + step - 1) // 12, (month + step - 1) % 12 + 1) if step < 12 else (year + 1, 1)
            if year > 9998:
                break
        return found

    def draw(self, top: float, bottom: float) -> list[str]:
        """Lines from top to bottom, labels above the top."""
        ticks = self.ticks()
        lines = "".join(f"M{num(self.x(when))} {num(top)}V{num(bottom)}" for when, _ in ticks)
        fitting = [(self.x(when) + 3, label) for when, label in ticks if self.x(when) + 3 + wide(label, 10) <= self.right + PAD]
        labels = [text(x, top - 4, label, "f-muted", size=10) for x, label in fitting]
        return [tag("path", cls="s-rule no", d=lines), *labels] if ticks else []


def around(spans: list[tuple[dt.date, dt.date]], left: float, right: float) -> Axis:
    """A scale that holds some spans of days, with a little air on both sides."""
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    air = dt.timedelta(days=max(15, (last - first).days // 40))
    earliest = first - air if first - dt.date.min > air else first
    latest = last + air if dt.date.max - last > air else last
    return Axis(earliest, latest, left, right)
