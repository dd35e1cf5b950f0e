"""An answer of the model -> claims. What is not in the article is dropped and counted: a model, or an article that speaks to it, adds no fact.

Each quote must stand in the article, in folded text, and is mapped to its place in the text as it stands. The person must stand in the
article, and the person or an organization in the quote; each organization and the words of the date must stand in the article. A poach
needs the article's own word for it, found by the rules' triggers in the quote.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from talentgraph.language import dates
from talentgraph.language.fold import fold
from talentgraph.lexicon import read
from talentgraph.model import Claim, EntityKind, Kind, Period, PersonKind, Quote, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.language.fold import Folded
    from talentgraph.model import Document

CONFIDENCE = 0.6  # not measured on gold: medium at most, until a second source says the same
_SHORTEST = 8  # characters of a quote


class Reading:
    """One article, against which answers are held.

    Args:
        document: The article.
        gazetteer: The listed names.
        model: Its name, kept on each claim.

    Attributes:
        dropped: How many moves of the answers were dropped, by reason.
    """

    def __init__(self, document: Document, gazetteer: Gazetteer, model: str) -> None:
        self.document = document
        self.folded: Folded = fold(document.text)
        self.dropped: Counter[str] = Counter()
        self._named = {(found.known.kind, self.folded.text[found.start : found.end]): found.known.name for found in gazetteer.find(self.folded.text)}
        self._model = model
        self._anchor = dates.anchor(document.published, self.folded.text)

    def claims(self, answer: str) -> Iterator[Claim]:
        """The claims of an answer that the article bears out."""
        try:
            moves = json.loads(_bare(answer))["moves"]
        except (ValueError, KeyError, TypeError, RecursionError):
            self.dropped["no JSON of the schema"] += 1
            return
        for move in moves if isinstance(moves, list) else []:
            claim = self._claim(move) if isinstance(move, dict) else "no move"
            if isinstance(claim, str):
                self.dropped[claim] += 1
            else:
                yield claim

    def _claim(self, move: dict[str, Any]) -> Claim | str:
        """The claim, or why it is dropped."""
        said = {name: fold(value).text.strip() for name, value in move.items() if isinstance(value, str) and value.strip()}
        text = self.folded.text
        quote, person = said.get("quote", ""), said.get("person", "")
        at = text.find(quote) if len(quote) >= _SHORTEST else -1
        if at < 0:
            return "the quote is not in the article"
        ends = {name: said[name] for name in ("from_org", "earlier_org", "to_org") if name in said}
        if not person or any(word not in text for word in (person, *ends.values())):
            return "a name is not in the article"
        if not any(_stands(name, quote) for name in (person, *ends.values())):
            return "the quote names neither person nor organization"
        to, origin = ends.get("to_org"), ends.get("from_org") or ends.get("earlier_org")
        if not (to or origin) or to == origin:
            return "no organization"
        try:
            kind, status = Kind(said.get("kind", "")), Status(said.get("status", ""))
        except ValueError:
            return "no kind or status of ours"
        if kind is Kind.POACH and not any(trigger.search(quote) for trigger in _poaching()):
            kind = Kind.HIRE
        if kind is Kind.DEPARTURE and to:
            kind = Kind.HIRE
        start, end = self.folded.span(at, at + len(quote))
        return Claim(
            document_id=self.document.id, lang=self.document.lang, person=self._name(EntityKind.PERSON, person), person_as_written=person,
            person_kind=PersonKind.NAMED, kind=kind, status=status, evidence=Quote(self.document.text[start:end], start, end),
            from_org=origin and self._name(EntityKind.ORGANIZATION, origin), to_org=to and self._name(EntityKind.ORGANIZATION, to),
            from_is_former="from_org" not in ends and "earlier_org" in ends, role_from=self._words(said, "role_from"),
            role_to=self._words(said, "role_to"), period=self._period(said.get("date_words", "")), rules=("llm",), confidence=CONFIDENCE,
            extractor=f"llm:{self._model}",
        )  # fmt: skip

    def _name(self, kind: EntityKind, written: str) -> str:
        return self._named.get((kind, written), written)

    def _words(self, said: dict[str, str], name: str) -> str | None:
        return words if (words := said.get(name)) and words in self.folded.text else None

    def _period(self, words: str) -> Period:
        """When, read by our own rules from words that the article has."""
        if not words or words not in self.folded.text:
            return Period()
        found = dates.dates(words, self._anchor)
        return dates.reported(found[0].period, self.document.published) if found else Period()


@cache
def _poaching() -> tuple[re.Pattern[str], ...]:
    frames = [frame for lang in ("en", "zh") for frame in read(f"frames-{lang}")["frame"] if frame.get("kind") == "poach"]
    return tuple(re.compile(re.sub(r"<[A-Z]+>", r"\\w", frame["trigger"]), re.IGNORECASE) for frame in frames)


def _stands(name: str, quote: str) -> bool:
    """A name or a part of it: articles repeat surnames alone."""
    return name in quote or any(len(part) > 1 and part in quote for part in re.split(r"[ ·]", name))


def _bare(answer: str) -> str:
    """JSON without the fence that some models put around it."""
    fenced = re.match(r"\s*```(?:json)?\s*(.*?)```\s*$", answer, re.DOTALL)
    return fenced[1] if fenced else answer
