"""Extraction without a graph: a text -> claims; files -> the records that `extract --json` prints, one a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentgraph import documents, reading
from talentgraph.errors import InputError
from talentgraph.model import PersonKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from talentgraph import llm
    from talentgraph.claims.rules import Extraction
    from talentgraph.documents.files import Loaded
    from talentgraph.model import Claim, Deal, Document, Quote


def extract(text: str) -> list[Claim]:
    """The claims of a text, with the seeds' names; no file, no graph.

    Args:
        text: An article, with its front matter if it has one.

    Returns:
        One claim for each person, origin and destination, in the order of the text.

    >>> [(c.person, c.from_org, c.to_org) for c in extract("Anna Berg joined OpenAI from Apple.")]
    [('Anna Berg', 'Apple', 'OpenAI')]
    """
    return list(reading.read(documents.from_text(text), reading.gazetteer()).claims)


def extract_files(
    paths: Iterable[str | Path], *, mapping: Mapping[str, str] | None = None, model: llm.Extractor | None = None,
    left_out: Callable[[InputError], None] | None = None, progress: Callable[[int, int, str], None] | None = None,
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """The claims and deals of articles as the records that `extract --json` prints, in the order of the files.

    Args:
        paths: Files or folders; "-" is a text on stdin.
        mapping: Field of ours -> what the files call it.
        model: A language model that reads them too, or None.
        left_out: Is told of files that can't be read, beside others that can; None: the first is an error.
        progress: Is called with how many articles are done, of at least how many, and what they are.

    Raises:
        InputError: A file isn't there, or can't be read and nobody is told.
    """
    files = [None if str(path) == "-" else documents.found([Path(path)])[0] for path in paths]
    total = sum(1 if below is None else len(below) for below in files)
    for done, (document, found) in enumerate(reading.read_all(_articles(files, mapping, left_out), reading.gazetteer(), model), 1):
        if progress:
            progress(done, max(done, total), "articles")
        yield from records(document, found)


def _articles(
    files: list[list[Path] | None], mapping: Mapping[str, str] | None, left_out: Callable[[InputError], None] | None
) -> Iterator[Document]:
    """The articles below each path that was given; None is a text on stdin."""

    def loaded(file: Path) -> list[Loaded]:
        try:
            return list(documents.read(file, mapping))
        except InputError as error:
            if left_out is None:
                raise
            left_out(error)
            return []

    for below in files:
        if below is None:
            yield documents.from_stdin()
            continue
        described = documents.described([one for file in below for one in loaded(file)])
        yield from (documents.article(one, one.name) for one in described if not one.table)


def records(document: Document, found: Extraction) -> Iterator[dict[str, Any]]:
    """The records of one document: moves, groups, deals."""
    for claim in found.claims:
        yield _claim(document, claim)
    for deal in found.deals:
        yield _deal(document, deal)


def _quote(quote: Quote) -> dict[str, Any]:
    return {"quote": quote.quote, "start": quote.start, "end": quote.end}


def _day(when: Any) -> str | None:
    return when.isoformat() if when else None


def _claim(document: Document, claim: Claim) -> dict[str, Any]:
    money, period = claim.money, claim.period
    return {
        "record": "group" if claim.person_kind is PersonKind.GROUP else "move", "document": document.path, "lang": claim.lang,
        "person": claim.person, "person_as_written": claim.person_as_written, "person_kind": claim.person_kind, "count": claim.count,
        "from_org": claim.from_org, "to_org": claim.to_org, "from_is_former": claim.from_is_former, "from_unit": claim.from_unit,
        "to_unit": claim.to_unit, "role_from": claim.role_from, "role_to": claim.role_to, "kind": claim.kind, "status": claim.status,
        "date": period.date, "date_earliest": _day(period.earliest), "date_latest": _day(period.latest), "date_precision": period.precision,
        "money": money and {"amount": money.amount, "currency": money.currency, "kind": money.kind, "text": money.text},
        **_quote(claim.evidence), "more_quotes": [_quote(quote) for quote in claim.more_quotes], "rules": list(claim.rules),
        "confidence": claim.confidence,
    }  # fmt: skip


def _deal(document: Document, deal: Deal) -> dict[str, Any]:
    return {
        "record": "deal", "document": document.path, "lang": document.lang, "acquirer": deal.acquirer, "target": deal.target,
        "kind": deal.kind, "amount_usd": deal.amount_usd, "stake_pct": deal.stake_pct, **_quote(deal.evidence), "rules": list(deal.rules),
    }  # fmt: skip
