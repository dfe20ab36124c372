"""No serious accessibility fault on any view of the page, in light and dark; and its pictures."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Visitor
from tests.conftest import ROOT

PICTURES = ROOT / "var" / "screenshots"
"""Where the pictures are put to be looked at; nothing of it is kept in the repository."""
SHOWN = "channel-light-1280"
"""The picture that README shows: ``LOTSE_README=1 pytest tests/browser`` makes it anew."""

VIEWS = {
    "channel": "m=mira&c=hilfe",
    "english": "m=grace&c=hilfe&lang=en",
    "home": "m=mira&c=home",
    "topic": "f=leyla&k=2",
    "new-topic": "f=heinz",
    "form": "m=jonas&c=hilfe",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_serious_fault(visitor: Visitor, view: str, scheme: str) -> None:
    visitor.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visitor.go(VIEWS[view])
    if view == "form":
        visitor.say("/lotse profil")
        visitor.slack.get_by_role("dialog").wait_for()
    elif view == "home":
        visitor.slack.get_by_role("button", name="Startseite öffnen").click()
        visitor.slack.locator(".home").wait_for()
    elif view == "new-topic":
        visitor.forum.get_by_text("Neues Thema").click()
    visitor.why.locator("summary").first.click()
    _keep_a_picture(visitor, f"{view}-{scheme}")
    found = Axe().run(visitor.page).response["violations"]
    grave = [
        f"{fault['id']}: {node['html'][:120]}"
        for fault in found
        if fault["impact"] in {"serious", "critical"}
        for node in fault["nodes"]
    ]
    assert grave == []


def test_everything_is_reached_and_done_with_the_keyboard_alone(visitor: Visitor) -> None:
    visitor.go("m=tom&c=hilfe")
    keys = visitor.page.keyboard
    keys.press("Tab")
    assert visitor.page.evaluate("document.activeElement.textContent") == "Zu Slack"
    keys.press("Enter")
    for _ in range(200):
        keys.press("Tab")
        if visitor.page.evaluate("document.activeElement.id") == "say-box":
            break
    else:
        pytest.fail("the box was never reached")
    keys.type("Wer kennt ein gutes Werkzeug für Newsletter?")
    keys.press("Enter")
    said = visitor.slack.locator("li.message", has_text="gutes Werkzeug").last
    said.get_by_role("link", name="1 Antwort").wait_for()


def _keep_a_picture(visitor: Visitor, name: str) -> None:
    size = visitor.page.viewport_size
    assert size is not None
    folder = Path(PICTURES)
    folder.mkdir(parents=True, exist_ok=True)
    picture = folder / f"{name}-{size['width']}.png"
    visitor.page.screenshot(path=picture)
    if picture.stem == SHOWN and os.environ.get("LOTSE_README"):
        shutil.copy(picture, ROOT / "tests" / "browser" / "page.png")
