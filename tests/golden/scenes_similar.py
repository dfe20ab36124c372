"""What was answered before, as people read it: below topics, alone, and after something went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.events import QuestionAsked, ThreadDeleted
from matchers.model import Thread
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import RULES
from tests.reactions.village import CATEGORY, HELP, NOW, Village, holding, kept, question

EARLIER = (
    (Thread("discourse:t/7", CATEGORY, "https://forum.example/t/7", NOW), "Dubletten erkennen?"),
    (
        Thread("slack:T1/CHELP/7.0", HELP, "https://t1.slack.com/archives/CHELP/p7", NOW),
        "Wie werde ich doppelte Zeilen los",
    ),
)
GONE = "discourse:t/9"


def similar(stage: Stage, thread: Thread) -> Iterator[Scene]:
    def town(many: int, *topics: str) -> Village:
        earlier = [replace(kept(t), title=title, voices=1) for t, title in EARLIER[:many]]
        keys = [one.thread.key for one in earlier]
        line = f"tag_question:{thread.key}"
        own = kept(thread, topics=topics, language=stage.language)
        return holding(own, *earlier, alike=keys, names={line: [GONE, *keys]})

    def asked(title: str) -> QuestionAsked:
        its = question(title, thread=thread, language=stage.language)
        return QuestionAsked(key="q", at=NOW, question=its)

    deleted = ThreadDeleted(key="d", at=NOW, thread=GONE)
    for variant, many in (("one", 1), ("", 2)):
        yield stage.run("show_similar", asked("Wie geht das?"), town(many), variant)
        titled = asked("Doppelte Einträge in Excel finden")
        below = stage.run("tag_question", titled, town(many), f"similar{variant and '-one'}")
        yield below
        yield stage.run("follow_similar", deleted, town(many, "excel", "umfragen"), variant)
    yield stage.run("follow_similar", deleted, town(0, "excel"), "alone")
    without = replace(RULES, change_topics=None)
    town_without = replace(town(0, "excel"), rules=without)
    yield stage.run("follow_similar", deleted, town_without, "no_button")
