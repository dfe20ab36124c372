"""Shared by what carries a conversation to the forum: keys, what authors read, and taking it back.

The forum's topic opens with our own words alone, and what people wrote stands below them, a post
for each message: the forum lets whoever wrote a post delete it, unless a topic opens with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import blake2b

from bot.community import Community, KeptThread
from bot.effects import (
    Button,
    Edit,
    Link,
    LookAt,
    Message,
    Moment,
    Topics,
    Value,
)
from bot.events import Event, Notice
from matchers.transfers import Permission, Transfer, TransferState

STEM = "take_to_forum"
NAMED, NAMELESS = "take_to_forum-named", "take_to_forum-nameless"
NO, WITHDRAW = "follow_transfer-no", "follow_transfer-withdraw"
BACK = "follow_transfer-back"
LINE = "tag_question"
"""Whose line a thread has already; a thread has one of ours at most."""


def post_key(transfer: Transfer) -> str:
    """The key of what opens the topic; no two ways of one thread share it."""
    return f"{STEM}:{transfer.thread}:{transfer.at.timestamp():.0f}"


def passage_key(transfer: Transfer, message: str) -> str:
    """The key of the post in which a message is said."""
    return f"{post_key(transfer)}:{message.rpartition('/')[2]}"


def where(transfer: Transfer, message: str, community: Community) -> str:
    """The key of the post in which a message stands now, or is to be said next."""
    first = post = passage_key(transfer, message)
    time = 1
    while community.said(f"{post}:unsaid"):
        time += 1
        post = f"{first}#{time}"
    return post


def line_key(transfer: Transfer) -> str:
    """The key of the line in a thread that had none before."""
    return f"{post_key(transfer)}:line"


def ask_key(transfer: Transfer, permission: Permission) -> str:
    """The key of the letter that asks an author."""
    return f"{post_key(transfer)}:ask:{permission.number}"


def transfer_of(key: str, community: Community) -> Transfer | None:
    """What a post of ours belongs to: its opening, or a passage; ``None`` for anything else."""
    stem, _, rest = key.partition(":")
    parts = rest.split(":")  # slack, the rest of the thread's key, when it began, the passage
    transfer = community.transfer(":".join(parts[:2])) if stem == STEM else None
    ours = transfer is not None and key.startswith(post_key(transfer))
    return transfer if ours else None


def value_of(transfer: Transfer, permission: Permission) -> str:
    """What an author's buttons carry."""
    return f"{transfer.thread}#{transfer.at.timestamp():.0f}#{permission.number}"


def found_by(value: str, community: Community) -> tuple[Transfer, Permission] | None:
    """What a button is about; ``None``: it is over."""
    thread, _, rest = value.partition("#")
    began, _, number = rest.partition("#")
    transfer = community.transfer(thread)
    if transfer is None or f"{transfer.at.timestamp():.0f}" != began:
        return None
    theirs = [p for p in transfer.permissions if str(p.number) == number]
    return (transfer, theirs[0]) if theirs and transfer.wanted else None


def mixed(text: str) -> str:
    """What stands for something in a key, and tells nobody what."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def look_at(
    transfer: Transfer, event: Event, message: str = "", *, later: timedelta = timedelta()
) -> LookAt:
    """Have the conversation read as it is now, since ``message`` changed or somebody agreed."""
    thread = transfer.thread
    notice = Notice(
        key=f"passages:{thread}:{event.key}:{message}",
        at=event.at + later,
        patient=bool(later),
        kind="passages",
        thread=thread,
        message=message,
        began=transfer.at,
    )
    return LookAt(notice=notice)


def letter(
    what: str,
    transfer: Transfer,
    permission: Permission,
    community: Community,
    buttons: Sequence[str] = (),
) -> Message:
    """What an author reads about it, in their language."""
    account = permission.account
    ours = community.rules.community.language
    fields: dict[str, Value] = {
        "question": question(transfer.thread, community),
        "until": Moment(transfer.until),
    }
    if what == f"{STEM}-agreed":
        fields["name"] = permission.name
    value = value_of(transfer, permission)
    return Message(
        what,
        fields,
        community.language_of(account) if account else ours,
        buttons=tuple(Button(name, value, "primary" if name == NAMED else "") for name in buttons),
    )


def reworded(
    what: str,
    transfer: Transfer,
    permission: Permission,
    community: Community,
    *,
    event: Event,
    buttons: Sequence[str] = (),
) -> Iterator[Edit]:
    """What now stands where an author was asked."""
    asked = ask_key(transfer, permission)
    if permission.account is None or not community.said(asked):
        return
    message = letter(what, transfer, permission, community, buttons)
    # the key tells nobody what was said: moderators read those of what was given up
    yield Edit(key=f"{asked}:{mixed(event.key)}", instead_of=asked, message=message)


def question(thread: str, community: Community) -> Link:
    """The conversation by its title; nothing of it once it is gone."""
    kept = community.thread(thread)
    if kept is None:
        return Link("", "")
    return Link(kept.thread.permalink, kept.title, kept.thread.place.key)


# --- the line in the thread


def line_stands(line: str, community: Community) -> bool:
    """Whether this line of ours is there, or on its way."""
    gone = community.said(f"{line}:unsaid") or community.given_up(line)
    return community.said(line) and not gone


def with_way(message: Message, transfer: Transfer | None, community: Community) -> Message:
    """A thread's line, with the way to the forum where the conversation stands there, too."""
    if transfer is None or transfer.state is not TransferState.THERE or not transfer.url:
        return message
    way = Message("take_to_forum-way", {"topic": way_of(transfer, community)}, message.language)
    return replace(message, parts=(*message.parts, way))


def way_of(transfer: Transfer, community: Community) -> Link:
    """The link to the forum's topic."""
    rules = community.rules.take_to_forum
    place = f"discourse:{rules.forum_category}" if rules else ""
    return Link(transfer.url, question(transfer.thread, community).title, place)


def topics_line(kept: KeptThread) -> Message | None:
    """The thread's topics as its line tells them from then on, without the reasons."""
    if not kept.topics:
        return None
    fields: dict[str, Value] = {"topics": Topics(kept.topics), "count": len(kept.topics)}
    return Message("take_to_forum-topics", fields, kept.language)
