"""People in Chinese text whom no list knows: by surname and by transliteration, where a role or a verb of people stands beside them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from talentgraph.claims import han_foreign
from talentgraph.claims import han_names as names
from talentgraph.claims.han_tokens import HAN, beginning
from talentgraph.claims.masking import Node
from talentgraph.lexicon import read

if TYPE_CHECKING:
    from talentgraph.claims.han_tokens import Tokens
    from talentgraph.claims.places import Mentions

_NAMES = {"nr", "nrt", "nrfg"}
_TITLES = {"先生", "女士", "小姐", "太太", "老师", "师傅", "博士", "教授"}
_OFTEN = 3  # times that a word of the dictionary must be somebody's name to be one wherever people act
_OFFICE = 8  # characters of an organization before a post
_WHOLE = re.compile("(?:银行|公司|集团|大学|学院|医院|法院|协会|[部局厅署院])$")
_SPOKEN = {"v", "vd", "d", "p", "c", "r", "uj", "ul", "u", "t", "m", "q", "f", "y", "zg", "vn"}


@cache
def _verb() -> re.Pattern[str]:
    return beginning(names.lexicon()["follows_strong"])


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"(?:{names.surname().pattern}){names.given()}{{1,2}}$")


def _names_before(text: str, end: int) -> list[int]:
    """Where a name by surname may begin that ends at a place, the shortest first."""
    return [start for start in range(end - 2, max(-1, end - 5), -1) if _ends().match(text, start, end)]


@cache
def _led() -> re.Pattern[str]:
    return beginning(rf"{names.lexicon()['leads']}(?=(?:{names.surname().pattern}){names.given()}|[{names.lexicon()['transliteration']}]{{2}})")


class People:
    """The people of one document: found where something beside them says so, then everywhere.

    Args:
        found: The mentions so far.
        tokens: The words.
        spans: Where to look.
    """

    def __init__(self, found: Mentions, tokens: Tokens, spans: list[tuple[int, int]]) -> None:
        self.found, self.tokens, self.spans, self.text = found, tokens, spans, found.text
        self.names: dict[str, int] = {}
        self._surnames = han_foreign.surnames(found.nodes)

    def find(self) -> None:
        """All of them."""
        self._by_form()
        self._after_roles()
        self._after_leads()
        self._before_verbs()
        self._tagged()
        self._tagged_foreign()
        self._in_lists()
        self._everywhere()
        self._titled()

    def _add(self, start: int, end: int) -> None:
        name = self.text[start:end]
        full = self._surnames.get(name)
        if self.found.add(Node("PER", start, end, full.name if full else name, name, full.known if full else None, weak=True)):
            self.names[name] = self.names.get(name, 0) + 1

    def _after_roles(self) -> None:
        for node in [node for node in self.found.nodes if node.type == "ROLE"]:
            at = node.end
            if self.text[at : at + 1] in {" ", ":", '"'} and self.text[at : at + 1]:
                at += 1
            if self.text[at : at + 1] == "的":
                self._take(at + 1, strict=True)
            else:
                self._take(at, strict=False)

    def _after_leads(self) -> None:
        for match in self.found.by_pattern(_led(), self.spans):
            self._take(match.end(), strict=True, cut=match[0].endswith("人"))

    def _take(self, start: int, *, strict: bool, listed: bool = False, cut: bool = False) -> bool:
        """A name that begins at a place; what stands before tells where, even if the tagger cut the words otherwise."""
        native, foreign = self._native_end(start, strict=strict, listed=listed, cut=cut), self._foreign_end(start, strict=strict)
        end = max(native or 0, foreign or 0)
        if end:
            self._add(start, end)
        return bool(end)

    def _native_end(self, start: int, *, strict: bool, listed: bool = False, cut: bool = False) -> int | None:
        """Where a name by surname ends: at the likelier of its two lengths."""
        match = names.native().match(self.text, start)
        if not match or not (cut or self.tokens.begins(start)):
            return None
        best, most = None, 0
        for length in range(len(match["given"]), 0, -1):
            end = match.end("surname") + length
            aligned, follow = self.tokens.begins(end), self._closes(end)
            worth = 2 * follow + aligned
            if worth > most and (follow or not strict) and not self._soft(end) and self._likely(start, end, strict=strict and not listed, listed=listed):
                best, most = end, worth
        return best if most > (1 if strict else 0) else None

    def _soft(self, end: int) -> bool:
        """Whether the last character is grammar: it belongs to a name only where the tagger keeps it in the word before."""
        if self.text[end - 1 : end + 1] == "成为":
            return True
        return self.text[end - 1] in names.lexicon()["soft_given"] and (not self.tokens.begins(end) or self.tokens.begins(end - 1))

    def _closes(self, end: int) -> bool:
        """Whether a name may end here by what follows."""
        following = self.text[end : end + 1]
        return not re.match(f"[{HAN}]", following) or bool(self.found.taken[end]) or bool(names.follows(strong=False).match(self.text, end))

    def _likely(self, start: int, end: int, *, strict: bool, listed: bool = False) -> bool:
        """Whether a run may be a name at all: no word or phrase of the language."""
        import rjieba

        name = self.text[start:end]
        if name[-1] == "氏" or name in names.not_people() or {name[-2:], self.text[end - 1 : end + 1]} & _TITLES:
            return False
        if name[0] == "任" and self._takes_office(start, end):
            return False
        tags = rjieba.tag(name)
        formed = names.formed().fullmatch(name)
        if name[0] in names.lexicon()["odd_surnames"] and not formed and name[:2] not in names.doubles() and tags[0][1][:2] != "nr":
            return False
        if len(tags) == 1:
            return not rjieba.has_word(name) or tags[0][1] in (_NAMES if strict or listed else _NAMES | {"ns", "nz", "x", "m"})
        if formed:
            return True
        if all(tag in _SPOKEN for _, tag in tags) and any(len(word) > 1 and rjieba.has_word(word) for word, _ in tags):
            return False
        return not strict or not any(len(word) > 1 and tag not in _NAMES | {"nz", "ns", "x"} and rjieba.has_word(word) for word, tag in tags)

    def _takes_office(self, start: int, end: int) -> bool:
        """Whether 任 is the verb: part of a longer one, or an organization and a post follow."""
        if self.text[start - 1 : start] in set(names.lexicon()["of_office"]):
            return True
        post = next((node.start for node in self.found.nodes if node.type == "ROLE" and end < node.start <= end + _OFFICE), None)
        acts = any(names.follows(strong=strong).match(self.text, end) for strong in (False, True))
        return post is not None and bool(re.fullmatch(f"[{HAN}]+", self.text[end:post])) and not acts

    def _foreign_end(self, start: int, *, strict: bool) -> int | None:
        """Where a transliterated name ends."""
        match = han_foreign.letters().match(self.text, start)
        if not match or not self.tokens.begins(start):
            return None
        for end in range(match.end(), start + 1, -1):
            if self._closes(end) and (end == match.end() or self.tokens.begins(end)) and self._likely(start, end, strict=strict):
                return end if not self._is_place(start, end, strict=strict) else None
        return None

    def _is_place(self, start: int, end: int, *, strict: bool = True) -> bool:
        if not strict:
            return self.text[start:end] in read("names-zh")["countries"]
        at = self.tokens.at(start)
        return at < len(self.tokens.words) and self.tokens.tags[at] == "ns" and self.tokens.end(at) == end

    def _bounded(self, start: int) -> bool:
        """Whether a name may begin here by what stands before."""
        before = self.text[start - 1 : start]
        if not re.match(f"[{HAN}]", before) or self.found.taken[start - 1]:
            return True
        at = self.tokens.at(start)
        return self.tokens.begins(start) and (self.tokens.classes[at - 1] == "." or before in "的了后前,在由令传")

    def _before_verbs(self) -> None:
        for match in self.found.by_pattern(_verb(), self.spans):
            end = match.start()
            for start in _names_before(self.text, end):
                if self._bounded(start) and not self._soft(end) and self._likely(start, end, strict=True) and not self._is_place(start, end):
                    self._add(start, end)
                    break
        for match in self.found.by_pattern(han_foreign.before_people_act(), self.spans):
            start, end = match.span()
            latin = self.text[end : end + 2].strip().startswith("(")
            if (latin or end - start > 2) and self._bounded(start) and self._likely(start, end, strict=True) and not self._is_place(start, end):
                self._add(start, end)

    def _tagged(self) -> None:
        """Words that the tagger takes for names and its list does not hold: of three characters, or before what people do."""
        import rjieba

        tokens = self.tokens
        doubles = names.doubles()
        called = [at for at, tag in enumerate(tokens.tags) if tag == "nr" or (tag == "ns" and tokens.words[at] in doubles)]
        times = Counter(tokens.words[at] for at in called)
        for at in called:
            if not names.surname().match(tokens.words[at]):
                continue
            if tokens.classes[at] in "HWDG" or not self._bounded_loosely(at):
                continue
            word, start = tokens.words[at], tokens.starts[at]
            if (len(word) == 1 or word in names.doubles()) and tokens.tags[at + 1] not in {"nr", "nz", "n", "nrt"}:
                continue
            end = self._native_end(start, strict=True)
            if not end:
                continue
            moves = names.follows(strong=True).match(self.text, end) or names.moves().match(self.text, end)
            said = moves and (times[word] >= _OFTEN or names.paired().fullmatch(word)) and word[0] not in names.lexicon()["odd_surnames"]
            new = (moves or self._acts(end) or self._amid(start, end)) and not rjieba.has_word(self.text[start:end])
            if end - start > 2 or said or new:
                self._add(start, end)

    def _tagged_foreign(self) -> None:
        """Transliterated words that the tagger takes for names, before what people do at work."""
        tokens = self.tokens
        called = [at for at, tag in enumerate(tokens.tags) if tag == "nrt" or (tag == "nr" and len(tokens.words[at]) > 2)]
        for at in [at for at in called if han_foreign.letters().fullmatch(tokens.words[at])]:
            start, end = tokens.starts[at], tokens.end(at)
            whole = not han_foreign.letters().match(self.text[start - 1 : start] + self.text[start]) or bool(self.found.taken[start - 1])
            if whole and self._bounded_loosely(at) and names.follows(strong=True).match(self.text, end) and self.text[start:end] not in names.not_people():
                self._add(start, end)

    def _by_form(self) -> None:
        """Names of three characters that look like one, at the start and the end of words."""
        for match in self.found.by_pattern(names.formed(), self.spans):
            start, end = match.span()
            placed = self._whole(start, end) and not self._soft(end) and self._begins(start)
            if placed and self._likely(start, end, strict=True) and (self._foreign_end(start, strict=True) or 0) <= end:
                self._add(start, end)

    def _begins(self, start: int) -> bool:
        """Whether a name may begin here; a verb may stand before it too."""
        return self._bounded(start) or (self.tokens.classes[self.tokens.at(start) - 1] == "v" and self.text[start] != "于")

    def _whole(self, start: int, end: int) -> bool:
        """Whether words begin and end with a name, and the first is its surname or taken for a name."""
        if not (self.tokens.begins(start) and self.tokens.begins(end)) or self.text[start + 1 : end] in names.everyday():
            return False
        at = self.tokens.at(start)
        word, tag = self.tokens.words[at], self.tokens.tags[at]
        split = len(word) == 2 and tag != "ns" and self.tokens.tags[at + 1] in {"x", "zg", "nr", "ng", "g", "j", "nz", "n", "a"}
        return len(word) == 1 or tag[:2] == "nr" or split

    def _acts(self, end: int) -> bool:
        """Whether something follows that people do, not just grammar."""
        return self.text[end : end + 1] not in "的为是和与及等并在于从向对" and bool(names.follows(strong=False).match(self.text, end))

    def _amid(self, start: int, end: int) -> bool:
        """Whether a whole name of an organization stands right before and a mention right after: 华夏银行|杨宏|首席合规官, not 海尔|金盈|董事长."""
        return bool(self.found.taken[start - 1] and self.found.taken[end] and _WHOLE.search(self.text, start - 2, start))

    def _bounded_loosely(self, at: int) -> bool:
        before = self.tokens.classes[at - 1] if at else "."
        return before not in "PNHWDG" or bool(self.found.taken[self.tokens.starts[at] - 1])

    def _in_lists(self) -> None:
        """Names beside names in a list."""
        people = [node for node in self.found.nodes if node.type == "PER"]
        while people:
            node = people.pop()
            count = len(self.found.nodes)
            if self.text[node.end : node.end + 1] in {"、", "和", "与", "及"}:
                self._take(node.end + 1, strict=True, listed=self.text[node.end] == "、")
            if self.text[node.start - 1 : node.start] in {"、", "和", "与", "及"}:
                self._take_back(node.start - 1, listed=self.text[node.start - 1] == "、")
            people += self.found.nodes[count:]

    def _take_back(self, end: int, *, listed: bool) -> None:
        """A name that ends before a comma."""
        for start in range(max(0, end - 4), end - 1):
            match = names.native().match(self.text, start)
            fits = match and match.end("surname") < end <= match.end("given") and self.tokens.begins(start) and self._bounded(start)
            if fits and self._likely(start, end, strict=not listed, listed=listed):
                self._add(start, end)
                return

    def _everywhere(self) -> None:
        """A full name counts wherever it stands."""
        for start, end in self.found.by_words((name for name in self.names if len(name) > 1), self.spans):
            if end - start > 2 or self.tokens.begins(start) or self.tokens.begins(end):
                self._add(start, end)

    def _titled(self) -> None:
        """A surname with a title, or one of several characters alone, is the one person of the document who bears it: 池田 is 池田大作."""
        bearers: dict[str, set[str]] = {}
        for name in self.names:
            if surname := names.surname().match(name):
                bearers.setdefault(surname[0], set()).add(name)
        alone = [surname for surname in bearers if surname in names.doubles()]
        titled = (surname + title for surname in bearers for title in names.lexicon()["titles"].split())
        for start, end in self.found.by_words((*titled, *alone), self.spans):
            bearing = bearers[max((surname for surname in bearers if self.text.startswith(surname, start)), key=len)]
            if len(bearing) == 1 and self.tokens.begins(start) and (self.tokens.begins(end) or self._closes(end)):
                self.found.add(Node("PER", start, end, min(bearing), self.text[start:end], weak=True))
