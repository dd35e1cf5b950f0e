"""What names of people look like in Chinese: surnames, given names, and words that only look like them."""

from __future__ import annotations

import re
from functools import cache

from talentgraph.lexicon import read


@cache
def lexicon() -> dict[str, str]:
    """What the lexicon knows of people."""
    return dict(read("names-zh")["people"])


@cache
def not_people() -> frozenset[str]:
    """What dictionaries call a name and is no person's."""
    return frozenset([*lexicon()["not_people"].split(), *read("names-zh")["countries"]])


@cache
def surname() -> re.Pattern[str]:
    """A surname, double and Japanese ones before single ones."""
    people = read("names-zh")["people"]
    long = sorted({*people["double_surnames"], *people["japanese_surnames"].split()}, key=lambda name: (-len(name), name))
    return re.compile(rf"(?:{'|'.join(long)}|[{read('names')['surnames']}{people['more_surnames']}]氏?)")


@cache
def doubles() -> frozenset[str]:
    """Surnames of several characters."""
    people = read("names-zh")["people"]
    return frozenset([*people["double_surnames"], *people["japanese_surnames"].split()])


@cache
def given() -> str:
    """A character that a given name may hold: none of grammar."""
    return rf"[^\W\d_a-zA-Z{lexicon()['not_given']}]"


@cache
def native() -> re.Pattern[str]:
    """A surname with one or two characters behind it."""
    return re.compile(rf"(?P<surname>{surname().pattern})(?=(?P<given>{given()}{{1,2}}))")


def _frequent() -> str:
    """Surnames that are no everyday words, as a class of characters."""
    odd = set(lexicon()["odd_surnames"]) - set(lexicon()["odd_alone"])
    return f"[{''.join(sorted(set(read('names')['surnames']) - odd))}]"


@cache
def formed() -> re.Pattern[str]:
    """A frequent surname before two characters that given names are made of."""
    return re.compile(rf"{_frequent()}(?=(?P<given>[{lexicon()['given']}]{{2}}))(?P=given)")


@cache
def paired() -> re.Pattern[str]:
    """A frequent surname before one character that given names are made of."""
    return re.compile(rf"{_frequent()}[{lexicon()['given']}]")


@cache
def everyday() -> frozenset[str]:
    """What reads like a given name and is an everyday word."""
    return frozenset(lexicon()["not_given_names"].split())


@cache
def follows(*, strong: bool) -> re.Pattern[str]:
    """What may stand behind a name; if strong, what only people do."""
    return re.compile(lexicon()["follows_strong" if strong else "follows"])


@cache
def moves() -> re.Pattern[str]:
    """Words between a name and what somebody does at work: 于 in 丁伟于去年9月加入."""
    return re.compile(lexicon()["moves"])
