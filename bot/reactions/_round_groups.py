"""Study groups: whose round is meant, which topics count in it, and what people read of it.

Without any there is one, everybody, and no command names it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from bot.commands import BY_NAME, parse
from bot.community import Community
from bot.effects import Answer, Effect, Later, Message, Term, Value
from bot.events import CommandGiven, OpeningMissed
from bot.reactions._helping import awake
from bot.rules_rounds import HoldRoundsRules, StudyGroup
from matchers.held import HeldRound, group_in
from matchers.model import Account, Language, Profile
from matchers.study_groups import narrowed
from matchers.weeks import next_hour

OF_ONE = frozenset(f"round_{what}" for what in ("open", "release", "swap", "forbid", "reset"))
"""What moderators can only want of the round of one group."""


def all_groups(community: Community) -> tuple[StudyGroup, ...]:
    """Those that hold rounds, at least one."""
    return (community.rules.hold_rounds or HoldRoundsRules()).all_groups


def group_of(round_: str, community: Community) -> StudyGroup | None:
    """The group whose round it is; ``None``: it holds no rounds any more."""
    return (community.rules.hold_rounds or HoldRoundsRules()).group(group_in(round_))


def rounds_of_all(at_most: int, community: Community) -> Iterator[HeldRound]:
    """The newest rounds of each group, and of everybody, as it may have been before."""
    for name in dict.fromkeys(("", *(group.name for group in all_groups(community)))):
        yield from community.rounds(at_most, name)


def within(profile: Profile, round_: str, community: Community) -> Profile:
    """What somebody learns and teaches, as far as it counts in this round."""
    group = group_of(round_, community) or StudyGroup()
    return narrowed(profile, group.topics, community.topics)


def called(round_: str, language: Language, community: Community) -> dict[str, Value]:
    """Whose round it is, as a field of what people read; of everybody's round it says nothing."""
    group = group_of(round_, community) or StudyGroup(name=group_in(round_))
    return {"group": in_words(group, language)}


def in_words(group: StudyGroup, language: Language) -> Value:
    """How a group is told behind the word round."""
    title = {"title": group.title(language)}
    return Term("hold_rounds-of_group", fields=title) if group.name else ""


def was_asked_today(account: Account, at: datetime, community: Community) -> bool:
    """Whether another group asked them this day: one question a day is enough."""
    if len(all_groups(community)) == 1:
        return False
    zone = ZoneInfo(community.rules.community.time_zone)
    midnight = datetime.combine(at.astimezone(zone).date(), time(), tzinfo=zone)
    return community.was_asked_in_a_round(account, midnight)


def tomorrow(
    held: HeldRound, account: Account, key: str, at: datetime, community: Community
) -> Iterator[Effect]:
    """Another group asked them today: this question waits a day, if they can still answer then."""
    zone = ZoneInfo(community.rules.community.time_zone)
    then = awake(next_hour(at, at.astimezone(zone).hour, zone).astimezone(UTC), community)
    if held.takes_answers(then):
        yield Later(event=OpeningMissed(key=key, at=then, round=held.name, account=account))


# --- what moderators type


def meant(event: CommandGiven, community: Community) -> tuple[CommandGiven, StudyGroup | None]:
    """The command without the name of a group, and that group; ``None``: it could be several.

    The name stands behind the command or before its last word: ``round release tables`` as well
    as ``round tables release``.
    """
    groups = {group.name: group for group in all_groups(community)}
    first, _, rest = event.argument.partition(" ")
    named = groups.get(first.casefold().strip(".,;:!?"))
    if named is None or not named.name:
        return event, next(iter(groups.values())) if len(groups) == 1 else None
    if event.command == "round":
        given = parse(f"{BY_NAME['round'].word(event.language)} {rest}", event.language)
        return replace(event, command=given.command, argument=given.argument), named
    return replace(event, argument=rest.strip()), named


def ask_which(event: CommandGiven, community: Community) -> Answer:
    """There are several: they are to say which one is meant."""
    fields = named_in_words(community)
    return Answer(message=Message("hold_rounds-answer_which_group", fields, event.language))


def named_in_words(community: Community) -> dict[str, Value]:
    """The names that can be typed, and one of them."""
    names = [group.name for group in all_groups(community)]
    return {"names": ", ".join(names), "name": names[0]}
