"""Status from words of doubt, inside the clause of the trigger: a cause in another clause is never a status."""

from __future__ import annotations

import re
from functools import cache

from talentgraph.language.sentences import clauses
from talentgraph.lexicon import read
from talentgraph.model import Status

_NEAR = 12  # characters before a trigger in which "will" or "not" belongs to it
_OTHER = re.compile("[;；]")  # behind it something else is told
_ORDER = (Status.DENIED, Status.FAILED, Status.ATTEMPTED, Status.RUMOURED, Status.ANNOUNCED)


@cache
def _cues(lang: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile("|".join(patterns), re.IGNORECASE) for name, patterns in read("cues")[lang].items()}


def status(masked: str, start: int, end: int, lang: str) -> Status | None:
    """The status of what a trigger says, or None where it is negated.

    Args:
        masked: The masked sentence.
        start: Of the trigger.
        end: Of the trigger.
        lang: en or zh.
    """
    cues = _cues(lang)
    first, last = next((span for span in clauses(masked) if span[0] <= start < max(span[1], span[0] + 1)), (0, len(masked)))
    clause, before, trigger = masked[first:last], masked[first:start], masked[start:end]
    if cues["negated"].search(before[-30:]):
        return None
    for name in _ORDER:
        # What only announces must stand right before the trigger or in it; the others colour the whole clause, and a rumour the
        # clause before it too ("reportedly, ...").
        scope = before[-_NEAR:] if name is Status.ANNOUNCED and lang == "zh" else before if name is Status.ANNOUNCED else clause
        if name is Status.RUMOURED:
            scope = masked[max(0, first - 20) : last]
        if cues[name].search(scope) or (name is Status.ANNOUNCED and cues[name].search(trigger)):
            return Status.DENIED if name is Status.RUMOURED and _is_refuted(_OTHER.split(masked[first:])[0], cues) else name
    return Status.COMPLETED


def _is_refuted(rest: str, cues: dict[str, re.Pattern[str]]) -> bool:
    return bool(cues["denied"].search(rest) or cues["refuted"].search(rest))
