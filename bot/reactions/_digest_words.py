"""What a digest says: the few questions that need an answer most, thanks, and where the rest is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.community.threads import is_overrun
from bot.effects import Link, Message, Topics, Value
from bot.rules_digests import SendDigestRules
from matchers.digesting import Chosen, choose, pages
from matchers.model import Language, OpenQuestion
from matchers.ranking import ranked, suggestion
from matchers.wishes import Draft

THANKED = 2
"""So many newly answered questions are named at most."""

NEW_FOR = timedelta(days=7)
"""Somebody asked about a topic lately: within this time."""


BELOW = 100
"""So many questions are told in replies at most."""


@dataclass(frozen=True, slots=True)
class Week:
    """What there is to tell ``at`` a moment, in one language, as moderators want it.

    ``many``: there are so many open questions that only the newest were looked at.
    """

    at: datetime
    language: Language
    chosen: Chosen
    answered: int
    suggestion: tuple[str, int] | None
    many: bool
    intro: str = ""

    @property
    def below(self) -> Sequence[OpenQuestion]:
        """What is told in replies: nobody reads hundreds of lines below a digest."""
        return self.chosen.rest[:BELOW]

    @property
    def count(self) -> int:
        """How many questions are open, at least."""
        return len(self.chosen.waiting) + len(self.chosen.voices) + len(self.chosen.rest)


def week_of(at: datetime, community: Community, language: Language, draft: Draft) -> Week:
    """Everything that a digest tells; the same for all places."""
    rules = rules_of(community)
    since = _days_before(at, 7, community)
    waiting = community.unanswered()
    threads = [
        question
        for question in waiting
        if question.title
        and question.thread.place.public
        and question.thread.key not in draft.dropped
    ]
    answered = [
        question
        for question in community.newly_answered(since, at, THANKED + len(draft.dropped))
        if question.thread.place.public and question.thread.key not in draft.dropped
    ]
    chosen = choose(
        ranked(threads, at, community.helpers_by_topic()), answered, rules.lines, THANKED
    )
    return Week(
        at=at,
        language=language,
        chosen=chosen,
        answered=community.answered_between(since, at),
        suggestion=_suggestion(at, community),
        many=is_overrun(waiting, threads),
        intro=draft.intro,
    )


def rules_of(community: Community) -> SendDigestRules:
    """The rules of digests."""
    return community.rules.send_digest or SendDigestRules()


def first_page(week: Week, community: Community, more: Sequence[Message] = ()) -> Message:
    """The digest itself; ``more`` says where the rest is."""
    fields: dict[str, Value] = {"count": week.count, "community": community.rules.community.name}
    parts = (*_intro(week), *_open(week), *_thanks(week), *_suggested(week), *more)
    name = "send_digest-week_many" if week.many else "send_digest-week"
    return Message(name, fields, week.language, parts=parts)


def below(week: Week) -> Iterator[Message]:
    """That the rest stands in replies below."""
    if rest := len(week.below):
        name = "send_digest-below_many" if rest < len(week.chosen.rest) else "send_digest-below"
        yield Message(name, {"more": rest}, week.language)


def elsewhere(week: Week, link: str) -> Iterator[Message]:
    """That the rest is found in the forum itself."""
    if rest := len(week.chosen.rest):
        there: dict[str, Value] = {"link": Link(link, "")}
        if week.many:
            yield Message("send_digest-elsewhere_many", there, week.language)
        else:
            yield Message("send_digest-elsewhere", {"more": rest, **there}, week.language)


def rest_pages(week: Week, per_message: int) -> Iterator[Message]:
    """The rest, in messages that are not too long."""
    for page in pages(week.below, per_message):
        lines = tuple(line(question, week.at, week.language) for question in page)
        yield Message("send_digest-more", {"count": len(page)}, week.language, parts=lines)


def line(question: OpenQuestion, at: datetime, language: Language) -> Message:
    """One question: what it is called, since when it waits, and what it is about."""
    days = max((at - question.thread.started).days, 0)
    fields: dict[str, Value] = {"question": _link(question), "days": days}
    if not question.topics:
        return Message("send_digest-question", fields, language)
    fields["topics"] = Topics(question.topics[:2])
    return Message("send_digest-question_about", fields, language)


def _link(question: OpenQuestion) -> Link:
    return Link.telling(question.thread, question.title)


def _intro(week: Week) -> Iterator[Message]:
    if week.intro:
        yield Message("send_digest-intro", {"text": week.intro}, week.language)


def _open(week: Week) -> Iterator[Message]:
    """One after the other, not one in the other: the courier leaves out what is public no more."""
    sections = (("waiting", week.chosen.waiting), ("voices", week.chosen.voices))
    for name, questions in sections:
        if questions:
            yield Message(f"send_digest-{name}", {}, week.language)
        for question in questions:
            yield line(question, week.at, week.language)


def _thanks(week: Week) -> Iterator[Message]:
    """Without names and without a ranking. Its lines are its own: they are not counted as open."""
    if week.answered:
        lines = tuple(
            Message("send_digest-answered", {"question": _link(question)}, week.language)
            for question in week.chosen.answered
        )
        more = week.answered > len(lines)
        # "…, among them:" is said of some, not of all; the courier counts the lines once more
        fields: dict[str, Value] = {"answered": week.answered, "named": len(lines) if more else 0}
        yield Message("send_digest-thanks", fields, week.language, parts=lines)


def _suggested(week: Week) -> Iterator[Message]:
    if week.suggestion is not None:
        topic, many = week.suggestion
        fields: dict[str, Value] = {"topic": Topics((topic,)), "count": many}
        yield Message("send_digest-suggestion", fields, week.language)


def _suggestion(at: datetime, community: Community) -> tuple[str, int] | None:
    rules = rules_of(community)
    if not rules.suggest_from:
        return None
    since = _days_before(at, 7 * rules.suggest_weeks, community)
    asked = community.askers_by_topic(since, at)
    lately = community.askers_by_topic(at - NEW_FOR, at)
    known = {topic: many for topic, many in asked.items() if topic in community.topics}
    return suggestion(known, lately, rules.suggest_from)


def _days_before(at: datetime, days: int, community: Community) -> datetime:
    """By the wall clock: a week with a change of the clocks is not an hour off."""
    zone = ZoneInfo(community.rules.community.time_zone)
    return (at.astimezone(zone) - timedelta(days=days)).astimezone(UTC)
