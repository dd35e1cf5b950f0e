"""Gold articles and cases: how they are read and how a claim is compared with them.

Own cases lie beside this file. Real articles are other people's and lie outside the project; of those that are read twice only the odd
numbers may be looked at or learned from.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentgraph import documents, reading
from talentgraph.claims import frames
from talentgraph.language import periods
from talentgraph.language.fold import fold
from talentgraph.model import EntityKind, PersonKind
from tests.cases import plain as plain_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from talentgraph.claims import Gazetteer
    from talentgraph.model import Claim, Document

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "articles"
TWICE_READ = ("en", "zh-hans", "zh-hant", "more")


@dataclass(slots=True)
class Gold:
    """One annotated text.

    Attributes:
        id: Of the article or case.
        document: The text.
        moves: As annotated.
        groups: The same.
        source: "case", "digest", "press", "example", "plain", "passages", "groups", "items", "train", "odd", "unlabelled" or "founding".
    """

    id: str
    document: Document
    moves: list[dict[str, Any]]
    groups: list[dict[str, Any]] = field(default_factory=list)
    source: str = "case"

    def part(self, parts: int) -> int:
        """Which of some equal parts the text belongs to, for cross-validation."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % parts


@cache
def gazetteer() -> Gazetteer:
    """The seeds' names."""
    return reading.gazetteer()


def cases(*, held_out: str = "") -> Iterator[Gold]:
    """Our own cases: those to learn from, or the passages, articles, short items or sentences on groups that nothing is fitted on."""
    if held_out in {"groups", "items"}:
        yield from _composed(plain_texts.singles(f"heldout-{held_out}"), held_out)
        return
    if not held_out:
        yield from _examples()
        yield from _plain()
        yield from _digests()
    for path in sorted(HERE.glob(f"heldout-{held_out}-*.jsonl" if held_out else "[aps]*-*.jsonl")):
        for entry in _lines(path):
            document = documents.from_text(entry["text"], entry["id"])
            if not document.published.date and entry.get("doc_date"):
                document = replace(document, published=periods.from_iso(entry["doc_date"]))
            source = "press" if path.name.startswith("press") else "case"
            yield Gold(entry["id"], document, _placed(entry["moves"], entry["text"]), entry.get("groups", []), source)


def _examples() -> Iterator[Gold]:
    """The examples and counter-examples of the frames."""
    for frame in (*frames.frames("en"), *frames.frames("zh")):
        for number, example in enumerate(frame.examples):
            document = documents.from_text(example["text"], f"{frame.id}-{number}")
            yield Gold(f"{frame.id}-{number}", document, *_apart([_move(line, example["text"]) for line in example["claims"]]), "example")
        for number, text in enumerate(frame.counter_examples):
            yield Gold(f"{frame.id}-not-{number}", documents.from_text(text, f"{frame.id}-not-{number}"), [], source="example")


def _move(line: str, text: str) -> dict[str, Any]:
    """An example's "who | from -> to | kind status" as a move."""
    who, ends, what = line.split(" | ")
    origin, to = (None if end == "?" else end.removesuffix(" (former)") for end in ends.split(" -> "))
    kind, status = what.split()
    move = {"from_org": origin, "to_org": to, "kind": kind, "status": status, "quote": text, "start": 0, "end": len(text)}
    if who.startswith("group "):
        return {**move, "count": None if who.endswith("?") else int(who.split()[1])}
    return {**move, "person": who, "person_as_written": [who]}


def _plain() -> Iterator[Gold]:
    """The texts composed from plain sentences, passages, sentences on groups and short items."""
    for kind in plain_texts.KINDS:
        yield from _composed(plain_texts.texts(kind), kind)


def _composed(texts: Iterable[tuple[str, Document, list[tuple[str, str]]]], source: str) -> Iterator[Gold]:
    for identifier, document, claims in texts:
        yield Gold(identifier, document, *_apart(plain_texts.moves(claims, document.text, _move, _also_called)), source=source)


def _apart(moves: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The moves of people with names, and of groups."""
    return [move for move in moves if "count" not in move], [move for move in moves if "count" in move]


@cache
def _also_called(name: str) -> list[str]:
    """What a reader makes of an organization's name in a plain sentence: without its article or legal form, or the listed one it is a name of."""
    known = [entry.name for entry in gazetteer().known if entry.kind is EntityKind.ORGANIZATION and name in {entry.name, *entry.aliases}]
    return [re.sub(r"^the | LLP$|有限公司$", "", name), *known]


def _digests() -> Iterator[Gold]:
    """The digests of the seeds."""
    for entry in _lines(HERE / "digests.jsonl"):
        path = next((HERE.parents[1] / "seeds" / "articles").glob(f"{entry['id']}.*"))
        document = documents.article(documents.load(path), str(path))
        yield Gold(entry["id"], document, _placed(entry["moves"], document.text), entry.get("groups", []), "digest")


def articles(folder: Path = SHARED) -> Iterator[Gold]:
    """The real articles that may be learned from; nothing where they don't lie beside the project."""
    files = {path.stem: path for path in sorted(folder.rglob("*.txt"))}
    files |= {path.stem: path for path in sorted(folder.with_name("seeds").glob("*.txt"))}
    sources = [
        ("founding", folder.with_name("gold") / "seeds.jsonl"), ("unlabelled", HERE / "labels.jsonl"),
        ("train", folder / "train.jsonl"), *(("odd", folder / f"{name}.jsonl") for name in TWICE_READ),
    ]  # fmt: skip
    for source, path in sources:
        for entry in _lines(path) if path.exists() else ():
            blind = source == "odd" and int(re.sub(r"\D", "", entry["id"])) % 2 == 0
            if entry["id"] in files and not blind:
                file = files[entry["id"]]
                yield Gold(entry["id"], documents.article(documents.load(file), str(file)), entry["moves"], entry.get("groups", []), source)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def _placed(moves: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    return [move if "start" in move else {**move, "start": text.find(move["quote"]), "end": text.find(move["quote"]) + len(move["quote"])} for move in moves]


@cache
def plain(name: str | None, *, simplified: bool = True) -> str:
    """A name without case, width, spaces and punctuation, and without script if wanted."""
    text = fold(name or "").text if simplified else name or ""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def digest(name: str) -> str:
    """What files of aliases hold instead of a name that nobody should read."""
    return hashlib.sha256(plain(name, simplified=False).encode()).hexdigest()[:16]


class Names:
    """Which names mean one organization: by spelling, by the seeds, by the files of aliases.

    Args:
        files: JSON files {name: [other names]}, or {digest: group} for names that nobody should read.
    """

    def __init__(self, files: Iterable[Path] = ()) -> None:
        self._groups: dict[str, set[str]] = defaultdict(set)
        self._hidden: dict[str, set[str]] = defaultdict(set)
        for known in gazetteer().known:
            if known.kind is EntityKind.ORGANIZATION:
                for name in (known.name, *(alias for alias in known.aliases if alias not in known.ambiguous)):
                    self._groups[plain(name)].add(f"seed:{known.id}")
        for file in files:
            for name, others in json.loads(file.read_text("utf-8")).items():
                if isinstance(others, str):
                    self._hidden[name].add(f"{file.name}:{others}")
                for form in () if isinstance(others, str) else (name, *others):
                    self._groups[plain(form)].add(f"{file.name}:{name}")
        self._meant: dict[str, set[str]] = {}

    def same(self, one: str | None, other: str | None) -> bool:
        """Whether two names mean one organization."""
        if not one or not other:
            return not one and not other
        return plain(one) == plain(other) or bool(self._groups_of(one) & self._groups_of(other))

    def _groups_of(self, name: str) -> set[str]:
        if name not in self._meant:
            self._meant[name] = self._groups.get(plain(name), set()) | self._hidden.get(digest(name), set())
        return self._meant[name]

    def side(self, move: dict[str, Any], side: str, *names: str | None) -> bool:
        """Whether any of some names is right for one end of a move."""
        accepted = [move[f"{side}_org"], *move.get(f"alt_{side}", [])]
        return any(self.same(gold, name) for gold in accepted for name in names)


def is_person(move: dict[str, Any], *names: str | None) -> bool:
    """Whether any of some names is the person of a move."""
    return bool({plain(name) for name in (move["person"], *move["person_as_written"])} & {plain(name) for name in names if name})


def is_right(move: dict[str, Any], claim: Claim, names: Names, *, full: bool = False) -> bool:
    """Person and destination are right, in full also the origin; a departure needs its origin; a change inside must be called so."""
    if not is_person(move, claim.person, claim.person_as_written):
        return False
    if move["kind"] == "internal":
        if claim.kind != "internal" and claim.kind not in move.get("alt_kind", []):
            return False
        if claim.kind == "internal":
            return names.side(move, "to", claim.to_org, claim.from_org) or names.side(move, "from", claim.to_org, claim.from_org)
    to, origin = names.side(move, "to", claim.to_org), names.side(move, "from", claim.from_org)
    return to and origin if full or move["to_org"] is None else to


def matched(gold: Gold, claims: Iterable[Claim], names: Names, *, full: bool = False) -> dict[int, int]:
    """Claim -> move, one to one; stated moves and those that are right in full first."""
    told = [(n, claim) for n, claim in enumerate(claims) if claim.person_kind is not PersonKind.GROUP]
    pairs = sorted(
        (bool(move.get("implied")), not is_right(move, claim, names, full=True), claim.kind != move["kind"], number, n)
        for n, claim in told for number, move in enumerate(gold.moves) if is_right(move, claim, names, full=full)
    )  # fmt: skip
    found: dict[int, int] = {}
    for *_, number, n in pairs:
        if n not in found and number not in found.values():
            found[n] = number
    return found


def is_group(group: dict[str, Any], claim: Claim, names: Names) -> bool:
    """Whether a claim on people nobody names tells of a group: its ends and, where the gold has one, its number."""
    ends = names.side(group, "from", claim.from_org) and names.side(group, "to", claim.to_org)
    return ends and group["count"] in {None, claim.count}


def group_counts(gold: Gold, claims: list[Claim], names: Names) -> tuple[int, int, int]:
    """Groups that are right, wrong and missed."""
    told = [claim for claim in claims if claim.person_kind is PersonKind.GROUP]
    open_groups = list(gold.groups)
    for claim in told:
        found = next((group for group in open_groups if is_group(group, claim, names)), None)
        if found is not None:
            open_groups.remove(found)
    right = len(gold.groups) - len(open_groups)
    return right, len(told) - right, len(open_groups)


def counts(gold: Gold, claims: list[Claim], names: Names, *, full: bool = False) -> tuple[int, int, int]:
    """Right, wrong and missed; what is implied may be found or not."""
    found = matched(gold, claims, names, full=full)
    implied = sum(bool(gold.moves[number].get("implied")) for number in found.values())
    told = sum(claim.person_kind is not PersonKind.GROUP for claim in claims)
    stated = sum(not move.get("implied") for move in gold.moves)
    return len(found) - implied, told - len(found), stated - len(found) + implied
