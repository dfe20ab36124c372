"""A small Discourse forum: its people, its pages, and what it writes down.

The people of a story act through the methods here, a bot through the REST calls of ``app()``; both
emit the same webhooks. Everything runs on one event loop. The state is in memory only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from bot.sandbox.forum_acts import Acts
from bot.sandbox.forum_api import ForumApi, nowhere
from bot.sandbox.forum_create import Creation
from bot.sandbox.forum_edit import Editing
from bot.sandbox.forum_hooks import FORUM_TRICKS, Webhooks
from bot.sandbox.forum_model import Call, Category, Change, Member, Post, Sent, Topic
from bot.sandbox.forum_people import People
from bot.sandbox.forum_read import Reading
from bot.sandbox.forum_rules import SiteSettings
from bot.sandbox.forum_say import say_routes
from bot.sandbox.forum_site import SYSTEM_ID, SiteFacts
from bot.sandbox.forum_state import ForumState
from bot.sandbox.mischief import Cuttable, Mischief
from bot.sandbox.time import Clock


class ForumWorld(People):
    """One forum with one bot account (trust level 4, no staff) and one webhook.

    ``tag_objects`` says how tags are written: objects since 2026.1, plain names before. An empty
    ``webhook_url`` sends nothing; it and ``base_url`` may be set later.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        base_url: str,
        api_key: str,
        api_username: str,
        webhook_secret: str,
        webhook_url: str = "",
        tag_objects: bool = True,
        version: str = "2026.9.0",
        settings: SiteSettings | None = None,
        mischief: Mischief | None = None,
    ) -> None:
        self.settings = settings or SiteSettings()
        self.mischief = mischief or Mischief()
        self.mischief.known |= FORUM_TRICKS
        state = ForumState(
            now=clock.now, base_url=base_url, settings=self.settings, version=version
        )
        state.tag_objects = tag_objects
        webhooks = Webhooks(
            state=state, clock=clock, secret=webhook_secret, url=webhook_url, mischief=self.mischief
        )
        acts = Acts(state, webhooks)
        creation = Creation(state, acts, self.mischief)
        super().__init__(state=state, acts=acts, creation=creation, webhooks=webhooks)
        self.system = self.state.add_member(
            "system", trust_level=4, moderator=True, admin=True, id=SYSTEM_ID
        )
        self.bot = self.state.add_member(api_username, name="Lotse", trust_level=4)
        self._api = ForumApi(
            state=self.state, mischief=self.mischief, key=api_key, username=api_username
        )

    # --- being reached

    def routes(self) -> list[BaseRoute]:
        """The REST calls and the sandbox's own pages, at the root or mounted under a prefix.

        ``base_url`` must name that prefix.
        """
        operations = {
            **self._creation.operations(),
            **Editing(self.state, self._acts, self.mischief).operations(),
            **Reading(self.state).operations(),
            **SiteFacts(self.state).operations(),
        }
        return [*say_routes(self), *self._api.routes(operations)]

    def app(self) -> ASGIApp:
        """The forum as an ASGI app of its own."""
        return Cuttable(Starlette(routes=self.routes(), exception_handlers={404: nowhere}))

    @property
    def base_url(self) -> str:
        """Where the forum says it lives: links, redirects, ``X-Discourse-Instance``."""
        return self.state.base_url

    @base_url.setter
    def base_url(self, address: str) -> None:
        self.state.base_url = address.rstrip("/")

    @property
    def webhook_url(self) -> str:
        """Where deliveries go; empty: nowhere."""
        return self.webhooks.url

    @webhook_url.setter
    def webhook_url(self, address: str) -> None:
        self.webhooks.url = address

    # --- furnishing: said to nobody

    def add_member(
        self,
        username: str,
        *,
        name: str = "",
        trust_level: int = 1,
        moderator: bool = False,
        admin: bool = False,
    ) -> Member:
        """Somebody with an account. Raises ``YourMistake`` where the name is taken."""
        return self.state.add_member(
            username, name=name, trust_level=trust_level, moderator=moderator, admin=admin
        )

    def add_category(
        self,
        name: str,
        *,
        slug: str = "",
        read_restricted: bool = False,
        readers: Sequence[str] = (),
    ) -> Category:
        """A category; ``readers`` are the usernames that a restricted one lets in."""
        return self.state.add_category(
            name, slug=slug, read_restricted=read_restricted, readers=readers
        )

    def add_tags(self, *names: str) -> None:
        """Tags that exist before anybody uses them."""
        for name in names:
            self.state.add_tag(name)

    # --- looking at it

    def topic(self, topic: int) -> Topic:
        """A topic by its id, deleted ones too."""
        return self.state.topics[topic]

    def posts(self, topic: int) -> list[Post]:
        """All posts of a topic in order, the deleted ones and small actions too."""
        return self.state.posts_of(self.state.topics[topic])

    def pms_of(self, member: str) -> list[Topic]:
        """The private messages that a member takes part in."""
        name = member.lower()
        return [t for t in self.state.topics.values() if t.private and name in t.allowed]

    def created_by_bot(self) -> list[Post]:
        """Every post that the bot ever made, in order: topics, replies and private messages."""
        return [post for post in self.state.posts.values() if post.author is self.bot]

    @property
    def calls(self) -> list[Call]:
        """Every REST call so far; a status of 0 means that the connection was cut."""
        return self.state.calls

    @property
    def deliveries(self) -> list[Sent]:
        """Every attempt to deliver a webhook so far."""
        return self.webhooks.sent

    @property
    def changes(self) -> list[Change]:
        """What happened, one line each."""
        return self.state.changes

    def on_change(self, tell: Callable[[Change], None]) -> None:
        """Have ``tell`` called at once with every further change."""
        self.state.watchers.append(tell)

    # --- waiting for it

    @property
    def pending(self) -> int:
        """How many deliveries are under way now."""
        return self.webhooks.pending

    def next_retry(self) -> datetime | None:
        """When the next late or repeated delivery falls due (UTC)."""
        return self.webhooks.next_retry()

    async def settled(self) -> None:
        """Return once no delivery is under way; later ones are not waited for."""
        await self.webhooks.settled()

    async def aclose(self) -> None:
        """Drop what is under way."""
        await self.webhooks.aclose()
