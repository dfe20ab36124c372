"""What belongs to no question goes, however old it is, and what belongs to one stays."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from bot.store.database import open_writer
from bot.store.schema import answer, consent, helper, thread, word
from bot.store.upkeep import prune
from tests.store.filled import rows

DAY = 86_400.0
NOW = 1_000 * DAY
MEMBER, GUEST = "slack:T1/UADA", "slack:T1/UBEN"

KNOWN, ASIDE, NOWHERE = "known", "aside", "nowhere"


def threads(connection: sa.Connection) -> None:
    for key, why in ((KNOWN, None), (ASIDE, "no_question")):
        row = {"key": key, "aside": why, "asker": None, "started": NOW - 400 * DAY, "gone": False}
        connection.execute(sa.insert(thread).values(rows(thread, 1)[0] | row))
    connection.execute(sa.insert(consent).values(account=MEMBER, version="1", at=0.0))


@pytest.mark.parametrize(
    ("where", "days", "by", "left"),
    [
        (KNOWN, 0.5, GUEST, [GUEST]),
        (KNOWN, 89, GUEST, [GUEST]),
        (KNOWN, 91, GUEST, [None]),
        (KNOWN, 400, MEMBER, [MEMBER]),
        (KNOWN, 400, None, [None]),
        (NOWHERE, 0.5, GUEST, [GUEST]),
        (NOWHERE, 1.5, GUEST, []),
        (NOWHERE, 1.5, None, []),
        (NOWHERE, 89, None, []),
        (NOWHERE, 400, GUEST, []),
        (NOWHERE, 400, MEMBER, []),
        (ASIDE, 0.5, GUEST, [GUEST]),
        (ASIDE, 1.5, None, []),
        (ASIDE, 400, None, []),
        (ASIDE, 400, MEMBER, []),
        (NOWHERE, 1_000, None, []),  # deleted before we heard of it: at no time
        (KNOWN, 1_000, None, [None]),
    ],
)
def test_an_answer_goes_with_its_question_and_its_name_after_90_days(
    database: str, where: str, days: float, by: str | None, left: list[str | None]
) -> None:
    engine = open_writer(database)
    with engine.begin() as connection:
        threads(connection)
        said = {"key": "a", "thread": where, "by": by, "at": NOW - days * DAY, "gone": False}
        connection.execute(sa.insert(answer).values(said))
        prune(connection, NOW)
        assert list(connection.scalars(sa.select(answer.c.by))) == left
    engine.dispose()


@pytest.mark.parametrize(
    ("where", "days", "by", "left"),
    [
        (KNOWN, 1.5, GUEST, [GUEST]),
        (KNOWN, 91, GUEST, [""]),
        (KNOWN, 400, MEMBER, [MEMBER]),
        (KNOWN, 400, "", [""]),
        (NOWHERE, 0.5, "", [""]),
        (NOWHERE, 1.5, "", []),
        (NOWHERE, 89, GUEST, []),
        (NOWHERE, 400, GUEST, []),
        (NOWHERE, 400, MEMBER, []),
        (ASIDE, 0.5, "", [""]),
        (ASIDE, 400, "", []),
        (ASIDE, 400, MEMBER, []),
    ],
)
def test_a_word_about_a_solution_does_so_too(
    database: str, where: str, days: float, by: str, left: list[str]
) -> None:
    engine = open_writer(database)
    with engine.begin() as connection:
        threads(connection)
        said = {"about": "a", "by": by, "thread": where, "at": NOW - days * DAY}
        connection.execute(sa.insert(word).values(**said, accepted="a", counts=True))
        prune(connection, NOW)
        assert list(connection.scalars(sa.select(word.c.by))) == left
    engine.dispose()


@pytest.mark.parametrize(
    ("days", "account", "left"),
    [
        (89, GUEST, [1, 2]),
        (91, GUEST, [2]),
        (400, GUEST, [2]),
        (100, None, [2]),  # whoever it was asked to be forgotten
    ],
)
def test_of_helpers_of_old_the_last_number_stays_and_no_name(
    database: str, days: float, account: str | None, left: list[int]
) -> None:
    engine = open_writer(database)
    with engine.begin() as connection:
        threads(connection)
        for number in (1, 2):
            row = {"thread": KNOWN, "number": number, "account": account, "state": "asked"}
            row |= {"why": "w", "step": 1, "asked": NOW - days * DAY, "until": NOW}
            connection.execute(sa.insert(helper).values(row))
        prune(connection, NOW)
        assert list(connection.scalars(sa.select(helper.c.number).order_by("number"))) == left
        names = set(connection.scalars(sa.select(helper.c.account)))
        assert names == {account if days < 90 else None}
    engine.dispose()
