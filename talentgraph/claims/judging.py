"""Who is who among the capitalized runs of a document.

Runs are judged twice: first each where it stands, by its words and by what is around it; then all occurrences of a name together.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from talentgraph.claims import capitals
from talentgraph.claims.capitals import Run, words
from talentgraph.claims.context import Context
from talentgraph.claims.masking import Node
from talentgraph.lexicon import read
from talentgraph.model import EntityKind

if TYPE_CHECKING:
    from talentgraph.claims.gazetteer import Gazetteer
    from talentgraph.claims.places import Mentions

_CERTAIN = 3  # the weight of a clear case
_LIKELY = 2
_PERSON = re.compile(r"(?:G[GIN]*|I+[GN]+)(?:P*[GSU]+|P+[GSUQCA]|[QCA](?![COTXKV&]))?J*")
_UNKNOWN = re.compile(r"(?:[SU][GSUIN]*(?:P+[GSU]+|[Q])?|I+[SUQ][SU]*|G?U?P[GSU]+)J*")
_LED = re.compile(r"C[US][SU]?|[US]{1,2}C")  # a plain word first: a person where something says so
_BARE = re.compile(r"\d+[A-Z]{1,3}|[A-Z]{1,3}\d+|[A-Z][a-z]?|[A-Z][a-z]+-[a-z-]+")  # 5K, R, Rs, Two-time
_TWO = re.compile(r"[UKA]{1,2}G[ISU]*[SU]")  # an organization and then a person
_ORGANIZATION = re.compile(r"(?=.*[OX])[^N]*[OX]|[SUGKAQ]{1,2}&[SUGKAQ]{1,2}")
_HEADED = re.compile(r"(U{1,2}|A|U?K)(?:O+X?|X)")
_GENERIC = re.compile(r"[CVOTL&]+")
_NO_SURNAMES = {"K", "A", "C", "V"}
_KIN = re.compile(r"\b(?:[Bb]rothers|[Ss]isters|[Ss]iblings|[Tt]wins|[Cc]ouple|[Ss]pouses|[Cc]o-?founders|[Ff]ounders) $")
_BEFORE = 24  # characters before a given name in which a word of kinship stands
_LISTED = {", ", " and ", ", and ", " & "}
_SHORT = re.compile(r" \((?:\"|the \"?|or \")?([A-Z][A-Za-z]{1,9})\"?\)")


@cache
def _legal() -> re.Pattern[str]:
    return re.compile(read("names-en")["legal_tail"])


@cache
def _first_words() -> frozenset[str]:
    return frozenset(read("names-en")["organization_first"]["words"].split())


@cache
def _listed_names(what: str) -> frozenset[str]:
    return frozenset(read("names-en")[what]["names"].split(", "))


def _certain(run: Run) -> bool:
    """Whether its words alone make a run a person's name."""
    return len(run.kinds.replace("J", "")) > 1 and bool(_PERSON.fullmatch(run.kinds))


class Judged:
    """The runs of a document and the weight of evidence for each name."""

    def __init__(self, found: Mentions, spans: list[tuple[int, int]], gazetteer: Gazetteer) -> None:
        self._found = found
        self._gazetteer = gazetteer
        self._context = Context(found)
        self.runs = list(capitals.runs(found, spans))
        self._people: Counter[str] = Counter()
        self._organizations: Counter[str] = Counter()
        self._best: Counter[str] = Counter()
        self._alone: Counter[str] = Counter()
        self.short: dict[str, str] = {}
        self._certain = {run.start: run for run in self.runs if _certain(run)}
        for run in self.runs:
            self._weigh(run)
        self._in_lists()
        people = [self.name(run) for run in self.runs if len(run.kinds) > 1 and self.is_person(run)]
        self._surnames = {name.rsplit(" ", 1)[-1] for name in (*people, *(node.name for node in found.nodes if node.type == "PER"))}
        self._shorten()

    def add(self, kind: str, start: int, end: int, name: str) -> None:
        """A mention by form; a list may know it all the same, by a name that needs context."""
        entity = EntityKind.PERSON if kind == "PER" else EntityKind.ORGANIZATION
        if kind == "ORG":
            if name.removeprefix("The ") in _listed_names("organs"):
                return
            name = _legal().sub("", name).removeprefix("The ") or name
        known = self._gazetteer.by_name.get((entity, name))
        self._found.add(Node(kind, start, end, name, self._found.text[start:end], known, weak=True))

    def name(self, run: Run) -> str:
        """The words of a run."""
        return self._found.text[run.start : run.end]

    def _weigh(self, run: Run) -> None:
        name, single = self.name(run), len(run.kinds) == 1
        if single and run.kinds in "FPJHNIL&TOX":
            return
        before, after = self._context.organization(run)
        short = None if single or not _ORGANIZATION.fullmatch(run.kinds) else _SHORT.match(self._found.text, run.end)
        if short and short[1].isupper() and short[1][0] == name[0]:
            after += _LIKELY
        person = self._context.person(run)
        if before >= _LIKELY:  # who joins X as an adviser: the role isn't X's
            person = 0
        elif person >= _LIKELY and run.kinds not in _NO_SURNAMES:
            after = min(after, 1)
        if single:
            if run.kinds in "USQG":
                self._alone[name] += person
            if run.headline:
                return
        else:
            self._people[name] += person + self._base(run)
        if single and before + after <= 0:
            return
        self._organizations[name] += before + after
        self._best[name] = max(self._best[name], before + after)

    def _base(self, run: Run) -> int:
        """What the words of a run alone say for a person."""
        if _certain(run):
            return _CERTAIN
        # Two words that nobody knows are a person, unless something says otherwise.
        fresh = 1 if self.name(run) not in self._people and _UNKNOWN.fullmatch(run.kinds) and self._context.of_people(run) else 0
        return fresh - (_LIKELY if self._context.against(run) else 0)

    def _in_lists(self) -> None:
        """A surname that speaks makes its full name a person's, and so does a person beside it in a list."""
        text = self._found.text
        for run, following in pairwise(self.runs):
            for one, other in ((run, following), (following, run)):
                if _certain(one) and (_UNKNOWN.fullmatch(other.kinds) or _LED.fullmatch(other.kinds)) and text[run.end : following.start] in _LISTED:
                    self._people[self.name(other)] += _LIKELY
        for name in list(self._people):
            self._people[name] += 2 * self._alone[name.rsplit(" ", 1)[-1]]

    def _shorten(self) -> None:
        """Short forms: letters in brackets, the name without what it is."""
        for run in self.runs:
            if len(run.kinds) > 1 and self.is_organization(run):
                name, short = self.name(run), _SHORT.match(self._found.text, run.end)
                if short and short[1][0] == name[0]:
                    self.short.setdefault(short[1], name)
                if headed := _HEADED.fullmatch(run.kinds):
                    head = self.name(run.part(0, headed.end(1)))
                    if self._organizations[head] < _LIKELY:
                        self.short.setdefault(head, _legal().sub("", name))

    def is_person(self, run: Run) -> bool:
        """Whether a run is a person's name."""
        name = self.name(run)
        if name in _listed_names("cities"):
            return False
        if _certain(run):
            return self._organizations[name] < max(_CERTAIN, self._people[name])
        weight = self._people[name]
        if len(run.kinds) < 2 or weight < self._organizations[name]:
            return False
        return weight >= _LIKELY if _LED.fullmatch(run.kinds) else weight > 0 and bool(_UNKNOWN.fullmatch(run.kinds))

    def is_organization(self, run: Run) -> bool:
        """Whether a run is the name of an organization."""
        name, kinds = self.name(run), run.kinds
        weight = self._organizations[name]
        if not kinds.strip("L") or name in _listed_names("cities"):
            return False
        if len(kinds) == 1:
            if name in self._surnames or name.lower() in words("firms") or (kinds in "GSQ" and weight <= 2 * self._alone[name]) or _BARE.fullmatch(name):
                return False
            return self._best[name] >= _CERTAIN if kinds in "CVGSQ" else weight >= _LIKELY
        if name.split(" ", 1)[0] in _first_words() and not set(kinds) <= set("VCT"):
            return True
        if _ORGANIZATION.fullmatch(kinds) and not run.headline:
            return bool(weight) or not _GENERIC.fullmatch(kinds) or "X" in kinds or ("L" in kinds and name.rsplit(" ", 1)[-1] in words("of_heads"))
        return weight >= _CERTAIN or (weight >= _LIKELY and weight > self._people[name] and "T" not in kinds)

    def place(self, run: Run) -> None:
        """Add what a run is, or what its parts are."""
        name = self.name(run)
        if len(run.kinds) == 1 and name in self.short:
            self.add("ORG", run.start, run.end, self.short[name])
        elif run.kinds == "G" and (surname := self._shared_surname(run)):
            self.add("PER", run.start, run.end, f"{name} {surname}")
        elif len(run.kinds) == 1 and name not in self._best:
            return
        elif self.is_person(run):
            self.add("PER", run.start, run.end, _person_name(self._found.text, run))
        elif self.is_organization(run) and not (_TWO.fullmatch(run.kinds) and "&" not in run.kinds):
            self.add("ORG", run.start, run.end, name)
        elif len(run.kinds) > 1:
            self._parts(run)

    def _shared_surname(self, run: Run) -> str:
        """The surname that a given name alone shares with a sibling's or spouse's full name after it: "John and Patrick Collison"."""
        text = self._found.text
        beside = self._certain.get(run.end + len(" and ")) if text.startswith(" and ", run.end) else None
        if beside is None or not beside.kinds.startswith("G") or not _KIN.search(text, max(0, run.start - _BEFORE), run.start):
            return ""
        return self.name(beside).rsplit(" ", 1)[-1]

    def _parts(self, run: Run) -> None:
        """A person inside a longer run: "Bungie Pete Parsons", "Ann Berg Leaves"; an organization at its end."""
        for match in _PERSON.finditer(run.kinds):
            part = run.part(match.start(), match.end())
            if _certain(part) and not (match.end() < len(run.kinds) and run.kinds[match.end()] in "OXT&K"):
                self.add("PER", part.start, part.end, _person_name(self._found.text, part))
                if match.start() and self.is_organization(run):
                    head = self.name(run.part(0, match.start()))
                    self._organizations[head] = self._best[head] = _CERTAIN
                if match.start():
                    self.place(run.part(0, match.start()))
                return
        for first in range(1, len(run.kinds)):
            part = run.part(first, len(run.kinds))
            if self._organizations[self.name(part)] >= _LIKELY or (len(part.kinds) > 1 and self._people[self.name(part)] >= _CERTAIN):
                self.place(part)
                return


def _person_name(text: str, run: Run) -> str:
    """A person's name without a nickname in quotes; one in brackets is the name that is used."""
    if "N" not in run.kinds:
        return text[run.start : run.end]
    parts = [text[a:b] for a, b in run.words]
    at = run.kinds.index("N")
    if parts[at][0] == "(":
        return " ".join([parts[at][1:-1], *parts[at + 1 :]])
    return " ".join([*parts[:at], *parts[at + 1 :]])
