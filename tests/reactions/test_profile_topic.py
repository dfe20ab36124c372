"""One topic of one's own profile, changed or removed from the home tab."""

from __future__ import annotations

from typing import Any

import pytest

from bot.effects import Answer, KeepProfile
from bot.events import ButtonPressed, FormSent
from bot.reactions.ask_profile import ask_profile
from matchers.model import Level
from tests.reactions.village import ADA, HELP, NOW, Village, effects_of, expert, of

MINE = expert(ADA, learns={"umfragen": Level.NEW})


def press(value: str, button: str = "ask_profile-topic", *, known: bool = True) -> Any:
    event = ButtonPressed(key="b", at=NOW, account=ADA, place=HELP, button=button, value=value)
    [answer] = effects_of(ask_profile, event, Village(profiles={ADA: MINE} if known else {}))
    return answer


def send(choice: str, side: str = "teaches", topic: str = "excel", *, known: bool = True) -> Any:
    event = FormSent(
        key="f",
        at=NOW,
        account=ADA,
        form="ask_profile-one",
        values={"ask_profile-choice": (choice,)},
        carries={"side": side, "topic": topic},
    )
    village = Village(profiles={ADA: MINE} if known else {}, languages={ADA: "en"})
    return effects_of(ask_profile, event, village)


def test_the_form_knows_the_level() -> None:
    form = press("teaches:excel").form
    assert form.inputs[0].initial == ("4",)
    assert form.carries == {"side": "teaches", "topic": "excel"}
    assert press("learns:umfragen").form.inputs[0].initial == ("0",)
    assert press("learns:umfragen", "ask_profile-own_level") == press("learns:umfragen")


@pytest.mark.parametrize(
    "value", ["learns:excel", "teaches:umfragen", "teaches:nothing", "x", "", ":" * 3000]
)
def test_a_topic_that_is_gone_gets_a_sentence(value: str) -> None:
    assert press(value).message.name == "ask_profile-no_topic"
    assert press("teaches:excel", known=False).message.name == "ask_profile-no_topic"


def test_a_level_is_changed_and_the_language_stays() -> None:
    [change, answer] = send("2")
    assert change.profile.teaches == {"excel": Level.GETS_BY}
    assert change.profile.learns == MINE.learns
    assert change.language == "en"
    assert answer.message.name == "ask_profile-changed"


def test_a_topic_is_removed() -> None:
    [change, _] = send("remove", "learns", "umfragen")
    assert change.profile.learns == {}
    assert change.profile.teaches == MINE.teaches


def test_a_form_that_was_overtaken_changes_nothing() -> None:
    for effects in (send("2", "learns"), send("2", "teaches", "r"), send("2", known=False)):
        assert of(KeepProfile, effects) == []
        [answer] = of(Answer, effects)
        assert answer.message.name == "ask_profile-no_topic"
    [change, _] = send("9")
    assert change.profile == MINE, "nonsense leaves it as it is"


def test_the_other_buttons_open_the_profile() -> None:
    assert press("", "ask_profile-topics").form.name == "ask_profile-step2"
    assert press("", "ask_profile-change").form.name == "ask_profile-step1"
    assert press("", "ask_profile-topics", known=False).form.name == "ask_profile-step1"
