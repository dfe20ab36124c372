"""What the home tab shows, part by part: each part is a message, with the buttons it needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.community.threads import is_overrun
from bot.effects import Button, Day, Link, Message, Moment, Term, Topics, Value
from bot.reactions._home_rounds import learning_at_home, rounds_at_home
from bot.reactions._offered_lines import listed
from bot.reactions._offers import NONE, TAKE, offered_to
from bot.reactions._profile_form import CHANGE, START, TOPICS
from bot.reactions._profile_topic import TOPIC
from bot.reactions._together import all_of, topics_of
from bot.reactions.ask_around import NO as NOT_NOW
from bot.reactions.ask_around import YES as ADVISE
from bot.reactions.choose_language import buttons as languages
from bot.reactions.export_data import SEND
from bot.reactions.forget_member import ASK
from bot.reactions.pause_member import START as PAUSE
from bot.reactions.pause_member import STOP as END_PAUSE
from bot.reactions.settle_match import NO, YES
from bot.steering import WORDS, word_of
from matchers.inquiring import Inquiry
from matchers.model import Account, Language, Level, MatchState, OpenQuestion
from matchers.together import Side, Together

QUESTIONS, WAITING, MODERATED = 5, 5, 8
"""So many are listed of one's own questions, of what waits, and of all open questions."""


@dataclass(frozen=True, slots=True)
class Looker:
    """Who looks, when, in which language, and whether they moderate."""

    account: Account
    at: datetime
    language: Language
    moderator: bool = False


def parts_of_home(looker: Looker, community: Community) -> tuple[Message, ...]:
    """All that stands below the greeting."""
    return (
        *_about(looker, community),
        *_topics(looker, community),
        *_rounds(looker, community),
        *_waiting(looker, community),
        *learning_at_home(looker.account, looker.at, looker.language, community),
        *_questions(looker, community),
        *_settings(looker, community),
        *(_moderated(looker, community) if looker.moderator else ()),
    )


def _part(
    looker: Looker, what: str, fields: Mapping[str, Value] | None = None, *buttons: Button
) -> Message:
    return Message(f"show_home-{what}", fields or {}, looker.language, buttons=buttons)


# --- who I am


def _about(looker: Looker, community: Community) -> Iterator[Message]:
    profile = community.profile(looker.account)
    if profile is None:
        yield _part(looker, "nothing", None, Button(START, style="primary"))
        return
    if not profile.complete:
        yield _part(looker, "unfinished", None, Button(START, style="primary"))
    else:
        yield _part(looker, "profile", {"name": profile.name}, Button(CHANGE))
    if profile.minor:
        yield _part(looker, "minor")
    if profile.pauses(looker.at) and profile.paused_until is not None:
        zone = ZoneInfo(community.rules.community.time_zone)
        day = profile.paused_until.astimezone(zone).date() - timedelta(days=1)
        yield _part(looker, "paused", {"until": Day(day)}, Button(END_PAUSE))


def _topics(looker: Looker, community: Community) -> Iterator[Message]:
    """Levels are shown to the member alone; evidence in words, and only as a number."""
    profile = community.profile(looker.account)
    if profile is None:
        return
    helped = Counter(e.topic for e in community.evidence_of(looker.account))
    yield _part(looker, "topics", None, Button(TOPICS))
    for side, levels in (("teaches", profile.teaches), ("learns", profile.learns)):
        for topic, level in levels.items():
            if topic in community.topics:
                yield _topic(looker, side, topic, level, helped.pop(topic, 0))
    for topic, count in helped.most_common(QUESTIONS):
        if topic in community.topics:
            yield _part(looker, "proven", {"topic": Topics((topic,)), "count": count})


def _topic(looker: Looker, side: str, topic: str, level: Level, helped: int) -> Message:
    about: dict[str, Value] = {
        "topic": Topics((topic,)),
        "level": Term(f"show_home-level-{int(level)}"),
        "count": helped,
    }
    return _part(looker, side, about, Button(TOPIC, f"{side}:{topic}"))


# --- what waits, and what I asked


def _rounds(looker: Looker, community: Community) -> Iterator[Message]:
    """Nothing is asked while somebody pauses, nor without a profile."""
    profile = community.profile(looker.account)
    if profile is not None and not profile.pauses(looker.at):
        yield from rounds_at_home(looker.account, looker.language, community)


def _waiting(looker: Looker, community: Community) -> Iterator[Message]:
    mine = list(_open_for(looker, community))
    asked = [(whole, side) for whole, side in mine if whole.says(side) is None]
    inquiries = [i for i in community.inquiries_of(looker.account) if i.is_open(looker.at)]
    advise = [i for i in inquiries if i.asked.get(looker.account, False) is None]
    offer = offered_to(looker.account, community)
    if asked or advise or offer:
        yield _part(looker, "waits", {"count": len(asked) + len(advise) + bool(offer)})
    if offer is not None:
        yield from _offer(looker, offer, community)
    for whole, side in asked[:WAITING]:
        form = "" if whole.form == "pair" else f"_{whole.form}"
        buttons = (Button(YES, whole.id, "primary"), Button(NO, whole.id))
        yield _part(looker, f"waits_{side.role}{form}", _about_it(whole, side), *buttons)
    yield from _inquiries(looker, inquiries)
    for whole, side in mine:
        if whole.says(side):
            yield _part(looker, "said_yes", _about_it(whole, side))


def _offer(looker: Looker, now: Together, community: Community) -> Iterator[Message]:
    """Among whom I may choose."""
    about: dict[str, Value] = {
        "count": len(now.matches),
        "until": Moment(now.matches[0].expires),
    }
    yield _part(looker, "waits_offer", about, Button(NONE, now.id))
    yield from listed(now, TAKE, looker.language, community)


def _inquiries(looker: Looker, inquiries: Sequence[Inquiry]) -> Iterator[Message]:
    """What I am asked for, then what others are asked for me."""
    for inquiry in sorted(inquiries, key=lambda i: i.asker == looker.account)[: 2 * WAITING]:
        about: dict[str, Value] = {
            "topic": Topics((inquiry.topic,)),
            "until": Moment(inquiry.expires),
        }
        if inquiry.asker == looker.account:
            yield _part(looker, "inquiry", about)
        elif inquiry.asked[looker.account] is None:
            yes, no = Button(ADVISE, inquiry.id, "primary"), Button(NOT_NOW, inquiry.id)
            yield _part(looker, "inquired", about, yes, no)


def _open_for(looker: Looker, community: Community) -> Iterator[tuple[Together, Side]]:
    """What is proposed to them, each pair, circle or tandem once."""
    for whole in all_of(looker.account, community):
        side = whole.side_of(looker.account)
        if side is None or side.match.state is not MatchState.PROPOSED:
            continue
        if side.match.expires > looker.at:
            yield whole, side


def _about_it(whole: Together, side: Side) -> dict[str, Value]:
    given = (one for one in whole.matches if one.expert == side.account)
    fields: dict[str, Value] = {
        "topic": topics_of(side.match),
        "until": Moment(side.match.expires),
    }
    return fields | ({"other": topics_of(*given)} if whole.form == "tandem" else {})


def _questions(looker: Looker, community: Community) -> Iterator[Message]:
    mine = [question for question in community.open_of(looker.account) if question.title]
    if mine:
        yield _part(looker, "questions", {"count": len(mine)})
    for question in mine[:QUESTIONS]:
        yield _question(looker, question)


def _question(looker: Looker, question: OpenQuestion) -> Message:
    link = Link(question.thread.permalink, question.title, question.thread.place.key)
    days = max((looker.at - question.thread.started).days, 0)
    return _part(looker, "question", {"question": link, "days": days})


# --- pause, language, privacy


def _settings(looker: Looker, community: Community) -> Iterator[Message]:
    profile = community.profile(looker.account)
    if profile is not None and not profile.pauses(looker.at):
        yield _part(looker, "pause", None, Button(PAUSE))
    if profile is not None:
        other, *_ = languages(looker.language)
        yield _part(looker, "language", None, other)
    privacy = "privacy" if profile is not None else "privacy_nothing"
    yield _part(looker, privacy, None, Button(SEND), Button(ASK, style="danger"))
    yield _part(looker, "commands")


# --- for moderators


def _moderated(looker: Looker, community: Community) -> Iterator[Message]:
    waiting = community.unanswered()
    questions = [question for question in waiting if question.title]
    if is_overrun(waiting, questions):  # then it is the newest that we know
        questions.reverse()
        yield _part(looker, "moderators_many", {"count": len(questions)})
    else:
        old = sum(looker.at - q.thread.started >= timedelta(days=7) for q in questions)
        yield _part(looker, "moderators", {"count": len(questions), "old": old})
    for question in questions[:MODERATED]:
        yield _question(looker, question)
    rules = community.rules
    features = [f.name for f in fields(rules) if f.name != "community"]
    off = [name for name in features if getattr(rules, name) is None]
    if community.stopped():
        yield _part(looker, "stopped")
    if named := [word_of(name, looker.language) for name in off if name in WORDS]:
        yield _part(looker, "features_off", {"names": ", ".join(named)})
    if not off:
        yield _part(looker, "features_on")
    state = community.condition()
    if state.oldest is not None:
        yield _part(looker, "oldest", {"waiting": state.waiting, "since": Moment(state.oldest)})
    yield _part(looker, "dead", {"count": state.dead})
