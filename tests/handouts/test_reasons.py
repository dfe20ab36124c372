"""Every reason and every help has its words, and none of them names anybody."""

from __future__ import annotations

import pytest

from bot.handouts.reasons import fairness, in_words
from matchers.rounds.auditing import Audit
from matchers.rounds.reasons import Help, HelpKind, Stage, TakenBy, Unmatched


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_has_words(stage: Stage) -> None:
    by = TakenBy.OTHERS if stage is Stage.TAKEN else None
    [told] = in_words([Unmatched("ada", stage, "excel", 3, by)])
    assert (told.member, told.reason, told.help) == ("ada", stage.value, None)
    assert told.said.endswith(".")
    assert "{" not in told.said
    assert "ada" not in told.said


@pytest.mark.parametrize("by", TakenBy)
def test_whoever_took_it_has_no_name(by: TakenBy) -> None:
    [told] = in_words([Unmatched("ada", Stage.TAKEN, "excel", 3, by)])
    assert told.reason == "taken"
    assert told.said


HELPS = {
    HelpKind.HOUR: ("sun 23:30 Europe/Berlin", "Sunday 23:30-00:30 (Europe/Berlin) could open"),
    HelpKind.ONLINE: ("online", "Meeting online could open"),
    HelpKind.LANGUAGE: ("en", "Speaking English could open"),
    HelpKind.TOPIC: ("pandas", "Wishing for pandas, too, could open"),
}


@pytest.mark.parametrize("kind", HelpKind)
@pytest.mark.parametrize(("opens", "said"), [(1, "one possibility."), (3, "3 possibilities.")])
def test_every_help_has_words(kind: HelpKind, opens: int, said: str) -> None:
    what, begins = HELPS[kind]
    [told] = in_words([Unmatched("ada", Stage.TIME, "excel", 3, None, Help(kind, opens, what))])
    assert told.help == f"{begins} {said}"


def test_who_could_envy_whom_is_not_told() -> None:
    told = fairness(Audit((("ada", "ben"), ("ada", "cleo")), 2, 0.123456, 3, (("dora", 2),)), 3, 4)
    assert told == {
        "justified_envy": 1,
        "blocking": 2,
        "spread": 0.1235,
        "most": 3,
        "most_served": 4,
        "given_up": 1,
        "wait_bounds": {"dora": 2},
    }


def test_without_a_proof_nobody_says_what_fairness_costs() -> None:
    told = fairness(Audit((), 0, 0.0, 0, None), 3, None)
    assert (told["most_served"], told["given_up"]) == (None, None)


def test_two_regions_are_not_told_as_online_here_and_in_person_there() -> None:
    [told] = in_words([Unmatched("ada", Stage.FORMAT, "excel", 3)])
    assert told.said == "Nobody to meet for excel: neither online nor in the same region."
