"""``python -m bot doctor``: what is well, what is not, and the sentence that mends it.

``app.py`` passes in what must be asked of the doors and the store; here it is only judged and told,
in the community's language. A question that fails is a finding too: the others are still asked.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.effects import Value
from bot.errors import LotseError
from bot.words import Words
from matchers.model import Language

MOST_SKEW = timedelta(seconds=60)
"""Slack's signatures are refused from 5 minutes on; a clock that is 1 minute off will get there."""

LONGEST_WAIT = timedelta(minutes=10)
"""A key that waits longer than this is not merely paced."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report. ``remedy`` is empty where all is well."""

    ok: bool
    what: str
    remedy: str = ""


# --- what the doctor is told: one protocol per question, fulfilled in app.py


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """The database. ``oldest`` is when the longest waiting key was kept.

    ``switches`` are those that are on (``stopped``, ``removed:slack``); ``heard`` are the
    platforms of which at least one verified arrival was kept.
    """

    migrated: bool
    dead: int = 0
    oldest: datetime | None = None
    switches: frozenset[str] = frozenset()
    heard: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SlackFacts:
    """``auth.test`` and its headers: ``scopes`` from ``x-oauth-scopes``, ``time`` from ``date``.

    ``absent`` names the configured channels that the bot is not in, or that do not exist;
    ``exposed`` the moderators' channel where it is not private.
    """

    team: str
    bot: str
    scopes: frozenset[str]
    absent: tuple[str, ...] = ()
    exposed: tuple[str, ...] = ()
    time: datetime | None = None


@dataclass(frozen=True, slots=True)
class ForumFacts:
    """``/site.json`` and ``/session/current.json``, asked with the key.

    ``can_tag``: tagging is on, and this account may tag other people's threads.
    ``hidden`` are the configured categories that it does not see; ``absent_tags`` the topics'
    tags that the forum lacks while this account may not create any.
    """

    username: str
    admin: bool
    can_tag: bool
    hidden: tuple[int, ...] = ()
    absent_tags: tuple[str, ...] = ()
    time: datetime | None = None


AskStore = Callable[[], Awaitable[StoreFacts]]
AskSlack = Callable[[], Awaitable[SlackFacts]]
AskForum = Callable[[], Awaitable[ForumFacts]]
"""Each raises a ``LotseError`` whose sentence or reason is shown."""


@dataclass(frozen=True, slots=True)
class Checks:
    """What to look at. ``slack``/``forum`` is ``None`` where there is no such door.

    ``faults`` is the number of faults in the config folder; ``needed`` and ``optional`` are the
    manifest's scopes.
    """

    store: AskStore
    slack: AskSlack | None = None
    forum: AskForum | None = None
    faults: int = 0
    needed: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()


async def examine(checks: Checks, words: Words, language: Language, now: datetime) -> list[Finding]:
    """Ask everything, in the order in which it has to be mended."""
    voice = _Voice(words, language)
    findings = [voice.tell("config", well=checks.faults == 0, faults=checks.faults)]
    heard: frozenset[str] = frozenset()
    try:
        store = await checks.store()
        heard = store.heard
        findings += _judge_store(store, voice, now)
    except LotseError as error:
        findings.append(voice.bad("database", reason=str(error)))
    times: list[datetime] = []
    if checks.slack:
        findings += await _visit_slack(checks, checks.slack, heard, voice, times)
    if checks.forum:
        findings += await _visit_forum(checks.forum, heard, voice, times)
    if not checks.slack and not checks.forum:
        findings.append(voice.bad("doors"))
    skew = max((abs(time - now) for time in times), default=timedelta())
    findings.append(voice.tell("clock", well=skew <= MOST_SKEW, seconds=int(skew.total_seconds())))
    return findings


def manifest_scopes(manifest: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The bot scopes that ``config/slack.manifest.json`` needs, and those it leaves open."""
    scopes = json.loads(manifest.read_text(encoding="utf-8"))["oauth_config"]["scopes"]
    optional = frozenset(scopes.get("bot_optional", ()))
    return frozenset(scopes["bot"]) - optional, optional


# --- judging


def _judge_store(facts: StoreFacts, voice: _Voice, now: datetime) -> Iterator[Finding]:
    yield voice.tell("migrated", well=facts.migrated)
    waited = now - facts.oldest if facts.oldest else timedelta()
    yield voice.tell(
        "waiting", well=waited <= LONGEST_WAIT, minutes=int(waited.total_seconds() // 60)
    )
    yield voice.tell("dead", well=facts.dead == 0, count=facts.dead)
    yield voice.tell("stopped", well="stopped" not in facts.switches)
    for switch in sorted(facts.switches):
        kind, _, platform = switch.partition(":")
        if kind == "removed":
            yield voice.bad("removed", platform=platform)


async def _visit_slack(
    checks: Checks,
    ask: AskSlack,
    heard: frozenset[str],
    voice: _Voice,
    times: list[datetime],
) -> list[Finding]:
    try:
        facts = await ask()
    except LotseError as error:
        return [voice.bad("slack-token", reason=str(error))]
    times += [facts.time] if facts.time else []
    missing = sorted(checks.needed - facts.scopes)
    spare = sorted(facts.scopes - checks.needed - checks.optional)
    findings = [
        voice.good("slack-token", team=facts.team, bot=facts.bot),
        voice.tell("slack-scopes", well=not missing, scopes=", ".join(missing)),
    ]
    if spare:
        findings.append(voice.bad("slack-spare-scopes", scopes=", ".join(spare)))
    findings += [
        voice.bad("slack-channel", channel=channel, bot=facts.bot) for channel in facts.absent
    ]
    if not facts.absent:
        findings.append(voice.good("slack-channel"))
    findings += [voice.bad("slack-exposed", channel=channel) for channel in facts.exposed]
    return [*findings, voice.tell("slack-heard", well="slack" in heard)]


async def _visit_forum(
    ask: AskForum, heard: frozenset[str], voice: _Voice, times: list[datetime]
) -> list[Finding]:
    try:
        facts = await ask()
    except LotseError as error:
        return [voice.bad("forum-key", reason=str(error))]
    times += [facts.time] if facts.time else []
    hidden = ", ".join(str(category) for category in facts.hidden)
    return [
        voice.good("forum-key", account=facts.username),
        voice.tell("forum-rights", well=not facts.admin, account=facts.username),
        voice.tell("forum-tagging", well=facts.can_tag, account=facts.username),
        voice.tell("forum-tags", well=not facts.absent_tags, tags=", ".join(facts.absent_tags)),
        voice.tell("forum-categories", well=not hidden, categories=hidden),
        voice.tell("forum-heard", well="discourse" in heard),
    ]


@dataclass(frozen=True, slots=True)
class _Voice:
    """Findings in words: ``doctor-<name>``, with ``.bad`` and ``.remedy`` where it is not well."""

    words: Words
    language: Language

    def tell(self, name: str, *, well: bool, **fields: Value) -> Finding:
        """One finding."""
        return self.good(name, **fields) if well else self.bad(name, **fields)

    def good(self, name: str, **fields: Value) -> Finding:
        """A finding that needs no remedy."""
        return Finding(ok=True, what=self.words.text(f"doctor-{name}", self.language, fields))

    def bad(self, name: str, **fields: Value) -> Finding:
        """A finding with its remedy."""
        what, remedy = (
            self.words.text(f"doctor-{name}", self.language, fields, part)
            for part in ("bad", "remedy")
        )
        return Finding(ok=False, what=what, remedy=remedy)
