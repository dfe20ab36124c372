"""The sending side: one delivery, one call of Slack's Web API, never repeated in here.

Source: https://docs.slack.dev/reference/methods
"""

from __future__ import annotations

from typing import Any, assert_never

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
from bot.errors import OurFault, Refused, Uncertain, Unsent
from bot.ports import Parcel, Ref
from bot.slack.access import SlackClients
from bot.slack.channels import Channels
from bot.slack.failures import told
from bot.slack.files import send_file
from bot.slack.find import Finder
from bot.slack.keys import split_key
from bot.slack.payload import inner, words
from bot.slack.render import render, render_home
from bot.words import Words
from matchers.model import Account

MARK_TYPE = "lotse_outbox"


class SlackSender:
    """Fulfils ``ports.Sender``. The door makes one over its own connections: ``door.sender``."""

    def __init__(self, clients: SlackClients, channels: Channels, words: Words) -> None:
        self.clients = clients
        self.channels = channels
        self._words = words
        self._finder = Finder(self.clients)

    def cost(self, delivery: Delivery) -> int:  # noqa: ARG002  (the port's own signature)
        """Slack counts by method and channel: there is no shared budget."""
        return 0

    def can_find(self, delivery: Delivery) -> bool:
        """Whether it can be told if a delivery arrived.

        Whispers and files leave no trace of ours, and a group's messages are not ours to read (no
        ``mpim:history``). What may simply be said again is "found" by ``find`` giving ``None``.
        """
        return not isinstance(delivery, Whisper | OpenGroup | SendFile)

    async def find(self, parcel: Parcel) -> Ref | None:
        """Look for the parcel's mark. Edits, removals and home tabs are the same twice: ``None``.

        Raises a ``SendFailed`` where looking itself failed.
        """
        match parcel.delivery:
            case Reply(thread=thread):
                _, channel, ts = _parts(thread.key)
                return await self._finder.find(parcel, channel, ts)
            case Post(place=place):
                under = parcel.under.fields.get("ts", "") if parcel.under else ""
                return await self._finder.find(parcel, _parts(place.key)[1], under)
            case DirectMessage(account=account):
                channel = await self._open(_parts(account)[1])
                return await self._finder.find(parcel, channel, "")
            case _:
                return None

    async def send(self, parcel: Parcel) -> Ref:  # noqa: C901, PLR0911  (one return for each kind)
        """Make the one call. Raises a ``SendFailed``."""
        delivery = parcel.delivery
        match delivery:
            case Reply(thread=thread):
                _, channel, ts = _parts(thread.key)
                return await self._post(parcel, channel, delivery.message, thread_ts=ts)
            case Post(place=place):
                under = parcel.under.fields.get("ts", "") if parcel.under else ""
                channel = _parts(place.key)[1]
                return await self._post(parcel, channel, delivery.message, thread_ts=under)
            case DirectMessage(account=account):
                return await self._post(parcel, _parts(account)[1], delivery.message)
            case SendFile(account=account):
                text, _ = self._render(delivery.message)
                channel = await self._open(_parts(account)[1])
                return await send_file(self.clients, channel, delivery, text)
            case OpenGroup(accounts=accounts):
                return await self._post_to_group(parcel, accounts, delivery.message)
            case Whisper(place=place, account=account):
                return await self._whisper(place.key, account, delivery.message)
            case Edit(message=message):
                return await self._edit(parcel, message)
            case Unsay():
                return await self._unsay(parcel)
            case ShowHome(account=account):
                return await self._show_home(account, delivery.message)
            case ApplyTags():
                raise Refused("Slack has no tags")
            case _:
                assert_never(delivery)

    async def is_public(self, place_key: str) -> bool:
        """Whether everybody may read in this place now. Raises ``Unsent``: nobody can tell."""
        return await self.channels.is_public(_parts(place_key)[1])

    async def is_private(self, place_key: str) -> bool:
        """Whether only whoever was let in reads here now. Raises ``Unsent``: nobody can tell."""
        return await self.channels.is_private(_parts(place_key)[1])

    async def permalink(self, channel: str, ts: str) -> str:
        """Where people read a message. Raises a ``SendFailed``."""
        call = self.clients.read.chat_getPermalink(channel=channel, message_ts=ts)
        with told(writing=False):
            return words(await self.clients(call), "permalink")

    # --- the calls

    async def _post(
        self, parcel: Parcel, channel: str, message: Message, thread_ts: str = ""
    ) -> Ref:
        text, blocks = self._render(message)
        call = self.clients.write.chat_postMessage(
            channel=channel,
            text=text,
            blocks=blocks,
            thread_ts=thread_ts or None,
            metadata={"event_type": MARK_TYPE, "event_payload": {"key": parcel.mark}},
            unfurl_links=False,
            unfurl_media=False,
        )
        with told(writing=True):
            return _ref(await self.clients(call))

    async def _post_to_group(
        self, parcel: Parcel, accounts: tuple[Account, ...], message: Message
    ) -> Ref:
        self._render(message)  # first, so that no group stays empty for a fault of ours
        channel = await self._open(",".join(_parts(account)[1] for account in accounts))
        return await self._post(parcel, channel, message)

    async def _open(self, members: str) -> str:
        """The same people are always the same conversation: nothing is uncertain about it."""
        with told(writing=False):
            answer = await self.clients(self.clients.write.conversations_open(users=members))
        if channel := words(inner(answer, "channel"), "id"):
            return channel
        raise Unsent("Slack named no conversation")

    async def _whisper(self, place_key: str, account: Account, message: Message) -> Ref:
        text, blocks = self._render(message)
        call = self.clients.write.chat_postEphemeral(
            channel=_parts(place_key)[1], user=_parts(account)[1], text=text, blocks=blocks
        )
        with told(writing=True):
            await self.clients(call)
        return Ref()

    async def _edit(self, parcel: Parcel, message: Message) -> Ref:
        channel, ts = _where(parcel)
        text, blocks = self._render(message)
        # without `metadata` Slack keeps the mark that is there
        call = self.clients.write.chat_update(channel=channel, ts=ts, text=text, blocks=blocks)
        with told(writing=True):
            return _ref(await self.clients(call))

    async def _unsay(self, parcel: Parcel) -> Ref:
        channel, ts = _where(parcel)
        try:
            with told(writing=True):
                await self.clients(self.clients.write.chat_delete(channel=channel, ts=ts))
        except Refused as refused:
            if str(refused) != "message_not_found":  # somebody removed it already: as wished
                raise
        return Ref({"channel": channel, "ts": ts})

    async def _show_home(self, account: Account, message: Message) -> Ref:
        with _ours():
            view = render_home(message, self._words)
        call = self.clients.write.views_publish(user_id=_parts(account)[1], view=view)
        with told(writing=True):
            await self.clients(call)
        return Ref()

    def _render(self, message: Message) -> tuple[str, list[dict[str, Any]]]:
        with _ours():
            return render(message, self._words)


class _ours:  # noqa: N801  (reads as a sentence after `with`)
    """What we cannot put into words will not get better by trying again: into the dead letters."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: object, _trace: object) -> None:
        if isinstance(error, OurFault):
            raise Refused(str(error)) from None


def _parts(key: str) -> tuple[str, str, str]:
    try:
        return split_key(key)
    except ValueError:
        raise Refused("this is no key of Slack") from None


def _where(parcel: Parcel) -> tuple[str, str]:
    fields = parcel.under.fields if parcel.under else {}
    if not (fields.get("channel") and fields.get("ts")):
        raise Refused("there is nothing to edit: what was said left no reference")
    return fields["channel"], fields["ts"]


def _ref(answer: Any) -> Ref:
    """``channel`` is the one that Slack answers: for a member id that of the direct message."""
    channel, ts = words(answer, "channel"), words(answer, "ts")
    if not (channel and ts):  # it may be there: it is looked for before it is said again
        raise Uncertain("Slack named no message")
    return Ref({"channel": channel, "ts": ts})
