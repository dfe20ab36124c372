"""The third pane: the diary's entries, and what the platforms refused, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.page.diary import Diary, Entry, Kind
from bot.sandbox.page.texts import Language, text
from bot.sandbox.slack_world import SlackWorld

SHOWN = 120
FIRST_REFUSAL = 400
"""The status from which an HTTP answer is a refusal."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry in the reader's language. ``id`` stays its own while others come above it."""

    id: str
    at: datetime
    kind: Kind
    told: str
    details: tuple[tuple[str, str], ...]


def why(
    diary: Diary, slack: SlackWorld, forum: ForumWorld, zone: tzinfo, language: Language
) -> list[Line]:
    """The newest lines; refusals stand where they happened."""
    entries = [*diary.entries, *_refused_by_slack(slack), *_refused_by_forum(forum)]
    entries.sort(key=lambda entry: entry.at)
    numbered = list(enumerate(entries))[-SHOWN:]
    return [_line(number, entry, zone, language) for number, entry in reversed(numbered)]


def _line(number: int, entry: Entry, zone: tzinfo, language: Language) -> Line:
    told = entry.en if language == "en" else entry.de
    at = entry.at.astimezone(zone)
    return Line(f"why-{number}", at, entry.kind, told, tuple(entry.details))


def _refused_by_slack(slack: SlackWorld) -> Iterator[Entry]:
    for call in slack.calls:
        if not call.answer.get("ok", True):
            why = str(call.answer.get("error", ""))
            meta = call.answer.get("response_metadata") or {}
            more = "; ".join(str(m) for m in meta.get("messages", ()))
            yield _refusal(call.at, "refused_slack", call.method, why, more)


def _refused_by_forum(forum: ForumWorld) -> Iterator[Entry]:
    for call in forum.calls:
        if call.status >= FIRST_REFUSAL:
            what = f"{call.method} {call.path}"
            yield _refusal(call.at, "refused_forum", what, str(call.status), call.operation)


def _refusal(at: datetime, name: str, what: str, why: str, more: str) -> Entry:
    de, en = (text(name, language, what=what, why=why) for language in _BOTH)
    details = (("call", what), ("error", why), *((("details", more),) if more else ()))
    return Entry(at, "refused", de, en, details)


_BOTH: tuple[Language, Language] = ("de", "en")
