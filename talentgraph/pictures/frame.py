"""What stands around every picture: its title and how to read it above, and below it what it is made of and what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from talentgraph.pictures.svg import PAD, Picture, num, shown, tag, text, wrap

if TYPE_CHECKING:
    from talentgraph.pictures.svg import Sheet
    from talentgraph.pictures.words import Words

LINE = 15  # from one line of small text to the next
SMALL = 11


def frame(sheet: Sheet, words: Words, *, title: str, reading: str, notes: list[str]) -> Picture:
    """Finish a sheet.

    Args:
        sheet: With everything drawn from 0, 0 down to its height.
        words: Of the language.
        title: What the picture is.
        reading: How to read it, a sentence or two.
        notes: What it is made of and what it leaves out.
    """
    room = sheet.width - 2 * PAD
    size = 15 if sheet.narrow else 17
    parts, y = [], float(PAD)
    for line in wrap(shown(title), room, size * 1.08)[:3]:
        y += size + 4
        parts.append(text(PAD, y, line, size=size, bold=True))
    y += 4
    for line in wrap(reading, room, SMALL):
        y += LINE
        parts.append(text(PAD, y, line, "f-muted", size=SMALL))
    top = y + 14
    y = top + sheet.height + 10
    rule = tag("path", cls="s-rule", d=f"M{PAD} {num(y)}H{sheet.width - PAD}", fill="none")
    y += 2
    below = []
    for note in notes:
        for line in wrap(note, room, SMALL):
            y += LINE
            below.append(text(PAD, y, line, "f-muted", size=SMALL))
    height = round(y + PAD)
    ground = tag("rect", cls="f-bg", width=sheet.width, height=height)
    moved = tag("g", *sheet.parts, transform=f"translate(0 {num(top)})")
    body = "".join([ground, *parts, moved, rule, *below])
    told = shown(f"{reading} {' '.join(notes)}")
    return Picture(sheet.view, sheet.width, height, shown(title), told, body, tuple(sheet.marks), words.lang)


def press(words: Words, first: str | None, last: str | None, n: int) -> str:
    """The note that every picture carries: what it is a sample of."""
    window = words("undated")
    if first and last:
        window = first if first == last else words("from_to", first=first, last=last)
    return f"{words('press', window=window, moves=words('moves', n=n))} {words('unverified')}".rstrip()


def empty(sheet: Sheet, words: Words) -> None:
    """Draw that there is nothing to draw."""
    sheet.height = 90
    sheet.draw(
        tag("rect", cls="f-panel s-rule", x=PAD, y=0, width=sheet.width - 2 * PAD, height=80, rx=6),
        text(sheet.width / 2, 45, words("nothing"), "f-muted", room=sheet.width - 4 * PAD, text_anchor="middle"),
    )
