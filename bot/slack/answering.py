"""What somebody gets at once for a command, click, form or shortcut, and what comes later.

The three seconds are Slack's and pass on the real clock; so do the waits in this file.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import structlog

from bot.effects import Answer, Form, Message
from bot.errors import NotForUs
from bot.events import ButtonPressed, CommandGiven, FormSent, ShortcutUsed
from bot.ports import IsPublic, ReactNow
from bot.shown import for_certain, only_public
from bot.slack.knowing import Knowing
from bot.slack.offered import only_public_options
from bot.slack.payload import Known, Payload, inner, rows, words
from bot.slack.read_click import Doer, doer
from bot.slack.render import note, render, render_errors, render_note
from bot.slack.render_form import render_form
from bot.slack.telling import Telling
from bot.words import Words
from matchers.model import Language

log = structlog.get_logger("bot.slack")

AT_ONCE = 1.5
"""Seconds until we say that it takes a moment; opening a form needs the rest of the three."""

LATEST = 30.0
"""Seconds after which a late answer is given up; the event and its effects are kept anyway."""

Json = dict[str, Any]
Kind = Literal["command", "click", "form", "shortcut"]
Deed = CommandGiven | ButtonPressed | FormSent | ShortcutUsed
Read = Callable[[Payload, Known], Deed]

FAILED = "slack-failed"
WORKING = "slack-working"
DONE = "slack-done"
UNKNOWN_SHORTCUT = "slack-unknown_shortcut"


@dataclass(frozen=True, slots=True)
class Outcome:
    """All answers of the reactions as one. Nothing at all is an answer too."""

    language: Language = "de"
    message: Message | None = None
    form: Form | None = None
    answer: Answer = field(default_factory=Answer)


class Answering:
    """Reads what was done, lets it be reacted to now, and brings the answer back."""

    def __init__(
        self,
        *,
        knowing: Knowing,
        telling: Telling,
        react_now: ReactNow,
        is_public: IsPublic,
        words: Words,
        counts: Counter[str],
    ) -> None:
        self._knowing = knowing
        self._telling = telling
        self._react_now = react_now
        self._is_public = for_certain(is_public)
        self._words = words
        self._counts = counts
        self._tasks: set[asyncio.Task[Any]] = set()

    async def at_once(self, kind: Kind, payload: Payload, read: Read) -> Json:
        """What to acknowledge with. Never raises, and takes less than three seconds."""
        task = self._start(self._outcome(payload, read))
        done, _ = await asyncio.wait({task}, timeout=AT_ONCE)
        try:
            if done:
                return await self._first(kind, payload, task.result())
            self._counts["late"] += 1
            self._start(self._later(kind, payload, task))
            return self._waiting(kind)
        except Exception as error:  # noqa: BLE001  (people get an answer whatever broke)
            self._failed("answer failed", error)
            return {}

    def tell_soon(self, payload: Payload, name: str) -> None:
        """Say one of the door's own few messages to whoever did something; the answer is out."""
        self._start(self._tell_note(payload, name))

    async def _tell_note(self, payload: Payload, name: str) -> None:
        try:
            who = doer(payload)
            known = await self._knowing.of_deed(who)
            await self._telling.tell(who, note(name, known.language))
        except NotForUs as reason:
            self._counts[str(reason)] += 1
        except Exception as error:  # noqa: BLE001  (nobody waits for this task)
            self._failed("answer lost", error)

    @property
    def pending(self) -> int:
        """How many answers are still on their way."""
        return len(self._tasks)

    async def close(self, seconds: float) -> None:
        """Let late answers finish."""
        if self._tasks:
            _, left = await asyncio.wait(set(self._tasks), timeout=seconds)
            for task in left:
                task.cancel()
            if left:
                await asyncio.wait(left)

    def _start(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _failed(self, what: str, error: Exception) -> None:
        """Count it and log its kind; its text may quote people."""
        self._counts[what] += 1
        log.warning(what, error=type(error).__name__)

    # --- reacting

    async def _outcome(self, payload: Payload, read: Read) -> Outcome:
        language: Language = "de"
        try:
            known = await self._knowing.of_deed(doer(payload))
            language = known.language
            event = read(payload, known)
            outcome = _merged(await self._react_now(event), event.language)
            outcome = await self._shown(outcome)
        except NotForUs as reason:
            self._counts[str(reason)] += 1
            return Outcome(language)
        except Exception as error:  # noqa: BLE001  (told kindly and counted)
            self._failed("reaction failed", error)
            return Outcome(language, message=note(FAILED, language))
        return outcome

    async def _shown(self, outcome: Outcome) -> Outcome:
        """Without what is public no more, or may not be: what reactions know was true when kept."""
        if outcome.form is not None:
            form = await only_public_options(outcome.form, self._is_public)
            outcome = replace(outcome, form=form)
        if outcome.message is None:
            return outcome
        message = await only_public(outcome.message, self._is_public)
        return replace(outcome, message=message or note(FAILED, outcome.language))

    # --- in time

    async def _first(self, kind: Kind, payload: Payload, outcome: Outcome) -> Json:
        if kind == "form":
            return self._to_form(payload, outcome)
        who = _doer(payload)
        message = outcome.message
        if outcome.form is not None and who is not None:
            view = render_form(outcome.form, self._words)
            if not await self._telling.open_view(who, view):
                message = note(FAILED, outcome.language)
        if message is None:
            return {}
        if kind == "command":
            text, blocks = render(message, self._words)
            return {"text": text, "blocks": blocks, "response_type": "ephemeral"}
        if who is not None:
            self._start(self._tell_there(payload, who, message))
        return {}

    async def _tell_there(self, payload: Payload, who: Doer, message: Message) -> None:
        """Answer a click where it was made: over the home tab, in the window, else privately."""
        try:
            view = inner(payload, "view")
            shown = False
            match words(view, "type"):
                case "home":
                    note_view = render_note(message, self._words)
                    shown = await self._telling.open_view(who, note_view)
                case "modal":
                    note_view = render_note(message, self._words)
                    shown = await self._telling.change_view(words(view, "id"), note_view)
            if not shown:
                await self._telling.tell(who, message)
        except Exception as error:  # noqa: BLE001  (nobody waits for this task)
            self._failed("answer lost", error)

    def _to_form(self, payload: Payload, outcome: Outcome) -> Json:
        errors = render_errors(outcome.answer, self._words)
        if errors:
            return {"response_action": "errors", "errors": _placed(errors, payload)}
        view = self._next_view(outcome)
        return {"response_action": "update", "view": view} if view else {}

    def _next_view(self, outcome: Outcome) -> Json | None:
        if outcome.form is not None:
            return render_form(outcome.form, self._words)
        return render_note(outcome.message, self._words) if outcome.message else None

    # --- later

    def _waiting(self, kind: Kind) -> Json:
        message = note(WORKING, self._knowing.language)
        if kind == "command":
            text, blocks = render(message, self._words)
            return {"text": text, "blocks": blocks, "response_type": "ephemeral"}
        if kind == "form":  # the view stays open, to be filled when the answer is there
            return {"response_action": "update", "view": render_note(message, self._words)}
        return {}

    async def _later(self, kind: Kind, payload: Payload, task: asyncio.Task[Outcome]) -> None:
        try:
            outcome = await self._latest(task)
            if kind == "form":
                await self._fill_view(payload, outcome)
                return
            who = _doer(payload)
            message = outcome.message
            if outcome.form is not None:  # its trigger has died by now
                message = note(FAILED, outcome.language)
            if who is not None and message is not None:
                await self._telling.tell(who, message)
        except Exception as error:  # noqa: BLE001  (nobody waits for this task any more)
            self._failed("answer lost", error)

    async def _latest(self, task: asyncio.Task[Outcome]) -> Outcome:
        """What became of it, or after ``LATEST`` that nobody can tell."""
        done, _ = await asyncio.wait({task}, timeout=LATEST)
        if done:
            return task.result()
        task.cancel()
        self._counts["given up"] += 1
        language = self._knowing.language
        return Outcome(language, message=note(FAILED, language))

    async def _fill_view(self, payload: Payload, outcome: Outcome) -> None:
        if outcome.answer.errors:
            message = note(FAILED, outcome.language)
            outcome = Outcome(outcome.language, message=message)
        done = render_note(note(DONE, outcome.language), self._words)
        view = self._next_view(outcome) or done
        await self._telling.change_view(words(inner(payload, "view"), "id"), view)


def _merged(answers: tuple[Answer, ...], language: Language) -> Outcome:
    errors = {name: m for answer in answers for name, m in answer.errors.items()}
    return Outcome(
        language=language,
        message=next((a.message for a in answers if a.message), None),
        form=next((a.form for a in answers if a.form), None),
        answer=Answer(errors=errors),
    )


def _doer(payload: Payload) -> Doer | None:
    try:
        return doer(payload)
    except NotForUs:
        return None


def _placed(errors: dict[str, str], payload: Payload) -> Json:
    """Slack takes errors for inputs that the view has; any other goes under the last one."""
    blocks = rows(inner(payload, "view"), "blocks")
    named = (words(block, "block_id") for block in blocks if words(block, "type") == "input")
    ids = [name for name in named if name]
    return {name if name in ids or not ids else ids[-1]: text for name, text in errors.items()}
