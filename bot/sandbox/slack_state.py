"""The workspace's memory: people, places, messages, and everything that reads them.

Look-ups by (channel, ts), by thread and by metadata key are indexed: a bench posts thousands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.errors import YourMistake
from bot.sandbox.slack_blocks import texts
from bot.sandbox.slack_changes import Change, Deleted, Edited, Posted, Reacted
from bot.sandbox.slack_nouns import Channel, Member, Message, Whispered
from bot.sandbox.time import Clock

BROADCASTS = ("<!channel", "<!here", "<!everyone", "<!subteam")
JOINED = "channel_join"


class SlackState:
    """Who is there, what was said, and who watches."""

    def __init__(self, *, clock: Clock, team: str, bot_user: str, bot_id: str) -> None:
        self.clock = clock
        self.team = team
        self.bot_user = bot_user
        self.bot_id = bot_id
        self.members: dict[str, Member] = {}
        self.channels: dict[str, Channel] = {}
        self.whispers: list[Whispered] = []
        self.posts: list[Message] = []
        self.alarms: list[str] = []
        self._said: dict[str, dict[str, Message]] = defaultdict(dict)
        self._below: dict[tuple[str, str], list[Message]] = defaultdict(list)
        self._by_key: dict[str, list[Message]] = defaultdict(list)
        self._private: dict[frozenset[str], Channel] = {}
        self._watchers: list[Callable[[Change], None]] = []
        self._last_ts = 0
        self._count = 0

    # --- names and time

    def new_id(self, prefix: str) -> str:
        """An id that nothing had before, in Slack's manner."""
        self._count += 1
        return f"{prefix}{self._count:08d}"

    def new_ts(self) -> str:
        """A timestamp of the clock, later than all before."""
        now = int(self.clock.now().timestamp() * 1_000_000)
        self._last_ts = max(now, self._last_ts + 1)
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def member(self, who: str) -> Member:
        """The member with this id or name. Raises ``YourMistake``."""
        found = self.members.get(who) or next(
            (m for m in self.members.values() if m.name == who.removeprefix("@")), None
        )
        if found is None:
            raise YourMistake(f"The sandbox's Slack knows no member {who!r}.")
        return found

    def channel(self, where: str) -> Channel:
        """The place with this id or name. Raises ``YourMistake``."""
        found = self.channels.get(where) or self.named(where)
        if found is None:
            raise YourMistake(f"The sandbox's Slack knows no channel {where!r}.")
        return found

    def named(self, name: str) -> Channel | None:
        """The public or private channel of this name, with or without ``#``."""
        name = name.removeprefix("#")
        found = (c for c in self.channels.values() if c.name == name)
        return next((c for c in found if c.kind in {"channel", "group"}), None)

    def add_member(self, name: str, *, member_id: str = "", **flags: Any) -> str:
        """Somebody who was always there; returns the id. ``flags``: see `Member`."""
        member = Member(member_id or self.new_id("U"), name, **flags)
        self.members[member.id] = member
        return member.id

    def add_channel(
        self,
        name: str,
        *,
        private: bool = False,
        members: Iterable[str] | None = None,
        channel_id: str = "",
    ) -> str:
        """A channel, with everybody in it unless ``members`` says who; the bot is never among them.

        Returns the id.
        """
        everybody = [m.id for m in self.members.values() if not m.is_bot]
        inside = everybody if members is None else [self.member(m).id for m in members]
        place = self._new_channel(name, "group" if private else "channel", inside, channel_id)
        return place.id

    def private(self, people: Iterable[str]) -> Channel:
        """The DM or group DM of these people and the bot: the same people, the same id."""
        everyone = frozenset(people) | {self.bot_user}
        if everyone not in self._private:
            kind = "im" if len(everyone) <= 2 else "mpim"  # noqa: PLR2004 - one and the bot
            names = sorted(self.members[one].name for one in everyone)
            name = f"mpdm-{'--'.join(names)}-1" if kind == "mpim" else ""
            self._private[everyone] = self._new_channel(name, kind, everyone, "")
        return self._private[everyone]

    def _new_channel(self, name: str, kind: str, people: Iterable[str], given: str) -> Channel:
        prefix = {"im": "D", "mpim": "G"}.get(kind, "C")
        created = int(self.clock.now().timestamp())
        place = Channel(given or self.new_id(prefix), name, kind, set(people), created=created)
        self.channels[place.id] = place
        return place

    # --- what happens

    def on_change(self, callback: Callable[[Change], None]) -> None:
        """Call back with everything that becomes visible."""
        self._watchers.append(callback)

    def tell(self, change: Change) -> None:
        """Let all watchers see a change."""
        for watcher in self._watchers:
            watcher(change)

    def post(self, message: Message) -> Message:
        """Say something, and tell."""
        self._said[message.channel][message.ts] = message
        parent = self.find(message.channel, message.thread_ts)
        if message.is_reply:
            self._below[message.channel, message.thread_ts].append(message)
        if message.is_reply and parent is not None:
            parent.thread_ts = parent.ts
            parent.replies += 1
            parent.latest_reply = message.ts
        if message.bot_id:
            self.posts.append(message)
            if message.key:
                self._by_key[message.key].append(message)
        self.tell(Posted(message))
        return message

    def rewrite(self, message: Message, by: str, **fields: Any) -> None:
        """Say something else there, and tell."""
        before = message.text
        for name, value in fields.items():
            setattr(message, name, value)
        message.edited = {"user": by, "ts": self.new_ts()}
        self.tell(Edited(message, before))

    def remove(self, message: Message) -> None:
        """Take it back; a parent with replies leaves a tombstone."""
        message.deleted = True
        if message.is_reply:
            self._below[message.channel, message.thread_ts].remove(message)
            if parent := self.find(message.channel, message.thread_ts):
                parent.replies -= 1
        if not message.replies:
            del self._said[message.channel][message.ts]
        self.tell(Deleted(message))

    def set_reaction(self, message: Message, member: str, name: str, *, added: bool) -> None:
        """Set or take back an emoji, and tell."""
        people = message.reactions.setdefault(name, [])
        if added:
            people.append(member)
        else:
            people.remove(member)
        if not people:
            del message.reactions[name]
        self.tell(Reacted(message, member, name, added))

    def whisper(self, whispered: Whispered) -> None:
        """Say something to one member, and tell."""
        self.whispers.append(whispered)
        self.tell(whispered)

    def inspect(self, text: str, blocks: Sequence[Mapping[str, Any]], where: str) -> None:
        """Raise an alarm for what a community bot must never send as a message."""
        self.listen_for_cries(text, blocks, where)
        if blocks and not text.strip():
            self.alarms.append(f"{where}: blocks without a fallback text")

    def listen_for_cries(self, text: str, blocks: Any, where: str) -> None:
        """Raise an alarm for anything that would call everybody."""
        marked = [said for kind, said in texts(blocks) if kind != "plain_text"]
        if any(cry in said for said in [text, *marked] for cry in BROADCASTS):
            self.alarms.append(f"{where}: a broadcast to everybody")
        if any(f"'type': '{kind}'" in str(blocks) for kind in ("broadcast", "usergroup")):
            self.alarms.append(f"{where}: a broadcast element")

    # --- reading

    def find(self, channel: str, ts: str) -> Message | None:
        """The message, a tombstone included."""
        return self._said[channel].get(ts) if ts else None

    def newest_first(self, channel: str) -> Iterator[Message]:
        """Everything said in a channel, replies included."""
        return reversed(self._said[channel].values())

    def messages(self, channel: str) -> list[Message]:
        """What people see in a channel, oldest first, without replies and joining notes."""
        said = self._said[self.channel(channel).id].values()
        return [
            m
            for m in said
            if not m.deleted
            and m.subtype != JOINED
            and (not m.is_reply or m.subtype == "thread_broadcast")
        ]

    def thread(self, channel: str, ts: str) -> list[Message]:
        """A thread, its first message included."""
        place = self.channel(channel).id
        parent = self.find(place, ts)
        head = [parent] if parent is not None and not parent.deleted else []
        return head + self._below.get((place, ts), [])

    def dms(self, member: str) -> list[Message]:
        """What the bot and this member told each other in private."""
        place = self._private.get(frozenset({self.member(member).id, self.bot_user}))
        return self.messages(place.id) if place else []

    def groups(self) -> list[Channel]:
        """All group DMs."""
        return [c for c in self.channels.values() if c.kind == "mpim"]

    def ephemerals(self, member: str) -> list[Whispered]:
        """What only this member was shown."""
        mine = self.member(member).id
        return [w for w in self.whispers if w.member == mine and not w.removed]

    def posts_with_key(self, mark: str) -> list[Message]:
        """Every message ever posted with this metadata key, deleted ones included."""
        return list(self._by_key.get(mark, ()))
