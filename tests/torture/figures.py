"""What a torture run counts and measures: one JSON line each, from which docs/reliability.md is written (run.py)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

SCALE = float(os.environ.get("TORTURE_SCALE", "1"))


def times(full: int, least: int = 1) -> int:
    """How often something is done at this scale."""
    return max(least, round(full * SCALE))


def record(about: str, **figures: Any) -> None:
    """Keep figures for the page, if one is being written."""
    if name := os.environ.get("TORTURE_FIGURES"):
        with Path(name).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps({"about": about, **figures}, ensure_ascii=False) + "\n")
