"""Rounds as a picture: how many were matched in each, and how long the others wait. SVG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.handouts.page import page, safe
from matchers.rounds.simulating import RoundRecord

WIDTH, HEIGHT, LEFT, RIGHT = 900, 560, 64, 24
_UPPER, _LOWER = (110, 290), (370, 510)
_STEPS = (1, 2, 5, 10, 20, 25, 50)
_LINES = 5
_STYLE = """
text { font: 13px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1b1b1b }
.title { font-size: 20px; font-weight: 600 } .head { font-size: 15px; font-weight: 600 }
.soft { font-size: 12px; fill: #595959 } .end { text-anchor: end } .mid { text-anchor: middle }
.grid { stroke: #dcdcdc; stroke-width: 1 } .line { fill: none; stroke-width: 2 }
.pairs { fill: #0072b2 } .circles { fill: #009e73 } .tandems { fill: #d55e00 }
.wanting, .max { stroke: #1b1b1b } .p95 { stroke: #cc79a7; stroke-dasharray: 6 3 }
.median, .possible { stroke: #595959; stroke-dasharray: 2 3 }
"""


class _Panel(NamedTuple):
    """A part of the picture with an axis of its own, from the top down."""

    top: int
    bottom: int
    most: int

    def y(self, value: float) -> float:
        return round(self.bottom - value / self.most * (self.bottom - self.top), 1)


def draw(records: Sequence[RoundRecord], title: str, said: str) -> str:
    """The picture of these rounds. ``said``: a line below the title."""
    upper = _Panel(*_UPPER, _most(max((r.wanting for r in records), default=1)))
    lower = _Panel(*_LOWER, _most(max((r.waits_max for r in records), default=1)))
    drawn = [
        _text(LEFT, 36, title, "title"),
        _text(LEFT, 58, said, "soft"),
        _text(LEFT, 86, "Learners in a round", "head"),
        *_legend(250, 86, ("pairs", "circles", "tandems"), ("wanting", "possible")),
        *_grid(upper),
        *(bar for number, record in enumerate(records) for bar in _bars(record, number, records)),
        *_line(upper, [r.wanting for r in records], "wanting"),
        *_line(upper, [r.possible for r in records], "possible"),
        _text(LEFT, 346, "Rounds waited by those left over", "head"),
        *_legend(364, 346, (), ("median", "p95", "max")),
        *_grid(lower),
        *(
            part
            for style, values in (
                ("median", [r.waits_median for r in records]),
                ("p95", [r.waits_p95 for r in records]),
                ("max", [r.waits_max for r in records]),
            )
            for part in _line(lower, values, style)
        ),
        *_rounds(len(records)),
    ]
    return page(WIDTH, HEIGHT, title, _STYLE, drawn)


def _most(value: int) -> int:
    """The end of an axis: a round number that is at least this."""
    step = _step(max(value, 1))
    return -(-max(value, 1) // step) * step


def _step(most: int) -> int:
    tens = 1
    while True:
        for step in _STEPS:
            if step * tens * _LINES >= most:
                return step * tens
        tens *= 10


def _grid(panel: _Panel) -> Iterator[str]:
    for value in range(0, panel.most + 1, _step(panel.most)):
        y = panel.y(value)
        yield f'<path class="grid" d="M{LEFT} {y}H{WIDTH - RIGHT}"/>'
        yield _text(LEFT - 8, y + 4, str(value), "soft end")


def _slot(many: int) -> float:
    return (WIDTH - RIGHT - LEFT) / max(many, 1)


def _bars(record: RoundRecord, number: int, records: Sequence[RoundRecord]) -> Iterator[str]:
    """What a round gave: in pairs, circles and tandems, one above the other."""
    panel = _Panel(*_UPPER, _most(max(r.wanting for r in records)))
    room = _slot(len(records))
    both = 2 * record.tandems
    below = 0
    for style, value in (
        ("pairs", record.pairs),
        ("circles", record.matched - record.pairs - both),
        ("tandems", both),
    ):
        if value:
            top, bottom = panel.y(below + value), panel.y(below)
            x, wide = LEFT + number * room + room * 0.1, room * 0.8
            yield (
                f'<rect class="{style}" x="{x:.1f}" y="{top}" width="{wide:.1f}" '
                f'height="{bottom - top:.1f}"/>'
            )
        below += value


def _line(panel: _Panel, values: Sequence[float], style: str) -> Iterator[str]:
    room = _slot(len(values))
    points = " ".join(
        f"{LEFT + (number + 0.5) * room:.1f},{panel.y(value)}"
        for number, value in enumerate(values)
    )
    yield f'<polyline class="line {style}" points="{points}"/>'


def _rounds(many: int) -> Iterator[str]:
    """The numbers of the rounds, as many as there is room for."""
    room, step = _slot(many), _step(max(many // 2, 1))
    for number in range(1, many + 1):
        if number == 1 or number % step == 0:
            yield _text(LEFT + (number - 0.5) * room, _LOWER[1] + 20, str(number), "soft mid")
    yield _text((LEFT + WIDTH - RIGHT) / 2, _LOWER[1] + 40, "round", "soft mid")


def _legend(x: int, y: int, filled: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    for style in filled:
        yield f'<rect class="{style}" x="{x}" y="{y - 10}" width="12" height="12"/>'
        yield _text(x + 18, y, _SAID[style], "soft")
        x += 36 + 7 * len(_SAID[style])
    for style in lines:
        yield f'<path class="line {style}" d="M{x} {y - 4}h28"/>'
        yield _text(x + 36, y, _SAID[style], "soft")
        x += 54 + 7 * len(_SAID[style])


_SAID = {
    "pairs": "in pairs",
    "circles": "in circles",
    "tandems": "in tandems",
    "wanting": "wanted something",
    "possible": "could have got it",
    "median": "half wait no longer",
    "p95": "95 % no longer",
    "max": "the longest",
}


def _text(x: float, y: float, said: str, style: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{style}">{safe(said)}</text>'
