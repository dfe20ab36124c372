"""One topic of one's own profile: another level, or out of it."""

from __future__ import annotations

from dataclasses import replace

from bot.community import Community
from bot.effects import Form, Input, Option, Term, Topics
from bot.events import ButtonPressed, FormSent
from matchers.model import Language, Level, Profile

TOPIC = "ask_profile-topic"
"""The button; its value is ``learns:excel``."""
OWN_LEVEL = "ask_profile-own_level"
"""The same, where a member may feel further on by now."""
FORM = "ask_profile-one"
CHOICE = "ask_profile-choice"
REMOVE = "remove"


def ask(event: ButtonPressed, community: Community) -> Form | None:
    """The form; ``None``: the profile has no such topic (any more)."""
    side, _, topic = event.value.partition(":")
    profile = community.profile(event.account)
    if profile is None or topic not in community.topics:
        return None
    level = _levels(profile, side).get(topic)
    return None if level is None else _form(side, topic, level, event.language)


def changed(event: FormSent, community: Community) -> Profile | None:
    """The profile with what was chosen; ``None``: there is no such topic in it any more."""
    side, topic = event.carries.get("side", ""), event.carries.get("topic", "")
    profile = community.profile(event.account)
    levels = _levels(profile, side) if profile is not None else {}
    if profile is None or topic not in levels:
        return None
    chosen = next(iter(event.values.get(CHOICE, ())), "")
    if chosen == REMOVE:
        del levels[topic]
    elif chosen in {str(int(level)) for level in Level}:
        levels[topic] = Level(int(chosen))
    if side == "teaches":
        return replace(profile, teaches=levels)
    return replace(profile, learns=levels)


def _levels(profile: Profile, side: str) -> dict[str, Level]:
    return dict({"teaches": profile.teaches, "learns": profile.learns}.get(side, {}))


def _form(side: str, topic: str, level: Level, language: Language) -> Form:
    levels = tuple(Option(str(int(n)), Term(f"ask_profile-level-{int(n)}")) for n in Level)
    about = {"topic": Topics((topic,))}
    choice = Input(
        name=CHOICE,
        kind="choice",
        options=(*levels, Option(REMOVE, Term("ask_profile-remove"))),
        initial=(str(int(level)),),
        about=about,
    )
    return Form(
        name=FORM,
        inputs=(choice,),
        language=language,
        carries={"side": side, "topic": topic},
    )
