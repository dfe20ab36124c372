"""The human side: what members say and do in channels, told to the bot as Slack would."""

from __future__ import annotations

import re
from typing import Any

from bot.errors import YourMistake
from bot.sandbox.slack_nouns import Channel, Json, Member, Message
from bot.sandbox.slack_room import UNINSTALLED, SlackRoom
from bot.sandbox.slack_state import SlackState

_URL = re.compile(r"https?://[^\s<>|]+")
_AT = re.compile(r"@([\w.-]*\w)")
_TYPED_MENTION = re.compile(r"&lt;@(\w+)&gt;")
_CRIES = {"channel": "<!channel>", "here": "<!here>", "everyone": "<!everyone>"}


def typed(state: SlackState, text: str) -> str:
    """What Slack makes of the keys a member pressed: escaped once, mentions and links marked.

    A mention may be written ``@name`` or, by machines, ``<@U123>``.
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _TYPED_MENTION.sub(
        lambda m: f"<@{m[1]}>" if m[1] in state.members else m[0],
        text,
    )
    names = {m.name: m.id for m in state.members.values()}

    def mention(found: re.Match[str]) -> str:
        if found[1] in _CRIES:
            return _CRIES[found[1]]
        return f"<@{names[found[1]]}>" if found[1] in names else found[0]

    parts = re.split(r"(https?://[^\s<>|]+|<@\w+>)", text)
    return "".join(
        f"<{part}>" if _URL.fullmatch(part) else part if n % 2 else _AT.sub(mention, part)
        for n, part in enumerate(parts)
    )


class People(SlackRoom):
    """Members may be named by id or name, channels by id, name or ``#name``.

    Each method returns when the bot has had its first chance to hear of it.
    """

    async def say(
        self,
        member: str,
        channel: str,
        text: str,
        thread: str | None = None,
        *,
        broadcast: bool = False,
        files: tuple[str, ...] = (),
    ) -> str:
        """Write a message or a reply; its ``ts``. In a public channel one enters to write."""
        who, place = self.member(member), self.channel(channel)
        await self._enter_to_write(who, place)

        def act() -> str:
            message = Message(place.id, self.new_ts(), who.id, typed(self, text), files=files)
            message.subtype = "file_share" if files else ""
            if thread:
                parent = self._said_there(place, thread)
                message.thread_ts = parent.thread_ts or parent.ts
                message.parent_user = parent.user
                message.subtype = "thread_broadcast" if broadcast else message.subtype
            return self.post(message).ts

        return await self.reach(act)

    async def edit(self, member: str, channel: str, ts: str, text: str) -> None:
        """Change one's own message."""
        who, message = self.member(member), self._said_there(self.channel(channel), ts)
        if message.user != who.id:
            raise YourMistake("Only the author edits a message.")
        await self.reach(lambda: self.rewrite(message, who.id, text=typed(self, text)))

    async def delete(self, member: str, channel: str, ts: str) -> None:
        """Delete one's own message, or anybody's as an admin."""
        who, message = self.member(member), self._said_there(self.channel(channel), ts)
        if message.user != who.id and not (who.admin or who.owner):
            raise YourMistake("Only the author or an admin deletes a message.")
        await self.reach(lambda: self.remove(message))

    async def react(self, member: str, channel: str, ts: str, name: str) -> None:
        """Set an emoji on a message."""
        await self._react(member, channel, ts, name, added=True)

    async def unreact(self, member: str, channel: str, ts: str, name: str) -> None:
        """Take one's emoji back."""
        await self._react(member, channel, ts, name, added=False)

    async def enter(self, member: str, channel: str, inviter: str = "") -> None:
        """Come into a channel."""
        who, place = self.member(member), self.channel(channel)
        await self.reach(lambda: self.let_in(place, who.id, inviter))

    async def leave(self, member: str, channel: str) -> None:
        """Go out of a channel."""
        who, place = self.member(member), self.channel(channel)

        def act() -> None:
            self.tell_of_place("member_left_channel", place, user=who.id)
            place.members.discard(who.id)

        await self.reach(act)

    async def rename(self, channel: str, name: str) -> None:
        """Give a channel another name; the bot hears of it where it is a member."""
        place = self.channel(channel)
        place.name = name.lstrip("#")
        told = {"id": place.id, "name": place.name, "created": place.created}

        def act() -> None:
            if self.bot_user in place.members and f"{place.scopes}:read" in self.scopes:
                kind = "channel_rename" if place.kind == "channel" else "group_rename"
                self.tell_bot({"type": kind, "channel": told, "event_ts": self.new_ts()})

        await self.reach(act)

    async def invite_bot(self, channel: str, by: str = "") -> None:
        """Bring the bot into a channel."""
        await self.enter(self.bot_user, channel, self.member(by).id if by else "")

    async def join(self, name: str, **flags: Any) -> str:
        """Somebody new comes into the workspace; the id. ``flags``: see `Member`."""
        who = self.members[self.add_member(name, **flags)]
        await self.reach(lambda: self._tell_of_member("team_join", who))
        return who.id

    async def change_member(self, member: str, **flags: Any) -> None:
        """Make somebody an admin, rename them, and so on."""
        who = self.member(member)
        for flag, value in flags.items():
            setattr(who, flag, value)
        await self.reach(lambda: self._tell_of_member("user_change", who))

    async def deactivate(self, member: str) -> None:
        """An account is closed."""
        await self.change_member(member, deleted=True)

    async def remove_app(self) -> None:
        """The app is uninstalled: both events come, and the token is worth nothing."""

        def act() -> None:
            revoked: Json = {"type": "tokens_revoked", "tokens": {"bot": [self.bot_user]}}
            self.tell_bot({**revoked, "event_ts": self.new_ts()})
            self.tell_bot({"type": "app_uninstalled", "event_ts": self.new_ts()})
            self.token_error = UNINSTALLED

        await self.reach(act)

    async def _enter_to_write(self, who: Member, place: Channel) -> None:
        if who.deleted:
            raise YourMistake(f"{who.name} is deactivated.")
        if who.id not in place.members and place.kind != "channel":
            raise YourMistake(f"{who.name} is not in {place.name or place.id}.")
        if who.id not in place.members:
            await self.reach(lambda: self.let_in(place, who.id))

    async def _react(self, who: str, channel: str, ts: str, name: str, *, added: bool) -> None:
        message, mine = self._said_there(self.channel(channel), ts), self.member(who).id
        if (mine in message.reactions.get(name, ())) == added:
            raise YourMistake(f"That emoji is {'already' if added else 'not'} there.")
        await self.reach(lambda: self.set_reaction(message, mine, name, added=added))

    def _said_there(self, place: Channel, ts: str) -> Message:
        message = self.find(place.id, ts)
        if message is None or message.deleted:
            raise YourMistake(f"There is no message {ts} in {place.name or place.id}.")
        return message

    def _tell_of_member(self, kind: str, who: Member) -> None:
        if "users:read" in self.scopes and not self.token_error:
            about: Json = {"type": kind, "user": who.as_json(self.team)}
            self.tell_bot({**about, "event_ts": self.new_ts()})
