"""Every story is overheard: what it logs holds no word of a member, no name and no secret."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
import structlog

from bot import logs, theatre
from bot.app import Watch
from bot.courier import Carried
from bot.react import Trace
from bot.run import _log_delivery, _log_turn
from bot.sandbox.discrete import DiscreteClock
from bot.sandbox.page.diary import Diary
from bot.sandbox.transcript import Transcript
from bot.settings import Settings
from tests.eavesdrop import Ear, listening


@dataclass
class Overheard:
    """What was said in a story, and what was logged of it at the most talkative level."""

    ear: Ear
    log: io.StringIO
    screen: pytest.CaptureFixture[str]

    def leaks(self) -> list[str]:
        """What of the one stands in the other, or was written past the log."""
        self.log.write(self.screen.readouterr().err)
        return self.ear.leaks(self.log.getvalue())


@pytest.fixture(autouse=True)
def overheard(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Overheard]:
    """The log of a story as ``run`` writes it, without dropping secrets: none may get that far."""
    _log_like_run(monkeypatch)
    with listening() as ear, _logging() as log:
        story = Overheard(ear, log, capsys)
        yield story
    assert story.leaks() == [], "this stands in the log"


def _log_like_run(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = theatre._watch

    def overheard(
        transcript: Transcript, diary: Diary, clock: DiscreteClock, settings: Settings
    ) -> Watch:
        told = watch(transcript, diary, clock, settings)

        def reacted(traces: Sequence[Trace]) -> None:
            _log_turn(traces)
            told.reacted(traces)

        def carried(what: Carried) -> None:
            _log_delivery(what)
            told.carried(what)

        return replace(told, reacted=reacted, carried=carried)

    monkeypatch.setattr(theatre, "_watch", overheard)


@contextmanager
def _logging() -> Iterator[io.StringIO]:
    root, ours, hook = logging.getLogger(), logging.getLogger("bot"), sys.excepthook
    handlers, levels = root.handlers[:], (root.level, ours.level)
    log = io.StringIO()
    logs.set_up("debug", "json", stream=log)
    root.handlers += handlers  # a failing story shows its log as ever
    try:
        yield log
    finally:
        structlog.reset_defaults()
        logging.captureWarnings(capture=False)
        root.handlers, sys.excepthook = handlers, hook
        root.setLevel(levels[0])
        ours.setLevel(levels[1])
