"""The files of ``config/messages``: each is read as UTF-8, and taken apart once in a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fluent.runtime import FluentResource
from fluent.syntax.ast import Resource

from bot.errors import YourMistake


def text_of(file: Path) -> str:
    """What stands in a file. Raises ``YourMistake`` where that is no UTF-8."""
    try:
        return file.read_text(encoding="utf-8-sig")  # some editors put a mark before it
    except UnicodeDecodeError:
        raise YourMistake(f"{file}: it is not UTF-8. Save it with UTF-8 encoding.") from None


@cache
def parsed(text: str) -> Resource:
    """What a file of messages says: whoever reads it changes nothing."""
    return FluentResource(text)
