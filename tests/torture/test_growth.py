"""Inputs that double: none takes more than a process may take, and how the time grows is told on the page."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.figures import SCALE, record

ROOT = Path(__file__).parents[2]
CPU = 240  # seconds that a process may take for one input; a quadratic reading of the largest takes hours
# Each shape: which target takes it, and how one of n characters is made.
SHAPES: dict[str, tuple[str, str]] = {
    "one sentence": ("claim", "'Anna Berg has left OpenAI to join Meta. ' * (n // 41)"),
    "people": ("claim", "''.join(f'Anna B{chr(97 + i % 26)}rg{i} has left OpenAI to join Meta. ' for i in range(n // 45))"),
    "one sentence in Chinese": ("claim", "'据报道,李明离开百度,加入字节跳动。' * (n // 18)"),
    "one long name": ("claim", "'Anna ' + 'B' * (n // 2) + ' has left OpenAI to join ' + 'D' * (n // 2) + '.'"),
    "one long Chinese name": ("claim", "'据报道,' + '欧阳' * (n // 6) + '离开百度,加入' + '字节' * (n // 6) + '。'"),
    "no sentence ends": ("claim", "'Anna Berg and ' * (n // 14)"),
    "one word": ("claim", "'a' * n"),
    "one word in Chinese": ("claim", "'李' * n"),
    "capitals": ("claim", "'Anna Berg Ben Koch ' * (n // 19)"),
    "commas": ("claim", "'OpenAI, ' * (n // 8)"),
    "quotes": ("claim", "'“' * n"),
    "brackets": ("claim", "'(' * n"),
    "links": ("claim", "'[a](http://b' * (n // 12)"),
    "tags": ("claim", "'<p><a href=' * (n // 11)"),
    "entities": ("claim", "'&amp;' * (n // 5)"),
    "spaces": ("claim", "'a' + ' ' * n + 'b'"),
    "newlines": ("claim", "'a' + chr(10) * n + 'b'"),
    "bidi": ("claim", "chr(0x202e) * n + 'a'"),
    "combining marks": ("claim", "'a' + chr(0x301) * n"),
    "years": ("day", "'2024年' * (n // 5)"),
    "months": ("day", "'March 3 ' * (n // 8)"),
    "digits": ("day", "'1' * n"),
    "dashes": ("day", "'2024-' * (n // 5)"),
    "money": ("amount", "'$1 billion ' * (n // 11)"),
    "digits of money": ("amount", "'$' + '1,' * (n // 2)"),
    "deep elements": ("page", "'<div>' * (n // 5) + 'a'"),
    "open elements": ("page", "'<' * n"),
    "attributes": ("page", "'<p ' + 'a=b ' * (n // 4) + '>x'"),
    "comments": ("page", "'<!--' * (n // 4)"),
    "instructions": ("page", "'<?' * (n // 2)"),
    "sections": ("page", "'<![CDATA[' * (n // 9)"),
    "ends": ("page", "'</a' * (n // 3)"),
    "comments with ends": ("page", "'<!-- > ' * (n // 7)"),
    "scripts": ("page", "'<script>' * (n // 8)"),
    "titles": ("page", "'<title>' * (n // 7)"),
    "deep JSON": ("line", "'[' * n"),
    "front matter": ("document", "'---' + chr(10) + 'a: b' * (n // 4)"),
    "dashes at the top": ("document", "'---' + chr(10) + ('--' + chr(10)) * (n // 3)"),
    "source lines": ("document", "'Published on ' * (n // 13)"),
    "columns": ("table", "'person,to_org' + ''.join(f',c{i}' for i in range(n // 8)) + chr(10) + 'A,B'"),
    "cells": ("table", "'person,to_org' + chr(10) + 'A,B' + ',c' * (n // 2)"),
    "open quote": ("table", "'person,to_org' + chr(10) + '\"' + 'a' * n"),
    "aliases": ("table", "'org_id,name,aliases' + chr(10) + 'a,A,' + 'b|' * (n // 2)"),
    "comment lines": ("question", "('--' + chr(10)) * (n // 3)"),
    "nested queries": ("question", "'-- q: a' + chr(10) + '-- example: q' + chr(10) + 'SELECT ' + '(' * n"),
}
ONE = """
import resource, sys, time
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[3]), int(sys.argv[3])))
from tests.torture.targets import TARGETS
n = 200
TARGETS[sys.argv[1]](eval(sys.argv[2]).encode("utf-8", "surrogatepass"))
for n in map(int, sys.argv[4:]):
    data = eval(sys.argv[2]).encode("utf-8", "surrogatepass")
    began = time.process_time()
    TARGETS[sys.argv[1]](data)
    print("took", n, time.process_time() - began, flush=True)
"""


def grown(shape: str, sizes: list[int]) -> list[tuple[int, float]]:
    """How long each size took."""
    target, made = SHAPES[shape]
    words = [sys.executable, "-c", ONE, target, made, str(CPU), *map(str, sizes)]
    done = subprocess.run(words, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{shape}: {done.returncode}: {done.stdout[-500:]} {done.stderr[-2000:]}"
    told = [line.split()[1:] for line in done.stdout.splitlines() if line.startswith("took ")]
    return [(int(size), float(took)) for size, took in told]


@pytest.mark.torture
@pytest.mark.parametrize("part", range(4))
def test_inputs_that_double(part: int) -> None:
    top = max(16_000, int(400_000 * min(1.0, SCALE)))
    sizes = [top // 8, top // 4, top // 2, top]
    worst, slowest = 0.0, ""
    for shape in list(SHAPES)[part::4]:
        (_, first), *_, (_, last) = grown(shape, sizes)
        power = math.log(max(last, 0.02) / max(first, 0.02), 8)
        if power > worst:
            worst, slowest = power, shape
    record("growth part", shapes=len(list(SHAPES)[part::4]), largest=top, worst=worst, slowest=slowest)
