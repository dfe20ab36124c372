"""What one member sees of the workspace: pure, from the sandbox's state to what is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from babel.lists import format_list
from markupsafe import Markup

from bot.sandbox.page.blocks import draw_blocks, with_entered
from bot.sandbox.page.look import HOME, Look
from bot.sandbox.page.mrkdwn import Names, draw_text
from bot.sandbox.page.texts import text
from bot.sandbox.slack_forms import blocks_with_offers
from bot.sandbox.slack_nouns import Channel, Member, Message, View, Whispered
from bot.sandbox.slack_world import SlackWorld

EMOJIS = {"white_check_mark": "✅", "x": "❌", "+1": "👍"}
"""The reactions that the page offers; what they mean is the bot's business."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the list: where it leads, and whether one is there."""

    id: str
    label: str
    here: bool


@dataclass(frozen=True, slots=True)
class Emoji:
    """A reaction under a message: how many set it, and whether the looker did."""

    name: str
    sign: str
    count: int
    mine: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One message as it is drawn. ``whispered``: only the looker sees it."""

    ts: str
    at: datetime
    who: str
    by_bot: bool
    drawn: Markup
    mine: bool = False
    raw: str = ""
    edited: bool = False
    whispered: bool = False
    replies: int = 0
    opens_thread: bool = False
    emojis: Sequence[Emoji] = ()
    channel: str = ""
    files: Sequence[tuple[str, str]] = ()

    @property
    def id(self) -> str:
        """What its elements' ids begin with."""
        return ("w" if self.whispered else "m") + self.ts.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Refused:
    """What was wrong with a form that was sent, by block, and what had been entered.

    Nothing was wrong where its member only typed into one of its lists.
    """

    errors: Mapping[str, str]
    entered: dict[str, str | list[str]]


@dataclass(frozen=True, slots=True)
class Modal:
    """The form that the member looks at."""

    id: str
    title: str
    submit: str
    close: str
    drawn: Markup


@dataclass(frozen=True, slots=True)
class Workspace:
    """All of the pane."""

    members: Sequence[Place]
    channels: Sequence[Place]
    private: Sequence[Place]
    place: str
    label: str
    writable: bool
    said: Sequence[Said]
    thread: Sequence[Said]
    modal: Modal | None
    home: Markup | None
    home_id: str


def names_of(world: SlackWorld) -> Names:
    """How people and channels are called."""
    members = {m.id: m.real_name or m.name.capitalize() for m in world.members.values()}
    return Names(members, {c.id: c.name for c in world.channels.values()})


def member_of(world: SlackWorld, look: Look) -> Member:
    """Who looks: the one named, else the first person there is."""
    people = [m for m in world.members.values() if not m.is_bot and not m.deleted]
    return next((m for m in people if m.name == look.m), people[0])


def place_of(world: SlackWorld, look: Look, who: Member) -> str:
    """The id of the place looked at (or ``home``); what the member may not see is not looked at."""
    open_to = [c for c in world.channels.values() if who.id in c.members or c.kind == "channel"]
    if look.c == HOME:
        return HOME
    found = next((c for c in open_to if look.c in {c.id, c.name} and look.c), None)
    listed = [c for c in open_to if c.kind == "channel"]
    return (found or listed[-1]).id


def workspace(
    world: SlackWorld, look: Look, zone: tzinfo, refused: Mapping[str, Refused]
) -> Workspace:
    """What ``look`` shows; ``refused``: forms that came back, by their view's id."""
    who = member_of(world, look)
    place = place_of(world, look, who)
    names = names_of(world)
    draw = _Drawing(world, names, who, zone, look)
    channel = world.channels.get(place)
    home = world.views.home(who.id) if place == HOME else None
    return Workspace(
        members=[
            Place(m.name, names.members[m.id], m.id == who.id)
            for m in world.members.values()
            if not m.is_bot and not m.deleted
        ],
        channels=list(_channels(world, who, place)),
        private=list(_private(world, who, place, names, look)),
        place=place,
        label=_label(channel, names, who, look),
        writable=channel is not None and not channel.archived,
        said=list(draw.channel(channel)) if channel else (),
        thread=list(draw.thread(channel, look.t)) if channel and look.t else (),
        modal=_modal(world.views.top(who.id), names, refused, look),
        home=_home(home, names),
        home_id=home.id if home else "",
    )


class _Drawing:
    def __init__(
        self, world: SlackWorld, names: Names, who: Member, zone: tzinfo, look: Look
    ) -> None:
        self._world, self._names, self._who = world, names, who
        self._zone, self._look = zone, look

    def channel(self, channel: Channel) -> Iterator[Said]:
        """The channel's messages and what was whispered there, in order."""
        said = [self._message(m) for m in self._world.messages(channel.id)]
        mine = [w for w in self._whispers(channel) if not w.thread_ts]
        yield from sorted([*said, *map(self._whisper, mine)], key=lambda s: s.ts)

    def thread(self, channel: Channel, ts: str) -> Iterator[Said]:
        """A thread with its opening, and what was whispered in it."""
        found = [self._message(m) for m in self._world.thread(channel.id, ts)]
        latest = max((said.ts for said in found), default="")
        # beside a thread Slack shows the channel, and there what was whispered a moment ago
        beside = [w for w in self._whispers(channel) if not w.thread_ts and w.ts > latest]
        mine = [w for w in self._whispers(channel) if w.thread_ts == ts] + beside[-1:]
        yield from sorted([*found, *map(self._whisper, mine)], key=lambda s: s.ts)

    def _whispers(self, channel: Channel) -> list[Whispered]:
        return [w for w in self._world.ephemerals(self._who.id) if w.channel == channel.id]

    def _message(self, m: Message) -> Said:
        prefix = f"m{m.ts.replace('.', '-')}"
        return Said(
            ts=m.ts,
            at=self._local(m.ts),
            who=self._names.members.get(m.user, m.user),
            by_bot=bool(m.bot_id),
            drawn=_body(m.text, m.blocks, self._names, prefix),
            mine=m.user == self._who.id,
            raw=_typed_again(m.text, self._world),
            edited=bool(m.edited),
            replies=m.replies,
            opens_thread=not m.is_reply,
            emojis=list(self._emojis(m)),
            channel=m.channel,
            files=[
                (file.name, (file.content or b"").decode(errors="replace"))
                for file in self._world.files_of(m)
            ],
        )

    def _whisper(self, w: Whispered) -> Said:
        prefix = f"w{w.ts.replace('.', '-')}"
        bot = self._names.members[self._world.bot_user]
        drawn = _body(w.text, w.blocks, self._names, prefix)
        about = {"whispered": True, "channel": w.channel}
        return Said(w.ts, self._local(w.ts), bot, by_bot=True, drawn=drawn, **about)  # type: ignore[arg-type]

    def _emojis(self, m: Message) -> Iterator[Emoji]:
        for name in dict.fromkeys([*m.reactions, *EMOJIS]):
            people = m.reactions.get(name, [])
            sign = EMOJIS.get(name, f":{name}:")
            yield Emoji(name, sign, len(people), self._who.id in people)

    def _local(self, ts: str) -> datetime:
        return datetime.fromtimestamp(float(ts), self._zone)


def _body(text: str, blocks: Sequence[Mapping[str, Any]], names: Names, prefix: str) -> Markup:
    return draw_blocks(blocks, names, prefix=prefix) if blocks else draw_text(text, names)


def _typed_again(said: str, world: SlackWorld) -> str:
    """A member's own words as they would type them again."""
    for member in world.members.values():
        said = said.replace(f"<@{member.id}>", f"@{member.name}")
    said = said.replace("<http", "http").replace(">", "") if "<http" in said else said
    return said.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _channels(world: SlackWorld, who: Member, place: str) -> Iterator[Place]:
    for channel in world.channels.values():
        if channel.kind == "channel" or (channel.kind == "group" and who.id in channel.members):
            yield Place(channel.id, f"#{channel.name}", channel.id == place)


def _private(
    world: SlackWorld, who: Member, place: str, names: Names, look: Look
) -> Iterator[Place]:
    yield Place(HOME, text("home", look.lang), place == HOME)
    for channel in world.channels.values():
        if who.id in channel.members and channel.kind in {"im", "mpim"}:
            yield Place(channel.id, _label(channel, names, who, look), channel.id == place)


def _label(channel: Channel | None, names: Names, who: Member, look: Look) -> str:
    if channel is None:
        return text("home", look.lang)
    if channel.kind in {"channel", "group"}:
        return f"#{channel.name}"
    others = sorted(names.members[m] for m in channel.members - {who.id})
    if channel.kind == "im":
        return text("dm", look.lang)
    return text("group", look.lang, who=format_list(others, locale=look.lang))


def _plain(said: Any) -> str:
    return str((said or {}).get("text", "")) if isinstance(said, Mapping) else ""


def _modal(
    view: View | None, names: Names, refused: Mapping[str, Refused], look: Look
) -> Modal | None:
    if view is None:
        return None
    body, wrong = view.body, refused.get(view.id)
    offered = blocks_with_offers(view)
    blocks = with_entered(offered, wrong.entered) if wrong else offered
    errors = wrong.errors if wrong else {}
    finds = look.to("find", view=view.id)
    drawn = draw_blocks(blocks, names, prefix=view.id, errors=errors, finds=finds)
    parts = (_plain(body.get(part)) for part in ("title", "submit", "close"))
    title, submit, close = parts
    return Modal(view.id, title, submit, close, drawn)


def _home(view: View | None, names: Names) -> Markup | None:
    return None if view is None else draw_blocks(view.body["blocks"], names, prefix=view.id)
