"""`/lotse zuweisen LINK @jemand`: moderators ask one member privately, as the ladder would.

A yes counts as any; a no is seen by the moderators alone. Why somebody cannot be asked now (no
profile, a pause, no time left, a block) is nobody's business: one sentence says all of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.community import Community
from bot.effects import Answer, Effect, Message
from bot.events import CommandGiven
from bot.reactions._helping import Case, ask, awake, case_of, may_help
from matchers.helping import ASIDE
from matchers.model import Account

ASK = "assign_helper-ask"


def assign_helper(event: CommandGiven, community: Community) -> Iterator[Effect]:
    """Ask, or say what is missing."""
    moderator = event.moderator or community.is_configured_moderator(event.account)
    if event.command != "assign" or not moderator:
        return
    link = next((word for word in event.argument.split() if "://" in word), "")
    if not link or not event.mentions:
        yield _tell(event, "how")
        return
    kept = community.thread_at(link)
    case = case_of(kept.thread.key, event.at, community) if kept is not None else None
    if case is None:
        yield _tell(event, "unknown_link")
    else:
        yield from _assign(event, event.mentions[0], case)


def _assign(event: CommandGiven, account: Account, case: Case) -> Iterator[Effect]:
    helper = case.helper(account)
    if not case.is_open:
        yield _tell(event, "over")
    elif case.taken is not None or (helper is not None and helper.waits(case.at)):
        yield _tell(event, "taken")
    elif not may_help(account, case):
        yield _tell(event, "cannot")
    else:
        until = awake(case.at, case.community) + timedelta(hours=case.rules.yes_hours)
        yield from ask(account, "assigned", case, step=ASIDE, until=until)
        yield _tell(event, "asked")


def _tell(event: CommandGiven, what: str) -> Answer:
    return Answer(message=Message(f"assign_helper-{what}", {}, event.language))
