"""The part of `Graph` that asks: questions of queries/, names, SQL of one's own."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from talentgraph import ask
from talentgraph.answers import STALE, Answer
from talentgraph.errors import QueryError, UnknownName
from talentgraph.model import Footer

if TYPE_CHECKING:
    from pathlib import Path

    from talentgraph.ask import Question
    from talentgraph.entities import Candidate
    from talentgraph.model import OrgView
    from talentgraph.store import Store


class Asking:
    """Methods of a `Graph` that answer from the tables, each answer with its footer.

    >>> import talentgraph as tg
    >>> with tg.open(None) as g:
    ...     g.ask("who-left", org="OpenAI").rows
    []
    """

    if TYPE_CHECKING:

        @property
        def _store(self) -> Store: ...

    org_view: OrgView
    _queries: list[Path]

    def questions(self) -> dict[str, Question]:
        """All questions by name."""
        return ask.questions(self._queries)

    def ask(self, name: str, /, **parameters: Any) -> Answer:
        """Ask a question of queries/.

        Raises:
            UnknownName: No such question, organization or person.
            AmbiguousName: Several bear the name.
            QueryError: A parameter doesn't fit.
        """
        found = self.questions()
        if name not in found:
            raise UnknownName(f"no question called {name!r}", get_close_matches(name, list(found), cutoff=0.4))
        question = found[name]
        ask.check(question, self._store.parameters(question.sql))
        values = ask.coerce(question, parameters)
        shown = dict(values)
        for parameter in question.parameters:
            if parameter.type in {"organization", "person"} and values[parameter.name] is not None:
                entity = self.find(values[parameter.name], parameter.type)
                values[parameter.name], shown[parameter.name] = entity.id, entity.name
        statements = self._store.statements(question.sql)
        used = self._store.parameters(question.sql)
        rows = self._store.rows(statements[0], {key: values[key] for key in used[0]})
        counts: dict[str, int] = {"counted": len(rows.rows)}
        if len(statements) > 1:
            counts = self._store.rows(statements[1], {key: values[key] for key in used[1]}).dicts()[0]
        window = tuple(None if values.get(end) is None else str(values[end]) for end in ("since", "until"))
        footer = self._footer(counts, (window[0], window[1]))
        return Answer(rows.columns, rows.rows, footer, question.words, question.name, shown)

    def find(self, name: str, kind: str) -> Candidate:
        """The organization or person that a name means."""
        from talentgraph import entities

        return entities.find(self._store, name, kind)

    def sql(self, text: str) -> Answer:
        """One SELECT of your own, in a sandbox: it can read this graph and nothing else.

        Raises:
            QueryError: It fails, does more than read, or is more than one statement.
        """
        statements = self._store.statements(text)
        if len(statements) != 1:
            raise QueryError(f"{len(statements)} statements", "write one SELECT statement")
        rows = self._store.rows(statements[0])
        return Answer(rows.columns, rows.rows, self._footer({"rows": len(rows.rows)}, (None, None)), "", "sql", {"query": text})

    def _footer(self, counts: dict[str, Any], window: tuple[str | None, str | None]) -> Footer:
        notes = (STALE,) if self._store.meta("stale") == "yes" else ()
        whole = {label: int(value or 0) for label, value in counts.items()}
        return Footer(whole, window, self.org_view, self._store.meta("data_hash") or "", notes)
