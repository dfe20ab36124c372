"""The week, told once per place: what is still unanswered by topic, and thanks without names.

A forum gets one thread for good, and each week a post in it; a Slack channel a message a week. A
thread that could not be opened is tried again the next week, under the same key: there is one.
A long list goes on in replies below it, so that nothing is left out and nothing is too long.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.effects import Effect, Link, Message, Post, Topics, Value
from bot.events import WeekEnded
from bot.rules import SendDigestRules
from matchers.digesting import digest, pages
from matchers.model import Language, OpenQuestion, Place, Visibility

FORUM = "send_digest:forum"
"""The key of the forum thread that all digests go into."""


def send_digest(event: WeekEnded, community: Community) -> Iterator[Effect]:
    """One digest per place; the same words for all."""
    rules = community.rules.send_digest or SendDigestRules()
    language = community.rules.community.language
    told = list(_pages(event.at, community, language))
    for channel in rules.slack_channels:
        yield from _posts(event.week, Place(channel, Visibility.PUBLIC), told)
    if rules.forum_category:
        category = Place(f"discourse:{rules.forum_category}", Visibility.PUBLIC)
        if not community.said(FORUM) or community.given_up(FORUM):
            fields = {"community": community.rules.community.name}
            opening = Message("send_digest-thread", fields, language)
            yield Post(key=FORUM, place=category, message=opening, again=True)
        yield from _posts(event.week, category, told, under=FORUM)


def preview(at: datetime, community: Community, language: Language) -> Message:
    """The first message of a digest that would be sent at ``at``, for moderators."""
    first = next(_pages(at, community, language))
    return Message("send_digest-preview", {}, language, parts=(first,))


def _posts(week: str, place: Place, told: list[Message], under: str = "") -> Iterator[Post]:
    first = f"send_digest:{week}:{place.key}"
    for number, page in enumerate(told, start=1):
        if number == 1:
            yield Post(key=first, place=place, message=page, under=under)
        else:
            below = under or first
            yield Post(key=f"{first}:{number}", place=place, message=page, under=below)


def _pages(at: datetime, community: Community, language: Language) -> Iterator[Message]:
    """The digest in messages of at most ``per_message`` questions, none too long to be sent."""
    rules = community.rules.send_digest or SendDigestRules()
    told = [
        (section.topic, question)
        for section in digest(community.unanswered(), at)
        for question in section.questions
        if question.title and question.thread.place.public
    ]
    thanks = tuple(_thanks(at, community, language))
    for number, page in enumerate(pages(told, rules.per_message)):
        sections = tuple(_lines(page, at, language))
        if number == 0:
            name = community.rules.community.name
            fields: dict[str, Value] = {"count": len(told), "community": name}
            yield Message("send_digest-week", fields, language, parts=(*thanks, *sections))
        else:
            yield Message("send_digest-more", {"count": len(page)}, language, parts=sections)


def _lines(
    page: list[tuple[str, OpenQuestion]], at: datetime, language: Language
) -> Iterator[Message]:
    """One after the other, not one in the other: the courier leaves out what is public no more."""
    for topic, questions in groupby(page, key=lambda told: told[0]):
        name = "send_digest-topic" if topic else "send_digest-other"
        yield Message(name, {"topic": Topics((topic,))} if topic else {}, language)
        for _, question in questions:
            yield _line(question, at, language)


def _line(question: OpenQuestion, at: datetime, language: Language) -> Message:
    link = Link(question.thread.permalink, question.title, question.thread.place.key)
    days = max((at - question.thread.started).days, 0)
    name = "send_digest-more_voices" if question.voices else "send_digest-question"
    return Message(name, {"question": link, "days": days}, language)


def _thanks(at: datetime, community: Community, language: Language) -> Iterator[Message]:
    """Seven days by the wall clock: a week with a change of the clocks is not an hour off."""
    zone = ZoneInfo(community.rules.community.time_zone)
    since = (at.astimezone(zone) - timedelta(days=7)).astimezone(UTC)
    answered = community.answered_between(since, at)
    if answered:
        yield Message("send_digest-thanks", {"answered": answered}, language)
