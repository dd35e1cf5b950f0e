"""The error family: what went wrong, and what to do about it. Nothing else is ever shown to a user as an error."""

from __future__ import annotations


class TalentGraphError(Exception):
    """Root of all errors that are the input's or the file's fault.

    Args:
        message: What went wrong, one line.
        hint: What to do about it, one line; may be empty.

    >>> import talentgraph as tg
    >>> try:
    ...     with tg.open(None) as g:
    ...         g.ask("who-left", org="OpenIA")
    ... except tg.TalentGraphError as error:
    ...     print(error.message)
    ...     print(error.hint.split(",")[0])
    no organization called 'OpenIA' in this graph
    did you mean: OpenAI
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def line(self) -> str:
        """Both in one line."""
        return f"{self.message}; {self.hint}" if self.hint else self.message


class InputError(TalentGraphError):
    """A file that can't be read, a row or a column that is wrong.

    >>> import talentgraph as tg
    >>> with tg.open(None) as g:
    ...     g.add("nowhere.md")
    Traceback (most recent call last):
    talentgraph.errors.InputError: no such file or folder: nowhere.md
    """


class LexiconError(TalentGraphError):
    """A frame or a cue of the lexicon that doesn't hold together. Only those who change the lexicon meet it.

    >>> issubclass(LexiconError, TalentGraphError)
    True
    """


class StoreError(TalentGraphError):
    """Not our file, written by a newer version, or locked by another process.

    >>> import talentgraph as tg
    >>> tg.open(".")
    Traceback (most recent call last):
    talentgraph.errors.StoreError: . is a folder
    """


class OutdatedFile(StoreError):  # noqa: N818 - reads as what it says
    """A graph file of an older version; opening it to write brings it up to date."""


class FileInUse(StoreError):  # noqa: N818 - reads as what it says
    """Another process has the file open.

    Args:
        message: What went wrong.
        holder: The process, in words.
    """

    def __init__(self, message: str, holder: str) -> None:
        self.holder = holder
        super().__init__(message, "wait until it is done (--wait SECONDS does), or stop it")


class QueryError(TalentGraphError):
    """A question whose header and SQL disagree, a missing parameter, SQL that fails.

    >>> import talentgraph as tg
    >>> with tg.open(None) as g:
    ...     g.sql("DROP TABLE moves")
    Traceback (most recent call last):
    talentgraph.errors.QueryError: a question only reads
    """


class UnknownName(TalentGraphError):  # noqa: N818 - reads as what it says
    """No such organization, person, question or score.

    Args:
        message: What went wrong.
        suggestions: Near names, best first.

    >>> UnknownName("no organization called 'OpenIA'", ["OpenAI"]).hint
    'did you mean: OpenAI?'
    """

    def __init__(self, message: str, suggestions: list[str] | None = None) -> None:
        self.suggestions = suggestions or []
        hint = f"did you mean: {', '.join(self.suggestions)}?" if self.suggestions else "nothing here is spelt like it; talentgraph flows lists who is there"
        super().__init__(message, hint)


class AmbiguousName(TalentGraphError):  # noqa: N818 - reads as what it says
    """Several entities fit a name.

    Args:
        message: What went wrong.
        candidates: The ids and names that fit, best first.

    >>> AmbiguousName("'Li Wei' may mean several", ["p-1 (Li Wei, 2 moves)", "p-2 (Li Wei, 1 moves)"]).candidates[0]
    'p-1 (Li Wei, 2 moves)'
    """

    def __init__(self, message: str, candidates: list[str]) -> None:
        self.candidates = candidates
        super().__init__(message, f"say which one, by its id: {'; '.join(candidates)}")
