"""One member with an account on each platform: by a code, a yes, and back again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.effects import (
    Answer,
    ClaimLink,
    CountGuess,
    DirectMessage,
    DropOffer,
    KeepProfile,
    LinkAccounts,
    LinkOffer,
    OfferLink,
    Person,
    SettleMatch,
    UnlinkAccounts,
)
from bot.effects.links import CODE_LASTS
from bot.events import AccountClosed, ButtonPressed, CommandGiven
from bot.reactions.link_accounts import NO, OTHER, THIS, YES, link_accounts
from matchers.model import Account, MatchState
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    EVA,
    HELP,
    NOW,
    Village,
    effects_of,
    expert,
    learner,
    of,
    pair,
)

CODE = "K7F2-9QXM"
OFFER = LinkOffer("o1", ADA, NOW)
CLAIMED = replace(OFFER, other=EVA)


def give(village: Village, account: Account = EVA, argument: str = CODE, **more: Any) -> list[Any]:
    whole = {"key": "c", "at": NOW, "place": HELP, "command": "connect"}
    event = CommandGiven(**{**whole, "account": account, "argument": argument, **more})
    return effects_of(link_accounts, event, village)


def press(button: str, village: Village, account: Account = ADA, **more: Any) -> list[Any]:
    whole = {"key": "b", "at": NOW, "place": HELP, "value": "o1"}
    event = ButtonPressed(**{**whole, "account": account, "button": button, **more})
    return effects_of(link_accounts, event, village)


def told(effects: list[Any]) -> list[str]:
    return [answer.message.name.partition("-")[2] for answer in of(Answer, effects)]


def test_a_code_for_the_other_side() -> None:
    offer, answer = give(Village(), ADA, "")
    assert offer == OfferLink(account=ADA, code=CODE, at=NOW)
    assert answer.message.fields["code"] == CODE


def test_the_code_typed_there_asks_here_and_links_nothing_yet() -> None:
    effects = give(Village(offers={CODE: OFFER}))
    assert effects[0] == ClaimLink(offer="o1", other=EVA)
    [asked] = of(DirectMessage, effects)
    assert asked.account == ADA
    assert asked.message.fields["who"] == Person(EVA)
    assert of(LinkAccounts, effects) == []


@pytest.mark.parametrize(
    ("offer", "account", "at", "answer"),
    [
        (None, EVA, NOW, "wrong"),
        (OFFER, EVA, NOW + CODE_LASTS, "expired"),
        (OFFER, ADA, NOW, "this_side"),
        (OFFER, BEN, NOW, "this_side"),
        (CLAIMED, Account("discourse:else"), NOW, "taken"),
    ],
)
def test_codes_that_lead_nowhere(
    offer: LinkOffer | None, account: Account, at: Any, answer: str
) -> None:
    village = Village(offers={CODE: offer} if offer else {})
    effects = give(village, account, at=at)
    assert told(effects) == [answer]
    assert of(ClaimLink, effects) == []
    assert bool(of(CountGuess, effects)) is (offer is None)


def test_after_too_many_wrong_codes_not_even_the_right_one_is_taken() -> None:
    village = Village(offers={CODE: OFFER}, guessers=frozenset({EVA}))
    assert told(give(village)) == ["too_many"]


def test_the_yes_links_and_both_sides_read_it() -> None:
    effects = press(YES, Village(offers={"o1": CLAIMED}))
    assert of(LinkAccounts, effects) == [LinkAccounts(keep=ADA, other=EVA, at=NOW)]
    assert of(DropOffer, effects) == [DropOffer(offer="o1")]
    assert [letter.account for letter in of(DirectMessage, effects)] == [EVA]


@pytest.mark.parametrize(
    ("offer", "account", "at"),
    [
        (None, ADA, NOW),
        (OFFER, ADA, NOW),
        (CLAIMED, BEN, NOW),
        (CLAIMED, EVA, NOW),
        (CLAIMED, ADA, NOW + 2 * CODE_LASTS),
    ],
)
def test_only_whoever_was_given_the_code_can_say_yes_and_in_time(
    offer: LinkOffer | None, account: Account, at: Any
) -> None:
    village = Village(offers={"o1": offer} if offer else {})
    effects = press(YES, village, account, at=at)
    assert told(effects) == ["gone"]
    assert of(LinkAccounts, effects) == []


def test_a_no_ends_it() -> None:
    effects = press(NO, Village(offers={"o1": CLAIMED}))
    assert told(effects) == ["refused"]
    assert of(DropOffer, effects) == [DropOffer(offer="o1")]


def test_two_profiles_and_one_stays() -> None:
    both = Village(offers={"o1": CLAIMED}, profiles={ADA: learner(ADA), EVA: learner(EVA)})
    effects = press(YES, both)
    assert told(effects) == ["which"]
    assert of(LinkAccounts, effects) == []
    [linked] = of(LinkAccounts, press(THIS, both))
    assert (linked.keep, linked.other) == (ADA, EVA)
    [linked] = of(LinkAccounts, press(OTHER, both))
    assert (linked.keep, linked.other) == (EVA, ADA)


def test_the_side_with_the_profile_is_home() -> None:
    there = Village(offers={"o1": CLAIMED}, profiles={EVA: learner(EVA)})
    [linked] = of(LinkAccounts, press(YES, there))
    assert (linked.keep, linked.other) == (EVA, ADA)


def test_under_18_on_either_side_is_under_18() -> None:
    profiles = {ADA: learner(ADA), EVA: learner(EVA, minor=True)}
    match = pair(state=MatchState.ACCEPTED)
    village = Village(offers={"o1": CLAIMED}, profiles=profiles, matches=[match])
    effects = press(THIS, village)
    [kept] = of(KeepProfile, effects)
    assert kept.profile.minor
    assert kept.profile.account == ADA
    assert of(SettleMatch, effects) == [SettleMatch(match="m1", state=MatchState.ENDED)]


def test_whoever_must_not_meet_one_account_does_not_meet_the_other() -> None:
    match = pair(state=MatchState.ACCEPTED)
    village = Village(
        offers={"o1": CLAIMED},
        profiles={ADA: learner(), BEN: expert()},
        matches=[match, pair("m2", expert=CEM, state=MatchState.ACCEPTED)],
        blocks=frozenset({frozenset({EVA, BEN})}),
    )
    effects = press(YES, village)
    assert of(SettleMatch, effects) == [SettleMatch(match="m1", state=MatchState.ENDED)]
    [linked] = of(LinkAccounts, effects)
    assert linked.keep == ADA


def test_nobody_is_linked_with_whom_they_must_not_meet_or_twice() -> None:
    blocked = Village(offers={"o1": CLAIMED}, blocks=frozenset({frozenset({ADA, EVA})}))
    assert told(press(YES, blocked)) == ["impossible"]
    linked = Village(offers={CODE: OFFER}, others={EVA: BEN})
    assert told(give(linked, BEN)) == ["linked_already"]
    assert told(press(YES, Village(offers={"o1": CLAIMED}, others={EVA: BEN}))) == ["impossible"]


def test_parting_keeps_what_there_is_with_the_home() -> None:
    linked = Village(others={EVA: ADA})
    effects = give(linked, command="disconnect")
    assert of(UnlinkAccounts, effects) == [UnlinkAccounts(keep=ADA, at=NOW)]
    assert told(effects) == ["parted_slack"]
    assert told(give(Village(), command="disconnect")) == ["not_linked"]


def test_when_one_account_is_closed_the_other_goes_on() -> None:
    linked = Village(others={EVA: ADA})
    for closed, left in ((ADA, EVA), (EVA, ADA)):
        event = AccountClosed(key="x", at=NOW, account=closed)
        assert effects_of(link_accounts, event, linked) == [UnlinkAccounts(keep=left, at=NOW)]
