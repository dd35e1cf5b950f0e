"""The part of `Graph` that asks: questions of queries/, names, SQL of one's own."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talentgraph import ask, logs
from talentgraph.answers import STALE, Answer, nothing
from talentgraph.errors import QueryError
from talentgraph.model import Footer
from talentgraph.store import AS_USUAL, Limits, sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from talentgraph.ask import Question
    from talentgraph.entities import Candidate
    from talentgraph.model import OrgView
    from talentgraph.store import Rows, Store

# Columns that are shown only where one of these parameters is given, in a question that has it.
_ON_REQUEST = {"role": ("role", "senior"), "lift": ("org",), "staff": ("headcount",), "per_100_staff": ("headcount",)}
_RATES = "Rates are moves of the whole window per 100 staff, from the headcounts given; none where they are not given or below 50."


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

        def _only_reading(self) -> None: ...

    org_view: OrgView
    limits: Limits = AS_USUAL
    _queries: list[Path]

    def questions(self) -> dict[str, Question]:
        """All questions by name, each with its words, parameters and example.

        Raises:
            QueryError: A file of yours has no header, or a wrong one.

        >>> import talentgraph as tg
        >>> with tg.open(None) as g:
        ...     g.questions()["who-left"].words
        'people who left an organization, newest first'
        """
        return ask.questions(self._queries)

    def ask(self, name: str, /, **parameters: Any) -> Answer:
        """Ask a question of queries/, or of folders of your own.

        Args:
            name: As `talentgraph questions` lists it.
            parameters: As the question declares them, `from_org` for `--from-org`; what is left out has its default.

        Returns:
            Rows with their footer: what was counted, what was not.

        Raises:
            UnknownName: No such question, organization or person.
            AmbiguousName: Several bear the name.
            QueryError: A parameter doesn't fit.
            InputError: A file of headcounts can't be read.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     answer = g.ask("who-left", org="OpenAI", since="2025-06", limit=2)
        ...     len(answer), answer.columns[:3]
        (2, ['date', 'person', 'to_org'])
        """
        question = ask.find(self._queries, name)
        limits = None if Path(question.path).parent == ask.folder() else self.limits
        if limits:
            self._only_reading()
        texts = ask.statements(question, self._store.statements(question.sql))
        used = [self._store.parameters(text)[0] for text in texts]
        ask.check(question, used)
        values = ask.coerce(question, parameters)
        shown, named = dict(values), []
        for parameter in question.parameters:
            if parameter.type in {"organization", "person"} and values[parameter.name] is not None:
                entity = self.find(values[parameter.name], parameter.type)
                values[parameter.name], shown[parameter.name] = entity.id, entity.name
                named.append(entity)
        with self._staff(values) as staff, logs.timed("info", "asking", "%s", name):
            rows = self._store.rows(texts[0], {key: values[key] for key in used[0]}, limits)
            counts: dict[str, int] = {"counted": len(rows.rows)}
            if len(texts) > 1:
                told = self._store.rows(texts[1], {key: values[key] for key in used[1]}, limits)
                counts = ask.tally(question, told.columns, told.rows)
        window = tuple(None if values.get(end) is None else str(values[end]) for end in ("since", "until"))
        notes = (_rate(counts, staff.get(str(values.get("org")))), _RATES) if staff else ()
        footer = self._footer(counts, (window[0], window[1]), *filter(None, notes))
        columns, kept = asked_for(question, values, rows)
        why = "" if kept else self._nothing(named, counts, can_include="include" in values)
        return Answer(columns, kept, footer, question.words, question.name, shown, nothing=why)

    def find(self, name: str, kind: str) -> Candidate:
        """The organization or person that a name means.

        Args:
            name: A name in any script, an alias or an id.
            kind: organization or person.

        Raises:
            UnknownName: Nobody is called so; names that are near.
            AmbiguousName: Several are.

        >>> import talentgraph as tg
        >>> with tg.open(None) as g:
        ...     g.find("谷歌", "organization").name
        'Google'
        """
        from talentgraph import entities

        return entities.find(self._store, name, kind)

    def sql(self, text: str) -> Answer:
        """One SELECT of your own, in a sandbox: it can read this graph and nothing else. Of a graph in memory no sandbox keeps it.

        Args:
            text: SQL over the tables of store/sql/schema.sql and the relations of words.sql.

        Raises:
            QueryError: It fails, does more than read, is more than one statement, or takes more time, memory or rows than the limits allow.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     g.sql("SELECT name FROM entities WHERE id = 'openai'").to_dicts()
        [{'name': 'OpenAI'}]
        """
        self._only_reading()
        statements = self._store.statements(text)
        if len(statements) != 1:
            raise QueryError(f"{len(statements)} statements", "write one SELECT statement")
        rows = self._store.rows(statements[0], limits=self.limits)
        return Answer(rows.columns, rows.rows, self._footer({"rows": len(rows.rows)}, (None, None)), "", "sql", {"query": text})

    def _footer(self, counts: dict[str, Any], window: tuple[str | None, str | None], *notes: str) -> Footer:
        if self._store.meta("stale") == "yes":
            notes = (*notes, STALE)
        if self._store.behind:
            notes = (*notes, f"{self._store.behind} is writing to this graph; this is what it held before.")
        whole = {label: int(value or 0) for label, value in counts.items()}
        return Footer(whole, window, self.org_view, self._store.meta("data_hash") or "", notes)

    @contextmanager
    def _staff(self, values: dict[str, Any]) -> Iterator[dict[str, float]]:
        """The headcounts that are given, by organization; while the question runs they are the relation `headcounts`."""
        if values.get("headcount") is None:
            yield {}
            return
        from talentgraph import headcounts

        path = values["headcount"]
        window = (values.get("since"), values.get("until"))
        found = headcounts.by_organization(headcounts.read(path), lambda name: self.find(name, "organization").id, *window, file=path)
        self._store.run("headcounts")
        try:
            self._store.append("headcounts", {"org_id": list(found), "headcount": list(found.values())})
            yield found
        finally:
            self._store.rows("DROP TABLE temp.headcounts")

    def _nothing(self, named: list[Candidate], counts: dict[str, int], *, can_include: bool) -> str:
        """Why there is nothing to show, in words."""
        told = [(entity.name, self._store.rows(sql("told_of"), {"id": entity.id}).dicts()[0]) for entity in named]
        whole = told[0][1]["whole"] if told else self._store.one("SELECT count(*) FROM moves")
        return nothing([(name, row["counted"], row["told"]) for name, row in told], int(whole), counts, can_include=can_include)


def asked_for(question: Question, values: dict[str, Any], rows: Rows) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns to show and their rows: without those that belong to an option which is not given."""
    names = {parameter.name for parameter in question.parameters}
    hidden = {
        column for column, options in _ON_REQUEST.items() if names & set(options) and not any(values.get(option) for option in options)
    }  # fmt: skip
    if not hidden & set(rows.columns):
        return rows.columns, rows.rows
    kept = [number for number, column in enumerate(rows.columns) if column not in hidden]
    return [rows.columns[number] for number in kept], [tuple(row[number] for number in kept) for row in rows.rows]


def _rate(counts: dict[str, int], staff: float | None) -> str:
    """The rate of one organization's moves, in words; none where too few people work there."""
    from talentgraph.headcounts import LEAST

    counted = counts.get("counted")
    if staff is None or counted is None or staff < LEAST:
        return ""
    return f"{counted:,} {'move is' if counted == 1 else 'moves are'} {100 * counted / staff:.3g} per 100 staff ({staff:,.0f})."
