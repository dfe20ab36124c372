"""Which delivery names which thread: what has to be found when the thread goes, or answers no more.

Of links that say which thread they lead to: because it answers (``Link.thread``), or only by its
title (``Link.told``). Held are two keys, and nobody's words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from bot.effects import Delivery, Edit, Link, Links, Message, Unsay
from bot.leaving_out import hide
from bot.store.answered import Shown, shown
from bot.store.database import insert_new
from bot.store.schema import lesson, outbox, outbox_thread, outbox_title, thread
from matchers.model import Account

NOTHING_LEFT = "what it named is gone"


def keep_names(connection: sa.Connection, delivery: Delivery, *, new: bool) -> None:
    """Hold what a delivery names, and no longer what it named before; an edit: what it edits.

    What is taken away may be there again, with a forum's topic that is: it is held on; and so are
    titles, as long as words are held that tell them. What is ``new`` named nothing before.
    """
    if isinstance(delivery, Unsay):
        return
    key = delivery.instead_of if isinstance(delivery, Edit) else delivery.key
    if not new or isinstance(delivery, Edit):
        connection.execute(_NOTHING, {"its": key})
    for place, named in enumerate(_named(delivery)):
        insert_new(connection, outbox_thread, {"key": key, "thread": named, "place": place})
    for told in _told(delivery):
        insert_new(connection, outbox_title, {"key": key, "thread": told})


_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_NOTHING = sa.delete(outbox_thread).where(outbox_thread.c.key == _ITS)
_HELD = sa.select(sa.exists().where(outbox_title.c.key == _ITS))
_TAKEN = sa.exists().where(outbox.c.kind == "Unsay", outbox.c.status.in_(("live", "sent")))
_THERE = ~_TAKEN.where(outbox.c.follows == outbox_thread.c.key).correlate(outbox_thread)
_NAMED = (
    sa.select(outbox_thread.c.thread)
    .where(outbox_thread.c.key == _ITS, _THERE)
    .order_by(outbox_thread.c.place)
)
_NAMED_OTHERS = sa.select(sa.exists().where(outbox_thread.c.key == _ITS, ~_THERE))


def _named(delivery: Delivery) -> Sequence[str]:
    """The keys of the threads that a delivery names as they answer, each once, in order."""
    return list(dict.fromkeys(link.thread for link in _links_of(delivery) if link.thread))


def _told(delivery: Delivery) -> Sequence[str]:
    """The keys of the threads whose titles it only tells."""
    return list(dict.fromkeys(link.told for link in _links_of(delivery) if link.told))


def _links_of(delivery: Delivery) -> Iterator[Link]:
    message = getattr(delivery, "message", None)
    return _links(message) if isinstance(message, Message) else iter(())


def _links(message: Message) -> Iterator[Link]:
    for value in message.fields.values():
        if isinstance(value, Link):
            yield value
        elif isinstance(value, Links):
            yield from value.items
    for part in (*message.parts, *message.spare):
        yield from _links(part)


def tells_titles(delivery: Delivery) -> bool:
    """Whether a delivery tells the title of a thread, whether that answers or not."""
    return bool(_told(delivery))


def is_held(connection: sa.Connection, key: str) -> bool:
    """Whether titles are held that what was said under this key tells, or told once."""
    return bool(connection.scalar(_HELD, {"its": key}))


def without_gone(connection: sa.Connection, delivery: Delivery) -> Delivery | None:
    """What may be said now, ``None``: nothing.

    Left out is what names threads that answer nothing any more, or by a title that is no longer so,
    and what tells of a thread that not everybody may read; where they may, by today's title.
    """
    named = [*_named(delivery), *_told(delivery)]
    if not named:
        return delivery
    whole: Any = delivery
    now = shown(connection, named)
    over = {link.thread for link in _links(whole.message) if link.thread and _is_over(link, now)}
    message = hide(whole.message, over.union(key for key in _told(delivery) if key not in now))
    return None if message is None else replace(whole, message=_retitled(message, now))


def _is_over(link: Link, now: Mapping[str, Shown]) -> bool:
    """Whether the thread answers nothing, or has another title; a long one was cut."""
    one = now.get(link.thread, Shown())
    return not one.answers or not one.title.startswith(link.title.removesuffix("…") or "…")


def _retitled(message: Message, now: Mapping[str, Shown]) -> Message:
    """Each thread that it tells of, by the title that it has."""
    told = {
        name: replace(value, title=now[value.told].title)
        for name, value in message.fields.items()
        if isinstance(value, Link) and value.told
    }
    return replace(
        message,
        fields={**message.fields, **told},
        parts=tuple(_retitled(part, now) for part in message.parts),
        spare=tuple(_retitled(part, now) for part in message.spare),
    )


_STANDS = outbox.c.status.in_(("live", "sent"))


def naming(connection: sa.Connection, threads: Collection[str]) -> Sequence[str]:
    """The keys of what names one of these threads, and stands or is on its way."""
    query = (
        sa.select(outbox.c.key)
        .where(_STANDS, outbox.c.key.in_(_where_named(threads)))
        .order_by(outbox.c.seq)
    )
    return connection.scalars(query).all()


def naming_wholly(connection: sa.Connection, threads: Collection[str]) -> Sequence[sa.RowMapping]:
    """The rows that hold words with these threads in them: what names them, and its edits."""
    titled = sa.select(outbox_title.c.key).where(outbox_title.c.thread.in_(threads))
    # by keys, not by a query within: Postgres would read all that was ever said
    named = connection.scalars(sa.union(_where_named(threads), titled)).all()
    here = sa.or_(outbox.c.key.in_(named), outbox.c.follows.in_(named))
    worded = (outbox.c.kind != "Unsay") & outbox.c.payload.is_not(None)
    if not named:
        return []
    return connection.execute(sa.select(outbox).where(here, worded)).mappings().all()


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
    listed = sa.select(outbox_thread.c.thread).where(theirs)
    told = sa.select(outbox_title.c.thread).where(outbox_title.c.thread.in_(ours))
    return sorted(connection.scalars(sa.union(listed, told)))
