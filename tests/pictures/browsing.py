"""A page in a browser, with all that it asks for and complains of."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--use-angle=swiftshader", "--disable-background-networking"]


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
        self.settle()

    def settle(self) -> None:
        """Until all that waits for a frame is drawn."""
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))")

    def rows(self) -> int:
        return int(self.page.locator("#rows tr").count())

    def panel(self) -> str:
        return str(self.page.locator("#panel").inner_text())

    def click_at(self, point: str) -> None:
        """Click a point of the picture, given in its own coordinates."""
        self.page.evaluate("document.getElementById('network').scrollIntoView({block: 'center'})")
        self.settle()
        at = self.page.evaluate(f"network.canvasToDOM({point})")
        box = self.page.locator("#network").bounding_box()
        self.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
        self.page.wait_for_timeout(400)  # vis waits for a second click


def browser() -> Iterator[Any]:
    """Chromium, or a skip that says why not."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS, env={**os.environ, "LANG": "C.UTF-8"})
        yield opened
        opened.close()


class Shower:
    """Opens pages, each in a context of its own."""

    def __init__(self, browser: Any, folder: Path) -> None:
        self.browser, self.folder = browser, folder
        self.contexts: list[Any] = []

    def __call__(self, html: str, **options: Any) -> Opened:
        file = self.folder / "page.html"
        file.write_text(html, encoding="utf-8", newline="\n")
        context = self.browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        self.contexts.append(context)
        return Opened(context.new_page(), file.as_uri())

    def close(self) -> None:
        for context in self.contexts:
            context.close()
