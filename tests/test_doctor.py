"""The doctor: one line per finding, and a remedy for everything that is not well."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from bot.doctor import (
    Checks,
    Finding,
    ForumFacts,
    SlackFacts,
    StoreFacts,
    examine,
    manifest_scopes,
)
from bot.errors import OurFault, Refused, Unsent
from bot.words import LANGUAGES, Words
from matchers.model import Language

Facts = TypeVar("Facts")
NOW = datetime(2026, 11, 16, 8, tzinfo=UTC)
WORDS = Words(Path(__file__).resolve().parents[1] / "config" / "messages", {})
NEEDED = frozenset({"chat:write", "commands"})

STORE = StoreFacts(migrated=True, heard=frozenset({"slack", "discourse"}))
SLACK = SlackFacts(team="Daten", bot="lotse", scopes=NEEDED, time=NOW)
FORUM = ForumFacts(username="lotse", admin=False, can_tag=True, time=NOW)


def findings(
    store: StoreFacts | Exception = STORE,
    slack: SlackFacts | Exception | None = SLACK,
    forum: ForumFacts | Exception | None = FORUM,
    language: Language = "en",
    faults: int = 0,
) -> list[Finding]:
    async def ask_store() -> StoreFacts:
        return given(store)

    async def ask_slack() -> SlackFacts:
        assert slack is not None
        return given(slack)

    async def ask_forum() -> ForumFacts:
        assert forum is not None
        return given(forum)

    checks = Checks(
        store=ask_store,
        slack=ask_slack if slack else None,
        forum=ask_forum if forum else None,
        faults=faults,
        needed=NEEDED,
        optional=frozenset({"groups:read"}),
    )
    return asyncio.run(examine(checks, WORDS, language, NOW))


def given(facts: Facts | Exception) -> Facts:
    if isinstance(facts, Exception):
        raise facts
    return facts


def only(found: list[Finding]) -> Finding:
    bad = [finding for finding in found if not finding.ok]
    assert len(bad) == 1, bad
    return bad[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_all_is_well_there_is_a_line_for_each_thing_and_no_remedy(
    language: Language,
) -> None:
    found = findings(language=language)
    assert all(finding.ok and finding.what and not finding.remedy for finding in found)
    assert len({finding.what for finding in found}) == len(found) == 16


STORES = {
    "does not fit this version": StoreFacts(migrated=False, heard=STORE.heard),
    "waiting for 61 minutes": StoreFacts(
        migrated=True, heard=STORE.heard, oldest=NOW - timedelta(minutes=61)
    ),
    "3 things were left lying": StoreFacts(migrated=True, heard=STORE.heard, dead=3),
    "was stopped": StoreFacts(migrated=True, heard=STORE.heard, switches=frozenset({"stopped"})),
    "removed from slack": StoreFacts(
        migrated=True, heard=STORE.heard, switches=frozenset({"removed:slack"})
    ),
    "nothing has arrived yet": StoreFacts(migrated=True, heard=frozenset({"discourse"})),
    "no webhook has arrived yet": StoreFacts(migrated=True, heard=frozenset({"slack"})),
}


@pytest.mark.parametrize("told", STORES)
def test_each_trouble_of_the_store_is_told_with_its_remedy(told: str) -> None:
    finding = only(findings(store=STORES[told]))
    assert told in finding.what
    assert finding.remedy


SLACKS = {
    "missing: commands": SlackFacts("Daten", "lotse", frozenset({"chat:write"})),
    "more scopes than it needs: mpim:history": SlackFacts(
        "Daten", "lotse", NEEDED | {"mpim:history"}
    ),
    "not in the channel #hilfe": SlackFacts("Daten", "lotse", NEEDED, ("#hilfe",)),
    "others can read along in the channel #moderation": SlackFacts(
        "Daten", "lotse", NEEDED, exposed=("#moderation",)
    ),
    "90 seconds off": SlackFacts("Daten", "lotse", NEEDED, time=NOW - timedelta(seconds=90)),
    "take the token: invalid_auth": Refused("invalid_auth"),
    "take the token: timed out": Unsent("timed out"),
}


@pytest.mark.parametrize("told", SLACKS)
def test_each_trouble_with_slack_is_told_with_its_remedy(told: str) -> None:
    finding = only(findings(slack=SLACKS[told]))
    assert told in finding.what
    assert finding.remedy


FORUMS = {
    "lotse is an administrator": ForumFacts("lotse", admin=True, can_tag=True),
    "may not tag": ForumFacts("lotse", admin=False, can_tag=False),
    "does not see them: 5, 7": ForumFacts("lotse", admin=False, can_tag=True, hidden=(5, 7)),
    "may not create any: daten, ki": ForumFacts(
        "lotse", admin=False, can_tag=True, absent_tags=("daten", "ki")
    ),
    "take the key: HTTP 403": Refused("HTTP 403"),
}


@pytest.mark.parametrize("told", FORUMS)
def test_each_trouble_with_the_forum_is_told_with_its_remedy(told: str) -> None:
    finding = only(findings(forum=FORUMS[told]))
    assert told in finding.what
    assert finding.remedy


def test_the_remedy_for_a_channel_can_be_typed_as_it_is() -> None:
    finding = only(findings(slack=SLACKS["not in the channel #hilfe"], language="de"))
    assert finding.what == "Slack: Lotse ist nicht im Kanal #hilfe."
    assert finding.remedy == "Schreibe dort: /invite @lotse"


def test_optional_scopes_are_neither_missing_nor_too_many() -> None:
    granted = SlackFacts("Daten", "lotse", NEEDED | {"groups:read"})
    assert all(finding.ok for finding in findings(slack=granted))


def test_one_trouble_keeps_no_other_from_being_found() -> None:
    found = findings(OurFault("refused"), Refused("invalid_auth"), Refused("HTTP 403"), faults=2)
    bad = [finding.what for finding in found if not finding.ok]
    assert len(bad) == 4
    assert bad[0] == "There are 2 faults in config/."
    assert bad[1] == "The database cannot be reached: refused"


def test_without_a_door_that_is_what_is_told() -> None:
    assert "Neither Slack nor a forum" in only(findings(slack=None, forum=None)).what


def test_the_scopes_come_from_the_manifest(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.json"
    scopes = {"bot": ["chat:write", "groups:read"], "bot_optional": ["groups:read"]}
    manifest.write_text(json.dumps({"oauth_config": {"scopes": scopes}}))
    assert manifest_scopes(manifest) == ({"chat:write"}, {"groups:read"})
