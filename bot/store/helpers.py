"""Changes to what we hold about helpers. Nothing is held about who did not consent."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from bot.effects import SettleHelper
from bot.errors import OurFault
from bot.store.database import insert_new
from bot.store.known import unknown
from bot.store.members import has_consented
from bot.store.schema import helper
from matchers.helping import Helper, HelperState
from matchers.model import Account

NOT_NEEDED = {"state": HelperState.FREED.value}
WAITING = helper.c.state.in_([state.value for state in HelperState if state.is_waiting])
A_MONTH = timedelta(days=30).total_seconds()
"""So long those of whom nobody is named any more are looked for once they are old: every day."""


def ask_helper(connection: sa.Connection, asked: Helper) -> None:
    """Keep that somebody is asked. Raises ``OurFault`` without consent: nobody may even try."""
    if asked.account is None or not has_consented(connection, asked.account):
        raise OurFault("a member was to be asked for help without consent")
    row = {
        "thread": asked.thread,
        "number": asked.number,
        "account": asked.account,
        "why": asked.why,
        "step": asked.step,
        "asked": asked.asked.timestamp(),
        "until": asked.until.timestamp(),
        "state": asked.state.value,
    }
    if not insert_new(connection, helper, row):
        raise OurFault("two helpers of one question were to have the same number")


def settle_helper(connection: sa.Connection, change: SettleHelper) -> None:
    """Keep what became of a request."""
    values: dict[str, object] = {"state": change.state.value}
    if change.asked is not None:
        values["asked"] = change.asked.timestamp()
    if change.until is not None:
        values["until"] = change.until.timestamp()
    its = (helper.c.thread == change.thread) & (helper.c.number == change.number)
    connection.execute(sa.update(helper).where(its).values(values))


def drop_of_thread(connection: sa.Connection, thread: str) -> None:
    """The thread is gone: nobody is needed. What somebody gave of their time still counts."""
    its = helper.c.thread == thread
    connection.execute(sa.update(helper).where(its, WAITING).values(NOT_NEEDED))


def forget_helper(connection: sa.Connection, account: Account) -> None:
    """Nobody knows any more who was asked; the number stays theirs."""
    mine = helper.c.account == account
    connection.execute(sa.update(helper).where(mine, WAITING).values(NOT_NEEDED))
    connection.execute(sa.update(helper).where(mine).values(account=None))


def prune_helpers(connection: sa.Connection, old: float) -> None:
    """Let go of who was asked long ago; of a thread that we know the last number stays taken."""
    others = helper.alias()
    newer = (others.c.thread == helper.c.thread) & (others.c.number > helper.c.number)
    needless = sa.or_(sa.exists().where(newer), unknown(helper.c.thread))
    named = (helper.c.asked < old) & helper.c.account.is_not(None)
    forgotten = (helper.c.asked < old) & (helper.c.asked >= old - A_MONTH)
    for long_ago in (named, forgotten):
        connection.execute(sa.delete(helper).where(long_ago, needless))
    connection.execute(sa.update(helper).where(named, WAITING).values(NOT_NEEDED))
    connection.execute(sa.update(helper).where(named).values(account=None))
