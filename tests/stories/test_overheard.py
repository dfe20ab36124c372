"""The ear of the stories hears: each kind of leak, planted in a log, is found."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Callable

import pytest
import structlog

from bot.errors import OurFault
from tests.stories.conftest import Overheard
from tests.stories.forum_acts import RAW
from tests.stories.slack_acts import EXCEL, introduce, lotse, run
from tests.stories.stage import Staged, stage

log = structlog.get_logger("bot.planted")
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def quotes(text: str) -> None:
    """An exception of ours that quotes somebody, which ``bot/errors.py`` forbids."""
    log.error("failed", exc_info=OurFault(text))


PLANTED: dict[str, tuple[Callable[[Staged], object], str]] = {
    "a text": (lambda _: log.info("heard", text=EXCEL), EXCEL),
    "a word of it": (lambda _: log.debug("tagged", word="doppelte"), "doppelte"),
    "a word in an odd place": (lambda _: log.warning("heard_Einträge_of"), "Einträge"),
    "a post of the forum": (lambda _: logging.getLogger("bot.x").error("%s", RAW), RAW),
    "a title": (lambda _: log.info("title", title="Beamerfrage gesucht"), "Beamerfrage"),
    "a command's words": (lambda _: log.info("asked", argument="Quantenphysik"), "Quantenphysik"),
    "an answer in a form": (lambda _: log.info("form", said={"a": ["Hintergrund"]}), "Hintergrund"),
    "a name": (lambda _: log.info("for", who="Mira"), "Mira"),
    "a username of the forum": (lambda _: log.info("for", who="@heinz"), "heinz"),
    "what was edited away": (lambda _: log.info("was", before="Zuckerrübensirup"), "Zuckerrüben"),
    "a token": (lambda s: log.info("call", token=s.slack.bot_token), "xoxb-"),
    "a signing secret": (lambda s: log.info("call", by=s.forum.webhooks.secret), ""),
    "an exception's sentence": (lambda _: quotes(f"no answer to {EXCEL}"), EXCEL),
    "a warning": (lambda _: warnings.warn("doppelte Einträge", stacklevel=1), "doppelte"),
    "standard error": (lambda _: sys.stderr.write("doppelte"), "doppelte"),
}


@pytest.mark.parametrize("what", PLANTED)
@pytest.mark.filterwarnings("default")
def test_a_planted_leak_is_found(what: str, database: str, overheard: Overheard) -> None:
    plant, found = PLANTED[what]

    async def tell() -> None:
        async with stage(database) as s:
            ts = await s.slack.say("mira", "#hilfe", "Zuckerrübensirup?")
            await s.slack.edit("mira", "#hilfe", ts, EXCEL)
            await s.forum.open_topic("heinz", "Fragen", "Beamerfrage gesucht", RAW)
            await lotse(s, "mira", "partner Quantenphysik")
            await introduce(s, "mira")
            await s.settle()
            assert overheard.leaks() == []
            plant(s)

    run(tell)
    assert any(leak.startswith(found) for leak in overheard.leaks())
    overheard.log.truncate(0)


def test_what_is_logged_is_listened_to(database: str, overheard: Overheard) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()

    run(tell)
    written = overheard.log.getvalue()
    assert '"event": "reacted"' in written
    assert '"event": "delivery"' in written
    assert {EXCEL, "doppelte", "Einträge"} <= overheard.ear.said
    assert {"Mira", "mira", "heinz"} <= overheard.ear.names
    assert len(overheard.ear.secrets) == 4
