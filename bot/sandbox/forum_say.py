"""Speaking and looking over HTTP, for a bot or a person in another process.

``POST /sandbox/forum/say {"as", "in", "text"}`` speaks as a member: ``in`` is a topic id for a
reply, or a category (slug or name) for a new topic, whose title is then the first line.
``GET /sandbox/forum/log`` is what happened.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.errors import YourMistake
from bot.sandbox.forum_model import Post
from bot.sandbox.forum_people import People
from bot.sandbox.forum_shapes import stamp
from bot.sandbox.forum_state import ForumState

LONGEST_TITLE = 100


def say_routes(people: People) -> list[BaseRoute]:
    """The two routes; they need no key, since the sandbox listens on loopback only."""

    async def say(request: Request) -> Response:
        try:
            wish = await request.json()
            return JSONResponse(await speak(people, wish))
        except YourMistake as mistake:
            return JSONResponse({"error": str(mistake)}, 422)
        except (ValueError, KeyError, TypeError):
            return JSONResponse({"error": 'say needs JSON with "as", "in" and "text"'}, 400)

    async def log(_: Request) -> Response:
        return JSONResponse(told(people))

    return [
        Route("/sandbox/forum/say", say, methods=["POST"]),
        Route("/sandbox/forum/log", log, methods=["GET"]),
    ]


async def speak(people: People, wish: dict[str, Any]) -> dict[str, int]:
    """Say it, and return where it stands. Raises ``YourMistake`` for unknown names."""
    member, place, text = str(wish["as"]), str(wish["in"]), str(wish["text"])
    if place.isdecimal():
        if int(place) not in people.state.topics:
            raise YourMistake(f"the forum has no topic {place}; a category goes by its slug")
        post_id = await people.reply(member, int(place), text)
        return {"topic_id": int(place), "post_id": post_id}
    title, _, rest = text.strip().partition("\n")
    topic_id = await people.open_topic(
        member, place, title[:LONGEST_TITLE], rest.strip() or text.strip()
    )
    return {"topic_id": topic_id, "post_id": people.state.topics[topic_id].post_ids[0]}


def told(people: People) -> dict[str, Any]:
    """The whole record: calls, posts, deliveries."""
    state = people.state
    return {
        "calls": [asdict(call) | {"at": stamp(call.at)} for call in state.calls],
        "posts": [_post(state, post) for post in state.posts.values()],
        "deliveries": [
            {
                "at": stamp(sent.at),
                "event_id": sent.event_id,
                "event": sent.event,
                "attempt": sent.attempt,
                "status": sent.status,
            }
            for sent in people.webhooks.sent
        ],
    }


def _post(state: ForumState, post: Post) -> dict[str, Any]:
    topic = state.topics[post.topic_id]
    return {
        "at": stamp(post.at),
        "id": post.id,
        "topic_id": topic.id,
        "number": post.number,
        "by": post.author.username,
        "raw": post.raw,
        "type": post.post_type,
        "deleted": post.deleted_at is not None,
        "title": topic.title,
        "tags": topic.tags,
        "external_id": topic.external_id,
        "private": topic.private,
    }
