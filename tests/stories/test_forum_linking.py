"""One person with an account in Slack and one in the forum: linked by a code, parted, forgotten."""

from __future__ import annotations

import re

import sqlalchemy as sa

from bot.store.schema import consent, guess, link, link_offer, profile
from tests.stories.forum_acts import dump, run, told, write, written
from tests.stories.letter_acts import answer, profile_by_letters
from tests.stories.slack_acts import lotse, press, two_profiles
from tests.stories.slack_acts import profile as profile_in_slack
from tests.stories.slack_acts import told as told_in_slack
from tests.stories.stage import Staged, stage

YES = "link_accounts-yes"
CODE = re.compile(r"[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}")


def code_in(text: str) -> str:
    """The code that somebody reads."""
    found = CODE.search(text)
    assert found, text
    return found[0]


async def link_from_slack(s: Staged, here: str = "mira", there: str = "heinz") -> int:
    """``/lotse verbinden`` in Slack, the code in the forum, the yes in Slack."""
    code = code_in(await lotse(s, here, "verbinden"))
    topic = await write(s, there, f"verbinden {code.lower().replace('-', ' ')}")
    await press(s, here, YES)
    await s.pass_time(minutes=1)
    return topic


async def accounts(s: Staged, table: sa.Table) -> list[str]:
    return list(await s.bot.store.read(lambda c: c.scalars(sa.select(table.c.account)).all()))


def test_a_code_from_slack_typed_in_the_forum(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile_in_slack(s, "mira", learns={"excel": 1})
            mira = f"slack:{s.slack.team}/{s.slack.member('mira').id}"
            code = code_in(await lotse(s, "mira", "verbinden"))
            assert code not in await dump(s), "only a keyed hash is kept"
            topic = await write(s, "heinz", f"@lotse verbinden {code}")
            assert "fehlt nur noch dein Ja in Slack" in written(s, topic)[-1]
            assert "heinz" in told_in_slack(s, "mira")[-1], "whose account it is"
            assert await accounts(s, link) == [], "nothing is linked without that yes"
            await press(s, "mira", YES)
            await s.pass_time(minutes=1)
            assert await accounts(s, link) == ["discourse:heinz"]
            assert "derselbe Mensch" in "".join(told(s, "heinz"))
            assert await accounts(s, link_offer) == []
            said = await answer(s, "heinz", topic, "partner")
            assert "noch niemand" in said, "the profile from Slack counts here, too"
            assert await accounts(s, profile) == [mira]

    run(story)


def test_a_code_from_the_forum_typed_in_slack(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            topic = await profile_by_letters(s, "heinz", learns="Excel")
            code = code_in(await answer(s, "heinz", topic, "verbinden"))
            assert "Ja im Forum" in await lotse(s, "mira", f"verbinden {code}")
            await s.pass_time(minutes=1)
            assert "mit dem Konto **mira**" in written(s, topic)[-1]
            assert "derselbe Mensch" in await answer(s, "heinz", topic, "ja, das bin ich")
            await s.pass_time(minutes=1)
            assert await accounts(s, profile) == ["discourse:heinz"]
            assert "Vereinbarung" not in await lotse(s, "mira", "partner")
            assert "Getrennt" in await lotse(s, "mira", "trennen")
            assert await accounts(s, profile) == ["discourse:heinz"]
            assert await accounts(s, link) == []
            assert "paar Worte von dir" in await lotse(s, "mira", "partner")

    run(story)


def test_wrong_and_old_codes(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            code = code_in(await lotse(s, "mira", "verbinden"))
            wrong = "2222-2222" if code != "2222-2222" else "3333-3333"
            assert "andere Seite" in await lotse(s, "tom", f"verbinden {code}")
            topic = await write(s, "sam", f"verbinden {wrong}")
            for _ in range(4):
                assert "kenne ich nicht" in await answer(s, "sam", topic, f"verbinden {wrong}")
                await s.pass_time(seconds=10)
            assert "zu viele" in await answer(s, "sam", topic, f"verbinden {code}")
            assert "sam" not in str(
                await s.bot.store.read(lambda c: c.execute(guess.select()).all())
            )
            await s.pass_time(minutes=15)
            assert "abgelaufen" in await answer(s, "sam", topic, f"verbinden {code}")
            await s.pass_time(hours=1)
            await s.bot.store.prune()
            assert await accounts(s, link_offer) == []

    run(story)


def test_a_no_links_nothing(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            code = code_in(await lotse(s, "mira", "verbinden"))
            await write(s, "sam", f"verbinden {code}")
            await press(s, "mira", "link_accounts-no")
            await s.settle()
            assert await accounts(s, link) == []
            topic = await write(s, "heinz", f"verbinden {code}")
            assert "kenne ich nicht" in written(s, topic)[-1], "and the code is worthless"

    run(story)


def test_two_profiles_and_the_member_says_which_stays(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile_in_slack(s, "mira", learns={"excel": 1})
            await profile_by_letters(s, "heinz", learns="Umfragen")
            await link_from_slack(s)
            assert len(await accounts(s, profile)) == 2, "asked, not decided"
            await press(s, "mira", "link_accounts-other")
            await s.pass_time(minutes=1)
            assert await accounts(s, profile) == ["discourse:heinz"]

    run(story)


def test_linked_members_meet_where_both_have_an_account(database: str) -> None:
    """Mira is in both places, Leyla only in the forum: they meet there."""

    async def story() -> None:
        async with stage(database) as s:
            await profile_in_slack(s, "mira", learns={"excel": 1}, slots=("tu-evening",))
            leyla = await profile_by_letters(s, "leyla", teaches="Excel", levels=("4",))
            assert "gefunden" not in await lotse(s, "mira", "partner")
            await link_from_slack(s)
            assert "gefunden" in await lotse(s, "mira", "partner")
            await s.pass_time(minutes=1)
            await answer(s, "leyla", leyla, "ja")
            await press(s, "mira", "settle_match-yes")
            await s.pass_time(minutes=1)
            [group] = [t for t in s.forum.pms_of("leyla") if "heinz" in t.allowed]
            assert "@heinz" in written(s, group.id)[0]
            assert s.slack.groups() == []

    run(story)


def test_forgetting_on_one_side_forgets_both(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await two_profiles(s)
            topic = await link_from_slack(s)
            mira = f"slack:{s.slack.team}/{s.slack.member('mira').id}"
            assert mira in await accounts(s, consent)
            assert "alles vergessen" in await answer(s, "heinz", topic, "vergiss mich")
            assert "Ich habe dich vergessen" in await answer(s, "heinz", topic, "ja, vergessen")
            await s.pass_time(minutes=5)
            left = await dump(s)
            assert mira not in left
            assert "heinz" not in left.casefold()

    run(story)
