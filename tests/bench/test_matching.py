"""What is measured of the matcher, in small: figures, floors, checks that find what is wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bench import matching
from bench.made_by import made_by
from bench.matching_checks import broken_rules, by_lot, double_bookings, justified_envy
from bench.matching_rows import at_least, at_most
from matchers.rounds.auditing import audit
from matchers.rounds.generating import ZONES, generate
from matchers.rounds.model import Member, Rules, Skill, Want, Window
from matchers.rounds.rivals import RIVALS
from matchers.rounds.solving import solve
from matchers.rounds.week import Week

WEEK = Week.of("2026-W48", "Europe/Berlin", {zone: ZoneInfo(zone) for zone in ZONES})
ALONE = Rules(circles=False, tandems=False)
HERE = ",".join(row for row in matching.ROWS if row != "libraries")
"""All that needs no library beside those of the tests."""


def told(folder: Path) -> dict[str, Any]:
    whole = json.loads((folder / "matching.short.json").read_text(encoding="utf-8"))
    assert whole["shortened"]
    figures = whole["figures"]
    assert isinstance(figures, dict)
    return figures


def without_times(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: inner for key, inner in value.items() if "seconds" not in key}
        return {key: without_times(inner) for key, inner in kept.items() if key != "checks"}
    return value


def test_the_short_form_has_every_row_and_the_same_figures_each_time(tmp_path: Path) -> None:
    seen = []
    for _ in range(2):
        matching.main(["--short", "--only", HERE], tmp_path)
        seen.append(told(tmp_path))
    assert without_times(seen[0]) == without_times(seen[1])
    assert set(HERE.split(",")) < set(seen[0])
    rules = seen[0]["rules"]
    assert rules["broken_rules"] == rules["double_bookings"] == rules["justified_envy"] == 0
    assert rules["by_lot_that_break_a_rule"] > 0.8
    assert all(one["avoidable"] == 0 for key, one in seen[0]["year"].items() if key.isdigit())


def test_a_floor_that_is_missed_ends_the_bench_with_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    row = ({"matched": 1}, [at_least("matched", 1, 2, 3), at_least("served", None, 1, 1)])
    monkeypatch.setitem(matching.ROWS, "kinds", lambda _: row)
    with pytest.raises(SystemExit, match="Floors missed: matched; served"):
        matching.main(["--only", "kinds"], tmp_path)
    assert "MISSED" in capsys.readouterr().out
    assert told(tmp_path)["floors_missed"] == ["matched", "served"]


def test_an_unknown_row_is_a_sentence() -> None:
    with pytest.raises(SystemExit, match="There is no row"):
        matching.main(["--only", "speed"])


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (at_least("x", 0.12, 0.08, 0.1), "aim"),
        (at_least("x", 0.08, 0.08, 0.1), "floor"),
        (at_least("x", 0.07, 0.08, 0.1), "MISSED"),
        (at_most("x", 0, 0, 0), "aim"),
        (at_most("x", 1, 0, 0), "MISSED"),
        (at_most("x", None, 1, 1), "MISSED"),
    ],
)
def test_a_figure_is_judged(check: matching.Check, said: str) -> None:
    assert matching.table([check])[1].split()[-1] == said
    assert (matching.missed([check]) == ["x"]) == (said == "MISSED")


def test_libraries_find_what_we_find() -> None:
    pytest.importorskip("networkx")
    pytest.importorskip("matching")
    figures, checks = matching.ROWS["libraries"](matching.SHORT)
    assert figures["networkx"]["objective"] == figures["ours"]["objective"]
    assert figures["matching"]["objective"] <= figures["ours"]["objective"]
    assert len(checks) == 2


PROGRAM = """
import json, sys
many, seed = map(int, sys.argv[1:])
for number in range(many):
    teaches = [{"topic": "excel", "level": 3}] if number % 2 else []
    wants = [] if teaches else [{"topic": "excel", "level": 1, "weight": 0.5}]
    print(json.dumps({"id": f"m{number}-{seed}", "languages": ["de"], "past": ["m99-9"],
        "slots": ["tue 18:00-20:00", "sun 23:00-24:00"], "wants": wants, "teaches": teaches}))
"""


def test_communities_may_come_from_another_program(tmp_path: Path) -> None:
    program = tmp_path / "members.py"
    program.write_text(PROGRAM, encoding="utf-8")
    one, other = made_by(program)(2, 1)
    assert (one.id, one.past, one.languages) == ("m0-1", {"m99-9"}, {"de"})
    assert one.slots == (Window(1, 1080, 1200), Window(6, 1380, 0))
    assert other.teaches == (Skill("excel", 3),)
    matching.main(["--short", "--only", "kinds", "--made-by", str(program)], tmp_path)
    assert told(tmp_path)["kinds"]["pairs_alone"] == 20


# --- what is wrong is found


def member(ident: str, **given: Any) -> Member:
    evening = (Window(0, 18 * 60, 20 * 60),)
    return replace(Member(ident, frozenset({"de"}), slots=evening), **given)


MEMBERS = (
    member("a", wants=(Want("excel", 1),)),
    member("b", wants=(Want("excel", 0),), rounds_waited=3),
    member("x", teaches=(Skill("excel", 3),)),
)


def test_envy_is_found_where_somebody_waited_longer() -> None:
    by_score = RIVALS["score"](MEMBERS, Rules(), WEEK)
    assert by_score.served == {"a"}
    assert justified_envy(by_score, MEMBERS, Rules(), WEEK) == 1
    assert justified_envy(solve(MEMBERS, Rules(), WEEK), MEMBERS, Rules(), WEEK) == 0
    busy = (replace(MEMBERS[0]), replace(MEMBERS[1], hours_per_week=0), MEMBERS[2])
    assert justified_envy(by_score, busy, Rules(), WEEK) == 0


def test_envy_is_counted_as_the_audit_counts_it() -> None:
    seen = []
    for seed in range(30):
        members = generate(60, seed)
        drafted = RIVALS["greedy"](members, ALONE, WEEK)
        seen.append(justified_envy(drafted, members, ALONE, WEEK))
        assert seen[-1] == audit(drafted, members, ALONE, WEEK).justified_envy, seed
    assert sum(seen) > 20


def test_double_bookings_and_broken_rules_are_found() -> None:
    found = solve(MEMBERS, Rules(), WEEK)
    [match] = found.matches
    twice = replace(found, matches=(match, replace(match, hour=match.hour + 1)))
    assert double_bookings(found) == 0
    assert double_bookings(twice) == 2
    assert broken_rules(found, MEMBERS, Rules(), WEEK) == 0
    assert broken_rules(twice, MEMBERS, Rules(), WEEK) > 0


def test_drawing_by_lot_breaks_most_rules() -> None:
    drawn, allowed = by_lot(generate(220, 1), Rules(), WEEK, 1)
    assert drawn > 50
    assert allowed < drawn / 5
    assert by_lot(MEMBERS[1:], Rules(), WEEK, 1) == (1, 1)
