"""What good manners are, measured at what arrived: shares nothing with ``bot/manners.py``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.effects import DirectMessage, Whisper
from matchers.model import Account
from tests.properties.platform import Said

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = timedelta(days=7)


def nobody_is_pestered(log: Sequence[Said], paused: Callable[[Account, datetime], bool]) -> None:
    """Two unasked in any seven days, none at night, none to whoever is ``paused`` then."""
    heard: dict[Account, list[datetime]] = defaultdict(list)
    for said in log:
        told = said.delivery
        if not isinstance(told, DirectMessage | Whisper) or not told.unasked:
            continue
        heard[told.account].append(said.at)
        assert not paused(told.account, said.begun), f"{told.account} wanted to be left alone"
        for moment in (said.begun, said.at):
            assert 8 <= moment.astimezone(BERLIN).hour < 22, f"{told.account} sleeps"
        assert told.until is None or said.begun < told.until, "it was worth nothing any more"
    for who, times in heard.items():
        times.sort()
        assert all(c - a >= WEEK for a, c in zip(times, times[2:], strict=False)), who
