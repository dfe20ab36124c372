"""A reaction of ours is broken while a member waits: at once a kind word, and later the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.community import Community
from bot.effects import Effect
from bot.events import Event
from bot.react import Reaction
from bot.store.schema import profile as profiles
from tests.stories.slack_acts import (
    YES,
    introduce,
    lotse,
    press,
    rows,
    run,
    says,
    told,
    two_profiles,
)
from tests.stories.stage import Staged, stage


class Broken:
    """A reaction with a defect, until somebody mends it."""

    def __init__(self, s: Staged, name: str) -> None:
        self.broken, self.__name__ = True, name
        spine = s.bot.turns._spine
        table = {kind: tuple(map(self._instead, found)) for kind, found in spine.table.items()}
        s.bot.turns._spine = replace(spine, table=table)

    def _instead(self, reaction: Reaction) -> Reaction:
        if reaction.__name__ != self.__name__:
            return reaction

        def defect(event: Event, community: Community) -> Iterator[Effect]:
            if self.broken:
                raise ValueError("a defect")
            yield from reaction(event, community)

        defect.__name__ = self.__name__
        return defect


def test_a_broken_command(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            defect = Broken(s, "propose_match")
            assert says(s, await lotse(s, "mira", "partner"), "common-trying_again")
            assert says(s, await lotse(s, "jonas", "hilfe"), "answer_command-help")
            defect.broken = False
            await s.pass_time(minutes=1)
            assert says(s, told(s, "mira")[-1], "propose_match-asked")
            assert not any(says(s, text, "common-done") for text in told(s, "jonas"))

    run(story)


def test_a_broken_button(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            await lotse(s, "mira", "partner")
            await s.settle()
            defect = Broken(s, "settle_match")
            await press(s, "jonas", YES)
            await s.settle()
            assert says(s, s.slack.ephemerals("jonas")[-1].text, "common-trying_again")
            defect.broken = False
            await s.pass_time(minutes=1)
            assert says(s, told(s, "jonas")[-1], "common-done"), "its message has changed already"

    run(story)


def test_a_broken_form(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            defect = Broken(s, "ask_profile")
            defect.broken = False
            await lotse(s, "mira", "profil")
            defect.broken = True
            shown = await introduce(s, "mira")
            assert says(s, _text(shown), "common-trying_again")
            defect.broken = False
            await s.pass_time(minutes=1)
            assert says(s, told(s, "mira")[-1], "common-once_more")
            assert len(await rows(s, profiles)) == 1, "what she entered is not lost"

    run(story)


def test_what_stays_broken_is_given_up_aloud(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            Broken(s, "answer_command")
            assert says(s, await lotse(s, "mira", "hilfe"), "common-trying_again")
            await s.pass_time(hours=6)
            assert says(s, told(s, "mira")[-1], "common-gave_up")
            assert len(told(s, "mira")) == 1

    run(story)


def test_a_form_refused_while_stopped_goes_through_afterwards(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await lotse(s, "mira", "profil")
            view = s.slack.view_of("mira")
            assert view is not None
            await lotse(s, "petra", "stopp")
            for _ in range(2):
                refused = await introduce(s, "mira")
                assert refused["response_action"] == "errors"
                (why,) = refused["errors"].values()
                assert says(s, why, "answer_command-paused")
            assert s.slack.view_of("mira") is not None, "what she typed is still there"
            assert s.slack.view_of("mira").id == view.id
            await lotse(s, "petra", "weiter")
            assert (await introduce(s, "mira"))["response_action"] == "update"
            assert len(await rows(s, profiles)) == 1

    run(story)


def test_the_same_mistake_is_told_again_and_mending_it_helps(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            for _ in range(2):
                told_off = await introduce(s, "mira", consent=False)
                assert list(told_off["errors"]) == ["ask_profile-consent"]
            assert (await introduce(s, "mira"))["response_action"] == "update"

    run(story)


def _text(shown: Any) -> str:
    assert shown["response_action"] == "update"
    return str(shown["view"]["blocks"][0]["text"]["text"])
