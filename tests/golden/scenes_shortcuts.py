"""What people read when they choose something in a message's menu."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot.events import FormSent, ShortcutUsed
from bot.reactions._topics import CORRECT
from bot.rules import ChangeTopicsRules
from matchers.model import Account, Aside, Topic
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import RULES
from tests.reactions.village import ADA, BEN, NOW, THREAD, Village, holding, kept, question, reply

HERE = THREAD.key
ANSWER = "slack:T1/CHELP/2.0"
LINE = f"tag_question:{HERE}"


def shortcuts(stage: Stage) -> Iterator[Scene]:
    """The first four, and what none of them can do."""
    asked = holding(kept(ours=("excel",)), keys=frozenset({LINE}))
    put = Village(asides={HERE: "no_question"})
    yield _use(stage, "mark_question", Village())
    yield _use(stage, "mark_question", asked)
    yield _use(stage, "mark_question", Village(), message=ANSWER)
    yield _use(stage, "mark_question", Village(), question=None)
    yield _use(stage, "unmark_question", asked)
    yield _use(stage, "unmark_question", put)
    yield _use(stage, "unmark_question", Village(), message=ANSWER)
    yield _use(stage, "keep_confidential", asked)
    confidential: Mapping[str, Aside] = {HERE: "confidential"}
    yield _use(stage, "keep_confidential", Village(asides=confidential))
    answered = holding(kept(answers=(reply(ANSWER, BEN),)))
    yield _use(stage, "keep_confidential", answered, BEN, message=ANSWER, author=BEN)
    for used in ("mark_question", "unmark_question", "keep_confidential", "change_topics"):
        yield _use(stage, used, Village(), thread="", message="")
        yield _use(stage, used, Village(gone=frozenset({HERE})))
        if used != "mark_question":
            yield _use(stage, used, asked, BEN)
    yield from change_topics(stage)


def change_topics(stage: Stage) -> Iterator[Scene]:
    """The form, and what comes of it."""
    asked = holding(kept(ours=("excel",), topics=("excel",), language=stage.language))
    spoken = holding(*asked.threads.values(), keys=frozenset({LINE}))
    one = replace(asked, rules=replace(RULES, change_topics=ChangeTopicsRules(at_most=1)))
    yield _use(stage, "change_topics", asked)
    yield _use(stage, "change_topics", one, variant="one")
    more = {f"t{n}": Topic(f"t{n}", f"Thema {n}", f"Topic {n}") for n in range(100)}
    many = replace(asked, topics={**asked.topics, **more})
    yield _use(stage, "change_topics", many, variant="many")
    yield _use(stage, "change_topics", Village())
    yield _send(stage, spoken, "umfragen", variant="one")
    yield _send(stage, spoken, "umfragen", "excel")
    yield _send(stage, asked, "excel")
    yield _send(stage, asked, "excel", "umfragen", "dubletten")
    yield _send(stage, one, "umfragen", "dubletten", variant="one")
    yield _send(stage, asked, "gone")
    yield _send(stage, Village(), "excel")
    for by in (ADA, BEN):
        yield stage.click("change_topics", CORRECT, asked, by, value=HERE)


def _use(stage: Stage, shortcut: str, village: Village, by: Account = ADA, **more: Any) -> Scene:
    used: dict[str, Any] = {"message": HERE, "thread": HERE, "author": ADA, "question": question()}
    variant = more.pop("variant", "")
    event = ShortcutUsed(
        key="s", at=NOW, account=by, shortcut=shortcut, language=stage.language, **{**used, **more}
    )
    return stage.run(shortcut, event, village, variant)


def _send(stage: Stage, village: Village, *chosen: str, variant: str = "") -> Scene:
    event = FormSent(
        key="f",
        at=NOW,
        account=ADA,
        form="change_topics-form",
        values={"change_topics-topics": chosen},
        carries={"thread": HERE},
        language=stage.language,
    )
    return stage.run("change_topics", event, village, variant)
