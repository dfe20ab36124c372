"""Who of the forum is asked for help and with which account, and what their words mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.effects import Answer, AskHelper, Choice, DirectMessage, Edit, Link
from bot.events import AnswerGiven, ButtonPressed, CommandGiven, LetterWritten
from bot.reactions.read_letter import read_letter
from bot.reactions.suggest_helpers import suggest_helpers
from bot.words import LANGUAGES
from matchers.helping import HelperState
from matchers.model import Account, Evidence, EvidenceKind, Language, Place
from tests.golden.reading import FORUM, WORDS
from tests.golden.scenes_forum_helpers import (
    ASKED,
    FAY,
    FAYS,
    GUS,
    TALK,
    asking,
    helpers_of_the_forum,
    request,
    waited,
    wrote,
)
from tests.golden.scenes_life import asking as asking_in_slack
from tests.golden.scenes_life import waited as waited_in_slack
from tests.golden.stage import Stage
from tests.reactions.rules import RULES
from tests.reactions.village import BEN, DAY, NOW, TOPIC, Village, effects_of, of, pair, reply

LINKED = {BEN: FAY}
"""Ben and Fay are one member, whose home is the forum."""


def told(effects: list[Any]) -> list[Account]:
    return [message.account for message in of(DirectMessage, effects)]


def meant(text: str, village: Village) -> list[Any]:
    event = LetterWritten(
        key="l", at=NOW, account=FAY, text=text, conversation=TALK, place=Place(TALK)
    )
    return effects_of(read_letter, event, village)


# --- who, and where


def test_who_is_only_in_the_forum_is_asked_there_and_about_the_forum_alone() -> None:
    assert told(effects_of(suggest_helpers, waited(0), asking())) == [FAY]
    in_slack = asking_in_slack(profiles={FAY: FAYS})
    assert told(effects_of(suggest_helpers, waited_in_slack(0), in_slack)) == []
    linked = replace(in_slack, others=LINKED)
    assert told(effects_of(suggest_helpers, waited_in_slack(0), linked)) == [BEN]


@pytest.mark.parametrize("home", [FAY, BEN])
def test_whoever_has_two_accounts_is_asked_once_and_in_slack(home: Account) -> None:
    """Though their profile is kept under the one, and they are known by what both wrote."""
    others = {one: home for one in (FAY, BEN) if one != home}
    facts = frozenset(
        Evidence(one, "excel", EvidenceKind.ACCEPTED, f"t{one}", "a", NOW - 9 * DAY)
        for one in (FAY, BEN)
    )
    profiles = {one: replace(FAYS, account=home) for one in (FAY, BEN)}
    village = asking(profiles=profiles, others=others, learnt=facts)
    for step in (0, 1):
        effects = effects_of(suggest_helpers, waited(step), village)
        assert told(effects) == [BEN]
        assert [effect.helper.account for effect in of(AskHelper, effects)] == [home]


# --- what they are told


@pytest.mark.parametrize("word", ["yes", "no", "knows"])
def test_who_wrote_is_answered_below_and_who_pressed_in_its_place(word: str) -> None:
    effects = effects_of(suggest_helpers, wrote(word), asking(request()))
    assert len(of(Answer, effects)) == 1
    assert of(Edit, effects) == []
    in_slack = asking(request(), others=LINKED)
    pressed = effects_of(suggest_helpers, wrote(word, letter=None), in_slack)
    assert of(Answer, pressed) == []
    assert len(of(Edit, pressed)) == 1


def test_the_other_who_was_asked_is_freed_without_a_message() -> None:
    village = asking(request(), request(account=GUS, number=2))
    effects = effects_of(suggest_helpers, wrote("yes"), village)
    (edit,) = of(Edit, effects)
    assert edit.instead_of.endswith(":2")
    assert of(DirectMessage, effects) == []


def test_who_helped_is_thanked_by_a_message_of_its_own() -> None:
    answered = replace(ASKED, answers=(reply("a1", FAY, NOW),), voices=1)
    given = AnswerGiven(key="a", at=NOW, thread=TOPIC, answer="a1", by=FAY)
    village = asking(request(HelperState.YES), question=answered)
    effects = effects_of(suggest_helpers, given, village)
    (thanks,) = of(DirectMessage, effects)
    assert (thanks.account, thanks.message.name) == (FAY, "suggest_helpers-helped")
    assert not thanks.unasked
    assert of(Edit, effects) == []


# --- what their words mean

REQUEST = Choice("nein", "suggest_helpers-no", f"{TOPIC.key}#1")
OVER = request(HelperState.FREED)


def pressed(text: str, village: Village) -> tuple[str, str] | None:
    (found,) = meant(text, village)
    return (found.button, found.value) if isinstance(found, ButtonPressed) else None


@pytest.mark.parametrize(
    ("text", "button"), [("ja", "yes"), ("Nein", "no"), ("doch, bitte schön", "written")]
)
def test_a_word_counts_for_the_one_request_that_waits(text: str, button: str) -> None:
    found = pressed(text, asking(request()))
    assert found == (f"suggest_helpers-{button}", f"{TOPIC.key}#1")


def test_below_our_answer_a_word_is_about_the_same_request() -> None:
    yes, other = request(HelperState.YES), request(thread=f"{TOPIC.key}/2")
    village = asking(yes, other, choices={TALK: [REQUEST]})
    assert pressed("Ja, doch noch", village) == ("suggest_helpers-yes", f"{TOPIC.key}#1")
    assert pressed("nein", village) == ("suggest_helpers-no", f"{TOPIC.key}#1")


def test_a_late_word_hears_what_became_of_the_newest_request() -> None:
    assert pressed("ja", asking(OVER)) == ("suggest_helpers-yes", f"{TOPIC.key}#1")
    long_ago = replace(OVER, asked=NOW - timedelta(days=8))
    assert pressed("ja", asking(long_ago)) is None


@pytest.mark.parametrize(
    "village",
    [
        asking(request(), request(thread=f"{TOPIC.key}/2")),
        asking(request(), matches=[pair(learner=FAY)]),
    ],
)
def test_where_two_things_wait_nobody_guesses(village: Village) -> None:
    found = pressed("ja", village)
    assert found is None or found[0] == "suggest_helpers-written", "it is asked, not taken"


def test_a_match_that_waits_goes_before_what_is_over() -> None:
    found = pressed("ja", asking(OVER, matches=[pair(learner=FAY)]))
    assert found == ("settle_match-yes", "m1")


@pytest.mark.parametrize(
    "village",
    [
        asking(request(), choices={TALK: [Choice("ja, vergessen", "forget_member-yes")]}),
        asking(request(), rules=replace(RULES, suggest_helpers=None)),
        asking(request(thread="slack:T1/CHELP/1.0")),
        asking(request(), choices={TALK: [Choice("hier", "link_accounts-this")]}),
    ],
)
def test_a_yes_to_something_else_is_no_yes_to_a_request(village: Village) -> None:
    (found,) = meant("ja", village)
    assert isinstance(found, CommandGiven)


def test_what_is_written_to_us_instead_of_the_forum_is_sent_there() -> None:
    effects = effects_of(suggest_helpers, wrote("written"), asking(request(HelperState.YES)))
    (said,) = of(Answer, effects)
    assert said.message is not None
    assert said.message.name == "suggest_helpers-written"
    assert [button.name for button in said.message.buttons] == ["suggest_helpers-no"]


def test_a_request_links_to_its_question() -> None:
    (asked,) = of(DirectMessage, effects_of(suggest_helpers, waited(0), asking()))
    link = asked.message.fields["question"]
    assert isinstance(link, Link)
    assert link.place == TOPIC.place.key, "whether it is public is asked again when it leaves"


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_request_itself_leads_to_the_question(language: Language) -> None:
    """What is said below it stays for good: one edit of the request takes title and link back."""
    for scene in helpers_of_the_forum(Stage(language)):
        for effect in scene.effects:
            message = getattr(effect, "message", None)
            lasting = isinstance(effect, Answer) or not getattr(effect, "unasked", True)
            if lasting and message is not None:
                said = WORDS.say(message, FORUM).text
                assert "http" not in said, message.name
                assert "Doppelte" not in said, message.name
