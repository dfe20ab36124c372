"""What not everybody may read is never stored, and nothing is ever said to it."""

from __future__ import annotations

import pytest

from tests.stories.forum_acts import ask, catch_up, dump, run, told
from tests.stories.stage import Staged, stage

SECRET = "Sonnenblumenkernbrot"


async def say_what_is_private(s: Staged, topic: int) -> None:
    """Everything that the webhook delivers although it is not for everybody."""
    forum = s.forum
    asks = f"Wie finde ich Dubletten in Excel? {SECRET}"
    private = await forum.private_message("heinz", "leyla", asks, f"Kennst du {SECRET}?")
    await forum.reply("leyla", private, f"Nein, {SECRET} kenne ich nicht.")
    await forum.private_message("heinz", ["lotse"], asks, f"Lotse, wer kennt {SECRET}?")
    await forum.whisper("petra", topic, f"Nur unter uns: {SECRET}")
    await forum.small_action("petra", topic)
    forum.add_category("Intern", read_restricted=True, readers=["petra", "lotse"])
    for place in ("Vorstand", "Intern"):  # the bot's account may read the second one
        await forum.open_topic("petra", place, f"{asks} {place}", f"Wer weiß etwas? {SECRET}")
    for event in ("post_created", "topic_created"):
        forum.mischief.add(f"webhook:{event}", "late", seconds=60)
    flagged = await forum.open_topic("sam", "Fragen", asks, f"Billig: {SECRET}!")
    await forum.hide_post(forum.topic(flagged).post_ids[0])


@pytest.mark.prevents("F14")
def test_private_things_leave_no_word_behind_and_get_no_answer(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            topic = await ask(s)
            made = len(s.forum.created_by_bot())
            await say_what_is_private(s, topic)
            await s.pass_time(minutes=5)
            await catch_up(s)
            await s.pass_time(minutes=5)
            assert sum(SECRET.encode() in d.content for d in s.forum.deliveries) >= 10, "delivered"
            left = await dump(s)
            assert "doppelte Einträge" in left, "this dump would show it"
            assert SECRET not in left
            assert "petra" not in left, "nor who wrote"
            assert len(s.forum.created_by_bot()) == made + 1
            [answer] = told(s, "heinz")  # who wrote to Lotse alone is answered alone
            assert SECRET not in answer

    run(tell)


def test_a_category_that_closes_takes_its_questions_out_of_what_is_said(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            s.forum.add_category("Ecke")
            topic = await ask(s, place="Ecke")
            other = await ask(s, "leyla", title="Wie lösche ich Dubletten in Excel?")
            await s.forum.restrict("Ecke", readers=["heinz"])
            await s.pass_time(days=8)
            weeks = [p.raw for p in s.forum.created_by_bot() if "Die Woche" in p.raw]
            weeks += [m.text for m in s.slack.messages("#hilfe") if "Die Woche" in m.text]
            assert len(weeks) >= 2
            assert all("Dubletten in Excel" in week for week in weeks), f"topic {other} is public"
            assert not any("doppelte Einträge" in week for week in weeks), f"topic {topic} is not"

    run(tell)
