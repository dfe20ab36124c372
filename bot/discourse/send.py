"""A delivery -> one call to the forum, and where it ended up.

The courier paid for the requests (``cost``) before it calls ``send`` or ``find``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.discourse.client import ForumClient
from bot.discourse.faults import Denied, Gone, Invalid
from bot.discourse.find import find_reply, find_topic, ref_of
from bot.discourse.forum import post_of
from bot.discourse.letter_out import (
    Private,
    conversation_for,
    edited,
    told,
    username_of,
    with_file,
    with_words,
)
from bot.discourse.render import (
    MESSAGE_AT_LEAST,
    MESSAGE_TITLE_AT_LEAST,
    DiscourseDialect,
    body_of,
    title_of,
)
from bot.discourse.retag import COST, Retagger
from bot.discourse.shapes import table, words
from bot.discourse.tag_book import Tags
from bot.effects import (
    ApplyTags,
    Delivery,
    DirectMessage,
    Edit,
    Message,
    OpenGroup,
    Post,
    Reply,
    SendFile,
    ShowHome,
    Unsay,
    Whisper,
)
from bot.errors import OurFault, Queued, Refused, SentNoMore, TooLate, Uncertain
from bot.ports import Mark, Marked, Parcel, Ref
from bot.rules import Rules
from bot.words import Spoken, Words
from matchers.model import Account, Language, Topic

WITHDRAWN = "common-withdrawn"
"""The message that stands where the bot may not delete its own post."""


class DiscourseSender:
    """The forum's ``ports.Sender``."""

    def __init__(
        self,
        client: ForumClient,
        tags: Tags,
        words: Words,
        rules: Rules,
        topics: Mapping[str, Topic],
        *,
        mark: Mark,
        marked: Marked,
    ) -> None:
        self._client = client
        self._words = words
        self._community = rules.community
        self._retagger = Retagger(client, tags, topics, mark, marked)

    def cost(self, delivery: Delivery) -> int:
        """How many requests one attempt takes; what the forum cannot do takes none."""
        match delivery:
            case ApplyTags():
                return COST
            case DirectMessage() | SendFile():
                return 2  # who reads in the conversation is asked first
            case Post() | Reply() | OpenGroup() | Edit() | Unsay():
                return 1
            case Whisper() | ShowHome():
                return 0

    def can_find(self, delivery: Delivery) -> bool:
        """Whether a second attempt does no harm: it is looked for, or repeating changes nothing."""
        return not isinstance(delivery, Whisper | ShowHome)

    async def find(self, parcel: Parcel) -> Ref | None:
        """Look for a topic by its ``external_id``, for a reply by its hidden marker.

        An edit, a removal and tags are simply written again (``None``).
        """
        try:
            return await self._find(parcel)
        except Denied:
            await self._check_key()
            raise

    async def _find(self, parcel: Parcel) -> Ref | None:
        match parcel.delivery:
            case DirectMessage() | SendFile() | OpenGroup():
                return await self._find_letter(parcel, parcel.delivery)
            case Post() if not parcel.under:
                return await find_topic(self._client, parcel.mark)
            case Post() | Reply():
                topic = _topic_of(parcel)
                return await find_reply(self._client, topic, parcel.mark, parcel.uncertain_since)
            case Edit() | Unsay() | ApplyTags() | Whisper() | ShowHome():
                return None

    async def _find_letter(self, parcel: Parcel, delivery: Private) -> Ref | None:
        """In the conversation where it would be said, else as one of its own."""
        found = None
        if not isinstance(delivery, OpenGroup):
            topic = await conversation_for(self._client, parcel, delivery.account)
            if topic is not None:
                since = parcel.uncertain_since
                found = await find_reply(self._client, topic, parcel.mark, since)
        found = found or await find_topic(self._client, parcel.mark)
        return None if found is None else told(found, delivery, self._words)

    async def send(self, parcel: Parcel) -> Ref:
        """Make the call. Raises a ``SendFailed``; a post held for a moderator is ``Queued``."""
        try:
            return await self._send(parcel)
        except Denied:
            await self._check_key()
            raise

    async def _check_key(self) -> None:
        """A 403 is about this one thing only if the forum still takes the key elsewhere.

        Raises ``SentNoMore`` where it does not, ``Unsent`` where nobody can tell now.
        """
        try:
            await self._client.get("/site.json")
        except Denied as denied:
            raise SentNoMore(f"the forum refuses this key: {denied}") from None

    async def _send(self, parcel: Parcel) -> Ref:
        match parcel.delivery:
            case Post(message=message) if not parcel.under:
                return await self._create(parcel, self._topic(parcel, message))
            case Post(message=message) | Reply(message=message):
                return await self._create(parcel, self._reply(parcel, message))
            case (
                DirectMessage(account=account)
                | SendFile(account=account)
                | OpenGroup(accounts=(account, *_))
            ):
                return await self._write_letter(parcel, parcel.delivery, account)
            case Edit(message=message):
                return await self._edit(parcel, message)
            case Unsay(language=language):
                return await self._unsay(parcel, language or self._community.language)
            case ApplyTags(add=add, remove=remove):
                topic = _topic_of(parcel)
                await self._retagger.apply(topic, add, remove)
                return Ref({"topic_id": str(topic)})
            case OpenGroup():
                raise Refused("a group of nobody")
            case Whisper() | ShowHome():
                kind = type(parcel.delivery).__name__
                raise Refused(f"the forum has no {kind}")

    # --- what is asked for

    def _topic(self, parcel: Parcel, message: Message) -> dict[str, Any]:
        spoken = self._say(message)
        assert isinstance(parcel.delivery, Post)
        return {
            "title": title_of(spoken, self._community.name),
            "raw": body_of(spoken),
            "category": _number(parcel.delivery.place.key.removeprefix("discourse:")),
            "external_id": parcel.mark,
            "auto_track": False,
        }

    def _reply(self, parcel: Parcel, message: Message) -> dict[str, Any]:
        raw = body_of(self._say(message), parcel.mark)
        return {"topic_id": _topic_of(parcel), "raw": raw, "auto_track": False}

    async def _write_letter(self, parcel: Parcel, delivery: Private, account: Account) -> Ref:
        """A private message is a topic as well, and carries an ``external_id`` like one."""
        accounts = delivery.accounts if isinstance(delivery, OpenGroup) else (account,)
        names, group = [username_of(one) for one in accounts], len(accounts) > 1
        message = delivery.message
        spoken = self._say(message, private=True)
        spoken = with_words(spoken, message, self._words, group=group)
        if isinstance(delivery, SendFile):
            spoken = with_file(spoken, delivery)
        topic = None if group else await conversation_for(self._client, parcel, account)
        body: dict[str, Any] = {
            "raw": body_of(spoken, parcel.mark, at_least=MESSAGE_AT_LEAST, private=True),
            "auto_track": False,
        }
        if topic is None:
            name = self._community.name
            body |= {
                "title": title_of(spoken, name, at_least=MESSAGE_TITLE_AT_LEAST),
                "archetype": "private_message",
                "target_recipients": ",".join(names),
                "external_id": parcel.mark,
            }
        else:
            body["topic_id"] = topic
        return told(await self._create(parcel, body), delivery, self._words)

    # --- the calls

    async def _create(self, parcel: Parcel, body: Mapping[str, Any]) -> Ref:
        try:
            told = table(await self._client.write("POST", "/posts.json", body))
        except Invalid:
            # "external_id taken" and "too similar" say that it is there; the texts are localised
            found = await self.find(parcel)
            if found is None:
                raise
            return found
        if told.get("action") == "enqueued":
            raise Queued("waits for a moderator of the forum")
        post = post_of(told.get("post") if "post" in told else told)
        if post is None:
            raise Uncertain("the forum named no post")
        slug = words(table(told.get("post") or told).get("topic_slug"))
        return ref_of(self._client.access.url, post, slug)

    async def _edit(self, parcel: Parcel, message: Message) -> Ref:
        under = _under(parcel)
        group = "group" in under
        private = group or "conversation" in under
        spoken = self._say(message, private=private)
        if private:
            spoken = with_words(spoken, message, self._words, group=group)
        body = {"post": {"raw": body_of(spoken, private=private)}, "bypass_bump": True}
        number = _number(under.get("post_id", ""))
        try:
            await self._client.write("PUT", f"/posts/{number}.json", body)
        except Invalid as why:  # after ``post_edit_time_limit``; 403 where it was never allowed
            raise TooLate(str(why)) from why
        return edited(under, message, self._words)

    async def _unsay(self, parcel: Parcel, language: Language) -> Ref:
        under = _under(parcel)
        path = f"/posts/{_number(under.get('post_id', ''))}.json"
        try:
            await self._client.write("DELETE", path)
        except Gone:
            return Ref(under)
        except (Denied, Invalid):
            if not self._words.has(WITHDRAWN, language):
                raise
            line = self._say(Message(WITHDRAWN, language=language))
            await self._client.write("PUT", path, {"post": {"raw": body_of(line)}})
        return Ref(under)

    def _say(self, message: Message, *, private: bool = False) -> Spoken:
        access = self._client.access
        dialect = DiscourseDialect(access.url, private=private, name=access.api_username)
        try:
            return self._words.say(message, dialect)
        except OurFault as fault:
            raise Refused(str(fault)) from None


def _under(parcel: Parcel) -> dict[str, str]:
    if parcel.under is None:
        raise Refused("there is nothing to change: the earlier message never arrived")
    return dict(parcel.under.fields)


def _topic_of(parcel: Parcel) -> int:
    """The topic that a delivery belongs to."""
    if isinstance(parcel.delivery, Reply | ApplyTags):
        return _number(parcel.delivery.thread.key.removeprefix("discourse:t/"))
    return _number(_under(parcel).get("topic_id", ""))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise Refused("no number of the forum's")
    return int(text)
