"""A topic's parent or child counts in a round, less than the topic itself, and is named."""

from __future__ import annotations

from bot.reactions._round_asking import YES
from bot.reactions.report_match import UNFIT
from bot.store.schema import match
from tests.stories.slack_acts import YES as AGREE
from tests.stories.slack_acts import lotse, press, profile, rows, run, told
from tests.stories.stage import Staged, stage
from tests.stories.test_slack_round import held, over

WIDE, PART = "Künstliche Intelligenz", "Sprachmodelle"
AS_A_PART = f"{WIDE} (angeboten als {PART})"
AS_A_WHOLE = f"{PART} (angeboten als {WIDE})"


async def asked(s: Staged, *who: str) -> None:
    """They say yes to the round, and it goes out."""
    await s.pass_time(days=1, hours=1)
    for one in who:
        await press(s, one, YES)
    await over(s)


def read_in_group(s: Staged) -> str:
    (group,) = s.slack.groups()
    return "\n".join(message.text for message in s.slack.messages(group.id))


def test_who_teaches_a_part_of_it_helps_and_everybody_reads_so(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await profile(s, "jonas", teaches={"sprachmodelle": 4})
            await profile(s, "mira", learns={"ki": 1})
            await asked(s, "jonas", "mira")
            (row,) = await rows(s, match)
            assert (row.topic, row.taught_as) == ("ki", "sprachmodelle")
            for who in ("jonas", "mira"):
                assert AS_A_PART in told(s, who)[-1]
                await press(s, who, AGREE)
            await s.settle()
            assert AS_A_PART in read_in_group(s)
            assert AS_A_PART in await lotse(s, "mira", "warum")
            await s.pass_time(days=4)
            assert WIDE in told(s, "mira")[-1], "whether they made a date"
            await lotse(s, "jonas", "passt nicht Sprachmodelle")
            await s.settle()
            assert [one.state for one in await rows(s, match)] == ["ended"]

    run(story)


def test_the_topic_itself_is_better_and_nothing_else_is_named(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await profile(s, "jonas", teaches={"sprachmodelle": 4}, hours="1")
            await profile(s, "grace", teaches={"ki": 4}, hours="1")
            await profile(s, "mira", learns={"ki": 1})
            await asked(s, "jonas", "grace", "mira")
            (row,) = await rows(s, match)
            assert (row.topic, row.taught_as) == ("ki", "")
            assert s.slack.member("grace").id in row.expert
            assert "angeboten als" not in told(s, "mira")[-1]

    run(story)


def test_a_tandem_names_both_ways(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            both = {"hours": "1", "exchange": ["yes"]}
            await profile(s, "jonas", teaches={"sprachmodelle": 4}, learns={"excel": 1}, **both)
            await profile(s, "mira", teaches={"excel": 4}, learns={"ki": 1}, **both)
            await asked(s, "jonas", "mira")
            assert {(one.form, one.topic, one.taught_as) for one in await rows(s, match)} == {
                ("tandem", "ki", "sprachmodelle"),
                ("tandem", "excel", ""),
            }
            for who in ("jonas", "mira"):
                assert AS_A_PART in told(s, who)[-1]
                await press(s, who, AGREE)
            await s.settle()
            assert AS_A_PART in read_in_group(s)
            await press(s, "mira", UNFIT)
            await s.settle()
            assert {one.state for one in await rows(s, match)} == {"ended"}

    run(story)


def test_who_teaches_the_whole_helps_with_a_part(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await profile(s, "jonas", teaches={"ki": 4})
            await profile(s, "mira", learns={"sprachmodelle": 1})
            await asked(s, "jonas", "mira")
            assert AS_A_WHOLE in told(s, "jonas")[-1]

    run(story)
