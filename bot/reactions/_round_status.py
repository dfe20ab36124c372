"""How a round stands, who waits, and a round that a moderator opens: `/lotse runde`, `wartet`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.effects import Answer, Effect, Message, Moment, Value, WriteLogbook
from bot.events import CommandGiven, RoundOpened
from bot.reactions._features import moderates
from bot.reactions._round_asking import STEM
from bot.reactions._round_groups import all_groups, in_words, named_in_words
from bot.reactions._round_preview import LINES, line_of_waiting, waited
from bot.reactions._round_steps import OUT, reason
from bot.rules_rounds import HoldRoundsRules, StudyGroup
from matchers.held import UNDER_WAY, HeldRound, round_name
from matchers.model import Account
from matchers.rhythm import closing, next_opening
from matchers.rounds.again import OPEN
from matchers.weeks import week_name

LOOK_BACK = 5
SOLVED = ("drafted", "released", "out")


def answer(event: CommandGiven, community: Community, group: StudyGroup | None) -> Iterator[Effect]:
    """Only counts of who said what; names of those who wait, for moderators alone.

    Without a ``group`` of all, one after the other.
    """
    if not moderates(event, community):
        return
    groups = all_groups(community) if group is None else (group,)
    match event.command:
        case "round" if group is None:
            each = tuple(_status(one, event, community) for one in groups)
            fields = named_in_words(community)
            yield Answer(message=Message(f"{STEM}-status_all", fields, event.language, parts=each))
        case "round":
            yield Answer(message=_status(groups[0], event, community))
        case "round_open":
            yield from _open(groups[0], event, community)
        case "waiting":
            yield Answer(message=_waiting(groups, event, community))


def _status(group: StudyGroup, event: CommandGiven, community: Community) -> Message:
    newest = next(iter(community.rounds(1, group.name)), None)
    zone = ZoneInfo(community.rules.community.time_zone)
    following = next_opening(event.at, group.rhythm, group.weekday, group.hour, zone)
    fields: dict[str, Value] = {
        "next": Moment(following),
        "group": in_words(group, event.language),
    }
    if newest is None:
        return Message(f"{STEM}-status_none", fields, event.language)
    said = [part.says for part in community.parts(newest.name)]
    fields |= {
        "yes": said.count("yes") + said.count("late"),
        "no": said.count("no"),
        "silent": said.count(None),
        "until": Moment(newest.closes),
    }
    return Message(f"{STEM}-status_{newest.state}", fields, event.language)


def _open(group: StudyGroup, event: CommandGiven, community: Community) -> Iterator[Effect]:
    zone = ZoneInfo(community.rules.community.time_zone)
    name = round_name(week_name(event.at.astimezone(zone)), group.name)
    if community.steering().watches(STEM):
        yield _tell("watches", event)
        return
    newest = community.rounds(LOOK_BACK, group.name)
    if any(one.state in UNDER_WAY or one.name == name for one in newest):
        yield _tell("one_already", event)
        return
    days = (community.rules.hold_rounds or HoldRoundsRules()).answer_days
    closes = closing(event.at, days, zone)
    yield RoundOpened(key=f"round:{name}:asked", at=event.at, round=name, closes=closes)
    yield WriteLogbook(what="round_opened", by=event.account, at=event.at)
    yield _tell("opened", event, {"until": Moment(closes)})


def _waiting(groups: Sequence[StudyGroup], event: CommandGiven, community: Community) -> Message:
    """Who was left over in the last round of each that was solved, and has nobody since."""
    found = list[tuple[tuple[int, int], Message]]()
    for group in groups:
        rounds = community.rounds(LOOK_BACK, group.name)
        held = next((one for one in rounds if one.state in SOLVED), None)
        found += _left(held, community) if held else []
    parts = tuple(message for _, message in sorted(found, key=lambda one: one[0])[:LINES])
    if not parts:
        return Message(f"{STEM}-waiting_nobody", {}, event.language)
    return Message(f"{STEM}-waiting", {"count": len(found)}, event.language, parts=parts)


def _left(held: HeldRound, community: Community) -> list[tuple[tuple[int, int], Message]]:
    before, language = waited(held, community), community.rules.community.language
    found = []
    for part in community.parts(held.name):
        left = part.outcome == "left" and reason(part) not in OUT
        if left and not _learns(part.account, community):
            rounds = before.get(part.number, 0) + 1
            found.append(((-rounds, part.number), line_of_waiting(part, rounds, language)))
    return found


def _learns(account: Account, community: Community) -> bool:
    """Whether they found somebody since, or may soon."""
    matches = community.matches_of(account)
    return any(m.learner == account and m.is_pair and m.state in OPEN for m in matches)


def _tell(what: str, event: CommandGiven, fields: dict[str, Value] | None = None) -> Answer:
    return Answer(message=Message(f"{STEM}-answer_{what}", fields or {}, event.language))
