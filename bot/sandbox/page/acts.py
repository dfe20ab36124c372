"""What can be done on the page. Each act is a person's: the worlds tell the bot as they always do.

An act gets hands (worlds, who looks), what the address names, and the form; it may look elsewhere
afterwards. It raises ``YourMistake`` or ``NotDelivered``, which the page tells.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from starlette.datastructures import FormData

from bot.errors import YourMistake
from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.page.blocks import read_press, read_values
from bot.sandbox.page.board import viewer_of
from bot.sandbox.page.fields import field_name, typed_name
from bot.sandbox.page.look import HOME, Look
from bot.sandbox.page.workspace import Refused, member_of, place_of
from bot.sandbox.slack_nouns import View
from bot.sandbox.slack_world import SlackWorld

Query = Mapping[str, str]
SPANS = {
    "hour": timedelta(hours=1),
    "night": timedelta(hours=14),
    "week": timedelta(days=7),
}
LONGEST = 4000
"""Characters of a message that Slack's own client sends in one piece."""
TYPED = 100
"""Characters that are typed into a list at most."""


@dataclass(frozen=True, slots=True)
class Hands:
    """With what an act is done."""

    slack: SlackWorld
    forum: ForumWorld
    look: Look
    pass_time: Callable[[timedelta], Awaitable[None]]
    again: Callable[[], None]
    refused: dict[str, Refused]

    @property
    def member(self) -> str:
        """The id of who acts in Slack."""
        return member_of(self.slack, self.look).id

    @property
    def place(self) -> str:
        """The id of the channel that is looked at."""
        found = place_of(self.slack, self.look, member_of(self.slack, self.look))
        if found == HOME:
            raise YourMistake("Choose a channel first.")
        return found

    @property
    def viewer(self) -> str:
        """The username of who acts in the forum."""
        return viewer_of(self.forum, self.look).username

    @property
    def topic(self) -> int:
        """The number of the topic that is looked at."""
        if not self.look.k.isdecimal() or int(self.look.k) not in self.forum.state.topics:
            raise YourMistake("Choose a topic first.")
        return int(self.look.k)


Act = Callable[[Hands, Query, FormData], Awaitable[Look | None]]


def _words(form: FormData, name: str) -> str:
    said = str(form.get(name, "")).strip()
    if not said:
        raise YourMistake("Nothing was written.")
    if len(said) > LONGEST:
        raise YourMistake(f"That is more than {LONGEST} characters. Send it in pieces.")
    return said


# --- Slack


async def _say(hands: Hands, query: Query, form: FormData) -> Look | None:
    said = _words(form, "text")
    if said.startswith("/"):
        command, _, rest = said.partition(" ")
        await hands.slack.command(hands.member, hands.place, command, rest)
    else:
        await hands.slack.say(hands.member, hands.place, said, query.get("thread") or None)
    return None


async def _react(hands: Hands, query: Query, form: FormData) -> Look | None:
    ts, name = query.get("ts", ""), str(form.get("emoji", ""))
    message = hands.slack.find(hands.place, ts)
    mine = message is not None and hands.member in message.reactions.get(name, ())
    react = hands.slack.unreact if mine else hands.slack.react
    await react(hands.member, hands.place, ts, name)
    return None


async def _edit(hands: Hands, query: Query, form: FormData) -> Look | None:
    await hands.slack.edit(hands.member, hands.place, query.get("ts", ""), _words(form, "text"))
    return None


async def _delete(hands: Hands, query: Query, _: FormData) -> Look | None:
    ts = query.get("ts", "")
    await hands.slack.delete(hands.member, hands.place, ts)
    return replace(hands.look, t="") if hands.look.t == ts else None


async def _press(hands: Hands, query: Query, form: FormData) -> Look | None:
    _, action, value = read_press(form)
    await hands.slack.press(hands.member, hands.place, query.get("ts", ""), action, value)
    return None


async def _shortcut(hands: Hands, query: Query, form: FormData) -> Look | None:
    name, ts = str(form.get("shortcut", "")), query.get("ts", "")
    if not (name and ts):
        raise YourMistake("Choose something in a message's menu.")
    await hands.slack.shortcut(hands.member, name, hands.place, ts)
    return None


async def _press_view(hands: Hands, query: Query, form: FormData) -> Look | None:
    _, action, value = read_press(form)
    await hands.slack.press_in_view(hands.member, query.get("view", ""), action, value)
    return None


async def _submit(hands: Hands, query: Query, form: FormData) -> Look | None:
    view = _view(hands, query)
    if "press" in form:
        return await _press_view(hands, query, form)
    entered = read_values(view.body["blocks"], form)
    hands.refused.pop(view.id, None)
    answer = await hands.slack.submit(hands.member, view.id, entered)
    errors: Any = answer.get("errors") if answer.get("response_action") == "errors" else None
    if errors:
        hands.refused[view.id] = Refused(errors, entered)
    return None


async def _find(hands: Hands, query: Query, form: FormData) -> Look | None:
    """Type into a list that asks the bot; what is entered elsewhere in the form stays."""
    view, block, action = _view(hands, query), query.get("block", ""), query.get("action", "")
    typed = str(form.get(typed_name(field_name(block, action)), ""))[:TYPED]
    before = hands.refused.get(view.id)
    entered = read_values(view.body["blocks"], form)
    hands.refused[view.id] = Refused(before.errors if before else {}, entered)
    await hands.slack.options(hands.member, view.id, block, action, typed.strip())
    return None


async def _close_view(hands: Hands, _: Query, __: FormData) -> Look | None:
    await hands.slack.close_view(hands.member)
    return None


async def _open_home(hands: Hands, _: Query, __: FormData) -> Look | None:
    await hands.slack.open_home(hands.member)
    return replace(hands.look, c=HOME, t="")


def _view(hands: Hands, query: Query) -> View:
    view = hands.slack.views.find(query.get("view", ""))
    if view is None:
        raise YourMistake("That form is no longer open.")
    return view


# --- the forum


async def _new_topic(hands: Hands, _: Query, form: FormData) -> Look | None:
    title, raw = _words(form, "title"), _words(form, "text")
    topic = await hands.forum.open_topic(hands.viewer, str(form.get("category", "")), title, raw)
    return replace(hands.look, k=str(topic))


async def _new_message(hands: Hands, _: Query, form: FormData) -> Look | None:
    title, raw = _words(form, "title"), _words(form, "text")
    to = str(form.get("to", ""))
    topic = await hands.forum.private_message(hands.viewer, to, title, raw)
    return replace(hands.look, k=str(topic))


async def _reply(hands: Hands, _: Query, form: FormData) -> Look | None:
    await hands.forum.reply(hands.viewer, hands.topic, _words(form, "text"))
    return None


async def _accept(hands: Hands, query: Query, form: FormData) -> Look | None:
    taken = form.get("accepted") == "yes"
    act = hands.forum.unaccept if taken else hands.forum.accept
    await act(hands.viewer, _post(hands, query))
    return None


async def _edit_post(hands: Hands, query: Query, form: FormData) -> Look | None:
    await hands.forum.edit(hands.viewer, _post(hands, query), _words(form, "text"))
    return None


async def _delete_post(hands: Hands, query: Query, _: FormData) -> Look | None:
    await hands.forum.delete_post(_post(hands, query), by=hands.viewer)
    return None


async def _tags(hands: Hands, _: Query, form: FormData) -> Look | None:
    names = [name.strip().lower() for name in str(form.get("tags", "")).split(",")]
    await hands.forum.set_tags(hands.viewer, hands.topic, [name for name in names if name])
    return None


async def _close_topic(hands: Hands, _: Query, __: FormData) -> Look | None:
    closed = hands.forum.topic(hands.topic).closed
    act = hands.forum.reopen if closed else hands.forum.close
    await act(hands.topic, by=hands.viewer)
    return None


def _post(hands: Hands, query: Query) -> int:
    number = query.get("post", "")
    if not number.isdecimal() or int(number) not in hands.forum.state.posts:
        raise YourMistake("That post is not there.")
    return int(number)


# --- time


async def _later(hands: Hands, _: Query, form: FormData) -> Look | None:
    span = SPANS.get(str(form.get("span", "")))
    if span is None:
        raise YourMistake("Choose an hour, a night or a week.")
    await hands.pass_time(span)
    return None


async def _again(hands: Hands, _: Query, __: FormData) -> Look | None:
    hands.again()
    return Look(lang=hands.look.lang)


ACTS: Mapping[str, Act] = {
    "say": _say,
    "react": _react,
    "edit": _edit,
    "delete": _delete,
    "press": _press,
    "press-view": _press_view,
    "shortcut": _shortcut,
    "submit": _submit,
    "find": _find,
    "close-view": _close_view,
    "open-home": _open_home,
    "new-topic": _new_topic,
    "new-message": _new_message,
    "reply": _reply,
    "accept": _accept,
    "edit-post": _edit_post,
    "delete-post": _delete_post,
    "tags": _tags,
    "close-topic": _close_topic,
    "later": _later,
    "again": _again,
}
UNSEEN = frozenset({"find"})
"""Acts after which nobody else sees anything new."""
