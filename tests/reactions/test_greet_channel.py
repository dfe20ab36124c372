from __future__ import annotations

from typing import Any

from bot.effects import Post
from bot.events import BotInvited
from bot.reactions.greet_channel import greet_channel
from matchers.model import Place
from tests.reactions.village import HELP, NOW, Village, effects_of


def greet(place: Place) -> Any:
    [post] = effects_of(greet_channel, BotInvited(key="i", at=NOW, place=place), Village())
    return post


def test_the_greeting_is_said_once_per_channel() -> None:
    assert isinstance(greet(HELP), Post)
    assert greet(HELP).key == f"greet_channel:{HELP.key}"


def test_it_does_not_claim_to_read_where_it_does_not() -> None:
    assert greet(HELP).message.name == "greet_channel-listening"
    elsewhere = Place("slack:T1/COTHER")
    assert greet(elsewhere).message.name == "greet_channel-not_listening"
