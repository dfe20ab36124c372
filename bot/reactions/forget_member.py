"""`/lotse vergiss mich`: ask once, then forget everything, and say what that was."""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community
from bot.effects import Answer, Button, Effect, ForgetMember, Message
from bot.events import ButtonPressed, CommandGiven
from bot.reactions import _doubts, _shadow_notes
from bot.reactions._inquiries import withdraw
from bot.reactions._parting import part
from bot.reactions._suggestions import withdrawn
from bot.reactions.follow_transfer import leave_forum

ASK = "forget_member-open"
"""The button that does the same as the command."""
YES = "forget_member-yes"
NO = "forget_member-no"


def forget_member(event: CommandGiven | ButtonPressed, community: Community) -> Iterator[Effect]:
    """Forget at the second word, not at the first. Partners are told that it ended, not why."""
    match event:
        case CommandGiven(command="forget") | ButtonPressed(button="forget_member-open"):
            buttons = (Button(YES, style="danger"), Button(NO))
            yield Answer(message=Message("forget_member-ask", {}, event.language, buttons))
        case ButtonPressed(button="forget_member-yes"):
            yield from part(event.account, event.at, community)
            yield from withdraw(event.account, event.at, community)
            yield from leave_forum(event, community)
            for thread in community.suggested_of(event.account):
                yield from withdrawn(thread, event, community)
            told = community.shadow_of(event.account)
            yield from _shadow_notes.without(told, event, community)
            misled = community.doubted_of(event.account)
            yield from _doubts.without(misled, event, community)
            yield ForgetMember(account=event.account)
            yield Answer(message=Message("forget_member-done", {}, event.language))
        case ButtonPressed(button="forget_member-no"):
            yield Answer(message=Message("forget_member-kept", {}, event.language))
