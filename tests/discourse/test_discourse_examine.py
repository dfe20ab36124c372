"""What ``doctor`` learns about the forum."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.discourse.faults import Denied
from bot.errors import Unsent
from bot.rules import CommunityRules, Rules, SendDigestRules
from tests.discourse.room import room, run


def test_the_forum_is_examined(tmp_path: Path) -> None:
    async def story() -> None:
        rules = Rules(
            community=CommunityRules(forum_categories=(1, 2, 9)),
            send_digest=SendDigestRules(forum_category=2),
        )
        async with room(tmp_path, rules=rules) as one:
            one.forum.add_category("Fragen")
            one.forum.add_category("Intern", read_restricted=True, readers=["lotse"])
            one.forum.add_tags("tabellen")
            one.forum.settings.bot_may_create_tags = False
            facts = await one.door.examine()
            assert (facts.username, facts.version) == ("lotse", "2026.9.0")
            assert (facts.admin, facts.moderator, facts.trust_level) == (False, False, 4)
            assert (facts.can_tag, facts.can_create_tag) == (True, False)
            assert facts.hidden == (2, 9)
            assert facts.absent_tags == ("r",)
            assert facts.time is not None
            one.forum.bot.trust_level = 2
            one.forum.mischief.add("about#index", "error", error="not_permitted")
            facts = await one.door.examine()
            assert (facts.can_tag, facts.version) == (False, "")

    run(story())


def test_a_bad_key_and_a_silent_forum_are_told_apart(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            one.forum.mischief.add("*", "error", error="not_permitted")
            with pytest.raises(Denied):
                await one.door.examine()
            one.forum.settings.maintenance = True
            with pytest.raises(Unsent):
                await one.door.examine()

    run(story())


def test_a_key_for_all_accounts_is_found_and_nobody_s_name_is_used(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            assert not await one.door.acts_for_all()
            one.forum.settings.key_for_all = True
            assert await one.door.acts_for_all()
            assert one.budget.spent == 2, "one request each, and none again"
            assert one.budget.rested == []
            assert one.calls() == one.calls("GET") == ["/site.json", "/site.json"]
            assert one.forum.changes == []
            assert (await one.door.examine()).username == "lotse", "with its name it is taken"

    run(story())


def test_whoever_cannot_tell_accuses_nobody(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            one.forum.mischief.add("site#site", "error", error="not_found")
            assert not await one.door.acts_for_all(), "refused for another reason"
            one.forum.mischief.add("site#site", "error", error="page", status=403)
            assert not await one.door.acts_for_all(), "it was not the forum that refused"
            one.forum.settings.maintenance = True
            with pytest.raises(Unsent):
                await one.door.acts_for_all()

    run(story())
