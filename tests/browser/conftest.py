"""A real browser at the page of a real demo: Debian's chromium, driven by playwright."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.conftest import ROOT
from tests.missing import missing
from tests.process.test_demo import free_port

FLAGS = (
    "--headless",
    "--no-sandbox",  # as root in a container chromium has none
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)
PATIENCE = 15_000
"""Milliseconds until something that should be seen must be there."""

A_WHILE = 90_000
"""The same for what lets time pass, with all that is done in it."""


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is; without one these tests are skipped, but not in CI."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        missing("there is no chromium here (Debian, Ubuntu: apt install chromium)")
    return found


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser for one file: while playwright is open no other test could run an event loop."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as player:
        opened = player.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a demo of our own listens, the three weeks told."""
    with demo(tmp_path_factory.mktemp("demo")) as url:
        yield url


@contextmanager
def demo(folder: Path, **environ: str) -> Iterator[str]:
    """A demo in a process of its own, the three weeks told; its address."""
    port, log = free_port(), folder / "transcript.txt"
    environ |= {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo", "--no-browser", "--port", str(port)],
            cwd=ROOT,
            env={**environ, "PYTHONUNBUFFERED": "1"},
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}", process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(15)


def _wait_for(url: str, demo: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        assert demo.poll() is None, log.read_text()
        try:
            if httpx.get(url, trust_env=False).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise AssertionError("the page did not come: " + log.read_text())


@dataclass
class Visitor:
    """Somebody in front of the page. What the browser complains about fails the test."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    may_be_away: bool = False
    """Whether the page may say 503 for a while, which a browser complains of."""

    def go(self, query: str = "") -> None:
        """Open the page at a look."""
        self.page.goto(f"{self.address}/?{query}")

    @property
    def slack(self) -> Locator:
        """The workspace."""
        return self.page.locator("#slack")

    @property
    def forum(self) -> Locator:
        """The forum."""
        return self.page.locator("#forum")

    @property
    def why(self) -> Locator:
        """What Lotse does."""
        return self.page.locator("#why")

    def wait_an_hour(self) -> None:
        """Press the button; afterwards the hour is over.

        With the keyboard: where a page is drawn anew between a mouse's down and up, what was below
        it may be elsewhere.
        """
        with (
            self.page.expect_response("**/page/later?*", timeout=A_WHILE) as later,
            self.page.expect_request("**/page/later?*", timeout=PATIENCE),
        ):
            self.page.get_by_role("button", name="Eine Stunde später").press("Enter")
        assert later.value.status < 400, later.value.status

    def say(self, text: str) -> None:
        """Type into the box of the workspace, and send it."""
        box = self.slack.get_by_role("combobox")
        box.fill(text)
        box.press("Enter")
        expect(box).to_have_value("")


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def visitor(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A visitor on a desktop and on a phone, from the beginning of the story's end."""
    size = {"width": request.param, "height": 844 if request.param == 390 else 900}
    page = browser.new_page(viewport=size, locale="de-DE")  # type: ignore[arg-type]
    visitor = Visitor(page, address)
    complain = visitor.complaints.append
    page.on("pageerror", lambda error: complain(str(error)))
    page.on("console", lambda said: complain(said.text) if said.type == "error" else None)
    yield visitor
    page.close()
    away = "503" if visitor.may_be_away else "nothing that is excused"
    assert [complaint for complaint in visitor.complaints if away not in complaint] == []
