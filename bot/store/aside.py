"""What people set aside: a thread that is no question, or that is confidential.

Only its key stays, and why, so that no later wording makes a question of it again. Its row counts
as private: no list, no digest and no reaction comes upon it.
"""

from __future__ import annotations

from typing import Any, Final, cast

import sqlalchemy as sa

from bot.effects import SetAside
from bot.store import accepting
from bot.store.database import upsert
from bot.store.lessons import drop_past, touched
from bot.store.outbox import drop_thread as drop_waiting
from bot.store.schema import answer, evidence, tag, thread
from bot.store.verdicts import Message, drop_verdict, judge
from matchers.model import Aside, QuestionKind, Visibility

CONFIDENTIAL: Final = "confidential"

_ITS: sa.BindParameter[str] = sa.bindparam("its", type_=sa.Text)
_SAID = sa.select(thread.c.title, thread.c.asker, thread.c.started).where(thread.c.key == _ITS)
_ASIDE = sa.select(thread.c.aside).where(thread.c.key == _ITS)


def aside_of(connection: sa.Connection, key: str) -> Aside | None:
    """Why people set this thread aside; ``None`` if they did not."""
    return cast("Aside | None", connection.scalar(_ASIDE, {"its": key}))


def set_aside(connection: sa.Connection, change: SetAside) -> None:
    """Let go of all that a thread says, and of what waits to be said in it.

    Topics that people rejected stay, they name nobody; so do replies of what is only no question,
    for the day in which somebody may think better of it (see ``prune``).
    """
    its = change.thread
    if change.why == CONFIDENTIAL:
        drop_verdict(connection, its)
    elif (held := connection.execute(_SAID, {"its": its}).first()) and held.title:
        told = Message(its, held.title, "", held.asker, held.started)
        judge(connection, told, is_asked=False)
    row = {**emptied(its), "aside": change.why}
    upsert(connection, thread, row, keep=("started", "rejected", "gone"))
    touched(connection, its)
    given = (tag.c.thread == its) & tag.c.by.in_(("lotse", "people"))
    connection.execute(sa.delete(tag).where(given))
    connection.execute(sa.update(tag).where(tag.c.thread == its).values(names=None, at=None))
    drop_past(connection, its)
    connection.execute(sa.delete(evidence).where(evidence.c.thread == its))
    if change.why == CONFIDENTIAL:
        accepting.drop_words(connection, its)
        connection.execute(sa.delete(answer).where(answer.c.thread == its))
    drop_waiting(connection, its)


def emptied(key: str) -> dict[str, Any]:
    """The row of a thread of which only the key is held: nothing is made of it again."""
    return {
        "key": key,
        "place": "",
        "visibility": Visibility.PRIVATE.value,
        "permalink": "",
        "started": 0.0,
        "asker": None,
        "title": "",
        "kind": QuestionKind.FACT.value,
        "language": "de",
        "closed": True,
        "rejected": False,
        "gone": False,
        "accepted": None,
        "voices": 0,
        "open": False,
        "edited": None,
        "seen": None,
        "guarded": False,
    }
