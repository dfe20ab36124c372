"""A moderator stops the bot: what happens only once is not lost over that, only told later."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from bot.effects import OpenGroup
from bot.store.schema import match, outbox
from matchers.model import MatchState
from tests.conftest import sqlite_database
from tests.properties.deeds import Deeds
from tests.properties.town import ADA, BEN, MOD


def test_two_yeses_just_before_a_stop_open_their_group_after_it(tmp_path: Path) -> None:
    url = sqlite_database(tmp_path / "lotse.sqlite3")
    deeds = Deeds(url)
    town = deeds.town
    try:
        deeds.at_once(deeds.command(ADA, "partner"))
        (row,) = town.look(sa.select(match))
        deeds.at_once(*(deeds.pressed(who, "settle_match-yes", row.id) for who in (ADA, BEN)))
        deeds.at_once(deeds.command(MOD, "stop"))
        town.do(lambda: town.react(16))
        group = sa.select(outbox.c.status, outbox.c.urgent).where(outbox.c.kind == "OpenGroup")
        assert [tuple(found) for found in town.look(group)] == [("live", False)]
        assert not [s for s in town.platform.log if isinstance(s.delivery, OpenGroup)]
        town.do(town.drain)  # a moderator lets it go on
        assert [s for s in town.platform.log if isinstance(s.delivery, OpenGroup)]
    finally:
        town.end()


def test_a_match_that_expires_while_stopped_is_over(tmp_path: Path) -> None:
    url = sqlite_database(tmp_path / "lotse.sqlite3")
    deeds = Deeds(url)
    town = deeds.town
    try:
        deeds.at_once(deeds.command(ADA, "partner"), deeds.command(MOD, "stop"))
        town.clock.pass_time(73 * 3600)
        deeds.look_at_the_calendar(clocks=2)
        town.do(lambda: town.react(16))
        (row,) = town.look(sa.select(match.c.state))
        assert row.state == MatchState.EXPIRED.value
    finally:
        town.end()
