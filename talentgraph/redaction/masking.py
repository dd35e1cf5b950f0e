"""Masks the mentions of a person in a text with as many characters as they had, so that every other place stays where it was."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from talentgraph.language.scripts import is_han
from talentgraph.lexicon import read
from talentgraph.redaction.letters import View, letters, views

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from talentgraph.redaction.forms import Forms

MASK = "\u2588"
_TITLE = re.compile(r"[某总工董氏家]|先生|女士|小姐|太太|博士|教授|院士|老师|经理|总裁|总监|主任|主席|部长|局长|校长|院长|律师|医生")
_KNOWN_AS = re.compile(r"[老小阿]$")
_ADDRESS = re.compile(r"(?:https?://|www\.|/)\S+")
_NEXT_NAME = re.compile(r" ([A-ZÀ-ÖØ-Þ][\w'’-]*)")
_SENTENCE = re.compile(r"(?:^|[.!?。！？:\n\"“])\s*$")


class Masker:
    """Finds and masks what names a person.

    Args:
        forms: Of the person.
        others: Letters of the names of other people, and of organizations where `parts` stand in their names.
        organizations: Letters of organizations' names.

    >>> from talentgraph.redaction.forms import forms
    >>> Masker(forms(["Anna Berg"])).mask("Anna Berg left; Berg said so.", speaks=True)
    '█████████ left; ████ said so.'
    """

    def __init__(self, forms: Forms, others: Iterable[str] = (), organizations: Iterable[str] = ()) -> None:
        own = {*forms.whole, *forms.turned}
        self.forms = forms
        people = [other for other in dict.fromkeys(others) if other not in own]
        firms = list(dict.fromkeys(organizations))
        self._longer = [other for other in people if any(form in other for form in own)]
        self.parts = [part for part in forms.parts if part not in firms]
        self._sharing: dict[str, list[str]] = defaultdict(list)
        for part in self.parts:
            self._sharing[part] = [other for other in people if other.startswith(part) or other.endswith(part)]
        self._holding = [firm for firm in firms if any(part in firm for part in self.parts) and firm not in own]

    def named(self, raw: str) -> bool:
        """Whether a text holds a full name."""
        return any(next(iter(self._wholes(view)), None) for view in views(raw))

    def mask(self, raw: str, *, speaks: bool) -> str:
        """The text with every mention masked; lines stay lines.

        Args:
            raw: Any text.
            speaks: Whether it speaks of the person, so that parts of the name stand for them.
        """
        hidden = bytearray(len(raw))
        for view in views(raw):
            for start, end in self._spans(view, speaks=speaks):
                first, last = view.raw(start, end)
                hidden[first:last] = b"\1" * (last - first)
        if not any(hidden):
            return raw
        return "".join(MASK if gone and character not in "\r\n" else character for character, gone in zip(raw, hidden, strict=True))

    def _wholes(self, view: View) -> list[tuple[int, int]]:
        """Full names in a reading; what is only a piece of another's longer name is none."""
        found = [span for form in self.forms.whole if form in view.letters for span in view.find(form)]
        turned = [span for form in self.forms.turned if form in view.letters for span in view.find(form, turned=True)]
        found += [(start, end) for start, end in turned if not any(a < end and start < b for a, b in found)]  # of "Anna Berg, Anna Berg" none
        if not found:
            return found
        longer = [span for other in self._longer for span in view.find(other)]
        return sorted(span for span in set(found) if not any(a <= span[0] and span[1] <= b and b - a > span[1] - span[0] for a, b in longer))

    def _spans(self, view: View, *, speaks: bool) -> list[tuple[int, int]]:
        wholes = self._wholes(view)
        if not speaks:
            return wholes
        spans = list(wholes)
        held = [span for firm in self._holding if firm in view.letters for span in view.find(firm)]
        for part in self.parts:
            if part in view.letters:
                sharing = [span for other in self._sharing[part] for span in view.find(other)]
                spans += [span for span in view.find(part) if self._alone(view, span, wholes, sharing, held)]
        for surname in self.forms.titled:
            spans += [span for span in view.find(surname) if _with_title(view, span)]
        return spans

    def _alone(self, view: View, span: tuple[int, int], wholes: list[tuple[int, int]], sharing: list[tuple[int, int]], held: list[tuple[int, int]]) -> bool:
        """Whether a surname or a given name stands for the person: by itself, and not for another who was named last before it."""
        start, end = span
        if any(a <= start and end <= b for a, b in [*wholes, *sharing, *held]):
            return False
        before = max((b for _, b in sharing if b <= start), default=-1)
        if before > max((b for _, b in wholes if b <= start), default=-1):
            return False
        if is_han(view.letters[start]):
            return True
        first, last = view.at[start], view.at[end - 1] + 1
        if not view.text[first].isupper():
            return any(match.start() <= first and last <= match.end() for match in _ADDRESS.finditer(view.text))
        word = view.text[first:last].lower()
        if word in _common() and _SENTENCE.search(view.text, max(0, first - 4), first):
            return False
        following = _NEXT_NAME.match(view.text, last)
        surname = any(form.endswith(view.letters[start:end]) for form in self.forms.whole)
        return surname or following is None or letters(following[1]) in self.parts


def _common() -> set[str]:
    english = read("names-en")
    return {*english["common"].split(), *english["function"].split()}


def _with_title(view: View, span: tuple[int, int]) -> bool:
    first, last = view.at[span[0]], view.at[span[1] - 1] + 1
    return bool(_TITLE.match(view.text, last) or _KNOWN_AS.search(view.text, max(0, first - 1), first))


def masked_json(value: str, mask: Callable[[str], str]) -> str:
    """A text, or the strings inside a JSON object or list, masked; what is no JSON is masked as text.

    >>> masked_json('{"a":"x","b":null}', str.upper)
    '{"A":"X","B":null}'
    """
    if value[:1] in {"{", "["}:
        try:
            read_value = json.loads(value)
        except ValueError:
            return mask(value)
        made = _walk(read_value, mask)
        return value if made == read_value else json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return mask(value)


def _walk(value: Any, mask: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, list):
        return [_walk(item, mask) for item in value]
    if isinstance(value, dict):
        return {mask(name): _walk(item, mask) for name, item in value.items()}
    return value
