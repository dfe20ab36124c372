"""What moderators can do, what others are told, and how the bot comes and goes."""

from __future__ import annotations

from bot import care
from bot.store.schema import match
from tests.stories.slack_acts import (
    EXCEL,
    FORGET,
    R,
    account,
    dump,
    lotse,
    press,
    restarted,
    rows,
    run,
    said,
    sendings,
    told,
    two_profiles,
)
from tests.stories.stage import Staged, stage


async def stopped(s: Staged) -> int:
    """Petra stops the bot; how often it has spoken until then."""
    assert "Ich bin angehalten" in await lotse(s, "petra", "stopp")
    await s.settle()
    return sendings(s)


def test_stop_is_public_and_holds_until_continue(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            before = await stopped(s)
            (public,) = said(s, "#hilfe", "Die Moderation hat mich angehalten")
            assert s.slack.member("petra").id not in public.text, "no names in public"
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            assert "angehalten" in await lotse(s, "mira", "partner")
            assert "Das kannst du tippen" in await lotse(s, "mira", "hilfe")
            await s.pass_time(days=8)
            assert sendings(s) == before, "nothing was sent, not even the digest"

            assert "Ich mache weiter" in await lotse(s, "petra", "weiter")
            again = await s.slack.say("mira", "#hilfe", R)
            await s.settle()
            assert len(said(s, "#hilfe", "Ich bin wieder da")) == 1
            assert len(s.lines("#hilfe", again)) == 1
            assert len(s.lines("#hilfe", asked)) <= 1

    run(story)


def test_what_waits_stays_waiting_while_stopped(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.slack.mischief.add("chat.postMessage", "busy", seconds=60)
            asked = await s.slack.say("mira", "#vorstellung", EXCEL)
            await s.settle()
            await stopped(s)
            await s.pass_time(hours=1)
            assert s.lines("#vorstellung", asked) == []
            await lotse(s, "petra", "weiter")
            await s.settle()
            assert len(s.lines("#vorstellung", asked)) == 1

    run(story)


def test_forgetting_works_while_stopped(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            await stopped(s)
            await lotse(s, "mira", "vergiss mich")
            await press(s, "mira", FORGET)
            await s.settle()
            assert account(s, "mira") not in await dump(s)

    run(story)


def test_others_are_refused_kindly(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await s.slack.join("gast", restricted=True, admin=True)
            for who in ("mira", "gast"):
                for words in ("stopp", "weiter", "digest vorschau"):
                    answer = await lotse(s, who, words)
                    assert "nur die Moderation" in answer, (who, words)
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            assert len(s.lines("#hilfe", asked)) == 1, "and it still runs"

    run(story)


def test_members_of_the_moderators_channel_moderate(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            assert "nur die Moderation" in await lotse(s, "aylin", "stopp")
            await s.slack.enter("aylin", "#moderation", s.slack.member("petra").id)
            assert "Ich bin angehalten" in await lotse(s, "aylin", "stopp")

    run(story)


def test_unknown_words_get_the_nearest_command(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            for typed, meant in {
                "profiel": "/lotse profil",
                "partnr": "/lotse partner",
                "vergis mich": "/lotse vergiss mich",
                "profil payload={}": "",
                "payload": "",
                "hilfe payload=%7B%22type%22%3A1%7D": "",
                "xyzzy <!channel>": "/lotse hilfe",
            }.items():
                answer = await lotse(s, "mira", typed)
                assert meant in answer, typed
                await s.slack.close_view("mira")
            assert "/lotse hilfe" in await lotse(s, "mira", "payload")
            assert "Das kannst du tippen" in await lotse(s, "mira", "hilfe payload")
            assert "type: profile" not in await lotse(s, "mira", "help payload")
            assert s.slack.alarms == []

    run(story)


def test_the_bot_introduces_itself_once_per_channel(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            s.slack.add_channel("plausch")
            for channel in ("#hilfe", "#plausch"):
                await s.slack.invite_bot(channel, by="petra")
                await s.slack.leave("lotse", channel)
                await s.slack.invite_bot(channel, by="petra")
                await s.settle()
                (hello,) = said(s, channel, "Hallo, ich bin Lotse")
                assert "/lotse stopp" in hello.text
                assert ("steht nicht auf meiner Liste" in hello.text) is (channel == "#plausch")

    run(story)


def test_a_removed_app_is_silent_and_the_doctor_says_so(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            await lotse(s, "mira", "partner")
            await s.settle()
            before = sendings(s)
            await s.slack.remove_app()
            await s.pass_time(days=8)
            assert [row.state for row in await rows(s, match)] == ["expired"]
            assert sendings(s) == before, "neither the digest nor the edits were tried"
            sick = [f.what for f in await care.examine(s.bot.settings) if not f.ok]
            assert any("entfernt" in what for what in sick), sick
            assert any("account_inactive" in what for what in sick), sick

            s.slack.token_error = ""
            async with restarted(s):
                await s.pass_time(minutes=1)
                assert len(said(s, "#hilfe", "Die Woche")) == 1, "installed again: what waited goes"
                assert "nicht mehr offen" in told(s, "jonas")[0]

    run(story)


def test_a_token_that_is_no_good_is_noticed_without_being_told(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            s.slack.token_error = "token_revoked"
            await s.pass_time(hours=1)
            before = sendings(s)
            await s.pass_time(days=1)
            assert sendings(s) == before
            assert s.lines("#hilfe", asked) == []

    run(story)
