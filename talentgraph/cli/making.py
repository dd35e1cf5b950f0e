"""Make: demo, build, add, extract."""

import sys
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Any

import typer

from talentgraph.cli import options
from talentgraph.cli.state import EXAMPLE, graph, state
from talentgraph.errors import InputError

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files or folders of articles and tables; - reads a text from stdin.")]
MayBePaths = Annotated[list[str] | None, typer.Argument(metavar="[PATH]...", help="Files or folders; none derives everything again.")]
Private = Annotated[bool, typer.Option("--private", help="Quotes, titles and addresses of these sources never reach a page or an export.")]
Map = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="NAME=THEIRS", help="What the files call a field of ours (text=body, person=Name); may be repeated."),
]
Rejects = Annotated[
    Path | None, typer.Option("--rejects", metavar="FILE", help="Where table rows that can't be read go, with reasons; else beside the graph.")
]
Llm = Annotated[
    str | None, typer.Option("--llm", metavar="MODEL", help="A language model reads the articles too; its address stands in TALENTGRAPH_LLM_URL.")
]
_COLUMNS = ("person", "from_org", "to_org", "kind", "status", "date", "confidence", "document", "quote")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(rich_help_panel="Make", epilog=f"{EXAMPLE}demo")(demo)
    app.command(rich_help_panel="Make", epilog=f"{EXAMPLE}build articles/ moves.csv")(build)
    app.command(rich_help_panel="Make", epilog=f"{EXAMPLE}add article.md")(add)
    app.command(rich_help_panel="Make", epilog=f"{EXAMPLE}extract article.md --json")(extract)


def demo(folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Where to put it.")] = Path()) -> None:
    """Make a graph and a page from the seeds, offline."""
    from talentgraph.demo import demo as make

    made = make(folder)
    _built(made.built, made.database)
    typer.echo(f"Page: {made.page}")
    _next(made.database, made.built)


def build(ctx: typer.Context, paths: MayBePaths = None, *, private: Private = False, mapped: Map = None, rejects: Rejects = None, llm: Llm = None) -> None:
    """Add everything under the paths and derive the moves."""
    from talentgraph.cli.progress import progress

    with graph(ctx, make=True) as opened, progress() as tell:
        said = {"private": private, "mapping": options.pairs(mapped, "person=Name"), "model": llm, "rejects": rejects or _beside(state(ctx).db)}
        built = opened.build(*(paths or []), progress=tell, **said)
    _added(built.added)
    _built(built, state(ctx).db)
    _next(state(ctx).db, built)


def add(ctx: typer.Context, paths: Paths, *, private: Private = False, mapped: Map = None, rejects: Rejects = None, llm: Llm = None) -> None:
    """Add articles and tables; build derives the moves."""
    from talentgraph.cli.progress import progress

    with graph(ctx, make=True) as opened, progress() as tell:
        said = {"private": private, "mapping": options.pairs(mapped, "person=Name"), "model": llm, "rejects": rejects or _beside(state(ctx).db)}
        added = opened.add(*paths, progress=tell, **said)
    _added(added)
    typer.echo(f"Next: {_call(state(ctx).db)} build")


def extract(
    paths: Paths,
    *,
    mapped: Map = None,
    llm: Llm = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    groups: Annotated[bool, typer.Option("--groups", help="Unnamed groups too (three researchers).")] = False,
    deals: Annotated[bool, typer.Option("--deals", help="Acquisitions and stakes too.")] = False,
) -> None:
    """Print what articles say of moves, without a graph."""
    from talentgraph.cli import printing
    from talentgraph.cli.progress import progress
    from talentgraph.extracting import extract_files

    model = None
    if llm is not None:
        from talentgraph.llm import extractor

        model = extractor(llm)
    wanted = {"move", *(["group"] if groups else []), *(["deal"] if deals else [])}
    left_out = None if len(paths) == 1 and Path(paths[0]).is_file() else _left_out
    # A bar amid lines that are printed would be in their way; where they go to a file or a pipe it is not.
    with nullcontext() if as_json and sys.stdout.isatty() else progress() as tell:
        found = extract_files(paths, mapping=options.pairs(mapped, "text=body"), model=model, left_out=left_out, progress=tell)
        records = (record for record in found if record["record"] in wanted)
        if as_json:
            for record in records:
                printing.print_json(record, indent=None)
        else:
            told = list(records)
    if not as_json:
        _table(told)
    if model:
        typer.echo(model.words(), err=True)


def _left_out(error: InputError) -> None:
    from talentgraph.cli.cells import clean

    typer.echo(f"note: left out: {clean(error.line)}", err=True)


def _table(records: Iterable[dict[str, Any]]) -> None:
    from talentgraph.answers import Answer
    from talentgraph.cli import tables
    from talentgraph.model import Footer

    told = [tuple(map(_as_person(record).get, _COLUMNS)) for record in records]
    if told:
        tables.show(Answer(list(_COLUMNS), told, Footer({})))
        typer.echo()
    typer.echo(f"{len(told):,} found. Automatically extracted. Not verified.")


def _as_person(record: dict[str, Any]) -> dict[str, Any]:
    """A record in the columns of a move: an earlier employer is told from one that was left; who takes over stands under `to`, what is taken under `from`."""
    if record["record"] != "deal":
        return {**record, "from_org": f"once {record['from_org']}"} if record.get("from_is_former") else record
    return {**record, "person": "(deal)", "from_org": record["target"], "to_org": record["acquirer"]}


def _added(added: Any) -> None:
    from talentgraph.cli.cells import clean

    words = f"Added {_many(added.documents, 'document')}: {_many(added.claims, 'report')} of moves, {_many(added.deals, 'deal')}."
    told = {
        "judgements": added.judgements, "there already": added.skipped, "passed over (no article, no table)": added.passed_over,
        "kept out (forgotten people)": added.kept_out,
    }  # fmt: skip
    for what, number in told.items():
        words += f" {number:,} {what}." if number else ""
    typer.echo(words)
    for line in added.rejected:
        typer.echo(f"not read: {clean(line)}", err=True)
    for line in added.notes:
        typer.echo(f"note: {clean(line)}", err=True)
    if added.rejects:
        typer.echo(f"{_many(added.n_rejected, 'row')} not read, with the reasons: {clean(str(added.rejects))}", err=True)


def _beside(db: Path) -> Path:
    """Where rows that can't be read go if nobody says where."""
    return db.with_name(f"{db.stem}.rejects.csv")


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _built(built: Any, db: Path) -> None:
    typer.echo(
        f"{db}: {built.documents:,} documents, {built.claims:,} reports -> {built.moves:,} moves ({built.counted:,} counted)"
        f" of {built.persons:,} people, {built.organizations:,} organizations; {built.seconds:.1f} s"
    )


def _next(db: Path, built: Any) -> None:
    """What to ask next, first of the organization that most left for another."""
    from talentgraph.cli.cells import clean

    if not built.moves:
        typer.echo("No move was found: what stands above tells what was read and what was not.")
        return
    typer.echo(f"Next: {_call(db)} who-left {_word(clean(built.busiest or 'OpenAI'))}, {_call(db)} influence, {_call(db)} questions")


def _word(name: str) -> str:
    """A name as one word of a shell; quote() would quote Chinese ones too."""
    from shlex import quote

    return name if name.isalnum() else quote(name)


def _call(db: Path) -> str:
    """How the user calls this program: by its name, or by where it lies if the shell doesn't find it by its name."""
    import shutil
    from os.path import relpath
    from shlex import quote

    here = Path(sys.argv[0])
    program = relpath(here) if here.name == "talentgraph" and not shutil.which("talentgraph") else "talentgraph"
    return program if db == Path("talent.duckdb") else f"{program} --db {quote(str(db))}"
