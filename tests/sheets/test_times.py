"""Free times as people write them, in two languages."""

from __future__ import annotations

import pytest

from bot.sheets.times import read_slot, show_slot
from matchers.rounds.model import Window


@pytest.mark.parametrize(
    "text",
    [
        "tue 18:00-20:00",
        "Di 18-20",
        "di. 18-20 Uhr",
        "Dienstag, 18:00 – 20:00 Uhr",  # noqa: RUF001  (people write dashes)
        "Tuesday 18.00 bis 20.00",
        "TUE  18:00 to 20:00",
        "di 18 uhr-20 uhr",
    ],
)
def test_a_slot_may_be_written_in_many_ways(text: str) -> None:
    assert read_slot(text) == Window(1, 18 * 60, 20 * 60)


def test_a_slot_may_go_over_midnight() -> None:
    assert read_slot("so 22:30-01:00") == Window(6, 22 * 60 + 30, 60)
    assert read_slot("sat 20-24") == Window(5, 20 * 60, 24 * 60)


@pytest.mark.parametrize("text", ["tue 18:00-20:00", "sun 22:30-01:00", "mon 00:00-24:00"])
def test_a_slot_is_shown_as_it_is_read(text: str) -> None:
    assert show_slot(read_slot(text)) == text


FAULTS = {
    "tues 18-20": "'tues 18-20' is no slot: there is no day 'tues'. Write tue 18:00-20:00.",
    "Dinstag 9-11": "'Dinstag 9-11' is no slot: there is no day 'Dinstag'. Write tue 09:00-11:00.",
    "xyzzy 9-11": "'xyzzy 9-11' is no slot: there is no day 'xyzzy'. Write tue 09:00-11:00.",
    "abends": "'abends' is no slot. Write tue 18:00-20:00.",
    "tue 18:00": "'tue 18:00' is no slot. Write tue 18:00-20:00.",
    "tue 18:10-20:00": (
        "'tue 18:10-20:00' is not on whole or half hours. Write tue 18:00-20:00, for example."
    ),
    "tue 25-26": "'tue 25-26' names an hour that no day has. Write tue 18:00-20:00.",
    "tue 18:75-20:00": "'tue 18:75-20:00' names an hour that no day has. Write tue 18:00-20:00.",
    "tue 18-18": "'tue 18-18' ends when it starts. Write tue 18:00-20:00.",
    "tue 20:00-18:00": (
        "'tue 20:00-18:00' ends before it starts. Write tue 18:00-20:00, or, if it goes over "
        "night, tue 20:00-24:00 and wed 00:00-18:00."
    ),
}


@pytest.mark.parametrize("text", FAULTS)
def test_what_is_no_slot_is_told_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$") as wrong:
        read_slot(text)
    assert str(wrong.value) == FAULTS[text]
