"""What a conversation becomes in the forum: our own words open its topic, theirs stand below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.community import Community, KeptThread
from bot.effects import (
    Button,
    DirectMessage,
    Edit,
    Effect,
    KeepTransfer,
    Link,
    Message,
    Moment,
    Post,
    Reply,
    Topics,
    Value,
)
from bot.events import DeliveryArrived, DeliveryWithheld, PassagesRead, TransferDue
from bot.reactions._retreat import ended, retreat
from bot.reactions._similar import as_it_stands
from bot.reactions._topics import apply_tags
from bot.reactions._transfers import (
    BACK,
    LINE,
    STEM,
    line_key,
    line_stands,
    look_at,
    passage_key,
    post_key,
    question,
    topics_line,
    transfer_of,
    value_of,
    way_of,
    with_way,
)
from bot.rules_digests import GuardPersonalDataRules
from matchers.model import Place, Thread, Visibility
from matchers.personal import personal
from matchers.transfers import Consent, Passage, Transfer, TransferState

PASSAGES = 30
"""So many messages are carried, the first ones: a forum is not to be flooded."""
LENGTH = 6_000
"""Of one message. The forum takes 32,000 characters, and ``<`` is written with four of them."""
AGAIN_AFTER = timedelta(days=30)
"""Whoever did not want it is not asked for the same conversation again and again."""
CLOCKS = timedelta(minutes=1)
"""Slack's clock and ours agree at least so well."""


def missing(
    transfer: Transfer, event: TransferDue | PassagesRead, community: Community
) -> Iterator[Effect]:
    """It stays where it is. Nobody is told why: only one person can have said no to all of it."""
    yield from retreat(transfer, event, community)
    yield from _tell_starter("missing", transfer, community)


def not_taken(event: DeliveryWithheld, community: Community) -> Iterator[Effect]:
    """The forum did not take it: whoever began it hears so, and may try again at once."""
    transfer = transfer_of(event.delivery, community)
    if transfer is None or post_key(transfer) != event.delivery or not transfer.wanted:
        return
    yield from retreat(transfer, event, community)
    yield KeepTransfer(transfer=replace(ended(transfer), at=transfer.at - AGAIN_AFTER))
    yield from _tell_starter("not_taken", transfer, community)


def _tell_starter(
    what: str, transfer: Transfer, community: Community, *buttons: Button
) -> Iterator[Effect]:
    if transfer.by is None:
        return
    fields: dict[str, Value] = {
        "topic": way_of(transfer, community),
        "question": question(transfer.thread, community),
    }
    language = community.language_of(transfer.by)
    message = Message(f"{STEM}-{what}", fields, language, buttons)
    key = f"{post_key(transfer)}:{what}"
    yield DirectMessage(key=key, account=transfer.by, message=message)


def carry(event: PassagesRead, community: Community) -> Iterator[Effect]:
    """Say what is not there yet, under the name that its author agreed to."""
    transfer, kept = community.transfer(event.thread), community.thread(event.thread)
    if transfer is None or kept is None or event.changed or event.began != transfer.at:
        return
    if transfer.touched is not None and transfer.touched >= event.at - CLOCKS:
        yield look_at(transfer, event, later=2 * CLOCKS)
        return
    fit = [passage for passage in event.passages if fits(passage, transfer, community)]
    if transfer.state is TransferState.ASKING:
        opens = bool(fit) and fit[0].message == transfer.thread
        if not opens or kept.guarded or not kept.thread.place.public:
            yield from missing(transfer, event, community)
            return
        yield _opening(transfer, kept, community)
    elif transfer.state is TransferState.OVER:
        return
    new = [p for p in fit if not community.said(passage_key(transfer, p.message))]
    for passage in new[: max(PASSAGES - len(transfer.carried), 0)]:
        permission = transfer.of([passage.author])
        assert permission is not None, "only what its author agreed to fits"
        yield said(passage_key(transfer, passage.message), passage, transfer, kept, community)
        anew = replace(permission, messages=(*permission.messages, passage.message))
        transfer = transfer.with_permission(anew)
    yield KeepTransfer(transfer=replace(transfer, state=TransferState.THERE))


def fits(passage: Passage, transfer: Transfer, community: Community) -> bool:
    """Whether its author still agrees, and it gives nobody away."""
    permission = transfer.of([passage.author])
    if permission is None or not permission.says.is_yes or not passage.text.strip():
        return False
    return not gives_away(passage.text, community)


def gives_away(text: str, community: Community) -> bool:
    """Whether personal data seems to stand in it."""
    rules = community.rules.guard_personal_data or GuardPersonalDataRules()
    return any(kind.value not in rules.ignore for kind in personal(text))


def _opening(transfer: Transfer, kept: KeptThread, community: Community) -> Post:
    slack = Link(kept.thread.permalink, "Slack", kept.thread.place.key)
    fields: dict[str, Value] = {
        "topics": Topics(kept.topics[:1]),  # a title is short
        "many": len(kept.topics),
        "taken": Moment(transfer.at),  # the forum takes each title once
        "slack": slack,
    }
    return Post(
        key=post_key(transfer),
        place=category(community),
        message=Message(f"{STEM}-topic", fields, kept.language),
        tells=True,
    )


def category(community: Community) -> Place:
    """Where in the forum conversations are carried to."""
    rules = community.rules.take_to_forum
    return Place(f"discourse:{rules.forum_category if rules else 0}", Visibility.PUBLIC)


def said(
    key: str, passage: Passage, transfer: Transfer, kept: KeptThread, community: Community
) -> Post:
    """One message as a post of its own, below ours."""
    return Post(
        key=key,
        place=category(community),
        message=worded(passage, transfer, kept),
        under=post_key(transfer),
    )


def worded(passage: Passage, transfer: Transfer, kept: KeptThread) -> Message:
    """Who says it, and each of its lines. Its author agreed."""
    permission = transfer.of([passage.author])
    assert permission is not None, "only what its author agreed to is said"
    what = "asks" if passage.message == kept.thread.key else "says"
    fields: dict[str, Value] = {
        "slack": Link(kept.thread.permalink, "Slack", kept.thread.place.key)
    }
    if permission.says is Consent.NAMELESS:
        what += "_nameless"
    else:
        fields["name"] = permission.name
    # a quoted line is somebody else's, who may not have agreed
    lines = (line.strip() for line in passage.text[:LENGTH].splitlines())
    lines = (line for line in lines if line and not line.startswith(">"))
    return Message(
        f"{STEM}-{what}",
        fields,
        kept.language,
        parts=tuple(Message(f"{STEM}-line", {"text": line}, kept.language) for line in lines),
    )


# --- the way there


def arrived(event: DeliveryArrived, community: Community) -> Iterator[Effect]:
    """Lead there from the thread, and say so to whoever began it."""
    transfer = transfer_of(event.delivery, community)
    if transfer is None or post_key(transfer) != event.delivery:
        return
    if transfer.state is not TransferState.THERE:
        return
    transfer = replace(transfer, url=event.url, topic=event.topic)
    yield KeepTransfer(transfer=transfer)
    kept = community.thread(transfer.thread)
    if kept is None:
        return
    yield from _point_there(transfer, kept, community)
    place = category(community)
    topic = Thread(event.topic, place, event.url, event.at)
    tags = f"{post_key(transfer)}:tags"
    yield from apply_tags(topic, tags, community, add=kept.topics)
    yield from _tell_starter(
        "now_there", transfer, community, Button(BACK, value_of(transfer, transfer.opening))
    )


def _point_there(transfer: Transfer, kept: KeptThread, community: Community) -> Iterator[Effect]:
    """The line that the thread has says so, too; where it never had one it gets it now."""
    line = f"{LINE}:{transfer.thread}"
    fields: dict[str, Value] = {"topic": way_of(transfer, community)}
    message = Message(f"{STEM}-there_too", fields, kept.language)
    if line_stands(line, community):
        told = as_it_stands(topics_line(kept), kept, community)
        way = with_way(told, transfer, community) if told else message
        yield Edit(key=f"{post_key(transfer)}:way", instead_of=line, message=way)
    elif not community.said(line):
        yield Reply(key=line_key(transfer), thread=kept.thread, message=message)
