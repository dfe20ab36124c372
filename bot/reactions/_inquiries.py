"""What becomes of an inquiry: who is asked, who may say yes, and how it ends without blame."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.community import Community
from bot.effects import Edit, Effect, KeepInquiry, Message, Topics
from bot.reactions._meeting import meeting
from bot.rules_asking import AskAroundRules
from matchers.inquiring import Inquiry
from matchers.model import Account, Level, Profile

ABOUT_AT_MOST = 150
"""Code points of the one line that those who are asked read."""


def able(topic: str, asker: Account, at: datetime, community: Community) -> list[Profile]:
    """Adults who are sure enough of the topic, and do not pause."""
    level = Level((community.rules.ask_around or AskAroundRules()).level)
    return [
        profile
        for profile in community.experts_for(topic, at)
        if profile.account != asker and not profile.minor and profile.teaches[topic] >= level
    ]


def chosen(inquiry: Inquiry, asker: Profile, community: Community) -> list[Account]:
    """A few of them who share a language, have time, and were not told too much this week.

    Nearest first: who teaches everything is not used up. Among equals the inquiry decides.
    """
    at_most = (community.rules.ask_around or AskAroundRules()).at_most
    free = [
        profile
        for profile in able(inquiry.topic, inquiry.asker, inquiry.at, community)
        if profile.hours > 0
        and (not asker.languages or profile.languages & asker.languages)
        and not community.blocked(inquiry.asker, profile.account)
        and meeting(inquiry.asker, profile.account, community) is not None
        and community.may_be_asked(profile.account, inquiry.at)
    ]
    free.sort(key=lambda p: (p.teaches[inquiry.topic], _lot(inquiry.id, p.account)))
    return [profile.account for profile in free[:at_most]]


def _lot(id: str, account: Account) -> str:
    return hashlib.blake2b(f"{id} {account}".encode(), digest_size=8).hexdigest()


def ask_key(inquiry: Inquiry, account: Account) -> str:
    """The key of the request to one of those who are asked; it does not tell who that is.

    It stays the same when they link their accounts, so that an edit finds what was said.
    """
    return f"ask_around:{inquiry.id}:{inquiry.number(account)}"


def with_answer(inquiry: Inquiry, account: Account, *, says: bool) -> Inquiry:
    """The inquiry with what one of them said."""
    return replace(inquiry, asked={**inquiry.asked, account: says})


def edit(inquiry: Inquiry, account: Account, what: str, community: Community) -> Edit:
    """The request says something else now, and has no buttons any more."""
    key = ask_key(inquiry, account)
    fields = {"topic": Topics((inquiry.topic,))}
    message = Message(f"ask_around-{what}", fields, community.language_of(account))
    return Edit(key=f"{key}:{what}", instead_of=key, message=message)


def close(inquiry: Inquiry, community: Community) -> Iterator[Effect]:
    """It is over: its words go, and whoever has not answered need not any more."""
    yield KeepInquiry(inquiry=replace(inquiry, state="over", about=""))
    for account, says in inquiry.asked.items():
        if says is None:
            yield edit(inquiry, account, "closed", community)


def withdraw(account: Account, at: datetime, community: Community) -> Iterator[Effect]:
    """A member cannot, or does not want to, take part now: what they asked for and are asked ends.

    Where they were asked, it is as if they had said no: nobody hears of it.
    """
    for inquiry in community.inquiries_of(account):
        if not inquiry.is_open(at):
            continue
        if inquiry.asker == account:
            yield from close(inquiry, community)
        elif inquiry.asked.get(account) is None:
            yield KeepInquiry(inquiry=with_answer(inquiry, account, says=False))
            yield edit(inquiry, account, "closed", community)
