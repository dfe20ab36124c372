"""A small community as plain data, and short ways to build what happens in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from bot.community import KeptAnswer, KeptThread, Tombstone
from bot.events import Event
from bot.reactions import Reaction
from matchers.model import (
    Account,
    Aside,
    Evidence,
    Language,
    Level,
    Match,
    OpenQuestion,
    Place,
    Profile,
    Question,
    QuestionKind,
    Reason,
    Tag,
    Thread,
    Topic,
    Visibility,
)
from tests.reactions.inquirers import Inquirers
from tests.reactions.neighbours import Neighbours
from tests.reactions.recalling import Recalling
from tests.reactions.rules import HELP_KEY, TOPICS
from tests.reactions.transferring import Transferring
from tests.reactions.village_digests import Digesting
from tests.reactions.village_doubting import DoubtingVillage
from tests.reactions.village_growing import Growing
from tests.reactions.village_rounds import HoldingRounds
from tests.reactions.village_steered import SteeredVillage
from tests.reactions.village_suggesting import SuggestingVillage

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

ADA, BEN, CEM = Account("slack:T1/UADA"), Account("slack:T1/UBEN"), Account("slack:T1/UCEM")
EVA = Account("discourse:eva")

HELP = Place(HELP_KEY, Visibility.PUBLIC)
CATEGORY = Place("discourse:5", Visibility.PUBLIC)
PRIVATE = Place("slack:T1/GSECRET")

THREAD = Thread(
    "slack:T1/CHELP/1.0", HELP, "https://t1.slack.com/archives/CHELP/p10", NOW - 2 * DAY
)
TOPIC = Thread("discourse:t/42", CATEGORY, "https://forum.example/t/42", NOW - 3 * DAY)


@dataclass(frozen=True)
class WordTagger:
    """Finds a topic wherever one of its names or aliases stands, word for word."""

    def tag(self, title: str, body: str = "") -> tuple[Tag, ...]:
        text = f"{title}\n{body}"
        found = []
        for topic in TOPICS.values():
            for alias in (topic.de, topic.en, *topic.aliases):
                at = text.casefold().find(alias.casefold())
                if at >= 0:
                    words = text[at : at + len(alias)]
                    reason = Reason(words, at, at + len(alias), alias, "exact")
                    # a name in the title is surer than one in the text
                    sure = 0.9 if at < len(title) else 0.5
                    found.append(Tag(topic.id, sure, (reason,)))
                    break
        return tuple(sorted(found, key=lambda tag: -tag.confidence))


@dataclass(frozen=True)
class Village(
    SteeredVillage,
    Neighbours,
    Inquirers,
    Digesting,
    HoldingRounds,
    Growing,
    Recalling,
    Transferring,
    SuggestingVillage,
    DoubtingVillage,
):
    """Fulfils ``bot.community.Community`` from plain data."""

    topics: Mapping[str, Topic] = field(default_factory=lambda: TOPICS)
    tagger: WordTagger = field(default_factory=WordTagger)
    answered: Sequence[datetime] = ()
    consents: frozenset[Account] = frozenset()
    languages: Mapping[Account, Language] = field(default_factory=dict)
    matches: Sequence[Match] = ()
    blocks: frozenset[frozenset[Account]] = frozenset()
    solved: Mapping[str, Sequence[str]] = field(default_factory=dict)
    moderators: Place | None = None
    asked_enough: frozenset[Account] = frozenset()
    gone: frozenset[str] = frozenset()
    asides: Mapping[str, Aside] = field(default_factory=dict)

    def thread(self, key: str) -> KeptThread | None:
        return self.threads.get(key)

    def past(self, key: str) -> KeptThread | None:
        return None

    def asker_of(self, key: str) -> Account | None:
        return self.threads[key].asker if key in self.threads else None

    def tombstone(self, key: str) -> Tombstone | None:
        return Tombstone(was_question=True) if key in self.gone else None

    def aside(self, key: str) -> Aside | None:
        return self.asides.get(key)

    def held(self, start: str, since: datetime) -> Sequence[str]:
        return []

    def awaited(self, prefix: str) -> Sequence[str]:
        return []

    def thread_of_answer(self, answer: str) -> KeptThread | None:
        holding = (t for t in self.threads.values() if answer in {a.answer for a in t.answers})
        return next(holding, None)

    def accepted_in(self, key: str) -> Sequence[str]:
        accepted = self.threads[key].accepted
        return self.solved.get(key, (accepted,) if accepted else ())

    def evidence_in(self, key: str) -> frozenset[Evidence]:
        return frozenset(e for e in self.learnt if e.thread == key)

    def threads_accepted_by_others(self, account: Account) -> Sequence[KeptThread]:
        return [
            kept
            for kept in self.threads.values()
            if kept.asker != account
            and account
            in {a.by for a in kept.answers if a.answer in self.accepted_in(kept.thread.key)}
        ]

    def answered_between(self, start: datetime, end: datetime) -> int:
        return sum(start <= at < end for at in self.answered)

    def consented(self, account: Account) -> bool:
        return account in self.consents

    def is_configured_moderator(self, account: Account) -> bool:
        return account in self.rules.community.moderators

    def profile(self, account: Account) -> Profile | None:
        return self.profiles.get(account)

    def language_of(self, account: Account) -> Language:
        return self.languages.get(account, self.rules.community.language)

    def may_be_asked(self, account: Account, at: datetime) -> bool:
        profile = self.profiles.get(account)
        paused = profile is not None and profile.paused_until is not None
        return account not in self.asked_enough and not (
            paused and profile.paused_until > at  # type: ignore[union-attr,operator]
        )

    def match(self, id: str) -> Match | None:
        return next((m for m in self.matches if m.id == id), None)

    def matches_of(self, account: Account) -> Sequence[Match]:
        return [m for m in self.matches if account in (m.learner, m.expert)]

    def blocked(self, one: Account, other: Account) -> bool:
        return frozenset((one, other)) in self.blocks

    def moderators_place(self) -> Place | None:
        return self.moderators


T = TypeVar("T")


def effects_of(reaction: Reaction, event: Event, village: Village) -> list[Any]:
    """What a reaction wants done; ``Any``, since a test says which kinds it expects."""
    return list(reaction(event, village))


def of(kind: type[T], effects: list[Any]) -> list[T]:
    """Only the effects of one kind."""
    return [effect for effect in effects if isinstance(effect, kind)]


def question(
    title: str = "Doppelte Einträge in Excel finden",
    body: str = "",
    *,
    thread: Thread = THREAD,
    asker: Account = ADA,
    language: Language = "de",
) -> Question:
    return Question(thread, asker, title, body, QuestionKind.HOWTO, language)


def kept(
    thread: Thread = THREAD,
    *,
    asker: Account | None = ADA,
    language: Language = "de",
    topics: tuple[str, ...] = (),
    ours: tuple[str, ...] | None = None,
    theirs: tuple[str, ...] = (),
    rejected: bool = False,
    closed: bool = False,
    accepted: str | None = None,
    answers: tuple[KeptAnswer, ...] = (),
    edited: datetime | None = None,
    seen: datetime | None = None,
) -> KeptThread:
    return KeptThread(
        thread,
        asker,
        "Doppelte Einträge in Excel finden",
        language,
        topics=topics,
        ours=topics if ours is None else ours,
        theirs=theirs,
        rejected=rejected,
        closed=closed,
        accepted=accepted,
        answers=answers,
        edited=edited,
        seen=seen,
    )


def holding(*threads: KeptThread, **more: Any) -> Village:
    return Village(threads={t.thread.key: t for t in threads}, **more)


def reply(
    name: str,
    by: Account | None,
    at: datetime = NOW - HOUR,
    thanks: tuple[Account | None, ...] | None = None,
) -> KeptAnswer:
    return KeptAnswer(name, by, at, thanks)


def learner(account: Account = ADA, **more: Any) -> Profile:
    """A whole profile of somebody who wants to learn Excel."""
    whole: dict[str, Any] = {
        "name": "Ada",
        "learns": {"excel": Level.BEGUN},
        "hours": 2.0,
        "languages": frozenset({"de"}),
        "slots": frozenset({"tu-evening"}),
        "complete": True,
    }
    return Profile(account, **{**whole, **more})


def expert(account: Account = BEN, **more: Any) -> Profile:
    """A whole profile of somebody who teaches Excel at the same time."""
    whole: dict[str, Any] = {
        "name": "Ben",
        "learns": {},
        "teaches": {"excel": Level.TEACHES},
        "hours": 4.0,
    }
    return learner(account, **{**whole, **more})


def waiting(
    title: str, days: int, *topics: str, voices: int = 0, thread: Thread = THREAD
) -> OpenQuestion:
    started = NOW - days * DAY
    where = Thread(f"{thread.key}/{title}", thread.place, f"{thread.permalink}/{days}", started)
    return OpenQuestion(where, title, QuestionKind.HOWTO, topics, voices)


def pair(id: str = "m1", **more: Any) -> Match:
    """Ada was proposed to learn Excel with Ben, a day ago."""
    whole: dict[str, Any] = {
        "learner": ADA,
        "expert": BEN,
        "topic": "excel",
        "slot": "tu-evening",
        "proposed": NOW - DAY,
        "expires": NOW + 2 * DAY,
    }
    return Match(id, **{**whole, **more})
