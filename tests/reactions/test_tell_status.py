"""Moderators see at a glance what runs, what watches, what is stopped, and how the bot is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.community.steered import Health
from bot.effects import Moment
from bot.reactions.tell_status import tell_status
from matchers.model import Place, Visibility
from tests.reactions.moderating import give
from tests.reactions.rules import HELP_KEY, RULES
from tests.reactions.village import ADA, HOUR, NOW, Village

SHADOW = replace(RULES, community=replace(RULES.community, shadow=True))
MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)


def parts(*switches: str, **more: Any) -> dict[str, dict[str, Any]]:
    village = Village(switches=frozenset(switches), **more)
    [said] = give(tell_status, "status", village=village)
    found = {p.name.removeprefix("tell_status-"): dict(p.fields) for p in said.message.parts}
    assert len(found) == len(said.message.parts)
    return found


def test_all_is_well() -> None:
    found = parts()
    assert set(found) == {"running", "well"}
    assert {"Themen", "Profile", "Hilfesuche"} <= set(found["running"]["names"].split(", "))
    assert "Vergessen" not in found["running"]["names"], "what never stops is not offered"


def test_what_is_off_is_not_listed() -> None:
    found = parts(rules=replace(RULES, send_digest=None))
    assert "Digest" not in found["running"]["names"]


def test_the_shadow_and_who_reads_it() -> None:
    found = parts(rules=SHADOW, moderators=MODERATORS)
    assert {"Themen", "Digest"} <= set(found["watching"]["names"].split(", "))
    assert "nobody_reads" not in found
    assert "nobody_reads" in parts(rules=SHADOW), "what is missing is said"
    found = parts("live:send_digest", rules=SHADOW, moderators=MODERATORS)
    assert "Digest" not in found["watching"]["names"]
    assert "Digest" in found["running"]["names"]


def test_what_is_stopped_and_where() -> None:
    found = parts(
        "stopped",
        "stopped:send_digest",
        f"stopped:tag_question@{HELP_KEY}",
        "stopped:discourse:5",
    )
    assert {"all_stopped", "stopped", "stopped_there", "stopped_in"} <= set(found)
    assert found["stopped"] == {"names": "Digest"}
    assert found["stopped_in"]["place"].key == "discourse:5"


def test_what_ails_it() -> None:
    found = parts(fitness=Health(NOW - HOUR, 3, {"discourse": NOW + HOUR, "slack": NOW - HOUR}))
    assert found["waiting"] == {"since": Moment(NOW - HOUR)}
    assert found["dead"] == {"count": 3}
    assert found["resting"]["platform"] == "Discourse"
    assert "well" not in found
    assert parts("removed:slack")["removed"] == {"platform": "Slack"}


def test_others_hear_of_it_from_answer_command() -> None:
    assert give(tell_status, "status", by=ADA) == []
    assert give(tell_status, "help") == []
