"""The same by private messages: two who are only in the forum answer with a word."""

from __future__ import annotations

from bot.store.schema import check_in, match
from tests.stories.forum_acts import run, told, write, written
from tests.stories.letter_acts import answer, profile_by_letters
from tests.stories.stage import Staged, stage
from tests.stories.test_forum_members import rows
from tests.stories.test_slack_check_ins import quietly


async def together(s: Staged) -> dict[str, int]:
    """Heinz learns from Leyla; the conversation of each with Lotse."""
    await profile_by_letters(s, "heinz", learns="Excel")
    leyla = await profile_by_letters(s, "leyla", teaches="Excel", levels=("4",))
    heinz = await write(s, "heinz", "partner")
    await s.pass_time(minutes=1)
    await answer(s, "leyla", leyla, "ja")
    await answer(s, "heinz", heinz, "ja")
    await s.settle()
    return {"heinz": heinz, "leyla": leyla}


def newest(s: Staged, who: str) -> tuple[int, str]:
    """The conversation in which Lotse wrote last to a member alone, and what."""
    alone = [t for t in s.forum.pms_of(who) if t.allowed == {who, "lotse"}]
    last = max(alone, key=lambda topic: max(topic.post_ids))
    return last.id, written(s, last.id)[-1]


def test_a_pair_of_the_forum_is_asked_and_ends(database: str) -> None:
    async def story() -> None:
        async with stage(database, quietly()) as s:
            await together(s)
            await s.pass_time(days=3, hours=14)
            for who in ("heinz", "leyla"):
                topic, question = newest(s, who)
                assert "Habt ihr euch schon verabredet?" in question
                assert "„Ja“, „Noch nicht“ oder „passt nicht“" in question
            before = told(s, "leyla")
            topic, _ = newest(s, "heinz")
            assert "läuft bis zum" in await answer(s, "heinz", topic, "noch nicht")
            assert told(s, "leyla") == before
            await s.pass_time(days=35)
            topic, question = newest(s, "heinz")
            assert "Wie war es bisher für dich?" in question
            assert "von selbst" in await answer(s, "heinz", topic, "gut")
            assert "gemerkt" in await answer(s, "heinz", topic, "Wir machen weiter")
            topic, _ = newest(s, "leyla")
            assert "Schreibt ihr mir beide" in await answer(s, "leyla", topic, "gut")
            assert "möchtet beide" in await answer(s, "leyla", topic, "wir machen weiter")
            await s.settle()
            assert "möchtet beide" in newest(s, "heinz")[1]
            kept = await rows(s, check_in)
            assert [(one["felt"], one["goes_on"]) for one in kept] == [("good", True)] * 2
            await s.pass_time(days=50)
            assert [one["state"] for one in await rows(s, match)] == ["ended"]
            [group] = [t for t in s.forum.pms_of("heinz") if "leyla" in t.allowed]
            assert "ist um" in written(s, group.id)[0]

    run(story)


def test_hard_and_a_talk_by_letters_name_only_who_wants_it(database: str) -> None:
    async def story() -> None:
        async with stage(database, quietly()) as s:
            await together(s)
            await s.pass_time(days=39)
            notes = len(s.slack.messages("moderation"))
            before = told(s, "heinz")
            topic, _ = newest(s, "leyla")
            assert "bringe euch nicht wieder zusammen" in await answer(
                s, "leyla", topic, "Schwierig"
            )
            assert "Worum es geht" in await answer(s, "leyla", topic, "ja, bitte")
            await s.settle()
            (note,) = s.slack.messages("moderation")[notes:]
            assert "möchte privat mit der Moderation sprechen" in note.text
            assert "heinz" not in str(note).casefold()
            assert told(s, "heinz") == before

    run(story)
