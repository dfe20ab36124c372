"""A digest of one's own, and how it begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.effects import DirectMessage
from bot.events import WishDue
from bot.leaving_out import hide
from bot.reactions.send_personal_digest import STOP
from matchers.wishes import Wish
from tests.golden.stage import Scene, Stage
from tests.reactions.village import ADA, HOUR, NOW, Village, expert, waiting

DUE = NOW + 8 * HOUR
STEM = "send_personal_digest"


def send_personal_digest(stage: Stage, platform: str) -> Iterator[Scene]:
    """Ordered, told, ended; and what keeps it from being ordered."""
    wish = Wish(ADA, "a", 0, 18, DUE)
    open_questions = tuple(
        waiting(title, days, "excel")
        for title, days in (
            ("Doppelte Einträge in Excel finden", 4),
            ("SVERWEIS oder XVERWEIS?", 1),
            ("Pivot mit Datum", 0),
        )
    )
    knows = Village(profiles={ADA: expert(ADA)}, wishes=[wish], open=open_questions)
    due = WishDue(key="w", at=DUE, account=ADA, due=DUE)
    yield stage.run(STEM, due, knows)
    one = stage.run(STEM, due, replace(knows, open=open_questions[1:2]), "one")
    yield one
    yield replace(one, variant="hidden", effects=[_emptied(e) for e in one.effects])
    if platform == "discourse":  # the rest is asked for, and answered where it was asked
        return
    yield stage.command(STEM, "digest_mine", knows)
    yield stage.command(STEM, "digest_mine", Village())
    yield stage.command(STEM, "digest_mine", Village(profiles={ADA: expert(ADA, teaches={})}))
    yield stage.command(STEM, "digest_mine", knows, argument="übermorgen")
    yield stage.click(STEM, STOP, knows)
    yield stage.command(STEM, "digest_off", Village())


def _emptied(effect: object) -> object:
    """Its places are public no more when it is sent."""
    if not isinstance(effect, DirectMessage):
        return effect
    places = {part.fields["question"].place for part in effect.message.parts}
    return replace(effect, message=hide(effect.message, places))
