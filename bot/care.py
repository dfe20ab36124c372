"""Looking after Lotse from the command line: what was given up, what would be said, what is ill."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot import doctor
from bot.app import build
from bot.bot import Bot
from bot.doctor import BackupFacts, Checks, Finding, ForumFacts, SlackFacts, StoreFacts
from bot.effects import Message
from bot.errors import LotseError, YourMistake
from bot.markdown import MarkdownDialect, as_markdown
from bot.reactions.send_digest import for_outside as digest_outside
from bot.reactions.send_digest import preview as digest_preview
from bot.rules_digests import SendDigestRules
from bot.settings import Settings, doubtful
from bot.settings_check import check_folder
from bot.shown import Voucher, for_certain, only_public
from bot.store.additions import additions
from bot.store.backup import last_backup
from bot.store.lessons import lessons
from bot.store.migrate import current, migrate, newest
from bot.store.restoring import try_out
from bot.store.stops import switches_on
from bot.store.upkeep import Dead, oldest_waiting
from bot.web.metrics import Figures
from bot.web.told import NO_WORD, asked, roles, together, told
from bot.words import Plain
from matchers.additions import InForce, in_file, in_force
from matchers.model import Language
from matchers.renaming import renamed, under
from matchers.school import MOST, Lesson
from matchers.weeks import due_in

T = TypeVar("T")


def with_bot(settings: Settings, ask: Callable[[Bot], Awaitable[T]]) -> T:
    """Ask a bot that is built, but neither started nor listening."""
    if current(settings.database_url) != newest():
        raise YourMistake("The database is not up to date yet. Run: python -m bot migrate")

    async def story() -> T:
        bot = build(settings)
        try:
            await bot.turns.name_topics()
            return await ask(bot)
        finally:
            await bot.close()

    return asyncio.run(story())


def dead(settings: Settings) -> list[Dead]:
    """What Lotse gave up on, oldest first."""
    return with_bot(settings, lambda bot: bot.store.dead_keys())


def replay(settings: Settings, key: str) -> bool:
    """Take a dead key up again; whether there was one."""
    return with_bot(settings, lambda bot: bot.store.replay(key))


def prune(settings: Settings) -> dict[str, int]:
    """Let go of what is held no longer; how much of what."""
    return with_bot(settings, lambda bot: bot.prune())


@dataclass(frozen=True, slots=True)
class Status:
    """How it stands, line by line. ``heard``: a running bot told what it counted, too.

    ``partly``: it is one of many, and nobody said where the others are. ``silent``: who was named
    and not heard, and why.
    """

    lines: tuple[str, ...]
    heard: bool
    partly: bool
    silent: tuple[str, ...]


def status(settings: Settings, named: Sequence[str] = ()) -> Status:
    """What ``/metrics`` tells, of the processes ``named``, else of those that run here.

    What they counted is added up; the database is asked how it stands if none of them tells it.
    """
    token = settings.metrics_token
    if named and token is None:
        raise YourMistake(NO_WORD)
    here = [str(port) for port in (settings.port, settings.metrics_port) if port]
    word = token.get_secret_value() if token is not None else ""
    answers = asked(named or here, settings.host, word) if word else {}
    silent = [f"{name} ({why})" for name, why in answers.items() if isinstance(why, str) and named]
    heard = together(one for one in answers.values() if not isinstance(one, str))
    figures, lines = Figures(), list(told(heard))
    if not {family.name for family in figures.standing()} <= {family.name for family in heard}:
        figures.stands(with_bot(settings, lambda bot: bot.standing()))
        lines += told(figures.standing())
    partly = not named and bool(roles(heard) - {"run"})
    return Status(tuple(lines), heard=bool(heard), partly=partly, silent=tuple(silent))


def past(settings: Settings) -> list[Lesson]:
    """What the database holds that teaches, the newest first."""
    now = renamed(settings.topics)
    held = with_bot(settings, lambda bot: bot.store.read(lambda c: lessons(c, MOST)))
    return [
        replace(one, topics=under(one.topics, now), rejected=under(one.rejected, now))
        for one in held
    ]


def topics_now(settings: Settings) -> InForce:
    """The topics of the file with what moderators added, as far as the file leaves room for it."""
    added = with_bot(settings, lambda bot: bot.store.read(additions))
    return in_force(settings.topics, added)


def preview(settings: Settings, what: str) -> str:
    """What Lotse would say now, in words, without what is public no more.

    Raises ``YourMistake`` for what cannot be shown.
    """
    if what != "digest":
        raise YourMistake(f'"{what}" cannot be shown beforehand. There is: digest')

    async def ask(bot: Bot) -> str:
        now, language = bot.clock.now(), settings.rules.community.language
        message = await bot.turns.look(lambda c: digest_preview(now, c, language))
        asking = Voucher(bot.is_public)
        shown = await only_public(message, asking, asking.unsure)
        return bot.words.say(shown or _emptied(message), Plain()).text

    return with_bot(settings, ask)


def outside(settings: Settings, week: str, language: Language | None) -> str:
    """The digest of ``week`` (empty: as it is now) as Markdown, without what is public no more.

    Raises ``YourMistake`` where there is no such week, or it is not over.
    """

    async def ask(bot: Bot) -> str:
        at = _end_of(week, bot) if week else bot.clock.now()
        spoken = language or settings.rules.community.language
        message = await bot.turns.look(lambda c: digest_outside(at, c, spoken))
        shown = await only_public(message, for_certain(bot.is_public))
        dialect = MarkdownDialect(bot.words, spoken)
        return as_markdown(bot.words.say(shown or _emptied(message), dialect))

    return with_bot(settings, ask)


def _emptied(message: Message) -> Message:
    """The headline alone: nothing that it links to may be shown."""
    return replace(message, parts=(), fields={**message.fields, "count": 0})


def _end_of(week: str, bot: Bot) -> datetime:
    """When the digest of a week like ``2026-W47`` fell due."""
    rules = bot.settings.rules
    digest = rules.send_digest or SendDigestRules()
    zone = ZoneInfo(rules.community.time_zone)
    due = due_in(week, digest.weekday, digest.hour, zone)
    if due is None:
        raise YourMistake(f'"{week}" is no week. Write it like 2026-W47.')
    if due > bot.clock.now():
        raise YourMistake(f"The digest of {week} is due on {due:%Y-%m-%d}: there is nothing yet.")
    return due.astimezone(UTC)


async def examine(settings: Settings) -> list[Finding]:
    """The doctor's round: config, database, each door, the clock. Sends nothing."""
    needed, optional = doctor.manifest_scopes(settings.config / "slack.manifest.json")
    rules, week = settings.rules, settings.rules.send_digest
    with TemporaryDirectory(prefix="lotse-doctor-") as folder:
        bot = build(settings)
        usable = await asyncio.to_thread(_usable, settings, Path(folder))
        outside = bot if usable is settings else build(usable)
        checks = Checks(
            store=lambda: _store_facts(bot),
            slack=_slack_facts(outside),
            forum=_forum_facts(outside),
            faults=len(check_folder(settings.config)),
            needed=needed,
            optional=optional,
            guessable=bot.forum is not None and bot.forum.access.is_guessable,
            doubtful=doubtful(settings),
            shadow=bool(rules.community.moderator_channel) if rules.community.shadow else None,
            digest=not week or bool(week.slack_channels or week.forum_category),
            listens=not rules.follow_thread or bool(rules.community.slack_channels),
            reports=not rules.report_match
            or bool(rules.community.moderator_channel or rules.community.moderators),
        )
        try:
            language = rules.community.language
            return await doctor.examine(checks, bot.words, language, bot.clock.now())
        finally:
            await bot.close()
            if outside is not bot:
                await outside.close()


def _usable(settings: Settings, folder: Path) -> Settings:
    """The settings; on a database of its own where ours is not there, so that doors can be asked.

    A door needs one: what it asks of the forum is taken from the shared budget.
    """
    with suppress(LotseError):
        if current(settings.database_url) == newest():
            return settings
    url = f"sqlite:///{folder / 'doctor.sqlite3'}"
    migrate(url)
    return settings.model_copy(update={"database_url": url})


async def _store_facts(bot: Bot) -> StoreFacts:
    url = bot.settings.database_url
    age = await asyncio.to_thread(current, url)
    if age != newest():
        return StoreFacts(migrated=False, there=age is not None)
    await bot.turns.name_topics()  # the forum is asked for the tags of all of them
    added = await bot.store.read(additions)
    held = in_force(bot.settings.topics, added)
    heard = {p: await bot.store.marked(f"heard:{p}") for p in ("slack", "discourse")}
    refused = {p: await bot.store.marked(f"refused:{p}") for p in heard}
    born = await bot.store.marked("born")
    return StoreFacts(
        migrated=True,
        dead=len(await bot.store.dead_keys()),
        oldest=await bot.store.read(oldest_waiting),
        switches=frozenset(await bot.store.read(switches_on)),
        overruled=tuple(
            one.addition.name
            for one in held.overruled
            if not in_file(bot.settings.topics, one.addition)
        ),
        heard=frozenset(p for p, at in heard.items() if at),
        refused=frozenset(p for p, at in refused.items() if at > heard[p]),  # both in UTC, or empty
        born=datetime.fromisoformat(born) if born else None,
        backup=await _backup_facts(bot),
    )


async def _backup_facts(bot: Bot) -> BackupFacts | None:
    """The last backup, restored into a scratch database and compared."""
    last = await bot.store.read(last_backup)
    if last is None:
        return None
    try:
        held = await asyncio.to_thread(try_out, last)
    except LotseError as error:
        return BackupFacts(last.at, fault=str(error))
    return BackupFacts(last.at, held.rows)


def _slack_facts(bot: Bot) -> doctor.AskSlack | None:
    slack = bot.slack
    if slack is None:
        return None

    async def ask() -> SlackFacts:
        return SlackFacts(**asdict(await slack.visit()))

    return ask


def _forum_facts(bot: Bot) -> doctor.AskForum | None:
    forum = bot.forum
    if forum is None:
        return None

    async def ask() -> ForumFacts:
        seen = await forum.examine()
        return ForumFacts(
            username=seen.username,
            admin=seen.admin,
            moderator=seen.moderator,
            for_all=await forum.acts_for_all(),
            can_tag=seen.can_tag,
            hidden=seen.hidden,
            absent_tags=seen.absent_tags,
            time=seen.time,
        )

    return ask
