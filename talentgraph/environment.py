"""What talentgraph runs on, for whoever reports a fault: versions and platform, nothing of the user and nothing of a graph."""

from __future__ import annotations

import os
import platform
import re
from importlib import metadata
from typing import Any

from talentgraph import __version__

_TOOLS = re.compile(r"""extra == ["'](?:docs|test)["']""")  # what users never need


def environment() -> dict[str, Any]:
    """Versions of talentgraph, of Python and of the packages that are there, and the platform.

    >>> sorted(environment())
    ['cores', 'packages', 'platform', 'python', 'talentgraph']
    """
    return {
        "talentgraph": __version__, "python": f"{platform.python_version()} ({platform.python_implementation()})", "platform": platform.platform(),
        "cores": os.cpu_count() or 0, "packages": packages(),
    }  # fmt: skip


def packages() -> dict[str, str]:
    """The packages that talentgraph needs, and those of its extras, as far as they are there, with their versions."""
    try:
        needed = metadata.requires("talentgraph") or []
    except metadata.PackageNotFoundError:  # it runs from a folder
        return {}
    found = {}
    for line in needed:
        name = re.split(r"[^\w.-]", line, maxsplit=1)[0]
        if not _TOOLS.search(line):
            try:
                found[name] = metadata.version(name)
            except metadata.PackageNotFoundError:
                continue
    return dict(sorted(found.items()))
