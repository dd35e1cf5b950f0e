"""Status from words of doubt, inside the clause of the trigger: a cause in another clause is never a status.

Only people who may not be named make a rumour of the whole sentence.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from talentgraph.claims.masking import compiled
from talentgraph.language.sentences import clauses
from talentgraph.lexicon import read
from talentgraph.model import Status

_NEAR = 12  # characters before a trigger in which "will" or "not" belongs to it
_OTHER = re.compile("[;；]")  # behind it something else is told
_ORDER = (Status.DENIED, Status.FAILED, Status.ATTEMPTED, Status.RUMOURED, Status.ANNOUNCED)


# Between a governing word and its infinitive, or its -ing: a few words that begin nothing of their own.
_OBJECT = r"(?:\s+(?!(?:and|but|so|then|left|leaving|quit|quitting|moved|resigned)\b)[^\s,;]+){0,6}"
_SECOND = r"(?:\s+\w+\s+\S+\s+(?:and|or|to))?"  # "to leave X and join Y"
# How a word governs a trigger -> the pattern of what stands before it.
_GOVERNING = {
    "to": rf"\b(?:WORDS)\b{_OBJECT}\s+to(?:\s+have)?(?:\s+been)?(?:\s+\w+ly)?{_SECOND}\s+$",
    "being": r"(?:\b|')(?:WORDS)(?: also| now| still)? $",
    "ing": rf"\b(?:WORDS)\b{_OBJECT}(?:\s+(?:of|from|about|in|with|to|out of))?(?:\s+\S+)?\s+$",
    "from": rf"\b(?:WORDS)\b{_OBJECT}\s+from(?:\s+\S+)?\s+$",
    "before": "(?:WORDS)[^,，]{0,20}$",
}


@cache
def _cues(lang: str) -> dict[str, re.Pattern[str]]:
    return {name: compiled("|".join(found), re.IGNORECASE) for name, found in read("cues")[lang].items() if isinstance(found, list)}


def are_unnamed(words: str) -> bool:
    """Whether people only tell of it and may not be named.

    >>> are_unnamed("three people familiar with the matter"), are_unnamed("three people")
    (True, False)
    """
    return any(_cues(lang)["unnamed"].search(words) for lang in ("en", "zh"))


@cache
def _unreal(lang: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(found, re.IGNORECASE) for name, found in read("cues")[lang]["unreal"].items()}


@cache
def _source(lang: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    before, after, teller = (compiled(read("cues")[lang]["source"][name], re.IGNORECASE) for name in ("before", "after", "teller"))
    return before, after, teller


def is_source(masked: str, index: int, lang: str) -> bool:
    """Whether a mention is where the news comes from: "told X", "X reported".

    Args:
        masked: The masked sentence.
        index: Of the mention.
        lang: en or zh.

    >>> is_source("she left, according to \uf000.", 23, "en"), is_source("she left \uf000.", 9, "en")
    (True, False)
    """
    before, after, _ = _source(lang)
    return reports(masked, index, lang) or bool(before.search(masked[max(0, index - 24) : index]) and after.search(masked[index + 1 : index + 40]))


def reports(masked: str, index: int, lang: str) -> bool:
    """Whether a mention does what only the press does, so that "the company" is not it: a firm tells of its own people too.

    >>> reports("\uf000 first reported it", 0, "en"), reports("according to \uf000.", 13, "en")
    (True, False)
    """
    return bool(_source(lang)[2].search(masked[index + 1 : index + 40]))


@cache
def _medium(lang: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((compiled(before, re.IGNORECASE), compiled(after, re.IGNORECASE)) for before, after in read("cues")[lang]["medium"].values())


@lru_cache(maxsize=1 << 12)
def is_medium(masked: str, index: int, lang: str) -> bool:
    """Whether a mention is surely but the place where something is told, whatever else the sentence says.

    >>> is_medium("announced her exit on \uf000, writing", 22, "en"), is_medium("sits on \uf000's board", 8, "en")
    (True, False)
    """
    before, after = masked[max(0, index - 64) : index], masked[index + 1 : index + 40]
    return reports(masked, index, lang) or any(led.search(before) and followed.search(after) for led, followed in _medium(lang))


@cache
def _times(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    now, past = (compiled(read("cues")[lang]["times"][name], re.IGNORECASE) for name in ("now", "past"))
    return now, past


def is_now(masked: str, index: int, lang: str) -> bool:
    """Whether somebody is said to be at a mention today.

    >>> is_now("she is now at \uf000", 14, "en"), is_now("she was at \uf000", 11, "en")
    (True, False)
    """
    return bool(_times(lang)[0].search(masked[max(0, index - 40) : index]))


def is_past(masked: str, start: int, lang: str) -> bool:
    """Whether the words before a trigger make it one of earlier times."""
    return bool(_times(lang)[1].search(masked[max(0, start - 24) : start]))


@cache
def _governing(lang: str, form: str) -> dict[str, re.Pattern[str]]:
    shape, words = _GOVERNING.get(form, "(?:WORDS)"), read("cues")[lang]["governing"].get(form, {})
    return {name: re.compile(shape.replace("WORDS", found), re.IGNORECASE) for name, found in words.items()}


def status(masked: str, start: int, end: int, lang: str) -> Status | None:
    """The status of what a trigger says, or None where it says nothing of what happened: it is negated, imagined, or asked.

    Args:
        masked: The masked sentence.
        start: Of the trigger.
        end: Of the trigger.
        lang: en or zh.
    """
    cues = _cues(lang)
    spans = clauses(masked)
    number = next((number for number, span in enumerate(spans) if span[0] <= start < max(span[1], span[0] + 1)), 0)
    first, last = spans[number]
    clause, before, trigger = masked[first:last], masked[first:start], masked[start:end]
    # In Chinese what follows from the imagined stands in the next clause.
    if cues["negated"].search(before[-30:]) or _is_unreal(masked, spans[max(0, number - 1)][0] if lang == "zh" else first, start, lang):
        return None
    previous = "" if before or not number else masked[slice(*spans[number - 1])]  # "she will join X, serving as ...": what goes on without a subject
    governed = _governed(before, trigger, previous, lang)
    for name in _ORDER:
        # What only announces must stand right before the trigger or in it; the others colour the whole clause, and a rumour the
        # clause before it too ("reportedly, ...").
        scope = before[-_NEAR:] if name is Status.ANNOUNCED and lang == "zh" else before if name is Status.ANNOUNCED else clause
        if name is Status.RUMOURED:
            scope = masked[max(0, first - 20) : last]
        besides = {Status.ANNOUNCED: (name, trigger), Status.RUMOURED: ("unnamed", masked)}.get(name)
        if cues[name].search(scope) or name is governed or (besides and cues[besides[0]].search(besides[1])):
            return Status.DENIED if name is Status.RUMOURED and _is_refuted(_OTHER.split(masked[first:])[0], cues) else name
    return Status.RUMOURED if _is_question(masked, number == len(spans) - 1, lang) else Status.COMPLETED


def _governed(before: str, trigger: str, previous: str, lang: str) -> Status | None:
    """The status by the word that governs the trigger: an infinitive, what ends in -ing, what follows in Chinese, also in the next clause; or by itself."""
    forms = ("before", *(("ing", "from", "being") if re.match(r"\w+ing\b", trigger) else ("to",)))
    said = [(name, found.search(before)) for form in forms for name, found in _governing(lang, form).items()]
    said += [(name, found.match(trigger)) for name, found in _governing(lang, "itself").items()]
    said += [(name, found.search(previous)) for name, found in _governing(lang, "previous").items()]
    return next((Status(name) for name, match in said if match), None)


def _is_unreal(masked: str, first: int, start: int, lang: str) -> bool:
    """Whether what a trigger says is imagined or asked; first is where the clauses that say so may begin."""
    found, said = _unreal(lang), masked[first:start]
    if found["unreal"].search(said) or found["unreal_before"].search(said) or found["scene"].search(masked[:start]):
        return True
    return _asks(masked) and bool(found["asks"].search(masked)) and not found["open_question"].match(masked)


def _is_question(masked: str, in_last: bool, lang: str) -> bool:
    """Whether a clause is put in question without a word that takes it for granted (why, how)."""
    return in_last and _asks(masked) and not _unreal(lang)["open_question"].search(masked)


def _asks(masked: str) -> bool:
    return masked.rstrip(" \"'”’」』").endswith(("?", "？"))


def _is_refuted(rest: str, cues: dict[str, re.Pattern[str]]) -> bool:
    return bool(cues["denied"].search(rest) or cues["refuted"].search(rest))
