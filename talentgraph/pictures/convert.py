"""SVG -> PNG and PDF, with vl-convert, which the extra [png] brings."""

from __future__ import annotations

from importlib import import_module

from talentgraph.errors import InputError

SCALE = 2  # pixels of a PNG for each of the picture


def converted(svg: str, suffix: str) -> bytes:
    """The bytes of a .png or .pdf file.

    Raises:
        InputError: vl-convert is not installed.
    """
    try:
        library = import_module("vl_convert")
    except ImportError:
        raise InputError(f"{suffix} needs vl-convert, which is not installed", "run: pip install 'talentgraph[png]', or write .svg") from None
    return bytes(library.svg_to_png(svg, scale=SCALE) if suffix == ".png" else library.svg_to_pdf(svg))
