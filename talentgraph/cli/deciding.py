"""Decide: judgements on names, reports and moves, and the queue of what should be judged."""

import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from talentgraph.cli import completing, options
from talentgraph.cli.state import EXAMPLE, graph

Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; kept with the judgement.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", envvar="TALENTGRAPH_JUDGE", help="Who decides; else the login name.")]
Claim = Annotated[str, typer.Argument(metavar="REPORT", help="The id of a report, as explain shows it.", show_default=False)]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=1, help="Items at most.")]
_KEYS = "[s]ame  [d]ifferent  [u]nsure  [k] skip  [q]uit", "[a]ccept  [r]eject  [k] skip  [q]uit"


def _name(metavar: str) -> Any:
    return typer.Argument(metavar=metavar, help="A name as it is written, or an id.", show_default=False, autocompletion=completing.anybody)


def _right(flag: str, words: str, completed: Any = None) -> Any:
    return typer.Option(flag, metavar="VALUE", help=f"{words}; none where it is not known.", autocompletion=completed)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for run, example in (
        (review, "review"),
        (same, 'same "Alex Wang" "Alexandr Wang" --reason "his own page"'),
        (different, 'different "Yao Shunyu" "姚顺宇" --reason "two people"'),
        (accept, 'accept 0123456789abcdef --reason "read the article"'),
        (reject, 'reject 0123456789abcdef --reason "speaks of somebody else"'),
        (correct, 'correct 0123456789abcdef --to Meta --reason "the article says so"'),
        (retract, 'retract 0123456789ab --reason "the outlet took it back"'),
        (undo, 'undo 0123456789ab --reason "was wrong"'),
        (judgements, "judgements -o judgements.csv"),
    ):
        app.command(rich_help_panel="Decide", epilog=EXAMPLE + example)(run)


def _judged(ctx: typer.Context, decide: Callable[[Any], str | list[str]]) -> None:
    with graph(ctx) as opened:
        kept = decide(opened)
    for identifier in [kept] if isinstance(kept, str) else kept:
        typer.echo(f"Judgement {identifier} is kept, and everything derived again. Take it back: undo {identifier}")


def same(
    ctx: typer.Context, one: Annotated[str, _name("A")], other: Annotated[str, _name("B")], *, reason: Reason, by: By = None,
) -> None:  # fmt: skip
    """Say that two names are one; A may be a report."""
    _judged(ctx, lambda opened: opened.same(one, other, reason=reason, by=by))


def different(
    ctx: typer.Context, one: Annotated[str, _name("A")], other: Annotated[str, _name("B")], *, reason: Reason, by: By = None,
) -> None:  # fmt: skip
    """Say that two names are two, whatever rules say."""
    _judged(ctx, lambda opened: opened.different(one, other, reason=reason, by=by))


def accept(ctx: typer.Context, report: Claim, *, reason: Reason, by: By = None) -> None:
    """Say that a report is told rightly."""
    _judged(ctx, lambda opened: opened.accept(report, reason=reason, by=by))


def reject(ctx: typer.Context, report: Claim, *, reason: Reason, by: By = None) -> None:
    """Say that a report is told wrongly; it counts no more."""
    _judged(ctx, lambda opened: opened.reject(report, reason=reason, by=by))


def correct(
    ctx: typer.Context,
    report: Claim,
    *,
    reason: Reason,
    by: By = None,
    person: Annotated[str | None, _right("--person", "Who it was", completing.people)] = None,
    from_org: Annotated[str | None, _right("--from", "The last employer", completing.organizations)] = None,
    to_org: Annotated[str | None, _right("--to", "The destination", completing.organizations)] = None,
    from_unit: Annotated[str | None, _right("--from-unit", "The unit left")] = None,
    to_unit: Annotated[str | None, _right("--to-unit", "The unit joined")] = None,
    role_from: Annotated[str | None, _right("--role-from", "The role left")] = None,
    role_to: Annotated[str | None, _right("--role-to", "The new role")] = None,
    kind: Annotated[str | None, _right("--kind", "hire, poach, departure ...")] = None,
    status: Annotated[str | None, _right("--status", "completed, announced, rumoured ...")] = None,
    date: Annotated[str | None, _right("--date", "YYYY[-MM[-DD]]")] = None,
) -> None:
    """Put a report right; what it said stays beside."""
    given = {
        "person": person, "from_org": from_org, "to_org": to_org, "from_unit": from_unit, "to_unit": to_unit, "role_from": role_from, "role_to": role_to,
        "kind": kind, "status": status, "date": date,
    }  # fmt: skip
    changes = {field: None if value.casefold() == "none" else value for field, value in given.items() if value is not None}
    _judged(ctx, lambda opened: opened.correct(report, reason=reason, by=by, **changes))


def retract(
    ctx: typer.Context, move: Annotated[str, typer.Argument(metavar="MOVE", help="The id of a move.", show_default=False)], *, reason: Reason, by: By = None
) -> None:
    """Say that a move is not so."""
    _judged(ctx, lambda opened: opened.retract(move, reason=reason, by=by))


def undo(
    ctx: typer.Context,
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, or how it begins.", show_default=False)],
    *,
    reason: Reason,
    by: By = None,
) -> None:
    """Take a judgement back."""
    _judged(ctx, lambda opened: opened.undo(judgement, reason=reason, by=by))


def judgements(ctx: typer.Context, *, as_json: options.Json = False, as_csv: options.Csv = False, output: options.Output = None) -> None:
    """List what was decided; other graphs can build its CSV."""
    with graph(ctx) as opened:
        rows = opened.judgements()
    options.show(table(rows), as_json=as_json, as_csv=as_csv, output=output)


def table(rows: list[dict[str, Any]]) -> Any:
    """Judgements as an answer; as a CSV they can be built into other graphs."""
    from talentgraph.answers import Answer
    from talentgraph.model import Footer

    columns = ["id", "kind", "words", "field", "value", "reason", "judge", "made_at", "holds", "left_id", "right_id", "claims"]
    holding = sum(row["holds"] for row in rows)
    footer = Footer({"judgements": len(rows), "holding": holding})
    return Answer(columns, [tuple(row[name] for name in columns) for row in rows], footer, "", "judgements")


def review(
    ctx: typer.Context, *, limit: Limit = None, reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Kept with each judgement.")] = "review",
    by: By = None, as_json: options.Document = False,
) -> None:  # fmt: skip
    """Go through what should be judged, most useful first."""
    from talentgraph import reviewing
    from talentgraph.cli import printing

    with graph(ctx) as opened:
        items = opened.review(limit)
        if as_json:
            printing.print_json(items)
            return
        if not sys.stdin.isatty():
            for item in items:
                _show(reviewing.lines(item))
            typer.echo(f"{len(items):,} to judge. On a terminal, this asks for each.", err=True)
            return
        done = _walk(opened, items, reason, by)
        opened.derive()
    typer.echo(f"{done:,} judged, {len(items) - done:,} left.")


def _walk(opened: Any, items: list[dict[str, Any]], reason: str, by: str | None) -> int:
    """Ask for each item; gives how many were judged. Each judgement is kept at once, so that nothing is lost by leaving."""
    from talentgraph import reviewing

    done = 0
    for number, item in enumerate(items, 1):
        identity = item["type"] == "identity"
        _show([f"{number:,} of {len(items):,}", *reviewing.lines(item)])
        typer.echo(_KEYS[0] if identity else _KEYS[1])
        verdict = _verdict("sdukq" if identity else "arkq")
        if verdict == "q":
            break
        if verdict == "k":
            continue
        said = {"reason": reason, "by": by, "derive": False}
        if identity:
            call = {"s": opened.same, "d": opened.different, "u": opened.unsure}[verdict]
            # Who a role-holder was is known for one report, not for all years.
            one_report = verdict == "s" and item["told_by"]
            call(item["told_by"] if one_report else item["left_id"], item["right"] if one_report else item["right_id"], **said)
        else:
            (opened.accept if verdict == "a" else opened.reject)(item["claim_id"], **said)
        done += 1
    return done


def _verdict(keys: str) -> str:
    while (key := typer.getchar().casefold()) not in keys:
        if key in {"\x03", "\x04"}:
            raise KeyboardInterrupt
    return key


def _show(lines: list[str]) -> None:
    from talentgraph.cli.cells import clean

    for line in lines:
        typer.echo(clean(line) if not line.startswith(" ") else line[: len(line) - len(line.lstrip())] + clean(line.lstrip()))
    typer.echo()
