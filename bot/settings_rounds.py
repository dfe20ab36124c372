"""What can be wrong with ``[hold_rounds]`` and its study groups, beyond single values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from bot.commands import COMMANDS
from bot.rules import Rules
from bot.rules_rounds import HoldRoundsRules
from bot.settings_limits import LONGEST_ANSWERS
from bot.settings_toml import Fault, Toml, did_you_mean, read_toml
from matchers.model import Topic

_SHORT = re.compile(r"[a-z][a-z0-9-]{1,23}")
_SECTION = ("hold_rounds",)
_GROUPS = (*_SECTION, "groups")

_OF_ROUNDS = frozenset(
    phrase.rpartition(" ")[2]
    for one in COMMANDS
    if one.name.startswith("round")
    for phrase in (*one.de, *one.en)
)
"""What stands behind ``/lotse runde`` already."""


def wrong_group_name(value: str) -> tuple[str, str] | None:
    """Whether moderators can type it behind a command, and it is none itself."""
    if not _SHORT.fullmatch(value):
        remedy = 'Write 2 to 24 small letters, numbers or hyphens: "tables". People read de and en.'
        return f"{value!r} is no short name.", remedy
    if value in _OF_ROUNDS:
        return f'"{value}" is a word of a command.', "Choose another name."
    return None


def unmet_in_rounds(toml: Toml, rounds: HoldRoundsRules, *, moderated: bool) -> Iterator[Fault]:
    """What does not go together."""
    if rounds.approve and not moderated:
        what = "Nobody would see what comes out: there is no channel of the moderators."
        remedy = "Set moderator_channel in [community], or approve to false."
        yield toml.fault((*_SECTION, "approve"), what, remedy)
    longest = (LONGEST_ANSWERS.get(group.rhythm) for group in rounds.all_groups)
    most = min((days for days in longest if days), default=rounds.answer_days)
    if rounds.answer_days > most:
        what = "The next round would open before this one is over."
        remedy = f"Write a number up to {most}, or a longer rhythm."
        yield toml.fault((*_SECTION, "answer_days"), what, remedy)
    yield from _unmet_in_groups(toml, rounds)


def _unmet_in_groups(toml: Toml, rounds: HoldRoundsRules) -> Iterator[Fault]:
    names = Counter(group.name for group in rounds.groups if group.name)
    for number, group in enumerate(rounds.groups, start=1):
        path = (*_GROUPS, str(number))
        if not group.name and "name" not in toml.values["hold_rounds"]["groups"][number - 1]:
            what = "This study group has no name."
            yield toml.fault(path, what, 'Write one that moderators type: name = "tables"')
        if names[group.name] > 1:
            what = f'Two study groups are called "{group.name}".'
            yield toml.fault((*path, "name"), what, "Give each a name of its own.")
    days = Counter(group.weekday for group in rounds.groups)
    if rounds.answer_days == 1 and any(count > 1 for count in days.values()):
        what = "Who is in two groups is asked by the second a day later: then its answers are over."
        remedy = "Write at least 2, or let the groups open on different weekdays."
        yield toml.fault((*_SECTION, "answer_days"), what, remedy)


def unknown_topics(file: Path, rules: Rules, topics: Mapping[str, Topic]) -> Iterator[Fault]:
    """Topics of study groups that are none of ``topics``, where these could be read."""
    groups = rules.hold_rounds.groups if rules.hold_rounds is not None else ()
    toml = read_toml(file) if groups and topics else None
    if not isinstance(toml, Toml):
        return
    for number, group in enumerate(groups, start=1):
        for topic in group.topics:
            if topic not in topics:
                path = (*_GROUPS, str(number), "topics")
                remedy = _meant(topic, topics)
                yield toml.fault(path, f'"{topic}" is no topic.', remedy, holding=topic)


def _meant(topic: str, topics: Mapping[str, Topic]) -> str:
    now = next((one.id for one in topics.values() if topic in one.was), "")
    known: Collection[str] = topics.keys()
    return f'It is called "{now}" now.' if now else did_you_mean(topic, known)
