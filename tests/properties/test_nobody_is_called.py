"""Nobody is called who was not meant (F3): whatever people write, and whoever writes our words.

Each message that there is, with hostile words in each of its fields, as it would leave each door.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discourse.render import DiscourseDialect, body_of
from bot.effects import Link, Links, Message, Value
from bot.errors import OurFault, Refused
from bot.slack.render import render
from bot.slack.validate import check_message
from bot.words import Spoken
from tests.golden.reading import WORDS
from tests.golden.scenes import scenes

FORUM = DiscourseDialect("https://forum.example")
CRIES = (
    "!channel",
    "@channel",
    "@here",
    "@everyone",
    "@all",
    "@moderators",
    "@ada",
    "<!channel>",
    "<!here|x>",
    "<!subteam^S1|@team>",
    "<@U1>",
    "&lt;!here&gt;",
    "<!everyone",
    "&#64;all",
    "<@",
    "<!",
    "@",
    "`",
    "``",
    "\\",
    "](",
    ")[",
    "|",
    ">",
    "<",
    "*",
    "\n",
    " ",
    "\u200b",
    "x",
    "<!date^1^x|y>",
)
WORDS_OF_SOMEBODY = st.sampled_from(CRIES) | st.text(max_size=3)
HOSTILE = st.lists(WORDS_OF_SOMEBODY, min_size=1, max_size=8).map("".join)


ELSEWHERE = {"slack": set[str](), "discourse": {"link_accounts-offer_discourse"}}
"""What nobody reads on a platform: this one tells in Slack what is to be typed in the forum."""


def messages(platform: str) -> list[Message]:
    """Everything that is told anywhere, once per name and shape."""
    found = {
        json.dumps([said.name, sorted(said.fields), [part.name for part in said.parts]]): said
        for language in ("de", "en")
        for scene in scenes(language, platform)  # type: ignore[arg-type]  # one after the other
        for said, _ in scene.spoken(platform)
        if isinstance(said, Message) and said.name not in ELSEWHERE[platform]
    }
    return list(found.values())


def with_words(message: Message, words: str) -> Message:
    """The same message, with ``words`` wherever a person's words may stand."""
    fields: dict[str, Value] = {}
    for name, value in message.fields.items():
        match value:
            case str():
                fields[name] = words
            case Link():
                url = words if len(words) % 2 else value.url
                fields[name] = replace(value, title=words, url=url)
            case Links(items=items):
                fields[name] = Links(tuple(replace(link, title=words) for link in items))
            case _:
                fields[name] = value
    parts = tuple(with_words(part, words) for part in message.parts)
    return replace(message, fields=fields, parts=parts)


def texts_of(block: object) -> Iterator[str]:
    """Every text that Slack would look for mentions in."""
    if isinstance(block, dict):
        if block.get("type") == "mrkdwn":
            yield block["text"]
        for value in block.values():
            yield from texts_of(value)
    elif isinstance(block, list):
        for value in block:
            yield from texts_of(value)


IN_SLACK, IN_THE_FORUM = messages("slack"), messages("discourse")


def said_in_slack(message: Message) -> list[str]:
    """Every text in which Slack would look for mentions."""
    fallback, blocks = render(message, WORDS)
    return [fallback, *texts_of(blocks)]


@pytest.mark.prevents("F3")
@given(message=st.sampled_from(IN_SLACK), words=HOSTILE)
def test_no_words_call_anybody_in_slack(message: Message, words: str) -> None:
    meant = set(re.findall(r"<@\w+>", " ".join(said_in_slack(message))))
    for text in said_in_slack(with_words(message, words)):
        assert "<!" not in text, "everybody would be called"
        assert set(re.findall(r"<@[^>]*>?", text)) <= meant, "somebody would be"


@pytest.mark.prevents("F3")
@given(message=st.sampled_from(IN_THE_FORUM), words=HOSTILE)
def test_no_words_call_anybody_in_the_forum(message: Message, words: str) -> None:
    """They are defused, not refused: it is said all the same. (A title calls nobody there.)"""
    body = body_of(WORDS.say(with_words(message, words), FORUM), at_least=1)
    assert not re.search(r"@\w", re.sub(r"\]\([^)]*\)", "]", body))
    assert "<" not in body


OURS = ["<!channel> Hallo zusammen", "Hallo <!subteam^S123>", "Hallo <!here|alle>"]


@pytest.mark.prevents("F3")
@pytest.mark.parametrize("text", OURS)
def test_not_even_our_own_words_can_call_everybody_in_slack(text: str) -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    context = {"type": "context", "elements": [section["text"]]}
    for fallback, blocks in ((text, []), ("Hallo", [section]), ("Hallo", [context])):
        with pytest.raises(OurFault, match="everybody"):
            check_message(fallback, blocks)
    name = {"type": "plain_text", "text": text}  # there it is only what is read
    check_message("Hallo", [{"type": "section", "text": name}])


@pytest.mark.prevents("F3")
def test_not_even_our_own_words_can_call_a_group_in_the_forum() -> None:
    for text in (
        "Hallo @all, hier ist die Woche.",
        "Fragt @moderators bitte danach.",
        "(@team) da",
    ):
        with pytest.raises(Refused, match="call people"):
            body_of(Spoken("", (text, "Und noch ein Absatz.")))
    for text in ("Schreib an hallo@example.org, bitte.", "Mit `@lotse hilfe` siehst du mehr.",
                 "[Verhaltensregeln](https://example.org/@team/regeln) gelten."):  # fmt: skip
        assert body_of(Spoken("", (text,))) == text
