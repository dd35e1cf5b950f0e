"""The shell of a page: what makes it one file, inert to the names in it, and the same bytes every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from talentgraph.errors import TalentGraphError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VIS_PATH = "templates/lib/vis-9.1.2/vis-network.min.js"
VIS_VERSION = "@version 9.1.2"
PYVIS = "this page needs pyvis 0.3.2 with its copy of vis-network 9.1.2"
TEMPLATE = "report.html.j2"
SCRIPTS = ("unpack.js", "crowd.js", "model.js", "filters.js", "evidence.js", "panel.js", "time.js", "table.js", "charts.js", "tabs.js", "download.js")
OF_NETWORK = ("levels.js", "picture.js", "labels.js", "legend.js", "paper.js", "hands.js")
OF_MAP = ("levels.js", "map.js", "legend.js")  # in their place where there are very many nodes
VENDORED = ("vendor/graphology.min.js", "vendor/sigma.min.js")
WITHOUT = ("bare.js",)  # in their place where there is no network
LAST = ("app.js",)
# Controls (but tab and newline), marks that turn the direction of text, halves of surrogate pairs.
UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class PictureError(TalentGraphError):
    """A picture that can't be drawn with what is installed."""


def clean(text: str) -> str:
    """Take out what would turn or hide text on the screen."""
    return text if text.isascii() and text.isprintable() else UNSHOWN.sub("", text)


def cleaned(value: Any) -> Any:
    """The same for every string in lists and dicts."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list | tuple):
        return [cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean(str(key)): cleaned(item) for key, item in value.items()}
    return value


def script_json(value: Any) -> str:
    """JSON that can stand inside a script element: nothing in it can end the element or begin a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return re.sub("[<>&\u2028\u2029]", lambda found: ESCAPES[found.group()], text)


def vis_source() -> str:
    """The text of vis-network as pyvis carries it.

    Raises:
        PictureError: It is not there, or another version.
    """
    try:
        text = (files("pyvis") / VIS_PATH).read_text("utf-8")
    except (ModuleNotFoundError, OSError) as error:
        raise PictureError(PYVIS, "pip install 'pyvis==0.3.2'") from error
    if VIS_VERSION not in text[:1000] or "</script" in text.lower():
        raise PictureError(f"{PYVIS}, and found another", "pip install 'pyvis==0.3.2'")
    return re.sub(r"\n//# sourceMappingURL=\S*\s*\Z", "\n", text.replace("\r\n", "\n"))


def render(*, data: Any, words: Mapping[str, Any]) -> str:
    """Fill the template of `page/`.

    Args:
        data: What the scripts read, as JSON.
        words: What the template itself shows; escaped there.
    """
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    from talentgraph.pictures import colours

    css = colours.properties() + colours.rules() + _file("style.css")
    engine = words["network"]
    own = (*SCRIPTS, *{"vis": OF_NETWORK, "sigma": OF_MAP}.get(engine, WITHOUT), *LAST)
    libraries = {"vis": lambda: [vis_source()], "sigma": lambda: [_file(name) for name in VENDORED]}.get(engine, list)()
    script = "\n".join(_file(name) for name in own)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    # These texts are our own files, or went through script_json: the only ones that are not escaped.
    marked = {"data": Markup(script_json(data)), "css": Markup(css), "script": Markup(script)}  # noqa: S704 - see above
    around = {"libraries": [packed(text) for text in libraries], "policy": _policy([*libraries, script], css)}
    return environment.from_string(_file(TEMPLATE)).render(**words, **marked, **around) + "\n"


@cache
def packed(text: str) -> tuple[int, str]:
    """A text as a page carries it where it is large and nobody reads it: how many bytes it has, and these deflated, in base64."""
    given = text.encode()
    return len(given), deflated(given)


def deflated(given: bytes) -> str:
    """Bytes as raw deflate in base64; page/unpack.js unpacks them."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return base64.b64encode(deflate.compress(given) + deflate.flush()).decode()


@cache
def _file(name: str) -> str:
    """A file of `page/`, with newlines as they are in the hash of the policy."""
    return (files("talentgraph.pictures") / "page" / name).read_text("utf-8").replace("\r\n", "\n")


def _policy(scripts: Sequence[str], css: str) -> str:
    """A content security policy that lets exactly these texts run and nothing be fetched."""

    def name(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    allowed = " ".join(name(text) for text in scripts)
    return f"default-src 'none'; script-src {allowed}; style-src {name(css)}; img-src data:; base-uri 'none'; form-action 'none'"
