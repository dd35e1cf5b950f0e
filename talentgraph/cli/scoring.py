"""Score: influence, any other score of the graph or of a table, and explain down to the evidence."""

from pathlib import Path
from typing import Annotated, Any

import typer

from talentgraph.cli import completing, options
from talentgraph.cli.state import EXAMPLE, graph

_WEIGHTS = completing.words("count", "confidence", "recency", "seniority")
Top = Annotated[int, typer.Option("--top", metavar="N", min=1, help="Rows at most; with --by, rows of each period.")]
MinMoves = Annotated[int, typer.Option("--min-moves", metavar="N", min=0, help="What has fewer moves is listed, unranked.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Only moves on or after this day (YYYY[-MM[-DD]]).")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only moves on or before this day.")]
Weight = Annotated[str, typer.Option("--weight", metavar="HOW", help="What a move weighs: count, confidence, recency, seniority.", autocompletion=_WEIGHTS)]
HalfLife = Annotated[float, typer.Option("--half-life", metavar="DAYS", help="Of --weight recency: the days in which a weight halves.")]
Foundings = Annotated[bool, typer.Option("--foundings/--no-foundings", help="Whether founding an organization is a move to it.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="PERIOD", help="A series, one score for each year or quarter.", autocompletion=completing.words("year", "quarter")),
]
Replicates = Annotated[
    int | None, typer.Option("--replicates", metavar="N", min=0, help="How often sources are drawn again for the ranges (200); 0 leaves them out.")
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(rich_help_panel="Score", epilog=f"{EXAMPLE}influence --top 10 --since 2024-01-01")(influence)
    app.command(rich_help_panel="Score", epilog=f"{EXAMPLE}score magnet_rank --top 10")(score)
    app.command(rich_help_panel="Score", epilog=f"{EXAMPLE}scores")(scores)
    app.command(rich_help_panel="Score", epilog=f"{EXAMPLE}explain OpenAI")(explain)


def influence(
    ctx: typer.Context,
    *,
    top: Top = 20,
    min_moves: MinMoves = 5,
    since: Since = None,
    until: Until = None,
    weight: Weight = "count",
    half_life: HalfLife = 365.0,
    foundings: Foundings = True,
    by: By = None,
    replicates: Replicates = None,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
    output: options.Output = None,
) -> None:
    """Where organizations stand in the moves: magnet and feeder."""
    from talentgraph.cli.progress import progress

    with graph(ctx) as opened, progress() as tell:
        answer = opened.score(
            "influence", top=top, min_moves=min_moves, since=since, until=until, weight=weight, half_life=half_life, foundings=foundings, by=by,
            replicates=replicates, progress=tell,
        )  # fmt: skip
    options.show(answer, as_json=as_json, as_csv=as_csv, output=output)


def score(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A score: talentgraph scores lists them.", show_default=False, autocompletion=completing.scores)
    ],
    *,
    table: Annotated[Path | None, typer.Option("--from", metavar="FILE", help="Score this table (.parquet, .csv) instead of the graph.")] = None,
    columns: Annotated[list[str] | None, typer.Option("--map", metavar="NAME=THEIRS", help="Of --from: its columns; from=, to=, weight=.")] = None,
    top: Top = 20,
    min_moves: MinMoves = 5,
    since: Since = None,
    until: Until = None,
    weight: Weight = "count",
    half_life: HalfLife = 365.0,
    foundings: Foundings = True,
    by: By = None,
    as_json: options.Json = False,
    as_csv: options.Csv = False,
    output: options.Output = None,
) -> None:
    """Compute any score, of the graph or of a table."""
    form: dict[str, Any] = {"as_json": as_json, "as_csv": as_csv, "output": output}
    if table is None:
        if columns:
            raise typer.BadParameter("--map goes with --from")
        with graph(ctx) as opened:
            answer = opened.score(name, top=top, min_moves=min_moves, since=since, until=until, weight=weight, half_life=half_life, foundings=foundings, by=by)
            options.show(answer, **form)
        return
    if since or until or by or weight != "count" or not foundings:
        raise typer.BadParameter("--from scores all rows of a table alike: filter it first")
    from talentgraph.tabled import score_table

    options.show(score_table(table, name, columns=options.pairs(columns, "from=src"), top=top, min_moves=min_moves), **form)


def scores(ctx: typer.Context, *, as_json: options.Document = False) -> None:  # noqa: ARG001 - Typer's signature
    """List the scores."""
    from talentgraph.answers import Answer
    from talentgraph.cli import printing, tables
    from talentgraph.model import Footer
    from talentgraph.ranking import listed

    answer = Answer(["score", "of", "words"], listed(), Footer({}))
    if as_json:
        printing.print_json(answer.to_dicts())
    else:
        tables.show(answer)


def explain(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="An organization, a person, or the id of a move or report.", show_default=False, autocompletion=completing.anybody
        ),
    ],
    *,
    as_json: options.Document = False,
) -> None:
    """Say where it comes from, down to the sentence or row."""
    from talentgraph.cli import printing
    from talentgraph.cli.cells import clean

    with graph(ctx) as opened:
        if as_json:
            printing.print_json(opened.explain_data(name))
            return
        for line in opened.explain(name):
            typer.echo(clean(line))
