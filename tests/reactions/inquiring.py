"""Short ways to ask around, and to answer."""

from __future__ import annotations

from typing import Any

from bot.events import (
    ButtonPressed,
    CommandGiven,
    FormSent,
)
from bot.reactions.ask_around import ask_around
from matchers.inquiring import Inquiry
from matchers.model import Account, Profile
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    HELP,
    HOUR,
    NOW,
    Village,
    effects_of,
    expert,
    learner,
)

DAN, EVE = Account("slack:T1/UDAN"), Account("slack:T1/UEVE")
OTHERS = (BEN, CEM, DAN, EVE)


def village(*profiles: Profile, **more: Any) -> Village:
    asker = more.pop("asker", learner())
    known = {p.account: p for p in (asker, *profiles) if p is not None}
    return Village(profiles=known, **more)


def experts(number: int = 4) -> list[Profile]:
    return [expert(who) for who in OTHERS[:number]]


def who(argument: str, around: Village) -> Any:
    event = CommandGiven(key="c", at=NOW, account=ADA, place=HELP, command="who", argument=argument)
    [answer] = effects_of(ask_around, event, around)
    return answer.message


def told(message: Any) -> str:
    return str(message.name).removeprefix("ask_around-")


def press(button: str, value: str, around: Village, by: Account = ADA) -> list[Any]:
    event = ButtonPressed(
        key="b", at=NOW, account=by, place=HELP, button=f"ask_around-{button}", value=value
    )
    return effects_of(ask_around, event, around)


def send(around: Village, about: str = "Worum es geht", topic: str = "excel") -> list[Any]:
    event = FormSent(
        key="f",
        at=NOW,
        account=ADA,
        form="ask_around-form",
        values={"ask_around-about": (about,)},
        carries={"topic": topic},
    )
    return effects_of(ask_around, event, around)


def inquiry(id: str = "i1", **more: Any) -> Inquiry:
    whole: dict[str, Any] = {
        "asker": ADA,
        "topic": "excel",
        "about": "Worum es geht",
        "at": NOW - HOUR,
        "expires": NOW + DAY,
        "asked": {BEN: None, CEM: None},
    }
    return Inquiry(id, **{**whole, **more})
