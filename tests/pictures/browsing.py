"""A page in Chromium, with all it asked for and all it complained of."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
NEEDS_CHROMIUM = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]


class Opened:
    """A page that is open."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.go("")

    def go(self, state: str) -> None:
        self.page.goto("about:blank")
        self.page.goto(self.address + state)
        self.page.wait_for_selector("html[data-ready=yes]")
        self.page.wait_for_timeout(100)

    def rows(self) -> int:
        return int(self.page.locator("#rows tr").count())

    def panel(self) -> str:
        return str(self.page.locator("#panel").inner_text())

    def click_at(self, point: str) -> None:
        """Click a point of the network, given in its own coordinates."""
        self.page.wait_for_timeout(50)
        self.page.evaluate("document.getElementById('network').scrollIntoView({block: 'center'})")
        at = self.page.evaluate(f"network.canvasToDOM({point})")
        box = self.page.locator("#network").bounding_box()
        self.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
        self.page.wait_for_timeout(400)


@contextmanager
def chromium() -> Iterator[Any]:
    """The browser."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS, env={**os.environ, "LANG": "C.UTF-8"})
        yield opened
        opened.close()
