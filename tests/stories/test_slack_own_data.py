"""`/lotse meine daten`: a file in the direct message, once, whatever happens on the way."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from bot.store.outbox import mark_of
from tests.stories.slack_acts import (
    EXCEL,
    FORGET,
    account,
    as_in_the_manifest,
    dump,
    lotse,
    may_press,
    press,
    run,
    says,
    told,
    two_profiles,
)
from tests.stories.stage import Staged, stage

SHARE, BEGIN, UPLOAD = "files.completeUploadExternal", "files.getUploadURLExternal", "upload"
SEND = "export_data-send"


def files(s: Staged, who: str) -> list[dict[str, Any]]:
    """The files that a member got in their direct message, read."""
    uploads = [file for message in s.slack.dms(who) for file in s.slack.files_of(message)]
    return [dict(json.loads(file.content or b"")) for file in uploads]


async def known(s: Staged) -> None:
    await s.slack.say("mira", "#hilfe", EXCEL)
    await two_profiles(s)
    await lotse(s, "mira", "partner")
    await s.settle()


def test_the_file_holds_everything_and_nobody_else(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            as_in_the_manifest(s)
            await known(s)
            answer = await lotse(s, "mira", "meine daten")
            assert says(s, answer, "export_data-coming")
            await s.settle()
            [file] = files(s, "mira")
            kept = file["kept"]
            assert kept["profile"][0]["payload"]["name"] == "Mira"
            assert kept["thread"][0]["title"].startswith("Wie finde ich doppelte")
            assert kept["consent"]
            assert kept["match"][0]["topic"] == "excel"
            jonas = s.slack.member("jonas").id
            assert jonas not in json.dumps(file)
            assert "Jonas" not in json.dumps(file)
            comment = told(s, "mira")[-1]
            assert "Lernpaare: 1" in comment
            assert files(s, "jonas") == []

    run(story)


def test_of_whom_nothing_is_kept_gets_a_sentence(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            assert says(s, await lotse(s, "mira", "my data"), "export_data-nothing", "en")
            await s.settle()
            assert files(s, "mira") == []

    run(story)


def test_what_was_sent_leaves_no_copy(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await known(s)
            await lotse(s, "mira", "meine daten")
            await s.settle()
            assert '\\"kept\\"' not in await dump(s)
            await lotse(s, "mira", "vergiss mich")
            await press(s, "mira", FORGET)
            await s.settle()
            held = await dump(s)
            for trace in (s.slack.member("mira").id, mark_of(account(s, "mira"))):
                assert trace not in held

    run(story)


def test_a_file_that_may_have_arrived_is_asked_about(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await known(s)
            s.slack.mischief.add(SHARE, "cut_after")
            await lotse(s, "mira", "meine daten")
            await s.pass_time(minutes=5)
            assert len(files(s, "mira")) == 1, "it had arrived, and is not sent again"
            assert says(s, told(s, "mira")[-1], "export_data-unsure")
            await press(s, "mira", SEND)
            await s.settle()
            assert len(files(s, "mira")) == 2, "only if she wants it"

    run(story)


def test_before_it_is_shared_it_is_simply_tried_again(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await known(s)
            s.slack.mischief.add(BEGIN, "cut_after")
            s.slack.mischief.add(UPLOAD, "status")
            s.slack.mischief.add(SHARE, "busy", seconds=20)
            await lotse(s, "mira", "meine daten")
            await s.pass_time(minutes=20)
            assert len(files(s, "mira")) == 1
            assert not may_press(s, "mira", SEND)
            assert [trick.what for trick in s.slack.mischief.played] == [
                "cut_after",
                "status",
                "busy",
            ]

    run(story)


def test_two_clicks_at_once_bring_one_file(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await known(s)
            await asyncio.gather(*(lotse(s, "mira", "meine daten") for _ in range(3)))
            await s.settle()
            assert len(files(s, "mira")) == 1

    run(story)


def test_own_data_can_be_had_while_the_bot_is_stopped(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await known(s)
            await lotse(s, "petra", "stopp")
            await lotse(s, "mira", "meine daten")
            await s.settle()
            assert len(files(s, "mira")) == 1

    run(story)
