"""The sheet of paper that each picture is drawn on. SVG, for browsers and printers."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape


def page(width: int, height: int, title: str, style: str, drawn: Sequence[str]) -> str:
    """What was drawn, on white, with a title for whoever has it read aloud."""
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>',
            f"<title>{safe(title)}</title>",
            f"<style>{style}</style>",
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            *filter(None, drawn),
            "</svg>",
            "",
        ]
    )


def safe(text: str) -> str:
    """Nothing that XML would take for itself, and no sign that it does not know."""
    return escape("".join(c for c in text if c.isprintable() and c not in "\ufffe\uffff"))
