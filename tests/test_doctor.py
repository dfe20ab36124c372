"""The doctor: one line per finding, and a remedy for everything that is not well."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar, get_args

import pytest

from bot.doctor import (
    BackupFacts,
    Checks,
    Finding,
    ForumFacts,
    SlackFacts,
    StoreFacts,
    examine,
    manifest_scopes,
)
from bot.errors import OurFault, Refused, Unsent
from bot.settings_doors import Doubt
from bot.words import LANGUAGES, Words
from matchers.model import Language

Facts = TypeVar("Facts")
NOW = datetime(2026, 11, 16, 8, tzinfo=UTC)
WORDS = Words(Path(__file__).resolve().parents[1] / "config" / "messages", {})
NEEDED = frozenset({"chat:write", "commands"})

STORE = StoreFacts(migrated=True, heard=frozenset({"slack", "discourse"}))
SLACK = SlackFacts(team="Daten", bot="lotse", scopes=NEEDED, time=NOW)
FORUM = ForumFacts(
    username="lotse", admin=False, moderator=False, for_all=False, can_tag=True, time=NOW
)


def findings(
    store: StoreFacts | Exception = STORE,
    slack: SlackFacts | Exception | None = SLACK,
    forum: ForumFacts | Exception | None = FORUM,
    language: Language = "en",
    faults: int = 0,
    **given_rules: Any,
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
        **given_rules,
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


def test_a_shadow_that_nobody_reads_is_found() -> None:
    assert "shadow = false" in only(findings(shadow=False)).remedy
    assert any("shadow" in f.what for f in findings(shadow=True) if f.ok)
    assert not any("shadow" in f.what for f in findings())


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_all_is_well_there_is_a_line_for_each_thing_and_no_remedy(
    language: Language,
) -> None:
    found = findings(language=language)
    assert all(finding.ok and finding.what and not finding.remedy for finding in found)
    assert len({finding.what for finding in found}) == len(found) == 21


STORES = {
    "does not fit this version": StoreFacts(migrated=False, heard=STORE.heard),
    "There is no database yet": StoreFacts(migrated=False, heard=STORE.heard, there=False),
    "waiting for 61 minutes": StoreFacts(
        migrated=True, heard=STORE.heard, oldest=NOW - timedelta(minutes=61)
    ),
    "3 things were left lying": StoreFacts(migrated=True, heard=STORE.heard, dead=3),
    "says otherwise by now than what moderators added: Calc, Seafile": StoreFacts(
        migrated=True, heard=STORE.heard, overruled=("Calc", "Seafile")
    ),
    "was stopped": StoreFacts(migrated=True, heard=STORE.heard, switches=frozenset({"stopped"})),
    "removed from Slack": StoreFacts(
        migrated=True, heard=STORE.heard, switches=frozenset({"removed:slack"})
    ),
    "removed from the forum": StoreFacts(
        migrated=True, heard=STORE.heard, switches=frozenset({"removed:discourse"})
    ),
    "nothing has arrived yet": StoreFacts(migrated=True, heard=frozenset({"discourse"})),
    "no webhook has arrived yet": StoreFacts(migrated=True, heard=frozenset({"slack"})),
    "something arrives, but signed with another secret": StoreFacts(
        migrated=True, heard=STORE.heard, refused=frozenset({"slack"})
    ),
    "webhooks arrive, but unsigned or signed with another": StoreFacts(
        migrated=True, heard=frozenset({"slack"}), refused=frozenset({"discourse"})
    ),
}


@pytest.mark.parametrize("told", STORES)
def test_each_trouble_of_the_store_is_told_with_its_remedy(told: str) -> None:
    finding = only(findings(store=STORES[told]))
    assert told in finding.what
    assert finding.remedy


def test_whoever_removed_lotse_is_told_where_to_let_it_in_again() -> None:
    assert "Install the app again" in only(findings(store=STORES["removed from Slack"])).remedy
    assert "under Admin, API" in only(findings(store=STORES["removed from the forum"])).remedy


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
    "Socket Mode: invalid_auth": SlackFacts("Daten", "lotse", NEEDED, socket="invalid_auth"),
    "token lacks the scope connections:write": SlackFacts(
        "Daten", "lotse", NEEDED, socket="missing_scope"
    ),
}


@pytest.mark.parametrize("told", SLACKS)
def test_each_trouble_with_slack_is_told_with_its_remedy(told: str) -> None:
    finding = only(findings(slack=SLACKS[told]))
    assert told in finding.what
    assert finding.remedy


FORUMS = {
    "lotse is an administrator": replace(FORUM, admin=True),
    "lotse is a moderator, and so can delete": replace(FORUM, moderator=True),
    "the key is for all users": replace(FORUM, for_all=True),
    "may not tag": replace(FORUM, can_tag=False),
    "does not see them: 5, 7": replace(FORUM, hidden=(5, 7)),
    "may not create any: daten, ki": replace(FORUM, absent_tags=("daten", "ki")),
    "take the key: HTTP 403": Refused("HTTP 403"),
}


@pytest.mark.parametrize("told", FORUMS)
def test_each_trouble_with_the_forum_is_told_with_its_remedy(told: str) -> None:
    finding = only(findings(forum=FORUMS[told]))
    assert told in finding.what
    assert finding.remedy


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_right_that_lotse_does_not_need_has_its_own_line(language: Language) -> None:
    spare = replace(FORUM, admin=True, moderator=True, for_all=True)
    found = findings(forum=spare, language=language)
    bad = [finding for finding in found if not finding.ok]
    assert len({finding.what for finding in bad}) == len(bad) == 3
    assert "DISCOURSE_API_KEY" in bad[2].remedy
    assert "@lotse" in bad[2].remedy
    good = {finding.what for finding in findings(language=language)}
    assert len(good - {finding.what for finding in found}) == 1, "it has rights it does not need"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_app_token_s_remedy_names_what_it_lacks(language: Language) -> None:
    finding = only(
        findings(slack=SLACKS["token lacks the scope connections:write"], language=language)
    )
    assert "connections:write" in finding.remedy
    finding = only(findings(slack=SLACKS["Socket Mode: invalid_auth"], language=language))
    assert "xapp-" in finding.remedy
    good = findings(slack=SlackFacts("Daten", "lotse", NEEDED, socket=""), language=language)
    assert sum("Socket Mode" in finding.what for finding in good) == 1
    assert all(finding.ok for finding in good)


def test_a_guessable_secret_is_told_even_where_the_key_is_no_good() -> None:
    finding = only(findings(guessable=True))
    assert "the webhook's secret is too short, or easy to guess" in finding.what
    assert "openssl rand -hex 32" in finding.remedy
    found = findings(forum=Refused("HTTP 403"), guessable=True)
    assert len([f for f in found if not f.ok]) == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("why", get_args(Doubt))
def test_a_doubtful_address_is_told_by_its_variable(why: str, language: Language) -> None:
    finding = only(findings(language=language, doubtful={"DISCOURSE_URL": why}))
    assert "DISCOURSE_URL" in finding.what
    assert "https://" in finding.remedy
    both = findings(language=language, doubtful={"SLACK_API_URL": why, "LOTSE_TRACES_URL": why})
    assert len([f for f in both if not f.ok]) == 2, "each has a line of its own"


def test_whoever_names_no_channel_no_moderators_and_no_place_for_the_week_is_told() -> None:
    finding = only(findings(digest=False))
    assert finding.what == "The weekly digest goes nowhere."
    assert "[send_digest]" in finding.remedy
    finding = only(findings(listens=False))
    assert finding.what == "Slack: Lotse listens to no channel."
    assert "slack_channels" in finding.remedy
    finding = only(findings(reports=False))
    assert finding.what == "Slack: what members report reaches nobody."
    assert "moderator_channel" in finding.remedy


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


# --- backups


def backed_up(days: int, fault: str = "") -> StoreFacts:
    last = BackupFacts(NOW - timedelta(days=days), rows=120, fault=fault)
    return replace(STORE, backup=last, born=NOW - timedelta(days=60))


def test_a_backup_that_was_tried_out_is_told() -> None:
    told = [finding.what for finding in findings(backed_up(1)) if "2026-11-15" in finding.what]
    assert len(told) == 1
    assert "120 rows, all alike" in told[0]


def test_an_old_one_or_none_is_found_once_it_matters() -> None:
    assert "9 days old" in only(findings(backed_up(9))).what
    old, new = (replace(STORE, born=NOW - timedelta(days=days)) for days in (9, 8))
    assert "no backup yet" in only(findings(old)).what
    assert all(finding.ok for finding in findings(new))


def test_one_that_cannot_be_restored_is_found_with_its_reason() -> None:
    told = only(findings(backed_up(1, fault="It was cut off.")))
    assert told.what.endswith("It was cut off.")
    assert "python -m bot backup" in told.remedy
