"""``python -m bot learn`` and ``calibrate``, as real processes on a real database."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.evaluate.calibrating import AT_LEAST
from bot.store.database import open_writer
from bot.store.lessons import Past, keep_past
from matchers.school import ENOUGH
from tests.test_cli import home, lotse

__all__ = ["home"]

TOLD = (
    ("Etikettenbogen verrutscht", "drucker"),
    ("Kaffeekasse abrechnen", "buchhaltung"),
    ("Wo finde ich den Server im Keller", "ehrenamt"),
)


def remember(
    url: str, many: int, told: tuple[tuple[str, str], ...] = TOLD, *, after: int = 0
) -> None:
    of = {n + after: told[n % len(told)] for n in range(many)}
    past = [Past(f"discourse:t/{n}", title, (topic,), None, n) for n, (title, topic) in of.items()]
    engine = open_writer(url)
    with engine.begin() as connection:
        keep_past(connection, past)
    engine.dispose()


def test_learn_says_what_the_past_teaches_and_what_misleads(home: Path, database: str) -> None:
    odd = (*TOLD, ("Was ist das", "gibt-es-nicht"), ("Der Drucker steht", "drucker"))
    remember(database, ENOUGH, odd)
    told = lotse(home, "learn", DATABASE_URL=database)
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines() == [
        "100 questions teach, about 4 topics.",
        "Not in config/topics.toml, so never found: gibt-es-nicht",
        "Names that mislead most, and how many of the questions that hold them are about it:",
        '  hosting: "Server" 0 of 20',
    ]
    assert told.stderr == "", "no bar where nobody looks"


def test_learn_says_when_it_is_not_enough(home: Path, database: str) -> None:
    told = lotse(home, "learn", DATABASE_URL=database)
    assert told.stdout.splitlines() == [
        "0 questions teach, about 0 topics.",
        "From 100 on Lotse listens to them; until then names alone count.",
    ]


def test_calibrate_proposes_a_line_that_the_config_takes(home: Path, database: str) -> None:
    remember(database, AT_LEAST + 200)
    told = lotse(home, "calibrate", "--precision", "0.9", DATABASE_URL=database)
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("300 questions were judged, each by what came before it.\n")
    (line,) = re.findall(r"(?m)^\[tag_question\]\n(apply_from = 0\.\d+)$", told.stdout)
    rules = home / "config" / "community.toml"
    before = rules.read_text("utf-8")
    assert "apply_from = 0.7 " in before, "nothing was written"
    rules.write_text(before.replace("apply_from = 0.7 ", f"{line} "), "utf-8")
    assert lotse(home, "check").returncode == 0


def test_calibrate_walks_from_the_oldest_on(home: Path, database: str) -> None:
    """One fold of known words, one of words that nobody had written yet, one in which they had."""
    remember(database, 200, TOLD[:2])
    remember(database, 200, (("Laminiergerät klemmt", "hardware"),), after=200)
    told = lotse(home, "calibrate", DATABASE_URL=database)
    assert re.search(r"(?m)^0.5 +1.00 +0.67 +200$", told.stdout), told.stdout


def test_calibrate_says_when_nothing_will_do(home: Path, database: str) -> None:
    unclear = tuple(("Wer weiß das", topic) for topic in ("drucker", "ehrenamt", "excel", "r"))
    remember(database, AT_LEAST, unclear)
    told = lotse(home, "calibrate", DATABASE_URL=database)
    assert told.returncode == 0
    assert "No threshold is right in 95% of its tags." in told.stdout
    assert "[tag_question]" not in told.stdout


def test_calibrate_says_when_there_is_too_little(home: Path, database: str) -> None:
    remember(database, AT_LEAST - 1)
    told = lotse(home, "calibrate", DATABASE_URL=database)
    assert told.returncode == 0
    assert told.stdout.startswith(f"{AT_LEAST - 1} questions are too few to judge by")


@pytest.mark.parametrize("precision", ["0", "1", "95"])
def test_calibrate_takes_a_share(home: Path, precision: str) -> None:
    told = lotse(home, "calibrate", "--precision", precision)
    assert told.returncode == 2
    assert told.stderr == "--precision takes a share between 0 and 1, such as 0.95.\n"
