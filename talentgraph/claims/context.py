"""What stands around a capitalized run: words before and after it that go with organizations, or with people."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims import capitals
from talentgraph.language.scripts import is_han
from talentgraph.lexicon import read

if TYPE_CHECKING:
    from talentgraph.claims.capitals import Run
    from talentgraph.claims.places import Mentions

_ROLE_WEIGHT = 2
_OF = {"of", "at", "for", "with"}
_LEADS = frozenset(
    "from to for of by at with the rival rivals consultancy its founded co-founded cofounded started start starts starting launch launches launched launching "
    "up establish established establishes build built create created creates runs run ran running led acquire acquired acquires buy buys bought "
    "called named dubbed".split()
)
_NO_PERSON = frozenset("the a an The A An this our your its their in In near across around on into through via using play playing".split())
_EARLIER = frozenset(("former", "onetime", "ex", "fellow", "longtime"))  # before an employer and a role: a former Acme engineer
_TRADES = ("ist", "er", "ian", "man", "tor")
_WINDOW = 160  # characters around an unknown name in which something must speak of people
_NEAR = 80  # characters before a name in which a verb of moving counts
_COMPANY_LIKE = re.compile(r"[a-z](?:AI|Labs|Bio|Tech|Pay|Health|DAO|Soft|Works)(?![A-Za-z])")
_FAR = 48  # characters in which a role explains a name
_ANOTHER = re.compile(r"[.;:\n]|, .*, |[A-Z]\w+ [A-Z]\w+")


@cache
def _after(name: str) -> re.Pattern[str]:
    return re.compile(read("names-en")["context"][name])


class Context:
    """The surroundings of the runs of a document.

    Args:
        found: The document's mentions so far: its roles say much about the names beside them.
    """

    def __init__(self, found: Mentions) -> None:
        self._text = found.text
        self._start = {node.start: node for node in found.nodes if node.type == "ROLE"}
        self._roles = sorted(self._start)
        self._end = {node.end: node for node in found.nodes if node.type == "ROLE"}
        self._organization_ends = {node.end for node in found.nodes if node.type == "ORG"}
        self._organization_starts = {node.start for node in found.nodes if node.type == "ORG"}
        lexicon = read("names-en")
        self._organization_before: dict[str, int] = lexicon["organization_before"]
        self._person_before: dict[str, int] = lexicon["person_before"]

    def _before(self, run: Run) -> tuple[str, int]:
        """The word right before a run, and where it begins."""
        end = run.start - 1
        if self._text[max(0, run.start - 3) : run.start] in {"ex-", "Ex-"}:
            return "ex", run.start - 3
        if end < 0 or self._text[end] not in " ,":
            return "", end
        begin = max(self._text.rfind(" ", max(0, end - 24), end), self._text.rfind("\n", max(0, end - 24), end)) + 1
        return self._text[begin:end].strip(",\"'("), begin

    def organization(self, run: Run) -> tuple[int, int]:
        """How much of what stands before it, and of what stands after it, speaks for an organization."""
        before, (word, begin) = 0, self._before(run)
        if word in _OF and (begin - 1 in self._end):
            before += 3 if word in {"of", "at"} else _ROLE_WEIGHT
        elif word == "the" and self._text[begin - 4 : begin - 1] in {" of", " at"} and begin - 4 in self._end:
            before += 3
        elif word in {"of", "at", "the"} and _after("organization_belongs").search(self._text, max(0, run.start - _FAR), run.start):
            before += _ROLE_WEIGHT
        elif word.lower() in self._organization_before:
            before += self._organization_before[word.lower()]
        before += self._moved(run, word) + (3 if _after("organization_before_zh").search(self._text, max(0, run.start - 6), run.start) else 0)
        if before > 0 and _COMPANY_LIKE.search(self._text, run.start, run.end):
            before += 1
        after = self._organization_after(run)
        return before, after + (after > 0 and word.lower() in _EARLIER)

    def _organization_after(self, run: Run) -> int:
        weight, end, text = 0, run.end, self._text
        role = self._start.get(end + 1) or (self._start.get(end + 3) if text[end : end + 2] == "'s" else None)
        if role is not None and text[end] in " '":
            certain = role.name == "top" or text[end] == "'" or (text[role.end + 1 : role.end + 2].isupper() and text[role.end] == " ")
            weight += _ROLE_WEIGHT if certain else 1
        if _after("organization_after").match(text, end):
            weight += _ROLE_WEIGHT
        if text[end : end + 2] == ", " and _after("organization_explained").match(text, end):
            weight += 3
        return weight

    def _moved(self, run: Run, word: str) -> int:
        """Somebody moves from there or to there, or founds it."""
        if word not in _LEADS:
            return 0
        floor = max(0, run.start - _NEAR)
        if _after("person_not").search(self._text, floor, run.start):
            return -1
        if _after("organization_led").search(self._text, floor, run.start):
            return _ROLE_WEIGHT
        started = _ROLE_WEIGHT if len(run.kinds) > 1 else 1
        return started if _after("organization_started").search(self._text, floor, run.start) else 0

    def against(self, run: Run) -> bool:
        """Whether an article, a preposition of place, a number or an organization beside it says that an unknown run is no person."""
        word, _ = self._before(run)
        numbered = self._text[run.end : run.end + 1] == " " and self._text[run.end + 1 : run.end + 2].isdigit()
        beside = run.start - 1 in self._organization_ends or run.end + 1 in self._organization_starts
        return word in _NO_PERSON or numbered or beside

    def of_people(self, run: Run) -> bool:
        """Whether the words around speak of people's work: a role, somebody who moves or says something."""
        first, last = max(0, run.start - _WINDOW), run.end + _WINDOW
        at = bisect_left(self._roles, first)
        return (at < len(self._roles) and self._roles[at] < last) or bool(_after("of_people").search(self._text, first, last))

    def person(self, run: Run) -> int:
        """How much speaks for a person."""
        weight, (word, _) = 0, self._before(run)
        start, end, text = run.start, run.end, self._text
        if start in self._end or start - 1 in self._end or (text[start - 2 : start] == ", " and start - 2 in self._end):
            weight += _ROLE_WEIGHT
        weight += self._person_before.get(word, 0)
        if word.islower() and word.endswith(_TRADES) and word not in self._organization_before and word not in capitals.words("function"):
            weight += _ROLE_WEIGHT  # "the cryptographer", "comedian"
        if word in capitals.words("honorifics"):
            weight += 3
        if any(map(is_han, text[max(0, start - 2) : start] + text[end : end + 2])):  # foreign names keep their letters in Chinese
            weight += _ROLE_WEIGHT
        if _after("person_after").match(text, end):
            weight += 1 if text[end] == " " else _ROLE_WEIGHT
        if text[end : end + 1] == "," or text[end : end + 3] in {" as", " is"}:
            weight += _ROLE_WEIGHT if self._explained(end) else 0
        return weight

    def _explained(self, end: int) -> bool:
        """Whether a role follows that tells who it is."""
        for at in range(end + 2, end + _FAR):
            if at in self._start:
                return not _ANOTHER.search(self._text, end + 2, at)
        return False
