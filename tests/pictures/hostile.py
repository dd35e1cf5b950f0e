"""Strings that do harm where they are read as anything but text: one a line of hostile.jsonl, or a text and how often. What runs sets window.__x."""

from __future__ import annotations

import json
from pathlib import Path


def _read(line: str) -> str:
    told = json.loads(line)
    return told if isinstance(told, str) else str(told[0]) * int(told[1])


HOSTILE = [_read(line) for line in Path(__file__).with_suffix(".jsonl").read_text("utf-8").splitlines()]
