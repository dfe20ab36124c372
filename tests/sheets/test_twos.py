"""Pairs that moderators fix, members they keep apart, and what earlier rounds say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.errors import YourMistake
from bot.sheets.earlier import Earlier, Slotted, keeping, read_earlier, with_past
from bot.sheets.findings import Findings
from bot.sheets.members import ids_in
from bot.sheets.reading import read_sheet
from bot.sheets.twos import Two, check_fixed, forbidden, read_twos
from matchers.rounds.model import Member, Rules, Skill, Want, Window
from matchers.rounds.week import Week
from tests.sheets.written import sheet

WEEK = Week.of("2026-W48", "Europe/Berlin", {"Europe/Berlin": ZoneInfo("Europe/Berlin")})
EVENING = (Window(1, 18 * 60, 20 * 60),)
ADA = Member(
    "ada", frozenset({"de"}), slots=EVENING, teaches=(Skill("excel", 3),), hours_per_week=2
)
BEN = Member("ben", frozenset({"de"}), slots=EVENING, wants=(Want("excel", 1),))
EVERYBODY = {one: replace(BEN, id=one) for one in ("ben", "cleo", "dora")} | {"ada": ADA}


def twos(folder: Path, text: str, name: str = "twos.csv") -> tuple[list[Two], list[str]]:
    findings = Findings(folder / name)
    found = read_twos(sheet(folder, text, name), findings, EVERYBODY)
    return found, [str(one) for one in findings.faults]


@pytest.mark.parametrize(
    "text",
    [
        "learner,expert\nben,ada\n",
        "expert;learner\nada;ben\n",
        "a,b\nben,ada\n",
        "\nben , ada\n",
        '{"learner": "ben", "expert": "ada"}\n',
    ],
)
def test_two_ids_may_be_written_in_many_ways(tmp_path: Path, text: str) -> None:
    [two], faults = twos(tmp_path, text, "twos.jsonl" if text[0] == "{" else "twos.csv")
    assert (two.first, two.second, faults) == ("ben", "ada", [])
    assert forbidden([two]) == {("ada", "ben")}


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert twos(tmp_path, " \n") == ([], [])


def test_faults_name_row_and_remedy(tmp_path: Path) -> None:
    text = "learner,expert\nben,adda\nben,ben\nben,\n"
    assert twos(tmp_path, text)[1] == [
        "Row 2: nobody in the sheet has the id 'adda'. Did you mean ada?",
        "Row 3: 'ben' stands there twice. Name two members.",
        'Row 4: there are no two ids. Write {"learner": "…", "expert": "…"}.',
    ]
    assert twos(tmp_path, "x,y,z\nben,ada,eve\n")[1] == [
        "these are no twos. Write learner,expert in the first row."
    ]


def checked(*named: tuple[str, str], apart: Sequence[Two] = (), **change: Any) -> list[str]:
    members = [replace(EVERYBODY["ada"], **change), *(EVERYBODY[o] for o in ("ben", "cleo"))]
    findings = Findings(Path("fixed.csv"))
    listed = [Two(line, *both) for line, both in enumerate(named, start=2)]
    check_fixed(listed, findings, members, Rules(), WEEK, apart=apart)
    return [str(one) for one in findings.faults]


APART = "ben with ada cannot be a pair: row 4 of --forbid keeps them apart. Leave one of the two."
NO_HOUR = (
    "no hour is left for cleo with ada beside the rows above. "
    "Leave it out, or one that either of them is in."
)
IMPOSSIBLE: dict[str, dict[str, Any]] = {
    "ada teaches nothing that ben wants, or is not ahead in it.": {"teaches": ()},
    "they share no language.": {"languages": frozenset({"en"})},
    "they share no format and place.": {"formats": frozenset({"in_person"})},
    "they share no hour in this week.": {"slots": (Window(2, 18 * 60, 20 * 60),)},
    "a rule keeps them apart (blocks, past, repeat_ok or minor).": {"blocks": frozenset({"ben"})},
    "ada takes no learner (capacity).": {"capacity": 0},
    "one of them has no time this round.": {"opted_in": False},
}


@pytest.mark.parametrize("why", IMPOSSIBLE)
def test_a_fixed_pair_that_cannot_be_is_told_why(why: str) -> None:
    assert checked(("ben", "ada"), **IMPOSSIBLE[why]) == [
        f"Row 2: ben with ada cannot be a pair: {why} Leave the row out, or mend the sheet."
    ]


def test_a_block_is_told_as_other_rules_for_two_are() -> None:
    """Also beside a rule that stands openly: then that one is told, block or not."""
    secret: dict[str, Any] = {"blocks": frozenset({"ben"})}
    [blocked] = checked(("ben", "ada"), **secret)
    assert checked(("ben", "ada"), past=frozenset({"ben"})) == [blocked]
    assert checked(("ben", "ada"), minor=True) == [blocked]
    for more in (*IMPOSSIBLE.values(), {"past": frozenset({"ben"})}):
        if more != secret:
            assert checked(("ben", "ada"), **{**secret, **more}) == checked(("ben", "ada"), **more)
    apart = [Two(4, "ada", "ben")]
    assert checked(("ben", "ada"), apart=apart, **secret) == checked(("ben", "ada"), apart=apart)


def test_fixed_pairs_must_fit_each_other() -> None:
    assert checked(("ben", "ada")) == []
    assert checked(("ben", "ada"), ("cleo", "ada")) == [
        "Row 3: ada has time for 1 only. Leave some out."
    ]
    assert checked(("ben", "ada"), ("ben", "ada"), capacity=2) == [
        "Row 3: ben learns in row 2 already. Leave one of the two."
    ]
    assert checked(("ben", "ada"), apart=[Two(4, "ada", "ben")]) == [f"Row 2: {APART}"]
    assert checked(("ben", "ada"), ("cleo", "ada"), ("cleo", "ada"), hours_per_week=1) == [
        "Row 3: ada has time for 1 only. Leave some out.",
        "Row 4: cleo learns in row 3 already. Leave one of the two.",
    ]
    one_hour: dict[str, Any] = {"capacity": 2, "slots": (Window(1, 18 * 60, 19 * 60 + 30),)}
    assert checked(("ben", "ada"), ("cleo", "ada"), **one_hour) == [f"Row 3: {NO_HOUR}"]
    assert checked(("ben", "ada"), ("cleo", "ada"), capacity=2) == [], "18:00 and 19:00"


# --- earlier rounds

ROUND = {
    "week": "2026-W47",
    "pairs": [{"learner": "ben", "expert": "ada", "slot": "tue 18:00 Europe/Berlin"}],
    "circles": [{"expert": "ada", "learners": ["cleo", "dora"]}],
    "tandems": [{"a": "ada", "b": "eve"}],
}


def test_who_met_has_met(tmp_path: Path) -> None:
    earlier = read_earlier(sheet(tmp_path, json.dumps(ROUND), "earlier.json"))
    assert earlier.drafts[0] == Slotted("pair", (("ben", "ada"),), "tue 18:00 Europe/Berlin")
    assert [one.kind for one in earlier.drafts] == ["pair", "circle", "tandem"]
    assert earlier.there == {"ada", "ben", "cleo", "dora", "eve"}
    past = {member.id: member.past for member in with_past(list(EVERYBODY.values()), earlier)}
    assert past == {
        "ada": {"ben", "cleo", "dora", "eve"},
        "ben": {"ada"},
        "cleo": {"ada"},
        "dora": {"ada"},
    }


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "3", "{", '{"pairs": 3}', json.dumps({**ROUND, "week": 3}), "[" * 9999]
)
def test_what_is_no_earlier_round_is_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(YourMistake, match=r"Give what --json wrote\."):
        read_earlier(sheet(tmp_path, text, "earlier.json"))


def drafts(*named: tuple[str, str]) -> Earlier:
    told = tuple(Slotted("pair", (two,), "tue 18:30 Europe/Berlin") for two in named)
    return Earlier("2026-W48", told, frozenset(EVERYBODY))


def kept(earlier: Earlier, members: list[Member], rules: Rules, week: Week) -> set[tuple[str, str]]:
    held = keeping([earlier], members, rules, week)
    assert held.changes == 0, "nobody is new"
    return {two for draft in held.drafts for two in draft.lessons}


def test_drafts_are_kept_as_far_as_they_still_can() -> None:
    members = list(EVERYBODY.values())
    both = drafts(("ben", "ada"), ("cleo", "ada"), ("gone", "ada"))
    assert kept(both, members, Rules(), WEEK) == {("ben", "ada")}, "one seat"
    more = [replace(ADA, capacity=2), *members[:3]]
    assert kept(both, more, Rules(), WEEK) == {("ben", "ada")}, "the slot of 18:30 leaves no hour"
    night = (Window(1, 18 * 60, 22 * 60),)
    longer = [replace(one, slots=night) for one in more]
    assert kept(both, longer, Rules(), WEEK) == {("ben", "ada"), ("cleo", "ada")}
    fixed = Rules(fixed=frozenset({("dora", "ada")}))
    assert kept(both, longer, fixed, WEEK) == {("ben", "ada")}, "dora has one of the two seats"


def test_an_id_may_be_as_long_as_it_likes(tmp_path: Path) -> None:
    long = f"{'a-very-' * 12}long-address@example.org"
    findings = Findings(tmp_path / "members.csv")
    known = ids_in(read_sheet(sheet(tmp_path, f"id;languages\n{long};de\nben;de\n"), findings))
    assert read_twos(sheet(tmp_path, f"a,b\nben,{long}\n", "apart.csv"), findings, known)
    assert findings.faults == []


def test_two_drafts_may_change_for_each_newcomer_who_wants_something() -> None:
    members = [replace(ADA, capacity=2), *list(EVERYBODY.values())[:3]]
    night = (Window(1, 18 * 60, 22 * 60),)
    longer = [replace(one, slots=night) for one in members]
    both = replace(drafts(("ben", "ada"), ("cleo", "ada")), there=frozenset({"ada", "ben", "cleo"}))
    assert keeping([both], longer, Rules(), WEEK).changes == 2, "dora is new"
    away = [replace(one, opted_in=one.id != "dora") for one in longer]
    assert keeping([both], away, Rules(), WEEK).changes == 0, "and has not said yes"
    assert keeping([replace(both, week="2026-W47")], longer, Rules(), WEEK) == Rules()


def test_a_circle_and_a_tandem_are_drafts_too(tmp_path: Path) -> None:
    told = {
        "week": "2026-W48",
        "pairs": [],
        "circles": [
            {
                "expert": "ada",
                "learners": ["ben", "cleo", "dora"],
                "topic": "excel",
                "slot": "tue 18:30 Europe/Berlin",
                "language": "de",
                "format": "online",
            }
        ],
        "tandems": [{"a": "fay", "b": "gil", "slot": "tue 19:00 Europe/Berlin"}],
        "unmatched": [
            {"member": "hal", "reason": "opted_out"},
            {"member": "ida", "reason": "taken"},
        ],
    }
    earlier = read_earlier(sheet(tmp_path, json.dumps(told), "earlier.json"))
    assert earlier.there == {"ada", "ben", "cleo", "dora", "fay", "gil", "ida"}, "hal was not in it"
    fay = replace(BEN, id="fay", teaches=(Skill("sql", 4),), exchange=True)
    gil = replace(ADA, id="gil", wants=(Want("sql", 1),), exchange=True)
    leads = replace(ADA, circle=True)
    members = [leads, *(EVERYBODY[one] for one in ("ben", "cleo", "dora")), fay, gil]
    held = keeping([earlier], members, Rules(), WEEK)
    assert [(draft.kind, WEEK.slot(draft.hour)) for draft in held.drafts] == [
        ("circle", "tue 18:30 Europe/Berlin"),
        ("tandem", "tue 19:00 Europe/Berlin"),
    ]
