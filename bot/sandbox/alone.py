"""``python -m bot sandbox``: the two worlds and their page, for a bot that runs by itself.

For developers: the clock is the wall's, the secrets are new each time, and all of it listens on
this machine only.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from starlette.applications import Starlette
from starlette.routing import Mount

from bot.errors import YourMistake
from bot.sandbox import cast
from bot.sandbox.forum_say import say_routes
from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.mischief import mischief_routes
from bot.sandbox.page.curtain import Curtain
from bot.sandbox.page.diary import Diary
from bot.sandbox.page.page import Page
from bot.sandbox.slack_serve import serving
from bot.sandbox.slack_world import SlackWorld
from bot.sandbox.time import RealClock

FORUM = "/forum"


async def alone(
    bot: str,
    port: int,
    tags: tuple[str, ...],
    shortcuts: Sequence[tuple[str, str]],
    tell: Callable[[str], None],
) -> None:
    """Serve until cancelled; ``bot`` is the address at which the bot listens (or will).

    ``shortcuts``: callback id and name of each that the app's manifest has. ``tell`` hears what the
    bot's environment must say. Raises ``YourMistake``: the port is taken.
    """
    clock, curtain, diary, secrets = RealClock(), Curtain(), Diary(), cast.Secrets()
    async with serving(curtain, port=port) as address:
        slack, forum = _worlds(clock, address, secrets)
        cast.furnish_slack(slack)
        categories = cast.furnish_forum(forum, tags)
        slack.events_url = f"{bot}/slack/events"
        forum.webhook_url = f"{bot}/discourse/webhook"
        with curtain.shows(_app(_page(slack, forum, diary, clock, shortcuts))):
            curtain.open()
            for channel in cast.CHANNELS:
                slack.let_in(slack.channel(channel), slack.bot_user)
            tell("\n".join(_told(secrets, address, bot, categories["Fragen"])))
            try:
                await asyncio.Event().wait()
            finally:
                await _close(diary, slack, forum)


async def _close(diary: Diary, slack: SlackWorld, forum: ForumWorld) -> None:
    diary.close()
    await slack.aclose()
    await forum.aclose()


def _app(page: Page) -> Starlette:
    slack, forum = page.slack, page.forum
    routes = [*slack.routes(), *mischief_routes(slack.mischief), *say_routes(forum)]
    return Starlette(routes=[*routes, Mount(FORUM, routes=forum.routes()), *page.routes()])


def _page(
    slack: SlackWorld,
    forum: ForumWorld,
    diary: Diary,
    clock: RealClock,
    shortcuts: Sequence[tuple[str, str]],
) -> Page:
    page = Page(
        slack,
        forum,
        diary,
        clock,
        ZoneInfo("Europe/Berlin"),
        pass_time=_no_time,
        again=_not_again,
        shortcuts={"de": shortcuts, "en": shortcuts},
    )
    page.watch()
    return page


def _worlds(clock: RealClock, address: str, secrets: cast.Secrets) -> tuple[SlackWorld, ForumWorld]:
    slack = SlackWorld(
        clock=clock,
        signing_secret=secrets.signing_secret,
        bot_token=secrets.bot_token,
        base_url=address,
    )
    forum = ForumWorld(
        clock=clock,
        base_url=address + FORUM,
        api_key=secrets.api_key,
        api_username=secrets.api_username,
        webhook_secret=secrets.webhook_secret,
    )
    return slack, forum


def _told(secrets: cast.Secrets, address: str, bot: str, category: int) -> Iterator[str]:
    port = bot.rpartition(":")[2].strip("/")
    yield f"The sandbox and its page: {address} (it ends with Ctrl-C)"
    yield f"It tells a bot at {bot} what happens. Start one in another window with:"
    yield ""
    for name, value in (
        ("SLACK_BOT_TOKEN", secrets.bot_token),
        ("SLACK_SIGNING_SECRET", secrets.signing_secret),
        ("SLACK_API_URL", f"{address}/api/"),
        ("DISCOURSE_URL", address + FORUM),
        ("DISCOURSE_API_KEY", secrets.api_key),
        ("DISCOURSE_API_USERNAME", secrets.api_username),
        ("DISCOURSE_WEBHOOK_SECRET", secrets.webhook_secret),
        ("DATABASE_URL", "sqlite:///var/sandbox.sqlite3"),
        ("PORT", port),
    ):
        yield f"export {name}={value}"
    yield "python -m bot run"
    yield ""
    listened = ", ".join(f'"#{name}"' for name in cast.CHANNELS)
    yield "In config/community.toml (or a copy that LOTSE_CONFIG names):"
    yield f'slack_channels = [{listened}], moderator_channel = "#{cast.MODERATORS}",'
    yield f"forum_categories = [{category}], shadow = false"


async def _no_time(_: timedelta) -> None:
    raise YourMistake("Here time is the wall's: only the demo lets it pass (python -m bot demo).")


def _not_again() -> None:
    raise YourMistake("Here nothing starts again by itself: end the sandbox and start it anew.")
