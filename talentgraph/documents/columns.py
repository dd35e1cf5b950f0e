"""Which column of somebody's table is which field of ours: told by the headers, by the cells where that leaves a choice, or by the user."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from talentgraph import lexicon
from talentgraph.documents.layouts import Layout, is_plain_word, looks_dated
from talentgraph.errors import InputError
from talentgraph.model import DocumentKind
from talentgraph.parameters import near

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DATES = "dates"  # not a column: whether 3/4/2020 is a day of April (dmy) or of March (mdy)
_LISTS = [
    (DocumentKind.JUDGEMENTS, {"kind", "left_id", "right_id", "reason", "judge"}),
    (DocumentKind.LINEAGE, {"org_id", "relation", "other_id"}),
    (DocumentKind.ORGANIZATIONS, {"org_id", "name"}),
    (DocumentKind.PEOPLE, {"person_id", "name"}),
]
_PLACES = ("from_org", "to_org", "organization", "other_org")
_OF_BOTH = ("source_url", "source_outlet", "source_date", "person_id")
_OF_MOVES = (
    "date", "role_from", "role_to", "kind", "status", "fee", "compensation", "money_usd", "money_kind", "from_unit", "to_unit", "from_is_former",
)  # fmt: skip
_OF_SPELLS = ("start", "end", "start_precision", "end_precision", "role", "employment_type")


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table is read.

    Attributes:
        kind: What it holds.
        columns: The names of all its columns, folded.
        layout: How it lies in its file.
        fields: Field of ours -> column, folded; empty for lists, which are read by their own names.
        guessed: Fields whose columns are called otherwise, and that nobody named.
        codes: Fields of two-letter codes, where NA is Namibia.
        worded: Fields whose cells use other words than ours.
        dates: dmy or mdy where the user says how days are written, else empty.
    """

    kind: DocumentKind
    columns: list[str]
    layout: Layout
    fields: Mapping[str, str] = field(default_factory=dict)
    guessed: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    worded: frozenset[str] = frozenset()
    dates: str = ""

    def words(self, path: str) -> str:
        """How the table is read, in a line: what to look at before one trusts it."""
        shown = dict(zip(self.columns, (name.strip() for name in self.layout.header), strict=False))
        told = ", ".join(f"{ours} = {shown.get(theirs, theirs)}" for ours, theirs in self.fields.items() if ours != theirs)
        rest = [shown.get(name, name) for name in self.columns if name not in self.fields.values()]
        more = f"; not read: {', '.join(rest[:6])}{' ...' if len(rest) > 6 else ''}" if rest else ""
        return f"{path} is read as {self.kind.value}: {told}{more}; other columns: --map FIELD=COLUMN"


def names() -> list[str]:
    """The fields that a table of moves or spells may have."""
    return [*lexicon.read("tables")["fields"], DATES]


def spelt(header: str) -> str:
    """A header in lower case, words apart by one space.

    >>> spelt("OriOrgName"), spelt("from_org"), spelt(" Previous  Company: ")
    ('ori org name', 'from org', 'previous company')
    """
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", unicodedata.normalize("NFKC", header))
    return " ".join(re.findall(r"[^\W_]+", apart)).casefold()


@cache
def _ranks() -> dict[str, dict[str, int]]:
    """For each field the headers that may mean it, with how far back they stand."""
    said = lexicon.read("tables")
    made: dict[str, dict[str, int]] = {}
    for ours, patterns in said["fields"].items():
        ranks: dict[str, int] = {}
        for rank, pattern in enumerate(patterns):
            for word in _spread(pattern, said):
                ranks.setdefault(word, rank)
        made[ours] = ranks
    return made


def _spread(pattern: str, said: Mapping[str, list[str]]) -> list[str]:
    if "{place}" in pattern:
        filled = [pattern.replace("{place}", place) for place in said["place"]]
        return [*filled, *(f"{one} name" for one in filled)]
    if "{地}" in pattern:
        return [pattern.replace("{地}", place) + end for end in ("", "名称", "名稱") for place in said["地"]]
    return [pattern]


def plan(layout: Layout, columns: list[str], path: str, mapping: Mapping[str, str] | None = None) -> Plan:
    """How a table is to be read.

    Args:
        layout: Its header and first rows.
        columns: The names of its columns, folded.
        path: What the user calls it.
        mapping: Field of ours -> column of theirs, as the user says it; a column that is empty is not read.

    Raises:
        InputError: There is no such column, or it is a table of nothing that is known here.

    >>> from talentgraph.documents.layouts import layout
    >>> plan(layout("Name,Previous company,New company\\nAnna Berg,Acme,Globex\\n", "t.csv"), ["name", "previous company", "new company"], "t.csv").fields
    {'person': 'name', 'from_org': 'previous company', 'to_org': 'new company'}
    """
    told = {ours: theirs for ours, theirs in (mapping or {}).items() if ours in names()}
    guess = _Guess(layout, columns, path, told)
    there = set(columns)
    if not told:
        for kind, needed in _LISTS:
            if needed <= there and not (kind is DocumentKind.PEOPLE and guess.tells()):
                return Plan(kind, columns, layout)
    return guess.plan()


class _Guess:
    """The choosing of columns for one table."""

    def __init__(self, layout: Layout, columns: list[str], path: str, told: Mapping[str, str]) -> None:
        self.layout, self.columns, self.path = layout, columns, path
        self.headers = {name: spelt(header) for name, header in zip(columns, layout.header, strict=False)}
        self.cells = {name: _cells(layout.sample, number) for number, name in enumerate(columns)}
        self.dates = told.get(DATES, "")
        if self.dates not in {"", "dmy", "mdy"}:
            raise InputError(f"dates are written dmy or mdy, not {self.dates}", "write --map dates=dmy for 31/12/2020, --map dates=mdy for 12/31/2020")
        self.given = {ours: self._named(theirs) for ours, theirs in told.items() if ours != DATES}
        self.fields = {ours: theirs for ours, theirs in self.given.items() if theirs}

    def _named(self, theirs: str) -> str:
        if not theirs:
            return ""
        for name in self.columns:
            if theirs.strip().casefold() == name or spelt(theirs) == self.headers.get(name):
                return name
        raise InputError(f"{self.path} has no column {theirs}", near(theirs, [name.strip() for name in self.layout.header]))

    def tells(self) -> bool:
        """Whether more than names stands there: where people were, or went."""
        return self.best("organization") is not None or self.best("to_org") is not None or self.best("from_org") is not None

    def best(self, ours: str) -> str | None:
        """The column that fits a field best, of those that nothing else has."""
        if ours in self.given:
            return self.given[ours] or None
        taken = set(self.fields.values())
        fits = [(*self._fit(ours, name), name) for name in self.columns if name not in taken]
        return min((one for one in fits if one[0] < 2), default=(9, 9, None))[-1]

    def _fit(self, ours: str, name: str) -> tuple[int, int]:
        """How well a column fits: ours by name, by a synonym, or not at all (2); then how far back its header stands."""
        if name == ours:
            return 0, 0
        header = self.headers.get(name, "")
        rank = _ranks()[ours].get(header)
        wanted = lexicon.read("tables")["beside"].get(header) if ours in {"from_org", "to_org"} else None
        if rank is None or (wanted and not set(wanted) & set(self.headers.values())) or not _content(ours)(self.cells[name]):
            return 2, 0
        return 1, rank

    def take(self, *fields: str) -> None:
        """Give each field its best column."""
        for ours in fields:
            if ours not in self.fields and (name := self.best(ours)) is not None:
                self.fields[ours] = name

    def plan(self) -> Plan:
        """The choice as a whole.

        Raises:
            InputError: It is no table of moves and none of spells.
        """
        self.take("person")
        kind = self._kind() if "person" in self.fields else None
        if kind is None:
            raise self._unknown()
        self.take(*(_OF_MOVES if kind is DocumentKind.MOVES else _OF_SPELLS), *_OF_BOTH)
        if kind is DocumentKind.MOVES and "role_to" not in self.fields and (role := self.best("role")):
            self.fields["role_to"] = role
        if kind is DocumentKind.SPELLS and not {"start", "end"} & self.fields.keys() and (day := self.best("date")):
            self.fields["start"] = day
        guessed = frozenset(ours for ours, name in self.fields.items() if ours != name and ours not in self.given)
        places = [ours for ours in _PLACES if ours in self.fields]
        codes = frozenset(places if _are_codes([cell for ours in places for cell in self.cells[self.fields[ours]]]) else ())
        worded = frozenset(ours for ours, known in (("kind", "kinds"), ("status", "statuses")) if ours in self.fields and self._worded(ours, known))
        order = ("person", *_PLACES)
        fields = dict(sorted(self.fields.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order)))
        return Plan(kind, self.columns, self.layout, fields, guessed, codes, worded, self.dates)

    def _kind(self) -> DocumentKind | None:
        own = {"from_org", "to_org"} & (set(self.columns) | self.fields.keys())
        if not own and "organization" in (set(self.columns) | self.fields.keys()) and self._both_sides() is None:
            return self._one_side()
        if not own and (kind := self._both_sides()):
            return kind
        self.take("from_org", "to_org")
        ends = {"from_org", "to_org"} & self.fields.keys()
        if len(ends) == 1 and not own and (place := self.best("organization")):  # previous company, company
            self.fields[({"from_org", "to_org"} - ends).pop()] = place
        return DocumentKind.MOVES if ends else self._one_side()

    def _one_side(self) -> DocumentKind | None:
        """Rows of one organization: spells, or, where a column says in or out and no other when somebody left, arrivals and departures."""
        self.take("organization")
        if "organization" not in self.fields:
            return None
        if self.best("end") is None:
            self.take("direction")
        return DocumentKind.MOVES if "direction" in self.fields else DocumentKind.SPELLS

    def _both_sides(self) -> DocumentKind | None:
        """Rows that are written from the side of one organization: the other one, and whether in or out."""
        found = {ours: self.best(ours) for ours in ("direction", "other_org", "organization")}
        if any(name is None for name in found.values()):
            return None
        self.fields |= {ours: name for ours, name in found.items() if name is not None}
        return DocumentKind.MOVES

    def _worded(self, ours: str, known: str) -> bool:
        return any(cell.casefold() not in lexicon.read("tables")[known] for cell in self.cells[self.fields[ours]])

    def _unknown(self) -> InputError:
        header = [name.strip() for name in self.layout.header]
        shown = " ".join(", ".join(header[:8]).split())[:200] or "none"
        if len(header) < 2:
            return InputError(f"{self.path}: a table of one column: {shown}", "save it as CSV: commas, semicolons or tabs between the cells")
        if any((looks_dated(name) and not name.isdecimal()) or "://" in name for name in header):
            hint = "the first line looks like a row: write a line above it that names the columns, as person,from_org,to_org,date"
        elif "person" not in self.fields and self.best("from_org") and self.best("to_org"):
            hint = f"without people it is a table of counts: talentgraph score influence --from {self.path} --map from=... --map to=... --map weight=..."
        else:
            hint = "say what is what: --map person=COLUMN with --map from_org=COLUMN --map to_org=COLUMN, or with --map organization=COLUMN"
        return InputError(f"{self.path}: a table of what? its columns are {shown}", hint)


def _cells(sample: list[list[str]], number: int) -> list[str]:
    """What a column says in the sample."""
    missing = lexicon.read("tables")["cells"]["missing_as_written"]
    return [cell for row in sample if number < len(row) and (cell := row[number].strip()) and cell not in missing]


def _share(cells: list[str], is_one: Callable[[str], bool]) -> float:
    return sum(map(is_one, cells)) / len(cells) if cells else 1.0


def _content(ours: str) -> Callable[[list[str]], bool]:
    """What the cells of a column must be like to be a field, where its header says no more than that it may be."""
    said = lexicon.read("tables")
    if ours == "person" or ours in _PLACES:
        return lambda cells: _share(cells, is_plain_word) >= 0.5
    if ours in {"date", "start", "end", "source_date"}:
        words = {*said["cells"]["ongoing"], *said["cells"]["missing"]}
        return lambda cells: _share([cell for cell in cells if cell.casefold() not in words], lambda cell: looks_dated(cell) or cell[:1].isdecimal()) >= 0.5
    if ours in {"kind", "status"}:
        known = {word for means, words in said["kinds" if ours == "kind" else "statuses"].items() for word in (means, *words)}
        return lambda cells: bool(cells) and _share(cells, lambda cell: cell.casefold() in known) >= 0.8
    if ours == "direction":
        ways = {*said["cells"]["inward"], *said["cells"]["outward"]}
        return lambda cells: bool(cells) and _share(cells, lambda cell: cell.casefold() in ways) >= 0.8
    if ours == "source_url":
        return lambda cells: _share(cells, lambda cell: "://" in cell or cell.startswith("www.")) >= 0.5
    return lambda _: True


def _are_codes(cells: list[str]) -> bool:
    return len(cells) >= 2 and _share(cells, lambda cell: len(cell) == 2 and cell.isascii() and cell.isupper()) >= 0.8
