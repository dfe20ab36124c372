"""Which delivery names which thread: what has to be found when the thread goes, or answers no more.

Of links that say which thread they lead to. Held are two keys, and nobody's words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from bot.effects import Delivery, Edit, Link, Links, Message, Unsay
from bot.leaving_out import hide
from bot.store.answered import titles
from bot.store.database import insert_new
from bot.store.schema import lesson, outbox, outbox_thread, thread
from matchers.model import Account

NOTHING_LEFT = "what it named is gone"


def keep_names(connection: sa.Connection, delivery: Delivery, *, new: bool) -> None:
    """Hold what a delivery names, and no longer what it named before; an edit: what it edits.

    What is taken away may be there again, with a forum's topic that is: it is held on. What is
    ``new`` named nothing before.
    """
    if isinstance(delivery, Unsay):
        return
    key = delivery.instead_of if isinstance(delivery, Edit) else delivery.key
    if not new or isinstance(delivery, Edit):
        connection.execute(_NOTHING, {"its": key})
    for place, named in enumerate(_threads_in(delivery)):
        insert_new(connection, outbox_thread, {"key": key, "thread": named, "place": place})


_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_NOTHING = sa.delete(outbox_thread).where(outbox_thread.c.key == _ITS)
_TAKEN = sa.exists().where(outbox.c.kind == "Unsay", outbox.c.status.in_(("live", "sent")))
_THERE = ~_TAKEN.where(outbox.c.follows == outbox_thread.c.key).correlate(outbox_thread)
_NAMED = (
    sa.select(outbox_thread.c.thread)
    .where(outbox_thread.c.key == _ITS, _THERE)
    .order_by(outbox_thread.c.place)
)
_NAMED_OTHERS = sa.select(sa.exists().where(outbox_thread.c.key == _ITS, ~_THERE))


def _threads_in(delivery: Delivery) -> Sequence[str]:
    """The keys of the threads that a delivery names, each once, in order."""
    message = getattr(delivery, "message", None)
    found = _links(message) if isinstance(message, Message) else iter(())
    return list(dict.fromkeys(link.thread for link in found if link.thread))


def _links(message: Message) -> Iterator[Link]:
    for value in message.fields.values():
        if isinstance(value, Link):
            yield value
        elif isinstance(value, Links):
            yield from value.items
    for part in (*message.parts, *message.spare):
        yield from _links(part)


def without_gone(connection: sa.Connection, delivery: Delivery) -> Delivery | None:
    """What may be said now, ``None``: nothing.

    Left out is what names threads that answer nothing any more, or by a title that is no longer so.
    """
    named = _threads_in(delivery)
    if not named:
        return delivery
    whole: Any = delivery
    now = titles(connection, named)
    gone = {link.thread for link in _links(whole.message) if link.thread and _is_over(link, now)}
    message = hide(whole.message, gone)
    return None if message is None else replace(whole, message=message)


def _is_over(link: Link, now: Mapping[str, str]) -> bool:
    """Whether the thread has another title, or none that may be told; a long one was cut."""
    return not now.get(link.thread, "").startswith(link.title.removesuffix("…") or "…")


_STANDS = outbox.c.status.in_(("live", "sent"))


def naming(connection: sa.Connection, threads: Collection[str]) -> Sequence[str]:
    """The keys of what names one of these threads, and stands or is on its way."""
    query = (
        sa.select(outbox.c.key)
        .where(_STANDS, outbox.c.key.in_(_where_named(threads)))
        .order_by(outbox.c.seq)
    )
    return connection.scalars(query).all()


def naming_wholly(threads: Collection[str]) -> sa.Select[Any]:
    """The rows that hold words with these threads in them: what names them, and its edits."""
    named = _where_named(threads)
    here = sa.or_(outbox.c.key.in_(named), outbox.c.follows.in_(named))
    worded = outbox.c.kind.in_(("Reply", "Post", "Edit")) & outbox.c.payload.is_not(None)
    return sa.select(outbox).where(here, worded)


def _where_named(threads: Collection[str]) -> sa.Select[tuple[str]]:
    return sa.select(outbox_thread.c.key).where(outbox_thread.c.thread.in_(threads), _THERE)


def named_in(connection: sa.Connection, key: str) -> Sequence[str]:
    """The threads that what was said under this key names now, in order."""
    return connection.scalars(_NAMED, {"its": key}).all()


def named_others(connection: sa.Connection, key: str) -> bool:
    """Whether what was said under this key named threads when it was taken away."""
    return bool(connection.scalar(_NAMED_OTHERS, {"its": key}))


def named_of(connection: sa.Connection, accounts: Collection[Account]) -> Sequence[str]:
    """The threads that one of these asked and something names."""
    ours = sa.select(thread.c.key).where(thread.c.asker.in_(accounts))
    before = sa.select(lesson.c.thread).where(lesson.c.asker.in_(accounts))
    theirs = sa.or_(outbox_thread.c.thread.in_(ours), outbox_thread.c.thread.in_(before))
    query = sa.select(outbox_thread.c.thread).distinct().where(theirs)
    return connection.scalars(query.order_by(outbox_thread.c.thread)).all()


def prune_names(connection: sa.Connection) -> None:
    """Let go of what names nothing: it was never said."""
    stands = sa.exists().where(outbox.c.key == outbox_thread.c.key, outbox.c.status != "dropped")
    connection.execute(sa.delete(outbox_thread).where(~stands))
