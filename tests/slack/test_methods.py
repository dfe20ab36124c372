"""The calls in the code, our table of them, the manifest, and Slack's own reference agree."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.failures import BROKEN, BUSY, MOVING, REMOVED
from bot.slack.methods import COMMAND_SCOPE, EVENTS, METHODS
from tests.slack_reference import told_of

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = ROOT / "config" / "slack.manifest.json"
URL = "/slack/events"


def manifest() -> Any:
    return json.loads(MANIFEST.read_text(encoding="utf-8"))


def called() -> set[str]:
    """The Web API methods that ``bot/slack`` calls, from its syntax trees."""
    names = {name for name in dir(AsyncWebClient) if not name.startswith("_")}
    found = set()
    for file in sorted((ROOT / "bot" / "slack").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in names and "_" in node.attr:
                found.add(node.attr)
            if isinstance(node, ast.ImportFrom) and "socket_mode.aiohttp" in (node.module or ""):
                found.add("apps_connections_open")
    return found - {"base_url", "retry_handlers", "api_call"}


def test_the_table_names_every_call_and_no_other() -> None:
    assert called() == {name.replace(".", "_") for name in METHODS}


def test_scopes_and_errors_are_slacks(contracts: Path) -> None:
    for name, method in METHODS.items():
        theirs = told_of(name, contracts)
        scopes = set(theirs["scope"].get("bot", ()))
        assert {*method.needs, *method.optional} <= scopes, name
        assert bool(scopes) == bool(method.needs or method.optional), name
        assert set(method.errors) <= set(theirs["errors"]), name


def test_events_and_their_scopes_are_slacks(contracts: Path) -> None:
    listed = json.loads((contracts / "slack" / "events" / "events.json").read_text())
    theirs = {
        e["name"]: {s.replace("mentions.", "mentions:") for s in e.get("scopes", ())}
        for e in listed
    }
    for name, scopes in EVENTS.items():
        assert set(scopes) <= theirs[name], name
        assert bool(scopes) == bool(theirs[name]), name


def test_the_manifest_asks_for_what_the_code_needs_and_no_more() -> None:
    scopes = manifest()["oauth_config"]["scopes"]
    needed = {scope for method in METHODS.values() for scope in method.needs}
    needed |= {scope for event in EVENTS.values() for scope in event} | {COMMAND_SCOPE}
    optional = {scope for method in METHODS.values() for scope in method.optional}
    # an optional scope stands in both lists: docs.slack.dev/authentication/installing-with-oauth
    assert set(scopes["bot"]) == needed | optional
    assert set(scopes["bot_optional"]) == optional - needed
    assert scopes["bot"] == sorted(set(scopes["bot"]))
    assert set(manifest()["settings"]["event_subscriptions"]["bot_events"]) == set(EVENTS)


@pytest.mark.prevents("F11")
def test_nobody_reads_what_members_tell_each_other() -> None:
    scopes = {s for listed in manifest()["oauth_config"]["scopes"].values() for s in listed}
    assert "mpim:history" not in scopes
    events = set(manifest()["settings"]["event_subscriptions"]["bot_events"])
    assert not events & {"message.im", "message.mpim", "message.groups"}


def test_the_manifest_is_one(contracts: Path) -> None:
    schema = json.loads((contracts / "slack/manifest/manifest.schema.2.0.0.json").read_text())
    jsonschema.Draft7Validator(schema).validate(manifest())
    settings, features = manifest()["settings"], manifest()["features"]
    urls = [
        settings["event_subscriptions"]["request_url"],
        settings["interactivity"]["request_url"],
    ]
    urls += [command["url"] for command in features["slash_commands"]]
    assert len(set(urls)) == 1
    assert urls[0].endswith(URL)
    assert [command["command"] for command in features["slash_commands"]] == ["/lotse"]
    assert settings["interactivity"]["is_enabled"] is True
    assert settings["socket_mode_enabled"] is False
    assert features["app_home"]["home_tab_enabled"] is True


def test_error_codes_are_told_apart_once() -> None:
    kinds = (REMOVED, BUSY, MOVING, BROKEN)
    assert sum(len(kind) for kind in kinds) == len(frozenset().union(*kinds))
