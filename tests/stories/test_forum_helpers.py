"""Members of the forum are asked for help, too: by a message, answered with a word (4.3, step 5).

There nobody sees an edit, and a message may be an e-mail: so whoever wrote is answered, whoever
helped is thanked, and all else stays quiet.
"""

from __future__ import annotations

import pytest

from bot.store.schema import helper
from tests.stories.forum_acts import ask, dump, posts_of_bot, run, told, write, written
from tests.stories.helper_acts import YES, asked, asks, offering, states
from tests.stories.letter_acts import answer, profile_by_letters
from tests.stories.slack_acts import account, press, rows, says
from tests.stories.slack_acts import told as told_in_slack
from tests.stories.stage import Staged, stage
from tests.stories.test_forum_linking import link_from_slack

HINT = "Antworte hier einfach mit „ja“, „nein“ oder „kenne jemanden“."
QUESTION = "doppelte Einträge"


async def helpers(s: Staged, *people: str) -> dict[str, int]:
    """Members who are only in the forum and offer Excel; the conversation of each."""
    return {who: await profile_by_letters(s, who, teaches="Excel", levels=("3",)) for who in people}


def waits(s: Staged, topic: int) -> bool:
    """Whether a conversation holds a request that is not over."""
    return any(HINT in text for text in written(s, topic))


async def first_rung(s: Staged) -> int:
    """Heinz asks in the forum, and two hours pass; his topic."""
    topic = await ask(s)
    await s.pass_time(hours=2, minutes=10)
    return topic


@pytest.mark.prevents("F4")
def test_two_members_of_the_forum_are_asked_by_message_and_the_asker_sees_nothing(
    database: str,
) -> None:
    async def story() -> None:
        async with stage(database) as s:
            talks = await helpers(s, "leyla", "sam", "petra")
            topic = await ask(s)
            await s.pass_time(hours=1, minutes=50)
            assert not any(waits(s, talk) for talk in talks.values())
            await s.pass_time(minutes=20)
            assert sorted(waits(s, talk) for talk in talks.values()) == [False, True, True]
            for who, talk in talks.items():
                assert len(s.forum.pms_of(who)) == 1, "in the conversation that there is"
                if waits(s, talk):
                    request = written(s, talk)[-1]
                    assert QUESTION in request
                    assert "weil du das angeboten hast" in request
                    assert "Mit `pause` lasse ich dich in Ruhe" in request
                    assert "Ich bin Lotse, ein Bot" in request, "the first one says who writes"
                    assert "einz" not in request
            assert told(s, "heinz") == []
            assert len(posts_of_bot(s, topic)) == 1, "the topic has its one line"

    run(story)


def test_the_first_yes_is_answered_and_frees_the_other_without_a_word(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            talks = await helpers(s, "leyla", "sam")
            topic = await first_rung(s)
            before = len(written(s, talks["sam"]))
            said = await answer(s, "leyla", talks["leyla"], "Ja, gern")
            assert "einfach direkt ins Forum" in said
            assert said.endswith("Antworte hier einfach mit „nein“.")
            assert await states(s) == {"discourse:leyla": "yes", "discourse:sam": "freed"}
            assert len(written(s, talks["sam"])) == before, "nobody is told twice"
            assert says(s, written(s, talks["sam"])[-1], "suggest_helpers-freed")
            await s.forum.reply("leyla", topic, "Daten, dann Duplikate entfernen: fertig.")
            await s.settle()
            assert await states(s) == {"discourse:leyla": "helped", "discourse:sam": "freed"}
            assert written(s, talks["leyla"])[-1] == "Danke für deine Antwort im Forum!"
            counts = {who: len(told(s, who)) for who in talks}
            await s.pass_time(days=4)
            assert {who: len(told(s, who)) for who in talks} == counts, "the ladder has ended"
            assert "Danke, dass du da bist" in await answer(s, "sam", talks["sam"], "ja")

    run(story)


def test_a_yes_without_a_word_is_quietly_released_and_a_late_yes_is_welcome(
    database: str,
) -> None:
    async def story() -> None:
        async with stage(database) as s:
            talks = await helpers(s, "leyla", "sam", "petra")
            await first_rung(s)
            first = next(who for who, talk in talks.items() if waits(s, talk))
            third = next(who for who, talk in talks.items() if not waits(s, talk))
            await answer(s, first, talks[first], "ja")
            before = len(written(s, talks[first]))
            await s.pass_time(hours=24, minutes=5)
            assert (await states(s))[f"discourse:{first}"] == "released"
            assert len(written(s, talks[first])) == before
            assert any("sag mir Bescheid" in text for text in written(s, talks[first]))
            assert waits(s, talks[third])
            assert "direkt ins Forum" in await answer(s, first, talks[first], "Ja, jetzt doch")
            found = await states(s)
            assert (found[f"discourse:{first}"], found[f"discourse:{third}"]) == ("yes", "freed")
            assert "Dein Nein bleibt unter uns" in await answer(s, first, talks[first], "nein")

    run(story)


@pytest.mark.prevents("F4")
def test_a_no_and_somebody_else_are_told_to_nobody(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            talks = await helpers(s, "leyla", "sam", "petra")
            await first_rung(s)
            first, second = (who for who, talk in talks.items() if waits(s, talk))
            third = next(who for who in talks if who not in (first, second))
            said = await answer(s, first, talks[first], "nein danke")
            assert "Dein Nein bleibt unter uns" in said
            await s.settle()
            assert waits(s, talks[third])
            said = await answer(s, second, talks[second], "Ich kenne jemanden")
            assert "Gib dieser Person einfach den Link aus meiner Anfrage weiter" in said
            assert sorted((await states(s)).values()) == ["asked", "no", "no"]
            assert told(s, "heinz") == []

    run(story)


def test_who_is_only_in_the_forum_is_not_asked_about_slack(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            talks = await helpers(s, "leyla")
            await offering(s, "jonas")
            await asks(s)
            await s.pass_time(hours=3)
            assert asked(s, "jonas") == 1
            assert not waits(s, talks["leyla"])
            assert list(await states(s)) == [account(s, "jonas")]

    run(story)


def test_one_member_with_two_accounts_is_asked_once_and_in_slack(database: str) -> None:
    """Whichever of the two is the home, and whichever wrote what they are known for."""

    async def story() -> None:
        async with stage(database) as s:
            talk = await profile_by_letters(s, "leyla", teaches="Excel", levels=("3",))
            await link_from_slack(s, "mira", "leyla")
            counted = len(written(s, talk))
            topic = await first_rung(s)
            assert asked(s, "mira") == 1
            await press(s, "mira", YES)
            await s.forum.reply("leyla", topic, "Daten, dann Duplikate entfernen: fertig.")
            await s.settle()
            assert says(s, told_in_slack(s, "mira")[-1], "suggest_helpers-helped")
            await asks(s, "petra")
            await s.pass_time(hours=2, minutes=10)
            assert asked(s, "mira") == 1, "about a thread in Slack, too"
            assert [one.account for one in await rows(s, helper)] == ["discourse:leyla"] * 2
            assert len(written(s, talk)) == counted, "nothing of it is said in the forum"

    run(story)


@pytest.mark.prevents("F1", "F5")
def test_manners_hold_in_the_forum(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            talks = await helpers(s, "leyla")
            await s.pass_time(hours=11)  # in the evening
            await ask(s, title="Wie zähle ich in Excel die Zeilen?")
            await s.pass_time(hours=9)
            assert not waits(s, talks["leyla"]), "not at night"
            await s.pass_time(hours=3)
            assert waits(s, talks["leyla"])
            for number in range(3):
                await ask(s, title=f"Wie sortiere ich in Excel {number} Spalten?")
            await s.pass_time(hours=5)
            assert len(await rows(s, helper)) == 2, "two unasked a week"
            await answer(s, "leyla", talks["leyla"], "pause")
            await s.pass_time(minutes=1)
            assert set((await states(s)).values()) == {"freed"}
            assert not waits(s, talks["leyla"])

    run(story)


def test_no_message_leads_to_a_topic_that_is_gone(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            talks = await helpers(s, "leyla", "sam")
            topic = await first_rung(s)
            await answer(s, "leyla", talks["leyla"], "ja")
            assert any(QUESTION in text for text in told(s, "leyla"))
            await s.forum.delete_topic(topic, by="heinz")
            await s.pass_time(minutes=1)
            for who in talks:
                assert not any(QUESTION in text for text in told(s, who))
                assert not any(f"/{topic}" in text for text in told(s, who))

    run(story)


def test_what_is_said_in_between_does_not_matter(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            talks = await helpers(s, "leyla")
            await first_rung(s)
            talk = talks["leyla"]
            said = await answer(
                s, "leyla", talk, "Klick auf die Spalte, dann auf Duplikate entfernen."
            )
            assert "Schreib sie bitte direkt ins Forum" in said
            assert said.endswith(HINT)
            await answer(s, "leyla", talk, "hilfe")
            assert "direkt ins Forum" in await answer(s, "leyla", talk, "ja")
            assert await states(s) == {"discourse:leyla": "yes"}
            elsewhere = await write(s, "sam", "ja")
            assert "Das habe ich nicht verstanden" in written(s, elsewhere)[-1]

    run(story)


def test_who_was_asked_can_be_forgotten_and_the_question_goes_on(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            talks = await helpers(s, "leyla")
            await first_rung(s)
            await answer(s, "leyla", talks["leyla"], "ja", "vergiss mich")
            said = await answer(s, "leyla", talks["leyla"], "ja, vergessen")
            assert "Ich habe dich vergessen" in said
            await s.pass_time(minutes=5)
            assert "leyla" not in (await dump(s)).casefold()
            await helpers(s, "sam")
            await s.pass_time(hours=24)
            assert list(await states(s)) == [None, "discourse:sam"]

    run(story)


def test_a_digest_by_message_offers_what_the_member_can_open_and_a_number_takes_it(
    database: str,
) -> None:
    async def story() -> None:
        async with stage(database) as s:
            talk = (await helpers(s, "leyla"))["leyla"]
            await s.slack.say("mira", "#hilfe", "Wie filtere ich in Excel nach Farben?")
            topic = await ask(s)
            await s.pass_time(minutes=2)
            await answer(s, "leyla", talk, "digest mir montag 11")
            await s.pass_time(hours=1, minutes=55)
            [digest] = [text for text in written(s, talk) if "passt zu deinen Themen" in text]
            assert "1. [Wie finde ich doppelte" in digest
            assert "Farben" not in digest, "who is only in the forum cannot open it"
            assert "„Übernehmen 1“" in digest
            assert "einz" not in digest
            await answer(s, "leyla", talk, "übernehmen 3")
            assert await states(s) == {}
            said = await answer(s, "leyla", talk, "Übernehmen 1")
            assert "du übernimmst diese Frage" in said
            assert await states(s) == {"discourse:leyla": "yes"}
            assert f"/{topic}" in said or "doppelte" in said

    run(story)


def test_a_member_who_asks_in_the_forum_says_by_a_word_whether_it_helped(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            talk = await profile_by_letters(s, "heinz", learns="Excel")
            topic = await ask(s)
            await s.pass_time(minutes=30)
            await s.forum.reply("sam", topic, "Daten, dann Duplikate entfernen: fertig.")
            await s.pass_time(hours=25)
            asked_back = written(s, talk)[-1]
            assert "Hat das geholfen?" in asked_back
            assert "„Ja“, „Teilweise“ oder „Nein“" in asked_back
            said = await answer(s, "heinz", talk, "ja, sehr!")
            assert "gilt damit als beantwortet" in said
            assert ":white_check_mark:" not in said
            await s.pass_time(hours=30)
            assert not [text for text in written(s, talk)[-1:] if "Hat das geholfen" in text]

    run(story)
