"""A round by private messages: who has a profile only while it is open is asked then."""

from __future__ import annotations

from bot.store.schema import held_round, match, part
from tests.stories.forum_acts import run
from tests.stories.letter_acts import answer, profile_by_letters
from tests.stories.stage import stage
from tests.stories.test_forum_check_ins import newest
from tests.stories.test_forum_members import rows
from tests.stories.test_slack_round import held


def test_who_becomes_a_member_while_it_is_open_is_asked_by_letter(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await profile_by_letters(s, "leyla", teaches="Excel", levels=("4",))
            await s.pass_time(days=1, hours=1)
            assert [one["state"] for one in await rows(s, held_round)] == ["open"]
            await profile_by_letters(s, "heinz", learns="Excel")
            await s.pass_time(minutes=6)
            for who in ("leyla", "heinz"):
                topic, question = newest(s, who)
                assert "Bald beginnt eine Lernrunde" in question
                assert "dabei" in await answer(s, who, topic, "ja")
            assert [one["says"] for one in await rows(s, part)] == ["yes", "yes"]
            await s.pass_time(days=2)
            assert len(await rows(s, match)) == 1

    run(story)
