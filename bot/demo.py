"""``python -m bot demo``: the bot and the sandbox in one process, three weeks in seconds.

Bot and sandbox meet over real HTTP on loopback only, and share one discrete-event clock.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr
from rich.console import Console
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.app import Watch, build
from bot.bot import Bot
from bot.clock import last_due
from bot.courier import Carried
from bot.doctor import manifest_scopes
from bot.effects import Effect, ForgetMember, ProposeMatch, RecordEvidence, TagThread
from bot.events import WeekEnded
from bot.react import Trace
from bot.run import migrate
from bot.sandbox import cast, story
from bot.sandbox.discrete import DiscreteClock, Stage, live, play
from bot.sandbox.forum_say import say_routes
from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.mischief import mischief_routes
from bot.sandbox.say import PORT
from bot.sandbox.slack_serve import serving
from bot.sandbox.slack_world import SlackWorld
from bot.sandbox.transcript import Transcript
from bot.settings import Settings
from bot.settings_doors import DiscourseSettings, SlackSettings

FORUM = "/forum"
SOON = timedelta(seconds=1)

_HOW = {
    "exact": "genau",
    "stem": "Wortstamm",
    "compound": "Teil eines Worts",
    "typo": "trotz Tippfehler",
    "learned": "gelernt",
    "category": "Kategorie",
}


@dataclass
class Theatre:
    """One play: both worlds, the bot, and who waits for whom."""

    clock: DiscreteClock
    slack: SlackWorld
    forum: ForumWorld
    bot: Bot
    questions: int

    def stage(self) -> Stage:
        """What the player needs to let time pass."""
        return Stage(self.clock, self.settle, self.next_due, self.passed)

    async def settle(self) -> None:
        """Return when neither bot nor sandbox has anything to do at this moment."""
        while True:
            await self.slack.settled()
            await self.forum.settled()
            await self.bot.engine.rest()
            if not (self.slack.pending or self.forum.pending) and self.bot.engine.resting:
                return

    async def next_due(self) -> datetime | None:
        """The next moment at which anybody has something to do."""
        dues = [
            await self.bot.store.next_due(),
            await self.bot.store.next_expiry(),
            self.slack.next_retry(),
            self.forum.next_retry(),
            self._next_digest(),
            self.clock.now() + SOON if self.bot.digest_waits else None,
        ]
        return min((due for due in dues if due is not None), default=None)

    async def passed(self) -> None:
        """The clock has jumped: what fell due is kept, and the engine looks."""
        await self.bot.look_at_the_calendar()
        self.bot.engine.wake()

    def _next_digest(self) -> datetime | None:
        rules = self.bot.settings.rules
        if rules.send_digest is None:
            return None
        digest, now = rules.send_digest, self.clock.now()
        week = now + timedelta(days=7)
        due = last_due(week, digest.weekday, digest.hour, story.ZONE)
        return due if due > now else None


async def demo(settings: Settings, *, once: bool, port: int = PORT) -> int:
    """Play the three weeks and tell them; without ``once`` the sandbox then stays up at ``port``.

    Raises ``YourMistake`` where the port is taken.
    """
    console = Console(soft_wrap=True)
    clock = DiscreteClock(story.START)
    transcript = Transcript(console, clock, story.ZONE)
    with TemporaryDirectory(prefix="lotse-demo-") as folder:
        url = f"sqlite:///{Path(folder) / 'demo.sqlite3'}"
        given = settings.model_copy(update={"database_url": url})
        async with opened(given, clock, transcript, port=0 if once else port) as theatre:
            transcript.heading("Drei Wochen in einer kleinen Community, im Zeitraffer.")
            play_book = story.Story(theatre.slack, theatre.forum, theatre.questions)
            await play(play_book.lines(), story.END, theatre.stage())
            console.print()
            if once:
                return 0
            say = "bot say" if port == PORT else f"bot say --port {port}"
            transcript.heading(_INVITATION.replace("bot say", say))
            await live(theatre.stage(), theatre.bot.store.arrived)
    return 0


_INVITATION = (
    "Die Sandbox bleibt offen (Ende mit Strg+C). In einem anderen Fenster, zum Beispiel:\n"
    '  python -m bot say --as mira --in "#hilfe" "Wie lese ich eine CSV-Datei mit Umlauten?"\n'
    '  python -m bot say --as heinz --in forum:fragen "Wer kennt sich mit Newslettern aus?"'
)


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
    settings: Settings, clock: DiscreteClock, transcript: Transcript, *, port: int = 0
) -> AsyncIterator[Theatre]:
    """Build sandbox and bot on ``settings.database_url``, let them meet, close both at the end."""
    secrets = cast.Secrets()
    slack, forum = _worlds(settings, clock, secrets)
    places = cast.furnish_slack(slack)
    categories = cast.furnish_forum(forum, tuple(settings.topics))
    async with AsyncExitStack() as stack:
        routes = [*slack.routes(), *mischief_routes(slack.mischief), *say_routes(forum)]
        app = Starlette(routes=[*routes, Mount(FORUM, routes=forum.routes())])
        address = await stack.enter_async_context(serving(app, port=port))
        slack.base_url, forum.base_url = address, address + FORUM
        given = _settings(settings, secrets, address, places, categories)
        migrate(given)
        watch = Watch(
            reacted=lambda traces: _tell(transcript, traces, given),
            carried=lambda carried: _tell_fate(transcript, carried),
        )
        bot = build(given, clock=clock, watch=watch)
        listening = await stack.enter_async_context(serving(bot.asgi()))
        stack.push_async_callback(bot.stop)
        stack.push_async_callback(slack.aclose)
        stack.push_async_callback(forum.aclose)
        await bot.start()
        slack.events_url = f"{listening}/slack/events"
        forum.webhook_url = f"{listening}/discourse/webhook"
        slack.on_change(lambda change: transcript.on_slack(change, slack))
        forum.on_change(lambda change: transcript.on_forum(change, forum))
        await bot.catch_up()
        yield Theatre(clock, slack, forum, bot, categories["Fragen"])


def _settings(
    settings: Settings,
    secrets: cast.Secrets,
    address: str,
    places: dict[str, str],
    categories: dict[str, int],
) -> Settings:
    """The demo's settings: real rules and words, the sandbox's addresses and channels."""
    rules = settings.rules
    community = replace(
        rules.community,
        name="Datenlabor Niederrhein",
        slack_channels=(places["vorstellung"], places["hilfe"]),
        moderator_channel=places[cast.MODERATORS],
    )
    digest = rules.send_digest and replace(
        rules.send_digest, slack_channels=(places["hilfe"],), forum_category=categories["Fragen"]
    )
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
        "rules": replace(rules, community=community, send_digest=digest),
        "slack": slack,
        "discourse": forum,
    }
    return settings.model_copy(update=changed)


# --- why


def _tell(transcript: Transcript, traces: Sequence[Trace], settings: Settings) -> None:
    for trace in traces:
        if trace.error:
            transcript.why(f"{trace.reaction} ist gescheitert ({trace.error}) und wird wiederholt")
        for reason in _reasons(trace, settings):
            transcript.why(f"{trace.reaction}: {reason}")


def _reasons(trace: Trace, settings: Settings) -> Iterator[str]:
    if isinstance(trace.event, WeekEnded):
        yield f"die Woche {trace.event.week} ist zu Ende"
    for effect in trace.effects:
        yield from _reason(effect, settings)


def _reason(effect: Effect, settings: Settings) -> Iterable[str]:
    topics = settings.topics
    match effect:
        case TagThread(tags=tags, by="lotse"):
            for tag in tags:
                words = ", ".join(f"„{r.words}“ ({_HOW[r.how]})" for r in tag.reasons[:2])
                name = topics[tag.topic].de if tag.topic in topics else tag.topic
                yield f"{words} → {name}, zu {tag.confidence:.0%} sicher"
        case RecordEvidence(evidence=found):
            yield f"Nachweis für {topics[found.topic].de}: {found.kind.value}"
        case ProposeMatch(match=match):
            yield f"Stufe, Zeit und ein freier Platz passen: {topics[match.topic].de}"
        case ForgetMember():
            yield "das Konto ist aus allen Tabellen und Nachrichten entfernt"
        case _:
            pass


def _tell_fate(transcript: Transcript, carried: Carried) -> None:
    if carried.fate not in ("sent", "found"):
        transcript.why(f"{carried.claim.reaction}: {carried.fate}, {carried.reason}")
