"""A form that opens is led to, and whoever goes elsewhere stays there."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visitor

AS_BEFORE = """() => {
    document.querySelector("#say-box").focus();
    document.getElementById("live").dispatchEvent(new Event("changed"));
}"""
"""A second drawing, begun before the form was there, gives the box its focus back."""
ANEW = """() => new Promise(done => {
    document.addEventListener("htmx:after:swap", () => setTimeout(done), { once: true });
    document.getElementById("live").dispatchEvent(new Event("changed"));
})"""


def test_a_form_is_led_to_though_the_page_is_drawn_twice(visitor: Visitor) -> None:
    visitor.go("m=tom&c=hilfe")
    visitor.say("/lotse profil")
    form = visitor.slack.get_by_role("dialog")
    expect(form).to_be_visible()
    visitor.page.evaluate(AS_BEFORE)
    expect(form).to_be_focused()
    form.get_by_role("button", name="Abbrechen").click()
    expect(form).to_have_count(0)


def test_whoever_goes_elsewhere_is_not_led_back(visitor: Visitor) -> None:
    visitor.go("m=tom&c=hilfe")
    visitor.say("/lotse profil")
    form = visitor.slack.get_by_role("dialog")
    expect(form).to_be_focused()
    box = visitor.slack.get_by_role("combobox")
    box.click()
    visitor.page.evaluate(ANEW)
    expect(box).to_be_focused()
    form.get_by_role("button", name="Abbrechen").click()
    expect(form).to_have_count(0)
