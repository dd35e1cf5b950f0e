"""The part of `Graph` that decides: judgements on names, reports and moves, honoured by everything that is derived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from talentgraph.forgetting import Forgotten
    from talentgraph.model import OrgView
    from talentgraph.store import Store


class Deciding:
    """Methods of a `Graph` by which a user decides. Each keeps one judgement and derives everything again.

    >>> import talentgraph as tg
    >>> with tg.open(None) as g:
    ...     identifier = g.same("Meta", "OpenAI", reason="an example")
    ...     merged = g.find("OpenAI", "organization").id
    ...     undone = g.undo(identifier, reason="of course not")
    ...     merged, g.find("OpenAI", "organization").id
    ('meta', 'openai')
    """

    if TYPE_CHECKING:

        @property
        def _store(self) -> Store: ...

    _kept: Store
    _new: bool
    org_view: OrgView

    def _writing(self) -> None:
        raise TypeError("only a Graph decides")

    def derive(self, *, whole: bool = False) -> None:
        """Derive what has changed from what was read and decided.

        Args:
            whole: Derive everything anew, whatever has changed.

        >>> import talentgraph as tg
        >>> with tg.open(None) as g:
        ...     g.derive(whole=True)
        """
        from talentgraph import deriving

        self._writing()
        self._new = False
        deriving.derive(self._kept, whole=whole)
        self._kept.see(self.org_view)

    def same(self, one: str, other: str, *, reason: str, by: str | None = None, derive: bool = True) -> str:
        """Two names are one person or one organization.

        Args:
            one: A name as it is written somewhere, or an id; a report's id ties this one report to the person.
            other: The other name.
            reason: Why, in words.
            by: Who decides; else TALENTGRAPH_JUDGE or the login name.
            derive: Whether to derive now; else call `derive` when all is decided.

        Returns:
            The id of the judgement, for `undo`.

        Raises:
            UnknownName: Nobody bears a name.
            AmbiguousName: Several do.
            InputError: They are one name already, or a person and an organization.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     kept = g.same("汪韬", "Alexandr Wang", reason="the article's other facts are his")
        ...     g.find("汪韬", "person").name
        'Alexandr Wang'
        """
        return self._pair("same", one, other, reason, by, derive=derive)

    def different(self, one: str, other: str, *, reason: str, by: str | None = None, derive: bool = True) -> str:
        """Two names are two persons or organizations, whatever rules say.

        Its parameters and what it returns are those of `same`: `one`, `other`, `reason`, `by`, `derive`.

        Raises:
            UnknownName: Nobody bears a name.
            AmbiguousName: Several do.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     kept = g.different("Alex Wang", "汪韬", reason="two people", derive=False)
        ...     g.judgements()[0]["kind"]
        'different'
        """
        return self._pair("different", one, other, reason, by, derive=derive)

    def unsure(self, one: str, other: str, *, reason: str, by: str | None = None, derive: bool = True) -> str:
        """It can't be said whether two names are one: they leave the review queue.

        Its parameters and what it returns are those of `same`: `one`, `other`, `reason`, `by`, `derive`.

        Raises:
            UnknownName: Nobody bears a name.
            AmbiguousName: Several do.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     item = next(item for item in g.review() if item["type"] == "identity")
        ...     kept = g.unsure(item["left_id"], item["right_id"], reason="no source says")
        ...     item in g.review()
        False
        """
        return self._pair("unsure", one, other, reason, by, derive=derive)

    def accept(self, claim: str, *, reason: str, by: str | None = None, derive: bool = True) -> str:
        """A report was read and is told rightly.

        `claim` is the id of the report, as `explain` shows it; `reason`, `by`, `derive` and what it returns are as for `same`.

        Raises:
            InputError: No such report, or no reason.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     claim = g.explain_data("Daniel Gross")["moves"][0]["evidence"][0]["claim_id"]
        ...     kept = g.accept(claim, reason="read the article", derive=False)
        ...     g.judgements()[0]["kind"]
        'accept'
        """
        return self._decided(lambda to: to.claim(self._store, "accept", claim, reason=reason, by=to.judge(by)), derive=derive)

    def reject(self, claim: str, *, reason: str, by: str | None = None, derive: bool = True) -> str:
        """A report is not told rightly, and counts nowhere; it stays in the file.

        `claim` is the id of the report, as `explain` shows it; `reason`, `by`, `derive` and what it returns are as for `same`.

        Raises:
            InputError: No such report, or no reason.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     claim = g.explain_data("汪韬")["moves"][0]["evidence"][0]["claim_id"]
        ...     kept = g.reject(claim, reason="speaks of somebody else", derive=False)
        ...     g.judgements()[0]["kind"]
        'reject'
        """
        return self._decided(lambda to: to.claim(self._store, "reject", claim, reason=reason, by=to.judge(by)), derive=derive)

    def correct(self, claim: str, *, reason: str, by: str | None = None, derive: bool = True, **changes: str | None) -> list[str]:
        """A report is told wrongly in some fields: what holds instead.

        Args:
            claim: Its id.
            reason: Why.
            by: Who decides.
            derive: As in `same`.
            changes: person, from_org, to_org, from_unit, to_unit, role_from, role_to, kind, status, date; None where it is not known.

        Returns:
            The ids of the judgements, one a field.

        Raises:
            InputError: No such report, no such field, or a value that does not fit it.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     claim = g.explain_data("Daniel Gross")["moves"][0]["evidence"][0]["claim_id"]
        ...     kept = g.correct(claim, to_unit="Meta Superintelligence Labs", reason="another article says so", derive=False)
        ...     g.judgements()[0]["field"]
        'to_unit'
        """
        ids = self._decided(lambda to: " ".join(to.correct(self._store, claim, changes, reason=reason, by=to.judge(by))), derive=derive)
        return ids.split()

    def retract(self, move: str, *, reason: str, by: str | None = None, derive: bool = True) -> str:
        """A move is not so: what told of it so far counts no more. What tells of it later counts.

        `move` is the id of the move, as answers show it; `reason`, `by`, `derive` and what it returns are as for `same`.

        Raises:
            InputError: No such move, or no reason.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     move = g.ask("who-left", org="OpenAI").to_dicts()[0]["move"]
        ...     kept = g.retract(move, reason="the outlet took it back")
        ...     move in [row["move"] for row in g.ask("who-left", org="OpenAI")]
        False
        """
        return self._decided(lambda to: to.retract(self._store, move, reason=reason, by=to.judge(by)), derive=derive)

    def undo(self, judgement: str, *, reason: str, by: str | None = None, derive: bool = True) -> str:
        """Take a judgement back, as if it had never been made.

        `judgement` is its id, or how it begins; `reason`, `by`, `derive` and what it returns are as for `same`.

        Raises:
            InputError: No such judgement, or it does not hold any more.

        >>> import talentgraph as tg
        >>> with tg.open(None) as g:
        ...     undone = g.undo(g.same("Meta", "OpenAI", reason="an example"), reason="of course not")
        ...     g.find("OpenAI", "organization").id
        'openai'
        """
        return self._decided(lambda to: to.undo(self._store, judgement, reason=reason, by=to.judge(by)), derive=derive)

    def judgements(self) -> list[dict[str, Any]]:
        """All judgements, newest first, each with whether it holds.

        >>> import talentgraph as tg
        >>> with tg.open(None) as g:
        ...     g.judgements()
        []
        """
        from talentgraph import judging

        return judging.log(self._store)

    def review(self, limit: int | None = None) -> list[dict[str, Any]]:
        """What should be looked at, most useful first: doubtful identities and weakly supported reports.

        Args:
            limit: Items at most; None for all.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     len(g.review(limit=3))
        3
        """
        from talentgraph import reviewing

        return reviewing.queue(self._store, limit=limit)

    def forget(self, name: str, *, reason: str = "", sure: Callable[[Forgotten], bool] | None = None) -> Forgotten | None:
        """Take a person out for good: every mention masked, their reports gone, the file written anew. Can't be undone.

        Args:
            name: A name, or an id where several bear it.
            reason: Why; kept in the file.
            sure: Asked first, with what would go; if it says no, nothing is done.

        Returns:
            What went, or None.

        Raises:
            UnknownName: Nobody is called so.
            AmbiguousName: Several are.
            InputError: It is a role, not somebody's name.

        >>> import talentgraph as tg
        >>> with tg.open("demo.duckdb") as g:
        ...     gone = g.forget("Ian Goodfellow", reason="asked to be")
        ...     gone.reports > 0
        True
        """
        from talentgraph import forgetting

        self._writing()
        try:
            return forgetting.forget(self._store, name, reason, sure)
        finally:
            self._store.see(self.org_view)

    def _pair(self, verdict: str, one: str, other: str, reason: str, by: str | None, *, derive: bool) -> str:
        if verdict == "same" and self._store.one("SELECT count(*) FROM claims WHERE id = $id", {"id": one.strip()}):
            return self.correct(one.strip(), reason=reason, by=by, derive=derive, person=other)[0]
        return self._decided(lambda to: to.pair(self._store, verdict, one, other, reason=reason, by=to.judge(by)), derive=derive)

    def _decided(self, decide: Callable[[Any], str], *, derive: bool) -> str:
        from talentgraph import judging

        self._writing()
        kept = decide(judging)
        if derive:
            self.derive()
        return kept
