"""A conversation's words, for the forum: read only what its authors agreed to, and only now.

The free plan hides what is older than 90 days, which looks like deleted (see ``again.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.community import Community
from bot.errors import NotForUs
from bot.events import Event, Notice, PassagesRead
from bot.ports import Clock, Look
from bot.slack.access import SlackClients
from bot.slack.channels import Channels
from bot.slack.history import History, Json, NoThreadError
from bot.slack.keys import message_key, moment, split_key
from bot.slack.knowing import Knowing
from bot.slack.markup import plain
from bot.slack.payload import Known, is_bots, words
from bot.slack.read_message import SPOKEN
from matchers.transfers import Passage, Transfer


class Passages:
    """Reads one thread whole, as a notice of ours wants it."""

    def __init__(
        self,
        clients: SlackClients,
        channels: Channels,
        knowing: Knowing,
        clock: Clock,
        look: Look,
    ) -> None:
        self._history = History(clients, clock, paced=False)
        self._channels = channels
        self._knowing = knowing
        self._clock = clock
        self._look = look

    async def look_up(self, notice: Notice) -> Sequence[Event]:
        """What may be carried of the notice's thread. Raises a ``SendFailed``."""
        thread = notice.thread

        def wanted(community: Community) -> Transfer | None:
            transfer = community.transfer(thread)
            return transfer if transfer is not None and transfer.wanted else None

        at, transfer = self._clock.now(), await self._look(wanted)
        if transfer is None or transfer.at != notice.began:
            return ()
        team, channel, ts = split_key(thread)
        found: dict[str, Json] = {}
        if await self._channels.is_public(channel):
            try:
                async for page in self._history.pages(channel, "0", thread_ts=ts):
                    found |= {words(message, "ts"): message for message in page}
            except NoThreadError:
                found = {}
        known = await self._knowing.of_event(_told_in(team, channel))
        read = [_passage(found[one], channel, transfer, known) for one in sorted(found)]
        passages = tuple(passage for passage in read if passage is not None)
        event = PassagesRead(
            key=f"read:{notice.key}",
            at=at,
            thread=thread,
            passages=passages,
            began=transfer.at,
            changed=notice.message,
        )
        return (event,)


def _told_in(team: str, channel: str) -> Mapping[str, object]:
    """The shape of a message there, to find out who we are."""
    event = {"type": "message", "channel": channel, "channel_type": "channel"}
    return {"type": "event_callback", "team_id": team, "event": event}


def _passage(message: Json, channel: str, transfer: Transfer, known: Known) -> Passage | None:
    """One message as a passage; ``None``: nobody let us carry it."""
    if is_bots(message) or known.is_ours(message) or words(message, "subtype") not in SPOKEN:
        return None
    ts = words(message, "ts")
    try:
        author = known.account(words(message, "user"))
        key, written = message_key(known.team, channel, ts), moment(ts)
    except NotForUs:
        return None
    if not transfer.may_carry(author, written):
        return None
    return Passage(key, author, plain(words(message, "text"), known.bot))
