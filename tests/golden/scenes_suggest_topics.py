"""What moderators read about topics that are less sure, and what becomes of a thread's line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.effects import Edit
from bot.events import QuestionAsked
from bot.reactions._suggestions import AGAIN, NEVER, NO, SET, Pressed
from matchers.model import Thread
from matchers.suggesting import Decision, Suggestion
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import MOD
from tests.reactions.suggesting import BODY, MODERATORS
from tests.reactions.village import NOW, Village, holding, kept, question

STEM = "suggest_topics"


def suggest_topics(stage: Stage, thread: Thread, platform: str) -> Iterator[Scene]:
    """Asked, decided, taken back; moderators read it in Slack, others only the line."""
    if platform == "slack":
        asked = question("Wie zähle ich das?", BODY, thread=thread)
        event = QuestionAsked(key="q", at=NOW, question=asked)
        yield stage.run(STEM, event, holding(kept(thread), moderators=MODERATORS))
        three = _village(stage, thread, Suggestion("excel", ("Excel",)), Suggestion("umfragen"))
        yield _press(stage, SET, three, thread, variant="set")
        yield _press(stage, NO, three, thread, variant="no")
        yield _press(stage, NEVER, three, thread, variant="never")
        yield stage.click(STEM, SET, three)
        yield _press(stage, SET, Village(), thread)
    for ours, variant in (((), "one"), (("dubletten",), "")):
        village = _village(stage, thread, Suggestion("excel", ("Excel",)), ours=ours)
        yield _line_of(_press(stage, SET, village, thread, variant=variant))
    taken = _village(stage, thread, Suggestion("excel", ("Excel",), "never"), ours=("dubletten",))
    if platform == "slack":
        yield _press(stage, AGAIN, taken, thread, "never", variant="again")


def _line_of(scene: Scene) -> Scene:
    """Only what is read in the thread."""
    line = [e for e in scene.effects if isinstance(e, Edit) and e.instead_of.startswith("tag_")]
    return replace(scene, effects=[*line])


def _village(
    stage: Stage, thread: Thread, *suggested: Suggestion, ours: tuple[str, ...] = ()
) -> Village:
    line = f"tag_question:{thread.key}"
    return holding(
        kept(thread, language=stage.language, ours=ours, topics=ours),
        keys=frozenset({line, f"suggest_topics:{thread.key}"}),
        moderators=MODERATORS,
        suggested={thread.key: suggested},
    )


def _press(
    stage: Stage,
    button: str,
    village: Village,
    thread: Thread,
    seen: Decision = "open",
    *,
    variant: str = "",
) -> Scene:
    value = Pressed(seen, "excel", thread.key).value
    return stage.click(STEM, button, village, MOD, variant, value=value)
