"""Messages: asked, answered, edited, deleted."""

from __future__ import annotations

from bot.errors import NotForUs
from bot.events import (
    AnswerDeleted,
    AnswerEdited,
    AnswerGiven,
    Event,
    QuestionAsked,
    QuestionEdited,
    ThreadDeleted,
)
from bot.slack.keys import account, checked_id, checked_ts, message_key, moment, permalink
from bot.slack.markup import mentioned, plain
from bot.slack.payload import Known, Payload, inner, is_bots, words
from matchers.asking import Asking, asks, language, thanks, title_of
from matchers.model import Place, Question, QuestionKind, Thread

SPOKEN = frozenset({"", "file_share", "thread_broadcast"})
"""Subtypes of messages that a person wrote to be read; joins, topics, reminders are not."""

CLOSED_KINDS = frozenset({"im", "mpim", "group", "app_home"})
"""``channel_type`` of what is never read: direct messages and private channels."""


def read_message(_: Payload, event: Payload, known: Known) -> Event:
    """A message, an edit or a deletion. Mention and message of one post give the same event."""
    if words(event, "channel_type") in CLOSED_KINDS:
        raise NotForUs("not public")
    match words(event, "subtype"):
        case "message_changed":
            return _changed(event, known)
        case "message_deleted":
            return _deleted(event, known)
        case subtype if subtype in SPOKEN:
            return _spoken(event, known)
        case _:
            raise NotForUs("subtype")


def _spoken(event: Payload, known: Known) -> Event:
    _refuse_bots(event, known)
    place = known.listened_place(event.get("channel"))
    ts = checked_ts(event.get("ts"))
    thread_ts = checked_ts(event.get("thread_ts") or ts)
    if thread_ts != ts:
        return _answer(event, place, ts, thread_ts, known)
    text = plain(words(event, "text"), known.bot)
    found = asking_of(event, text, known)
    if found is None:
        raise NotForUs("no question")
    question = question_of(event, text, place, known, found)
    return QuestionAsked(key=f"asked:{question.thread.key}", at=moment(ts), question=question)


def _answer(event: Payload, place: Place, ts: str, thread_ts: str, known: Known) -> AnswerGiven:
    text = words(event, "text")
    key = message_key(known.team, checked_id(event["channel"]), ts)
    return AnswerGiven(
        key=f"answered:{key}",
        at=moment(ts),
        thread=_thread(event, place, thread_ts, known),
        answer=key,
        by=known.account(event.get("user")),
        thanks=thanks(plain(text, known.bot)),
        mentions=tuple(account(known.team, m) for m in mentioned(text) if m != known.bot),
    )


def _changed(event: Payload, known: Known) -> Event:
    now, before = inner(event, "message"), inner(event, "previous_message")
    message = {**now, "channel": event.get("channel")}
    if words(now, "subtype") == "tombstone":  # a deleted opening whose replies stay
        return _gone(message, event, known)
    if words(now, "subtype") not in SPOKEN:
        raise NotForUs("subtype")
    _refuse_bots(now, known)
    place = known.listened_place(event.get("channel"))
    ts = checked_ts(now.get("ts"))
    opening = checked_ts(now.get("thread_ts") or ts)
    if opening != ts and not known.carried:
        raise NotForUs("edited reply")
    if before and words(before, "text") == words(now, "text"):  # a preview of a link was added
        raise NotForUs("same text")
    if opening != ts:
        return _answer_edited(message, event, opening, known)
    earlier = asking_of(before, plain(words(before, "text"), known.bot), known)
    text = plain(words(now, "text"), known.bot)
    # what was asked, or marked as a question, stays one however it is edited
    found = asking_of(now, text, known) or earlier
    if found is None and known.held and text:
        found = marked(text)
    if found is None:
        raise NotForUs("no question")
    question = question_of(message, text, place, known, found)
    if before and earlier is None and not known.held:
        return QuestionAsked(key=f"asked:{question.thread.key}", at=moment(ts), question=question)
    edited = checked_ts(inner(now, "edited").get("ts") or event.get("event_ts"))
    key = f"edited:{question.thread.key}:{edited}"
    return QuestionEdited(key=key, at=moment(edited), question=question)


def _answer_edited(message: Payload, event: Payload, opening: str, known: Known) -> AnswerEdited:
    channel, ts = checked_id(message.get("channel")), checked_ts(message.get("ts"))
    edited = checked_ts(inner(message, "edited").get("ts") or event.get("event_ts"))
    key = message_key(known.team, channel, ts)
    return AnswerEdited(
        key=f"edited:{key}:{edited}",
        at=moment(edited),
        thread=message_key(known.team, channel, opening),
        answer=key,
    )


def _deleted(event: Payload, known: Known) -> Event:
    before = inner(event, "previous_message")
    if known.is_ours(before) or is_bots(before):
        raise NotForUs("own message" if known.is_ours(before) else "bot")
    message = {**before, "channel": event.get("channel"), "ts": event.get("deleted_ts")}
    return _gone(message, event, known)


def _gone(message: Payload, event: Payload, known: Known) -> Event:
    """Deletions count wherever they happen: a channel that we left may still hold words of ours."""
    channel, ts = checked_id(message.get("channel")), checked_ts(message.get("ts"))
    thread_ts = checked_ts(message.get("thread_ts") or ts)
    key, at = message_key(known.team, channel, ts), moment(checked_ts(event.get("event_ts")))
    if thread_ts == ts:
        return ThreadDeleted(key=f"deleted:{key}", at=at, thread=key)
    thread = message_key(known.team, channel, thread_ts)
    return AnswerDeleted(key=f"deleted:{key}", at=at, thread=thread, answer=key)


def _refuse_bots(message: Payload, known: Known) -> None:
    if known.is_ours(message):
        raise NotForUs("own message")
    if is_bots(message):
        raise NotForUs("bot")


def asking_of(message: Payload, text: str, known: Known) -> Asking | None:
    """What a text asks for, if it does; a mention of ours makes a question of whatever was said."""
    found = asks(text, leaning=known.leaning)
    if found is None and text and known.bot in mentioned(words(message, "text")):
        return marked(text)
    return found


def marked(text: str) -> Asking:
    """What a text asks for where people say that it asks for something."""
    return Asking(QuestionKind.FACT, language(text))


def question_of(message: Payload, text: str, place: Place, known: Known, found: Asking) -> Question:
    """A message that opens a thread, as a question."""
    title = title_of(text)
    return Question(
        thread=_thread(message, place, checked_ts(message.get("ts")), known),
        asker=known.account(message.get("user")),
        title=title,
        body=text.removeprefix(title).strip(),
        kind=found.kind,
        language=found.language,
    )


def _thread(message: Payload, place: Place, ts: str, known: Known) -> Thread:
    channel = checked_id(message.get("channel"))
    link = permalink(known.url, channel, ts)
    return Thread(message_key(known.team, channel, ts), place, link, moment(ts))
