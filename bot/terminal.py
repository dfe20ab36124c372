"""What other people wrote, made fit for a terminal."""

from __future__ import annotations

SHOWN = 60
"""So many characters of somebody's words are shown."""


def plain(text: str) -> str:
    """On one line, short, and nothing that steers the terminal."""
    seen = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return seen if len(seen) <= SHOWN else f"{seen[: SHOWN - 1]}…"
