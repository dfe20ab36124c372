"""What ``doctor`` asks of the forum: facts, which it judges and words itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.discourse.client import ForumClient
from bot.discourse.faults import Denied
from bot.discourse.shapes import rows, table, whole, words
from bot.discourse.tags import book_of, forum_name
from bot.errors import Refused
from bot.rules import Rules
from matchers.model import Topic

MAY_EDIT_OTHERS = 3
"""From this trust level an account may tag other people's topics (the default)."""

INVALID = "invalid_access"
"""What the forum calls it that a key, or the name beside it, is no good."""


@dataclass(frozen=True, slots=True)
class ForumFacts:
    """The forum as the bot's account sees it.

    ``can_tag``: tagging is on, and this account may tag other people's threads. ``hidden`` are
    the configured categories that are not public or not there; ``absent_tags`` the topics' tags
    that the forum lacks while the account may not create any. ``time`` is the forum's clock.
    """

    username: str
    version: str
    admin: bool
    moderator: bool
    trust_level: int
    can_tag: bool
    can_create_tag: bool
    hidden: tuple[int, ...]
    absent_tags: tuple[str, ...]
    time: datetime | None


async def examine(client: ForumClient, rules: Rules, topics: Mapping[str, Topic]) -> ForumFacts:
    """Four reads. Raises ``Unsent`` where the forum is not reached, ``Denied`` for a bad key."""
    site = table(await client.get("/site.json"))
    about = table(table(await _read(client, "/about.json")).get("about"))
    name = client.access.api_username
    user = table(table(await _read(client, f"/u/{name}.json")).get("user"))
    admin, moderator = user.get("admin") is True, user.get("moderator") is True
    level = whole(user.get("trust_level"))
    may_create = site.get("can_create_tag") is True
    may_edit = admin or moderator or level >= MAY_EDIT_OTHERS
    return ForumFacts(
        username=words(user.get("username")) or name,
        version=words(about.get("version")),
        admin=admin,
        moderator=moderator,
        trust_level=level,
        can_tag=site.get("can_tag_topics") is True and may_edit,
        can_create_tag=may_create,
        hidden=_hidden(site, rules),
        absent_tags=() if may_create else await _absent(client, topics),
        time=client.time,
    )


def _hidden(site: Mapping[str, Any], rules: Rules) -> tuple[int, ...]:
    public = {
        whole(row.get("id"))
        for row in rows(site.get("categories"))
        if row.get("read_restricted") is False
    }
    wanted = list(rules.community.forum_categories)
    if rules.send_digest and rules.send_digest.forum_category:
        wanted.append(rules.send_digest.forum_category)
    return tuple(category for category in dict.fromkeys(wanted) if category not in public)


async def _absent(client: ForumClient, topics: Mapping[str, Topic]) -> tuple[str, ...]:
    book = book_of(await _read(client, "/tags.json"))
    names = [forum_name(topic) for topic in topics.values()]
    return tuple(name for name in names if book.tags and book.find(name) is None)


async def _read(client: ForumClient, path: str) -> Any:
    """What the forum says, or nothing: one thing refused hides none of the others."""
    try:
        return await client.get(path)
    except Refused:
        return None


async def acts_for_all(client: ForumClient) -> bool:
    """Whether the key is good for every account. One read; raises ``Unsent``.

    A key of one account is taken without a name, too: it knows whose it is. One that is good for
    all is refused then. So nobody's name is used, and nothing is done in it.
    """
    try:
        await client.get("/site.json", named=False)
    except Refused as refused:
        return isinstance(refused, Denied) and INVALID in str(refused)
    return False
