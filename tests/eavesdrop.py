"""Everything that members said in a test, and all secrets: to be looked for in what was logged.

with listening() as ear:
    …                            # people speak in a sandbox, a bot answers
assert ear.leaks(log) == []
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest

from bot.discourse.access import DiscourseAccess
from bot.sandbox.forum_people import People as ForumPeople
from bot.sandbox.forum_state import ForumState
from bot.sandbox.slack_clicks import Clicks
from bot.sandbox.slack_people import People as SlackPeople
from bot.sandbox.slack_state import SlackState
from bot.slack.access import SlackAccess
from tests.conftest import ROOT

SHORTEST = 5
"""Letters of a word that tells who said it; shorter ones stand everywhere."""

OURS = frozenset({"lotse", "Lotse", "system"})

SPOKEN: tuple[tuple[type, str, tuple[str, ...]], ...] = (
    (SlackPeople, "say", ("text",)),
    (SlackPeople, "edit", ("text",)),
    (Clicks, "command", ("text",)),
    (Clicks, "submit", ("values",)),
    (ForumPeople, "open_topic", ("title", "raw")),
    (ForumPeople, "private_message", ("title", "raw")),
    (ForumPeople, "reply", ("raw",)),
    (ForumPeople, "whisper", ("raw",)),
    (ForumPeople, "edit", ("raw",)),
    (ForumPeople, "edit_title", ("title",)),
)
"""Where members speak in the sandbox, and in which arguments."""

CALLED: tuple[tuple[type, str, tuple[str, ...]], ...] = (
    (SlackState, "add_member", ("name", "flags")),
    (ForumState, "add_member", ("username", "name")),
)
"""Where they get their names."""


@cache
def vocabulary() -> frozenset[str]:
    """The words of the code itself: of a log that holds one of them nobody knows whose it is."""
    files = [f for room in ("bot", "matchers") for f in (ROOT / room).rglob("*.py")]
    own = (file for file in files if "sandbox" not in file.parts)
    text = "\n".join(file.read_text(encoding="utf-8") for file in own)
    return frozenset(re.findall(r"[^\W\d_]+", text.casefold()))


def texts(value: Any) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts(item)


@dataclass
class Ear:
    """What was said, by whom, and what must stay secret."""

    said: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    secrets: set[str] = field(default_factory=set)

    def hear(self, value: Any) -> None:
        """Remember what somebody said: each word that is telling, and the text as a whole."""
        for text in texts(value):
            words = re.findall(rf"[^\W\d_]{{{SHORTEST},}}", text)
            self.said |= {w for w in words if w.casefold() not in vocabulary()}
            if len(text.split()) > 1 and text.casefold().strip() not in vocabulary():
                self.said.add(text)

    def meet(self, value: Any) -> None:
        """Remember what somebody is called."""
        self.names |= {name for name in texts(value) if name.isalpha() and name not in OURS}

    def trust(self, *secrets: str) -> None:
        """Remember what nobody may read."""
        self.secrets |= {secret for secret in secrets if secret}

    def leaks(self, log: str) -> list[str]:
        """What of all this stands in ``log`` (also as JSON writes it: ``\\u00e4``)."""
        read = log + "\n" + re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), log)
        found = {secret for secret in self.secrets if secret in read}
        found |= {text for text in self.said if " " in text and text in read}
        words = set(re.findall(r"[^\W\d_]+", read))
        return sorted(found | (words & (self.said | self.names)))


@contextmanager
def listening() -> Iterator[Ear]:
    """An ear in every sandbox and at every door that is made meanwhile."""
    ear = Ear()
    with pytest.MonkeyPatch.context() as patch:
        for told, places in ((ear.hear, SPOKEN), (ear.meet, CALLED)):
            for kind, name, arguments in places:
                patch.setattr(kind, name, _overheard(getattr(kind, name), arguments, told))
        _trusting(patch, ear, SlackAccess, ("bot_token", "signing_secret", "app_token"))
        _trusting(patch, ear, DiscourseAccess, ("api_key", "webhook_secret"))
        yield ear


def _overheard(
    act: Callable[..., Any], arguments: tuple[str, ...], told: Callable[[Any], None]
) -> Callable[..., Any]:
    signature = inspect.signature(act)

    def overheard(*given: Any, **more: Any) -> Any:
        bound = signature.bind(*given, **more).arguments
        for name in arguments:
            told(bound.get(name))
        return act(*given, **more)

    return overheard


def _trusting(patch: pytest.MonkeyPatch, ear: Ear, access: type, names: tuple[str, ...]) -> None:
    made: Callable[[Any], None] = getattr(access, "__post_init__", lambda _: None)

    def check(self: Any) -> None:
        ear.trust(*(getattr(self, name) for name in names))
        made(self)

    patch.setattr(access, "__post_init__", check)
