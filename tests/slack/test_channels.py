"""Who reads in a channel, asked again when it matters; and channels that change their names."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.errors import SendFailed
from bot.sandbox.slack_limits import MINIMAL_SCOPES
from bot.slack.channels import is_private_channel
from tests.slack.room import Room, listening, room, run

TEAM = "slack:T111/CTEAM"
READS = frozenset({*MINIMAL_SCOPES, "groups:read"})
PRIVATE = {"id": "G1", "is_private": True, "is_channel": True}


@pytest.mark.parametrize(
    ("more", "private"),
    [
        ({}, True),
        ({"is_group": True, "is_channel": False, "is_shared": False, "pending_shared": []}, True),
        ({"is_private": False}, False),
        ({"is_private": None}, False),
        ({"is_private": "yes"}, False),
        ({"is_im": True}, False),
        ({"is_mpim": True}, False),
        ({"is_shared": True}, False),
        ({"is_ext_shared": True}, False),
        ({"is_pending_ext_shared": True}, False),
        ({"is_org_shared": True}, False),
        ({"pending_shared": ["T2"]}, False),
    ],
)
def test_what_is_certain_to_be_private(*, more: dict[str, Any], private: bool) -> None:
    assert is_private_channel({**PRIVATE, **more}) is private
    assert not is_private_channel({})


def test_whether_it_is_private_is_asked_anew_each_time(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path, scopes=READS) as r:
            assert await r.door.is_private(TEAM)
            r.world.channels["CTEAM"].kind = "channel"
            assert not await r.door.is_private(TEAM)
            r.world.channels["CTEAM"].kind = "group"
            r.world.channels["CTEAM"].members.discard(r.world.bot_user)
            assert not await r.door.is_private(TEAM), "not for us to see"
            r.world.mischief.add("conversations.info", "status", times=0)
            with pytest.raises(SendFailed):
                await r.door.is_private(TEAM)

    run(story())


def moderators(r: Room) -> str:
    return r.door.knowing.moderators_place


@pytest.mark.parametrize("named", ["#team", "CTEAM", TEAM])
def test_reports_know_no_channel_that_others_read(tmp_path: Path, named: str) -> None:
    async def story() -> None:
        async with room(tmp_path, scopes=READS, rules=listening(moderator_channel=named)) as r:
            assert moderators(r) == TEAM
            assert (await r.door.visit()).exposed == ()
            for change, back in (({"kind": "channel"}, {"kind": "group"}), (SHARED, ALONE)):
                set_to(r, change)
                seen = await r.door.visit()
                assert (seen.exposed, seen.absent) == ((named,), ())
                await r.door.knowing.find_channels()
                assert moderators(r) == ""
                set_to(r, back)
                await r.door.knowing.find_channels()
                assert moderators(r) == TEAM

    run(story())


SHARED, ALONE = {"shared": True}, {"shared": False}


def set_to(r: Room, change: dict[str, Any]) -> None:
    for name, value in change.items():
        setattr(r.world.channels["CTEAM"], name, value)


async def looked(r: Room) -> None:
    """Until the door has looked again, if it wants to."""
    await r.world.settled()
    async with asyncio.timeout(5):
        if r.door._looking is not None:
            await r.door._looking


def test_a_channel_with_another_name_is_noticed_at_once(tmp_path: Path) -> None:
    async def story() -> None:
        rules = listening(slack_channels=("#fragen", "#plausch"), moderator_channel="#team")
        async with room(tmp_path, scopes=READS, rules=rules) as r:
            found: list[frozenset[str]] = []

            async def tell() -> None:
                found.append(r.door.knowing.listened)

            r.door.found = tell
            await r.world.rename("#plausch", "#kantine")
            await looked(r)
            assert found == [{"CFRAGEN"}]
            assert r.door.knowing.missing == ("#plausch",)
            await r.world.rename("#kantine", "#plausch")
            await looked(r)
            assert found[1:] == [{"CFRAGEN", "CPLAUSCH"}]
            assert moderators(r) == TEAM
            await r.world.leave("lotse", "#team")
            await looked(r)
            assert moderators(r) == "", "we were shown out, and looked again"

    run(story())


def test_small_talk_in_a_channel_makes_nobody_look(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            before = len(r.calls("conversations.list"))
            r.world.add_member("dora", member_id="UDORA")
            await r.world.enter("dora", "#fragen")
            await r.world.say("ada", "#fragen", "Wie geht das mit Excel?")
            await r.world.leave("dora", "#fragen")
            await looked(r)
            assert len(r.calls("conversations.list")) == before

    run(story())


def test_where_looking_again_fails_what_was_known_stays(tmp_path: Path) -> None:
    async def story() -> None:
        rules = listening(slack_channels=("#fragen", "#plausch"), moderator_channel="#team")
        async with room(tmp_path, scopes=READS, rules=rules) as r:
            r.world.mischief.add("conversations.list", "status", times=0)
            await r.world.rename("#plausch", "#kantine")
            await looked(r)
            assert r.door.counts["channels not found"] == 1
            assert r.door.knowing.listened == {"CFRAGEN", "CPLAUSCH"}
            r.world.mischief.clear()
            await r.door.knowing.find_channels()  # as catch-up does
            assert r.door.knowing.listened == {"CFRAGEN"}
            r.world.mischief.add("conversations.info", "status", times=0)
            with pytest.raises(SendFailed):
                await r.door.knowing.find_channels()
            assert moderators(r) == TEAM, "reports are asked about again when they are sent"

    run(story())
