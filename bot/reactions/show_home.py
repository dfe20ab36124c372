"""The home tab: what Lotse knows about you, and what you can ask of it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.commands import COMMANDS
from bot.community import Community
from bot.effects import Effect, Message, ShowHome, Topics
from bot.events import HomeOpened
from matchers.model import Language, Profile


def show_home(event: HomeOpened, community: Community) -> Iterator[Effect]:
    """Draw the tab anew each time it is opened."""
    about = _about(community.profile(event.account), event.language)
    commands = (
        Message(command.help, {"word": command.word(event.language)}, event.language)
        for command in COMMANDS
        if command.who == "all"
    )
    message = Message("show_home-hello", {}, event.language, parts=(*about, *commands))
    yield ShowHome(key=f"show_home:{event.key}", account=event.account, message=message)


def _about(profile: Profile | None, language: Language) -> Iterator[Message]:
    if profile is None:
        yield Message("show_home-nothing", {}, language)
        return
    if not profile.complete:
        yield Message("show_home-unfinished", {}, language)
    sides = (("show_home-learns", profile.learns), ("show_home-teaches", profile.teaches))
    for name, topics in sides:
        if topics:
            yield Message(name, {"topics": Topics(tuple(topics))}, language)
    if profile.minor:
        yield Message("show_home-minor", {}, language)
