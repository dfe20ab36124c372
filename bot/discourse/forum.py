"""A forum's topic and its posts, as the REST API tells them (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.discourse.read import PRIVATE, REGULAR, vanished
from bot.discourse.shapes import moment, rows, table, whole, words
from bot.discourse.tags import ForumTag, tags_of
from matchers.model import Account, Place, Thread, Visibility

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ForumPost:
    """One post. ``answers_to`` is the username it replies to; ``accepted`` if it is the solution.

    ``regular`` is what people write; ``vanished`` what they cannot read any more.
    """

    id: int
    topic: int
    number: int
    author: str
    author_id: int
    raw: str
    created: datetime
    version: int
    regular: bool
    vanished: bool
    accepted: bool
    answers_to: str


@dataclass(frozen=True, slots=True)
class ForumTopic:
    """One topic with the posts that came with it. ``stream`` are the ids of all its posts.

    ``shown``: an ordinary, listed topic that is not deleted. ``solved_by`` is the number of the
    post that solves it, or 0. ``readers`` are the usernames that a private conversation lets in,
    in small letters; ``open_to_groups``: others read it, too.
    """

    id: int
    title: str
    slug: str
    category: int
    created: datetime
    author: str
    author_id: int
    shown: bool
    closed: bool
    tags: tuple[ForumTag, ...]
    posts: tuple[ForumPost, ...]
    stream: tuple[int, ...]
    solved_by: int
    readers: frozenset[str] = frozenset()
    open_to_groups: bool = False

    @property
    def key(self) -> str:
        """The thread's key."""
        return f"discourse:t/{self.id}"

    @property
    def first(self) -> ForumPost | None:
        """The post that opened it."""
        return next((post for post in self.posts if post.number == 1), None)

    def thread(self, url: str, visibility: Visibility) -> Thread:
        """The topic as a thread of ours; ``url`` is the forum's address."""
        place = Place(f"discourse:{self.category}", visibility)
        return Thread(self.key, place, f"{url}/t/{self.slug or '-'}/{self.id}", self.created)


def account_of(username: str) -> Account:
    """A forum member's account; usernames are unique whatever their case."""
    return Account(f"discourse:{username.lower()}")


def post_of(row: Any) -> ForumPost | None:
    """A post of ``/posts/{id}.json``, a post stream, or ``None`` if it is none."""
    post = table(row)
    own, number, topic = (whole(post.get(name)) for name in ("id", "post_number", "topic_id"))
    if not (own and number and topic):
        return None
    return ForumPost(
        id=own,
        topic=topic,
        number=number,
        author=words(post.get("username")),
        author_id=whole(post.get("user_id")),
        raw=words(post.get("raw")),
        created=moment(post.get("created_at"), _EPOCH),
        version=whole(post.get("version")) or 1,
        regular=whole(post.get("post_type")) == REGULAR,
        vanished=vanished(post),
        accepted=post.get("accepted_answer") is True,
        answers_to=words(table(post.get("reply_to_user")).get("username")),
    )


def topic_of(told: Any) -> ForumTopic | None:
    """A topic of ``/t/{id}.json``, or ``None`` if it is none."""
    topic = table(told)
    own = whole(topic.get("id"))
    if not own:
        return None
    stream = table(topic.get("post_stream"))
    posts = tuple(_posts(stream))
    creator = table(table(topic.get("details")).get("created_by"))
    opener = next((post for post in posts if post.number == 1), None)
    return ForumTopic(
        id=own,
        title=words(topic.get("title")),
        slug=words(topic.get("slug")),
        category=whole(topic.get("category_id")),
        created=moment(topic.get("created_at"), opener.created if opener else _EPOCH),
        author=words(creator.get("username")) or (opener.author if opener else ""),
        author_id=whole(topic.get("user_id")) or (opener.author_id if opener else 0),
        shown=shown(topic),
        closed=topic.get("closed") is True or topic.get("archived") is True,
        tags=tags_of(topic.get("tags")),
        posts=posts,
        stream=tuple(number for number in _list(stream.get("stream")) if whole(number)),
        solved_by=_solved_by(topic, posts),
        readers=_readers(topic),
        open_to_groups=bool(_list(table(topic.get("details")).get("allowed_groups"))),
    )


def _posts(stream: Mapping[str, Any]) -> Iterator[ForumPost]:
    yield from (post for row in rows(stream.get("posts")) if (post := post_of(row)))


def shown(topic: Mapping[str, Any]) -> bool:
    """Whether it is an ordinary, listed topic that is not deleted; also of a row in a list."""
    regular = topic.get("archetype") == "regular" and whole(topic.get("category_id")) > 0
    return regular and topic.get("visible") is not False and not topic.get("deleted_at")


def _readers(topic: Mapping[str, Any]) -> frozenset[str]:
    """Only private conversations list who may read them."""
    if topic.get("archetype") != PRIVATE or topic.get("deleted_at"):
        return frozenset()
    allowed = rows(table(topic.get("details")).get("allowed_users"))
    return frozenset(words(row.get("username")).lower() for row in allowed) - {""}


def _solved_by(topic: Mapping[str, Any], posts: tuple[ForumPost, ...]) -> int:
    """One object up to 2025, a list since 2026 (several solutions: the first one counts)."""
    told = [topic.get("accepted_answer"), *_list(topic.get("accepted_answers"))]
    numbers = (whole(table(answer).get("post_number")) for answer in told)
    flagged = (post.number for post in posts if post.accepted)
    return next((n for n in numbers if n), 0) or next(flagged, 0)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
