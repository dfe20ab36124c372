"""The ladder for what stays unanswered: near-peers, experts, a circle, the moderators.

Each is asked alone and in private, and told why them; who says no, or nothing, is never seen by
anybody. The first yes frees the others. An answer, a mark, a closing or a deletion ends it all.
While a question waits nothing is said in its thread: that it has no answer is our task, not news.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.community import Community
from bot.effects import Button, DirectMessage, Effect, Link, Message, Post, SettleHelper
from bot.events import (
    AccountClosed,
    AnswerAccepted,
    AnswerGiven,
    AskerJudged,
    ButtonPressed,
    CommandGiven,
    QuestionAsked,
    QuestionWaited,
    ThreadDeleted,
    ThreadSeen,
    ThreadSetAside,
    YesWaited,
)
from bot.reactions._choosing import CIRCLE, MODERATORS, PEERS, ask_more, wait
from bot.reactions._helper_says import free_all, look_again, pressed, step_back, yes_waited
from bot.reactions._helping import (
    AGAIN,
    OLD,
    TAKE,
    WITH_BUTTONS,
    Case,
    awake,
    case_of,
    fields,
    settle,
)
from matchers.helping import SILENT_IN_A_ROW, HelperState, silences

Telling = (
    QuestionAsked
    | QuestionWaited
    | YesWaited
    | ButtonPressed
    | CommandGiven
    | AccountClosed
    | AnswerGiven
    | AnswerAccepted
    | AskerJudged
    | ThreadSeen
    | ThreadDeleted
    | ThreadSetAside
)

PAUSE = "pause_member-"
"""Buttons that may have begun a pause."""


def suggest_helpers(event: Telling, community: Community) -> Iterator[Effect]:
    """Begin, climb, take an answer, or end it."""
    if isinstance(event, ButtonPressed | CommandGiven | AccountClosed):
        yield from _by_a_member(event, community)
        return
    case = case_of(_thread_of(event), event.at, community)
    if case is not None:
        yield from _react(event, case)


def _by_a_member(
    event: ButtonPressed | CommandGiven | AccountClosed, community: Community
) -> Iterator[Effect]:
    match event:
        case ButtonPressed(button=button) if not button.startswith(PAUSE):
            yield from pressed(event, community)
        case CommandGiven(command=command) if command != "pause":
            return
        case _:
            yield from step_back(event.account, event.at, community)


def _react(event: Telling, case: Case) -> Iterator[Effect]:
    match event:
        case QuestionAsked() if case.is_unanswered:
            yield _first(case, max(case.kept.thread.started, event.at))
        case AskerJudged() if case.is_open:
            yield _first(case, event.at)
        case QuestionWaited():
            yield from _climb(event, case)
        case YesWaited():
            yield from yes_waited(event.number, case)
        case _:
            yield from look_again(case, gone=isinstance(event, ThreadDeleted | ThreadSetAside))


def _thread_of(event: Telling) -> str:
    match event:
        case QuestionAsked(question=question):
            return question.thread.key
        case AnswerGiven(thread=thread) | ThreadSeen(thread=thread):
            return thread.key
        case ButtonPressed() | CommandGiven() | AccountClosed():
            return ""
        case _:
            return event.thread


# --- the rungs


def _after(case: Case, step: int) -> timedelta:
    rules = case.rules
    hours = (
        rules.peers_after,
        rules.experts_after,
        rules.circle_after,
        rules.moderators_after,
    )
    return timedelta(hours=hours[step])


def _first(case: Case, since: datetime) -> Effect:
    at = awake(since + _after(case, PEERS), case.community)
    return wait(case, PEERS, at, since)


def _next_at(event: QuestionWaited, case: Case) -> datetime | None:
    """When the rung after this one is due; after a delay it leaves people some time, too."""
    step = event.step + 1
    if step > MODERATORS:
        return None
    gap = _after(case, step) - _after(case, event.step)
    return awake(max(event.since + _after(case, step), case.at + gap / 2), case.community)


def _next_rung(event: QuestionWaited, case: Case) -> Iterator[Effect]:
    due = _next_at(event, case)
    if event.further and due is not None:
        yield wait(case, event.step + 1, due, event.since)


def _climb(event: QuestionWaited, case: Case) -> Iterator[Effect]:
    if case.at - event.since > OLD:
        return
    if not case.is_unanswered:  # an answer may still be deleted, or turn out to be none
        yield from free_all(case)
        yield from _next_rung(event, case)
        return
    if case.kept.guarded:  # its author may mend it any time: nobody is sent there before
        at = awake(case.at + _after(case, PEERS), case.community)
        yield wait(case, event.step, at, event.since, further=event.further)
        return
    rests = case.kept.rests
    if rests is not None and rests > case.at:
        since = event.since + (rests - case.at)  # what rests does not wait
        at = awake(rests, case.community)
        yield wait(case, event.step, at, since, further=event.further)
        return
    if case.taken is not None:
        at = awake(case.taken.until + timedelta(hours=case.rules.peers_after), case.community)
        yield wait(case, event.step, at, event.since, further=event.further)
        return
    if event.further:
        yield from _note_silence(case)
    yield from _next_rung(event, case)
    day = timedelta(hours=case.rules.yes_hours)
    yield from _rung(event, case, _next_at(event, case) or case.at + day)


def _rung(event: QuestionWaited, case: Case, until: datetime) -> Iterator[Effect]:
    if event.step == MODERATORS:
        yield from _tell_moderators(event, case)
    elif event.step == CIRCLE and case.rules.circle:
        yield from _show_circle(event, case, until)
    else:
        yield from ask_more(case, event.step, until)


def _note_silence(case: Case) -> Iterator[Effect]:
    """Silence is an answer too. After three in a row we say that we understood it (F22)."""
    for helper in case.helpers:
        if helper.state is not HelperState.ASKED or helper.until > case.at:
            continue
        if helper.account is None:
            continue
        in_a_row = silences(case.community.helping(helper.account, case.at), case.at)
        if len(in_a_row) == SILENT_IN_A_ROW:
            yield from settle(helper, HelperState.SILENT, case, "resting", buttons=(AGAIN,))
        else:
            yield SettleHelper(thread=helper.thread, number=helper.number, state=HelperState.SILENT)


def _show_circle(event: QuestionWaited, case: Case, until: datetime) -> Iterator[Effect]:
    """The asker alone reads where people are who can help; nobody is told a place in a queue."""
    asker = case.kept.asker
    if asker is None or not asker.startswith(WITH_BUTTONS):
        return
    circle = {"circle": Link(case.rules.circle, ""), "question": fields(case)["question"]}
    yield DirectMessage(
        key=f"suggest_helpers:{case.key}:circle:{event.since.timestamp():.0f}",
        account=asker,
        message=Message("suggest_helpers-circle", circle, case.community.language_of(asker)),
        unasked=True,
        until=until,
    )


def _tell_moderators(event: QuestionWaited, case: Case) -> Iterator[Effect]:
    place = case.community.moderators_place()
    if place is None:
        return
    days = max((case.at - event.since).days, 1)
    told = {"question": fields(case)["question"], "days": days, "asked": len(case.helpers)}
    language = case.community.rules.community.language
    yield Post(
        key=f"suggest_helpers:{case.key}:moderators:{event.since.timestamp():.0f}",
        place=place,
        message=Message(
            "suggest_helpers-moderators", told, language, buttons=(Button(TAKE, case.key),)
        ),
    )
