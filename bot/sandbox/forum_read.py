"""What the API shows: topics, posts, lists."""

from __future__ import annotations

from typing import Any

from bot.sandbox import forum_rules as rules
from bot.sandbox.forum_api import Ask, Operations, Say
from bot.sandbox.forum_find import Finding
from bot.sandbox.forum_model import REGULAR, Post, Topic
from bot.sandbox.forum_shapes import api_post, basic_member, listed_post, streamed_post
from bot.sandbox.forum_state import ForumState
from bot.sandbox.forum_topic_shapes import topic_row, topic_view

PAGE = 50
"""Posts in one answer of ``/posts.json``."""
TOPICS = 30
MOST_TOPICS = 100


class Reading:
    """The operations that only look."""

    def __init__(self, state: ForumState) -> None:
        self._state = state
        self._find = Finding(state)

    def operations(self) -> Operations:
        """Method and path, the action's name, and what it does."""
        return {
            ("GET", "/t/external_id/{external_id}"): ("topics#by_external_id", self.by_external_id),
            ("GET", "/t/{id:int}"): ("topics#show", self.topic),
            ("GET", "/t/{slug}/{id:int}"): ("topics#show", self.topic),
            ("GET", "/t/{id:int}/posts"): ("topics#posts", self.posts_of_topic),
            ("GET", "/posts/{id:int}"): ("posts#show", self.post),
            ("GET", "/posts"): ("posts#latest", self.newest_posts),
            ("GET", "/latest"): ("list#latest", self.latest),
            ("GET", "/topics/private-messages/{username}"): (
                "list#private_messages",
                self.private_messages,
            ),
        }

    def by_external_id(self, ask: Ask) -> Say:
        """301 to the topic; the query (``include_raw``) is lost on the way, as it really is."""
        topic = self._state.by_external_id(str(ask.ids["external_id"]))
        if topic is None:
            raise rules.not_found(topic=True)
        self._find.topic(topic.id, ask.viewer)
        address = f"{self._state.base_url}/t/{topic.slug}/{topic.id}.json"
        return Say(None, 301, {"Location": address})

    def topic(self, ask: Ask) -> Say:
        """A topic with its first twenty posts."""
        topic = self._find.topic(ask.ids["id"], ask.viewer)
        raw = ask.flag("include_raw")
        return Say(topic_view(self._state, topic, ask.viewer, raw=raw))

    def posts_of_topic(self, ask: Ask) -> Say:
        """Those posts of a topic whose ids are asked for; without ids the first twenty."""
        topic = self._find.topic(ask.ids["id"], ask.viewer)
        raw, seen = ask.flag("include_raw"), self._state.stream(topic, ask.viewer)
        wanted = {str(number) for number in ask.params.get("post_ids") or []}
        posts = [post for post in seen if str(post.id) in wanted] if wanted else seen[:20]
        shown = [streamed_post(self._state, post, ask.viewer, raw=raw) for post in posts]
        return Say({"post_stream": {"posts": shown}, "id": topic.id})

    def post(self, ask: Ask) -> Say:
        """One post with its raw."""
        post = self._find.post(ask.ids["id"], ask.viewer)
        return Say(api_post(self._state, post, ask.viewer, raw=True))

    def newest_posts(self, ask: Ask) -> Say:
        """Public regular posts, newest first, by either way of paging (see ``posts_paging``)."""
        newest = max(self._state.posts, default=0)
        before = _number(ask.params.get("before"))
        if self._state.settings.posts_paging == "window":
            upper = before or newest
            lowest = upper - PAGE
        else:
            upper = before - 1 if before else newest
            lowest = 0
        ids = [number for number in self._state.posts if lowest < number <= upper]
        listed = [self._state.posts[number] for number in sorted(ids, reverse=True)]
        public = [post for post in listed if self._is_listed(post, ask)][:PAGE]
        return Say(
            {"latest_posts": [listed_post(self._state, post, ask.viewer) for post in public]}
        )

    def _is_listed(self, post: Post, ask: Ask) -> bool:
        topic = self._state.topics[post.topic_id]
        there = post.deleted_at is None and topic.deleted_at is None and topic.visible
        plain = post.post_type == REGULAR and not post.hidden and not topic.private
        return there and plain and self._state.may_see_post(post, ask.viewer)

    def latest(self, ask: Ask) -> Say:
        """Topics by ``order`` (created, activity, posts), in pages of ``per_page`` (at most 100).

        Narrowed by ``status=open|closed``, ``max_posts`` and ``solved=yes|no``; an unknown filter
        is ignored without a word.
        """
        topics = [topic for topic in self._state.topics.values() if self._is_row(topic, ask)]
        topics.sort(key=_order(self._state, ask), reverse=ask.params.get("ascending") != "true")
        size = min(_number(ask.params.get("per_page")) or TOPICS, MOST_TOPICS)
        start = _number(ask.params.get("page")) * size
        page = topics[start : start + size]
        people = {p.author.id: p.author for t in page for p in self._state.counted(t)}
        topic_list: dict[str, Any] = {
            "can_create_topic": ask.viewer is not None,
            "draft": None,
            "draft_key": "new_topic",
            "draft_sequence": 0,
            "per_page": size,
            "topics": [topic_row(self._state, topic) for topic in page],
        }
        if start + size < len(topics):
            topic_list["more_topics_url"] = f"/latest?page={start // size + 1}"
        users = [basic_member(person) for person in people.values()]
        return Say({"users": users, "primary_groups": [], "topic_list": topic_list})

    def private_messages(self, ask: Ask) -> Say:
        """A member's own private messages, the newest first; nobody else's."""
        viewer, name = ask.viewer, str(ask.ids["username"]).lower()
        if viewer is None or (viewer.username.lower() != name and not viewer.admin):
            raise rules.not_found(topic=False)
        topics = [t for t in self._state.topics.values() if t.private and name in t.allowed]
        topics = [t for t in topics if t.deleted_at is None]
        topics.sort(key=lambda topic: (topic.bumped_at or topic.at, topic.id), reverse=True)
        page = topics[:TOPICS]
        people = {p.author.id: p.author for t in page for p in self._state.counted(t)}
        listed = {
            "can_create_topic": True,
            "per_page": TOPICS,
            "topics": [
                topic_row(self._state, topic) | {"participants": _participants(self._state, topic)}
                for topic in page
            ],
        }
        users = [basic_member(person) for person in people.values()]
        return Say({"users": users, "primary_groups": [], "topic_list": listed})

    def _is_row(self, topic: Topic, ask: Ask) -> bool:
        if topic.private or topic.deleted_at is not None or not topic.visible:
            return False
        if not self._state.may_see_topic(topic, ask.viewer):
            return False
        status, most = ask.params.get("status"), ask.params.get("max_posts")
        solved = {"yes": True, "no": False}.get(str(ask.params.get("solved")))
        return (
            not (status == "open" and topic.closed)
            and not (status == "closed" and not topic.closed)
            and not (most and len(self._state.counted(topic)) > _number(most))
            and solved in (None, topic.accepted is not None)
        )


def _participants(state: ForumState, topic: Topic) -> list[dict[str, Any]]:
    """Everybody who reads a private message, but whoever opened it."""
    others = [state.members[n] for n in sorted(topic.allowed) if n != topic.author.username.lower()]
    return [{"extras": None, "description": None, "user_id": person.id} for person in others]


def _order(state: ForumState, ask: Ask) -> Any:
    match ask.params.get("order"):
        case "created":
            return lambda topic: (topic.at, topic.id)
        case "posts":
            return lambda topic: (len(state.counted(topic)), topic.id)
        case _:
            return lambda topic: (topic.bumped_at or topic.at, topic.id)


def _number(value: object) -> int:
    return int(str(value)) if str(value or "").isdecimal() else 0
