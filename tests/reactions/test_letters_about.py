"""What a letter says of a thread, and what it must not offer any more."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.effects import (
    Answer,
    DirectMessage,
    Form,
    Input,
    Option,
)
from bot.events import CommandGiven, ShortcutUsed
from bot.reactions._letters import answer_letter
from bot.reactions.read_letter import read_letter
from bot.shown import only_public
from bot.words import Plain, Words
from tests.conftest import ROOT
from tests.reactions.test_read_letter import HOME, TALK, meant
from tests.reactions.village import CATEGORY, EVA, NOW, Village, effects_of


def test_what_is_said_of_a_thread_in_it_is_what_slacks_menu_says() -> None:
    there: dict[str, Any] = {"conversation": "", "place": CATEGORY, "thread": "discourse:t/42"}
    [used] = meant("keine Frage", **there, author=EVA)
    assert isinstance(used, ShortcutUsed)
    assert (used.shortcut, used.thread, used.message) == (
        "unmark_question",
        "discourse:t/42",
        "discourse:t/42",
    )
    assert (used.author, used.letter) == (EVA, "")
    [given] = meant("keine Frage")
    assert isinstance(given, CommandGiven)
    [answer] = effects_of(read_letter, given, Village())
    assert answer.message.name == "read_letter-where"


def test_a_choice_from_a_place_that_is_private_by_now_is_left_out_of_the_letter() -> None:
    options = (Option("a", "Eine Frage", "discourse:5"), Option("b", "Geheim", "discourse:9"))
    form = Form("f", (Input("f-drop", "choices", options=options, required=False),))
    asked = CommandGiven(key="c", at=NOW, account=EVA, place=HOME, command="x", letter=TALK)
    _, told = answer_letter(asked, [Answer(form=form)], Village())
    assert isinstance(told, DirectMessage)

    async def is_public(place: str) -> bool:
        return place == "discourse:5"

    left = asyncio.run(only_public(told.message, is_public))
    assert left is not None
    assert "Eine Frage" in repr(left)
    assert "Geheim" not in repr(left)
    words = Words(ROOT / "config" / "messages", {})
    assert words.say(left.parts[1], Plain()).text.endswith("Eine Frage")
