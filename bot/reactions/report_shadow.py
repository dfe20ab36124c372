"""The shadow's book: what would have been done is told once a day, judged, and summed up each week.

`/lotse bericht` tells how often that was right so far, and what is ready to be read by everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.commands import BY_NAME
from bot.community import Community
from bot.community.steered import Watched
from bot.effects import Answer, Effect, JudgeShadow, Message, Post, TellShadow, Value
from bot.events import ButtonPressed, CommandGiven, DayEnded, WeekEnded
from bot.reactions._features import moderates
from bot.reactions._shadow_notes import (
    RIGHT,
    SEEN,
    STEM,
    WRONG,
    may_be_told,
    note,
    note_of,
    parted,
    pressed,
    reworded,
)
from bot.rules_moderators import ReportShadowRules
from bot.steering import word_of
from matchers.model import Language

WEEK = timedelta(days=7)


SO_FAR = timedelta(days=90)
"""So far back a judgement still tells something about how it is now."""


def report_shadow(
    event: ButtonPressed | DayEnded | WeekEnded | CommandGiven, community: Community
) -> Iterator[Effect]:
    """Tell the day, count what moderators press; once a week, say what they are asked to decide."""
    match event:
        case ButtonPressed(button="report_shadow-right" | "report_shadow-wrong"):
            yield from _judge(event, community)
        case DayEnded():
            yield from _day(event, community)
        case WeekEnded():
            yield from _week(event, community)
        case CommandGiven(command="review") if moderates(event, community):
            yield _so_far(event, community)


def _judge(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    assert event.button in (RIGHT, WRONG)
    if not moderates(event, community):
        yield Answer(message=Message("report_shadow-moderators_only", {}, event.language))
        return
    what = pressed(event.value)
    line = community.shadow_line(what.line)
    if line is None or not line.note:
        yield Answer(message=Message("report_shadow-over", {}, event.language))
        return
    said = event.button == RIGHT
    right = None if what.seen == SEEN[said] else said  # a second press takes it back
    yield JudgeShadow(key=line.key, right=right)
    told = [replace(x, right=right) if x == line else x for x in community.shadow_told(line.note)]
    yield from reworded(line.note, told, event, community)


def _day(event: DayEnded, community: Community) -> Iterator[Effect]:
    """One message, and none where there is nothing; what came too late is told the next day."""
    place = community.moderators_place()
    lines = [line for line in community.shadow_untold() if may_be_told(line, community)]
    if place is None or not lines:
        return
    if community.steering().is_stopped(STEM, place.key):  # they wait for a note that is read
        return
    rules = community.rules.report_shadow or ReportShadowRules()
    told, rest = parted(lines, rules.lines)
    key = note_of(event)
    yield TellShadow(
        note=key, keys=tuple(line.key for line in told), rest=tuple(line.key for line in rest)
    )
    yield Post(key=key, place=place, message=note(told, len(rest), community))


def _week(event: WeekEnded, community: Community) -> Iterator[Effect]:
    place, steering = community.moderators_place(), community.steering()
    seen = [w for w in community.watched(event.at - WEEK, event.at) if steering.watches(w.feature)]
    if place is None or not seen:
        return
    language = community.rules.community.language
    parts = tuple(_line(each, language) for each in seen)
    message = Message("report_shadow-week", {}, language, parts=parts)
    yield Post(key=f"report_shadow:{event.week}", place=place, message=message)


def _so_far(event: CommandGiven, community: Community) -> Answer:
    rules, steering = community.rules.report_shadow or ReportShadowRules(), community.steering()
    seen = community.watched(event.at - SO_FAR, event.at)
    parts = tuple(_judged(w, rules, event.language) for w in seen if steering.watches(w.feature))
    what = "so_far" if parts else "nothing" if steering.shadow else "not_watching"
    return Answer(message=Message(f"report_shadow-{what}", {}, event.language, parts=parts))


def _judged(seen: Watched, rules: ReportShadowRules, language: Language) -> Message:
    judged = seen.right + seen.wrong
    fields = _named(seen.feature, language) | {
        "right": seen.right,
        "judged": judged,
        "share": 100 * seen.right // judged if judged else 0,
        "wanted": round(100 * rules.ready_from),
        "enough": rules.enough,
    }
    if judged < rules.enough:
        return Message("report_shadow-too_few", fields, language)
    ready = seen.right >= rules.ready_from * judged
    return Message(f"report_shadow-{'ready' if ready else 'not_ready'}", fields, language)


def _line(seen: Watched, language: Language) -> Message:
    fields = _named(seen.feature, language) | {
        "times": seen.times,
        "tagged": seen.topics,
        "right": seen.right,
        "wrong": seen.wrong,
    }
    name = "report_shadow-tags" if seen.topics else "report_shadow-feature"
    return Message(name, fields, language)


def _named(feature: str, language: Language) -> dict[str, Value]:
    """A feature's word, and what is typed so that everybody reads it."""
    word, command = word_of(feature, language), BY_NAME["continue"].word(language)
    return {"name": word, "typed": word.casefold(), "command": command}
