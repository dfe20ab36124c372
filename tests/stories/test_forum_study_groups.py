"""Two study groups, and who is only in the forum: a word answers the newest question."""

from __future__ import annotations

from dataclasses import replace

from bot.store.schema import held_round, match, part
from tests.stories.forum_acts import run
from tests.stories.letter_acts import answer, profile_by_letters
from tests.stories.stage import stage
from tests.stories.test_forum_check_ins import newest
from tests.stories.test_forum_members import rows
from tests.stories.test_slack_study_groups import STATS, TABLES, grouped


def test_a_word_answers_the_group_that_asked(database: str) -> None:
    async def story() -> None:
        weekly = replace(STATS, rhythm="weekly")
        async with stage(database, grouped(TABLES, weekly, answer_days=3)) as s:
            await profile_by_letters(s, "leyla", teaches="Excel", levels=("4",))
            await profile_by_letters(s, "heinz", learns="Excel, R", levels=("1", "1"))
            await s.pass_time(days=1, hours=1)
            assert len(await rows(s, held_round)) == 2
            topic, first = newest(s, "heinz")
            assert "Bald beginnt eine Lernrunde der Lerngruppe" in first
            await answer(s, "heinz", topic, "ja")
            conversation, _ = newest(s, "leyla")
            await answer(s, "leyla", conversation, "ja")
            await s.pass_time(days=1)
            _, second = newest(s, "heinz")
            assert sorted("Tabellen" in text for text in (first, second)) == [False, True]
            await answer(s, "heinz", topic, "diesmal nicht")
            said = [(one["round"].partition(".")[2], one["says"]) for one in await rows(s, part)]
            tables = "yes" if "Tabellen" in first else "no"
            numbers = "no" if "Tabellen" in first else "yes"
            assert sorted(said) == sorted(
                [("tables", tables), ("tables", "yes"), ("numbers", numbers)]
            )
            await s.pass_time(days=2)
            found = [one["topic"] for one in await rows(s, match)]
            assert found == (["excel"] if tables == "yes" else [])

    run(story)
