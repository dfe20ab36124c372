"""``python -m bot doctor`` against a sandbox in many states: a line per finding, and the remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.process.house import House, Told, house, run, until
from tests.process.test_run import ASKED, RAW, answered, ask

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def remedies(told: Told) -> dict[str, str]:
    """What is not well, and the line below it."""
    lines = told.out.splitlines()
    bad = [number for number, line in enumerate(lines) if line.startswith("✗ ")]
    return {lines[n].removeprefix("✗ "): lines[n + 1].strip() for n in bad}


async def findings(h: House, code: int, **environ: str) -> dict[str, str]:
    """What the doctor finds; every finding has its remedy."""
    told = await h.lotse("doctor", **environ)
    assert (told.code, told.err) == (code, "")
    found = remedies(told)
    assert all(remedy.startswith("→ ") for remedy in found.values())
    return found


def test_each_broken_thing_is_told_with_what_mends_it(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            empty = f"sqlite:///{tmp_path}/empty.sqlite3"
            h.slack.scopes -= {"reactions:read"}
            h.slack.channel("#hilfe").members.discard(h.slack.bot_user)
            h.forum.bot.trust_level = 1
            h.forum.settings.bot_may_create_tags = False
            found = await findings(h, 1, DATABASE_URL=empty)
            assert found["There is no database yet."].endswith("when Lotse starts: “make run”.")
            assert "Slack: these scopes are missing: reactions:read" in found
            assert found["Slack: Lotse is not in the channel #hilfe."].endswith("/invite @lotse")
            assert "Forum: @lotse may not tag other people's topics." in found
            assert any(line.startswith("Forum: these tags are not there yet") for line in found)
            assert "Forum: no webhook has arrived yet." in found

            h.slack.token_error = "token_revoked"
            found = await findings(h, 1, DATABASE_URL=empty, DISCOURSE_API_KEY="not-the-key")
            assert found["Slack does not take the token: token_revoked"].endswith(
                "“OAuth & Permissions”, to SLACK_BOT_TOKEN."
            )
            assert found["The forum does not take the key: 403 invalid_access"].endswith(
                "set it as DISCOURSE_API_KEY."
            )

    run(tell)


def test_a_revoked_forum_key_is_told_and_is_over_with_a_new_one(
    database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            bot = await h.run()
            first = await ask(h)
            await until(lambda: answered(h, *first))
            for operation in ("posts#create", "site#site"):
                h.forum.mischief.add(operation, "error", error="not_permitted", times=0)
            topic = await h.forum.open_topic("leyla", "Fragen", f"{ASKED} Wer weiß es?", RAW)
            await until(lambda: len(h.forum.mischief.played) >= 2)
            found = await findings(h, 1)
            assert "The forum does not take the key: 403 invalid_access" in found
            removed = next(what for what in found if "removed from the forum" in what)
            assert found[removed] == (
                "→ Create a new key under Admin, API, put it into .env and restart Lotse."
            )
            assert (await bot.end())[0] == 0

            h.forum.mischief.clear()  # the account has a key again
            bot = await h.run()
            await until(lambda: h.replies(topic))
            assert await findings(h, 0) == {}
            assert (await bot.end())[0] == 0

    run(tell)


def test_an_account_and_a_key_that_may_too_much_are_told_until_they_may_little(
    database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            bot = await h.run()
            asked = await ask(h)
            await until(lambda: answered(h, *asked))
            assert (await bot.end())[0] == 0  # from now on only the doctor asks the forum
            assert await findings(h, 0) == {}

            h.forum.bot.moderator = True
            h.forum.settings.key_for_all = True
            said, begun = len(h.forum.changes), len(h.forum.calls)
            found = await findings(h, 1)
            moderates = (
                "Forum: @lotse is a moderator, and so can delete and hide what others write."
            )
            for_all = next(what for what in found if what.startswith("Forum: the key is for all"))
            assert found == {
                moderates: "→ Take that right from the account: trust level 4 is enough.",
                for_all: "→ Under Admin, API create a key for @lotse alone (“Single User”), set it "
                "as DISCOURSE_API_KEY, restart Lotse, and revoke the old one.",
            }
            asked_of_forum = h.forum.calls[begun:]
            assert {call.method for call in asked_of_forum} == {"GET"}
            assert [call.status for call in asked_of_forum].count(403) == 1, "asked once, in vain"
            assert len(h.forum.changes) == said, "nothing in the forum is another"

            h.forum.bot.moderator = False
            h.forum.settings.key_for_all = False
            assert await findings(h, 0) == {}

    run(tell)


def test_an_address_in_the_open_is_told_and_not_called(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            elsewhere = "http://collector.example.org/v1/traces"
            found = await findings(h, 1, LOTSE_TRACES_URL=elsewhere)
            told = "LOTSE_TRACES_URL begins with http://: whatever goes there travels in the open."
            assert found[told] == (
                "→ Write https://, or an address on this machine (http://localhost)."
            )
            found = await findings(h, 1, LOTSE_TRACES_URL="http://169.254.169.254/v1/traces")
            told = next(what for what in found if "link-local" in what)
            assert (
                found[told] == "→ Write the address that everybody uses; it begins with https://."
            )
            assert not any("http://" in what for what in found), "one sentence, not two"
            assert not any("URL" in what for what in await findings(h, 1)), "loopback is fine"

    run(tell)
