"""What moderators made of words, and what they never want suggested, can be taken back."""

from __future__ import annotations

import pytest

from bot.effects import DropAddition, KeepUnwanted
from bot.reactions.grow_topics import grow_topics
from matchers.additions import Addition
from tests.reactions.moderating import press, told
from tests.reactions.test_grow_topics import CALC, CLOUD, WORD, noted, parts, words
from tests.reactions.village import Village, of


@pytest.mark.parametrize(
    ("one", "typed"),
    [(CALC, "calc"), (CLOUD, "Cloud"), (CLOUD, "nextcloud"), (WORD, "Keycloak")],
)
@pytest.mark.parametrize("way", ["press", "typed"])
def test_each_can_be_taken_back(one: Addition, typed: str, way: str) -> None:
    village = Village(added=[CALC, CLOUD, WORD])
    value = f"{one.kind}:{one.name}"
    effects = (
        press(grow_topics, "grow_topics-undo", value, village)
        if way == "press"
        else words(f"zurück {typed}", village)
    )
    assert of(DropAddition, effects) == [
        DropAddition(kind=one.kind, name=one.name, topic=one.topic)
    ]
    assert noted(effects).what == f"{one.kind}_dropped"
    assert told(effects) == f"undone_{one.kind}"


def test_what_is_not_there_any_more_is_said() -> None:
    assert told(press(grow_topics, "grow_topics-undo", "alias:Calc", Village())) == "not_there"
    assert told(words("zurück Calc")) == "not_there"
    assert told(words("zurück")) == "nothing_added"


def test_what_was_added_lately_is_shown_with_a_way_back() -> None:
    shown = parts(words("zurück", Village(added=[CALC, CLOUD, WORD])))
    values = [button.value for part in shown for button in part.buttons]
    assert values == ["ignored:keycloak", "topic:nextcloud", "alias:Calc"]


NEVER = frozenset({("excel", "Zahlen"), ("gone", "Zahl")})


def test_what_is_never_suggested_is_shown_with_a_way_back() -> None:
    shown = parts(words("zurück", Village(added=[CALC], unwanted_there=NEVER)))
    values = [button.value for part in shown for button in part.buttons]
    assert values == ["alias:Calc", "unwanted:excel#Zahlen"]
    [alone] = parts(words("zurück", Village(unwanted_there=NEVER)))
    assert alone.name == "grow_topics-was_unwanted"


def test_what_was_never_to_be_suggested_may_be_again() -> None:
    village = Village(unwanted_there=NEVER)
    effects = press(grow_topics, "grow_topics-undo", "unwanted:excel#Zahlen", village)
    [again] = of(KeepUnwanted, effects)
    assert (again.topic, again.names, again.on) == ("excel", ("Zahlen",), False)
    assert noted(effects).what == "wanted_again"
    assert told(effects) == "undone_unwanted"


@pytest.mark.parametrize("value", ["excel#Zahl", "gone#Zahl", "excel", "", "#"])
def test_what_is_not_held_back_is_not_given_back(value: str) -> None:
    village = Village(unwanted_there=NEVER)
    effects = press(grow_topics, "grow_topics-undo", f"unwanted:{value}", village)
    assert told(effects) == "not_there"
    assert of(KeepUnwanted, effects) == []
