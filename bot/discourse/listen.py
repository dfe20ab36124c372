"""The forum's webhook: verify, drop what is not for us, keep a notice, and only then say 200.

Discourse repeats neither what timed out nor (by default) what failed, so nothing is looked up
before the answer; and it gives up a webhook that answers 404 or 410, so an event that we do not
know is answered 200 and counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.discourse.access import DiscourseAccess
from bot.discourse.again import LookAgain
from bot.discourse.catch_up import CatchUp
from bot.discourse.client import ForumClient
from bot.discourse.examine import ForumFacts, acts_for_all, examine
from bot.discourse.history import History
from bot.discourse.letters import Letters
from bot.discourse.look_up import LookUps
from bot.discourse.read import LETTER, PRIVATE, Reader
from bot.discourse.send import DiscourseSender
from bot.discourse.shapes import table, words
from bot.discourse.site import Site
from bot.discourse.tag_book import Tags
from bot.discourse.webhook import Body, Envelope, body_of, is_from, opened
from bot.errors import NotForUs
from bot.events import Event, Notice
from bot.hearing import Hearing
from bot.ports import Budget, Clock, Keep, Look, Mark, Marked
from bot.rules import Rules
from bot.words import Words
from matchers.model import Topic, Visibility

POST_EVENTS = frozenset({"post_created", "post_edited", "post_destroyed", "post_recovered"})

CHANGED = ("category changed", "tag changed")


class DiscourseDoor:
    """One forum: its webhook, look-ups, catch-up and sender, built from one access.

    ``counts`` says what came in and what became of it, by reason; it never holds a text.
    """

    def __init__(
        self,
        access: DiscourseAccess,
        *,
        clock: Clock,
        keep: Keep,
        look: Look,
        mark: Mark,
        marked: Marked,
        budget: Budget,
        words: Words,
        rules: Rules,
        topics: Mapping[str, Topic],
    ) -> None:
        self.access = access
        self.counts: Counter[str] = Counter()
        self._clock = clock
        self._keep = keep
        self._mark, self._marked = mark, marked
        self.shares = False
        """Whether other processes have to hear what changed; they ``heed`` it."""
        self._hearing = Hearing("discourse", mark, clock)
        self._client = ForumClient(access, budget)
        self._site = Site(clock)
        self._tags = Tags(clock)
        self._topics = topics
        self._rules = rules
        self._reader = Reader(access, rules.community.forum_categories, self._site.restricted)
        self._look_up = LookUps(
            access, self._client, self._site, self._tags, clock, look, rules, topics
        )
        self._letters = Letters(access, self._client, self._site, clock)
        self._again = LookAgain(clock, keep, look)
        letters = None if rules.read_letter is None else self._letters
        self._catch_up = CatchUp(
            self._client, self._reader, clock, keep, mark, marked, self._again, letters
        )
        self.sender = DiscourseSender(
            self._client.prepaid(), self._tags, words, rules, topics, mark=mark, marked=marked
        )

    def routes(self) -> list[Route]:
        """The one URL that the forum's webhook is pointed at."""
        return [Route("/discourse/webhook", self._webhook, methods=["POST"])]

    async def look_up(self, notice: Notice) -> Sequence[Event]:
        """What a notice points at, as it is now (``ports.LookUp``)."""
        if notice.kind == LETTER:
            return await self._letters(notice)
        return await self._look_up(notice)

    async def catch_up(self) -> int:
        """Keep what was missed while nobody listened; returns how many posts were new."""
        return await self._catch_up()

    async def look_again(self, mark: str) -> None:
        """Have all open threads looked at, once for each ``mark``: keys hold ``again/<mark>``."""
        await self._again.at_open(mark)

    async def is_public(self, place: str) -> bool:
        """Whether everybody may read the category ``discourse:5`` (``ports.IsPublic``)."""
        number = place.removeprefix("discourse:")
        if not (number.isascii() and number.isdigit()):
            return False
        visibility = await self._site.visibility(self._client, int(number))
        return visibility is Visibility.PUBLIC

    async def examine(self) -> ForumFacts:
        """What ``doctor`` asks of the forum. Raises a ``SendFailed`` where it refuses this key."""
        return await examine(self._client, self._rules, self._topics)

    async def acts_for_all(self) -> bool:
        """Whether our key is good for every account. Raises a ``SendFailed``: nobody can tell."""
        return await acts_for_all(self._client)

    def history(self, gap: timedelta) -> History:
        """The forum's past; ``gap`` is the least time between two pages of it."""
        return History(
            self.access,
            self._client,
            self._site,
            self._tags,
            self._clock,
            self._marked,
            self._rules.community.forum_categories,
            self._topics,
            gap,
        )

    async def aclose(self) -> None:
        """Close the connection to the forum."""
        await self._client.aclose()

    async def _webhook(self, request: Request) -> Response:
        try:
            body = await body_of(self.access, request)
        except NotForUs as reason:  # nobody is there to read this answer
            return self._told(400, str(reason))
        if body.signed is None:  # so it tells nothing about a secret
            return self._told(413, "too long")
        return await self._take(request, body)

    async def _take(self, request: Request, body: Body) -> Response:
        if not body.signed:
            if is_from(self.access, request):  # ours by its own account: perhaps a secret differs
                await self._hearing.refused()
            return self._told(401, "unsigned")
        if not body.whole:
            return self._told(413, "too long")
        if not is_from(self.access, request):
            return self._told(403, "another forum")
        await self._hearing.heard()
        try:
            notice = self._notice(opened(request, body.raw))
        except NotForUs as reason:
            return await self._not_for_us(str(reason))
        try:
            await self._keep([notice])
        except Exception:  # noqa: BLE001  (whatever it was: 503 makes the forum send it again)
            return self._told(503, "not kept")
        return self._told(200, "kept")

    async def _not_for_us(self, reason: str) -> Response:
        """Nothing to keep; but what changed for all of us has to reach the others."""
        if self.shares and reason in CHANGED:
            try:
                await self._mark("changed:discourse:all", self._clock.now().isoformat())
            except Exception:  # noqa: BLE001  (as below)
                return self._told(503, "not told")
        return self._told(200, reason)

    def heed(self, _what: str) -> None:
        """Another process heard that categories or tags are no longer as they were."""
        self._site.drop()
        self._tags.drop()

    def _notice(self, envelope: Envelope) -> Notice:
        """The notice of a delivery, by its root key. Raises ``NotForUs``."""
        content, now = table(envelope.content), self._clock.now()
        match envelope.kind:
            case "post":
                event = envelope.event if envelope.event in POST_EVENTS else "post_edited"
                if content.get("topic_archetype") == PRIVATE:
                    return self._letter(content, event)
                return self._reader.post(content, event, envelope.mark, now)
            case "topic":
                return self._reader.topic(content, envelope.mark, now)
            case "solved":
                return self._reader.solved(content, envelope.mark, now)
            case "category":
                self._site.drop()
                raise NotForUs(CHANGED[0])
            case "tag":
                self._tags.drop()
                raise NotForUs(CHANGED[1])
            case "ping":
                raise NotForUs("ping")
            case _:
                raise NotForUs("unknown event")

    def _letter(self, content: Mapping[str, Any], event: str) -> Notice:
        """The notice of a letter. Raises ``NotForUs`` for what is said between others."""
        if event != "post_created" or self._rules.read_letter is None:
            raise NotForUs("private message")
        notice = self._reader.letter(content, self._clock.now())
        if self._letters.is_foreign(notice.ids["topic"], words(content.get("raw"))):
            raise NotForUs("private message")
        return notice

    def _told(self, status: int, reason: str) -> Response:
        self.counts[reason] += 1
        return PlainTextResponse("ok" if status == 200 else reason, status)  # noqa: PLR2004
