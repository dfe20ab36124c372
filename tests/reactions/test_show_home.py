from __future__ import annotations

from typing import Any

from bot.commands import COMMANDS
from bot.effects import ShowHome
from bot.events import HomeOpened
from bot.reactions.show_home import show_home
from tests.reactions.village import ADA, NOW, Village, effects_of, expert


def home(**more: Any) -> Any:
    opened = HomeOpened(key="h1", at=NOW, account=ADA)
    [shown] = effects_of(show_home, opened, Village(**more))
    return shown


def test_home_says_what_is_known_about_you() -> None:
    shown = home()
    assert isinstance(shown, ShowHome)
    assert ADA not in shown.key
    assert shown.message.parts[0].name == "show_home-nothing"
    known = home(profiles={ADA: expert(ADA, complete=False, minor=True)})
    assert [p.name for p in known.message.parts[:3]] == [
        "show_home-unfinished",
        "show_home-teaches",
        "show_home-minor",
    ]


def test_home_shows_no_moderators_commands() -> None:
    words = [p.fields["word"] for p in home().message.parts if "word" in p.fields]
    assert words == [c.word("de") for c in COMMANDS if c.who == "all"]
