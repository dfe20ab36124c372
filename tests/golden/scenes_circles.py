"""What people read of circles and tandems, from the question to the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.effects import DirectMessage
from bot.events import (
    AccountClosed,
    DeliveryUncertain,
    HomeOpened,
    MatchAccepted,
    MatchExpired,
    RoundReleased,
    SeatFreed,
)
from matchers.held import HeldRound, Part
from matchers.model import Account, Level, Match, MatchState, Place, Visibility
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import RULES
from tests.reactions.village import ADA, BEN, CEM, DAY, HOUR, NOW, Village, expert, learner, pair

DOR, EVA = Account("slack:T1/UDOR"), Account("slack:T1/UEVA")
LEARNERS = (ADA, CEM, DOR, EVA)
BEGINS = NOW + 8 * DAY + 9 * HOUR
ACCEPTED = MatchState.ACCEPTED
PROFILES = {BEN: expert()} | {who: learner(who) for who in LEARNERS}
MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)


def circle(count: int = 3, **more: Any) -> list[Match]:
    """Ben helps Ada and others with Excel."""
    whole: dict[str, Any] = {"form": "circle", "together": "c1", "begins": BEGINS, **more}
    return [pair(f"m{n}", learner=who, **whole) for n, who in enumerate(LEARNERS[:count], 1)]


def tandem(**more: Any) -> list[Match]:
    """Ada learns Excel from Ben, and he learns about surveys from her."""
    whole: dict[str, Any] = {"form": "tandem", "together": "t1", "begins": BEGINS, **more}
    back = pair("m2", learner=BEN, expert=ADA, topic="umfragen", **whole)
    return [pair("m1", **whole), back]


def here(matches: list[Match], **more: Any) -> Village:
    return Village(**{"matches": matches, "profiles": PROFILES, **more})


def settled(stage: Stage) -> Iterator[Scene]:
    """Yes, no, silence, and somebody who cannot any more."""

    def press(button: str, matches: list[Match], by: Account = ADA) -> Scene:
        form, value = matches[0].form, matches[0].together
        name = f"settle_match-{button}"
        return stage.click("settle_match", name, here(matches), by, form, value=value)

    yield press("yes", circle())
    first, *others = circle(learner_says=True, expert_says=True)
    yield press("yes", [replace(first, learner_says=None), *others])
    yield press("yes", circle(learner_says=True))
    yield press("yes", circle(state=ACCEPTED))
    yield press("no", circle(learner_says=True), BEN)
    yield press("no", tandem(learner_says=True, expert_says=True), BEN)
    expired = MatchExpired(key="x", at=NOW + 3 * DAY, match="m1")
    silent = circle(expert_says=True)
    yield stage.run("settle_match", expired, here(silent), "circle")
    for who, matches in ((CEM, circle(4, state=ACCEPTED)), (BEN, circle(state=ACCEPTED))):
        closed = AccountClosed(key="x", at=NOW, account=who)
        yield stage.run("settle_match", closed, here(matches), "circle")
    closed = AccountClosed(key="x", at=NOW, account=BEN)
    yield stage.run("settle_match", closed, here(tandem(state=ACCEPTED)), "tandem")
    left = AccountClosed(key="x", at=NOW, account=DOR)
    yield stage.run("settle_match", left, here(joined_by_eva()), "circle")
    yield stage.click("settle_match", "settle_match-yes", here(joined_by_eva()), EVA, value="c1")


def joined_by_eva(**more: Any) -> list[Match]:
    """Eva is asked to take a seat in the circle of three, or took it already."""
    running = circle(state=ACCEPTED, learner_says=True, expert_says=True)
    last = circle(4, expert_says=True, proposed=NOW, begins=BEGINS + 7 * DAY)[-1]
    return [*running, replace(last, **more)]


def opened(stage: Stage) -> Iterator[Scene]:
    """The group, and what is said where nobody can tell whether it is there."""
    akin = here([pair(state=ACCEPTED, begins=BEGINS, taught_as="dubletten")])
    yield stage.run("open_pair", MatchAccepted(key="ok", at=NOW, match="m1"), akin, "akin")
    for matches in (circle(state=ACCEPTED), tandem(state=ACCEPTED)):
        form, name = matches[0].form, matches[0].together
        running = here(matches)
        yield stage.run("open_pair", MatchAccepted(key="ok", at=NOW, match=name), running, form)
        unsure = DeliveryUncertain(key="u", at=NOW, delivery=f"open_pair:{name}")
        yield stage.run("open_pair", unsure, running, form)
        last = DeliveryUncertain(key="u", at=NOW, delivery=f"open_pair:{name}:again:2")
        named = stage.run("open_pair", last, running, form)
        yield replace(named, effects=named.effects[:1])
        if form == "circle":
            young = replace(running, profiles={**PROFILES, DOR: learner(DOR, minor=True)})
            yield stage.run("open_pair", last, young)
        over = here([replace(match, state=MatchState.ENDED) for match in matches])
        yield stage.click("open_pair", "open_pair-again", over, variant=form, value=name)


def joined(stage: Stage) -> Iterator[Scene]:
    """Somebody took a free seat: all meet in a new group, and the old one says so."""
    village = replace(here(joined_by_eva(state=ACCEPTED)), keys=frozenset({"open_pair:c1"}))
    yield stage.run("open_pair", MatchAccepted(key="k", at=NOW, match="c1", joined=True), village)


def reported(stage: Stage) -> Iterator[Scene]:
    """Parted by a word, and a private case."""
    nobody = replace(RULES, community=replace(RULES.community, moderators=()))
    for matches in (circle(state=ACCEPTED), tandem(state=ACCEPTED)):
        form, name = matches[0].form, matches[0].together
        running = here(matches, moderators=MODERATORS)
        over = here([replace(match, state=MatchState.ENDED) for match in matches])
        alone = replace(running, moderators=None, rules=nobody)
        for button, village in (
            ("unfit", running),
            ("unfit", over),
            ("report", running),
            ("report", alone),
        ):
            pressed = f"report_match-{button}"
            scene = stage.click("report_match", pressed, village, variant=form, value=name)
            yield _without_the_expert(scene) if form == "circle" and button == "unfit" else scene


def _without_the_expert(scene: Scene) -> Scene:
    """They read the same as the learners, but are not offered somebody else."""
    kept = [e for e in scene.effects if not isinstance(e, DirectMessage) or e.account != BEN]
    return replace(scene, effects=kept)


def proposed(stage: Stage) -> Iterator[Scene]:
    """What a round asks each of them."""
    name, out = "2026-W48", RoundReleased(key="r", at=NOW + 3 * DAY, round="2026-W48", tries=1)
    seat: dict[str, Any] = {"says": "yes", "outcome": "seat", "begins": BEGINS}
    ben = Part(name, BEN, 2, "yes")
    one = [Part(name, who, n, topic="excel", expert=2, form="circle", **seat)
           for n, who in ((1, ADA), (3, CEM), (4, DOR))]  # fmt: skip
    two = [
        Part(name, ADA, 1, topic="excel", expert=2, form="tandem", **seat),
        Part(name, BEN, 2, topic="umfragen", expert=1, form="tandem", **seat),
    ]
    for parts, form in (([*one, ben], "circle"), (two, "tandem")):
        held = HeldRound(name, NOW, NOW + 3 * DAY, "2026-W49", "released", 1)
        village = here([], taking_part=parts, held=[held])
        snapshot = village.round_snapshot(name)
        assert snapshot is not None
        village = replace(village, held=[replace(held, version=snapshot.version)])
        asked = stage.run("hold_rounds", out, village, form)
        told = [one for one in asked.effects if isinstance(one, DirectMessage)]
        last = told[-1:] if form == "circle" else []  # of a tandem, both read the same
        yield replace(asked, effects=[*told[:1], *last])
    yield stage.run("hold_rounds", out, _akin(name), "akin")
    yield stage.run("hold_rounds", SeatFreed(key="f", at=NOW, match="c1"), a_seat_is_free())


def a_seat_is_free() -> Village:
    """Dor left the circle; Eva said yes to its round, and went without."""
    ada, cem, dor = circle(state=ACCEPTED, learner_says=True, expert_says=True, proposed=NOW - HOUR)
    held = HeldRound("2026-W48", NOW - 4 * DAY, NOW - DAY, "2026-W49", "out", looks=NOW + DAY)
    seated = {"says": "yes", "outcome": "seat", "topic": "excel", "expert": 2, "form": "circle"}
    parts = [Part(held.name, who, n, match=f"m{n}", **seated)  # type: ignore[arg-type]
             for n, who in ((1, ADA), (3, CEM), (4, DOR))]  # fmt: skip
    others = [Part(held.name, BEN, 2, "yes"), Part(held.name, EVA, 5, "late")]
    gone = replace(dor, state=MatchState.ENDED)
    return here([ada, cem, gone], taking_part=[*parts, *others], held=[held], circles=True)


def _akin(name: str) -> Village:
    """Ben helps with a part of what Ada learns."""
    seat: dict[str, Any] = {"says": "yes", "outcome": "seat", "begins": BEGINS}
    ada = Part(name, ADA, 1, topic="excel", expert=2, taught_as="dubletten", **seat)
    held = HeldRound(name, NOW, NOW + 3 * DAY, "2026-W49", "released", 1)
    village = here([], taking_part=[ada, Part(name, BEN, 2, "yes")], held=[held])
    snapshot = village.round_snapshot(name)
    assert snapshot is not None
    return replace(village, held=[replace(held, version=snapshot.version)])


def at_home(stage: Stage) -> Iterator[Scene]:
    """What waits for an answer."""
    event = HomeOpened(key="h", at=NOW, account=ADA, language=stage.language)
    lead = [replace(m, id=f"l{m.id}", learner=m.expert if m.learner == ADA else m.learner,
                    expert=ADA, together="c2") for m in circle()]  # fmt: skip
    both = expert(ADA, learns={"umfragen": Level.NEW})
    two = [replace(match, id=f"t{match.id}") for match in tandem()]
    full = here([*circle(), *lead, *two], profiles={ADA: both})
    yield stage.run("show_home", event, full, "together")
