"""The pages of docs/ as a site that opens from its folder, without a network or a server: `make docs` builds it with Sphinx into site/.

What the index links to, under its headings, is what stands at the side of every page.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from talentgraph import __version__  # noqa: E402 - of this checkout

project = "talentgraph"
version = release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["tutorial/**"]  # the files that it builds from
default_role = "literal"
suppress_warnings = ["misc.highlighting_failure"]  # SQL with our $parameters
pygments_style, pygments_dark_style = "tango", "monokai"
myst_heading_anchors = 3
autodoc_member_order = "alphabetical"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
autodoc_default_options = {"members": True, "inherited-members": True, "show-inheritance": False}
python_maximum_signature_line_length = 100
napoleon_use_ivar = True
html_theme = "furo"
html_title = f"talentgraph {__version__}"
html_show_sourcelink = html_copy_source = html_show_copyright = False

_LINK_OUT = re.compile(r"\[([^\]]+)\]\(\.\./[^)]+\)")
_HEADING, _PAGE = re.compile(r"^## (.+)$"), re.compile(r"\]\((\w+)\.md\)")


def inside(text: str) -> str:
    """A page without links out of docs/, to the code: the site is a folder by itself, there they are words.

    >>> inside("see [schema.sql](../talentgraph/store/sql/schema.sql) and [scale](scale.md)")
    'see schema.sql and [scale](scale.md)'
    """
    return _LINK_OUT.sub(r"\1", text)


def contents(index: str) -> str:
    """The tables of contents that the index means by its headings and links.

    >>> print(contents("## Begin\\n- [Five minutes](tutorial.md)").strip())
    ```{toctree}
    :hidden:
    :caption: Begin
    tutorial
    ```
    """
    trees: list[str] = []
    for line in index.splitlines():
        if heading := _HEADING.match(line):
            trees.append(f":hidden:\n:caption: {heading[1]}\n")
        elif trees:
            trees[-1] += "".join(f"{page}\n" for page in _PAGE.findall(line))
    return "".join(f"\n```{{toctree}}\n{tree}```\n" for tree in trees)


def _read(_: Any, name: str, source: list[str]) -> None:
    source[0] = inside(source[0]) + (contents(source[0]) if name == "index" else "")


def setup(app: Any) -> None:
    """Tell Sphinx how pages are read."""
    app.connect("source-read", _read)
