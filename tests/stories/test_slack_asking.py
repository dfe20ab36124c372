"""What members ask of Lotse in Slack: topics, search, pause, language, and why."""

from __future__ import annotations

from bot.effects import Topics
from bot.store.schema import profile as profiles
from tests.stories.slack_acts import (
    EXCEL,
    YES,
    R,
    lotse,
    may_press,
    press,
    profile,
    rows,
    run,
    says,
    states,
    told,
    two_profiles,
)
from tests.stories.stage import Staged, stage


async def shown(s: Staged, who: str, words: str) -> str:
    """Type ``/lotse words``; all that the member reads of the answer, its list too."""
    await lotse(s, who, words)
    return str(s.slack.ephemerals(who)[-1].blocks)


def test_topics_are_listed_with_how_often_they_are_asked_about(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            await profile(s, "jonas", teaches={"excel": 4})
            first = await shown(s, "jonas", "themen")
            excel = f"*{s.bot.words.text('slack-choice', 'de', {'topics': Topics(('excel',))})}*"
            assert f"{excel}: eine Frage. Dabei kannst du helfen." in first
            await press(s, "jonas", "list_topics-page")
            await s.settle()
            second = str(s.slack.ephemerals("jonas")[-1].blocks)
            assert "Seite 2" in second
            assert excel not in second
            assert "one question" in await shown(s, "mira", "topics")

    run(story)


def test_a_search_finds_public_questions_and_no_private_one(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await s.slack.say("mira", "#hilfe", EXCEL)
            await s.slack.say("tom", "#hilfe", R)
            await s.settle()
            found = await shown(s, "aylin", "suche csv rstudio")
            assert "CSV-Datei" in found
            assert "doppelte" not in found
            assert "(noch offen)" in found
            assert "Einträge" in await shown(s, "aylin", "suche dopelte eintraege")
            s.slack.channel("#hilfe").kind = "group"
            await s.pass_time(minutes=6)  # what is known of a channel is asked again by then
            gone = await lotse(s, "aylin", "suche csv rstudio")
            assert "CSV-Datei" not in str(s.slack.ephemerals("aylin")[-1].blocks)
            assert says(s, gone, "search_threads-nothing_on"), "as if nobody had ever asked"
            nothing = await lotse(s, "aylin", "suche Quantenphysik")
            assert says(s, nothing, "search_threads-nothing")
            assert says(s, await lotse(s, "aylin", "suche " + "x" * 3000), "search_threads-long")

    run(story)


def test_who_pauses_is_not_asked_until_they_are_back(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            answer = await lotse(s, "jonas", "pause 2 Wochen")
            assert says(s, answer, "pause_member-on")
            assert says(s, await lotse(s, "mira", "partner"), "propose_match-full")
            assert says(s, await lotse(s, "jonas", "pause"), "pause_member-already")
            await press(s, "jonas", "pause_member-stop")
            await s.settle()
            assert says(s, s.slack.ephemerals("jonas")[-1].text, "pause_member-off")
            assert says(s, await lotse(s, "mira", "partner"), "propose_match-asked")

    run(story)


def test_a_pause_ends_by_itself(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            await lotse(s, "jonas", "pause morgen")
            await s.pass_time(days=1)
            assert says(s, await lotse(s, "mira", "partner"), "propose_match-full")
            await s.pass_time(days=1)
            assert says(s, await lotse(s, "mira", "partner"), "propose_match-asked")

    run(story)


def test_what_waits_moves_on_when_somebody_pauses(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            await lotse(s, "mira", "partner")
            await s.settle()
            await press(s, "mira", YES)
            await s.settle()
            await lotse(s, "jonas", "pause bis 1.12.")
            await s.settle()
            assert await states(s) == ["ended"], "a pause is nobody's silence"
            assert not may_press(s, "jonas", YES)
            assert says(s, told(s, "mira")[-1], "settle_match-not_this_time_learner")
            assert not any("Pause" in text for text in told(s, "mira")), "nobody's absence is told"
            await s.pass_time(hours=80)
            assert len(told(s, "mira")) == 2, "the clock says it no second time"

    run(story)


def test_nonsense_after_pause_gets_a_sentence_and_changes_nothing(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile(s, "jonas", teaches={"excel": 4})
            before = await rows(s, profiles)
            for words, name in (
                ("pause bis 1.1.2020", "pause_member-past"),
                ("pause " + "9" * 3000, "pause_member-unclear"),
                ("pause bis gleich", "pause_member-unclear"),
                ("pause 9 Jahre", "pause_member-far"),
            ):
                assert says(s, await lotse(s, "jonas", words), name), words
            assert await rows(s, profiles) == before

    run(story)


def test_the_language_is_kept_with_the_profile(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            without = await lotse(s, "mira", "language en")
            assert says(s, without, "choose_language-no_profile", "en")
            assert await rows(s, profiles) == []
            await two_profiles(s)
            chosen = await lotse(s, "jonas", "sprache en")
            assert says(s, chosen, "choose_language-chosen", "en")
            await lotse(s, "mira", "partner")
            await s.settle()
            assert says(s, told(s, "jonas")[-1], "propose_match-ask_expert", "en")
            assert says(s, told(s, "mira")[-1], "propose_match-ask_learner", "de")

    run(story)


def test_everybody_may_ask_why_they_got_something(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            nothing = await lotse(s, "jonas", "warum")
            assert says(s, nothing, "explain_why-nothing")
            await s.slack.say("mira", "#hilfe", EXCEL)
            await two_profiles(s)
            await lotse(s, "mira", "partner")
            await s.settle()
            mine, his = await shown(s, "mira", "warum"), await shown(s, "jonas", "warum")
            assert "eine Zeile unter deiner Frage" in mine
            assert "Du hast mit `/lotse partner` jemanden" in mine
            assert "angegeben, dass du dabei helfen kannst" in his
            assert "deiner Frage" not in his
            people = (s.slack.member(who).id for who in ("mira", "jonas"))
            assert not any(one in mine + his for one in people), "nobody is named before two yeses"

    run(story)
