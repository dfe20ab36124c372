"""Members for tests of many: small, dense and full of what keeps two apart."""

import random
from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

from matchers.rounds.model import Member, Rules, Skill, Want, Window
from matchers.rounds.week import Week

ZONES = {
    "Europe/Berlin": ZoneInfo("Europe/Berlin"),
    "America/New_York": ZoneInfo("America/New_York"),
    "Asia/Kathmandu": timezone(timedelta(hours=5, minutes=45)),
}
WEEK = Week.of("2026-W48", "Europe/Berlin", ZONES)
RULES = Rules(
    circles=False,
    tandems=False,
    parents={"pandas": "python", "numpy": "python"},
    forbidden=frozenset({("m0001", "m0002")}),
    seed=7,
)
TOPICS = ("excel", "numpy", "pandas", "python", "sql")


def members(number: int, seed: int) -> list[Member]:
    """So many members, the same each time."""
    dice = random.Random(seed)
    ids = [f"m{one:04}" for one in range(number)]
    return [_member(dice, ids, one) for one in ids]


def _member(dice: random.Random, ids: list[str], own: str) -> Member:
    return Member(
        id=own,
        languages=frozenset(dice.choice([("de",), ("de", "en"), ("en",), ("en", "fr", "uk")])),
        timezone=dice.choice(["Europe/Berlin"] * 8 + [*ZONES]),
        slots=tuple(_window(dice) for _ in range(dice.randint(0, 4))),
        hours_per_week=dice.randint(0, 4),
        formats=frozenset(dice.choice([("online",), ("online", "in_person"), ("in_person",)])),  # type: ignore[arg-type]
        region=dice.choice(["Göttingen", "Köln", None]),
        wants=tuple(
            Want(topic, dice.randint(0, 3), dice.choice([1.0, 0.7, 0.333, 0.00005]))
            for topic in dice.sample(TOPICS, dice.randint(0, 3))
        ),
        teaches=tuple(
            Skill(topic, dice.randint(1, 4)) for topic in dice.sample(TOPICS, dice.randint(0, 2))
        ),
        capacity=dice.randint(0, 3),
        rounds_waited=dice.choice([0, 0, 0, 1, 2, 5, 12]),
        blocks=frozenset(dice.sample(ids, 1)) if dice.random() < 0.3 else frozenset(),
        past=frozenset(dice.sample(ids, min(3, len(ids)))) if dice.random() < 0.5 else frozenset(),
        repeat_ok=frozenset(ids) if dice.random() < 0.5 else frozenset(),
        minor=dice.random() < 0.1,
        background=dice.choice(["technik", "fachpraxis", None]),
        feedback=dice.random(),
        load=dice.randint(0, 6),
        opted_in=dice.random() < 0.9,
    )


def _window(dice: random.Random) -> Window:
    start = dice.choice([600, 1020, 1080, 1110, 1380])
    return Window(dice.randint(0, 6), start, (start + dice.choice([60, 90, 240])) % 1440)
