"""The topics of threads: ours with the names that we found them by, people's, and rejected ones."""

from __future__ import annotations

import json

import sqlalchemy as sa

from bot.effects import RejectTags, TagThread
from bot.store.database import insert_new, upsert
from bot.store.lessons import taught_anew, touched
from bot.store.schema import tag, thread
from matchers.doubting import names_met

_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_GIVEN = sa.select(tag.c.topic, tag.c.by).where(tag.c.thread == _ITS)
_UNTAG = sa.delete(tag).where(tag.c.thread == _ITS, tag.c.by == sa.bindparam("given"))
_OURS = sa.select(tag.c.topic, tag.c.names).where(tag.c.thread == _ITS, tag.c.by == "lotse")
_CHOSEN = tag.alias("chosen")
_WRONG = (
    (tag.c.by == "rejected")
    & (tag.c.confidence > 0)
    & tag.c.names.is_not(None)
    # whoever chose it afterwards takes it back that it is wrong
    & ~sa.exists().where(
        _CHOSEN.c.thread == tag.c.thread, _CHOSEN.c.topic == tag.c.topic, _CHOSEN.c.by == "people"
    )
)


def tag_thread(connection: sa.Connection, change: TagThread) -> None:
    """Replace the topics that we (or people) gave; what people rejected is not given again."""
    given = connection.execute(_GIVEN, {"its": change.thread}).all()
    rejected = {row.topic for row in given if row.by == "rejected"}
    if any(row.by == change.by for row in given):
        connection.execute(_UNTAG, {"its": change.thread, "given": change.by})
    rows = [
        {
            "thread": change.thread,
            "topic": found.topic,
            "by": change.by,
            "confidence": found.confidence,
            "names": json.dumps(names_met(found)) if change.by == "lotse" else None,
        }
        for found in change.tags
        if change.by != "lotse" or found.topic not in rejected
    ]
    if rows:
        upsert(connection, tag, *rows)
    if change.by == "people":
        taught_anew(connection)


def reject_tags(connection: sa.Connection, change: RejectTags, now: float) -> None:
    """Take our topics back, and remember that they were wrong here, and for which names."""
    ours = (tag.c.thread == change.thread) & (tag.c.by == "lotse")
    held = connection.execute(_OURS, {"its": change.thread}).all()
    names = {row.topic: row.names for row in held}
    connection.execute(sa.delete(tag).where(ours, tag.c.topic.in_(change.topics)))
    for topic in change.topics:
        row = {"thread": change.thread, "topic": topic, "by": "rejected"}
        met = json.dumps(change.names) if change.names else names.get(topic)
        wrong = 1.0 if change.wrong else 0.0
        insert_new(connection, tag, {**row, "confidence": wrong, "names": met, "at": now})
    query = sa.update(thread).where(thread.c.key == change.thread)
    connection.execute(query.values(rejected=True))
    touched(connection, change.thread)


def misled_in(connection: sa.Connection, key: str) -> list[tuple[str, str]]:
    """Topics that people took back in a thread, each with a name that it was found by."""
    query = sa.select(tag.c.topic, tag.c.names).where(tag.c.thread == key, _WRONG)
    rows = connection.execute(query.order_by(tag.c.topic)).all()
    return [(row.topic, name) for row in rows for name in json.loads(row.names)]


def misled_by(connection: sa.Connection, topic: str, name: str, since: float) -> list[str]:
    """The threads where that happened since then, the newest first."""
    query = sa.select(tag.c.thread, tag.c.names).where(tag.c.topic == topic, _WRONG)
    rows = connection.execute(
        query.where(tag.c.at >= since).order_by(tag.c.at.desc(), tag.c.thread)
    ).all()
    return [row.thread for row in rows if name in json.loads(row.names)]
