"""Shortcuts on messages -> events. Pure.

Source of the shape: https://docs.slack.dev/interactivity/implementing-shortcuts (message_action)
"""

from __future__ import annotations

from bot.errors import NotForUs
from bot.events import ShortcutUsed
from bot.shortcuts import BY_NAME
from bot.slack.keys import checked_id, checked_ts, hashed, message_key
from bot.slack.markup import plain
from bot.slack.payload import Known, Payload, inner, is_bots, words
from bot.slack.read_click import Doer, doer
from bot.slack.read_message import SPOKEN, asking_of, marked, question_of
from matchers.model import Account, Place, Question


def is_ours(payload: Payload) -> bool:
    """Whether it is in our table, and was used on a message."""
    on_a_message = words(payload, "type") == "message_action"
    return on_a_message and words(payload, "callback_id") in BY_NAME


def read_shortcut(payload: Payload, known: Known) -> ShortcutUsed:
    """What was chosen in a message's menu. A second click within the same moment is the same.

    Of a message where we do not listen nothing is read, not even which one it is.
    """
    who, name = doer(payload), words(payload, "callback_id")
    ts, moment = checked_ts(_ts(payload)), words(payload, "action_ts")
    if not moment:
        raise NotForUs("malformed")
    place = _heard(who, known)
    thread, message = ("", "")
    if place is not None:
        opening = checked_ts(words(inner(payload, "message"), "thread_ts") or ts)
        message = message_key(known.team, who.channel, ts)
        thread = message_key(known.team, who.channel, opening)
    reads = BY_NAME[name].reads and place is not None and thread == message
    return ShortcutUsed(
        key=f"shortcut:slack:{hashed(who.member, name, ts, moment)}",
        at=known.now,
        account=known.account(who.member),
        shortcut=name,
        message=message,
        thread=thread,
        author=_author(payload, known) if place is not None else None,
        question=_question(payload, place, known) if place is not None and reads else None,
        language=known.language,
        moderator=known.moderator,
    )


def _ts(payload: Payload) -> str:
    return words(payload, "message_ts") or words(inner(payload, "message"), "ts")


def _heard(who: Doer, known: Known) -> Place | None:
    """The channel, if it is a public one that we listen to."""
    try:
        return known.listened_place(checked_id(who.channel))
    except NotForUs:
        return None


def _author(payload: Payload, known: Known) -> Account | None:
    message = inner(payload, "message")
    if known.is_ours(message) or is_bots(message) or not words(message, "user"):
        return None
    return known.account(words(message, "user"))


def _question(payload: Payload, place: Place, known: Known) -> Question | None:
    """The opening as a question; nothing where no person wrote it, or no words."""
    message = {**inner(payload, "message"), "channel": words(inner(payload, "channel"), "id")}
    if _author(payload, known) is None or words(message, "subtype") not in SPOKEN:
        return None
    text = plain(words(message, "text"), known.bot)
    question = question_of(
        message, text, place, known, asking_of(message, text, known) or marked(text)
    )
    return question if question.title else None
