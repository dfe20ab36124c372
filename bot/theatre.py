"""The demo's stage: the bot and the sandbox in one process, with one discrete-event clock.

Bot and sandbox meet over real HTTP on loopback only.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.app import Watch, build
from bot.bot import Bot
from bot.commands import COMMANDS
from bot.courier import Carried
from bot.demo_why import entries, entry_of, sentences
from bot.demo_words import FATES
from bot.doctor import manifest_scopes
from bot.react import Trace
from bot.rules import Rules
from bot.run import migrate
from bot.sandbox import cast, story
from bot.sandbox.discrete import DiscreteClock, Stage, pass_time
from bot.sandbox.forum_say import say_routes
from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.mischief import mischief_routes
from bot.sandbox.page.curtain import Curtain
from bot.sandbox.page.diary import Diary
from bot.sandbox.page.page import Hints, Page
from bot.sandbox.slack_serve import serving
from bot.sandbox.slack_world import SlackWorld
from bot.sandbox.transcript import Transcript
from bot.settings import Settings
from bot.settings_doors import DiscourseSettings, SlackSettings
from bot.shortcuts import SHORTCUTS
from bot.store.additions import TopicsNow
from bot.words import LANGUAGES
from matchers.rhythm import next_opening
from matchers.weeks import day_before, next_due, next_hour

FORUM = "/forum"
SOON = timedelta(seconds=1)


@dataclass
class Theatre:
    """One play: both worlds, the bot, and who waits for whom. ``over``: told from the start."""

    clock: DiscreteClock
    slack: SlackWorld
    forum: ForumWorld
    bot: Bot
    questions: int
    address: str
    over: asyncio.Event = field(default_factory=asyncio.Event)
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    def stage(self) -> Stage:
        """What the player needs to let time pass."""
        return Stage(self.clock, self.settle, self.next_due, self.passed)

    async def skip(self, span: timedelta) -> None:
        """Let time pass, as somebody on the page wishes."""
        async with self.one_at_a_time:
            await pass_time(self.clock.now() + span, self.stage())

    async def settle(self) -> None:
        """Return when neither bot nor sandbox has anything to do at this moment."""
        while True:
            await self.slack.settled()
            await self.forum.settled()
            await self.bot.engine.rest()
            late = self.bot.slack.pending if self.bot.slack is not None else 0
            if late:  # they come on the real clock, and nobody tells when
                await asyncio.sleep(0.001)
            elif not (self.slack.pending or self.forum.pending) and self.bot.engine.resting:
                return

    async def next_due(self) -> datetime | None:
        """The next moment at which anybody has something to do."""
        dues = [
            await self.bot.store.next_moment(),
            self.slack.next_retry(),
            self.forum.next_retry(),
            *self._next_digests(),
            self.clock.now() + SOON if self.bot.digest_waits else None,
        ]
        return min((due for due in dues if due is not None), default=None)

    async def passed(self) -> None:
        """The clock has jumped: what fell due is kept, and the engine looks."""
        await self.bot.look_at_the_calendar()
        self.bot.engine.wake()

    def _next_digests(self) -> list[datetime]:
        """The next digest, the draft of it, and rounds; in the shadow the day's note, too."""
        rules, now = self.bot.settings.rules, self.clock.now()
        digest, dues = rules.send_digest, list[datetime]()
        if rules.community.shadow and rules.report_shadow is not None:
            dues.append(next_hour(now, rules.report_shadow.hour, story.ZONE))
        if (held := rules.hold_rounds) is not None:
            for group in held.all_groups:
                at = next_opening(now, group.rhythm, group.weekday, group.hour, story.ZONE)
                dues.append(at)
        if digest is None:
            return dues
        due = next_due(now, digest.weekday, digest.hour, story.ZONE)
        draft = day_before(due, story.ZONE)
        shown = digest.approve == "draft" and draft > now
        return [*dues, due, draft] if shown else [*dues, due]


def _worlds(
    settings: Settings, clock: DiscreteClock, secrets: cast.Secrets
) -> tuple[SlackWorld, ForumWorld]:
    """A small Slack, whose app has just the scopes of our manifest, and a small forum."""
    slack = SlackWorld(
        clock=clock,
        signing_secret=secrets.signing_secret,
        bot_token=secrets.bot_token,
        scopes=frozenset().union(*manifest_scopes(settings.config / "slack.manifest.json")),
    )
    forum = ForumWorld(
        clock=clock,
        base_url="",
        api_key=secrets.api_key,
        api_username=secrets.api_username,
        webhook_secret=secrets.webhook_secret,
    )
    return slack, forum


@asynccontextmanager
async def opened(
    settings: Settings, clock: DiscreteClock, transcript: Transcript
) -> AsyncIterator[Theatre]:
    """A house for one play, on any free port, its page open from the beginning."""
    async with house() as curtain, staged(settings, clock, transcript, curtain) as theatre:
        curtain.open()
        yield theatre


@asynccontextmanager
async def house(port: int = 0) -> AsyncIterator[Curtain]:
    """The address at which everything of the sandbox is found, whatever is played.

    Raises ``YourMistake`` where the port is taken.
    """
    curtain = Curtain()
    async with serving(curtain, port=port) as curtain.address:
        yield curtain


@asynccontextmanager
async def staged(
    settings: Settings, clock: DiscreteClock, transcript: Transcript, curtain: Curtain
) -> AsyncIterator[Theatre]:
    """Build sandbox and bot on ``settings.database_url``, let them meet, close both at the end."""
    secrets = cast.Secrets()
    slack, forum = _worlds(settings, clock, secrets)
    places = cast.furnish_slack(slack)
    categories = cast.furnish_forum(forum, tuple(settings.topics))
    async with AsyncExitStack() as stack:
        address, diary = curtain.address, Diary()
        slack.base_url, forum.base_url = address, address + FORUM
        given = _settings(settings, secrets, address, places, categories)
        migrate(given)
        topics = TopicsNow(given.topics)
        watch = _watch(transcript, diary, clock, topics)
        bot = build(given, clock=clock, watch=watch, topics=topics)
        transcript.menu = {s.name: bot.words.text(s.menu, "de", part="menu") for s in SHORTCUTS}
        theatre = Theatre(clock, slack, forum, bot, categories["Fragen"], address)
        page = _page(theatre, diary, curtain)
        routes = [*slack.routes(), *mischief_routes(slack.mischief), *say_routes(forum)]
        app = Starlette(routes=[*routes, Mount(FORUM, routes=forum.routes()), *page.routes()])
        stack.enter_context(curtain.shows(app))
        stack.callback(diary.close)
        listening = await stack.enter_async_context(serving(bot.asgi()))
        stack.push_async_callback(bot.stop)
        stack.push_async_callback(slack.aclose)
        stack.push_async_callback(forum.aclose)
        await bot.start()
        slack.events_url = f"{listening}/slack/events"
        forum.webhook_url = f"{listening}/discourse/webhook"
        slack.on_change(lambda change: transcript.on_slack(change, slack))
        forum.on_change(lambda change: transcript.on_forum(change, forum))
        page.watch()
        await bot.catch_up()
        yield theatre


def _settings(
    settings: Settings,
    secrets: cast.Secrets,
    address: str,
    places: dict[str, str],
    categories: dict[str, int],
) -> Settings:
    """The demo's settings: real rules and words, the sandbox's addresses and channels."""
    slack = SlackSettings(
        bot_token=SecretStr(secrets.bot_token),
        signing_secret=SecretStr(secrets.signing_secret),
        api_url=f"{address}/api/",
    )
    forum = DiscourseSettings(
        url=address + FORUM,
        api_key=SecretStr(secrets.api_key),
        api_username=secrets.api_username,
        webhook_secret=SecretStr(secrets.webhook_secret),
    )
    changed = {
        "rules": _rules(settings.rules, places, categories),
        "slack": slack,
        "discourse": forum,
    }
    return settings.model_copy(update=changed)


def _rules(rules: Rules, places: dict[str, str], categories: dict[str, int]) -> Rules:
    community = replace(
        rules.community,
        name="Datenlabor Niederrhein",
        slack_channels=(places["vorstellung"], places["hilfe"]),
        moderator_channel=places[cast.MODERATORS],
    )
    digest = rules.send_digest and replace(
        rules.send_digest, slack_channels=(places["hilfe"],), forum_category=categories["Fragen"]
    )
    taken = rules.take_to_forum and replace(
        rules.take_to_forum, forum_category=categories["Fragen"]
    )
    passed = rules.pass_it_on and replace(rules.pass_it_on, weeks=2)  # the story has but three
    return replace(
        rules,
        community=community,
        send_digest=digest,
        take_to_forum=taken,
        pass_it_on=passed,
    )


def _page(theatre: Theatre, diary: Diary, curtain: Curtain) -> Page:
    """What a browser shows of this play, with the bot's commands to choose from."""
    words = theatre.bot.words
    hints: Hints = {
        language: [
            (f"/lotse {word}", words.text(command.help, language, {"word": word}).replace("`", ""))
            for command in COMMANDS
            if (word := command.word(language))
        ]
        for language in LANGUAGES
    }

    shortcuts: Hints = {
        language: [(s.name, words.text(s.menu, language, part="menu")) for s in SHORTCUTS]
        for language in LANGUAGES
    }

    def again() -> None:
        curtain.close()
        theatre.over.set()

    return Page(
        theatre.slack,
        theatre.forum,
        diary,
        theatre.clock,
        story.ZONE,
        pass_time=theatre.skip,
        again=again,
        hints=hints,
        shortcuts=shortcuts,
    )


def _watch(transcript: Transcript, diary: Diary, clock: DiscreteClock, topics: TopicsNow) -> Watch:
    def reacted(traces: Sequence[Trace]) -> None:
        for trace in traces:
            for de, _ in sentences(trace, topics):
                transcript.why(de if trace.error else f"{trace.reaction}: {de}")
        for entry in entries(traces, topics, clock.now()):
            diary.tell(entry)

    def carried(told: Carried) -> None:
        if told.fate not in ("sent", "found"):
            transcript.why(f"{told.claim.reaction}: {FATES[told.fate][0]} ({told.reason})")
        diary.tell(entry_of(told, clock.now()))

    return Watch(reacted=reacted, carried=carried)
