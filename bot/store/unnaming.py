"""A thread answers no more, or reads differently: what waits says its old title no longer.

A line that was said already is edited by ``follow_similar``, a post that told its title (a digest)
here; letters stay as they were read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from bot.effects import Delivery, Edit, Message, Post
from bot.ports import Claim
from bot.store import anew
from bot.store.anew import post_said, readable
from bot.store.answered import Known, answered_anew, known_of
from bot.store.codec import encode
from bot.store.naming import NOTHING_LEFT, is_held, naming_wholly, tells_titles, without_gone
from bot.store.outbox import keep_delivery, mark_of, settle
from bot.store.schema import outbox, outbox_person


@contextmanager
def minding(
    connection: sa.Connection, key: str, now: float, known: dict[str, Known] | None = None
) -> Iterator[None]:
    """What happens inside may change whether this thread answers something, and how it reads.

    ``known``: what is known of threads now, as far as it was read; it is kept up.
    """
    known = {} if known is None else known
    before = known[key] if key in known else known_of(connection, key)
    known.clear()
    yield
    after = known[key] = known_of(connection, key)
    if after.entry != before.entry:
        answered_anew(connection)
    answers_no_more = before.entry is not None and after.entry is None
    if before.title and (after.title != before.title or answers_no_more):
        unname(connection, [key], now)


def unname(connection: sa.Connection, threads: Collection[str], now: float) -> None:
    """No words that are kept name them by a title that is over: nor does what was given up."""
    rows = naming_wholly(connection, threads)
    said = {target: post_said(connection, target) for target in map(_target, rows)}
    for row in rows:
        delivery = readable(row)
        if delivery is None:
            continue
        left = without_gone(connection, delivery)
        if left == delivery:
            continue
        if left is None:
            settle(connection, row["key"], "dropped", error=NOTHING_LEFT)
            persons = sa.delete(outbox_person).where(outbox_person.c.key == row["key"])
            connection.execute(persons)
        values = {"payload": None if left is None else encode(left)}
        connection.execute(sa.update(outbox).where(outbox.c.key == row["key"]).values(values))
    for target, before in said.items():
        if before is not None and _stands(connection, target):
            _say_anew(connection, target, now, unless=before)


def _target(row: sa.RowMapping) -> str:
    """The key of what a row says, or says anew."""
    return str(row["follows"] if row["kind"] == "Edit" else row["key"])


def _stands(connection: sa.Connection, target: str) -> bool:
    """Whether people can read it."""
    its = sa.select(outbox.c.status).where(outbox.c.key == target)
    return connection.scalar(its) == "sent"


def keeps_words(connection: sa.Connection, delivery: Delivery) -> bool:
    """Whether its words are held once it was said: a post that may have to be edited."""
    if not isinstance(delivery, Edit):
        return isinstance(delivery, Post) and tells_titles(delivery)
    target = delivery.instead_of
    return is_held(connection, target) and post_said(connection, target) is not None


def after_arrival(connection: sa.Connection, claim: Claim, now: float) -> None:
    """It arrived. If it named what was over by then, it is edited at once.

    What is only found now was sent by an earlier attempt, nobody knows with which titles.
    """
    anew.after_arrival(connection, claim, now)
    delivery = claim.delivery
    if not isinstance(delivery, Post) or not tells_titles(delivery):
        return
    if without_gone(connection, delivery) != delivery or claim.uncertain_since is not None:
        _say_anew(connection, delivery.key, now)


def _say_anew(
    connection: sa.Connection, target: str, now: float, *, unless: Message | None = None
) -> None:
    """Edit what was posted: its last wording, as the store holds it by now; also while stopped.

    ``unless`` that is what it says anyway.
    """
    message = post_said(connection, target)
    if message is None or message == unless:
        return
    before = sa.select(sa.func.count()).where(outbox.c.follows == target)
    key = f"unname:{mark_of(target)}:{now}:{connection.scalar(before)}"  # several at one moment
    edit = Edit(key=key, instead_of=target, message=message)
    keep_delivery(connection, edit, event=target, reaction="follow_similar", now=now, urgent=True)
