"""The app was removed from a platform: nothing is sent there until somebody installs it again."""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community
from bot.effects import Effect, Switch
from bot.events import AppRemoved


def stop_sending(event: AppRemoved, community: Community) -> Iterator[Effect]:
    """Remember it; ``doctor`` reads the same switch."""
    name = f"removed:{event.platform}"
    if not community.switch(name):
        yield Switch(name=name, on=True, by=None, at=event.at)
