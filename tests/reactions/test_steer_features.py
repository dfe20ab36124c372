"""What moderators may stop and continue, and what they are told when they mistype (F2, F18)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.effects import Answer, Post, Switch, Withdraw
from bot.events import CommandGiven
from bot.reactions.answer_command import answer_command
from bot.reactions.steer_features import steer_features
from matchers.model import Account
from tests.reactions.rules import HELP_KEY, MOD, RULES
from tests.reactions.village import ADA, HELP, NOW, Village, effects_of, of

SHADOW = replace(RULES, community=replace(RULES.community, shadow=True))


def give(
    command: str, argument: str, *switches: str, by: Account = MOD, rules: Any = RULES
) -> list[Any]:
    event = CommandGiven(
        key="c1",
        at=NOW,
        account=by,
        place=HELP,
        command=command,
        argument=argument,
        named={"#hilfe": HELP_KEY},
    )
    return effects_of(steer_features, event, Village(rules=rules, switches=frozenset(switches)))


def answer(effects: list[Any]) -> str:
    [said] = of(Answer, effects)
    assert said.message is not None
    return said.message.name.removeprefix("steer_features-")


def turned(effects: list[Any]) -> dict[str, bool]:
    switches = of(Switch, effects)
    assert all(switch.by == MOD and switch.at == NOW for switch in switches)
    return {switch.name: switch.on for switch in switches}


@pytest.mark.parametrize(
    ("typed", "switch"),
    [
        ("tag_question", "stopped:tag_question"),
        ("Themen", "stopped:tag_question"),
        ("topics.", "stopped:tag_question"),
        ("digest", "stopped:send_digest"),
        ("#hilfe", f"stopped:{HELP_KEY}"),
        (HELP_KEY, f"stopped:{HELP_KEY}"),
        ("Kategorie 5", "stopped:discourse:5"),
        ("category 5", "stopped:discourse:5"),
        ("https://forum.example/c/daten/unter/17", "stopped:discourse:17"),
        ("themen #hilfe", f"stopped:tag_question@{HELP_KEY}"),
        ("#hilfe  themen", f"stopped:tag_question@{HELP_KEY}"),
        ("digest c/5", "stopped:send_digest@discourse:5"),
    ],
)
def test_a_feature_and_a_place_are_found_by_what_people_call_them(typed: str, switch: str) -> None:
    effects = give("stop", typed)
    assert turned(effects) == {switch: True}
    assert answer(effects) == "stopped"
    effects = give("continue", typed, switch)
    assert turned(effects) == {switch: False}
    assert answer(effects) == "running"


@pytest.mark.parametrize(
    ("typed", "told", "word"),
    [
        ("themne", "unknown_near", "themne"),
        ("Quantenphysik", "unknown", "Quantenphysik"),
        ("#nirgends", "unknown_place", "#nirgends"),
        ("x" * 3000, "unknown", "x" * 40),
        ("#" + "x" * 3000, "unknown_place", "#" + "x" * 39),
    ],
)
def test_what_is_not_known_is_named_with_a_remedy(typed: str, told: str, word: str) -> None:
    effects = give("stop", typed)
    assert answer(effects) == told
    assert turned(effects) == {}
    [said] = of(Answer, effects)
    assert said.message.fields["word"] == word


@pytest.mark.prevents("F2")
def test_a_channel_hears_that_it_was_stopped_and_goes_on() -> None:
    for command, switches, name in (
        ("stop", (), "here"),
        ("continue", (f"stopped:{HELP_KEY}",), "here_again"),
    ):
        [post] = of(Post, give(command, "#hilfe", *switches))
        assert (post.place, post.message.name) == (HELP, f"steer_features-{name}")
    for typed in ("themen", "themen #hilfe", "Kategorie 5", "slack:T1/CELSEWHERE"):
        assert of(Post, give("stop", typed)) == []


def test_twice_is_told_and_changes_nothing() -> None:
    assert answer(give("stop", "themen", "stopped:tag_question")) == "stopped_already"
    assert answer(give("continue", "themen")) == "running_already"
    assert turned(give("continue", "themen")) == {}


@pytest.mark.parametrize("typed", ["vergessen", "melden", "answer_command", "follow_thread"])
def test_forgetting_and_reporting_never_stop(typed: str) -> None:
    effects = give("stop", typed)
    assert answer(effects) == "never"
    assert turned(effects) == {}


def test_what_is_off_is_said_to_be() -> None:
    assert answer(give("stop", "digest", rules=replace(RULES, send_digest=None))) == "off"


def test_others_and_the_whole_bot_are_none_of_its_business() -> None:
    assert give("stop", "themen", by=ADA) == []
    for all_of_it in ("", "alles", "All"):
        assert give("stop", all_of_it) == []
    assert give("help", "themen") == []


@pytest.mark.prevents("F18")
def test_out_of_the_shadow_and_back_takes_one_step_each_way() -> None:
    live, stopped = "live:tag_question", "stopped:tag_question"
    effects = give("continue", "themen", rules=SHADOW)
    assert (answer(effects), turned(effects)) == ("live", {live: True})
    effects = give("stop", "themen", live, "live:tag_question@c", rules=SHADOW)
    assert turned(effects) == {stopped: True, live: False, "live:tag_question@c": False}
    effects = give("continue", "themen", stopped, rules=SHADOW)
    assert (answer(effects), turned(effects)) == ("watching", {stopped: False})
    assert of(Withdraw, effects) == [Withdraw(feature="tag_question")], "what waited is not said"


@pytest.mark.prevents("F18")
def test_a_channel_leaves_the_shadow_for_itself() -> None:
    effects = give("continue", "#hilfe", rules=SHADOW)
    assert (answer(effects), turned(effects)) == ("live", {f"live:{HELP_KEY}": True})
    effects = give("continue", "themen #hilfe", rules=SHADOW)
    assert turned(effects) == {f"live:tag_question@{HELP_KEY}": True}
    assert answer(give("continue", "home", rules=SHADOW)) == "running_already", "it never watched"


def test_whoever_goes_on_hears_that_all_is_stopped() -> None:
    [said] = of(Answer, give("continue", "themen", "stopped", "stopped:tag_question"))
    assert [part.name for part in said.message.parts] == ["steer_features-all_stopped"]


def test_the_whole_bot_going_on_tells_what_is_still_in_the_shadow() -> None:
    event = CommandGiven(key="c", at=NOW, account=MOD, place=HELP, command="continue")
    for rules, told in ((RULES, []), (SHADOW, ["steer_features-in_the_shadow"])):
        [said] = of(Answer, effects_of(answer_command, event, Village(rules=rules)))
        assert said.message is not None
        assert [part.name for part in said.message.parts] == told
