"""Words, numbers and paths of a command line: read as they are meant, refused in words, and without a library that is slow to load."""

import subprocess
import sys
from enum import Enum
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer
from typer.main import get_command

from talentgraph.cli.plain import Plain, simplify

ROOT = Path(__file__).parents[2]
ONE, MANY = SimpleNamespace(multiple=False, nargs=1), SimpleNamespace(multiple=True, nargs=1)


class Colour(Enum):
    """A choice."""

    RED = "red"


@pytest.mark.parametrize(
    ("plain", "param", "value", "found"),
    [
        (Plain(int, None, None), ONE, "7", 7),
        (Plain(float, None, None), ONE, "0.5", 0.5),
        (Plain(int, 1, 9), ONE, 9, 9),
        (Plain(Path, None, None), ONE, "a/b", Path("a/b")),
        (Plain(str, None, None), MANY, ("a", "b"), ["a", "b"]),
        (Plain(str, None, None), MANY, None, []),
        (Plain(str, None, None), ONE, None, None),
        (Plain(bool, None, None), ONE, None, None),
    ],
)
def test_what_fits(plain: Plain, param: Any, value: Any, found: Any) -> None:
    assert plain.coerce(value, param, None) == found


@pytest.mark.parametrize(
    ("plain", "value", "words"),
    [
        (Plain(int, None, None), "1.5", "'1.5' is no whole number."),
        (Plain(float, None, None), "x", "'x' is no number."),
        (Plain(int, 1, None), "0", "0 is not 1 or more."),
        (Plain(int, None, 5), "6", "6 is not 5 or less."),
        (Plain(float, 0, 1), "2", "2.0 is not between 0 and 1."),
    ],
)
def test_what_does_not_fit(plain: Plain, value: Any, words: str) -> None:
    with pytest.raises(typer.BadParameter) as caught:
        plain.coerce(value, ONE, None)
    assert caught.value.message == words


def test_other_types_stay_with_typer() -> None:
    app = typer.Typer()

    @app.command()
    def paint(colour: Colour, times: int = 1) -> None: ...

    assert [type(param._runtime_param) for param in simplify(get_command(app).params) if param.name in {"colour", "times"}] == [type(None), Plain]


def test_a_question_loads_nothing_that_it_does_not_need(story: Path) -> None:
    words = ["--db", str(story), "who-left", "OpenAI", "--limit", "3"]
    code = f"import sys\nfrom talentgraph.__main__ import main\nassert main({words}) == 0\nprint(*sorted(sys.modules), file=sys.stderr)"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not set(told.stderr.split()) & {"pydantic", "numpy", "polars", "networkx", "scipy", "talentgraph.pictures", "talentgraph.scores"}
    assert "Counted: " in told.stdout
