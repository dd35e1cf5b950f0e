"""How a word may go on, for shells that complete what is typed: names that are in the graph, and words that an option takes.

A shell calls the program on every Tab. Whatever is wrong then, there is nothing to offer and nothing to say.
"""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from talentgraph.errors import TalentGraphError

VARIABLE = "_TALENTGRAPH_COMPLETE"  # in which Typer's scripts for shells say who asks
MOST = 60  # names at a time
# What names are made of. Shells evaluate what they are offered, and names come out of articles: nothing else is ever offered.
_HARMLESS = re.compile(r"\w[\w .,'’&+·•()/@-]*")
_BARE = re.compile(r"([^\w.,+/@-])")


@dataclass(frozen=True, slots=True)
class Item:
    """One way in which a word may go on, as Typer's scripts take it."""

    value: str
    help: str | None = None
    type: str = "plain"


def shell() -> str:
    """The shell that asks: bash, zsh, fish or powershell; empty where none does."""
    return os.environ.get(VARIABLE, "").removeprefix("complete_")


def typed() -> list[str]:
    """The words of the command line that a shell wants completed, without the program's name."""
    words = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS", "")
    return words.split()[1:]


def organizations(ctx: Any, incomplete: str) -> list[Item]:
    """Organizations of the graph."""
    return _names(ctx, incomplete, "organization")


def people(ctx: Any, incomplete: str) -> list[Item]:
    """People of the graph."""
    return _names(ctx, incomplete, "person")


def anybody(ctx: Any, incomplete: str) -> list[Item]:
    """Organizations and people of the graph."""
    return _names(ctx, incomplete, "organization", "person")


def scores(ctx: Any, incomplete: str) -> list[Item]:  # noqa: ARG001 - as all of them
    """Names of scores."""
    from talentgraph.ranking import listed

    return [Item(name, words) for name, _, words in listed() if name.startswith(incomplete)]


def words(*known: str) -> Callable[[Any, str], list[Item]]:
    """Some words, and nothing else."""

    def found(ctx: Any, incomplete: str) -> list[Item]:  # noqa: ARG001 - as all of them
        return [Item(word) for word in known if word.startswith(incomplete)]

    return found


def _names(ctx: Any, incomplete: str, *kinds: str) -> list[Item]:
    asked = ctx.find_root().params
    wanted = [kind for kind in kinds if kind != "person" or asked.get("people") == "named"]
    try:
        return [Item(name) for name in _quoted(_read(Path(asked["db"]), incomplete, wanted))]
    except TalentGraphError:
        return []


def _read(path: Path, text: str, kinds: list[str]) -> list[str]:
    """Names of a graph as it lies there; none of a lake, of an old file, or of one that is being written."""
    if not path.is_file():
        return []
    from talentgraph.entities import names
    from talentgraph.store import Store

    with Store(path) as store:
        return names.beginning(store, text, kinds, MOST)


def _quoted(names: list[str]) -> Iterator[str]:
    """Names as each shell wants them; it would take one with a space for two words, and what it does not quote itself is quoted here."""
    asking, open_quote = shell(), _open_quote()
    for name in names:
        if not _HARMLESS.fullmatch(name) or ("'" in name and (asking == "zsh" or open_quote == "'")):
            continue
        if asking == "bash" and not open_quote:
            yield _BARE.sub(r"\\\1", name)
        elif asking in {"powershell", "pwsh"} and not name.isalnum():
            yield "'{}'".format(name.replace("'", "''"))
        else:
            yield name


def _open_quote() -> str:
    """The quote with which the word begins that bash wants completed."""
    typed_words = os.environ.get("COMP_WORDS", "").split("\n")
    place = os.environ.get("COMP_CWORD", "")
    word = typed_words[int(place)] if place.isdecimal() and int(place) < len(typed_words) else ""
    return word[:1] if word[:1] in {"'", '"'} else ""
