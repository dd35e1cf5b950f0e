"""Zones of an article: title, summary, body, list, byline, footer, front matter. Claims come from the first three alone."""

from __future__ import annotations

import re
from functools import cache

from talentgraph.documents.articles import FIELD, front_matter
from talentgraph.language.fold import fold, unwrapped
from talentgraph.lexicon import read
from talentgraph.model import Zone

_PROSE = 40  # characters from which on a line that ends a sentence is prose
_SHORT = 28
_LONG = 160  # a line of so many characters is prose, whatever it ends with; Chinese ones count twice
_CLOSED = re.compile(r"[。.!?!?…][\"'”’」』)\])】*_]*(?:[((][^()()]{1,12}[))])?\s*$")
_GOES_ON = re.compile(r"[。!?](?=[^\s”’」』)])|[a-z)\d][.!?] (?=[A-Z])")  # a sentence ends inside a line and another begins
_BRIEF = re.compile(r"(?:[^\u4e00-\u9fff]*[\u4e00-\u9fff]){12}")  # as much as a line of _SHORT Latin letters says; two in a row are prose
_STATED = {"title": "title", "headline": "title", "subtitle": "summary", "summary": "summary", "description": "summary", "excerpt": "summary"}
_HAN = re.compile("[\u4e00-\u9fff]")
_STAMP = re.compile(r"^\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(\s+\d{1,2}:\d{2}(:\d{2})?)?\s*$")
_BYLINE = re.compile(
    r"^\W*(?:(?:[Bb]y|BY)\s+[A-Z]|(?:Written|Reported|Reporting|Words|Photos?|Story|Posted|Edited|Editing|Writing|Additional reporting) by\b|Write to [A-Z]"
    r"|编辑[/:]|作者[/:]|责编|文[/|]|来源:)"
)
_CREDIT = 100  # a byline is no longer
_BIO = re.compile(
    r"^\W*[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){0,2} "
    r"(?:is (?:a|an|the|our|[A-Z][\w']+'s)|covers|writes|reports|has (?:been (?:covering|writing|reporting)|worked|written|reported|covered)"
    r"|joined [A-Z][\w ]+ (?:in|as))\b"
    r"[^.]*\b(?:reporter|editor|writer|journalist|correspondent|columnist|contributor|freelance\w*|blogger|critic|covers|covering|newsletter)\b"
)
_BIO_LINES = 4  # how far from the end the author may be presented


@cache
def _markers(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in read("zones")[kind])
    return re.compile(rf"^\W*(?:{words})\W*", re.IGNORECASE)


def zones(text: str) -> list[Zone]:
    """The zones of a text, line by line, in order; blank lines are in none.

    >>> [zone.name for zone in zones("A title\\n\\nShe left the company for another one in May.\\n延伸阅读\\n球队新援加盟\\n")]
    ['title', 'body', 'footer', 'footer']
    """
    _, begin = front_matter(text)
    lines = _lines(text, begin)
    folded = [fold(text[a:b]).text.strip() for a, b in lines]
    tail = _tail(folded)
    found, titled, in_summary = (_front(text, begin, folded) if begin else []), False, False
    for number, ((start, end), words) in enumerate(zip(lines, folded, strict=True)):
        closed = bool(_CLOSED.search(words))
        in_summary = bool(_markers("summary").match(words)) or (in_summary and len(words) < 4 * _PROSE)
        if number >= tail or (number >= len(lines) - _BIO_LINES and number and _BIO.match(words)):
            name = "footer"
        elif _STAMP.match(words) or (len(words) <= _CREDIT and _BYLINE.match(words) and not (closed and len(words) > _PROSE)):
            name = "byline"
        elif not any(map(str.isalnum, words)) or _aside(words):
            name = "list"
        elif not titled and not closed:
            name, titled = "title", True
        elif closed or len(words) >= _PROSE:
            name, titled = ("summary" if in_summary else "body"), True
        else:
            name = "body" if len(words) > _SHORT else "list"
        found.append(Zone(name, start, end))
    return found


def _front(text: str, begin: int, lines: list[str]) -> list[Zone]:
    """Front matter; in it the title and the summary, unless the lines below, folded, say the same."""
    found, last = list[Zone](), 0
    below = _letters("".join(lines))
    for match in FIELD.finditer(text, 0, begin):
        value = match[2].strip("\"'")
        said = _letters(fold(value).text)
        if match[1].lower() in _STATED and said and said not in below:
            start = match.start(2) + match[2].index(value)
            found += [Zone("front", last, start), Zone(_STATED[match[1].lower()], start, start + len(value))]
            last = start + len(value)
    return [*found, Zone("front", last, begin)]


def _letters(folded: str) -> str:
    """Letters and digits alone, in one case."""
    return "".join(filter(str.isalnum, folded.casefold()))


def _aside(words: str) -> bool:
    """Whether a line only points elsewhere: other stories, subscriptions, a picture's maker."""
    return bool(_markers("aside").match(words)) and len(words) <= 4 * _PROSE


def _lines(text: str, begin: int) -> list[tuple[int, int]]:
    return [(begin + match.start(), begin + match.end()) for match in re.finditer(r"[^\r\n]+", unwrapped(text[begin:])) if match[0].strip()]


def _tail(lines: list[str]) -> int:
    """The number of the line at which the page no longer is the article."""
    for number, words in enumerate(lines):
        if 2 * number > len(lines) // 2 and number > 1 and len(words) <= 2 * _PROSE and _markers("end").match(words):
            return number
        marker = _markers("tail").match(words)
        if number and marker and len(words) - marker.end() <= _SHORT and not _prose(lines[number + 1 :]):
            return number
    closed = [bool(_CLOSED.search(words)) for words in lines]
    brief = [end and bool(_BRIEF.match(words)) for end, words in zip(closed, lines, strict=True)]
    prose = (
        n for n, words in enumerate(lines)
        if len(words) + len(_HAN.findall(words)) >= (_LONG // 2 if _GOES_ON.search(words) else _LONG) or (closed[n] and len(words) >= _SHORT)
        or (brief[n] and any(brief[max(0, n - 1) : n] + brief[n + 1 : n + 2]))
    )  # fmt: skip
    last = max(prose, default=len(lines) - 1)
    # A few short lines after the last sentence may still belong to it; a long run of them does not.
    return last + 1 if len(lines) - last > 4 else len(lines)


def _prose(lines: list[str]) -> bool:
    """Whether running text goes on: two lines in a row, or a quarter of all, that are sentences."""
    prose = [len(words) >= 2 * _PROSE and bool(_CLOSED.search(words)) for words in lines]
    return sum(prose) > max(1, len(prose) / 8)
