from __future__ import annotations

from bot.effects import Switch
from bot.events import AppRemoved
from bot.reactions.stop_sending import stop_sending
from tests.reactions.village import NOW, Village, effects_of


def test_a_removed_app_sends_nothing_more() -> None:
    gone = AppRemoved(key="r", at=NOW, platform="slack", reason="app_uninstalled")
    assert effects_of(stop_sending, gone, Village()) == [
        Switch(name="removed:slack", on=True, by=None, at=NOW)
    ]
    known = Village(switches=frozenset({"removed:slack"}))
    assert effects_of(stop_sending, gone, known) == []
