"""The home tab in Slack: everything can be seen, changed and stopped from one screen."""

from __future__ import annotations

import asyncio

from bot.reactions._round_asking import NO as NOT_IN
from bot.reactions._round_asking import YES as IN
from bot.reactions.report_match import UNFIT
from bot.store.schema import consent, part
from bot.store.schema import profile as profiles
from tests.stories.slack_acts import (
    EXCEL,
    YES,
    account,
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
from tests.stories.test_slack_round import held, over

OPEN = "views.open"


async def look(s: Staged, who: str) -> str:
    """Open the home tab; all that stands there."""
    await s.slack.open_home(who)
    await s.settle()
    return seen(s, who)


def seen(s: Staged, who: str) -> str:
    view = s.slack.home_of(who)
    return "" if view is None else str(view.body["blocks"])


async def press_home(s: Staged, who: str, button: str, value: str | None = None) -> None:
    view = s.slack.home_of(who)
    assert view is not None
    await s.slack.press_in_view(who, view.id, button, value)
    await s.settle()


def window(s: Staged, who: str) -> str:
    """What the window over the tab says."""
    view = s.slack.view_of(who)
    return "" if view is None else str(view.body["blocks"])


def test_a_newcomer_begins_from_the_home_tab(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            assert "Du hast noch kein Profil" in await look(s, "mira")
            await press_home(s, "mira", "ask_profile-start")
            assert s.slack.view_of("mira") is not None
            await s.slack.close_view("mira")
            await profile(s, "mira", learns={"excel": 1})
            await s.settle()
            now = seen(s, "mira")
            assert "Du heißt hier *Mira*" in now, "it was drawn again by itself"
            assert "Deine Stufe: angefangen" in now
            assert "moderation" not in now.casefold()

    run(story)


def test_a_level_is_changed_and_a_topic_removed(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile(s, "mira", learns={"excel": 1})
            await look(s, "mira")
            await press_home(s, "mira", "ask_profile-topic")
            view = s.slack.view_of("mira")
            assert view is not None
            await s.slack.submit("mira", view.id, {"ask_profile-choice": "2"})
            await s.settle()
            assert "gespeichert" in window(s, "mira")
            assert "Deine Stufe: komme zurecht" in seen(s, "mira")
            await s.slack.close_view("mira")
            await press_home(s, "mira", "ask_profile-topic")
            view = s.slack.view_of("mira")
            assert view is not None
            await s.slack.submit("mira", view.id, {"ask_profile-choice": "remove"})
            await s.settle()
            assert "Deine Stufe" not in seen(s, "mira")

    run(story)


def test_what_waits_is_answered_from_here(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            assert "wartet auf dich" not in await look(s, "jonas")
            await lotse(s, "mira", "partner")
            await s.settle()
            assert "wartet auf dich" in await look(s, "jonas")
            await press_home(s, "jonas", YES)
            assert "hast du Ja gesagt" in seen(s, "jonas")
            assert not may_press(s, "jonas", YES), "nor in the message"
            await look(s, "mira")
            await press_home(s, "mira", YES)
            assert await states(s) == ["accepted"]
            assert "Ja gesagt" not in seen(s, "jonas") + seen(s, "mira")

    run(story)


def test_a_round_is_answered_and_followed_from_here(database: str) -> None:
    async def story() -> None:
        async with stage(database, held()) as s:
            await two_profiles(s)
            for who in ("jonas", "mira"):
                assert "Lernrunde" not in await look(s, who)
            await s.pass_time(days=1, hours=1)
            for who in ("jonas", "mira"):
                assert "Bist du diesmal dabei?" in seen(s, who)
            await press_home(s, "mira", NOT_IN)
            assert "geht diesmal ohne dich" in seen(s, "mira")
            assert says(s, told(s, "mira")[-1], "hold_rounds-not_in")
            await press_home(s, "mira", IN)
            assert "dabei. Bis" in seen(s, "mira")
            await press(s, "jonas", IN)
            await s.settle()
            assert "dabei. Bis" in seen(s, "jonas"), "whichever way it was answered"
            assert [row.says for row in await rows(s, part)] == ["yes", "yes"]
            await over(s)
            for who in ("jonas", "mira"):
                assert "Lernrunde" not in seen(s, who)
                assert "wartet auf dich" in seen(s, who)
                await press_home(s, who, YES)
            for who, does in (("jonas", "hilfst bei"), ("mira", "lernst")):
                assert f"Du bist in einem Lernpaar und {does} *Excel" in seen(s, who)
            await press(s, "jonas", UNFIT)
            await s.settle()
            for who in ("jonas", "mira"):
                assert "Lernpaar und" not in seen(s, who)

    run(story)


def test_pause_language_and_own_data_answer_where_they_are_pressed(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            await look(s, "jonas")
            await press_home(s, "jonas", "pause_member-start")
            assert "du hast Pause" in window(s, "jonas"), "in a window, not in the messages"
            assert "Du hast Pause" in seen(s, "jonas")
            assert told(s, "jonas") == []
            view = s.slack.view_of("jonas")
            assert view is not None
            await s.slack.press_in_view("jonas", view.id, "pause_member-stop")
            await s.settle()
            assert "du bist wieder dabei" in window(s, "jonas")
            assert "Du hast Pause" not in seen(s, "jonas")
            await s.slack.close_view("jonas")
            await press_home(s, "jonas", "choose_language-en")
            assert "Hello, I am Lotse" in seen(s, "jonas")
            await s.slack.close_view("jonas")
            await press_home(s, "jonas", "export_data-send")
            assert [m.files for m in s.slack.dms("jonas")] == [("lotse-my-data.json",)]

    run(story)


def test_being_forgotten_takes_two_presses(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile(s, "mira", learns={"excel": 1})
            await look(s, "mira")
            await press_home(s, "mira", "forget_member-open")
            assert len(await rows(s, consent)) == 1
            view = s.slack.view_of("mira")
            assert view is not None
            await s.slack.press_in_view("mira", view.id, "forget_member-yes")
            await s.settle()
            assert "Ich habe dich vergessen" in window(s, "mira")
            assert await rows(s, consent) == []
            assert "Du hast noch kein Profil" in await look(s, "mira")

    run(story)


def test_own_questions_come_and_go(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await look(s, "mira")
            ts = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            assert "Eine Frage von dir ist noch offen" in seen(s, "mira")
            await s.slack.say("jonas", "#hilfe", "Daten, Duplikate entfernen.", ts)
            await s.settle()
            assert "noch offen" not in seen(s, "mira")

    run(story)


def test_moderators_see_how_it_goes_and_members_do_not(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            theirs = await look(s, "petra")
            assert "Eine Frage ist offen" in theirs
            assert "Nichts ist liegen geblieben" in theirs
            assert "Für die Moderation" not in await look(s, "jonas")
            assert account(s, "mira") not in theirs

    run(story)


def test_a_click_too_slow_for_its_window_is_answered_privately(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile(s, "jonas", teaches={"excel": 4})
            await look(s, "jonas")
            s.slack.mischief.add(OPEN, "error", error="expired_trigger_id", times=3)
            await press_home(s, "jonas", "pause_member-start")
            assert says(s, told(s, "jonas")[-1], "pause_member-on")
            await press_home(s, "jonas", "ask_profile-change")
            assert says(s, told(s, "jonas")[-1], "slack-failed")
            kept = await rows(s, profiles)
            assert len(kept) == 1

    run(story)


def test_two_clicks_at_once_change_it_once(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile(s, "jonas", teaches={"excel": 4})
            await look(s, "jonas")
            await asyncio.gather(
                *(press_home(s, "jonas", "pause_member-start") for _ in range(2)),
                return_exceptions=True,
            )
            await s.settle()
            assert "Du hast Pause" in seen(s, "jonas")
            assert len(await rows(s, profiles)) == 1

    run(story)
