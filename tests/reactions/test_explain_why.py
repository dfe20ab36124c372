"""Why did I get this? One sentence for each feature that speaks to people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.community import Told
from bot.events import CommandGiven
from bot.reactions import REACTIONS
from bot.reactions.explain_why import BECAUSE, explain_why
from bot.rules import ChangeTopicsRules
from bot.words import Plain
from matchers.model import Account, Thread
from tests.golden.reading import WORDS
from tests.reactions.rules import RULES
from tests.reactions.village import (
    ADA,
    BEN,
    DAY,
    HELP,
    HOUR,
    NOW,
    THREAD,
    TOPIC,
    Village,
    effects_of,
    kept,
    pair,
)

FEATURES = sorted({r.__name__ for reactions in REACTIONS.values() for r in reactions})


def ask(account: Account, *told: Told) -> Any:
    event = CommandGiven(key="c", at=NOW, account=account, place=HELP, command="why")
    [answer] = effects_of(explain_why, event, Village(heard={account: told}, matches=[pair()]))
    return answer.message


def names(message: Any) -> list[str]:
    return [part.name.removeprefix("explain_why-because_") for part in message.parts]


def test_the_newest_of_each_feature_and_no_more_than_a_few() -> None:
    told = [Told(f"k{n}", "tag_question", NOW - n * HOUR) for n in range(9)]
    told += [Told(name, name, NOW - DAY) for name in ("open_pair", "other", "more")]
    said = ask(ADA, *told)
    assert names(said) == ["tag_question", "match", "other"]
    assert said.parts[0].fields["when"].at == NOW


def test_both_sides_of_a_request_have_their_own_reason() -> None:
    assert names(ask(ADA, Told("propose_match:m1:learner", "propose_match", NOW))) == [
        "propose_match"
    ]
    assert names(ask(BEN, Told("propose_match:m1:expert", "propose_match", NOW))) == [
        "propose_match_expert"
    ]
    assert names(ask(BEN, Told("propose_match:m9:expert", "propose_match", NOW))) == ["match"]


def test_what_it_does_not_know_is_explained_in_general() -> None:
    assert names(ask(ADA, Told("k", "some_new_feature", NOW))) == ["other"]
    assert ask(ADA).name == "explain_why-nothing"


def test_a_digest_of_ones_own_has_its_reason() -> None:
    told = Told("send_personal_digest:w1:2026-W48", "send_personal_digest", NOW)
    assert names(ask(ADA, told)) == ["send_personal_digest"]


def test_each_feature_that_it_knows_is_one_and_has_its_sentence() -> None:
    assert set(FEATURES) >= BECAUSE
    for feature in BECAUSE:
        for language in ("de", "en"):
            assert WORDS.has(f"explain_why-because_{feature}", language)


@pytest.mark.parametrize("similar", ["", "_similar"])
@pytest.mark.parametrize(
    ("thread", "change", "what", "button"),
    [
        (THREAD, ChangeTopicsRules(), "tag_question", 1),
        (THREAD, None, "tag_question", 0),
        (TOPIC, ChangeTopicsRules(), "tag_question_forum", 0),
    ],
    ids=["button", "no button", "forum"],
)
def test_it_names_the_button_only_where_it_is(
    thread: Thread, change: ChangeTopicsRules | None, what: str, button: int, similar: str
) -> None:
    line = Told(f"tag_question:{thread.key}", "tag_question", NOW, thread.key)
    town = Village(
        rules=replace(RULES, change_topics=change),
        heard={ADA: (line,)},
        threads={thread.key: kept(thread)},
        names={line.key: ("t",)} if similar else {},
    )
    event = CommandGiven(key="c", at=NOW, account=ADA, place=HELP, command="why")
    [answer] = effects_of(explain_why, event, town)
    assert names(answer.message) == [what + similar]
    [part] = answer.message.parts
    assert part.fields["button"] == button
    for language, named in (("de", "Passt nicht?"), ("en", "Not right?")):
        said = WORDS.say(replace(part, language=language), Plain()).text
        assert (named in said, ":x:" in said) == (bool(button), thread is THREAD)
