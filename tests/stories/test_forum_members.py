"""A member who is only in the forum: profile, match and pair by private messages (4.3, S2.13)."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema import consent, filling, match, profile
from tests.stories.forum_acts import dump, run, told, write, written
from tests.stories.letter_acts import answer, profile_by_letters
from tests.stories.slack_acts import lotse, two_profiles
from tests.stories.stage import Staged, stage


async def rows(s: Staged, table: sa.Table) -> list[dict[str, object]]:
    """All rows of a table."""
    found = await s.bot.store.read(lambda c: c.execute(sa.select(table)).mappings().all())
    return [dict(row) for row in found]


def test_a_profile_is_told_question_by_question(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await write(s, "heinz", "Profil")
            assert "Darf ich das speichern?" in written(s, topic)[0]
            assert await rows(s, filling) == [], "nothing is kept before the consent"
            assert "Background" in await answer(s, "heinz", topic, "ja")
            assert "Wie heißt du?" in await answer(s, "heinz", topic, "Vorstand im Verein")
            assert "Background" in await answer(s, "heinz", topic, "zurück")
            assert await rows(s, consent) == [], "nor a profile before the first step is done"
            told_now = await answer(
                s, "heinz", topic, "weiter", "Heinz", "skip", "überspringen", "nee"
            )
            assert "Was möchtest du lernen?" in told_now
            assert "Excel" in await answer(s, "heinz", topic, "Exzel-Dinge")
            assert "Was kannst du anderen zeigen?" in await answer(s, "heinz", topic, "exel")
            assert "Wo stehst du bei" in await answer(s, "heinz", topic, "überspringen")
            assert "Zahl" in await answer(s, "heinz", topic, "geht so")
            assert "Stunden" in await answer(s, "heinz", topic, "1")
            assert "Sprachen" in await answer(s, "heinz", topic, "zwei Stunden")
            done = await answer(s, "heinz", topic, "deutsch", "Di abends", "online", "skip")
            assert "Profil" in done
            [kept] = await rows(s, profile)
            assert kept["account"] == "discourse:heinz"
            for words in ('"excel":1', "tu-evening", "Vorstand im Verein", '"complete":true'):
                assert words in str(kept["payload"]), words
            assert await rows(s, filling) == []
            assert len(s.forum.pms_of("heinz")) == 1, "all in one conversation"

    run(story)


def test_a_no_to_the_consent_keeps_nothing(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await write(s, "heinz", "profile")
            assert "keep nothing" in await answer(s, "heinz", topic, "no")
            left = await dump(s, without=("inbox",))
            assert "heinz" not in left

    run(story)


def test_a_restart_in_between_loses_nothing_and_a_week_of_silence_forgets_it(
    database: str,
) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await write(s, "heinz", "profil")
            await answer(s, "heinz", topic, "ja", "Verein")
            await s.pass_time(days=6)
            assert "Was willst du machen?" in await answer(s, "heinz", topic, "Heinz")
            await s.pass_time(days=7, hours=1)
            said = await answer(s, "heinz", topic, "Lernen")
            assert "Das habe ich nicht verstanden" in said
            await s.bot.store.prune()
            assert await rows(s, filling) == []
            assert "Verein" not in await dump(s)

    run(story)


def test_two_forum_members_become_a_pair(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile_by_letters(s, "heinz", learns="Excel")
            leyla = await profile_by_letters(s, "leyla", teaches="Excel", levels=("4",))
            mine = await write(s, "heinz", "partner")
            await s.pass_time(minutes=1)
            assert "habe ich jemanden gefunden" in "".join(told(s, "heinz"))
            asked = written(s, leyla)[-1]
            assert "Jemand möchte" in asked
            assert asked.endswith("Antworte hier einfach mit „ja“ oder „nein“.")
            assert "einz" not in asked, "nobody is named yet"
            assert "andere Antwort" in await _edited(s, "leyla", leyla, "Ja, gern!")
            await answer(s, "heinz", mine, "ja")
            await s.settle()
            [group] = [t for t in s.forum.pms_of("heinz") if "leyla" in t.allowed]
            assert group.allowed == {"heinz", "leyla", "lotse"}
            [hello] = written(s, group.id)
            assert "@heinz" in hello
            assert "@leyla" in hello
            assert "Antworte darauf nicht hier" in hello
            assert [row["state"] for row in await rows(s, match)] == ["accepted"]
            await s.forum.reply("heinz", group.id, "Hallo! melden")
            await s.settle()
            assert len(written(s, group.id)) == 1, "Lotse does not read along"
            await answer(s, "heinz", mine, "passt nicht")
            await s.pass_time(minutes=1)
            assert "Danke, dass du es sagst" in "".join(told(s, "heinz"))
            assert "und das sagt nichts über dich" in "".join(told(s, "leyla"))
            assert "aufgelöst" in written(s, group.id)[0]
            assert [row["state"] for row in await rows(s, match)] == ["ended"]

    run(story)


async def _edited(s: Staged, who: str, topic: int, text: str) -> str:
    """Answer, and read what became of the message that was answered."""
    await answer(s, who, topic, text)
    return written(s, topic)[-1]


def test_a_no_stays_between_us(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile_by_letters(s, "heinz", learns="Excel")
            leyla = await profile_by_letters(s, "leyla", teaches="Excel", levels=("4",))
            mine = await write(s, "heinz", "partner")
            await s.pass_time(minutes=1)
            await answer(s, "heinz", mine, "ja")
            assert "dein Nein bleibt unter uns" in await _edited(s, "leyla", leyla, "nein danke")
            assert "Das liegt nicht an dir" in "".join(told(s, "heinz"))

    run(story)


def test_who_is_only_here_and_who_is_only_there_cannot_meet(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            await profile_by_letters(s, "heinz", learns="Excel")
            mine = await write(s, "heinz", "partner")
            assert "habe ich jemanden gefunden" not in written(s, mine)[-1]
            assert await rows(s, match) == []
            assert "gefunden" in await lotse(s, "mira", "partner")

    run(story)


def test_ones_own_data_come_as_a_message(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await profile_by_letters(s, "heinz", learns="Excel")
            await answer(s, "heinz", topic, "meine daten")
            await s.pass_time(minutes=1)
            said = "".join(written(s, topic))
            assert "```json" in said
            assert '"discourse:heinz"' in said
            assert len(s.forum.pms_of("heinz")) == 1

    run(story)
