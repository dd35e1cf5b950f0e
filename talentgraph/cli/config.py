"""talentgraph.toml in the current folder: options that are the same every time. What is said on the command line holds against it.

Names at the top are options of every command (db, queries, org-view, people, engine, wait, memory, seconds, log-level); those under
[influence] are options of `influence`.
"""

from pathlib import Path
from typing import Any

from talentgraph.errors import InputError

NAME = "talentgraph.toml"
# Options of every command, each with a value.
OF_ALL = ("--db", "--queries", "--org-view", "--people", "--engine", "--wait", "--memory", "--seconds", "--log-level")


def read(folder: Path = Path()) -> dict[str, Any]:
    """What the file says; nothing where there is none.

    Raises:
        InputError: It is no TOML; names line and column.
    """
    path = folder / NAME
    if not path.is_file():
        return {}
    import tomllib

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise InputError(f"{path}: {error}", 'write NAME = "value", and [command] above the options of a command') from None


def with_defaults(words: list[str], config: dict[str, Any]) -> list[str]:
    """A command line, options of all commands in front, with what it leaves to the file.

    >>> with_defaults(["influence", "--top", "3"], {"db": "a.duckdb", "influence": {"top": 10, "min-moves": 2}})
    ['--db', 'a.duckdb', 'influence', '--top', '3', '--min-moves', '2']
    """
    at = _command(words)
    front = [word for name, value in config.items() if not isinstance(value, dict) for word in _option(name, value, words[:at])]
    if at == len(words):
        return front + words
    options = config.get(words[at], {})
    if not isinstance(options, dict):
        raise InputError(f"{NAME}: {words[at]} is a command, its options stand under [{words[at]}]", f"write [{words[at]}] above them")
    rest = words[at + 1 :]
    end = rest.index("--") if "--" in rest else len(rest)
    more = [word for name, value in options.items() for word in _option(name, value, rest)]
    return [*front, *words[: at + 1], *rest[:end], *more, *rest[end:]]


def _command(words: list[str]) -> int:
    """Where the command stands: the first word that is neither an option nor the value of one."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        at += 2 if words[at] in OF_ALL else 1
    return min(at, len(words))


def _option(name: str, value: Any, said: list[str]) -> list[str]:
    """The words of an option that is not said."""
    option = f"--{name.replace('_', '-')}"
    if any(word == option or word.startswith(f"{option}=") or word == f"--no-{option[2:]}" for word in said):
        return []
    if isinstance(value, bool):
        return [option] if value else []
    values = value if isinstance(value, list) else [value]
    return [word for one in values for word in (option, str(one))]
