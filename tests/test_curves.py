"""Rounds as a picture: it is one, whatever the rounds were like."""

from __future__ import annotations

from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from bot.curves import draw
from matchers.rounds.generating import ZONES
from matchers.rounds.simulating import Plan, RoundRecord, Simulation
from matchers.rounds.week import Week

WEEK = Week.of("2026-W09", "Europe/Berlin", {zone: ZoneInfo(zone) for zone in ZONES})
SVG = "{http://www.w3.org/2000/svg}"


def records(members: int, rounds: int) -> list[RoundRecord]:
    return list(Simulation(Plan(members, rounds), WEEK).rounds())


def test_every_round_has_its_bars_and_its_point_on_each_line() -> None:
    rounds = records(60, 8)
    picture = ET.fromstring(draw(rounds, "Sixty <members> & more", "said"))
    assert picture.findtext(f"{SVG}title") == "Sixty <members> & more"
    lines = picture.findall(f"{SVG}polyline")
    assert [line.get("class", "").split()[1] for line in lines] == [
        "wanting",
        "possible",
        "median",
        "p95",
        "max",
    ]
    assert {len(line.get("points", "").split()) for line in lines} == {8}
    bars = [one for one in picture.findall(f"{SVG}rect") if one.get("class") == "pairs"]
    assert len(bars) - 1 == sum(record.pairs > 0 for record in rounds)


def test_everything_stays_on_the_paper() -> None:
    for members, rounds in ((60, 8), (40, 104), (1, 1)):
        picture = ET.fromstring(draw(records(members, rounds), "t", "s"))
        width, height = float(picture.get("width", 0)), float(picture.get("height", 0))
        for line in picture.findall(f"{SVG}polyline"):
            for point in line.get("points", "").split():
                x, y = map(float, point.split(","))
                assert 0 <= x <= width
                assert 0 <= y <= height
        for bar in picture.findall(f"{SVG}rect"):
            assert float(bar.get("y", 0)) + float(bar.get("height", 0)) <= height


def test_no_rounds_are_drawn_too() -> None:
    assert ET.fromstring(draw([], "t", "s")) is not None
