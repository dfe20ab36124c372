"""What forum members write: commands, answers, and forms as one question after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.effects import (
    Answer,
    Choice,
    DirectMessage,
    DropFilling,
    Filling,
    Form,
    KeepFilling,
    Message,
)
from bot.effects.letters import FILLING_LASTS
from bot.events import ButtonPressed, CommandGiven, FormSent, LetterWritten
from bot.reactions._letters import AGREE, answer_letter
from bot.reactions._profile_form import STEP_1, introduce, tell_levels
from bot.reactions.read_letter import read_letter
from matchers.model import Place, Profile
from tests.reactions.village import ADA, CATEGORY, EVA, NOW, Village, effects_of, of, pair

TALK = "discourse:pm/7"
HOME = Place(TALK)


def letter(text: str, **more: Any) -> LetterWritten:
    whole = {"key": "l", "at": NOW, "account": EVA, "conversation": TALK, "place": HOME}
    return LetterWritten(**{**whole, "text": text, **more})


def meant(text: str, village: Village | None = None, **more: Any) -> list[Any]:
    return effects_of(read_letter, letter(text, **more), village or Village())


@pytest.mark.parametrize(
    ("text", "command", "argument", "language"),
    [
        ("offen", "open", "", "de"),
        ("Open!", "open", "", "en"),
        ("partner Excel", "partner", "Excel", "de"),
        ("hilfe\n\nViele Grüße\nHeinz", "help", "", "de"),
        ("Vergiss mich bitte", "forget", "bitte", "de"),
        ("", "help", "", "de"),
        ("offfen", "unknown", "open", "de"),
        ("Was soll ich hier?", "unknown", "", "de"),
    ],
)
def test_a_letter_is_read_as_a_command(
    text: str, command: str, argument: str, language: str
) -> None:
    [given] = meant(text)
    assert isinstance(given, CommandGiven)
    assert (given.command, given.argument, given.language) == (command, argument, language)
    assert (given.letter, given.place) == (TALK, HOME)


def test_in_a_topic_only_what_may_be_a_command_is_answered() -> None:
    there: dict[str, Any] = {"conversation": "", "place": CATEGORY, "thread": "discourse:t/42"}
    assert meant("danke dir!", **there) == []
    [given] = meant("offen", **there)
    assert (given.command, given.thread, given.letter) == ("open", "discourse:t/42", "")


@pytest.mark.parametrize(
    ("text", "button"),
    [
        ("ja", "settle_match-yes"),
        ("Ja, gern! Am Dienstag habe ich Zeit.", "settle_match-yes"),
        ("yes", "settle_match-yes"),
        ("Nein danke", "settle_match-no"),
        ("diesmal nicht", "settle_match-no"),
        ("ja gern", "settle_match-yes"),
    ],
)
def test_the_word_of_a_button_presses_it(text: str, button: str) -> None:
    choices = [Choice("ja", "settle_match-yes", "m1"), Choice("nein", "settle_match-no", "m1")]
    [pressed] = meant(text, Village(choices={TALK: choices}))
    assert isinstance(pressed, ButtonPressed)
    assert (pressed.button, pressed.value, pressed.letter) == (button, "m1", TALK)


REQUEST = "Ok, zeig mir bitte offene Fragen zu Excel"
ASKED = {
    "match": [Choice("ja", "settle_match-yes", "m1"), Choice("nein", "settle_match-no", "m1")],
    "forget": [
        Choice("ja, vergessen", "forget_member-yes"),
        Choice("Ja, alles vergessen", "forget_member-yes"),
        Choice("nein", "forget_member-no"),
    ],
    "nothing": [],
}


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize(
    "text",
    [REQUEST, "Klar, zeig mal", "Ja, was heißt das?", "ok, aber erst brauche ich noch etwas"],
)
def test_what_begins_like_a_yes_and_wants_something_presses_nothing(asked: str, text: str) -> None:
    village = Village(choices={TALK: ASKED[asked]}, matches=[pair(learner=EVA)])
    [given] = meant(text, village)
    assert isinstance(given, CommandGiven)
    assert given.command == "unknown"


@pytest.mark.parametrize(
    ("text", "command"),
    [("ok, offen", "open"), ("Ja, vergiss mich", "forget"), ("passt nicht", "unfit")],
)
def test_a_command_is_one_before_it_is_a_loose_yes(text: str, command: str) -> None:
    [given] = meant(text, Village(choices={TALK: ASKED["match"]}))
    assert isinstance(given, CommandGiven)
    assert given.command == command


@pytest.mark.parametrize("text", ["ja", "ok danke", "Ja gern", "yes", "klar"])
def test_no_loose_yes_forgets_anybody(text: str) -> None:
    [given] = meant(text, Village(choices={TALK: ASKED["forget"]}))
    assert isinstance(given, CommandGiven)
    assert given.command == "forget", "it asks once more"


@pytest.mark.parametrize(
    "text", ["ja, vergessen", "Vergessen!", "Ja, bitte alles vergessen.", "ja vergessen\n"]
)
def test_its_own_word_forgets_also_in_the_middle_of_a_form(text: str) -> None:
    for under_way in ({}, {EVA: filling()}):
        village = Village(choices={TALK: ASKED["forget"]}, fillings=under_way)
        [pressed] = meant(text, village)
        assert isinstance(pressed, ButtonPressed)
        assert pressed.button == "forget_member-yes"


@pytest.mark.parametrize(
    "text", ["nicht vergessen", "ja, aber nicht vergessen", "vergessen?", "Ja, vergesslich"]
)
def test_what_is_only_near_forgets_nobody(text: str) -> None:
    [effect] = meant(text, Village(choices={TALK: ASKED["forget"]}))
    assert getattr(effect, "button", "") != "forget_member-yes"


def test_only_the_plain_word_answers_a_match_that_was_asked_elsewhere() -> None:
    for text in ("ok", "klar", "Ja gern", "ok danke"):
        [given] = meant(text, Village(matches=[pair(learner=EVA)]))
        assert isinstance(given, CommandGiven)


def test_a_yes_elsewhere_answers_the_one_match_that_waits() -> None:
    mine = pair(learner=EVA)
    [pressed] = meant("ja", Village(matches=[mine]))
    assert (pressed.button, pressed.value) == ("settle_match-yes", "m1")
    [given] = meant("ja", Village(matches=[mine, replace(mine, id="m2")]))
    assert isinstance(given, CommandGiven), "which of them, nobody can tell"
    [given] = meant("ja", Village(matches=[replace(mine, learner_says=True)]))
    assert isinstance(given, CommandGiven)


# --- forms


def introduction() -> Form:
    form = introduce(Village(), Profile(EVA), "de")
    inputs = tuple(one for one in form.inputs if not one.name.endswith("-consent"))
    return replace(form, inputs=inputs, carries={"agreed": "ask_profile-consent"})


def filling(form: Form | None = None, **more: Any) -> Filling:
    return Filling(EVA, TALK, form or introduction(), NOW, **more)


def given(text: str, under_way: Filling, **more: Any) -> list[Any]:
    return meant(text, Village(fillings={EVA: under_way}), **more)


def test_nothing_is_kept_before_the_consent() -> None:
    form = introduce(Village(), Profile(EVA), "de")
    asked = CommandGiven(key="c", at=NOW, account=EVA, place=HOME, command="profile", letter=TALK)
    [told] = answer_letter(asked, [Answer(form=form)], Village())
    assert isinstance(told, DirectMessage), "no filling yet"
    assert told.message.buttons[0].name == AGREE
    pressed = ButtonPressed(
        key="b", at=NOW, account=EVA, place=HOME, button=AGREE, value=STEP_1, letter=TALK
    )
    [answer] = effects_of(read_letter, pressed, Village())
    kept, first = answer_letter(pressed, [answer], Village())
    assert isinstance(kept, KeepFilling)
    assert (kept.filling.step, kept.filling.values) == (0, {})
    assert isinstance(first, DirectMessage)
    assert first.message.name == "ask_profile-background"
    assert effects_of(read_letter, replace(pressed, letter=None), Village()) == []


def test_each_answer_leads_to_the_next_question_and_the_last_sends_the_form() -> None:
    under_way = filling()
    for text in ("Verein", "Eva", "überspringen", "Zuhören"):
        kept, asked = given(text, under_way)
        assert asked.within == TALK
        under_way = kept.filling
    kept, sent = given("nein", under_way)
    assert isinstance(sent, FormSent)
    assert sent.letter == TALK
    assert sent.values == {
        "ask_profile-background": ("Verein",),
        "ask_profile-name": ("Eva",),
        "ask_profile-wants": (),
        "ask_profile-can_help": ("Zuhören",),
        "ask_profile-minor": (),
        "ask_profile-consent": ("yes",),
    }


def test_back_cancel_and_going_on() -> None:
    [kept, asked] = given("zurück", filling(step=2))
    assert (kept.filling.step, asked.message.name) == (1, "ask_profile-name")
    [dropped, told] = given("Abbrechen.", filling(step=2, values={"ask_profile-name": ("Eva",)}))
    assert dropped == DropFilling(account=EVA)
    assert told.message.name == "read_letter-cancelled"
    known = filling(step=1, values={"ask_profile-name": ("Eva",)})
    [kept, _] = given("weiter", known)
    assert kept.filling.values["ask_profile-name"] == ("Eva",)
    [kept, _] = given("skip", filling(step=1))
    assert kept.filling.step == 2, "somebody may be called Skip: a name is needed, so it is one"


def test_who_wants_to_be_forgotten_is_not_asked_on() -> None:
    [command] = given("vergiss mich", filling())
    assert command.command == "forget"
    [command] = given("hilfe", filling(), named=True)
    assert command.command == "help"


def test_after_a_week_or_elsewhere_nobody_is_asked_on() -> None:
    [command] = given("offen", filling(), at=NOW + FILLING_LASTS)
    assert command.command == "open"
    [command] = given("offen", filling(), conversation="discourse:pm/8")
    assert command.command == "open"


def test_what_is_wrong_is_asked_again() -> None:
    whole = filling(step=4)
    sent = FormSent(key="f", at=NOW, account=EVA, form=STEP_1, values={}, letter=TALK)
    wrong = Message("ask_profile-error_name")
    answer = Answer(errors={"ask_profile-name": wrong})
    kept, asked = answer_letter(sent, [answer], Village(fillings={EVA: whole}))
    assert isinstance(kept, KeepFilling)
    assert kept.filling.step == 1
    assert isinstance(asked, DirectMessage)
    assert asked.message.name == "ask_profile-error_name"
    assert asked.message.parts[0].name == "ask_profile-name"


def test_a_form_that_was_taken_is_over() -> None:
    form = tell_levels(Profile(EVA), ("excel",), (), "de", ())
    sent = FormSent(key="f", at=NOW, account=EVA, form=form.name, values={}, letter=TALK)
    done = Answer(message=Message("ask_profile-done"))
    effects = list(answer_letter(sent, [done], Village(fillings={EVA: filling(form)})))
    assert effects[0] == DropFilling(account=EVA)
    [told] = of(DirectMessage, effects)
    assert (told.account, told.within, told.message.name) == (EVA, TALK, "ask_profile-done")


def test_another_members_draft_is_not_touched() -> None:
    assert isinstance(meant("offen", Village(fillings={ADA: filling()}))[0], CommandGiven)
