"""What members do on Slack's stage, and what can be seen of it: in the room and in the database."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from bot.app import build
from bot.errors import YourMistake
from bot.sandbox.slack_nouns import Message
from bot.sandbox.slack_serve import serving
from bot.sandbox.story import buttons
from bot.settings import Settings
from bot.store.schema import match, metadata
from matchers.model import Account, Language
from tests.conftest import ROOT
from tests.stories.stage import Staged

GAP = "\x1f"
FIELDS = (
    *("topic", "topics", "words", "until", "slot", "learner", "expert", "word", "community"),
    *("conduct", "question", "reporter", "reported", "since", "version", "partner", "case"),
    *("what", "typed", "thread", "place", "name", "names", "near", "command"),
    *("due", "circle", "within", "least", "when", "questions", "ends", "member"),
    *("group", "title"),
)
"""What our wordings leave to be filled in with words."""

YES, NO = "settle_match-yes", "settle_match-no"
UNFIT, REPORT = "report_match-unfit", "report_match-report"
AGAIN, FORGET = "open_pair-again", "forget_member-yes"
EXCEL = "Wie finde ich doppelte Einträge in Excel?"
R = "Wie lese ich eine CSV-Datei in RStudio ein?"


def run(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a story."""
    asyncio.run(story())


def with_rules(section: str, **changed: Any) -> Callable[[Settings], Settings]:
    """Settings with other rules in one section of ``config/community.toml``."""

    def change(given: Settings) -> Settings:
        before = getattr(given.rules, section)
        rules = replace(given.rules, **{section: replace(before, **changed)})
        return given.model_copy(update={"rules": rules})

    return change


def as_in_the_manifest(s: Staged) -> None:
    """Give the app all scopes that ``config/slack.manifest.json`` asks for, and no other."""
    manifest = json.loads((ROOT / "config" / "slack.manifest.json").read_text("utf-8"))
    s.slack.scopes = set(manifest["oauth_config"]["scopes"]["bot"])


# --- what members do


async def lotse(s: Staged, who: str, words: str) -> str:
    """Type ``/lotse words`` in #hilfe; what only the member reads, a little later if it is slow."""
    shown = len(s.slack.ephemerals(who))
    answer = await s.slack.command(who, "#hilfe", "/lotse", words)
    text = str(answer.get("text", "")) if isinstance(answer, dict) else answer
    if not says(s, text, "slack-working"):
        return text
    async with asyncio.timeout(20):
        while len(s.slack.ephemerals(who)) < shown + 2:  # noqa: ASYNC110  (only a loaded machine)
            await asyncio.sleep(0.05)
    return s.slack.ephemerals(who)[-1].text


async def introduce(s: Staged, who: str, *, minor: bool = False, consent: bool = True) -> Any:
    """``/lotse profil`` and its first step; what Slack was answered."""
    for _ in range(3):  # where a machine is too slow for the trigger, a member types it again
        if s.slack.view_of(who) is None:
            await lotse(s, who, "profil")
    view = s.slack.view_of(who)
    assert view is not None
    first = {
        "ask_profile-background": f"Hintergrund von {who}",
        "ask_profile-name": who.capitalize(),
        "ask_profile-minor": ["yes"] if minor else [],
        "ask_profile-consent": ["yes"] if consent else [],
    }
    return await s.slack.submit(who, view.id, first)


async def profile(
    s: Staged,
    who: str,
    *,
    learns: Mapping[str, int] | None = None,
    teaches: Mapping[str, int] | None = None,
    minor: bool = False,
    **third: str | Sequence[str],
) -> None:
    """All three steps. ``learns`` and ``teaches``: levels by topic; ``third``: other answers."""
    learns, teaches = learns or {}, teaches or {}
    await introduce(s, who, minor=minor)
    view = s.slack.view_of(who)
    assert view is not None
    sides = {"ask_profile-learns": list(learns), "ask_profile-teaches": list(teaches)}
    await s.slack.submit(who, view.id, sides)
    last: dict[str, str | Sequence[str]] = {
        "hours": "2",
        "languages": ["de"],
        "slots": ["tu-evening"],
        "format": "online",
        **third,
    }
    levels = {f"level:{topic}": str(level) for topic, level in {**learns, **teaches}.items()}
    answers = {f"ask_profile-{name}": value for name, value in {**last, **levels}.items()}
    await s.slack.submit(who, view.id, answers)
    await s.slack.close_view(who)


async def two_profiles(s: Staged) -> None:
    """Mira wants to learn what Jonas teaches."""
    await profile(s, "jonas", teaches={"excel": 4})
    await profile(s, "mira", learns={"excel": 1})


async def press(s: Staged, who: str, button: str) -> None:
    """Press a button where the bot last offered it: a direct message, a group, a whisper."""
    message = offered(s, who, button)
    await s.slack.press(who, message[0], message[1], button)


def offered(s: Staged, who: str, button: str) -> tuple[str, str]:
    """Channel and ts of the newest thing with this button that a member sees."""
    mine = s.slack.member(who).id
    groups = [m for g in s.slack.groups() if mine in g.members for m in s.slack.messages(g.id)]
    seen = [*s.slack.dms(who), *groups, *s.slack.ephemerals(who)]
    found = [m for m in seen if button in buttons(m.blocks)]
    if not found:
        raise YourMistake(f"Nobody offered {who} the button {button}.")
    newest = max(found, key=lambda m: m.ts)
    return newest.channel, newest.ts


def may_press(s: Staged, who: str, button: str) -> bool:
    """Whether the bot offers this button to a member now."""
    try:
        offered(s, who, button)
    except YourMistake:
        return False
    return True


async def pair_up(s: Staged) -> str:
    """Mira asks, both say yes; the id of their group."""
    await two_profiles(s)
    await lotse(s, "mira", "partner")
    await s.settle()
    await press(s, "jonas", YES)
    await press(s, "mira", YES)
    await s.settle()
    (group,) = s.slack.groups()
    return group.id


@asynccontextmanager
async def restarted(s: Staged) -> AsyncIterator[None]:
    """The bot stops (if it still runs) and starts again on the same database, at the same time."""
    await s.theatre.bot.stop()
    bot = build(s.bot.settings, clock=s.theatre.clock)
    async with serving(bot.asgi()) as address:
        await bot.start()
        s.slack.events_url, s.theatre.bot = f"{address}/slack/events", bot
        s.forum.webhook_url, s.bot = f"{address}/discourse/webhook", bot
        # as its wakes do at once; catching up paces itself, on the stage's clock
        await bot.look_at_the_calendar()
        reading = asyncio.create_task(bot.catch_up())
        try:
            yield
        finally:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)
            await bot.stop()


# --- what can be seen


def account(s: Staged, who: str) -> Account:
    """A member's account, as the store names it."""
    return Account(f"slack:{s.slack.team}/{s.slack.member(who).id}")


def told(s: Staged, who: str) -> list[str]:
    """What the bot tells a member in private now."""
    return [m.text for m in s.slack.dms(who) if m.bot_id]


def said(s: Staged, channel: str, name: str, **counts: int) -> list[Message]:
    """The messages worded as ``name`` that our bot has in a channel now, without replies."""
    ours = (m for m in s.slack.messages(channel) if m.bot_id == s.slack.bot_id)
    return [m for m in ours if says(s, m.text, name, **counts)]


def says(s: Staged, text: str, name: str, language: Language = "de", **counts: int) -> bool:
    """Whether ``text`` is worded as the message ``name``, whatever fills its fields.

    Wording belongs to ``config/messages``: stories name the message. ``counts`` choose its form.
    """
    fields: dict[str, str | int] = {**dict.fromkeys(FIELDS, GAP), "button": 1, **counts}
    worded = s.bot.words.text(name, language, fields).replace("*", "")
    return all(piece.strip() in text.replace("*", "") for piece in worded.split(GAP))


def sendings(s: Staged) -> int:
    """How many times the bot tried to say something."""
    return sum(call.method.startswith("chat.") for call in s.slack.calls)


async def rows(s: Staged, table: sa.Table) -> list[sa.Row[Any]]:
    """All rows of a table."""
    return await s.bot.store.read(lambda c: list(c.execute(table.select()).all()))


async def states(s: Staged) -> list[str]:
    """The states of all matches."""
    return sorted(row.state for row in await rows(s, match))


async def dump(s: Staged, without: Sequence[str] = ()) -> str:
    """Every column of every table, in words; ``without`` names tables to leave out."""
    lines: list[str] = []
    for table in metadata.sorted_tables:
        if table.name not in without:
            lines += [f"{table.name}: {tuple(row)!r}" for row in await rows(s, table)]
    return "\n".join(lines)
