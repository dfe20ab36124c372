"""What the home tab tells of rounds: the question, what one said to it, and with whom one learns now.

Nothing of what came out of a round is told before everybody in it hears of it, and no name before
everybody said yes.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community
from bot.effects import Button, Message, Person, Topics, Value
from bot.reactions._meeting import platform_of
from bot.reactions._round_asking import CHANGES_OF_MIND, NO, PAUSE, YES, fields_of
from bot.reactions._round_status import LOOK_BACK
from bot.reactions._together import all_of
from matchers.held import UNDER_WAY, HeldRound, Part
from matchers.model import Account, Language, MatchState
from matchers.together import Together

TOGETHER = 8
"""So many of those that somebody is in are listed."""


def rounds_at_home(account: Account, language: Language, community: Community) -> Iterator[Message]:
    """The round that somebody was asked about, as long as anything may come of it."""
    for held in community.rounds(LOOK_BACK):
        part = community.part_of(account, held.name)
        if part is not None and (what := _stands(held, part)):
            buttons = _buttons(what, held)
            fields = fields_of(held, community)
            yield Message(f"show_home-round_{what}", fields, language, buttons=buttons)


def _stands(held: HeldRound, part: Part) -> str:
    """Which words tell how it is for somebody; empty: there is nothing to tell."""
    if held.state == "open":
        return {"yes": "in", "no": "not_in"}.get(part.says or "", "ask")
    if part.says == "late" and held.takes_late():
        return "in_late"
    return "solving" if _waits(held, part) else ""


def _waits(held: HeldRound, part: Part) -> bool:
    """Whether they said yes and heard of nothing yet."""
    return part.says == "yes" and held.state in UNDER_WAY and not held.again


def _buttons(what: str, held: HeldRound) -> tuple[Button, ...]:
    if what == "ask":
        return (Button(YES, held.name, "primary"), Button(NO, held.name), Button(PAUSE, held.name))
    return tuple(Button(name, held.name) for name in CHANGES_OF_MIND.get(what, ()))


def learning_at_home(
    account: Account, language: Language, community: Community
) -> Iterator[Message]:
    """The pairs, circles and tandems that somebody is in: all said yes, so names are known."""
    home = community.home_of(account)
    running = (one.of_state(MatchState.ACCEPTED) for one in all_of(home, community))
    mine = [one for one in running if one is not None and one.side_of(home) is not None]
    for whole in mine[:TOGETHER]:
        yield _learning(whole, home, platform_of(account), language, community)


def _learning(
    whole: Together, home: Account, platform: str, language: Language, community: Community
) -> Message:
    side = whole.side_of(home)
    role = side.role if side is not None else "learner"
    fields: dict[str, Value] = {"topic": Topics(whole.topics)}
    others = [one for one in whole.accounts if one != home]
    if whole.form == "circle":
        fields["count"] = len(others)
    else:
        fields["partner"] = Person(_on(platform, others[0], community))
    if whole.form != "pair":
        return Message(f"show_home-learns_{whole.form}", fields, language)
    return Message(f"show_home-learns_{whole.form}_{role}", fields, language)


def _on(platform: str, account: Account, community: Community) -> Account:
    """Their account where the home tab is, if they have one there."""
    own = community.accounts_of(account)
    return next((one for one in own if platform_of(one) == platform), account)
