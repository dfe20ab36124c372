"""The week, told once per place: what needs an answer most, and thanks without names.

In Slack it is a message a week, and a long list goes on in replies below it. The forum gets a topic
a quarter and in it a post a week; the rest is found in its search. A topic that could not be
opened is tried again the next week, and until then the week is told in the one before.

Moderators may see a draft the day before: ``_digest_draft.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.effects import Effect, Message, Post, Value
from bot.events import ButtonPressed, CommandGiven, DraftDue, FormSent, WeekEnded
from bot.reactions import _digest_draft as drafts
from bot.reactions._digest_words import (
    Week,
    below,
    elsewhere,
    first_page,
    rest_pages,
    rules_of,
    week_of,
)
from matchers.model import Language, Place, Visibility
from matchers.weeks import quarter_before, quarter_of
from matchers.wishes import Draft

ONE_FOR_GOOD = "send_digest:forum"
"""The key of the topic that held all digests before there was one for each quarter."""

LOOK_BACK = 4
"""So many quarters back there may be a topic that still stands."""


def send_digest(
    event: WeekEnded | DraftDue | ButtonPressed | FormSent | CommandGiven, community: Community
) -> Iterator[Effect]:
    """One digest per place and week, whoever lets it go."""
    match event:
        case WeekEnded():
            draft = community.draft(event.week) or Draft(event.week)
            if drafts.goes_out(draft, community):
                yield from _tell(event.at, draft, community)
            yield from drafts.hour_came(draft, event.at, community)
        case DraftDue():
            yield from drafts.show(event, community)
        case _:
            told = yield from drafts.decide(event, community)
            if told is not None:
                yield from _tell(event.at, told, community)


def preview(at: datetime, community: Community, language: Language) -> Message:
    """A digest as it would be sent at ``at``, for moderators."""
    week = week_of(at, community, language, drafts.coming(at, community))
    page = first_page(week, community, tuple(below(week)))
    return Message("send_digest-preview", {}, language, parts=(page,))


def for_outside(at: datetime, community: Community, language: Language) -> Message:
    """The week for people outside: the same questions, and under which licence they may go on."""
    rules = rules_of(community)
    week = week_of(at, community, language, Draft(""))
    fields: dict[str, Value] = {"community": community.rules.community.name}
    parts = list(first_page(week, community).parts)
    if rules.licence:
        licence: dict[str, Value] = {"licence": rules.licence}
        parts.append(Message("send_digest-licence", licence, language))
    count = len(week.chosen.waiting) + len(week.chosen.voices)
    fields["count"] = count
    return Message("send_digest-outside", fields, language, parts=tuple(parts))


def _tell(at: datetime, draft: Draft, community: Community) -> Iterator[Effect]:
    rules = rules_of(community)
    week = week_of(at, community, community.rules.community.language, draft)
    for channel in rules.slack_channels:
        yield from _in_slack(draft.week, Place(channel, Visibility.PUBLIC), week, community)
    if rules.forum_category:
        category = Place(f"discourse:{rules.forum_category}", Visibility.PUBLIC)
        yield from _in_forum(draft.week, category, week, community)


def _in_slack(name: str, place: Place, week: Week, community: Community) -> Iterator[Post]:
    first = f"send_digest:{name}:{place.key}"
    yield Post(key=first, place=place, message=first_page(week, community, tuple(below(week))))
    yield from _replies(first, place, week, community, under=first)


def _replies(
    first: str, place: Place, week: Week, community: Community, *, under: str
) -> Iterator[Post]:
    rest = rest_pages(week, rules_of(community).per_message)
    for number, page in enumerate(rest, start=2):
        yield Post(key=f"{first}:{number}", place=place, message=page, under=under)


def _in_forum(name: str, category: Place, week: Week, community: Community) -> Iterator[Post]:
    opening, under = _topic(category, week, community)
    yield from opening
    first = f"send_digest:{name}:{category.key}"
    link = rules_of(community).more_link
    where = tuple(elsewhere(week, link)) if link else ()
    yield Post(key=first, place=category, message=first_page(week, community, where), under=under)
    if not link:  # nobody could tell where the rest is
        yield from _replies(first, category, week, community, under=under)


def _topic(category: Place, week: Week, community: Community) -> tuple[list[Post], str]:
    """What opens the quarter's topic, where there is none yet, and where the week goes."""
    zone = ZoneInfo(community.rules.community.time_zone)
    year, quarter = quarter_of(week.at, zone)
    key = _key(year, quarter)
    if community.said(key) and not community.given_up(key):
        return [], key
    name = community.rules.community.name
    fields: dict[str, Value] = {"community": name, "quarter": quarter, "year": str(year)}
    opening = Message("send_digest-thread", fields, week.language)
    opened = [Post(key=key, place=category, message=opening, again=True)]
    earlier = _earlier(year, quarter, community) if community.said(key) else ""
    return opened, earlier or key


def _earlier(year: int, quarter: int, community: Community) -> str:
    """The newest topic that still stands, for a week that shall not wait for a new one."""
    keys = []
    for _ in range(LOOK_BACK):
        year, quarter = quarter_before(year, quarter)
        keys.append(_key(year, quarter))
    keys.append(ONE_FOR_GOOD)
    stand = (key for key in keys if community.said(key) and not community.given_up(key))
    return next(stand, "")


def _key(year: int, quarter: int) -> str:
    return f"{ONE_FOR_GOOD}:{year}-Q{quarter}"
