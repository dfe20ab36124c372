"""Any event in a village in which everything is under way: for what must hold of every reaction.

A new event needs nothing here: its fields are filled by their type, or by their name.
"""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from bot.commands import COMMANDS
from bot.community import KeptThread
from bot.effects import Message
from bot.events import Event
from bot.shortcuts import SHORTCUTS
from matchers.model import (
    Account,
    Level,
    Match,
    MatchState,
    Place,
    Profile,
    Question,
    Tag,
    Thread,
    Visibility,
)
from tests.golden.reading import WORDS
from tests.golden.scenes import scenes
from tests.reactions.village import (
    ADA,
    BEN,
    CATEGORY,
    CEM,
    EVA,
    HELP,
    NOW,
    PRIVATE,
    THREAD,
    TOPIC,
    Village,
    expert,
    kept,
    learner,
    pair,
    question,
    reply,
    waiting,
)

AGREED = frozenset({ADA, BEN})
"""Who has a profile, and so agreed to be named; the others only asked and answered."""

IN_A_PROFILE = ("name", "background", "wants", "can_help", "region")
MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)


def secret(account: Account, what: str) -> str:
    return f"secret-{what}-of-{account.rpartition('/')[2]}"


def told(profile: Profile) -> Profile:
    """The same profile, with words in it that are found again wherever they turn up."""
    words = {what: secret(profile.account, what) for what in IN_A_PROFILE}
    return replace(profile, **words)


HIDDEN = "secret-title-of-a-thread"
"""What no thread that is not public, guarded, or answers nothing is named by."""
DOR, FAY = Account("slack:T1/UDOR"), Account("slack:T1/UFAY")
IN_A_CIRCLE = (ADA, DOR, FAY)
"""Who learns with Ben together, where there is a circle: named once it has come to be."""
SECRETS = frozenset(
    [HIDDEN, *(secret(who, what) for who in {*AGREED, *IN_A_CIRCLE} for what in IN_A_PROFILE)]
)


# --- a village in which everything is under way


MATCHES = st.builds(
    pair,
    state=st.sampled_from(MatchState),
    learner_says=st.none() | st.booleans(),
    expert_says=st.none() | st.booleans(),
)


def _circle(states: list[MatchState], says: list[bool | None], *, led: bool | None) -> list[Match]:
    """A circle at any point: each of its matches stands as it may."""
    return [
        pair(
            f"c1-{number}",
            learner=who,
            form="circle",
            together="c1",
            begins=NOW,
            state=state,
            learner_says=said,
            expert_says=led,
        )
        for number, (who, state, said) in enumerate(zip(IN_A_CIRCLE, states, says, strict=True))
    ]


CIRCLES = st.builds(
    _circle,
    states=st.lists(st.sampled_from(MatchState), min_size=3, max_size=3)
    | st.sampled_from(MatchState).map(lambda state: [state] * 3),
    says=st.lists(st.none() | st.booleans(), min_size=3, max_size=3),
    led=st.none() | st.booleans(),
)


def may_be_named(village: Village) -> frozenset[Account]:
    """Who agreed to be named, by a profile or by the yes that brought them into a circle."""
    met = (MatchState.ACCEPTED, MatchState.ENDED)
    circles = (one for one in village.matches if one.form == "circle")
    return AGREED | {one.learner for one in circles if one.state in met}


def villages() -> st.SearchStrategy[Village]:
    return st.builds(
        _village,
        matches=st.just([]) | st.lists(MATCHES, min_size=1, max_size=1) | CIRCLES,
        keys=st.sets(st.sampled_from(KEYS)).map(frozenset),
        moderators=st.sampled_from([None, MODERATORS]),
    )


def _village(matches: list[Match], keys: frozenset[str], moderators: Place | None) -> Village:
    profiles = [told(learner(learns={"excel": Level.BEGUN, "umfragen": Level.NEW})), told(expert())]
    if any(one.form == "circle" for one in matches):
        profiles += [told(learner(who)) for who in (DOR, FAY)]
    threads = [
        kept(THREAD, asker=CEM, ours=("excel",), answers=(reply("a1", BEN), reply("a2", CEM))),
        kept(TOPIC, asker=EVA, language="en", ours=("excel", "umfragen"), theirs=("tabellen",)),
    ]
    threads += EARLIER
    named = [one.thread.key for one in EARLIER]
    return Village(
        alike=named,
        names=dict.fromkeys(KEYS[:2], named),
        profiles={profile.account: profile for profile in profiles},
        consents=AGREED,
        languages={ADA: "de", BEN: "en"},
        threads={one.thread.key: one for one in threads},
        open=(waiting("Wie zähle ich das?", 3, "excel"), waiting("Und das?", 1, thread=TOPIC)),
        answered=[NOW],
        matches=matches,
        keys=keys,
        moderators=moderators,
    )


def _earlier(number: int, place: Place, title: str = HIDDEN, **more: Any) -> KeptThread:
    """A thread that is like every question; by default it was answered."""
    at = f"{place.key}/{number}"
    found = kept(Thread(at, place, f"https://chat.example/{number}", NOW), asker=EVA)
    return replace(found, **{"title": title, "voices": 1, **more})


EARLIER = [
    _earlier(1, MODERATORS),
    _earlier(2, PRIVATE),
    _earlier(3, HELP, guarded=True),
    _earlier(4, HELP, voices=0),
    _earlier(5, HELP, title="Wie filtere ich eine Tabelle?"),
]
"""One of them may be named."""

KEYS = (
    f"tag_question:{THREAD.key}",
    f"tag_question:{TOPIC.key}",
    "open_pair:m1",
    "report_match:m1:learner:case",
    "report_match:m1:expert:case",
)


# --- any event


def events(kind: type[Event]) -> st.SearchStrategy[Event]:
    hints = typing.get_type_hints(kind)
    given = {each.name: _value(each.name, hints[each.name]) for each in fields(kind)}
    return st.builds(kind, **given)


def _value(name: str, hint: Any) -> st.SearchStrategy[Any]:
    options = typing.get_args(hint)
    if hint in BY_TYPE:
        return st.sampled_from(BY_TYPE[hint])
    if typing.get_origin(hint) is tuple and options[0] in BY_TYPE:
        return st.lists(st.sampled_from(BY_TYPE[options[0]]), max_size=2).map(tuple)
    if type(None) in options:
        return st.one_of(*(_value(name, option) for option in options))
    return st.sampled_from(BY_NAME[name]) if name in BY_NAME else st.from_type(hint)


ENTERED = {
    **{f"ask_profile-{what}": (secret(ADA, what),) for what in IN_A_PROFILE},
    "ask_profile-consent": ("yes",),
    "ask_profile-learns": ("excel",),
    "ask_profile-teaches": ("umfragen",),
    "ask_profile-learn:excel": ("1",),
    "ask_profile-hours": ("2",),
    "ask_profile-languages": ("de",),
    "ask_profile-slots": ("tu-evening",),
    "ask_profile-format": ("online",),
}
BUTTONS = {
    button.name
    for scene in scenes("de", "slack")
    for message, _ in scene.spoken("slack")
    if isinstance(message, Message)
    for button in message.buttons
}
BY_NAME: Mapping[str, Any] = {
    "answer": ["a1", "a2", "a3"],
    "argument": ["", "", "excel", "profile"],
    "at": [NOW],
    "button": sorted(BUTTONS),
    "carries": [{"learns": "excel", "teaches": "umfragen"}, {}],
    "command": [command.name for command in COMMANDS] + ["unknown"],
    "delivery": [*KEYS, "open_pair:m1:again:2", "open_pair:c1", "open_pair:c1:again:2"],
    "form": sorted(name for name in WORDS.names("de") if WORDS.has(name, "de", "submit")),
    "key": ["event"],
    "match": ["m1", "m2", "c1", "c1-0"],
    "message": [THREAD.key],
    "shortcut": [shortcut.name for shortcut in SHORTCUTS],
    "step": [0, 1, 2, 3],
    "tags": [("tabellen",), ()],
    "thread": [THREAD.key, TOPIC.key],
    "title": ["Wie geht das in Excel?"],
    "value": ["m1", "m2", "c1", "c1-1", ""],
    "values": [ENTERED, {}],
    "week": ["2026-W48"],
}
BY_TYPE: Mapping[Any, Any] = {
    Account: [ADA, ADA, ADA, BEN, BEN, CEM, EVA, DOR],  # mostly those who have something to lose
    Place: [HELP, CATEGORY],
    Thread: [THREAD, TOPIC],
    Question: [
        question("Doppelte Einträge in Excel", asker=CEM),
        question("Excel: wie filtere ich?", "Umfragen?", thread=TOPIC, asker=EVA, language="en"),
    ],
    Tag: [Tag("excel", 0.9)],
    datetime: [NOW],
}
