"""Two accounts become one member, or not."""

from __future__ import annotations

from collections.abc import Iterator

from bot.effects import LinkOffer
from bot.effects.links import CODE_LASTS
from bot.events import ButtonPressed
from bot.reactions.link_accounts import NO, OTHER, YES
from matchers.model import Account
from tests.golden.stage import Scene, Stage
from tests.reactions.village import ADA, BEN, EVA, HELP, NOW, Village, learner

CODE = "K7F2-9QXM"


def link_accounts(stage: Stage) -> Iterator[Scene]:
    """From the code to the yes, on both sides, and everything that may come between."""
    for account in (ADA, EVA):
        yield stage.command("link_accounts", "connect", Village(), account=account)
    for here, there in ((EVA, ADA), (ADA, EVA)):
        free = Village(offers={CODE: LinkOffer(CODE, there, NOW)})
        yield _typed(stage, free, here)
    linked = Village(others={EVA: ADA})
    old = LinkOffer(CODE, EVA, NOW - CODE_LASTS)
    yield _typed(stage, Village(), ADA)
    yield _typed(stage, Village(guessers=frozenset({ADA})), ADA)
    yield _typed(stage, Village(offers={CODE: old}), ADA)
    yield _typed(stage, Village(offers={CODE: LinkOffer(CODE, BEN, NOW)}), ADA)
    yield _typed(stage, Village(offers={CODE: LinkOffer(CODE, EVA, NOW, BEN)}), ADA)
    yield _typed(stage, linked, ADA)
    waiting = {"m1": LinkOffer("m1", ADA, NOW, EVA)}
    both = {ADA: learner(ADA), EVA: learner(EVA)}
    yield _pressed(stage, YES, Village(offers=waiting))
    yield _pressed(stage, YES, Village(offers=waiting, profiles=both))
    yield _pressed(stage, OTHER, Village(offers=waiting, profiles=both))
    yield _pressed(stage, NO, Village(offers=waiting))
    yield _pressed(stage, YES, Village())
    blocked = frozenset({frozenset({ADA, EVA})})
    yield _pressed(stage, YES, Village(offers=waiting, blocks=blocked))
    yield stage.command("link_accounts", "disconnect", linked)
    yield stage.command("link_accounts", "disconnect", Village(others={ADA: EVA}))
    yield stage.command("link_accounts", "disconnect", Village())


def _typed(stage: Stage, village: Village, account: Account) -> Scene:
    return stage.command("link_accounts", "connect", village, account=account, argument=CODE)


def _pressed(stage: Stage, button: str, village: Village) -> Scene:
    event = ButtonPressed(
        key="b", at=NOW, account=ADA, place=HELP, button=button, value="m1", language=stage.language
    )
    return stage.run("link_accounts", event, village)
