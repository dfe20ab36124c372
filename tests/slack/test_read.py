"""Payloads -> events: what is read, under which key, and what is not ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.errors import NotForUs
from bot.events import (
    AccountClosed,
    AnswerAccepted,
    AnswerDeleted,
    AnswerGiven,
    AnswerUnaccepted,
    AppRemoved,
    BotInvited,
    Event,
    HomeOpened,
    MemberJoined,
    QuestionAsked,
    QuestionEdited,
    TagsRejected,
    ThreadDeleted,
)
from bot.slack.payload import Known
from bot.slack.read import read
from matchers.model import Place, QuestionKind, Visibility

TS, REPLY, LATER = "1762074000.000100", "1762074060.000200", "1762074120.000300"
PLACE = "slack:T1/C1"
KNOWN = Known(
    team="T1",
    bot="UBOT",
    url="https://a.slack.com/",
    now=datetime(2026, 11, 2, 9, 0, tzinfo=UTC),
    listened=frozenset({"C1", "C2"}),
    public=frozenset({"C1"}),
)
ASKS = "Wie verbinde ich zwei Tabellen in R?"


def told(known: Known = KNOWN, /, team_id: str = "T1", **event: Any) -> Event:
    body = {"type": "event_callback", "team_id": team_id, "event_id": "Ev1"}
    return read({**body, "event_time": 1762074000, "event": event}, known)


def message(**more: Any) -> dict[str, Any]:
    plain = {"type": "message", "user": "U1", "text": ASKS, "ts": TS, "channel": "C1"}
    return {**plain, "event_ts": TS, "channel_type": "channel", **more}


def refused(known: Known = KNOWN, /, **event: Any) -> str:
    with pytest.raises(NotForUs) as reason:
        told(known, **event)
    return str(reason.value)


# --- questions


def test_a_question() -> None:
    event = told(**message())
    assert isinstance(event, QuestionAsked)
    assert event.key == f"asked:{PLACE}/{TS}"
    assert event.at == datetime.fromtimestamp(1762074000.0001, UTC)
    question = event.question
    assert question.title == ASKS
    assert question.body == ""
    assert question.asker == "slack:T1/U1"
    assert question.kind is QuestionKind.HOWTO
    assert question.language == "de"
    assert question.thread.key == f"{PLACE}/{TS}"
    assert question.thread.place == Place(PLACE, Visibility.PUBLIC)
    assert question.thread.permalink == "https://a.slack.com/archives/C1/p1762074000000100"
    assert question.thread.started == event.at


def test_words_are_unescaped_and_plain() -> None:
    text = "Wie rechne ich A &amp; B &lt; C in *Excel*, <@U7|ada>?"
    event = told(**message(text=text))
    assert isinstance(event, QuestionAsked)
    assert event.question.title == "Wie rechne ich A & B < C in Excel, @…?"


def test_file_share_is_spoken_too() -> None:
    assert isinstance(told(**message(subtype="file_share")), QuestionAsked)


def test_mention_is_the_same_event_as_the_message() -> None:
    text = "<@UBOT> Datenschutz im Verein"
    one, other = told(**message(text=text)), told(**message(type="app_mention", text=text))
    assert one == other
    assert isinstance(one, QuestionAsked)
    assert one.question.title == "Datenschutz im Verein"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"text": "Ich habe heute Kuchen mitgebracht."}, "no question"),
        ({"text": "<@UBOT>"}, "no question"),
        ({"text": None}, "no question"),
        ({"channel": "C9"}, "not listened to"),
        ({"channel": "C2"}, "not public"),
        ({"channel_type": "group"}, "not public"),
        ({"channel_type": "im", "channel": "D1"}, "not public"),
        ({"channel_type": "mpim", "channel": "G1"}, "not public"),
        ({"user": "UBOT"}, "own message"),
        ({"bot_id": "B1"}, "bot"),
        ({"user": "USLACKBOT"}, "bot"),
        ({"subtype": "bot_message", "bot_id": "B1", "user": None}, "subtype"),
        ({"subtype": "channel_join"}, "subtype"),
        ({"subtype": "reminder_add"}, "subtype"),
        ({"ts": "1762074000"}, "malformed"),
        ({"ts": 1762074000.0001}, "malformed"),
        ({"user": "u1/../x"}, "malformed"),
        ({"user": None}, "malformed"),
        ({"channel": ["C1"]}, "malformed"),
        ({"team_id": "T2"}, "another workspace"),
    ],
)
def test_not_for_us(changes: dict[str, Any], reason: str) -> None:
    assert refused(**message(**changes)) == reason


# --- answers


def test_an_answer() -> None:
    text = "Danke <@U2>, das war's!"
    event = told(**message(ts=REPLY, thread_ts=TS, text=text))
    assert isinstance(event, AnswerGiven)
    assert event.key == f"answered:{PLACE}/{REPLY}"
    assert event.answer == f"{PLACE}/{REPLY}"
    assert event.thread.key == f"{PLACE}/{TS}"
    assert event.thread.permalink.endswith("/p1762074000000100")
    assert (event.by, event.thanks, event.mentions) == ("slack:T1/U1", True, ("slack:T1/U2",))
    assert "das war" not in repr(event)


def test_a_broadcast_and_a_mention_in_a_thread_are_answers() -> None:
    for changes in ({"subtype": "thread_broadcast"}, {"type": "app_mention", "text": "<@UBOT> x"}):
        event = told(**message(ts=REPLY, thread_ts=TS, **changes))
        assert isinstance(event, AnswerGiven)
        assert event.key == f"answered:{PLACE}/{REPLY}"
        assert event.mentions == ()


# --- edits


def edit(before: str | None, now: str, **inner: Any) -> dict[str, Any]:
    said = {"type": "message", "user": "U1", "ts": TS, "text": now}
    was = {} if before is None else {"previous_message": {**said, "text": before}}
    changed = {**said, "edited": {"user": "U1", "ts": LATER}, **inner}
    return message(text=None, subtype="message_changed", event_ts=LATER, message=changed, **was)


def test_an_edited_question() -> None:
    event = told(**edit("Wie geht Excel?", ASKS))
    assert isinstance(event, QuestionEdited)
    assert event.key == f"edited:{PLACE}/{TS}:{LATER}"
    assert event.question.title == ASKS
    assert isinstance(told(**edit(None, ASKS)), QuestionEdited)


def test_an_edit_can_make_a_question() -> None:
    event = told(**edit("Ich habe Kuchen mitgebracht.", ASKS))
    assert isinstance(event, QuestionAsked)
    assert event.key == f"asked:{PLACE}/{TS}"


def test_what_was_asked_stays_a_question() -> None:
    event = told(**edit(ASKS, "Hat sich erledigt."))
    assert isinstance(event, QuestionEdited)
    assert event.question.title == "Hat sich erledigt."


def test_edits_that_are_not_ours() -> None:
    assert refused(**edit(ASKS, ASKS)) == "same text"  # a link's preview was added
    assert refused(**edit("Kuchen.", "Torte.")) == "no question"
    assert refused(**edit("a", ASKS, thread_ts=TS, ts=REPLY)) == "edited reply"
    assert refused(**edit("a", ASKS, bot_id="B1")) == "bot"
    assert refused(**edit("a", ASKS, user="UBOT")) == "own message"
    assert refused(**edit("a", ASKS, subtype="channel_topic")) == "subtype"
    assert refused(**{**edit("a", ASKS), "channel": "C2"}) == "not public"


# --- deletions


def deleted(**before: Any) -> dict[str, Any]:
    was = {"type": "message", "user": "U1", "text": ASKS, "ts": TS, **before}
    about = {"subtype": "message_deleted", "deleted_ts": was["ts"], "previous_message": was}
    return message(text=None, event_ts=LATER, **about)


def test_deletions() -> None:
    gone = told(**deleted())
    assert isinstance(gone, ThreadDeleted)
    assert (gone.thread, gone.key) == (f"{PLACE}/{TS}", f"deleted:{PLACE}/{TS}")
    reply = told(**deleted(ts=REPLY, thread_ts=TS))
    assert isinstance(reply, AnswerDeleted)
    assert (reply.thread, reply.answer) == (f"{PLACE}/{TS}", f"{PLACE}/{REPLY}")
    tomb = told(**edit(ASKS, "This message was deleted.", subtype="tombstone", user="USLACKBOT"))
    assert tomb == replace(gone, at=tomb.at)


def test_deletions_count_in_channels_that_we_left() -> None:
    assert isinstance(told(**{**deleted(), "channel": "C9"}), ThreadDeleted)
    assert refused(**deleted(user="UBOT")) == "own message"
    assert refused(**deleted(bot_id="B1")) == "bot"
    assert refused(**{**deleted(), "channel_type": "im"}) == "not public"


# --- reactions


def react(name: str, **more: Any) -> dict[str, Any]:
    item = {"type": "message", "channel": "C1", "ts": REPLY}
    about = {"type": "reaction_added", "user": "U1", "item_user": "U2", "event_ts": LATER}
    return {**about, "reaction": name, "item": item, **more}


IN_THREAD = replace(KNOWN, item_thread=f"{PLACE}/{TS}", moderator=True)


@pytest.mark.parametrize("name", ["white_check_mark", "heavy_check_mark", "ballot_box_with_check"])
def test_a_check_mark_accepts(name: str) -> None:
    event = told(IN_THREAD, **react(name))
    assert isinstance(event, AnswerAccepted)
    assert event.key == f"accepted:{PLACE}/{REPLY}:{LATER}"
    assert (event.thread, event.answer) == (f"{PLACE}/{TS}", f"{PLACE}/{REPLY}")
    assert (event.by, event.by_moderator) == ("slack:T1/U1", True)
    back = told(IN_THREAD, **react(name, type="reaction_removed"))
    assert isinstance(back, AnswerUnaccepted)
    assert back.key == f"unaccepted:{PLACE}/{REPLY}:{LATER}"


def test_a_cross_on_our_line_rejects() -> None:
    event = told(IN_THREAD, **react("x", item_user="UBOT"))
    assert isinstance(event, TagsRejected)
    assert event.thread == f"{PLACE}/{TS}"
    assert event.key == f"rejected:{PLACE}/{TS}:{LATER}"
    assert refused(IN_THREAD, **react("x")) == "reaction"
    assert refused(IN_THREAD, **react("x", item_user="UBOT", type="reaction_removed")) == "reaction"
    assert refused(KNOWN, **react("x", item_user="UBOT")) == "reaction"


def test_other_reactions() -> None:
    assert refused(**react("heart_eyes")) == "reaction"
    assert refused(**react("white_check_mark", user="UBOT")) == "own reaction"
    assert refused(**react("white_check_mark", item_user="UBOT")) == "reaction"
    assert refused(**react("white_check_mark", item={"type": "file"})) == "reaction"
    elsewhere = {"type": "message", "channel": "C9", "ts": REPLY}
    assert refused(**react("white_check_mark", item=elsewhere)) == "not listened to"


# --- people and the bot


def test_people() -> None:
    joined = told(type="team_join", user={"id": "U5"}, event_ts=LATER)
    assert isinstance(joined, MemberJoined)
    assert joined.account == "slack:T1/U5"
    closed = told(type="user_change", user={"id": "U5", "deleted": True, "updated": 7})
    assert isinstance(closed, AccountClosed)
    home = told(type="app_home_opened", user="U5", tab="home", event_ts=LATER)
    assert isinstance(home, HomeOpened)
    for event in (joined, closed, home):
        assert "U5" not in event.key
    assert refused(type="team_join", user={"id": "U5", "is_bot": True}) == "bot"
    assert refused(type="team_join", user={}) == "malformed"
    assert refused(type="user_change", user={"id": "U5", "deleted": False}) == "profile change"
    assert refused(type="app_home_opened", user="U5", tab="messages") == "another tab"


def test_the_bot_itself() -> None:
    invited = told(type="member_joined_channel", user="UBOT", channel="C1", event_ts=LATER)
    assert isinstance(invited, BotInvited)
    assert invited.place == Place(PLACE, Visibility.PUBLIC)
    private = told(type="member_joined_channel", user="UBOT", channel="C7", event_ts=LATER)
    assert isinstance(private, BotInvited)
    assert not private.place.public
    somebody = refused(type="member_joined_channel", user="U1", channel="C1")
    assert somebody == "somebody else joined"
    gone = told(type="app_uninstalled")
    assert isinstance(gone, AppRemoved)
    assert (gone.platform, gone.reason) == ("slack", "app_uninstalled")
    assert gone.at == datetime.fromtimestamp(1762074000, UTC)
    assert isinstance(told(type="tokens_revoked", tokens={"bot": ["UBOT"]}), AppRemoved)
    assert refused(type="tokens_revoked", tokens={"oauth": ["U1"], "bot": []}) == "another token"
    assert refused(type="emoji_changed") == "unknown event"
