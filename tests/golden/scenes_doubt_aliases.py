"""What moderators read of an alias that misled, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.events import TagsRejected
from bot.reactions._doubts import DROP, KEEP, REOPEN, USE, key_of
from matchers.additions import Addition
from matchers.doubting import Verdict
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import MOD
from tests.reactions.test_doubt_aliases import ALIAS, THREE, asked, village
from tests.reactions.village import ADA, NOW

STEM = "doubt_aliases"


def doubt_aliases(stage: Stage) -> Iterator[Scene]:
    """Asked, decided, taken back."""
    event = TagsRejected(key="x", at=NOW, thread=THREE[0].key, by=ADA)
    yield stage.run(STEM, event, village(*THREE))
    yield _press(stage, DROP, "open")
    yield _press(stage, KEEP, "open")
    yield _press(stage, USE, "dropped", variant="again")
    yield _press(stage, REOPEN, "open")
    for left, variant in ((1, "one_left"), (0, "none_left")):
        yield _press(stage, REOPEN, "kept", variant=variant, left=left)
    yield stage.click(STEM, DROP, village(*THREE))


def _press(
    stage: Stage, button: str, decision: Verdict, *, variant: str = "", left: int = 3
) -> Scene:
    doubt = replace(asked(decision), threads=tuple(t.key for t in THREE[:left]))
    added = [Addition("unused", ALIAS, "excel")] if decision == "dropped" else []
    where = village(*THREE, doubts=[doubt], keys=frozenset({key_of(doubt)}), added=added)
    value = f"{doubt.asked:%Y-%m}#excel#{ALIAS}"
    return stage.click(STEM, button, where, MOD, variant, value=value)
