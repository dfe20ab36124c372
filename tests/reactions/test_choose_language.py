"""The language that Lotse writes to a member in."""

from __future__ import annotations

from typing import Any

import pytest

from bot.effects import Answer, KeepProfile
from bot.events import ButtonPressed, CommandGiven
from bot.reactions.choose_language import choose_language
from matchers.model import Language
from tests.reactions.village import ADA, HELP, NOW, Village, effects_of, learner, of


def give(argument: str, *, known: bool = True) -> list[Any]:
    event = CommandGiven(
        key="c", at=NOW, account=ADA, place=HELP, command="language", argument=argument
    )
    profiles = {ADA: learner()} if known else {}
    return effects_of(choose_language, event, Village(profiles=profiles))


@pytest.mark.parametrize(
    ("typed", "language"),
    [("en", "en"), ("Englisch", "en"), ("english.", "en"), ("de", "de"), ("DEUTSCH", "de")],
)
def test_it_is_kept_and_answered_in_the_language_chosen(typed: str, language: Language) -> None:
    [kept, answer] = give(typed)
    assert kept == KeepProfile(profile=learner(), language=language)
    assert (answer.message.name, answer.message.language) == ("choose_language-chosen", language)


def test_a_button_does_the_same() -> None:
    pressed = ButtonPressed(key="b", at=NOW, account=ADA, place=HELP, button="choose_language-en")
    [kept, _] = effects_of(choose_language, pressed, Village(profiles={ADA: learner()}))
    assert kept.language == "en"


@pytest.mark.parametrize(
    ("typed", "told"), [("", "which"), ("klingonisch", "unknown"), ("x" * 3000, "unknown")]
)
def test_otherwise_it_asks(typed: str, told: str) -> None:
    [answer] = give(typed)
    assert answer.message.name == f"choose_language-{told}"
    assert len(answer.message.buttons) == 2


def test_nothing_is_kept_of_who_has_no_profile() -> None:
    effects = give("en", known=False)
    assert of(KeepProfile, effects) == []
    [answer] = of(Answer, effects)
    assert (answer.message.name, answer.message.language) == ("choose_language-no_profile", "en")
