"""The community of the demo: who is there, and where they meet."""

from __future__ import annotations

from dataclasses import dataclass, field
from secrets import token_hex

from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.slack_world import SlackWorld


@dataclass(frozen=True, slots=True)
class Secrets:
    """What sandbox and bot must agree on. New ones for each run."""

    bot_token: str = field(default_factory=lambda: f"xoxb-{token_hex(12)}")
    signing_secret: str = field(default_factory=token_hex)
    api_key: str = field(default_factory=token_hex)
    api_username: str = "lotse"
    webhook_secret: str = field(default_factory=token_hex)


CHANNELS = ("vorstellung", "hilfe")
MODERATORS = "moderation"

PEOPLE = {
    "petra": "Petra",
    "mira": "Mira",
    "jonas": "Jonas",
    "aylin": "Aylin",
    "tom": "Tom",
    "grace": "Grace",
}
FORUM_PEOPLE = {"heinz": "Heinz", "leyla": "Leyla", "sam": "Sam", "petra": "Petra"}

CATEGORIES = {"Fragen": False, "Vorstand": True}
"""Name, and whether only its readers may read."""


def furnish_slack(world: SlackWorld) -> dict[str, str]:
    """Members and channels; the place's key for each channel's name."""
    for name, real_name in PEOPLE.items():
        world.add_member(name, real_name=real_name, admin=name == "petra")
    keys: dict[str, str] = {}
    for name in CHANNELS:
        keys[name] = world.add_channel(name, members=list(PEOPLE))
    keys[MODERATORS] = world.add_channel(MODERATORS, private=True, members=["petra"])
    world.channel(MODERATORS).members.add(world.bot_user)
    return {name: f"slack:{world.team}/{channel}" for name, channel in keys.items()}


def furnish_forum(world: ForumWorld, tags: tuple[str, ...]) -> dict[str, int]:
    """Members, categories and tags; each category's number."""
    for username, name in FORUM_PEOPLE.items():
        world.add_member(username, name=name, moderator=username == "petra")
    world.add_tags(*tags)
    return {
        name: world.add_category(
            name, read_restricted=closed, readers=["petra"] if closed else []
        ).id
        for name, closed in CATEGORIES.items()
    }
