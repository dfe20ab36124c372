"""Whatever people call their questions: lists of them are sent on both platforms, whole."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discourse.render import DiscourseDialect, body_of
from bot.effects import Answer, Link, Message, Post
from bot.events import CommandGiven, WeekEnded
from bot.reactions.answer_command import answer_command
from bot.reactions.send_digest import preview, send_digest
from bot.slack.render import render
from bot.words import Words
from matchers.model import OpenQuestion, QuestionKind, Thread
from tests.conftest import ROOT
from tests.reactions.rules import RULES, TOPICS
from tests.reactions.village import ADA, CATEGORY, HELP, NOW, Village

WEEK = WeekEnded(key="week:2026-W48", at=NOW, week="2026-W48")
FULL = replace(
    RULES,
    send_digest=replace(RULES.send_digest, lines=10, per_message=20),
    answer_command=replace(RULES.answer_command, list_at_most=20),
)
WORDS = Words(ROOT / "config" / "messages", TOPICS)
FORUM = DiscourseDialect("https://forum.example.org")

TITLES = st.one_of(
    st.text(min_size=1, max_size=255),
    st.text(st.sampled_from("&<>"), min_size=200, max_size=255),
    st.text(st.sampled_from("_*[]()#@:/|`~\\$"), min_size=200, max_size=255),
    st.text(st.sampled_from("🧭👩‍🔬ÄöüßЖ漢"), min_size=200, max_size=255),
    st.text(st.sampled_from(string.ascii_letters + " "), min_size=200, max_size=255),
)
SLUGS = st.one_of(
    st.just("kurz"),
    st.text(st.sampled_from("abc-"), min_size=200, max_size=255),
    st.text(st.sampled_from("漢🧭ü"), min_size=40, max_size=85),
    st.text(st.sampled_from("?&=%"), min_size=100, max_size=200),
)


def opened(number: int, title: str, slug: str, topic: str) -> OpenQuestion:
    url = f"https://forum.example.org/t/{slug}/{number}"
    thread = Thread(f"discourse:t/{number}", CATEGORY, url, NOW - timedelta(days=99 + number))
    return OpenQuestion(
        thread, title, QuestionKind.HOWTO, (topic,) if topic else (), voices=number % 2
    )


OPEN = st.lists(st.tuples(TITLES, SLUGS, st.sampled_from(["", *TOPICS])), max_size=45).map(
    lambda found: [opened(number, *one) for number, one in enumerate(found)]
)


def linked(messages: Sequence[Message]) -> list[str]:
    """The addresses that are told."""
    links = (part.fields.get("question") for message in messages for part in message.parts)
    return [link.url for link in links if isinstance(link, Link)]


@settings(max_examples=150, deadline=None)
@given(found=OPEN)
def test_every_digest_can_be_sent_whole(found: list[OpenQuestion]) -> None:
    village = Village(rules=FULL, open=found, answered=[NOW - timedelta(days=1)])
    posts = [effect for effect in send_digest(WEEK, village) if isinstance(effect, Post)]
    for place, told in ((HELP, "slack"), (CATEGORY, "discourse")):
        here = [
            p.message
            for p in posts
            if p.place == place and not p.key.startswith("send_digest:forum")
        ]
        urls = [question.thread.permalink for question in found]
        assert sorted(linked(here)) == sorted(urls), "nothing is left out, nothing told twice"
        for message in here:
            if told == "slack":
                _, blocks = render(message, WORDS)
                assert len(blocks) <= 45
            else:
                body_of(WORDS.say(message, FORUM))


@settings(max_examples=100, deadline=None)
@given(found=OPEN)
def test_preview_and_list_can_be_shown(found: list[OpenQuestion]) -> None:
    village = Village(rules=FULL, open=found, answered=[NOW - timedelta(days=1)])
    first = preview(NOW, village, "de")
    render(Message(first.name, {}, "de", parts=first.parts), WORDS)
    asked = CommandGiven(key="c", at=NOW, account=ADA, place=HELP, command="open", language="de")
    (answer,) = answer_command(asked, village)
    assert isinstance(answer, Answer)
    assert answer.message is not None
    _, blocks = render(answer.message, WORDS)
    assert len(blocks) <= 45
    if found:
        assert len(answer.message.parts) >= min(4, len(found)), "and it does tell some"


@pytest.mark.parametrize(("length", "messages"), [(60, 3), (150, 3), (255, 4)])
def test_long_titles_make_short_pages_and_usual_ones_do_not(length: int, messages: int) -> None:
    title = ("Wie verknüpfe ich zwei Tabellen mit Umlauten " * 6)[:length]
    slug = title.lower().replace(" ", "-").replace("ü", "u")
    found = [opened(number, title, slug, "excel") for number in range(40)]
    posts = [e for e in send_digest(WEEK, Village(rules=FULL, open=found)) if isinstance(e, Post)]
    here = [post for post in posts if post.place == HELP]
    assert len(here) == messages
    for post in here:
        render(post.message, WORDS)
