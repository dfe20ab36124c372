"""What a rival's two steps do, whoever runs them: find the topics of a question, and say them.

The same tagger as ours, the same route for Slack's events with the same proof of who sent them, and
the same call of the sandbox's API. It keeps no order, no pace, and looks for nothing before it
says it again: that is what is compared.
"""

from __future__ import annotations

import json
import os
from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Any

import httpx
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.load import SECRET
from bench.surroundings import ROOT
from bot.settings_topics import read_topics
from matchers.dictionary import dictionary
from matchers.tagging import FuzzyTagger

API, DATABASE, REDIS = "RIVAL_API", "RIVAL_DATABASE", "RIVAL_REDIS"
"""Where it finds what it needs."""

SURE = 0.7
Take = Callable[[str, dict[str, Any]], Awaitable[None]]
"""Keep an event under its id, once, and have it reacted to."""


@lru_cache(maxsize=1)
def _tagger() -> FuzzyTagger:
    topics, _ = read_topics(ROOT / "config" / "topics.toml")
    return FuzzyTagger(topics, known=dictionary())


@lru_cache(maxsize=1)
def _client() -> httpx.Client:
    token = {"authorization": f"Bearer {os.environ['RIVAL_TOKEN']}"}
    return httpx.Client(base_url=os.environ[API], headers=token, trust_env=False)


def topics_in(event: dict[str, Any]) -> list[str]:
    """The topics of a message that is no answer; the first step."""
    if event.get("thread_ts"):
        return []
    found = _tagger().tag(str(event["text"]))
    return [tag.topic for tag in found if tag.confidence >= SURE]


def say(event: dict[str, Any], topics: list[str]) -> None:
    """A line in its thread; the second step. Raises what makes a queue try again."""
    said = {"channel": event["channel"], "thread_ts": event["ts"], "text": ", ".join(topics)}
    answer = _client().post("chat.postMessage", data=said).raise_for_status()
    if not answer.json()["ok"]:
        raise RuntimeError("it was not said")


def listening(take: Take) -> Starlette:
    """The route for Slack's events: who is it, keep it, answer."""
    verifier = SignatureVerifier(SECRET)

    async def events(request: Request) -> Response:
        raw = await request.body()
        if not verifier.is_valid_request(raw, dict(request.headers)):
            return Response(status_code=401)
        told = json.loads(raw)
        await take(told["event_id"], told["event"])
        return Response()

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"])])
