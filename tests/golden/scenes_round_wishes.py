"""What moderators read when they swap two of a round, or keep two apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.events import FormSent
from bot.reactions._round_preview import FORBID, SWAP
from bot.reactions._round_wishes import FIRST, FORBID_FORM, SECOND, SWAP_FORM, WHICH
from matchers.held import LeftOver, Part, RoundWish, Seat
from matchers.model import Account
from tests.golden.scenes_round_preview import BEGINS, DOR, NAME, STEM, event_of, read, village
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import MOD
from tests.reactions.village import ADA, BEN, CEM, Village, expert, learner

EVA = Account("slack:T1/UEVA")
SEATS = (Seat(1, 2, "excel", BEGINS), Seat(3, 4, "excel", BEGINS))
PEOPLE = {
    ADA: learner(),
    BEN: expert(),
    CEM: learner(CEM, name="Cem"),
    DOR: expert(DOR, name="Dor"),
    EVA: learner(EVA, name="Eva"),
}


def seated(form: str = "pair", **more: Any) -> Village:
    """Ada learns with Ben, Cem with Dor, and Eva goes without."""
    seat = {"says": "yes", "outcome": "seat", "topic": "excel", "begins": BEGINS, "form": form}
    parts = [
        Part(NAME, ADA, 1, expert=2, **seat),  # type: ignore[arg-type]
        Part(NAME, BEN, 2, "yes"),
        Part(NAME, CEM, 3, expert=more.pop("expert", 4), **seat),
        Part(NAME, DOR, 4, "yes"),
        Part(NAME, EVA, 5, "yes", "left", "taken", "excel"),
    ]
    return village("drafted", taking_part=parts, **{"profiles": PEOPLE, **more})


def wishes_scenes(stage: Stage) -> Iterator[Scene]:
    """The forms, what came of them, and what cannot be."""
    here = seated()
    for button in (SWAP, FORBID):
        yield stage.click(STEM, button, here, MOD, value=f"{NAME}#1", moderator=True)
    yield _sent(stage, SWAP_FORM, here, {FIRST: "1", SECOND: "2"})
    yield _sent(stage, SWAP_FORM, here, {FIRST: "1", SECOND: "1"})
    other = seated(profiles={**PEOPLE, ADA: learner(learns={"r": 1})})
    yield _sent(stage, SWAP_FORM, other, {FIRST: "1", SECOND: "2"})
    yield _sent(stage, FORBID_FORM, here, {WHICH: "1"})
    wished = seated(wished=[RoundWish(NAME, 1, 2, fixed=True)])
    typed = (
        ("round_swap", "1 2", here),
        ("round_swap", "1 2", other),
        ("round_swap", "", here),
        ("round_swap", "1 2", seated("circle")),
        ("round_swap", "1 2", seated(expert=2)),
        ("round_forbid", "", here),
        ("round_forbid", "1", here),
        ("round_reset", "", here),
        ("round_reset", "", wished),
    )
    for name, argument, where in typed:
        more = {"account": MOD, "moderator": True, "argument": argument}
        yield read(stage.command(STEM, name, where, **more))
    fresh = village(yes=4)
    event = replace(event_of(fresh, seats=SEATS), wishes_kept=False)
    yield stage.run(STEM, event, fresh, "not_kept")
    left = (LeftOver(3, "taken", "excel"), LeftOver(4, "time", "excel"))
    yield stage.run(STEM, event_of(fresh, seats=SEATS[:1], left=left), fresh, "letters")


def _sent(stage: Stage, form: str, here: Village, values: dict[str, str]) -> Scene:
    event = FormSent(
        key="f", at=here.held[0].closes, account=MOD, form=form, language=stage.language,
        values={name: (value,) for name, value in values.items()},
        carries={"round": f"{NAME}#1"}, moderator=True,
    )  # fmt: skip
    scene = stage.run(STEM, event, here, "form")
    return replace(read(scene), answers_a_form=True)
