"""*Keine Frage*, said twice of the same kind, is believed of the third."""

from __future__ import annotations

from tests.stories.slack_acts import run
from tests.stories.slack_menu import asked, use
from tests.stories.stage import stage

TOLD = "Ich suche die Vorlagen für Excel heraus und lade sie hoch, Teil"
SURE = "Ich suche Vorlagen für Excel, hat jemand welche?"


def test_lotse_learns_what_is_no_question_here(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            for by in ("petra", "petra", "jonas"):
                ts = await asked(s, f"{TOLD} von {by}.", by)
                assert len(s.lines("#hilfe", ts)) == 1, "one alone does not speak for all"
                await use(s, by, "unmark_question", ts)
                await s.pass_time(minutes=2)
            third = await asked(s, f"{TOLD} drei.", "petra")
            assert s.lines("#hilfe", third) == []
            assert len(s.lines("#hilfe", await asked(s, SURE))) == 1, "what surely asks still does"
            for by in ("tom", "aylin"):
                await use(s, by, "mark_question", await asked(s, f"{TOLD} von {by}.", by))
            await s.pass_time(minutes=2)
            assert len(s.lines("#hilfe", await asked(s, f"{TOLD} fünf.", "petra"))) == 1

    run(story)
