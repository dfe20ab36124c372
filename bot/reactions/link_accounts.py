"""`verbinden`: one member with an account on each platform, by a code and two confirmations.

The code alone proves little: people can be talked into typing one. So each side reads which account
the other one is: first the side that was given the code, then the side that typed it. Only the
second yes links them; a no of either ends it. `trennen` undoes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.community import Community
from bot.effects import (
    AgreeLink,
    Answer,
    Button,
    ClaimLink,
    CountGuess,
    DirectMessage,
    DropOffer,
    Effect,
    KeepProfile,
    LinkAccounts,
    LinkOffer,
    Message,
    Moment,
    OfferLink,
    Person,
    UnlinkAccounts,
    Value,
)
from bot.effects.links import CODE_LASTS
from bot.events import AccountClosed, ButtonPressed, CommandGiven
from bot.reactions._meeting import platform_of
from bot.reactions._parting import part
from matchers.model import Account
from matchers.together import Together

YES, NO = "link_accounts-yes", "link_accounts-no"
THIS, OTHER = "link_accounts-this", "link_accounts-other"
PLATFORMS = ("slack", "discourse")


def link_accounts(
    event: CommandGiven | ButtonPressed | AccountClosed, community: Community
) -> Iterator[Effect]:
    """Give a code, take one, confirm, and part again."""
    match event:
        case CommandGiven(command="connect"):
            if len(community.accounts_of(event.account)) > 1:
                yield _tell(event, "linked_already")
            elif event.argument.strip():
                yield from _typed(event, community)
            else:
                yield from _offer(event, community)
        case CommandGiven(command="disconnect"):
            yield from _part(event, community)
        case ButtonPressed():
            if event.button in (YES, NO, THIS, OTHER):
                yield from _answered(event, community)
        case AccountClosed():
            yield from _closed(event, community)


def _offer(event: CommandGiven, community: Community) -> Iterator[Effect]:
    code = community.code_of(event.key)
    yield OfferLink(account=event.account, code=code, at=event.at)
    fields: dict[str, Value] = {"code": code, "until": Moment(event.at + CODE_LASTS)}
    there = _other_side(event.account)
    yield Answer(message=Message(f"link_accounts-offer_{there}", fields, event.language))


def _typed(event: CommandGiven, community: Community) -> Iterator[Effect]:
    if not community.may_guess(event.account, event.at):
        yield _tell(event, "too_many")
        return
    offer = community.offer_of_code(event.argument)
    if offer is None or len(community.accounts_of(offer.account)) > 1:
        yield CountGuess(account=event.account, at=event.at)
        yield _tell(event, "wrong")
    elif event.at - offer.at >= CODE_LASTS:
        yield _tell(event, "expired")
    elif platform_of(offer.account) == platform_of(event.account):
        yield _tell(event, "this_side")
    elif offer.other not in (None, event.account):
        yield _tell(event, "taken")
    else:
        yield from _ask(event, offer, community)


def _ask(event: CommandGiven, offer: LinkOffer, community: Community) -> Iterator[Effect]:
    """Whoever was given the code reads whose account it is that wants to be linked."""
    yield ClaimLink(offer=offer.id, other=event.account)
    who: Value = event.name or Person(event.account)
    message = Message(
        f"link_accounts-ask_{platform_of(event.account)}",
        {"who": who},
        community.language_of(offer.account),
        buttons=(Button(YES, offer.id, "primary"), Button(NO, offer.id)),
    )
    yield DirectMessage(key=f"link_accounts:{offer.id}:ask", account=offer.account, message=message)
    yield _tell(event, f"typed_{platform_of(offer.account)}")


def _answered(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    offer = community.link_offer(event.value)
    if offer is None or offer.other is None or event.at - offer.at >= 2 * CODE_LASTS:
        yield _tell(event, "gone")
    elif event.account == offer.account:
        yield from _first(event, offer, offer.other, community)
    elif event.account == offer.other and offer.home is not None and event.button in (YES, NO):
        yield from _second(event, offer, offer.home, community)
    else:
        yield _tell(event, "gone")


def _first(
    event: ButtonPressed, offer: LinkOffer, other: Account, community: Community
) -> Iterator[Effect]:
    """The side that was given the code: its yes leads to a question there, and links nothing."""
    both = all(community.profile(one) is not None for one in (offer.account, other))
    if event.button == NO:
        yield DropOffer(offer=offer.id)
        yield _tell(event, "refused")
        if offer.home is not None:
            yield _let_know(offer, other, "refused_there", community)
    elif _is_impossible(offer, other, community):
        yield DropOffer(offer=offer.id)
        yield _tell(event, "impossible")
    elif event.button == YES and both:
        buttons = (Button(THIS, offer.id), Button(OTHER, offer.id))
        yield Answer(message=Message("link_accounts-which", {}, event.language, buttons))
    else:
        kept_there = community.profile(other) is not None and event.button != THIS
        yield AgreeLink(offer=offer.id, home=other if kept_there else offer.account)
        yield _ask_back(event, offer, other, community)
        yield _tell(event, f"agreed_{platform_of(other)}")


def _ask_back(
    event: ButtonPressed, offer: LinkOffer, other: Account, community: Community
) -> DirectMessage:
    """Whoever typed the code reads, too, whose account it is, and is asked."""
    message = Message(
        f"link_accounts-back_{platform_of(offer.account)}",
        {"who": event.name or Person(offer.account)},
        community.language_of(other),
        buttons=(Button(YES, offer.id, "primary"), Button(NO, offer.id)),
    )
    return DirectMessage(key=f"link_accounts:{offer.id}:back", account=other, message=message)


def _second(
    event: ButtonPressed, offer: LinkOffer, home: Account, community: Community
) -> Iterator[Effect]:
    """The side that typed the code: only its yes links them."""
    yield DropOffer(offer=offer.id)
    if event.button == NO:
        yield _tell(event, "refused_typed")
        yield _let_know(offer, offer.account, "refused_there", community)
    elif _is_impossible(offer, event.account, community):
        yield _tell(event, "impossible")
        yield _let_know(offer, offer.account, "impossible", community)
    else:
        away = event.account if home == offer.account else offer.account
        yield from _link(event, home, away, community)
        done = f"linked_{platform_of(home)}"
        yield _tell(event, done)
        yield _let_know(offer, offer.account, done, community)


def _is_impossible(offer: LinkOffer, other: Account, community: Community) -> bool:
    accounts = [*community.accounts_of(offer.account), *community.accounts_of(other)]
    return len(accounts) > len(PLATFORMS) or community.blocked(offer.account, other)


def _let_know(offer: LinkOffer, whom: Account, what: str, community: Community) -> DirectMessage:
    message = Message(f"link_accounts-{what}", {}, community.language_of(whom))
    return DirectMessage(key=f"link_accounts:{offer.id}:{what}", account=whom, message=message)


def _link(
    event: ButtonPressed, home: Account, away: Account, community: Community
) -> Iterator[Effect]:
    language = community.language_of(home)
    yield from _end_what_is_blocked(home, away, event.at, community)
    yield LinkAccounts(keep=home, other=away, at=event.at)
    profiles = [p for p in map(community.profile, (home, away)) if p is not None]
    if profiles and any(profile.minor for profile in profiles):  # whichever side said so
        yield from part(home, event.at, community)
        yield from part(away, event.at, community)
        kept = replace(profiles[0], account=home, minor=True)
        yield KeepProfile(profile=kept, language=language)


def _end_what_is_blocked(
    home: Account, away: Account, at: datetime, community: Community
) -> Iterator[Effect]:
    """Who must not meet one of the accounts must not meet the other one."""

    def must_end(whole: Together) -> bool:
        if {home, away} <= set(whole.accounts):
            return True
        partners = set(whole.accounts) - {home, away}
        return any(community.blocked(one, p) for one in (home, away) for p in partners)

    for account in (home, away):
        yield from part(account, at, community, which=must_end)


def _part(event: CommandGiven, community: Community) -> Iterator[Effect]:
    home, *others = community.accounts_of(event.account)
    if not others:
        yield _tell(event, "not_linked")
        return
    yield UnlinkAccounts(keep=home, at=event.at)
    yield _tell(event, f"parted_{platform_of(home)}")


def _closed(event: AccountClosed, community: Community) -> Iterator[Effect]:
    """One of the two was closed: everything goes on with the other one."""
    left = [one for one in community.accounts_of(event.account) if one != event.account]
    if left:
        yield UnlinkAccounts(keep=left[0], at=event.at)


def _other_side(account: Account) -> str:
    return next(one for one in PLATFORMS if one != platform_of(account))


def _tell(event: CommandGiven | ButtonPressed, what: str) -> Answer:
    return Answer(message=Message(f"link_accounts-{what}", {}, event.language))
