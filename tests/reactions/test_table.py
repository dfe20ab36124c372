"""The table holds every event, and one stem names function, file and rules."""

from __future__ import annotations

import dataclasses
import inspect
from pathlib import Path

from bot import events
from bot.reactions import REACTIONS, WHILE_STOPPED
from bot.rules import Rules

FEATURES = {reaction for reactions in REACTIONS.values() for reaction in reactions}
NAMES = {reaction.__name__ for reaction in FEATURES}


def test_every_event_has_its_row() -> None:
    kinds = {
        kind
        for kind in vars(events).values()
        if inspect.isclass(kind) and issubclass(kind, events.Event)
    }
    assert set(REACTIONS) == kinds - {events.Event, events.MomentCame}


def test_one_stem_names_function_file_and_rules() -> None:
    sections = {field.name for field in dataclasses.fields(Rules)} - {
        "community",
        "manners",
        "pruning",
    }
    assert sections == NAMES
    for reaction in FEATURES:
        file = Path(inspect.getfile(reaction))
        assert file.stem == reaction.__name__
        assert reaction.__doc__
        assert inspect.isgeneratorfunction(reaction)


def test_each_feature_is_a_file_of_its_own() -> None:
    folder = Path(inspect.getfile(next(iter(FEATURES)))).parent
    files = {file.stem for file in folder.glob("*.py") if not file.name.startswith("_")}
    assert files == NAMES


def test_what_goes_on_while_stopped_is_in_the_table() -> None:
    assert WHILE_STOPPED <= NAMES
    assert {"forget_member", "report_match", "answer_command"} <= WHILE_STOPPED
    assert not {"propose_match", "tag_question", "send_digest"} & WHILE_STOPPED
