"""`/lotse lieber nicht @jemand`: two who are never brought together again, and nobody hears of it.

Whoever says it hears the same words whatever the other one said, and takes back only their own.
A match that both were asked about stays as it looks: its end would tell who was meant. It comes to
nothing once both say yes, in the words of any other that did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.community import Community
from bot.effects import Answer, AvoidMember, Button, Effect, Message, Value
from bot.events import CommandGiven
from bot.reactions._together import all_of
from bot.reactions.report_match import UNFIT
from matchers.model import Account, MatchState

AVOID, AGAIN = "avoid", "avoid_no_more"
FORUM = "discourse"
NAME_LENGTH = 60
"""So much of a name that was typed is repeated: a forum's are no longer."""

_FORUM_NAME = re.compile(r"@([\w.-]+)")


def avoid_member(event: CommandGiven, community: Community) -> Iterator[Effect]:
    """Keep the wish, or that it is over."""
    if event.command not in (AVOID, AGAIN):
        return
    other = _named(event)
    if other is None:
        yield _tell(event, "how" if event.command == AVOID else "how_again")
    elif community.home_of(other) == community.home_of(event.account):
        yield _tell(event, "yourself")
    else:
        over = event.command == AGAIN
        yield AvoidMember(by=event.account, other=other, at=event.at, over=over)
        together = None if over else _together(event.account, other, community)
        what = "over" if over else "together" if together else "kept"
        buttons = (Button(UNFIT, together),) if together else ()
        fields: dict[str, Value] = {"name": event.argument[:NAME_LENGTH]}
        yield Answer(
            message=Message(f"avoid_member-{what}", fields, event.language, buttons=buttons)
        )


def _named(event: CommandGiven) -> Account | None:
    """Whom it is about. In the forum nothing but the name with its sign says so."""
    if event.mentions:
        return event.mentions[0]
    named = _FORUM_NAME.search(event.argument)
    if named is None or not event.account.startswith(f"{FORUM}:"):
        return None
    return Account(f"{FORUM}:{named[1].rstrip('.-').lower()}")


def _together(account: Account, other: Account, community: Community) -> str | None:
    """What the two are in already, each knowing the other's name; ``None``: nothing.

    Whoever leads a circle is not offered its end for the sake of one person.
    """
    home = community.home_of(other)
    for whole in all_of(account, community):
        now = whole.of_state(MatchState.ACCEPTED)
        if now is None or not now.matches[0].is_pair or not now.side_of(account):
            continue
        leads = now.form == "circle" and now.expert == community.home_of(account)
        if home in now.accounts and not leads:
            return now.id
    return None


def _tell(event: CommandGiven, what: str) -> Answer:
    return Answer(message=Message(f"avoid_member-{what}", {}, event.language))
