"""What moderators are asked about topics, and what they do not want to be asked about again."""

from __future__ import annotations

import json
from typing import Any, assert_never

import sqlalchemy as sa

from bot.effects import AllowTags, KeepDoubt, KeepSuggestions, KeepUnwanted
from bot.store.database import insert_new
from bot.store.doubts import keep_doubt
from bot.store.known import unknown
from bot.store.lessons import touched
from bot.store.links import accounts_of
from bot.store.schema import suggestion, tag, thread, unwanted
from matchers.model import Account
from matchers.suggesting import Suggestion

Changes = KeepSuggestions | KeepUnwanted | AllowTags | KeepDoubt

_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_OF_THREAD = sa.select(suggestion).where(suggestion.c.thread == _ITS).order_by(suggestion.c.rank)


def change(connection: sa.Connection, effect: Changes) -> None:
    """Apply one."""
    match effect:
        case KeepSuggestions():
            _keep(connection, effect)
        case KeepUnwanted():
            _keep_unwanted(connection, effect)
        case AllowTags():
            _allow(connection, effect)
        case KeepDoubt():
            keep_doubt(connection, effect)
        case _:
            assert_never(effect)


def suggestions_of(connection: sa.Connection, key: str) -> list[Suggestion]:
    """What moderators are asked about a thread, in order."""
    return [_suggestion(row) for row in connection.execute(_OF_THREAD, {"its": key})]


def threads_asked_by(connection: sa.Connection, account: Account) -> list[str]:
    """The keys of a member's threads that moderators are asked about."""
    theirs = sa.select(thread.c.key).where(thread.c.asker.in_(accounts_of(connection, account)))
    query = sa.select(suggestion.c.thread).where(suggestion.c.thread.in_(theirs)).distinct()
    return list(connection.scalars(query.order_by(suggestion.c.thread)).all())


def unwanted_names(connection: sa.Connection) -> frozenset[tuple[str, str]]:
    """Topics with the names for which they are not suggested."""
    return frozenset((row.topic, row.name) for row in connection.execute(sa.select(unwanted)))


def drop_of_thread(connection: sa.Connection, key: str) -> None:
    """The thread is gone: nobody is asked about it any more."""
    connection.execute(sa.delete(suggestion).where(suggestion.c.thread == key))


def prune_suggestions(connection: sa.Connection, before: float) -> None:
    """What moderators were asked by then is left as it is. Unwanted names stay.

    While its asker is known it is held on: who asks to be forgotten has to find it.
    """
    nobodys = unknown(suggestion.c.thread, thread.c.asker.is_not(None))
    old = (suggestion.c.at < before) & nobodys
    connection.execute(sa.delete(suggestion).where(old))


def _suggestion(row: sa.Row[Any]) -> Suggestion:
    held = json.loads(row.names)
    if isinstance(held, list):  # of before it was told apart which of them were met
        held = {"names": held, "met": ()}
    return Suggestion(row.topic, tuple(held["names"]), row.decision, tuple(held["met"]))


def _keep(connection: sa.Connection, change: KeepSuggestions) -> None:
    drop_of_thread(connection, change.thread)
    rows = [
        {
            "thread": change.thread,
            "topic": one.topic,
            "rank": rank,
            "names": json.dumps({"names": one.names, "met": one.met}),
            "decision": one.decision,
            "at": change.at.timestamp(),
        }
        for rank, one in enumerate(change.suggestions)
    ]
    if rows:
        connection.execute(sa.insert(suggestion), rows)


def _keep_unwanted(connection: sa.Connection, change: KeepUnwanted) -> None:
    for name in change.names:
        if change.on:
            insert_new(connection, unwanted, {"topic": change.topic, "name": name})
        else:
            its = (unwanted.c.topic == change.topic) & (unwanted.c.name == name)
            connection.execute(sa.delete(unwanted).where(its))


def _allow(connection: sa.Connection, change: AllowTags) -> None:
    """What was rejected is not; while another topic is, people's word still holds us off."""
    touched(connection, change.thread)
    wrong = (tag.c.thread == change.thread) & (tag.c.by == "rejected")
    connection.execute(sa.delete(tag).where(wrong, tag.c.topic.in_(change.topics)))
    if change.wholly:
        its = sa.update(thread).where(thread.c.key == change.thread, ~sa.exists().where(wrong))
        connection.execute(its.values(rejected=False))
