"""What moderators can do, what others are told, and how the bot comes and goes."""

from __future__ import annotations

from bot import care
from bot.store.schema import match
from tests.stories.slack_acts import (
    EXCEL,
    FORGET,
    R,
    account,
    as_in_the_manifest,
    dump,
    lotse,
    press,
    restarted,
    rows,
    run,
    said,
    says,
    sendings,
    told,
    two_profiles,
)
from tests.stories.stage import Staged, stage


async def stopped(s: Staged) -> int:
    """Petra stops the bot; how often it has spoken until then."""
    assert says(s, await lotse(s, "petra", "stopp"), "answer_command-stopped_you")
    await s.settle()
    return sendings(s)


def test_stop_is_public_and_holds_until_continue(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            before = await stopped(s)
            (public,) = said(s, "#hilfe", "answer_command-stopped")
            assert s.slack.member("petra").id not in public.text, "no names in public"
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            assert says(s, await lotse(s, "mira", "partner"), "answer_command-paused")
            assert says(s, await lotse(s, "mira", "hilfe"), "answer_command-help")
            await s.pass_time(days=8)
            assert sendings(s) == before, "nothing was sent, not even the digest"

            assert says(s, await lotse(s, "petra", "weiter"), "answer_command-running_you")
            again = await s.slack.say("mira", "#hilfe", R)
            await s.settle()
            assert len(said(s, "#hilfe", "answer_command-running")) == 1
            assert len(s.lines("#hilfe", again)) == 1
            assert len(s.lines("#hilfe", asked)) <= 1

    run(story)


def test_stop_typed_where_the_bot_is_not_is_told_where_it_listens(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            elsewhere = s.slack.add_channel("kaffee", members=["petra"])
            direct = s.slack.private([s.slack.member("petra").id]).id
            assert said(s, "#vorstellung", "answer_command-stopped") == []
            for number, place in enumerate((elsewhere, direct), start=1):
                for word, name in (("stopp", "stopped"), ("weiter", "running")):
                    answer = await s.slack.command("petra", place, "/lotse", word)
                    assert says(s, str(answer), f"answer_command-{name}_you")
                    await s.settle()
                    heard = said(s, "#vorstellung", f"answer_command-{name}")
                    assert len(heard) == number, "the first channel that it listens to"
            assert await s.bot.store.dead_keys() == []

    run(story)


def test_stop_is_told_to_the_moderators_where_the_bot_hears_nobody(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            for channel in ("#hilfe", "#vorstellung"):
                await s.slack.leave(s.slack.bot_user, channel)
            await lotse(s, "petra", "stopp")
            await s.settle()
            assert len(said(s, "#moderation", "answer_command-stopped")) == 1
            assert await s.bot.store.dead_keys() == []

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
                    assert says(s, answer, "answer_command-moderators_only"), (who, words)
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            await s.settle()
            assert len(s.lines("#hilfe", asked)) == 1, "and it still runs"

    run(story)


def test_members_of_the_moderators_channel_moderate(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            as_in_the_manifest(s)
            answer = await lotse(s, "aylin", "stopp")
            assert says(s, answer, "answer_command-moderators_only")
            await s.slack.enter("aylin", "#moderation", s.slack.member("petra").id)
            answer = await lotse(s, "aylin", "stopp")
            assert says(s, answer, "answer_command-stopped_you")

    run(story)


def test_unknown_words_get_the_nearest_command(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            for typed, meant in {
                "profiel": "`/lotse profil`",
                "partnr": "`/lotse partner`",
                "vergis mich": "`/lotse vergiss mich`",
                "xyzzy <!channel>": "`/lotse hilfe`",
            }.items():
                assert meant in await lotse(s, "mira", typed), typed
            assert s.slack.alarms == []

    run(story)


def test_the_word_payload_in_a_command_is_only_a_word(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            for tail in ("payload", "payload=1", 'payload={"type":"block_actions"}'):
                assert says(s, await lotse(s, "mira", f"hilfe {tail}"), "answer_command-help")
                assert "/lotse hilfe" in await lotse(s, "mira", tail)
                await lotse(s, "mira", f"profil {tail}")
                assert s.slack.view_of("mira") is not None
                await s.slack.close_view("mira")

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
                what = "listening" if channel == "#hilfe" else "not_listening"
                (hello,) = said(s, channel, f"greet_channel-{what}")
                assert "/lotse stopp" in hello.text
                assert [m for m in s.slack.messages(channel) if m.bot_id] == [hello]

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
                assert len(said(s, "#hilfe", "send_digest-week", count=0)) == 1, "what waited goes"
                assert says(s, told(s, "jonas")[0], "settle_match-closed")

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
