"""The types that the stages hand on, with their own invariants and nothing else. The words are those of store/sql/schema.sql."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


class Kind(StrEnum):
    """What a claim says happened. `POACH` only where the text itself says so."""

    HIRE = "hire"
    POACH = "poach"
    DEPARTURE = "departure"
    FOUNDING = "founding"
    RETURN = "return"
    ACQUIHIRE = "acquihire"
    APPOINTMENT = "appointment"
    INTERNAL = "internal"


class Status(StrEnum):
    """How far a claim says it went."""

    COMPLETED = "completed"
    ANNOUNCED = "announced"
    RUMOURED = "rumoured"
    ATTEMPTED = "attempted"
    FAILED = "failed"
    DENIED = "denied"


class MoveStatus(StrEnum):
    """As `Status`, and `CONTESTED` where parties contradict each other."""

    COMPLETED = "completed"
    ANNOUNCED = "announced"
    RUMOURED = "rumoured"
    ATTEMPTED = "attempted"
    FAILED = "failed"
    DENIED = "denied"
    CONTESTED = "contested"


class PersonKind(StrEnum):
    """A named person, the unnamed holder of a role ("the CEO of X"), or a group with a count."""

    NAMED = "named"
    ROLE_HOLDER = "role_holder"
    GROUP = "group"


class People(StrEnum):
    """How people are shown: by name, by initials, or not at all."""

    NAMED = "named"
    INITIALS = "initials"
    NONE = "none"


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ROLE_HOLDER = "role_holder"
    ORGANIZATION = "organization"


class DocumentKind(StrEnum):
    """What a file holds. Files are recognised by what they hold, not by their names."""

    ARTICLE = "article"
    MOVES = "moves"
    SPELLS = "spells"
    ORGANIZATIONS = "organizations"
    PEOPLE = "people"
    LINEAGE = "lineage"
    JUDGEMENTS = "judgements"


class DealKind(StrEnum):
    """What happened between two organizations."""

    ACQUISITION = "acquisition"
    STAKE = "stake"
    FAILED_ACQUISITION = "failed_acquisition"


class Relation(StrEnum):
    """Dated relations between organizations."""

    UNIT_OF = "unit_of"
    RENAMED_TO = "renamed_to"
    MERGED_INTO = "merged_into"
    SPUN_OFF_FROM = "spun_off_from"
    ACQUIRED_BY = "acquired_by"


class OrgView(StrEnum):
    """Which organization a name counts for when organizations change (entities/lineage.py)."""

    AS_REPORTED = "as-reported"
    POINT_IN_TIME = "point-in-time"
    GROUP = "group"
    TODAY = "today"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """A date as exactly as it is known.

    Attributes:
        date: ISO prefix (YYYY[-MM[-DD]]), or None.
        earliest: First day it can have been, or None.
        latest: Last day it can have been, or None.
        precision: What `date` stands for.
    """

    date: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    precision: Precision = Precision.UNKNOWN

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"a period ends before it starts: {self.earliest} > {self.latest}")


@dataclass(frozen=True, slots=True)
class Quote:
    """A slice of a document: `text[start:end] == quote`, in code points."""

    quote: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.quote) or self.start < 0:
            raise ValueError(f"a quote of {len(self.quote)} code points can't stand at {self.start}:{self.end}")


@dataclass(frozen=True, slots=True)
class Zone:
    """A line of a document and what it is: title, summary, body, list, byline, footer or front."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with what it is paid for: compensation, deal, retention or capex."""

    amount: float | None
    currency: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article or one table, text untouched.

    Attributes:
        id: SHA-256 of the bytes of the file.
        kind: What it holds.
        path: Where it was read from, as the user gave it.
        text: All of it, decoded, newlines as they stand. Of a table: empty, its rows are stored as claims.
        encoding: How the bytes were read.
        lang: en, zh-Hans, zh-Hant; empty for a table.
        published: When, as far as it says.
        digest: Our own summary of a source, never the outlet's words.
    """

    id: str
    kind: DocumentKind
    path: str
    text: str
    encoding: str = "utf-8"
    lang: str = ""
    title: str | None = None
    outlet: str | None = None
    based_on: str | None = None
    url: str | None = None
    published: Period = Period()
    digest: bool = False
    machine_translated: bool = False
    private: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """What one document asserts about one person or unnamed group. The names are as extraction gives them, not yet entities."""

    document_id: str
    lang: str
    person: str
    person_as_written: str
    person_kind: PersonKind
    kind: Kind
    status: Status
    evidence: Quote
    from_org: str | None = None
    to_org: str | None = None
    from_is_former: bool = False
    from_unit: str | None = None
    to_unit: str | None = None
    role_from: str | None = None
    role_to: str | None = None
    count: int | None = None
    period: Period = Period()
    money: Money | None = None
    more_quotes: tuple[Quote, ...] = ()
    rules: tuple[str, ...] = ()
    confidence: float = 0.5
    extractor: str = "rules"

    def __post_init__(self) -> None:
        if not self.person:
            raise ValueError("a claim names a person, a role or a group")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not between 0 and 1")


@dataclass(frozen=True, slots=True)
class Deal:
    """An acquisition, stake or failed bid between organizations, as one document asserts it. Context, never a move."""

    document_id: str
    acquirer: str
    target: str
    kind: DealKind
    evidence: Quote
    amount_usd: float | None = None
    stake_pct: float | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """An organization or a person that a list names: its names in all scripts, and which of them need context.

    Attributes:
        id: The list's own id.
        kind: person or organization.
        name: The canonical name.
        aliases: Other names.
        ambiguous: Those names that are also something else.
        parent: Id of the owner, of organizations only.
        unit: True where moves are booked under the parent.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    ambiguous: frozenset[str] = frozenset()
    parent: str | None = None
    unit: bool = False


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands under every answer: what was counted, what was not, and what this is not.

    Attributes:
        counts: Label to number, in order: what is counted first, then what is not.
        window: since and until, as asked.
        org_view: How organizations are told apart.
        data_hash: Stands for everything the answer was made from.
        notes: Further sentences.
    """

    counts: dict[str, int]
    window: tuple[str | None, str | None] = (None, None)
    org_view: str = OrgView.POINT_IN_TIME
    data_hash: str = ""
    notes: tuple[str, ...] = ()
