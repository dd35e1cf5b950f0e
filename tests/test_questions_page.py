"""docs/questions.md has a section for every question, as its header tells it. `python tests/test_questions_page.py` writes them anew.

What the examples print is filled in, and checked, by test_readme.py.
"""

from __future__ import annotations

import re
from pathlib import Path

from talentgraph import ask
from talentgraph.parameters import role_classes

PAGE = Path(__file__).parents[1] / "docs" / "questions.md"
MARK = "<!-- All below is made from the headers: python tests/test_questions_page.py -->\n"
BLOCK = re.compile(r"^```console\n(\$ .*\n)(?:.*\n)*?```$", re.MULTILINE)


def section(question: ask.Question) -> str:
    """The section of one question, its example not run."""
    header = question.sql.split("\n\n", 1)[0].splitlines()
    prose = " ".join(line.removeprefix("--").strip() for line in header[1:] if not line.startswith(("-- $", "-- example"))).strip()
    options = [
        f"| {'`--' if parameter.default else '`'}{parameter.name.replace('_', '-') if parameter.default else parameter.name.upper()}` | "
        f"{parameter.type.replace('|', ', ')} | {parameter.default or ''} | {parameter.words} |"
        for parameter in question.parameters
    ]
    example = question.example if "--limit" in question.example else f"{question.example} --limit 5"
    table = ["| | type | default | |", "|---|---|---|---|", *options]
    words = f"{question.words[:1].upper()}{question.words[1:]}."
    return "\n".join([f"## {question.name}", "", words, "", prose, "", *table, "", "```console", f"$ talentgraph {example}", "```", ""])


def made() -> str:
    """All that is made from the headers."""
    return "\n" + "\n".join(section(question) for question in ask.questions([ask.folder()]).values())


def unfilled(text: str) -> str:
    """The page with what commands print left out."""
    return BLOCK.sub(lambda found: f"```console\n{found[1]}```", text)


def test_every_question_has_its_section() -> None:
    _, mark, below = PAGE.read_text("utf-8").partition(MARK)
    assert mark
    assert unfilled(below) == unfilled(made()), "run: python tests/test_questions_page.py && python tests/test_readme.py"


def test_every_class_of_roles_is_told() -> None:
    above = PAGE.read_text("utf-8").partition(MARK)[0]
    assert all(name in above for name in role_classes())


if __name__ == "__main__":
    PAGE.write_text(PAGE.read_text("utf-8").partition(MARK)[0] + MARK + made(), "utf-8", newline="\n")
