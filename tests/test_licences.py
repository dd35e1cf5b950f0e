"""What talentgraph needs at run time, and under which licences: none that binds its users. `python tests/test_licences.py` writes the list anew."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
EXTRAS = ("html", "pdf", "xlsx", "llm", "mcp")
BINDING = re.compile(r"(?<!L)\bA?GPL|General Public|CC-BY-NC|SSPL|BUSL|Proprietary", re.IGNORECASE)
# Where a package says its licence in nothing but a long text.
WORDS = {
    "MIT License": "MIT", "Apache License": "Apache-2.0", "BSD License": "BSD", "Mozilla Public License 2.0": "MPL-2.0",
    "Python Software Foundation": "PSF-2.0",
}  # fmt: skip
HEAD = """# Licences of what talentgraph needs

At run time, and with which extra. Written by `python tests/test_licences.py`.

| package | licence | extra |
|---|---|---|
"""


def needed(name: str, extras: tuple[str, ...] = ()) -> dict[str, str]:
    """All packages that a package needs here, with their licences."""
    from packaging.requirements import Requirement

    found: dict[str, str] = {}
    waiting = [(name, extras)]
    seen: set[tuple[str, tuple[str, ...]]] = set()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        try:
            dist = distribution(one[0])
        except PackageNotFoundError:
            continue  # of an extra that is not installed
        found[dist.metadata["Name"].lower().replace("_", "-")] = licence(one[0])
        for line in dist.requires or []:
            requirement = Requirement(line)
            if requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in ("", *one[1])):
                waiting.append((requirement.name, tuple(sorted(requirement.extras))))
    return found


def licence(name: str) -> str:
    """The licence that a package states, as an expression where it can be told."""
    told: Any = distribution(name).metadata
    if expression := told.get("License-Expression"):
        return str(expression)
    classes = [line.rsplit(" :: ", 1)[-1] for line in told.get_all("Classifier") or [] if line.startswith("License :: ")]
    words = "; ".join(kind for kind in classes if kind != "OSI Approved") or str(told.get("License") or "").split("\n")[0][:60]
    return next((short for long, short in WORDS.items() if words.startswith(long)), words) or "not stated"


def page() -> str:
    """The list as it stands in docs/."""
    core = needed("talentgraph")
    rows = [f"| {name} | {kind} | |" for name, kind in sorted(core.items()) if name != "talentgraph"]
    more = {name: (kind, extra) for extra in EXTRAS for name, kind in needed("talentgraph", (extra,)).items() if name not in core}
    rows += [f"| {name} | {kind} | {extra} |" for name, (kind, extra) in sorted(more.items())]
    return HEAD + "\n".join(rows) + "\n"


def test_nothing_binds_the_users() -> None:
    found = needed("talentgraph", EXTRAS)
    assert len(found) > 20
    assert {name: kind for name, kind in found.items() if all(map(BINDING.search, kind.split(" OR ")))} == {}


def test_the_list_is_whole() -> None:
    """Every package that is here stands on the page; the page may know others, of other systems."""
    listed = set(re.findall(r"^\| ([a-z0-9.-]+) \|", PAGE.read_text("utf-8"), re.MULTILINE))
    assert set(needed("talentgraph", EXTRAS)) - {"talentgraph"} <= listed


@pytest.mark.parametrize("words", ["GPL-3.0-or-later", "AGPL-3.0", "GNU General Public License v3 (GPLv3)"])
def test_what_binds_is_known(words: str) -> None:
    assert BINDING.search(words)
    assert not BINDING.search("LGPL-2.1")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8", newline="\n")
