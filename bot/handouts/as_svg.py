"""A round as a picture: who learns from whom, and who waits. SVG, for browsers and printers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.handouts.outcome import Outcome
from bot.handouts.page import page, safe
from bot.handouts.trees import Line, trees

ROW, INDENT, EDGE, TOP = 22, 24, 28, 116
_WIDTH = 360
_GAP = 16
_DEEP = 190
_COLOURS = {"pair": "#0072b2", "circle": "#009e73", "tandem": "#d55e00"}
_STYLE = """
text { font: 13px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1b1b1b }
.title { font-size: 20px; font-weight: 600 } .head { font-size: 15px; font-weight: 600 }
.soft { font-size: 12px; fill: #595959 } .top { font-weight: 600 }
.line { fill: none; stroke-width: 2 } .tube { fill: none; stroke-width: 14; stroke-linecap: round;
stroke-linejoin: round; stroke: #009e73 } .tubes { opacity: .2 }
.pair { stroke: #0072b2 } .circle { stroke: #009e73 } .tandem { stroke: #d55e00 }
.gap { stroke: #fff; stroke-width: 2; fill: none }
.waits { fill: #fff; stroke: #595959; stroke-width: 2; stroke-dasharray: 3 2 }
.idle { fill: #bdbdbd }
"""


class Place(NamedTuple):
    """Where something stands."""

    x: int
    y: int


def as_svg(outcome: Outcome) -> str:
    """The picture, as wide as its columns and as high as it must be."""
    groups = trees(outcome.round.matches)
    lines = sum(map(len, groups))
    many = max(lines, len(outcome.waiting))
    columns = min(max(-(-many // 16), 2), 3 if many <= 300 else 5)  # noqa: PLR2004  (a wide screen)
    drawn: list[str] = []
    heights = [TOP] * columns
    for group in groups:
        column = heights.index(min(heights))
        drawn += _tree(group, Place(EDGE + column * _WIDTH, heights[column]), outcome)
        heights[column] += len(group) * ROW + _GAP
    bottom = max(heights)
    waiting = [(one.member, one.said, "waits") for one in outcome.waiting]
    idle = [(member, "", "idle") for member in outcome.round.idle]
    for head, told in (("Who waits", waiting), ("Who offered and was not needed", idle)):
        if told:
            drawn += _listed(f"{head} ({len(told)})", told, bottom, columns)
            bottom += 2 * ROW + -(-len(told) // columns) * ROW + _GAP
    width = 2 * EDGE + columns * _WIDTH
    return page(width, bottom + EDGE, _title(outcome), _STYLE, [*_top(outcome), *drawn])


def _title(outcome: Outcome) -> str:
    done = outcome.round
    served, waits = len(done.served), len(outcome.waiting)
    return f"Round {done.week}: {served} learn something, {waits} wait"


def _top(outcome: Outcome) -> Iterator[str]:
    yield _text(Place(EDGE, 38), _title(outcome), "title")
    yield _text(Place(EDGE, 60), outcome.certificate, "soft")
    x, y = EDGE, 88
    for kind, said in (
        ("pair", "pair: learner below expert"),
        ("circle", "circle: several below one"),
        ("tandem", "tandem: each teaches the other"),
    ):
        path = f"M{x + 4} {y - 4}h32"
        if kind == "circle":
            yield _tubes([path])
        yield from _stroke(kind, path)
        yield _text(Place(x + 48, y), said, "soft")
        x += 250


# --- a tree


def _tree(lines: Sequence[Line], at: Place, outcome: Outcome) -> Iterator[str]:
    step = min(INDENT, _DEEP // max(1, *(line.depth for line in lines)))
    places = [
        Place(at.x + line.depth * step + 8, at.y + number * ROW)
        for number, line in enumerate(lines)
    ]
    paths = [
        (line.match.kind, path)
        for number, line in enumerate(lines)
        if line.match and (path := _path(line, places, number))
    ]
    yield _tubes([path for kind, path in paths if kind == "circle"])
    for kind, path in sorted(paths, key=lambda one: one[0] == "tandem"):
        yield from _stroke(kind, path)
    for line, place in zip(lines, places, strict=True):
        yield from _member(line, place, outcome, right=at.x + _WIDTH - _GAP)


def _path(line: Line, places: Sequence[Place], number: int) -> str:
    """From whoever teaches down to whoever learns; where a ring closes, round the left side."""
    here = places[number]
    if line.above is not None:
        above = places[line.above]
        return f"M{above.x} {above.y}V{here.y - 7}q0 7 7 7H{here.x}"
    if line.closes is not None and line.match and line.match.kind != "tandem":
        below = places[line.closes]
        return f"M{here.x} {here.y}h-14V{below.y - 7}q0 7 7 7H{below.x}"
    return ""


def _tubes(paths: Sequence[str]) -> str:
    """What holds a circle together, under its lines."""
    if not paths:
        return ""
    return f'<g class="tubes"><path class="tube" d="{"".join(paths)}"/></g>'


def _member(line: Line, place: Place, outcome: Outcome, *, right: int) -> Iterator[str]:
    kind = line.match.kind if line.match else ""
    colour = _COLOURS.get(kind, "#1b1b1b")
    yield f'<circle cx="{place.x}" cy="{place.y}" r="5" fill="{colour}"/>'
    start = place.x + 12
    room = int((right - start) / 7)
    told = ""
    if line.match and line.lesson and (line.above is not None or line.closes is not None):
        told = f"{line.lesson.topic} · {' '.join(outcome.slot(line.match).split()[:2])}"
    name = _short(line.member, max(room - len(told) - 2, 12))
    told = _short(told, max(room - len(name) - 2, 10))
    style = "" if line.depth else ' class="top"'
    soft = f'<tspan class="soft" dx="8">{safe(told)}</tspan>' if told else ""
    yield (
        f'<text x="{start}" y="{place.y + 4}"><title>{safe(_whole(line, outcome))}</title>'
        f"<tspan{style}>{safe(name)}</tspan>{soft}</text>"
    )


def _whole(line: Line, outcome: Outcome) -> str:
    """All that there is to say, for whoever points at it."""
    if line.match is None or line.lesson is None:
        return line.member
    slot = outcome.slot(line.match)
    return f"{line.member}: {line.lesson.topic} from {line.lesson.expert}, {slot}"


def _stroke(kind: str, path: str) -> Iterator[str]:
    """A pair's and a circle's line is thin, a tandem's double."""
    if kind == "tandem":
        yield f'<path class="line tandem" style="stroke-width:6" d="{path}"/>'
        yield f'<path class="gap" d="{path}"/>'
    else:
        yield f'<path class="line {kind}" d="{path}"/>'


# --- lists


def _listed(
    head: str, told: Sequence[tuple[str, str, str]], top: int, columns: int
) -> Iterator[str]:
    yield _text(Place(EDGE, top + ROW), head, "head")
    rows = -(-len(told) // columns)
    for number, (member, said, style) in enumerate(told):
        column, row = divmod(number, rows)
        x, y = EDGE + column * _WIDTH + 8, top + (row + 2) * ROW
        name = _short(member, 20)
        room = int((_WIDTH - _GAP - 30) / 6.6) - len(name)
        soft = f'<tspan class="soft" dx="8">{safe(_short(said, room))}</tspan>' if said else ""
        yield f'<circle class="{style}" cx="{x}" cy="{y}" r="5"/>'
        yield (
            f'<text x="{x + 12}" y="{y + 4}"><title>{safe(f"{member} {said}".strip())}</title>'
            f"{safe(name)}{soft}</text>"
        )


def _text(at: Place, said: str, style: str) -> str:
    return f'<text x="{at.x}" y="{at.y}" class="{style}">{safe(said)}</text>'


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
