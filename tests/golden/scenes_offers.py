"""What people read where a learner may choose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.events import HomeOpened, RoundReleased
from bot.reactions._offers import NONE, TAKE
from matchers.held import Other
from matchers.model import Level
from tests.golden.stage import Scene, Stage
from tests.reactions.offering import BOTH, HELD, NAME, PARTS, PEOPLE, TUESDAY, village
from tests.reactions.village import ADA, BEN, CEM, DAY, NOW


def offered(stage: Stage) -> Iterator[Scene]:
    """The offer itself, with all that the lines may say."""
    seat = replace(PARTS[0], match="", others=(Other(3, "excel", TUESDAY + DAY),))
    two, where = frozenset({"de", "en"}), "Halle"
    alike = {
        who: replace(PEOPLE[who], languages=two, format="both", region=where) for who in (ADA, CEM)
    }
    near = replace(PEOPLE[BEN], languages=frozenset({"en"}), format="onsite", region="halle")
    near = replace(near, teaches={"excel": Level.GETS_BY})
    for people, variant in ((PEOPLE, ""), ({**PEOPLE, **alike, BEN: near}, "both")):
        here = village(matches=[], taking_part=[seat, *PARTS[1:]], profiles=people)
        snapshot = here.round_snapshot(NAME)
        assert snapshot is not None
        held = replace(HELD, state="released", version=snapshot.version)
        out = RoundReleased(key="r", at=NOW, round=NAME, tries=1)
        yield stage.run("hold_rounds", out, replace(here, held=[held]), variant)


def chosen(stage: Stage) -> Iterator[Scene]:
    """What becomes of it."""
    gone = village(matches=BOTH[1:])
    yield stage.click("settle_match", TAKE, village())
    yield stage.click("settle_match", TAKE, gone, variant="one")
    yield stage.click("settle_match", NONE, village(), value="o1")
    alone = village(matches=BOTH[:1], profiles={ADA: PEOPLE[ADA]})
    yield stage.click("settle_match", TAKE, alone)


def at_home(stage: Stage, opened: HomeOpened) -> Iterator[Scene]:
    """The same buttons stand there."""
    yield stage.run("show_home", opened, village(), "offer")
    yield stage.run("show_home", opened, village(matches=BOTH[:1]), "offer_of_one")
