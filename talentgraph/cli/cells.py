"""A value as text that is safe to show: no terminal escapes, no characters that turn the reading direction, no spreadsheet formulas."""

import re
from collections.abc import Iterable
from typing import Any

NOTHING = "–"

# What terminals obey instead of showing: escape sequences, then any other control character.
_ESCAPES = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]")
_UNSEEN = r"\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_SPACES = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_CONTROL = re.compile(rf"[\x00-\x1f\x7f-\x9f\ud800-\udfff{_UNSEEN}\U000e0000-\U000e007f]")
_IN_JSON = re.compile(rf"[\x7f-\x9f\ud800-\udfff{_UNSEEN}\U000e0000-\U000e007f]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def clean(text: str) -> str:
    r"""One line of what may be shown.

    >>> clean("Bob\x1b[31m\nLee\u202e")
    'Bob Lee'
    """
    return _CONTROL.sub("", _SPACES.sub(" ", _ESCAPES.sub("", text)))


def cell(value: Any) -> str:
    """A value in a table that people read."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:.3g}" if abs(value) < 1000 else f"{value:,.1f}"
    if isinstance(value, list | tuple):
        return ", ".join(cell(item) for item in value) or NOTHING
    return clean(str(value))


def csv_cell(value: Any) -> Any:
    """A value for a file that a spreadsheet may open: numbers stay, text never starts a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return value
    text = clean("|".join(map(str, value)) if isinstance(value, list | tuple) else str(value))
    dangerous = text.startswith(_FORMULA) or str(value).startswith(_FORMULA)
    return f"'{text}" if dangerous else text


def json_text(text: str) -> str:
    """JSON in which what a terminal would obey is written as an escape; it reads back the same."""
    return _IN_JSON.sub(lambda match: _escaped(match[0]), text)


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def width(text: str) -> int:
    """Columns that a text takes on a terminal; Chinese characters take two."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def padded(text: str, size: int, *, right: bool = False) -> str:
    """Filled up with spaces to `size` columns."""
    space = " " * (size - width(text))
    return space + text if right else text + space


def cut(text: str, size: int) -> str:
    """At most `size` columns, with an ellipsis where something was left out.

    >>> cut("Meta Superintelligence Labs", 10)
    'Meta Supe…'
    """
    if width(text) <= size:
        return text
    kept, room = [], size - 1
    for character in text:
        room -= width(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept) + "…"


def widest(texts: Iterable[str]) -> int:
    """Columns of the widest text."""
    return max(map(width, texts), default=0)
