"""python -m talentgraph, and the `talentgraph` command: the one place where errors become words and exit codes."""

from __future__ import annotations

import os
import sys

from talentgraph.cli import app, completing, config, folders_of, hoist
from talentgraph.errors import TalentGraphError

_INTERRUPTED = 130


def main(argv: list[str] | None = None) -> int:
    """Run a command line and give its exit code: 0 done, 1 the input or the file is at fault, 2 wrong usage, 130 interrupted."""
    if completing.shell():
        return _completed()
    words = hoist(sys.argv[1:] if argv is None else argv)
    try:
        words = config.with_defaults(words, config.read())
        app(folders_of(words))(args=words, prog_name="talentgraph")
        sys.stdout.flush()
    except TalentGraphError as error:
        _tell(error, as_json="--json" in words)
        return 1
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        return _piped_away()
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _tell(TalentGraphError(f"{where}{error.strerror or error}", "check the path, its permissions and the space left"), as_json="--json" in words)
        return 1
    except SystemExit as end:
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            return _piped_away()
        if isinstance(end.__context__, BrokenPipeError):  # which Typer tells by 1
            return _piped_away()
        if end.code == _INTERRUPTED:
            return _interrupted()
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _completed() -> int:
    """Answer a shell that asks how a word may go on; 1 where it may take a file's name instead."""
    try:
        app(folders_of(hoist(completing.typed())))(args=[], prog_name="talentgraph")
    except (TalentGraphError, OSError):
        return 1
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0


def _tell(error: TalentGraphError, *, as_json: bool) -> None:
    from talentgraph.cli.cells import clean, json_text

    if as_json:
        import json

        sys.stderr.write(json_text(json.dumps({"error": error.message, "hint": error.hint}, ensure_ascii=False)) + "\n")
        return
    sys.stderr.write(f"error: {clean(error.message)}\n")
    if error.hint:
        sys.stderr.write(f"hint: {clean(error.hint)}\n")


def _interrupted() -> int:
    sys.stderr.write("interrupted: what was read so far is kept; run it again to go on\n")
    return _INTERRUPTED


def _piped_away() -> int:
    """The reader of stdout has gone (`| head`): nothing more is written, and nothing is said."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


if __name__ == "__main__":
    sys.exit(main())
