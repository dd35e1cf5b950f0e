"""Prints an answer in the form that is asked for: a table, JSON, CSV, or a file."""

import csv
import io
import json
import os
import sys
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TextIO

import typer

from talentgraph.answers import Answer, footer_lines, unique
from talentgraph.cli import cells, tables
from talentgraph.errors import InputError


def as_table(answer: Answer) -> None:
    """Rows and footer on stdout."""
    tables.show(answer)
    typer.echo()
    _footer(answer, sys.stdout)


def as_json(answer: Answer) -> None:
    """One document on stdout."""
    typer.echo(cells.json_text(document(answer)))


def as_csv(answer: Answer) -> None:
    """Rows on stdout, the footer on stderr."""
    sys.stdout.write(csv_text(answer))
    if not answer.rows and answer.nothing:
        typer.echo(cells.clean(answer.nothing), err=True)
    _footer(answer, sys.stderr)


def document(answer: Answer) -> str:
    """An answer as one JSON document."""
    since, until = answer.footer.window
    footer = {**asdict(answer.footer), "window": {"since": since, "until": until}, "words": footer_lines(answer.footer)}
    whole = {"question": answer.question, "parameters": answer.parameters, "rows": answer.to_dicts(), "footer": footer}
    if not answer.rows and answer.nothing:
        whole["nothing"] = answer.nothing
    return dumped(whole, indent=2)


def dumped(value: Any, indent: int | None = None) -> str:
    """Any value of ours as JSON, Chinese as it is written; what is no number is null."""
    try:
        return json.dumps(value, ensure_ascii=False, default=_plain, indent=indent, allow_nan=False)
    except ValueError:
        return json.dumps(_finite(value), ensure_ascii=False, default=_plain, indent=indent)


def print_json(value: Any, *, indent: int | None = 2) -> None:
    """Any value of ours on stdout."""
    typer.echo(cells.json_text(dumped(value, indent=indent)))


def csv_text(answer: Answer) -> str:
    """A CSV file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([cells.csv_cell(column) for column in answer.columns])
    writer.writerows([cells.csv_cell(value) for value in row] for row in answer.rows)
    return text.getvalue()


def write(answer: Answer, path: Path) -> None:
    """Write an answer beside the file and rename it, so that no half-written one is ever found.

    Raises:
        InputError: The suffix is unknown, or the folder isn't there.
    """
    if path.suffix.lower() not in {".csv", ".json", ".parquet", ".xlsx"}:
        raise InputError(f"can't write {path}: unknown suffix {path.suffix or 'none'}", "end it in .csv, .json, .parquet or .xlsx")
    beside = path.with_name(f".{path.stem}.{os.getpid()}{path.suffix}")
    try:
        _fill(answer, beside)
        beside.replace(path)
    except OSError as error:
        raise InputError(f"can't write {path}: {error.strerror or error}", "choose a folder that you may write to") from None
    finally:
        beside.unlink(missing_ok=True)
    typer.echo(f"{path}: {len(answer):,} {'row' if len(answer) == 1 else 'rows'}", err=True)
    if path.suffix.lower() != ".json":
        _footer(answer, sys.stderr)


def _fill(answer: Answer, path: Path) -> None:
    match path.suffix.lower():
        case ".json":
            path.write_text(document(answer) + "\n", "utf-8")
        case ".csv":  # the mark tells spreadsheets that it is UTF-8
            path.write_text(csv_text(answer), "utf-8-sig", newline="")
        case ".parquet":
            answer.to_polars().write_parquet(path)
        case _:
            safe = [tuple(value if value is None else cells.csv_cell(value) for value in row) for row in answer.rows]
            table = Answer([str(cells.csv_cell(name)) for name in unique(answer.columns)], safe, answer.footer)
            table.to_polars().write_excel(made := io.BytesIO())
            path.write_bytes(made.getvalue())


def _footer(answer: Answer, out: TextIO) -> None:
    limit = answer.parameters.get("limit", answer.parameters.get("top"))
    if limit and len(answer) == limit:
        typer.echo(f"{limit:,} rows shown, there may be more: --{'limit' if 'limit' in answer.parameters else 'top'} shows more.", file=out)
    for line in footer_lines(answer.footer):
        typer.echo(cells.clean(line), file=out)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, set | frozenset | tuple):
        return sorted(value, key=str)
    return str(value)


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if abs(value) < float("inf") else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    return [_finite(item) for item in value] if isinstance(value, list | tuple) else value
