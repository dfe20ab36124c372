"""Why did I get this? One sentence for each feature that speaks to people."""

from __future__ import annotations

from typing import Any

from bot.community import Told
from bot.events import CommandGiven
from bot.reactions import REACTIONS
from bot.reactions.explain_why import BECAUSE, explain_why
from matchers.model import Account
from tests.golden.reading import WORDS
from tests.reactions.village import ADA, BEN, DAY, HELP, HOUR, NOW, Village, effects_of, pair

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


def test_each_feature_that_it_knows_is_one_and_has_its_sentence() -> None:
    assert set(FEATURES) >= BECAUSE
    for feature in BECAUSE:
        for language in ("de", "en"):
            assert WORDS.has(f"explain_why-because_{feature}", language)
