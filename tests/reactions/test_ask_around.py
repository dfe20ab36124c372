"""Who could help? A count without names, a few asked privately, and the first yes."""

from __future__ import annotations

import pytest

from bot.effects import Answer, DirectMessage, KeepInquiry
from matchers.model import Level
from tests.reactions.inquiring import (
    DAN,
    EVE,
    OTHERS,
    experts,
    inquiry,
    press,
    send,
    told,
    village,
    who,
)
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    NOW,
    expert,
    learner,
    of,
)

# --- the count


@pytest.mark.parametrize(
    ("number", "name"), [(0, "nobody"), (1, "few"), (2, "few"), (3, "some"), (4, "some")]
)
def test_small_numbers_are_not_told(number: int, name: str) -> None:
    said = who("Excel", village(*experts(number)))
    assert told(said) == name
    assert said.fields.get("count") == (number if number >= 3 else None)
    assert not any(str(account) in str(said) for account in OTHERS), "nor anybody's name"


def test_only_who_could_help_now_counts() -> None:
    around = village(
        expert(BEN, teaches={"excel": Level.GETS_BY}),
        expert(CEM, paused_until=NOW + DAY),
        expert(DAN, minor=True),
        expert(EVE, complete=False),
        asker=expert(ADA),
    )
    assert told(who("Excel", around)) == "nobody"


def test_a_topic_is_understood_or_asked_for() -> None:
    around = village(*experts())
    assert told(who("kennt sich mit Excel aus?", around)) == "some"
    assert told(who("", around)) == "which"
    assert told(who("Umgefragt", around)) == "near"
    assert told(who("Quantenphysik", around)) == "unknown"
    assert told(who("x" * 3000, around)) == "unknown"


# --- asking


def test_the_form_comes_after_consent_only() -> None:
    [form] = press("ask", "excel", village(*experts()))
    assert form.form.carries == {"topic": "excel"}
    [refused] = press("ask", "excel", village(*experts(), asker=None))
    assert told(refused.message) == "no_profile"
    [minor] = press("ask", "excel", village(*experts(), asker=learner(minor=True)))
    assert told(minor.message) == "minor"
    [again] = press("ask", "excel", village(*experts(), inquiries=[inquiry()]))
    assert told(again.message) == "waiting"
    [gone] = press("ask", "alchemy", village(*experts()))
    assert told(gone.message) == "gone"


def test_at_most_two_are_asked_and_none_is_named() -> None:
    effects = send(village(*experts(), languages={BEN: "en"}))
    [kept] = of(KeepInquiry, effects)
    asks = of(DirectMessage, effects)
    assert len(asks) == 2
    assert set(kept.inquiry.asked) == {ask.account for ask in asks}
    for ask in asks:
        assert ask.unasked
        assert ask.until == kept.inquiry.expires
        assert ask.message.fields["about"] == "Worum es geht"
        assert ADA not in str(ask), "nobody reads who asks"
        assert ask.account not in ask.key
    [answer] = of(Answer, effects)
    assert set(answer.message.fields) == {"topic", "until"}, "not how many were asked"


def test_near_peers_are_asked_before_those_who_teach() -> None:
    near = expert(CEM, teaches={"excel": Level.CONFIDENT})
    [kept] = of(KeepInquiry, send(village(expert(BEN), near, expert(DAN))))
    assert CEM in kept.inquiry.asked


def test_whoever_may_not_be_asked_is_not() -> None:
    around = village(
        *experts(2),
        expert(DAN, languages=frozenset({"en"})),
        expert(EVE, hours=0.0),
        asked_enough=frozenset({BEN}),
        blocks=frozenset({frozenset({ADA, CEM})}),
    )
    [answer] = send(around)
    assert told(answer.message) == "full"


@pytest.mark.parametrize("about", ["", "   ", "x" * 151, "x" * 3000])
def test_a_line_that_is_none_keeps_the_form_open(about: str) -> None:
    [answer] = send(village(*experts()), about)
    assert set(answer.errors) == {"ask_around-about"}


def test_what_changed_since_the_form_was_opened_gets_a_sentence() -> None:
    for around, name in (
        (village(*experts(), asker=None), "no_profile"),
        (village(*experts(), inquiries=[inquiry()]), "waiting"),
    ):
        [answer] = send(around)
        assert told(answer.message) == name
    [answer] = send(village(*experts()), topic="alchemy")
    assert told(answer.message) == "gone"
