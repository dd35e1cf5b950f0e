"""--log-level: what happens, line by line on stderr."""

import logging
import sys

from talentgraph.cli.cells import clean

_FORM = logging.Formatter("%(asctime)s.%(msecs)03d %(levelname)s %(name)s: %(message)s", "%H:%M:%S")


class _Stderr(logging.Handler):
    """Writes to stderr as it is now: while a bar shows progress, that is above the bar."""

    def emit(self, record: logging.LogRecord) -> None:
        sys.stderr.write(f"{clean(_FORM.format(record))}\n")


def to_stderr(level: str) -> None:
    """Show what talentgraph tells of itself, at a level of logs.LEVELS."""
    told = logging.getLogger("talentgraph")
    told.handlers[:] = [_Stderr()]
    told.setLevel(level.upper())
    told.propagate = False
