"""The doors, made from the settings, and what is asked of whichever of them it concerns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from bot.discourse.access import DiscourseAccess
from bot.discourse.listen import DiscourseDoor
from bot.errors import Unsent
from bot.events import Event, Notice
from bot.ports import Clock, IsPrivate, IsPublic, Keep, LookUp
from bot.settings import Settings
from bot.slack.access import SlackAccess
from bot.slack.listen import SlackDoor
from bot.solving import KIND, RoundSolver
from bot.store.additions import TopicsNow
from bot.store.parcels import Parcels
from bot.store.store import Store
from bot.store.turns import Turns
from bot.web.metrics import Figures
from bot.words import Words


def slack_door(  # noqa: PLR0917  (one builder, called once)
    settings: Settings,
    clock: Clock,
    store: Store,
    keep: Keep,
    turns: Turns,
    words: Words,
    is_public: IsPublic,
    figures: Figures,
) -> SlackDoor | None:
    """The door to Slack, where the settings name one."""
    given = settings.slack
    if given is None:
        return None
    access = SlackAccess(
        bot_token=given.bot_token.get_secret_value(),
        signing_secret=given.signing_secret.get_secret_value() if given.signing_secret else "",
        app_token=given.app_token.get_secret_value() if given.app_token else "",
        api_url=given.api_url,
        timeout=settings.http_timeout,
        busy=partial(figures.asked_to_wait, "slack"),
    )
    door = SlackDoor(
        access,
        clock=clock,
        keep=keep,
        react_now=turns.react_now,
        is_public=is_public,
        look=turns.look,
        mark=store.mark,
        marked=store.marked,
        words=words,
        rules=settings.rules,
    )
    figures.has_door("slack", door.counts)
    return door


def forum_door(  # noqa: PLR0917  (one builder, called once)
    settings: Settings,
    clock: Clock,
    store: Store,
    keep: Keep,
    turns: Turns,
    words: Words,
    parcels: Parcels,
    topics: TopicsNow,
    figures: Figures,
) -> DiscourseDoor | None:
    """The door to the forum, where the settings name one."""
    given = settings.discourse
    if given is None:
        return None
    access = DiscourseAccess(
        url=given.url,
        api_key=given.api_key.get_secret_value(),
        api_username=given.api_username,
        webhook_secret=given.webhook_secret.get_secret_value(),
        timeout=settings.http_timeout,
        busy=partial(figures.asked_to_wait, "discourse"),
    )
    door = DiscourseDoor(
        access,
        clock=clock,
        keep=keep,
        look=turns.look,
        mark=store.mark,
        marked=store.marked,
        budget=parcels,
        words=words,
        rules=settings.rules,
        topics=topics,
    )
    figures.has_door("discourse", door.counts)
    return door


def asked_of(doors: Mapping[str, IsPublic | IsPrivate]) -> IsPublic | IsPrivate:
    """The question put to the place's own platform; where there is no door to it: no."""

    async def ask(place: str) -> bool:
        platform = place.partition(":")[0]
        return platform in doors and await doors[platform](place)

    return ask


def looker(slack: SlackDoor | None, forum: DiscourseDoor | None, solver: RoundSolver) -> LookUp:
    """A thread of the chat is read there; the forum's own notices name none. A round is solved."""

    async def look_up(notice: Notice) -> Sequence[Event]:
        if notice.kind == KIND:
            return await solver.look_up(notice)
        door = slack if notice.thread else forum
        if door is None:
            raise Unsent("there is no door to where this happened")
        return await door.look_up(notice)

    return look_up
