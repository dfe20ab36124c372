"""What moderators read of a round."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.effects import Answer, Edit, Post
from bot.events import RoundOpened, RoundReleased, RoundSolved
from bot.reactions._round_preview import DROP, RELEASE
from bot.rules_rounds import HoldRoundsRules
from matchers.held import HeldRound, LeftOver, Other, Part, RoundState, Seat
from matchers.model import Account
from matchers.rounds.known import History
from tests.golden.scenes_send_digest import MODERATORS
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import MOD, RULES
from tests.reactions.village import ADA, BEN, CEM, DAY, HOUR, NOW, Village, expert, learner

STEM = "hold_rounds"
NAME = "2026-W48"
HELD = HeldRound(NAME, NOW, NOW + 3 * DAY, "2026-W49", "closed", 1)
APPROVED = replace(RULES, hold_rounds=HoldRoundsRules(approve=True))
SHADOW = replace(RULES, community=replace(RULES.community, shadow=True))
BEGINS = NOW + 8 * DAY + 9 * HOUR
WHYS = ("topic", "level", "language", "format", "time", "taken", "profile")
DOR, EVA = Account("slack:T1/UDOR"), Account("slack:T1/UEVA")
PEOPLE = (ADA, BEN, CEM, DOR, EVA)


def village(state: RoundState = "closed", yes: int = 3, **more: Any) -> Village:
    parts = [Part(NAME, who, n, "yes") for n, who in enumerate(PEOPLE[:yes], start=1)]
    whole: dict[str, Any] = {
        "profiles": {ADA: learner(), BEN: expert(), CEM: learner(CEM), DOR: expert(DOR)}
        | {EVA: learner(EVA)},
        "rules": APPROVED,
        "held": [HELD],
        "taking_part": parts,
        "moderators": MODERATORS,
        "keys": frozenset({f"{STEM}:{NAME}:preview:1"}),
        **more,
    }
    here = Village(**whole)
    snapshot = here.round_snapshot(NAME)
    assert snapshot is not None
    return replace(here, held=[replace(HELD, state=state, version=snapshot.version)])


def preview_scenes(stage: Stage) -> Iterator[Scene]:
    """The preview, and what is decided."""
    one, two = Seat(1, 2, "excel", BEGINS), Seat(3, 4, "excel", BEGINS)
    yield _solved(stage, "", seats=(one,), left=(LeftOver(3, "time", "excel"),))
    for many, variant in ((1, "two"), (2, "three")):
        further = tuple(Other(n, "excel", BEGINS) for n in range(4, 4 + many))
        yield _solved(stage, variant, yes=5, seats=(replace(one, others=further),))
    yield _solved(stage, "none", left=(LeftOver(1, "minor"), LeftOver(3, "taken", "excel")))
    yield _solved(stage, "all", yes=4, seats=(one, two))
    for yes, variant in ((4, "circle"), (5, "circle_of_four")):
        learners = (n for n in range(1, yes + 1) if n != one.expert)
        circle = tuple(Seat(n, one.expert, "excel", BEGINS, "circle") for n in learners)
        yield _solved(stage, variant, yes=yes, seats=circle)
    yield _crowd(stage)
    back = Seat(2, 1, "umfragen", BEGINS, "tandem")
    yield _solved(stage, "tandem", seats=(replace(one, form="tandem"), back))
    late = (LeftOver(1, "taken", "excel"), LeftOver(3, "time", "excel"))
    for rounds in (1, 2):
        yield _solved(stage, f"waited{rounds}", waited=rounds, left=late)
    for why in WHYS:
        topic = "" if why == "profile" else "excel"
        yield _solved(stage, why, left=(LeftOver(1, why, topic),))
    drafted = village("drafted")
    for button in (RELEASE, DROP):
        scene = stage.click(STEM, button, drafted, MOD, value=f"{NAME}#1", moderator=True)
        yield read(scene)
    moved = replace(drafted, profiles={ADA: learner()})
    yield read(stage.click(STEM, RELEASE, moved, MOD, value=f"{NAME}#1", moderator=True))
    yield read(stage.click(STEM, RELEASE, village("out"), MOD, value=f"{NAME}#1", moderator=True))
    more = {"account": MOD, "moderator": True}
    yield read(stage.command(STEM, "round_release", drafted, **more))
    opened = RoundOpened(key="o", at=NOW + 7 * DAY, round="2026-W49", closes=NOW + 10 * DAY)
    yield read(stage.run(STEM, opened, drafted))
    out = RoundReleased(key="r", at=NOW, round=NAME, tries=1)
    yield stage.run(STEM, out, village("dropped"))
    yield from _long(stage)
    yield from _again(stage, one, two)


def _again(stage: Stage, one: Seat, two: Seat) -> Iterator[Scene]:
    """Seats that became free once it was out."""

    def looked_at(state: RoundState) -> Village:
        looked = replace(HELD, again=True, looks=NOW + 5 * DAY, state=state)
        parts = [Part(NAME, who, n, "yes") for n, who in enumerate((ADA, BEN, CEM, DOR), start=1)]
        here = village(yes=4, held=[looked], taking_part=parts)
        snapshot = here.round_snapshot(NAME)
        assert snapshot is not None
        return replace(here, held=[replace(looked, version=snapshot.version)])

    here = looked_at("closed")
    for variant, seats in (("again_one", (one,)), ("again", (one, two))):
        yield stage.run(STEM, event_of(here, seats=seats), here, variant)
    drafted = looked_at("drafted")
    for button in (RELEASE, DROP):
        yield read(stage.click(STEM, button, drafted, MOD, value=f"{NAME}#1", moderator=True))
    opened = RoundOpened(key="o", at=NOW + 7 * DAY, round="2026-W49", closes=NOW + 10 * DAY)
    yield read(stage.run(STEM, opened, drafted))


def _crowd(stage: Stage) -> Scene:
    """Two circles and two tandems: 1 and 5 lead, 9 to 12 teach each other."""
    people = [Account(f"slack:T1/U{n:03}") for n in range(1, 13)]
    parts = [Part(NAME, who, n, "yes") for n, who in enumerate(people, start=1)]
    here = village(taking_part=parts, profiles={who: learner(who) for who in people})
    circles = (Seat(n, 1 if n < 5 else 5, "excel", BEGINS, "circle")
               for n in (2, 3, 4, 6, 7, 8))  # fmt: skip
    tandems = (Seat(n, m, "excel", BEGINS, "tandem")
               for n, m in ((9, 10), (10, 9), (11, 12), (12, 11)))  # fmt: skip
    return stage.run(STEM, event_of(here, seats=(*circles, *tandems)), here, "crowd")


def _long(stage: Stage) -> Iterator[Scene]:
    people = [Account(f"slack:T1/U{n:03}") for n in range(1, 23)]
    parts = [Part(NAME, who, n, "yes") for n, who in enumerate(people, start=1)]
    left = tuple(LeftOver(part.number, "topic", "excel") for part in parts)
    here = village(taking_part=parts, profiles={who: learner(who) for who in people})
    yield stage.run(STEM, event_of(here, left=left), here, "long")


def event_of(here: Village, **more: Any) -> RoundSolved:
    version = here.held[0].version
    return RoundSolved(key="s", at=HELD.closes, round=NAME, version=version, tries=1, **more)


def _solved(stage: Stage, variant: str, yes: int = 3, waited: int = 0, **more: Any) -> Scene:
    here = village(yes=yes, histories={CEM: History(waited)})
    return stage.run(STEM, event_of(here, **more), here, variant)


def read(scene: Scene) -> Scene:
    """Without what members are asked."""
    return replace(scene, effects=[e for e in scene.effects if isinstance(e, Answer | Edit | Post)])


def status_scenes(stage: Stage) -> Iterator[Scene]:
    """How a round stands, and who waits."""
    more = {"account": MOD, "moderator": True}

    def ask(name: str, here: Village) -> Scene:
        return stage.command(STEM, name, here, **more)

    yield ask("round", Village())
    states: tuple[RoundState, ...] = ("open", "closed", "drafted", "released", "out", "dropped")
    for state in states:
        yield ask("round", village(state))
    yield read(ask("round_open", Village()))
    yield ask("round_open", village("out"))
    yield ask("round_open", Village(rules=SHADOW))
    yield ask("waiting", village("out"))
    left = [Part(NAME, who, n, "yes", "left", "time", "excel") for n, who in ((1, ADA), (3, CEM))]
    yield stage.command(
        STEM, "waiting", village("out", taking_part=left[:1]), **more, variant="one"
    )
    yield ask("waiting", village("out", taking_part=left))
    known = [replace(left[0], topic="", why="topic")]
    yield stage.command(STEM, "waiting", village("out", taking_part=known), **more, variant="all")
