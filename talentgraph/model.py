"""The types that the stages hand on, with their own invariants and nothing else. The words are those of store/sql/schema.sql."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from talentgraph.vocabulary import (
    DealKind,
    DocumentKind,
    EntityKind,
    Kind,
    MoveStatus,
    OrgView,
    People,
    PersonKind,
    Precision,
    Relation,
    Status,
)

if TYPE_CHECKING:
    import datetime as dt

__all__ = [
    "Claim", "Deal", "DealKind", "Document", "DocumentKind", "EntityKind", "Footer", "Kind", "Known", "Money", "MoveStatus", "OrgView",
    "People", "Period", "PersonKind", "Precision", "Quote", "Relation", "Status", "Zone",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """A date as exactly as it is known.

    Attributes:
        date: ISO prefix (YYYY[-MM[-DD]]), or None.
        earliest: First day it can have been, or None.
        latest: Last day it can have been, or None.
        precision: What `date` stands for.

    Raises:
        ValueError: It ends before it starts.
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
    """A slice of a document: `text[start:end] == quote`, in code points.

    Attributes:
        quote: The words as they stand.
        start: Where they begin.
        end: Where they end.
    """

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
    """An amount with what it is paid for.

    Attributes:
        amount: The number; None of a range ("$100-200 million").
        currency: Its ISO code.
        kind: compensation, deal, retention or capex.
        text: The words as they stand.
    """

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
        title: Its headline.
        outlet: Who published it.
        based_on: The article that a digest or a rewrite tells of.
        url: Where it stands.
        published: When, as far as it says.
        digest: Our own summary of a source, never the outlet's words.
        machine_translated: Whether a machine put it into this language.
        private: Whether quote, title and address stay inside the graph.

    >>> import talentgraph as tg
    >>> from talentgraph.model import DocumentKind
    >>> tg.Document("0" * 64, DocumentKind.ARTICLE, "one.md", "Anna Berg joined OpenAI.", lang="en").private
    False
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
    """What one document asserts about one person or unnamed group. The names are as extraction gives them, not yet entities.

    Attributes:
        document_id: The document that asserts it.
        lang: Of the sentence: en, zh-Hans or zh-Hant.
        person: The name that the lists know the person by, else the best form in the text; of a group, what it is.
        person_as_written: The person in the words of the quote.
        person_kind: named, role_holder ("SSI's CEO") or group.
        kind: What happened; `poach` only where the text itself says so.
        status: How far it went.
        evidence: The sentence that tells of it.
        from_org: The last employer; None where the text does not say.
        to_org: The destination; None where the text does not say.
        from_is_former: Whether `from_org` is an earlier employer only ("former GitHub CEO"): it makes no origin.
        from_unit: The unit left, such as FAIR.
        to_unit: The unit joined.
        role_from: The role left.
        role_to: The new role.
        count: How many people a group is.
        period: When, as exactly as it is known.
        money: What was paid to the person, if that is told.
        more_quotes: Further sentences that it rests on.
        rules: Which rules found it.
        confidence: The probability that it is told rightly, 0 to 1.
        extractor: rules, or llm:MODEL.

    Raises:
        ValueError: It names nobody, or its confidence is none.

    >>> import talentgraph as tg
    >>> claim = tg.extract("Meta has poached Anna Berg from OpenAI.")[0]
    >>> claim.person, str(claim.kind), claim.from_org, claim.to_org, claim.evidence.start
    ('Anna Berg', 'poach', 'OpenAI', 'Meta', 0)
    """

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
    """An acquisition, stake or failed bid between organizations, as one document asserts it. Context, never a move.

    Attributes:
        document_id: The document that asserts it.
        acquirer: Who buys.
        target: What is bought.
        kind: acquisition, stake or failed_acquisition.
        evidence: The sentence that tells of it.
        amount_usd: In US dollars, where the text gives it.
        stake_pct: The share bought, in percent.
        rules: Which rules found it.

    >>> import talentgraph as tg
    >>> from talentgraph.model import DealKind, Quote
    >>> tg.Deal("0" * 64, "Meta", "Scale AI", DealKind.STAKE, Quote("Meta took 49 %.", 0, 15), stake_pct=49.0).target
    'Scale AI'
    """

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
        ambiguous: Those names that are also something else, or that many people bear.
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

    >>> import talentgraph as tg
    >>> tg.Footer({"counted": 12, "rumoured": 3}).counts["counted"]
    12
    """

    counts: dict[str, int]
    window: tuple[str | None, str | None] = (None, None)
    org_view: str = OrgView.POINT_IN_TIME
    data_hash: str = ""
    notes: tuple[str, ...] = ()
