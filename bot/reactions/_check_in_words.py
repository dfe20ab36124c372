"""What check-ins say: to one member alone, and in words that tell nothing of anybody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.effects import (
    Answer,
    Button,
    Day,
    DirectMessage,
    Edit,
    Effect,
    Message,
    Person,
    Post,
    Topics,
    Value,
)
from bot.events import ButtonPressed
from bot.reactions._helping import reached
from bot.reactions._together import worded as worded_for
from matchers.model import Account
from matchers.together import Together

STEM = "check_in"
MET, NOT_YET = f"{STEM}-met", f"{STEM}-not_yet"
GOOD, SO_SO, HARD = f"{STEM}-good", f"{STEM}-so_so", f"{STEM}-hard"
GO_ON, TALK, NO_TALK = f"{STEM}-go_on", f"{STEM}-talk", f"{STEM}-no_talk"


def key_of(whole: Together, account: Account, what: str) -> str:
    """The key of what is said to one member about what they are in."""
    side = whole.side_of(account)
    return f"{STEM}:{whole.key_of(side) if side else whole.id}:{what}"


def ask(
    step: str,
    whole: Together,
    account: Account,
    *,
    ends: datetime,
    until: datetime,
    buttons: tuple[Button, ...],
    community: Community,
) -> DirectMessage:
    """One question to one member, which waits for their morning, their week and their pause."""
    return DirectMessage(
        key=key_of(whole, account, step),
        account=reached(account, community),
        message=worded(f"ask_{step}", whole, account, community, ends=ends, buttons=buttons),
        unasked=True,
        until=until,
    )


def worded(
    what: str,
    whole: Together,
    account: Account,
    community: Community,
    *,
    ends: datetime | None = None,
    buttons: tuple[Button, ...] = (),
) -> Message:
    """A message to one member about their match."""
    fields: dict[str, Value] = {"topic": Topics(whole.topics)}
    if ends is not None:
        zone = ZoneInfo(community.rules.community.time_zone)
        fields["ends"] = Day(ends.astimezone(zone).date())
    language = community.language_of(account)
    return Message(worded_for(f"{STEM}-{what}", whole.form), fields, language, buttons=buttons)


def reply(event: ButtonPressed, asked: str, message: Message) -> Effect:
    """In the place of the question; nobody in the forum sees an edit, so there as a letter."""
    if event.letter is not None:
        return Answer(message=message)
    what = message.name.partition("-")[2]
    return Edit(key=f"{asked}:{what}", instead_of=asked, message=message)


def tell(event: ButtonPressed, what: str) -> Answer:
    """A line for whoever pressed what leads nowhere."""
    return Answer(message=Message(f"{STEM}-{what}", {}, event.language))


# --- somebody wants to talk


def call(whole: Together, member: Account, community: Community) -> Iterator[Post | DirectMessage]:
    """To the moderators' channel; without one to each moderator who is not in the match."""
    key, place = key_of(whole, member, "talk"), community.moderators_place()
    if place is None or any(community.is_configured_moderator(one) for one in whole.accounts):
        yield from call_each(whole, member, community)
        return
    message = _wish(member, community.rules.community.language)
    yield Post(key=key, place=place, message=message)


def call_each(whole: Together, member: Account, community: Community) -> Iterator[DirectMessage]:
    """To each of the moderators alone."""
    key = key_of(whole, member, "talk")
    listed = (Account(one) for one in community.rules.community.moderators)
    others = (one for one in listed if whole.side_of(community.home_of(one)) is None)
    for number, moderator in enumerate(others, start=1):
        message = _wish(member, community.language_of(moderator))
        yield DirectMessage(key=f"{key}:{number}", account=moderator, message=message)


def _wish(member: Account, language: str) -> Message:
    """Only who: never why, nor about whom."""
    return Message(f"{STEM}-wish", {"member": Person(member)}, "en" if language == "en" else "de")
