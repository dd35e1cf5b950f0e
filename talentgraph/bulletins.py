"""Changes -> a bulletin in Markdown: a line a move, every line with its sources as footnotes. Whatever a source holds stays text."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from talentgraph.changes import DONE, GROUPS, Change, kind_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HEADINGS = {
    "new": "New",
    "completed": "Completed: it came about, or an unknown end is known",
    "corrected": "Corrected",
    "retracted": "Retracted, denied or not counted any more",
}
STANDING = (
    "A sample of press reports and tables, not a census. Automatically extracted. Not verified: open the evidence before you publish. "
    "“Poached” is always the outlet’s word. Who departed left, resigned or was dismissed; the source may not say."
)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!$^=@&])|(?<=\w)(:)(?=/)|(?<=www)(\.)", re.IGNORECASE)
_SHOWN = {True: 2, False: 3}  # footnotes of a move: reports that it did not come about, and others
_PRIVATE = "a private source"


def escaped(words: Any) -> str:
    r"""Any text as one line of Markdown that shows it letter by letter: no markup, no link, no HTML, no turned direction.

    >>> print(escaped("<b>[x](javascript:1)</b>\n# *y*"))
    \<b\>\[x\](javascript:1)\</b\> \# \*y\*
    """
    plain = "".join(" " if letter.isspace() else letter for letter in str(words))
    seen = "".join(letter for letter in plain if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", " ".join(seen.split()))


def link(words: str, url: str | None) -> str:
    """Words as a link, if the address is one of the web; else the words alone.

    >>> link("The Daily", "https://example.org/a b)"), link("x", "javascript:alert(1)")
    ('[The Daily](https://example.org/a%20b%29)', 'x')
    """
    try:
        parts = urlsplit((url or "").strip())
        web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        web = False
    return f"[{escaped(words)}]({quote((url or '').strip(), safe=':/?#@!$&+,;=%~-._')})" if web else escaped(words)


def bulletin(title: str, changes: Sequence[Change], evidence: Mapping[str, Sequence[Mapping[str, Any]]], notes: Sequence[str]) -> str:
    """The whole bulletin.

    Args:
        title: Its heading.
        changes: What is listed, in order.
        evidence: Rows of evidence.sql by the id of the move; private sources are already withheld there.
        notes: Sentences that stand at the end.
    """
    numbers: dict[str, int] = {}  # of claims
    footnotes: list[str] = []
    lines = [f"# {escaped(title)}", "", STANDING]
    for group in GROUPS:
        of_group = [change for change in changes if change.change == group]
        if of_group:
            lines += ["", f"## {HEADINGS[group]} ({len(of_group):,})", ""]
            lines += [f"- {_told(change)}{_marks(change, evidence.get(change.move['id'], ()), numbers, footnotes)}" for change in of_group]
    if not changes:
        lines += ["", "Nothing new."]
    lines += ["", *(escaped(note) for note in notes), "", *footnotes]
    return "\n".join(lines).rstrip() + "\n"


def _told(change: Change) -> str:
    move = change.move
    ends = " → ".join(_end(move[f"{end}_org"], move[f"{end}_unit"], unknown) for end, unknown in (("from", "origin"), ("to", "destination")))
    earlier = f" (earlier: {escaped(move['earlier_org'])})" if move["earlier_org"] else ""
    standing = move["status"] if change.after else f"was told as {move['status']}"
    if change.after and not move["counted"]:
        standing += ", not counted" if move["status"] not in DONE else f", not counted: {escaped(move['why_not'])}"
    words = [kind_words(move["kind"]), standing, move["sureness"], _many(move["n_independent"], "source")]
    if move["worded_as_poach"] and move["kind"] != "poach":
        words.insert(1, "an outlet calls it poaching")
    if move["combined"]:
        words.append("combined: no single source says all of it")
    what = f" Changed: {escaped('; '.join(change.what).replace(' -> ', ' → '))}." if change.what else ""
    return f"**{escaped(move['person'])}**: {ends}{earlier}, {move['date'] or 'undated'}: {', '.join(words)}.{what}"


def _end(name: str | None, unit: str | None, which: str) -> str:
    return f"{escaped(name)}{f' ({escaped(unit)})' if unit else ''}" if name else f"{which} not stated"


def _marks(change: Change, pieces: Sequence[Mapping[str, Any]], numbers: dict[str, int], footnotes: list[str]) -> str:
    """The marks of a move's footnotes; those that are new are written out. What came later stands first."""
    known = set(change.before["claims"]) if change.before and change.after else set()
    fresh_first = sorted(pieces, key=lambda piece: piece["claim_id"] in known)
    marks, left = "", 0
    room = dict(_SHOWN)
    for piece in fresh_first:
        against = piece["status"] in {"failed", "denied"}
        if not room[against]:
            left += 1
            continue
        room[against] -= 1
        if piece["claim_id"] not in numbers:
            numbers[piece["claim_id"]] = len(numbers) + 1
            footnotes.append(f"[^{numbers[piece['claim_id']]}]: {' '.join(_piece(piece))}")
        marks += f"[^{numbers[piece['claim_id']]}]"
    return f"{marks} and {_many(left, 'more report')}" if left else marks


def _piece(piece: Mapping[str, Any]) -> Iterator[str]:
    """One report: its words, who published them, when."""
    private = piece["outlet"] == _PRIVATE
    if private:
        yield "(words withheld)"
    elif piece["type"] == "row":
        cells = "; ".join(f"{name} {value}" for name, value in (piece["cells"] or {}).items() if value and not name.startswith("source"))
        yield f"Row {piece['row_number']} of a table: {escaped(cells)}"
    elif piece["type"] == "digest":
        yield f"Our digest, not the outlet’s words: {escaped(piece['text'])}"
    else:
        yield f"“{escaped(piece['text'])}”"
    outlet = str(piece["outlet"] or "source not named")
    if piece["type"] == "digest" and not private:
        outlet = f"our digest of {piece['based_on'] or 'a report'}"
    marks = [piece["status"], *(["machine-translated"] if piece["machine_translated"] else [])]
    dated = "" if piece["date"] and outlet.endswith(piece["date"]) else f", {escaped(piece['date'] or 'undated')}"
    yield f"— {link(outlet, None if private else piece['url'])}{dated} ({', '.join(marks)})"


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
