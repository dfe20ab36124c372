"""The shadow's book: moderators judge what would have been said, and read each week how it went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.commands import BY_NAME
from bot.community import Community
from bot.community.steered import Watched
from bot.effects import Answer, Effect, JudgeShadow, Message, Post, Value
from bot.events import ButtonPressed, WeekEnded
from bot.reactions._features import moderates, word_of
from bot.shadow import RIGHT, WRONG
from matchers.model import Language

WEEK = timedelta(days=7)


def report_shadow(event: ButtonPressed | WeekEnded, community: Community) -> Iterator[Effect]:
    """Count what moderators press; once a week, say what they are asked to decide."""
    match event:
        case ButtonPressed(button="report_shadow-right" | "report_shadow-wrong"):
            yield from _judge(event, community)
        case WeekEnded():
            yield from _week(event, community)


def _judge(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    assert event.button in (RIGHT, WRONG)
    if not moderates(event, community):
        yield Answer(message=Message("report_shadow-moderators_only", {}, event.language))
        return
    yield JudgeShadow(key=event.value, right=event.button == RIGHT)
    what = "right_counted" if event.button == RIGHT else "wrong_counted"
    yield Answer(message=Message(f"report_shadow-{what}", {}, event.language))


def _week(event: WeekEnded, community: Community) -> Iterator[Effect]:
    place, steering = community.moderators_place(), community.steering()
    seen = [w for w in community.watched(event.at - WEEK, event.at) if steering.watches(w.feature)]
    if place is None or not seen:
        return
    language = community.rules.community.language
    parts = tuple(_line(each, language) for each in seen)
    message = Message("report_shadow-week", {}, language, parts=parts)
    yield Post(key=f"report_shadow:{event.week}", place=place, message=message)


def _line(seen: Watched, language: Language) -> Message:
    word = word_of(seen.feature, language)
    fields: dict[str, Value] = {
        "name": word,
        "typed": word.casefold(),
        "command": BY_NAME["continue"].word(language),
        "times": seen.times,
        "tagged": seen.topics,
        "right": seen.right,
        "wrong": seen.wrong,
    }
    name = "report_shadow-tags" if seen.topics else "report_shadow-feature"
    return Message(name, fields, language)
