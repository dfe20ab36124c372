"""What one member sees of the forum: pure, from the sandbox's state to what a template draws."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from markupsafe import Markup

from bot.sandbox.forum_model import REGULAR, SMALL_ACTION, Member, Post, Topic
from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.page.look import Look
from bot.sandbox.page.markdown import draw_markdown
from bot.sandbox.page.workspace import Place

_HIDDEN = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """One topic in the list."""

    id: int
    title: str
    author: str
    tags: Sequence[str]
    replies: int
    solved: bool
    closed: bool
    private: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One post as it is drawn."""

    id: int
    number: int
    at: datetime
    who: str
    by_bot: bool
    drawn: Markup
    raw: str
    small: bool
    gone: bool
    edited: bool
    solution: bool
    may_accept: bool
    may_edit: bool


@dataclass(frozen=True, slots=True)
class Open:
    """The topic looked at."""

    row: Row
    category: str
    posts: Sequence[Shown]
    may_tag: bool
    may_close: bool
    gone: bool


@dataclass(frozen=True, slots=True)
class Board:
    """All of the pane."""

    members: Sequence[Place]
    categories: Sequence[tuple[int, str]]
    others: Sequence[tuple[str, str]]
    rows: Sequence[Row]
    private: Sequence[Row]
    open: Open | None
    tags: Sequence[str]


def viewer_of(world: ForumWorld, look: Look) -> Member:
    """Who looks: the one named, else the first person there is."""
    people = list(_people(world))
    return next((m for m in people if m.username == look.f), people[0])


def board(world: ForumWorld, look: Look, zone: tzinfo) -> Board:
    """What ``look`` shows."""
    who, state = viewer_of(world, look), world.state
    seen = [t for t in state.topics.values() if _shown(world, t, who)]
    seen.sort(key=lambda t: (t.bumped_at or t.at, t.id), reverse=True)
    topic = state.topics.get(int(look.k)) if look.k.isdecimal() else None
    if topic is not None and not state.may_see_topic(topic, who):
        topic = None
    return Board(
        members=[Place(m.username, m.name or m.username, m is who) for m in _people(world)],
        categories=[(c.id, c.name) for c in state.categories.values() if state.may_read(c, who)],
        others=[(m.username, m.name or m.username) for m in _others(world, who)],
        rows=[_row(world, t) for t in seen if not t.private],
        private=[_row(world, t) for t in seen if t.private],
        open=_open(world, topic, who, zone) if topic else None,
        tags=sorted(state.tags),
    )


def _people(world: ForumWorld) -> Iterator[Member]:
    ours = {world.bot.username, world.system.username}
    yield from (m for m in world.state.members.values() if m.username not in ours)


def _others(world: ForumWorld, who: Member) -> Iterator[Member]:
    """Whom somebody may write to: the bot first."""
    yield world.bot
    yield from (m for m in _people(world) if m is not who)


def _shown(world: ForumWorld, topic: Topic, who: Member) -> bool:
    visible = topic.visible and topic.deleted_at is None
    return visible and world.state.may_see_topic(topic, who)


def _row(world: ForumWorld, topic: Topic) -> Row:
    posts = [p for p in world.state.counted(topic) if p.post_type == REGULAR]
    return Row(
        topic.id,
        topic.title,
        topic.author.name or topic.author.username,
        tuple(topic.tags),
        max(len(posts) - 1, 0),
        topic.accepted is not None,
        topic.closed,
        topic.private,
    )


def _open(world: ForumWorld, topic: Topic, who: Member, zone: tzinfo) -> Open:
    category = world.state.category_of(topic)
    return Open(
        row=_row(world, topic),
        category=category.name if category else "",
        posts=[_post(world, topic, p, who, zone) for p in world.state.stream(topic, who)],
        may_tag=not topic.private and world.state.may_edit_topic(topic, who),
        may_close=who.staff and not topic.private,
        gone=topic.deleted_at is not None,
    )


def _post(world: ForumWorld, topic: Topic, post: Post, who: Member, zone: tzinfo) -> Shown:
    gone = post.deleted_at is not None or post.user_deleted
    answers = post.number > 1 and post.post_type == REGULAR and not topic.private
    return Shown(
        id=post.id,
        number=post.number,
        at=post.at.astimezone(zone),
        who=post.author.name or post.author.username,
        by_bot=post.author is world.bot,
        drawn=draw_markdown(_HIDDEN.sub("", post.raw)),
        raw=post.raw,
        small=post.post_type == SMALL_ACTION,
        gone=gone,
        edited=post.version > 1,
        solution=topic.accepted == post.id,
        may_accept=answers and not gone and (topic.author is who or who.staff),
        may_edit=not gone and post.author is who,
    )
