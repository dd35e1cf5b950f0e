"""The pages as a site: the index leads to each of them, and what is built opens from its folder without a network."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.pages import DOCS, module

ROOT = Path(__file__).parents[1]
ELSEWHERE = re.compile(r"""(?:\ssrc=["']|<link[^>]+href=["']|@import\s+["']|url\(["']?)(?:https?:)?//[^"')\s>]+""")


@pytest.fixture(scope="module")
def conf() -> Any:
    return module("conf")


def test_how_pages_are_read(conf: Any) -> None:
    found = doctest.testmod(conf)
    assert (found.failed, found.attempted) == (0, 2)


def test_the_index_leads_to_every_page(conf: Any) -> None:
    named = set(re.findall(r"^(\w+)$", conf.contents((DOCS / "index.md").read_text("utf-8")), re.MULTILINE))
    assert named == {page.stem for page in DOCS.glob("*.md")} - {"index"}


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted(DOCS.glob("*.md"))], ids=lambda page: page.name)
def test_links_between_files_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_it_is_built_without_a_warning_and_asks_no_network(tmp_path: Path) -> None:
    pytest.importorskip("sphinx", reason="needs the extra talentgraph[docs]")
    words = ["--quiet", "--fail-on-warning", "--keep-going", "--doctree-dir", str(tmp_path / "trees"), str(DOCS), str(tmp_path / "site")]
    ran = subprocess.run([sys.executable, "-m", "sphinx", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    pages = sorted((tmp_path / "site").rglob("*.html"))
    assert {page.stem for page in DOCS.glob("*.md")} <= {page.stem for page in pages}
    for file in [*pages, *(tmp_path / "site").rglob("*.css")]:
        assert ELSEWHERE.search(file.read_text("utf-8")) is None, file.name
    reference = (tmp_path / "site" / "api.html").read_text("utf-8")
    assert all(f'id="talentgraph.{name}"' in reference for name in ("open", "extract", "Graph.ask", "Graph.forget", "Answer.to_polars", "InputError"))
