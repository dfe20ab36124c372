"""The small Discourse against the published OpenAPI file, for every operation it serves.

Where the file is wrong the difference is named here with its reason. It is generated from core's
own specs: it knows no plugin, no error, and calls every number of a replied-to post a string.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.sandbox.forum_stage import HEADERS, RAW, TITLE, Stage, staged

SOLVED = {
    "can_accept_answer",
    "can_unaccept_answer",
    "accepted_answer",
    "topic_accepted_answer",
    "accepted_answers",
    "has_accepted_answer",
    "can_have_answer",
}
"""Fields of the bundled solved plugin, which core's specs run without."""

BEYOND = {
    "external_id",  # app/serializers/topic_view_serializer.rb: only where a topic has one
    "reply_to_user",  # app/serializers/post_serializer.rb: only in replies to a post
    "extras",  # app/serializers/topic_poster_serializer.rb: null for all but the latest poster
}
"""Fields that real answers have, or leave null, under conditions that the specs never meet."""

PRIVATE = set(
    "ignored muted can_ignore_user can_mute_user "  # noqa: SIM905 -- names need no quotes
    "time_read recent_time_read primary_group_id "
    "primary_group_name flair_group_id flair_name flair_url flair_bg_color flair_color "
    "featured_topic can_edit_username can_edit_email can_edit_name uploaded_avatar_id "
    "has_title_badges pending_count profile_view_count second_factor_enabled "
    "can_upload_profile_header can_upload_user_card_background can_be_deleted "
    "can_delete_all_posts locale muted_category_ids regular_category_ids watched_tags "
    "watching_first_post_tags tracked_tags muted_tags tracked_category_ids watched_category_ids "
    "watched_first_post_category_ids system_avatar_upload_id system_avatar_template "
    "muted_usernames ignored_usernames allowed_pm_usernames mailing_list_posts_per_day "
    "can_change_bio can_change_location can_change_website can_change_tracking_preferences "
    "user_api_keys user_auth_tokens user_notification_schedule use_logo_small_as_avatar "
    "featured_user_badge_ids invited_by group_users user_option".split()
)
"""What the file demands of a profile but only its owner gets, or nobody needs here."""


def strip(found: Any, names: Iterable[str]) -> Any:
    """The same JSON without some keys, at any depth."""
    if isinstance(found, dict):
        return {key: strip(value, names) for key, value in found.items() if key not in names}
    return [strip(entry, names) for entry in found] if isinstance(found, list) else found


def mended(schema: Any) -> Any:
    """The schema with its known faults put right."""
    if isinstance(schema, list):
        return [mended(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    new = {key: mended(value) for key, value in schema.items()}
    number = (new.get("properties") or {}).get("reply_to_post_number")
    if number:
        number["type"] = ["integer", "null"]
    return new


@pytest.fixture(scope="module")
def operations(contracts: Path) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads((contracts / "discourse/openapi.json").read_text())
    return whole["paths"]


def faults(operations: dict[str, Any], method: str, path: str, answer: Any) -> list[str]:
    content = operations[path][method]["responses"]["200"]["content"]["application/json"]
    validator = Draft202012Validator(mended(content["schema"]))
    seen = strip(answer, SOLVED | BEYOND)
    return [f"{error.json_path} {error.message[:200]}" for error in validator.iter_errors(seen)]


async def a_forum(stage: Stage) -> int:
    """A topic of ada's with tags, two replies (one to a post) and a solution; returns its id."""
    topic = await stage.open(tags=["python"])
    first = await stage.world.reply("ben", topic, "Probier es mit read_file.", reply_to=1)
    await stage.world.reply("ada", topic, "Danke, das hat geholfen!", reply_to=2)
    await stage.world.accept("ada", first)
    return topic


GETS = [
    ("/t/{id}.json", "/t/1.json"),
    ("/t/{id}/posts.json", "/t/1/posts.json?post_ids[]=2"),
    ("/posts/{id}.json", "/posts/2.json"),
    ("/posts.json", "/posts.json"),
    ("/latest.json", "/latest.json"),
    ("/site.json", "/site.json"),
    ("/site/basic-info.json", "/site/basic-info.json"),
    ("/categories.json", "/categories.json"),
    ("/tags.json", "/tags.json"),
]


@pytest.mark.parametrize(("path", "address"), GETS)
def test_what_is_shown_is_shaped_as_published(
    operations: dict[str, Any], path: str, address: str
) -> None:
    async def play() -> None:
        async with staged() as stage:
            await a_forum(stage)
            answer = await stage.api.get(address)
            assert answer.status_code == 200
            assert faults(operations, "get", path, answer.json()) == []

    asyncio.run(play())


def test_a_profile_has_what_others_may_see_of_it(operations: dict[str, Any]) -> None:
    async def play() -> None:
        async with staged() as stage:
            await a_forum(stage)
            shown = (await stage.api.get("/u/ben.json")).json()
            assert shown["user"]["accepted_answers"] == 1
            wrong = faults(operations, "get", "/u/{username}.json", shown)
            missing = {fault.split("'")[1] for fault in wrong if "is a required" in fault}
            # user_fields 1 and 2 exist only where an admin made them, as the specs do;
            # last_posted_at is null until somebody has posted.
            assert missing <= PRIVATE | {"1", "2"}
            assert [f for f in wrong if "is a required" not in f] == []

    asyncio.run(play())


def test_what_is_written_is_answered_as_published(operations: dict[str, Any]) -> None:
    async def play() -> None:
        async with staged() as stage:
            made = {"title": TITLE, "raw": RAW, "category": 1, "external_id": "abc"}
            created = (await stage.api.post("/posts.json", json=made)).json()
            assert faults(operations, "post", "/posts.json", created) == []
            path = f"/posts/{created['id']}.json"
            edited = await stage.api.put(path, json={"post": {"raw": RAW + " Neu."}})
            assert faults(operations, "put", "/posts/{id}.json", edited.json()) == []
            titled = await stage.api.put("/t/-/1.json", json={"title": TITLE + " Wirklich"})
            assert faults(operations, "put", "/t/-/{id}.json", titled.json()) == []
            # TL4 may close a topic.
            closing = {"status": "closed", "enabled": "true"}
            closed = await stage.api.put("/t/1/status.json", json=closing)
            assert faults(operations, "put", "/t/{id}/status.json", closed.json()) == []

    asyncio.run(play())


def test_only_published_or_documented_paths_are_served(operations: dict[str, Any]) -> None:
    # The file lacks these two; they are in config/routes.rb and the API's users rely on them.
    beyond = {("put", "/t/{}/tags.json"), ("get", "/about.json")}
    aliases = {("put", "/t/{}.json"), ("get", "/t/{}/{}.json")}

    async def play() -> None:
        async with staged() as stage:
            for route in stage.world.routes():
                path = str(getattr(route, "path", ""))
                if not path.endswith(".json"):
                    continue
                for method in getattr(route, "methods", set()) - {"HEAD"}:
                    known = {(m, blank(p)) for p, ms in operations.items() for m in ms}
                    assert (method.lower(), blank(path)) in known | beyond | aliases

    asyncio.run(play())


def blank(path: str) -> str:
    """A path with its parameters' names taken out."""
    parts = path.removesuffix(".json").split("/")
    return "/".join("{}" if part.startswith("{") else part for part in parts) + ".json"


def test_the_redirect_is_the_one_published(operations: dict[str, Any]) -> None:
    async def play() -> None:
        async with staged() as stage:
            made = {"title": TITLE, "raw": RAW, "category": 1, "external_id": "abc"}
            await stage.api.post("/posts.json", json=made, headers=HEADERS)
            answer = await stage.api.get("/t/external_id/abc.json")
            published = operations["/t/external_id/{external_id}.json"]["get"]["responses"]
            assert str(answer.status_code) in published

    asyncio.run(play())
