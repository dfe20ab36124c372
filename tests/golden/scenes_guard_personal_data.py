"""What whoever asked reads about personal data in their question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.events import QuestionAsked, QuestionEdited, ThreadDeleted
from bot.reactions.guard_personal_data import FINE, warning
from matchers.model import Thread
from tests.golden.stage import Scene, Stage
from tests.reactions.village import NOW, Village, holding, kept, question

WORST = """Klient*innen-Nr. 40718: 0171 5558142, DE75 5121 0800 1245 1261 99
Weber;Anna;anna.weber81@posteo.de
Yilmaz;Jonas;j.yilmaz81@posteo.de
Kowalski;Petra;petra.k81@posteo.de"""


def guard_personal_data(stage: Stage, thread: Thread, platform: str) -> Iterator[Scene]:
    """One kind, all kinds, and what becomes of it."""
    stem, told = "guard_personal_data", frozenset({warning(thread.key)})

    def asked(body: str) -> QuestionAsked:
        return QuestionAsked(key="q", at=NOW, question=question("Frage", body, thread=thread))

    yield stage.run(stem, asked("Ruft mich an: 0171 5558142"), holding(kept(thread)))
    yield stage.run(stem, asked("Oder: anna.weber81@posteo.de"), holding(kept(thread)), "email")
    yield stage.run(stem, asked(WORST), holding(kept(thread)), "all")
    mended = QuestionEdited(key="e", at=NOW, question=question("Frage", thread=thread))
    yield stage.run(stem, mended, holding(replace(kept(thread), guarded=True), keys=told))
    gone = ThreadDeleted(key="g", at=NOW, thread=thread.key)
    yield stage.run(stem, gone, Village(keys=told))
    if platform == "slack":
        for guarded in (True, False):
            village = holding(replace(kept(thread), guarded=guarded), keys=told)
            village = replace(village, threads={"m1": village.threads[thread.key]})
            yield stage.click(stem, FINE, village)
