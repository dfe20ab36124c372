"""What the home tab tells of rounds: the question, what one said to it, and what came of it.

Nothing of what came out of a round is told before everybody in it hears of it, and nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.community import Community
from bot.effects import Button, Message, Value
from bot.reactions._round_asking import CHANGES_OF_MIND, NO, PAUSE, YES, fields_of
from bot.reactions._round_groups import rounds_of_all
from bot.reactions._round_status import LOOK_BACK
from bot.reactions._together import all_of, topics_of
from bot.reactions.report_match import case_of
from matchers.held import UNDER_WAY, HeldRound, Part
from matchers.model import Account, Language, MatchState
from matchers.together import Together

TOGETHER = 8
"""So many of those that somebody is in are listed."""


def rounds_at_home(account: Account, language: Language, community: Community) -> Iterator[Message]:
    """The round that somebody was asked about, as long as anything may come of it."""
    if community.rules.hold_rounds is None:
        return
    for held in rounds_of_all(LOOK_BACK, community):
        part = community.part_of(account, held.name)
        if part is not None and (what := _stands(held, part)):
            buttons = _buttons(what, held)
            fields = fields_of(held, language, community)
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
    account: Account, at: datetime, language: Language, community: Community
) -> Iterator[Message]:
    """The pairs, circles and tandems that somebody is in."""
    home = community.home_of(account)
    pairs = (one for one in all_of(home, community) if one.matches[0].is_pair)
    running = [one for one in pairs if _goes_on(one, home, at, community)]
    for whole in running[:TOGETHER]:
        side = whole.side_of(home)
        role = f"_{side.role}" if side is not None and whole.form != "tandem" else ""
        fields: dict[str, Value] = {"topic": topics_of(*whole.matches)}
        yield Message(f"show_home-in_{whole.form}{role}", fields, language)


def _goes_on(whole: Together, home: Account, at: datetime, community: Community) -> bool:
    """Whether it goes on, for all that somebody may know.

    Whoever was reported is not told: for them it lasts as long as it would have.
    """
    side = whole.side_of(home)
    if side is None or side.match.state is not MatchState.ENDED:
        return side is not None and side.match.state is MatchState.ACCEPTED
    if whole.form == "circle" or not any(one.ends > at for one in community.check_ins(whole.id)):
        return False
    cases = [case_of(whole, one) for one in whole.sides if one.account != home]
    return any(community.said(key) for case in cases for key in (case, f"{case}:1"))
