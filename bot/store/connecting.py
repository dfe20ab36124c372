"""How whatever runs for long connects to Postgres: it waits for a machine that vanished no longer.

Of one that vanishes nobody is told: what was sent to it would be sent again for a quarter of an
hour, and who only listens would listen for hours.
"""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from bot.errors import YourMistake

KEEPALIVE = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}
"""A minute until either side knows that the other is gone, instead of hours: it may hold a lock."""

PATIENT: Mapping[str, int] = {**KEEPALIVE, "tcp_user_timeout": 20_000, "connect_timeout": 10}
"""For libpq: after 20,000 ms without a sign a connection is given up, after 10 s an attempt at one
(https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNECT-TCP-USER-TIMEOUT).
"""

UNREADABLE = (
    "DATABASE_URL cannot be read by Postgres's own library. Write what is no letter or digit in "
    "its name and password as a percent sign and two digits: a space is %20, a percent sign %25."
)


def patience(url: str) -> dict[str, int]:
    """What to connect with beside the address ``url``, which may say otherwise itself."""
    given = sa.make_url(url).query
    return {name: told for name, told in PATIENT.items() if name not in given}


def libpq_address(url: str) -> str:
    """The address of a Postgres with all that, as libpq writes it. Raises ``YourMistake``."""
    from psycopg import ProgrammingError  # noqa: PLC0415  (not with SQLite)
    from psycopg.conninfo import conninfo_to_dict, make_conninfo  # noqa: PLC0415  (likewise)

    try:
        given = conninfo_to_dict(url.replace("+psycopg", "", 1))
    except ProgrammingError:  # its words quote the password
        raise YourMistake(UNREADABLE) from None
    return make_conninfo("", **{**PATIENT, **given})
