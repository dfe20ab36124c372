"""A community with more than 100 topics, in a real browser: they are found by typing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Visitor, demo
from tests.conftest import ROOT

QUESTION = "Wie finde ich doppelte Einträge in Excel?"


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the demo of such a community listens."""
    folder = tmp_path_factory.mktemp("crowded")
    shutil.copytree(ROOT / "config", folder / "config")
    more = (f'[topics.fach-{n}]\nde = "Fach {n}"\nen = "Subject {n}"\n' for n in range(100, 200))
    with (folder / "config" / "topics.toml").open("a", encoding="utf-8") as topics:
        topics.write("\n" + "\n".join(more))
    with demo(folder, LOTSE_CONFIG=str(folder / "config")) as url:
        yield url


def test_a_topic_is_chosen_by_typing_with_the_keyboard_alone(visitor: Visitor) -> None:
    visitor.go("m=tom&c=hilfe")
    visitor.say(QUESTION)
    told = visitor.slack.locator("li.message", has_text=QUESTION).last
    expect(told.get_by_role("link", name="1 Antwort")).to_be_visible()
    told.get_by_label("Mehr zu dieser Nachricht").click()
    told.get_by_role("button", name="Thema ändern").click()
    form, keys = visitor.slack.get_by_role("dialog"), visitor.page.keyboard
    expect(form.get_by_label("Excel und Tabellenkalkulation")).to_be_checked()
    box = form.get_by_role("textbox", name="Thema eintippen")
    box.focus()
    expect(form.get_by_role("checkbox").nth(50)).to_be_attached()  # an empty box offers the first
    form.get_by_label("Excel und Tabellenkalkulation").uncheck()
    box.focus()
    keys.type("subject 15", delay=30)
    expect(form.get_by_role("checkbox")).to_have_count(11)  # and the one that is still chosen
    expect(box).to_be_focused()
    expect(box).to_have_value("subject 15")
    found = Axe().run(visitor.page).response["violations"]
    assert [fault["id"] for fault in found if fault["impact"] in {"serious", "critical"}] == []
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert visitor.page.evaluate(wide) <= 0
    wanted = form.get_by_label("Fach 154")
    for _ in range(12):  # the button that looks for it without a script, and the boxes in order
        keys.press("Tab")
        if wanted.evaluate("box => box === document.activeElement"):
            break
    expect(wanted).to_be_focused()
    keys.press("Space")
    box.fill("FACH 17")
    expect(form.get_by_label("Fach 170")).to_be_visible()
    expect(form.get_by_label("Fach 154")).to_be_checked()  # what is ticked stays
    expect(form.get_by_label("Fach 153")).to_have_count(0)
    box.press("Enter")  # looks for it again, and does not send the form
    expect(form.get_by_label("Fach 170")).not_to_be_checked()
    form.get_by_label("Fach 171").check()
    form.get_by_role("button", name="Übernehmen").last.click()
    expect(form).to_contain_text("deine Themen")
    form.get_by_role("button", name="Schließen").click()
    told.get_by_role("link", name="1 Antwort").click()
    line = visitor.slack.locator("li.message.bot").last
    expect(line).to_contain_text("von Menschen ausgesucht")
    expect(line).to_contain_text("Fach 154, Fach 171")
    expect(line).not_to_contain_text("Excel und Tabellenkalkulation")
