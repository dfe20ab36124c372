"""What a member says about themselves, and when they want to be left alone."""

from __future__ import annotations

from typing import assert_never

import sqlalchemy as sa

from bot.effects import KeepProfile, LeaveAlone, RecordConsent
from bot.store.left_alone import leave_alone
from bot.store.manners import look_again
from bot.store.members import keep_profile, record_consent


def change_profile(
    connection: sa.Connection, change: RecordConsent | KeepProfile | LeaveAlone, now: float
) -> None:
    """Keep it; what waits for them is looked at again, since a pause may have begun or ended."""
    match change:
        case RecordConsent():
            record_consent(connection, change)
        case KeepProfile():
            keep_profile(connection, change)
            look_again(connection, change.profile.account, now)
        case LeaveAlone():
            leave_alone(connection, change)
            look_again(connection, change.account, now)
        case _:
            assert_never(change)
