"""A message in words -> what Slack shows. Pure.

All text that a person wrote passes ``SlackDialect.escape`` on its way through ``words``.
"""

from __future__ import annotations

from bot.effects import Answer, Message
from bot.slack.blocks import (
    Json,
    as_json,
    buttons,
    paragraphs,
    plain,
    sections,
    split,
)
from bot.slack.keys import split_key
from bot.slack.limits import FALLBACK_CHARACTERS
from bot.slack.markup import escape, link
from bot.slack.validate import check_message, check_view
from bot.words import Words
from matchers.model import Account, Language

NOTE = "slack-note"
"""Title and [Close] of a modal that only tells something."""


class SlackDialect:
    """How Slack writes."""

    platform = "slack"

    def escape(self, text: str) -> str:
        """A person's text, so that it can mean nothing but itself."""
        return escape(text)

    def person(self, account: Account) -> str:
        """A mention; somebody of another platform is named as there."""
        try:
            _, member, _ = split_key(account)
        except ValueError:
            return escape(account.partition(":")[2])
        return f"<@{member}>"

    def place(self, key: str) -> str:
        """A channel as Slack draws it; a category of the forum by its number."""
        try:
            _, channel, _ = split_key(key)
        except ValueError:
            return escape(f"c/{key.partition(':')[2]}")
        return f"<#{channel}>"

    def link(self, url: str, title: str) -> str:
        """A link whose title a person wrote."""
        return link(url, title)

    def bold(self, text: str) -> str:
        """Our own words, louder."""
        return f"*{text}*"

    def command(self, text: str) -> str:
        """What to type."""
        return f"`/lotse {text}`" if text else "`/lotse`"


DIALECT = SlackDialect()


def render(message: Message, words: Words) -> tuple[str, list[Json]]:
    """Fallback text (notifications, screen readers) and blocks, within Slack's limits.

    Raises ``OurFault`` for an unknown message, or one that Slack would refuse.
    """
    spoken = words.say(message, DIALECT)
    if any(map(_may_be_pressed, message.parts)):  # each beside what it is about
        blocks = as_json(sections(words.sections(message, DIALECT)))
    else:
        blocks = as_json([*paragraphs(spoken.paragraphs), *buttons(spoken.buttons)])
    text = split(spoken.text, FALLBACK_CHARACTERS)
    fallback = text[0] if text else ""
    check_message(fallback, blocks)
    return fallback, blocks


def _may_be_pressed(part: Message) -> bool:
    return bool(part.buttons) or any(map(_may_be_pressed, part.parts))


def render_home(message: Message, words: Words) -> Json:
    """The home tab: more blocks than a message may have, and buttons beside what they are about."""
    blocks = as_json(sections(words.sections(message, DIALECT)))
    view: Json = {"type": "home", "blocks": blocks}
    check_view(view)
    return view


def render_note(message: Message, words: Words) -> Json:
    """A modal that only tells something, and closes."""
    _, blocks = render(message, words)
    view: Json = {
        "type": "modal",
        "title": plain(words.text(NOTE, message.language, part="title")).to_dict(),
        "close": plain(words.text(NOTE, message.language, part="close")).to_dict(),
        "blocks": blocks,
    }
    check_view(view)
    return view


def render_errors(answer: Answer, words: Words) -> dict[str, str]:
    """What to mend, by input, as plain text."""
    return {name: words.text(m.name, m.language, m.fields) for name, m in answer.errors.items()}


def note(name: str, language: Language) -> Message:
    """One of the door's own few messages (``config/messages/*/slack.ftl``)."""
    return Message(name, {}, language)
