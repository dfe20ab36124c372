"""F14: whatever is asked, hidden, guarded, closed or gone, no digest tells what is not for all.

Real SQLite; every way in which a digest is told: the week on both platforms, its draft, its
preview, its export, and the digest of one member's own.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.community import Community
from bot.effects import (
    Change,
    DirectMessage,
    DropThread,
    Form,
    GuardThread,
    KeepAnswer,
    KeepProfile,
    KeepQuestion,
    KeepWish,
    Message,
    Post,
    RecordConsent,
    SeeThread,
    SetAside,
    TagThread,
)
from bot.events import CommandGiven, DraftDue, WeekEnded, WishDue
from bot.reactions.send_digest import for_outside, preview, send_digest
from bot.reactions.send_personal_digest import send_personal_digest
from bot.rules import CommunityRules, SendDigestRules
from bot.store.migrate import migrate
from matchers.model import Account, Level, Place, Question, Tag, Thread, Visibility
from matchers.wishes import Wish
from tests.reactions.village import expert
from tests.store.test_community import change
from tests.store.world import PUBLIC, START, all_on, run, world

HELPER, ASKER, OTHER = (Account(f"slack:T1/U{name}") for name in ("HELP", "ASK", "OTHER"))
SECRETS = (Place("slack:T1/G1"), Place("slack:T1/GMODS", Visibility.CONFIDENTIAL))
AT = START + timedelta(days=5)
RULES = replace(
    all_on(),
    community=CommunityRules(moderators=("slack:T1/UMOD",), moderator_channel="slack:T1/GMODS"),
    send_digest=SendDigestRules(slack_channels=("slack:T1/C1",), forum_category=5, approve="draft"),
)


@dataclass(frozen=True)
class Fate:
    """What becomes of one question; ``secret``: then nobody may read of it."""

    place: Place
    guarded: bool
    ended: str
    answered: bool

    @property
    def secret(self) -> bool:
        return not self.place.public or self.guarded or self.ended in ("gone", "aside")


FATES = st.lists(
    st.builds(
        Fate,
        st.sampled_from([PUBLIC, PUBLIC, *SECRETS]),
        st.booleans(),
        st.sampled_from(["", "", "closed", "gone", "aside"]),
        st.booleans(),
    ),
    min_size=1,
    max_size=14,
)


def told_of(number: int, fate: Fate) -> Iterator[Change]:
    at = START + timedelta(minutes=number)
    key = f"{fate.place.key}/{number}"
    word = f"{'geheim' if fate.secret else 'offen'}{number}"
    thread = Thread(key, fate.place, f"https://slack.test/{word}", at)
    yield KeepQuestion(question=Question(thread, ASKER, f"{word} hat eine Frage"))
    yield TagThread(thread=key, tags=(Tag("excel", 1.0),))
    if fate.answered:
        yield KeepAnswer(thread=key, answer=f"{key}/a", by=OTHER, at=at + timedelta(minutes=1))
    if fate.guarded:
        yield GuardThread(thread=key, on=True)
    if fate.ended == "closed":
        yield SeeThread(thread=key, closed=True, accepted=None, at=at)
    elif fate.ended == "gone":
        yield DropThread(thread=key)
    elif fate.ended == "aside":
        yield SetAside(thread=key, why="confidential")


def said(community: Community) -> Iterator[tuple[str, Message | Form]]:
    """Everything that digests say, and where."""
    week = WeekEnded(key="w", at=AT, week="2026-W47")
    draft = DraftDue(key="d", at=AT, week="2026-W47", due=AT)
    moderator = Account("slack:T1/UMOD")
    edit = CommandGiven(
        key="c", at=AT, account=moderator, place=PUBLIC, command="digest_edit", moderator=True
    )
    due = WishDue(key="o", at=AT, account=HELPER, due=AT)
    ways: list[Any] = [*send_digest(week, community), *send_digest(draft, community)]
    ways += [*send_digest(edit, community), *send_personal_digest(due, community)]
    for way in ways:
        if isinstance(way, Post | DirectMessage):
            yield way.key, way.message
        elif form := getattr(way, "form", None):
            yield "form", form
    yield "preview", preview(AT, community, "de")
    yield "outside", for_outside(AT, community, "en")


def member() -> Iterator[Change]:
    yield RecordConsent(account=HELPER, version="1", at=START)
    profile = expert(HELPER, teaches={"excel": Level.TEACHES}, hours=40.0)
    yield KeepProfile(profile=profile)
    yield KeepWish(wish=Wish(HELPER, "w", 0, 18, AT))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FATES)
def test_no_digest_tells_what_is_not_for_all(fates: list[Fate]) -> None:
    async def story() -> None:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/lotse.sqlite3"
            await asyncio.to_thread(migrate, url)
            async with world(url, rules=RULES) as w:
                changes = [c for n, fate in enumerate(fates) for c in told_of(n, fate)]
                await change(w, *member(), *changes)
                ways = await w.turns.look(lambda c: list(said(c)))
                for key, message in ways:
                    assert "geheim" not in str(message), key
                    assert not any(who in str(message) for who in (ASKER, OTHER)), key
                open_now = [
                    f"offen{n}"
                    for n, f in enumerate(fates)
                    if not (f.secret or f.ended or f.answered)
                ]
                for key in ("preview", "outside", "send_digest:2026-W47:slack:T1/C1"):
                    (message,) = (m for k, m in ways if k == key)
                    told = sum(f"{word} " in str(message) for word in open_now)
                    assert told >= min(len(open_now), 10), "and what is for all is told"

    run(story)
