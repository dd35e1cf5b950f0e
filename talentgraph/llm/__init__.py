"""A second extractor: a language model of the user's own choice, asked only when the user says so, believed only where the text bears it out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from talentgraph.claims.article import TOLD
from talentgraph.llm.answers import Reading
from talentgraph.llm.endpoint import Endpoint, Settings, settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.model import Claim, Document, Zone

__all__ = ["Endpoint", "Extractor", "Settings", "extractor", "settings", "union"]

_PART = 6000  # characters of a part
_OVERLAP = 600  # of which the part before has these too


@dataclass(slots=True)
class Extractor:
    """Asks a model part by part.

    Attributes:
        endpoint: Whom to ask.
        dropped: Moves of its answers that no text bore out, by reason.
    """

    endpoint: Endpoint
    dropped: Counter[str] = field(default_factory=Counter)

    def extract(self, document: Document, zones: Sequence[Zone], gazetteer: Gazetteer) -> tuple[Claim, ...]:
        """The claims of a document that the model finds and the text bears out, in the order of their quotes."""
        reading = Reading(document, gazetteer, self.endpoint.settings.model)
        head = f"{document.title or ''}\n{document.published.date or 'day of publication unknown'}\n\n"
        found = [claim for part in parts(document.text, zones) for claim in reading.claims(self.endpoint.ask(head + part))]
        self.dropped += reading.dropped
        once = {(claim.person, claim.from_org, claim.to_org, claim.status): claim for claim in reversed(found)}
        return tuple(sorted(once.values(), key=lambda claim: (claim.evidence.start, claim.person, claim.from_org or "", claim.to_org or "")))

    def words(self) -> str:
        """What it took and what was dropped, in one line."""
        lost = ", ".join(f"{number:,} {reason}" for reason, number in sorted(self.dropped.items()))
        return f"{self.endpoint.settings.model}: {self.endpoint.usage.words()}" + (f"; dropped: {lost}" if lost else "")


def extractor(model: str | None) -> Extractor | None:
    """Asks a model of this name, as the environment says where; None asks nobody.

    Raises:
        InputError: It is not set up (see `settings`).
    """
    return None if model is None else Extractor(Endpoint(settings(model)))


def parts(text: str, zones: Sequence[Zone]) -> Iterator[str]:
    """The told zones of a text in parts of whole lines, each beginning with the last lines of the part before.

    >>> from talentgraph.model import Zone
    >>> list(parts("A line.\\nMenu\\n", [Zone("body", 0, 7), Zone("list", 8, 12)]))
    ['A line.']
    """
    lines = [text[at : min(at + _PART, zone.end)] for zone in zones if zone.name in TOLD for at in range(zone.start, zone.end, _PART)]
    part: list[str] = []
    for line in lines:
        if part and sum(map(len, part)) + len(line) > _PART:
            yield "\n".join(part)
            part = _tail(part)
        part.append(line)
    if part:
        yield "\n".join(part)


def _tail(part: list[str]) -> list[str]:
    kept: list[str] = []
    for line in reversed(part):
        if sum(map(len, kept)) + len(line) > _OVERLAP:
            break
        kept.insert(0, line)
    return kept


def union(rules: Sequence[Claim], model: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of the rules, and those of the model that tell of another move, or of an origin where the rules have none."""
    ends: dict[tuple[str, str | None], set[str | None]] = {}
    for claim in rules:
        ends.setdefault((claim.person, claim.to_org), set()).add(claim.from_org)
        ends.setdefault((claim.person, None), set()).add(claim.from_org)  # a departure of its own adds nothing to a move from there
    more = [claim for claim in model if (known := ends.get((claim.person, claim.to_org))) is None or (claim.from_org and not any(known))]
    return tuple(sorted([*rules, *more], key=lambda claim: (claim.evidence.start, claim.person, claim.from_org or "", claim.to_org or "")))
