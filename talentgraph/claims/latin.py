"""Names in Latin letters that no list knows: capitalized runs, names that machine translation damaged, surnames alone.

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
_MAYBE = re.compile(r"[GSUIQK][GSUIQPNCV]*[GSUQC]J*")  # somebody or some firm: what the text says of it tells
_TWO = re.compile(r"[UKA]{1,2}G[ISU]*[SU]")  # an organization and then a person
_ORGANIZATION = re.compile(r"(?=.*[OX])[^N]*[OX]|[SUGKAQ]{1,2}&[SUGKAQ]{1,2}")
_HEADED = re.compile(r"(U{1,2}|A|U?K)(?:O+X?|X)")
_GENERIC = re.compile(r"[CVOTL&]+")
_WORD = r"[A-Z][\w'&-]*"
_OF = re.compile(rf" (?:of|for)(?: the)? {_WORD}(?:(?: and| of| &)? {_WORD}){{0,4}}")
_LISTED = {", ", " and ", ", and ", " & "}
_SHORT = re.compile(r" \((?:\"|the \"?|or \")?([A-Z][A-Za-z]{1,9})\"?\)")


@cache
def _damaged() -> re.Pattern[str]:
    parts = "|".join(sorted(map(re.escape, read("damage")["words"]), key=len, reverse=True))
    return re.compile(rf"([A-Z][a-z]+)({parts})([A-Z][a-z]+)")


@cache
def _legal() -> re.Pattern[str]:
    return re.compile(read("names-en")["legal_tail"])


def damaged(found: Mentions, spans: list[tuple[int, int]], gazetteer: Gazetteer) -> None:
    """Names whose parts a machine translated as words, repaired."""
    for match in found.by_pattern(_damaged(), spans):
        name = f"{match[1]} {read('damage')['words'][match[2]]} {match[3]}"
        known = gazetteer.by_name.get((EntityKind.PERSON, name))
        found.add(Node("PER", match.start(), match.end(), name, match[0], known, weak=True))


def induced(found: Mentions, spans: list[tuple[int, int]], gazetteer: Gazetteer) -> None:
    """People and organizations among the capitalized runs."""
    judged = _Judged(found, spans, gazetteer)
    for run in judged.runs:
        if found.text[slice(*run.words[-1])] in words("of_heads") and (more := _OF.match(found.text, run.end)):
            end = _before_person(found.text, run.end, more.end())
            judged.add("ORG", run.start, end, found.text[run.start : end])
    for run in judged.runs:
        judged.place(run)


def _before_person(text: str, start: int, end: int) -> int:
    """Where an organization ends: "the University of Tallow and Ann Berg" goes on with somebody."""
    cut = text.find(" and ", start, end)
    return cut if cut > 0 and capitals.kind(text[cut + 5 : end].split(" ", maxsplit=1)[0]) == "G" else end


def _certain(run: Run) -> bool:
    """Whether its words alone make a run a person's name."""
    return len(run.kinds.replace("J", "")) > 1 and bool(_PERSON.fullmatch(run.kinds))


class _Judged:
    """The runs of a document and the weight of evidence for each name."""

    def __init__(self, found: Mentions, spans: list[tuple[int, int]], gazetteer: Gazetteer) -> None:
        self._found = found
        self._gazetteer = gazetteer
        self._context = Context(found)
        self.runs = list(capitals.runs(found, spans))
        self._people: Counter[str] = Counter()
        self._organizations: Counter[str] = Counter()
        self._alone: Counter[str] = Counter()
        self.short: dict[str, str] = {}
        for run in self.runs:
            self._weigh(run)
        self._in_lists()
        self._surnames = {self.name(run).rsplit(" ", 1)[-1] for run in self.runs if len(run.kinds) > 1 and self.is_person(run)}
        self._shorten()

    def add(self, kind: str, start: int, end: int, name: str) -> None:
        """A mention by form; a list may know it all the same, by a name that needs context."""
        entity = EntityKind.PERSON if kind == "PER" else EntityKind.ORGANIZATION
        if kind == "ORG":
            name = _legal().sub("", name).removeprefix("The ") or name
        known = self._gazetteer.by_name.get((entity, name))
        self._found.add(Node(kind, start, end, name, self._found.text[start:end], known, weak=True))

    def name(self, run: Run) -> str:
        """The words of a run."""
        return self._found.text[run.start : run.end]

    def _weigh(self, run: Run) -> None:
        name = self.name(run)
        if len(run.kinds) == 1:
            if run.kinds in "FPJHNIL&T":
                return
            if run.kinds in "USQG":
                self._alone[name] += self._context.person(run)
        else:
            self._people[name] += self._context.person(run) + (_CERTAIN if _certain(run) else 0)
        if not run.headline or len(run.kinds) > 1:
            self._organizations[name] += self._context.organization(run)

    def _in_lists(self) -> None:
        """A surname that speaks makes its full name a person's, and so does a person beside it in a list."""
        text = self._found.text
        for run, following in pairwise(self.runs):
            for one, other in ((run, following), (following, run)):
                if _certain(one) and _UNKNOWN.fullmatch(other.kinds) and text[run.end : following.start] in _LISTED:
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
        if _certain(run):
            return self._organizations[name] < self._people[name] + _LIKELY
        return bool(_UNKNOWN.fullmatch(run.kinds)) and len(run.kinds) > 1 and self._people[name] >= max(_LIKELY, self._organizations[name])

    def is_organization(self, run: Run) -> bool:
        """Whether a run is the name of an organization."""
        name, kinds = self.name(run), run.kinds
        weight = self._organizations[name]
        if len(kinds) == 1:
            if name in self._surnames or name.lower() in words("firms") or (kinds in "GSQ" and weight <= 2 * self._alone[name]):
                return False
            return weight >= (_CERTAIN if kinds in "CVGSQO" else _LIKELY)
        if _ORGANIZATION.fullmatch(kinds) and not run.headline:
            return bool(weight) or not _GENERIC.fullmatch(kinds) or "X" in kinds or ("L" in kinds and name.rsplit(" ", 1)[-1] in words("of_heads"))
        return weight >= _CERTAIN or (weight >= _LIKELY and weight > self._people[name] and "T" not in kinds)

    def place(self, run: Run) -> None:
        """Add what a run is, or what its parts are."""
        name = self.name(run)
        if len(run.kinds) == 1 and name in self.short:
            self.add("ORG", run.start, run.end, self.short[name])
        elif self.is_person(run):
            self.add("PER", run.start, run.end, _person_name(self._found.text, run))
        elif self.is_organization(run) and not (_TWO.fullmatch(run.kinds) and "&" not in run.kinds):
            self.add("ORG", run.start, run.end, name)
        elif len(run.kinds) > 1 and not self._parts(run) and _MAYBE.fullmatch(run.kinds) and not run.headline:
            self._found.add(Node("PER", run.start, run.end, name, name, weak=True, maybe=True))

    def _parts(self, run: Run) -> bool:
        """A person inside a longer run: "Bungie Pete Parsons", "Ann Berg Leaves"; an organization at its end."""
        for match in _PERSON.finditer(run.kinds):
            part = run.part(match.start(), match.end())
            if _certain(part) and not (match.end() < len(run.kinds) and run.kinds[match.end()] in "OXT&K"):
                self.add("PER", part.start, part.end, _person_name(self._found.text, part))
                if match.start() and self.is_organization(run):
                    self._organizations[self.name(run.part(0, match.start()))] += _CERTAIN
                if match.start():
                    self.place(run.part(0, match.start()))
                return True
        for first in range(1, len(run.kinds)):
            part = run.part(first, len(run.kinds))
            if self._organizations[self.name(part)] >= _LIKELY or (len(part.kinds) > 1 and self._people[self.name(part)] >= _CERTAIN):
                self.place(part)
                return True
        return False


def _person_name(text: str, run: Run) -> str:
    """A person's name without a nickname in quotes; one in brackets is the name that is used."""
    if "N" not in run.kinds:
        return text[run.start : run.end]
    parts = [text[a:b] for a, b in run.words]
    at = run.kinds.index("N")
    if parts[at][0] == "(":
        return " ".join([parts[at][1:-1], *parts[at + 1 :]])
    return " ".join([*parts[:at], *parts[at + 1 :]])


def short_forms(found: Mentions, spans: list[tuple[int, int]]) -> None:
    """A surname alone means the one person of the document who bears it, a given name too if it's no plain word."""
    tails: dict[str, list[Node]] = {}
    for node in found.nodes:
        if node.type == "PER":
            for name in dict.fromkeys((node.text, node.name)):
                for part in _shorts(name):
                    tails.setdefault(part, []).append(node)
    single = {part: people[0] for part, people in tails.items() if len({node.name for node in people}) == 1}
    latin = sorted((part for part in single if part[0].isascii() or part[0].isupper()), key=lambda part: (-len(part), part))
    patterns = [re.compile(rf"(?<![\w&'-])(?:{'|'.join(map(re.escape, latin))})(?![\w&])(?!-[A-Z])")] if latin else []
    patterns += [re.compile(re.escape(part)) for part in single if part not in set(latin)]
    for pattern in patterns:
        for match in found.by_pattern(pattern, list(found.free(spans))):
            person = single[match[0]]
            found.add(Node("PER", match.start(), match.end(), person.name, match[0], person.known, weak=person.weak))


def _shorts(name: str) -> list[str]:
    parts = [part for part in re.split(r"[\s·]", name) if part.rstrip(".") not in words("suffixes")]
    if len(parts) < 2 or len(parts[-1]) < 2:
        return []
    first = parts[0].strip('"()')
    given = len(first) > 2 and capitals.kind(first) == "G" and first.lower() not in words("function") | words("things")
    particle = next((n for n, part in enumerate(parts) if n and part in words("particles")), None)
    longer = [" ".join(parts[particle:])] if particle else []
    return [*longer, parts[-1], *([first] if given else [])]
