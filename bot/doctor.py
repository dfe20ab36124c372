"""``python -m bot doctor``: what is well, what is not, and the sentence that mends it.

``app.py`` passes in what must be asked of the doors and the store; here it is only judged and told,
in the community's language. A question that fails is a finding too: the others are still asked.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
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

BACKUP_EVERY = timedelta(days=8)
"""A week, and a day for whoever was late. A newer installation needs none yet."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report. ``remedy`` is empty where all is well."""

    ok: bool
    what: str
    remedy: str = ""


# --- what the doctor is told: one protocol per question, fulfilled in app.py


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """The last backup; ``fault``: why it could not be restored into a scratch database."""

    at: datetime
    rows: int = 0
    fault: str = ""


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """The database; ``there``: it was made before. ``oldest``: when the longest waiting key came.

    ``switches`` are those that are on (``stopped``, ``removed:slack``); ``heard`` are the
    platforms of which something verified came in, ``refused`` those of which the last thing that
    came in was signed with another secret. ``overruled``: names that moderators gave to topics, and
    that belong to others in config/topics.toml by now.
    """

    migrated: bool
    dead: int = 0
    oldest: datetime | None = None
    switches: frozenset[str] = frozenset()
    heard: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    there: bool = True
    overruled: tuple[str, ...] = ()
    born: datetime | None = None
    backup: BackupFacts | None = None


@dataclass(frozen=True, slots=True)
class SlackFacts:
    """``auth.test`` and its headers: ``scopes`` from ``x-oauth-scopes``, ``time`` from ``date``.

    ``absent`` names the configured channels that the bot is not in, or that do not exist;
    ``exposed`` the moderators' channel where it is not private.
    ``socket`` is why the app token does not open Socket Mode: empty if it does, ``None``: there is
    no app token.
    """

    team: str
    bot: str
    scopes: frozenset[str]
    absent: tuple[str, ...] = ()
    exposed: tuple[str, ...] = ()
    time: datetime | None = None
    socket: str | None = None


@dataclass(frozen=True, slots=True)
class ForumFacts:
    """What the forum says of itself and of our account, asked with the key.

    ``for_all``: the key is good for every account. ``can_tag``: tagging is on, and this account may
    tag other people's threads. ``hidden`` are the configured categories that it does not see;
    ``absent_tags`` the topics' tags that the forum lacks while this account may not create any.
    """

    username: str
    admin: bool
    moderator: bool
    for_all: bool
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
    manifest's scopes; ``guessable``: the webhook's secret is none. ``listens``: a Slack channel is
    named where questions are followed; ``reports``: what members report reaches a moderator;
    ``digest``: the week's digest has a place to go to; ``shadow``: somebody reads what happens
    in it (``None``: there is no shadow). ``doubtful``: variables whose address is wrong, and why.
    """

    store: AskStore
    slack: AskSlack | None = None
    forum: AskForum | None = None
    faults: int = 0
    needed: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    guessable: bool = False
    listens: bool = True
    reports: bool = True
    digest: bool = True
    shadow: bool | None = None
    doubtful: Mapping[str, str] = field(default_factory=dict)


async def examine(checks: Checks, words: Words, language: Language, now: datetime) -> list[Finding]:
    """Ask everything, in the order in which it has to be mended."""
    voice = _Voice(words, language)
    findings = [
        voice.tell("config", well=checks.faults == 0, faults=checks.faults),
        voice.tell("digest", well=checks.digest),
    ]
    if checks.shadow is not None:
        findings.append(voice.tell("shadow", well=checks.shadow))
    findings += [voice.bad(f"address-{why}", setting=one) for one, why in checks.doubtful.items()]
    store = StoreFacts(migrated=False)
    try:
        store = await checks.store()
        findings += _judge_store(store, voice, now)
    except LotseError as error:
        findings.append(voice.bad("database", reason=str(error)))
    times: list[datetime] = []
    if checks.slack:
        findings += await _visit_slack(checks, checks.slack, store, voice, times)
    if checks.forum:
        findings.append(voice.tell("forum-secret", well=not checks.guessable))
        findings += await _visit_forum(checks.forum, store, voice, times)
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
    yield voice.tell("migrated" if facts.there else "no-database", well=facts.migrated)
    waited = now - facts.oldest if facts.oldest else timedelta()
    yield voice.tell(
        "waiting", well=waited <= LONGEST_WAIT, minutes=int(waited.total_seconds() // 60)
    )
    yield voice.tell("dead", well=facts.dead == 0, count=facts.dead)
    names = ", ".join(facts.overruled)
    yield voice.tell("topics", well=not names, names=names)
    yield voice.tell("stopped", well="stopped" not in facts.switches)
    yield from _judge_backup(facts, voice, now)
    for switch in sorted(facts.switches):
        kind, _, platform = switch.partition(":")
        if kind == "removed":
            yield voice.bad(f"removed-{platform}")


def _judge_backup(facts: StoreFacts, voice: _Voice, now: datetime) -> Iterator[Finding]:
    last = facts.backup
    if last is None:
        if facts.born and now - facts.born > BACKUP_EVERY:
            yield voice.bad("no-backup")
    elif last.fault:
        yield voice.bad("backup", reason=last.fault)
    elif now - last.at > BACKUP_EVERY:
        yield voice.bad("old-backup", days=(now - last.at).days)
    else:
        yield voice.good("backup", day=f"{last.at:%Y-%m-%d}", rows=last.rows)


async def _visit_slack(
    checks: Checks,
    ask: AskSlack,
    store: StoreFacts,
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
    if facts.socket == "missing_scope":
        findings.append(voice.bad("slack-socket-scope"))
    elif facts.socket is not None:
        findings.append(voice.tell("slack-socket", well=not facts.socket, reason=facts.socket))
    findings += [
        voice.bad("slack-channel", channel=channel, bot=facts.bot) for channel in facts.absent
    ]
    if not facts.absent:
        findings.append(voice.good("slack-channel"))
    findings.append(voice.tell("slack-listens", well=checks.listens))
    findings.append(voice.tell("slack-reports", well=checks.reports))
    findings += [voice.bad("slack-exposed", channel=channel) for channel in facts.exposed]
    return [*findings, _judge_arrivals("slack", "slack", store, voice)]


async def _visit_forum(
    ask: AskForum, store: StoreFacts, voice: _Voice, times: list[datetime]
) -> list[Finding]:
    try:
        facts = await ask()
    except LotseError as error:
        return [voice.bad("forum-key", reason=str(error))]
    times += [facts.time] if facts.time else []
    hidden = ", ".join(str(category) for category in facts.hidden)
    return [
        voice.good("forum-key", account=facts.username),
        *_judge_rights(facts, voice),
        voice.tell("forum-tagging", well=facts.can_tag, account=facts.username),
        voice.tell("forum-tags", well=not facts.absent_tags, tags=", ".join(facts.absent_tags)),
        voice.tell("forum-categories", well=not hidden, categories=hidden),
        _judge_arrivals("forum", "discourse", store, voice),
    ]


def _judge_rights(facts: ForumFacts, voice: _Voice) -> list[Finding]:
    """A line for each right that Lotse has and does not need."""
    rights = {"rights": facts.admin, "moderator": facts.moderator, "for-all": facts.for_all}
    bad = [voice.bad(f"forum-{name}", account=facts.username) for name in rights if rights[name]]
    return bad or [voice.good("forum-rights")]


def _judge_arrivals(door: str, platform: str, store: StoreFacts, voice: _Voice) -> Finding:
    if platform in store.refused:
        return voice.bad(f"{door}-signed")
    return voice.tell(f"{door}-heard", well=platform in store.heard)


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
