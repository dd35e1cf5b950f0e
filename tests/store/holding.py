"""Another process that has a file open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from pathlib import Path
from talentgraph.store import Store
store = Store(Path(sys.argv[1]), write=sys.argv[2] == "write")
if store.write:
    store.append("meta", {"name": ["held"], "value": ["1"]})
print("ready", flush=True)
sys.stdin.read()
"""


def hold(path: Path, how: str = "write") -> subprocess.Popen[str]:
    """A process that has the file open until its standard input ends."""
    held = subprocess.Popen([sys.executable, "-c", HOLDER, str(path), how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert held.stdout
    assert held.stdout.readline() == "ready\n"
    return held
