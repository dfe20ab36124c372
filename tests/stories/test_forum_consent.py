"""A yes is a yes to the newest message: what stands further up is over, and requests are none."""

from __future__ import annotations

from bot.community import Community
from bot.store.schema import profile
from matchers.model import Account, MatchState
from tests.stories.forum_acts import run, written
from tests.stories.letter_acts import answer, profile_by_letters
from tests.stories.stage import Staged, stage

REQUEST = "Ok, zeig mir bitte offene Fragen zu Excel"


async def asked(s: Staged) -> int:
    """Leyla is asked whether she wants to help Heinz; her conversation, the question newest."""
    heinz = await profile_by_letters(s, "heinz", learns="Excel")
    leyla = await profile_by_letters(s, "leyla", teaches="Excel", levels=("4",))
    await answer(s, "heinz", heinz, "partner")
    await s.pass_time(minutes=1)
    assert "„ja“" in written(s, leyla)[-1]
    return leyla


async def says(s: Staged) -> list[tuple[str, bool | None]]:
    """How far each match is, and what the expert said."""

    def look(community: Community) -> list[tuple[str, bool | None]]:
        matches = community.matches_of(Account("discourse:leyla"))
        return [(one.state, one.expert_says) for one in matches]

    return await s.bot.turns.look(look)


def test_a_yes_directly_below_the_question_is_one(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            leyla = await asked(s)
            await answer(s, "leyla", leyla, "ja")
            assert await says(s) == [(MatchState.PROPOSED, True)]

    run(story)


def test_a_request_that_begins_with_ok_agrees_to_nothing(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            leyla = await asked(s)
            before = await says(s)
            for text in (REQUEST, "hilfe", REQUEST, "ok danke", "Klar!"):
                await answer(s, "leyla", leyla, text)
                assert await says(s) == before, text
            assert "nicht verstanden" in written(s, leyla)[-1]
            await answer(s, "leyla", leyla, "ja")
            assert await says(s) == [(MatchState.PROPOSED, True)], "the plain word, further down"

    run(story)


def test_an_old_question_whether_to_forget_is_over(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            heinz = await profile_by_letters(s, "heinz", learns="Excel")
            await answer(s, "heinz", heinz, "vergiss mich")
            assert "Soll ich alles vergessen" in await answer(s, "heinz", heinz, "ok danke")
            await answer(s, "heinz", heinz, "offen", "themen", "hilfe", "offen", "hilfe")
            for text in ("ok danke", "ja", "ja, vergessen"):
                await answer(s, "heinz", heinz, text)
                kept = await s.bot.store.read(lambda c: c.scalars(profile.select()).all())
                assert kept == ["discourse:heinz"], text
            said = await answer(s, "heinz", heinz, "vergiss mich", "vergessen")
            assert "Ich habe dich vergessen" in said

    run(story)
