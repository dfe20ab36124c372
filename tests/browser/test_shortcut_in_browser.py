"""A message's menu in a real browser: found by its name, opened and used with the keyboard."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

TOLD = "Doppelte Einträge in Excel machen mich wahnsinnig."


def test_a_shortcut_makes_a_question_and_another_changes_its_topics(visitor: Visitor) -> None:
    visitor.go("m=tom&c=hilfe")
    visitor.say(TOLD)
    told = visitor.slack.locator("li.message", has_text=TOLD).last
    keys = visitor.page.keyboard
    told.get_by_label("Mehr zu dieser Nachricht").focus()
    keys.press("Enter")
    group = told.get_by_role("group", name="Mit Lotse")
    expect(group).to_be_visible()
    found = Axe().run(visitor.page).response["violations"]
    assert [fault["id"] for fault in found if fault["impact"] in {"serious", "critical"}] == []
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert visitor.page.evaluate(wide) <= 0
    group.get_by_role("button", name="Als Frage merken").focus()
    keys.press("Enter")
    expect(visitor.slack.locator("li.whisper").last).to_contain_text("als Frage gemerkt")
    expect(told.get_by_role("link", name="1 Antwort")).to_be_visible()

    expect(group).to_be_hidden()  # chosen is chosen
    told.get_by_label("Mehr zu dieser Nachricht").click()
    group.get_by_role("button", name="Thema ändern").click()
    form = visitor.slack.get_by_role("dialog")
    expect(form.get_by_role("heading", name="Thema ändern")).to_be_visible()
    expect(form).to_be_focused()
    chosen = form.get_by_label("Excel und Tabellenkalkulation")
    expect(chosen).to_be_checked()
    chosen.uncheck()
    form.get_by_role("button", name="Übernehmen").last.click()
    expect(form).to_contain_text("deine Themen")
    form.get_by_role("button", name="Schließen").click()
    told.get_by_role("link", name="1 Antwort").click()
    line = visitor.slack.locator("li.message.bot").last
    expect(line).to_contain_text("von Menschen ausgesucht")
    expect(line).not_to_contain_text("Excel und Tabellenkalkulation")


def test_a_conversation_goes_to_the_forum_once_its_authors_said_yes(visitor: Visitor) -> None:
    visitor.go("m=tom&c=hilfe")
    question = "Wie trage ich Koordinaten von Stolpersteinen in OpenStreetMap ein?"
    visitor.say(question)
    told = visitor.slack.locator("li.message", has_text=question).last
    expect(told.get_by_role("link", name="1 Antwort")).to_be_visible()
    told.get_by_label("Mehr zu dieser Nachricht").click()
    told.get_by_role("button", name="Ins Forum übernehmen").click()
    expect(visitor.slack.locator("li.whisper").last).to_contain_text("unter vier Augen")
    visitor.slack.get_by_role("link", name="Nachrichten von Lotse").click()
    asked = visitor.slack.locator("li.message.bot", has_text="Stolpersteinen").last
    expect(asked).to_contain_text("Darf dort stehen")
    asked.get_by_role("button", name="Ja, mit Namen").click()
    expect(asked).to_contain_text("Deine Worte kommen mit ins Forum")
    # the forum's budget is a minute's, and other tests spend of it: an hour later it is full again
    visitor.wait_an_hour()
    topic = visitor.forum.get_by_role("link", name="Aus Slack").first
    expect(topic).to_be_visible()
    visitor.wait_an_hour()  # what people wrote comes below, one post after the other
    # the page is drawn anew with each of them: a click on what is being replaced is nobody's
    visitor.page.goto(f"{visitor.address}{topic.get_attribute('href')}")
    expect(visitor.forum.locator("li.post", has_text="Stolpersteinen")).to_contain_text("tom")
