"""Long work shows how far it is: a bar on a terminal, else a line a tenth. All of it on stderr."""

import contextlib
import sys
from collections.abc import Callable, Iterator

import typer

from talentgraph.cli.cells import clean, cut

Progress = Callable[[int, int, str], None]


@contextlib.contextmanager
def progress() -> Iterator[Progress]:
    """What the graph calls with how much is done, of how much, and what is being done."""
    if not sys.stderr.isatty():
        yield _tenths()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    parts = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*parts, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, words: bar.update(task, completed=done, total=total or None, description=cut(clean(words), 40))


def _tenths() -> Progress:
    last = -1

    def tell(done: int, total: int, words: str) -> None:
        nonlocal last
        tenth = 10 * done // total if total else 0
        if tenth > last and total >= 10:
            last = tenth
            typer.echo(f"{done:,} of {total:,} {clean(words)}", err=True)

    return tell
