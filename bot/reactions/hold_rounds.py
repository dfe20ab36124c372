"""Rounds: who is in this time, and who could learn from whom, for everybody at once.

It opens with a private question to each member; when the answers end, the best round is looked for
outside of any turn. What people hear of it is in the files beside this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.community import Community
from bot.effects import Effect, KeepRound
from bot.events import ButtonPressed, RoundClosed, RoundOpened
from bot.reactions import _round_asking as asking


def hold_rounds(
    event: RoundOpened | RoundClosed | ButtonPressed, community: Community
) -> Iterator[Effect]:
    """Ask, take answers, close."""
    match event:
        case RoundOpened():
            yield from asking.open_round(event, community)
        case RoundClosed():
            yield from _close(event, community)
        case ButtonPressed(button=button):
            if button in (asking.YES, asking.NO, asking.PAUSE):
                yield from asking.answer(event, community)
            elif button == asking.BACK:
                yield from asking.come_back(event, community)


def _close(event: RoundClosed, community: Community) -> Iterator[Effect]:
    held = community.held_round(event.round)
    if held is None or held.state != "open" or event.at < held.closes:
        return
    parts = list(community.parts(held.name))
    yield from asking.leave_in_peace(parts, community)
    yield KeepRound(round=replace(held, state="closed"))
