"""What people read when a conversation is to go to the forum, and when it stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.effects import Post
from bot.events import (
    ButtonPressed,
    DeliveryArrived,
    DeliveryWithheld,
    PassagesRead,
    ShortcutUsed,
    TransferDue,
)
from bot.reactions._transfers import ask_key, line_key, post_key, value_of
from bot.rules import TakeToForumRules
from matchers.model import Account
from matchers.transfers import Consent, Passage, Permission, Transfer, TransferState
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import MOD, RULES
from tests.reactions.village import ADA, BEN, DAY, HELP, NOW, THREAD, Village, holding, kept, reply

HERE, ANSWER = THREAD.key, "slack:T1/CHELP/2.0"
URL = "https://forum.example/t/aus-slack/77"
ADAS = Permission(1, ADA, Consent.NAMED, "Ada", (HERE,))
BENS = Permission(2, BEN, Consent.NAMELESS, "", (ANSWER,))
THERE = Transfer(
    HERE, MOD, NOW - DAY, NOW + DAY, (ADAS, BENS), TransferState.THERE, URL, "discourse:t/77"
)
ASKING = replace(
    THERE,
    permissions=(Permission(1, ADA), Permission(2, BEN)),
    state=TransferState.ASKING,
    url="",
    topic="",
)
HAVING_SAID = replace(ASKING, permissions=(replace(ADAS, messages=()), replace(BENS, messages=())))
LINE = f"tag_question:{HERE}"


def transfers(stage: Stage, platform: str) -> Iterator[Scene]:
    """From the first wish to the last word. On the forum people read what was carried there."""
    if platform == "discourse":
        for scene in _carry(stage):
            posts = [effect for effect in scene.effects if isinstance(effect, Post)]
            yield replace(scene, effects=posts)
        return
    yield from _begin(stage)
    yield from _authors(stage)
    yield from _carry(stage)
    yield from _arrive(stage)
    yield from _take_back(stage)


def _village(stage: Stage, transfer: Transfer | None, *keys: str, topics: int = 2) -> Village:
    asked = kept(
        topics=("excel", "dubletten")[:topics],
        language=stage.language,
        answers=(reply(ANSWER, BEN),),
    )
    said = {
        *keys,
        *(ask_key(t, p) for t in ([transfer] if transfer else []) for p in t.permissions),
    }
    village = holding(asked, keys=frozenset(said))
    return replace(village, transfers={HERE: transfer} if transfer else {})


def _begin(stage: Stage) -> Iterator[Scene]:
    def use(village: Village, by: Account = ADA, variant: str = "", thread: str = HERE) -> Scene:
        event = ShortcutUsed(
            key="s",
            at=NOW,
            account=by,
            shortcut="take_to_forum",
            message=thread,
            thread=thread,
            author=ADA,
            language=stage.language,
        )
        return stage.run("take_to_forum", event, village, variant)

    fresh = _village(stage, None)
    alone = replace(fresh, threads={HERE: replace(fresh.threads[HERE], answers=())})
    guarded = replace(fresh, threads={HERE: replace(fresh.threads[HERE], guarded=True)})
    off = replace(RULES, take_to_forum=TakeToForumRules(forum_category=0))
    nowhere = replace(fresh, rules=off)
    yield use(fresh)
    yield use(alone, variant="one")
    yield use(guarded)
    yield use(nowhere)
    yield use(replace(fresh, threads={}))
    yield use(fresh, BEN)
    yield use(_village(stage, ASKING))
    yield use(_village(stage, THERE))
    yield use(_village(stage, replace(THERE, state=TransferState.OVER)))


def _authors(stage: Stage) -> Iterator[Scene]:
    def press(stem: str, button: str, transfer: Transfer, by: Account, variant: str = "") -> Scene:
        number = 1 if by == ADA else 2
        event = ButtonPressed(
            key="b",
            at=NOW,
            account=by,
            place=HELP,
            button=f"{stem}-{button}",
            value=value_of(transfer, transfer.permissions[number - 1]),
            language=stage.language,
            name="Ada",
        )
        return stage.run(stem, event, _village(stage, transfer), variant)

    yield press("take_to_forum", "named", ASKING, ADA)
    yield press("take_to_forum", "nameless", ASKING, ADA)
    yield press("take_to_forum", "named", replace(THERE, state=TransferState.OVER), BEN)
    yield press("follow_transfer", "no", ASKING, BEN)
    yield press("follow_transfer", "withdraw", THERE, BEN)


def _carry(stage: Stage) -> Iterator[Scene]:
    passages = (
        Passage(HERE, ADA, "Doppelte Einträge in Excel finden?\nEs sind zwei Listen."),
        Passage(ANSWER, BEN, "Über Daten, dann Duplikate entfernen."),
    )
    read = PassagesRead(key="p", at=NOW, thread=HERE, passages=passages, began=ASKING.at)
    yield stage.run("take_to_forum", read, _village(stage, HAVING_SAID))
    swapped = tuple(
        replace(p, says=says)
        for p, says in zip(HAVING_SAID.permissions, (Consent.NAMELESS, Consent.NAMED), strict=True)
    )
    named = (swapped[0], replace(swapped[1], name="Ben"))
    other = replace(HAVING_SAID, permissions=named)
    yield stage.run("take_to_forum", read, _village(stage, other, topics=0), "no_topic")
    nothing = replace(read, passages=())
    yield stage.run("take_to_forum", nothing, _village(stage, HAVING_SAID))
    held = DeliveryWithheld(key="w", at=NOW, delivery=post_key(THERE))
    yield stage.run("take_to_forum", held, _village(stage, THERE))
    due = TransferDue(key="d", at=NOW, thread=HERE, began=ASKING.at)
    yield stage.run("take_to_forum", due, _village(stage, ASKING))


def _arrive(stage: Stage) -> Iterator[Scene]:
    arrived = DeliveryArrived(
        key="a", at=NOW, delivery=post_key(THERE), url=URL, topic="discourse:t/77"
    )
    yield stage.run("take_to_forum", arrived, _village(stage, THERE))
    yield stage.run("take_to_forum", arrived, _village(stage, THERE, LINE))
    yield stage.run("take_to_forum", arrived, _village(stage, THERE, LINE, topics=1), "one")


def _take_back(stage: Stage) -> Iterator[Scene]:
    def back(by: Account, transfer: Transfer, *keys: str, variant: str = "") -> Scene:
        event = ButtonPressed(
            key="b",
            at=NOW,
            account=by,
            place=HELP,
            button="follow_transfer-back",
            value=value_of(transfer, transfer.opening),
            language=stage.language,
        )
        return stage.run("follow_transfer", event, _village(stage, transfer, *keys), variant)

    yield back(ADA, THERE, line_key(THERE))
    yield back(ADA, replace(THERE, state=TransferState.OVER))
    yield back(BEN, THERE)
