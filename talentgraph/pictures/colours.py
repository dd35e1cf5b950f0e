"""The colours of pages and pictures, from palette.toml, as rules of style."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def palette() -> dict[str, list[str]]:
    """Names of colours: on light ground, on dark ground."""
    return tomllib.loads(_data("palette.toml"))


def properties() -> str:
    """The colours as custom properties, for light and dark."""
    light, dark = ("".join(f"--{name}:{both[i]};" for name, both in palette().items()) for i in (0, 1))
    return f":root{{color-scheme:light dark;{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def rules() -> str:
    """The rules of all pictures, by custom properties; for a page that brings them."""
    return _data("chart.css") + _coloured(lambda name: f"var(--{name})")


def style() -> str:
    """The rules of a picture that stands alone."""
    plain = _coloured(lambda name: palette()[name][0])
    return f"{_data('chart.css')}{plain}@media all{{{_coloured(lambda name: f'var(--{name})')}}}{properties()}"


def _coloured(value: Callable[[str], str]) -> str:
    return "".join(f".f-{name}{{fill:{value(name)}}}.s-{name}{{stroke:{value(name)}}}" for name in palette())


@cache
def _data(name: str) -> str:
    return (files("talentgraph.pictures") / name).read_text("utf-8").replace("\r\n", "\n")
