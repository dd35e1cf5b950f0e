"""Prints an answer in the form that is asked for: a table, --json, --csv, or a file (-o)."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from talentgraph.errors import InputError

if TYPE_CHECKING:
    from talentgraph.answers import Answer

Json = Annotated[bool, typer.Option("--json", help="One JSON document: question, parameters, rows, footer.")]
Csv = Annotated[bool, typer.Option("--csv", help="CSV on stdout, the footer on stderr.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write FILE.csv, .json, .parquet or .xlsx instead.")]


def show(answer: "Answer", *, as_json: bool, as_csv: bool, output: Path | None) -> None:
    """Print an answer, or write it to a file."""
    if as_json and as_csv:
        raise typer.BadParameter("--json and --csv exclude each other")
    if output is not None:
        write(answer, output)
    elif as_json:
        print(cells.json_text(document(answer)))
    elif as_csv:
        sys.stdout.writelines(csv_lines(answer))
        _footer(answer, sys.stderr)
    else:
        tables.show(answer)
        print()
        _footer(answer, sys.stdout)


def document(answer: "Answer") -> str:
    """An answer as one JSON document."""
    since, until = answer.footer.window
    footer = {**asdict(answer.footer), "window": {"since": since, "until": until}, "words": footer_lines(answer.footer)}
    whole = {"question": answer.question, "parameters": answer.parameters, "rows": answer.to_dicts(), "footer": footer}
    return dumped(whole, indent=2)


def dumped(value: Any, indent: int | None = None) -> str:
    """Any value of ours as JSON, Chinese as it is written; what is no number is null."""
    try:
        return json.dumps(value, ensure_ascii=False, default=_plain, indent=indent, allow_nan=False)
    except ValueError:
        return json.dumps(_finite(value), ensure_ascii=False, default=_plain, indent=indent)


def csv_lines(answer: "Answer") -> list[str]:
    """The lines of a CSV file."""
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([cells.csv_cell(column) for column in answer.columns])
    writer.writerows([cells.csv_cell(value) for value in row] for row in answer.rows)
    return text.getvalue().splitlines(keepends=True)


def write(answer: "Answer", path: Path) -> None:
    """Write an answer beside the file and rename it, so that no half-written one is ever found.

    Raises:
        InputError: The suffix is unknown, the folder isn't there, or a package is missing.
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
    print(f"{path}: {len(answer):,} {'row' if len(answer) == 1 else 'rows'}", file=sys.stderr)
    if path.suffix.lower() != ".json":
        _footer(answer, sys.stderr)


def _fill(answer: "Answer", path: Path) -> None:
    match path.suffix.lower():
        case ".json":
            path.write_text(document(answer) + "\n", "utf-8")
        case ".csv":  # the mark tells spreadsheets that it is UTF-8
            path.write_text("".join(csv_lines(answer)), "utf-8-sig", newline="")
        case ".parquet":
            answer.to_polars().write_parquet(path)
        case _:
            safe = [tuple(value if value is None else cells.csv_cell(value) for value in row) for row in answer.rows]
            table = Answer([str(cells.csv_cell(name)) for name in unique(answer.columns)], safe, answer.footer)
            try:
                table.to_polars().write_excel(path)
            except ImportError:
                raise InputError("writing .xlsx needs the package xlsxwriter", "run: pip install xlsxwriter (or write .csv)") from None


def _footer(answer: "Answer", out: Any) -> None:
    limit = answer.parameters.get("limit", answer.parameters.get("top"))
    if limit and len(answer) == limit:
        print(f"{limit:,} rows shown, there may be more: --{'limit' if 'limit' in answer.parameters else 'top'} shows more.", file=out)
    for line in footer_lines(answer.footer):
        print(cells.clean(line), file=out)


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
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
