"""What moderators see of a round before anybody else does, and what they decide about it.

First whoever goes without and has waited longest, then the pairs, circles and tandems. Names are of
members who agreed to the round; why somebody cannot be in it at all (their age, a pause) is not
told, nor any block. What moderators change about it: ``_round_wishes.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.community import Community
from bot.effects import (
    Answer,
    Button,
    Edit,
    Effect,
    Message,
    Moment,
    Person,
    Post,
    Term,
    Topics,
    Unsay,
    Value,
    WriteLogbook,
)
from bot.events import ButtonPressed, CommandGiven, FormSent
from bot.reactions._features import moderates
from bot.reactions._round_asking import STEM, begins
from bot.reactions._round_groups import called
from bot.reactions._round_numbers import lettered, numbered, waiting
from bot.reactions._round_steps import (
    OUT,
    has_moved,
    proposed_together,
    reason,
    release,
    solve_again,
)
from bot.reactions._together import topics_of
from bot.rules_rounds import StudyGroup
from matchers.held import HeldRound, Part
from matchers.model import Account, Language

RELEASE, DROP = f"{STEM}-release", f"{STEM}-drop"
SWAP, FORBID = f"{STEM}-swap", f"{STEM}-forbid"
COMMANDS = {"round_release": RELEASE}
LINES = 20
"""So many stand in one message; the rest below it."""

Deed = CommandGiven | ButtonPressed


def show(
    held: HeldRound, parts: Sequence[Part], community: Community, *, wishes_kept: bool = True
) -> Iterator[Effect]:
    """The preview, to the moderators' channel alone."""
    place = community.moderators_place()
    if place is None:
        return
    language, key = community.rules.community.language, _key(held)
    lines = list(_lines(held, parts, language, community))
    if not wishes_kept:
        lines.insert(0, Message(f"{STEM}-line_not_kept", {}, language))
    pages = [tuple(lines[at : at + LINES]) for at in range(0, len(lines), LINES)] or [()]
    found = [seated[0].form for seated in proposed_together(parts)]
    left = sum(part.outcome == "left" for part in parts)
    fields: dict[str, Value] = {
        "pairs": found.count("pair"),
        "circles": found.count("circle"),
        "tandems": found.count("tandem"),
        "left": left,
        "begins": begins(held, community),
    }
    if held.again:
        fields = {"seats": len(found), "begins": begins(held, community)}
    fields |= called(held.name, language, community)
    first, below = _buttons(held, len(numbered(parts)), left)
    page = (
        (*pages[0], Message(f"{STEM}-line_drop", {}, language, buttons=below))
        if below
        else pages[0]
    )
    what = "preview_again" if held.again else "preview"
    message = Message(f"{STEM}-{what}", fields, language, buttons=first, parts=page)
    yield Post(key=key, place=place, message=message)
    for number, page in enumerate(pages[1:], start=2):
        more = Message(f"{STEM}-preview_more", {}, language, parts=page)
        yield Post(key=f"{key}:{number}", place=place, message=more, under=key)


def _buttons(held: HeldRound, seats: int, left: int) -> tuple[tuple[Button, ...], ...]:
    """Those of the preview, and those below it: three in one place are enough. A swap takes two."""
    value = value_of(held)
    swap = (Button(SWAP, value),) if seats and seats + left > 1 else ()
    forbid = (Button(FORBID, value),) if seats else ()
    first = (*swap, *forbid, Button(RELEASE, value, "primary"))
    drop = (Button(DROP, value, "danger"),)
    return (first, drop) if seats else ((*first, *drop), ())


def value_of(held: HeldRound) -> str:
    """What buttons carry: the round, and which preview of it they stand under."""
    return f"{held.name}#{held.tries}"


def drafted(group: StudyGroup | None, community: Community) -> HeldRound | None:
    """The round of this group that can be decided about."""
    newest = community.rounds(5, group.name) if group is not None else ()
    return next((one for one in newest if one.state == "drafted"), None)


def shown(value: str, community: Community) -> HeldRound | None:
    """The round whose preview a button stands under, if it still lies there as they saw it."""
    held = community.held_round(value.partition("#")[0])
    ours = held is not None and held.state == "drafted" and value == value_of(held)
    return held if ours else None


def moved(held: HeldRound, event: Deed | FormSent, community: Community) -> Iterator[Effect]:
    """Not this preview any more: it is worked out anew."""
    yield from reworded(held, "old", community)
    yield from solve_again(held, event.at, community)
    yield answer("moved", event)


def decide(event: Deed, community: Community, group: StudyGroup | None = None) -> Iterator[Effect]:
    """Let it go out, or not; whoever decides first decides."""
    wish, held = _wish(event, group, community)
    if not wish or not moderates(event, community):
        return
    if held is None:
        yield answer("nothing_to_release", event)
    elif wish == RELEASE and has_moved(held, event.at, community):
        yield from moved(held, event, community)
    else:
        what = "released" if wish == RELEASE else "dropped"
        yield from release(held, event.at, community, dropped=wish == DROP)
        yield from reworded(held, what, community)
        yield WriteLogbook(what=f"round_{what}", by=event.account, at=event.at)
        if isinstance(event, CommandGiven):  # where a button was, the message itself tells
            yield answer(what, event)


def lapse(before: HeldRound, at: datetime, community: Community) -> Iterator[Effect]:
    """Nobody decided until the next round opens: this one does not go out any more."""
    yield from release(before, at, community, dropped=True)
    yield from reworded(before, "lapsed", community)


def waited(held: HeldRound, community: Community) -> Mapping[int, int]:
    """How many rounds each member had waited before this one."""
    snapshot = community.round_snapshot(held.name)
    members = snapshot.members if snapshot else ()
    return {int(member.id): member.rounds_waited for member in members}


def line_of_waiting(part: Part, rounds: int, language: Language, letter: str = "") -> Message:
    """Who goes without, why, and for how long already; where they can be named by a ``letter``."""
    why = "out" if reason(part) in OUT else reason(part)
    fields: dict[str, Value] = {
        "member": Person(part.account),
        "why": Term(f"{STEM}-why_{why}"),
    }
    if not part.topic:  # it was no single wish that failed
        return Message(f"{STEM}-line_out", fields, language)
    fields |= {"topic": Topics((part.topic,)), "waited": rounds}
    if letter:
        return Message(f"{STEM}-line_lettered", {**fields, "letter": letter}, language)
    return Message(f"{STEM}-line_left", fields, language)


def reworded(held: HeldRound, what: str, community: Community) -> Iterator[Effect]:
    """The preview says what became of it, and names nobody any more."""
    key, language = _key(held), community.rules.community.language
    if not community.said(key):
        return
    after = "_again" if held.again and what in ("released", "dropped", "lapsed") else ""
    fields = called(held.name, language, community)
    message = Message(f"{STEM}-preview_{what}{after}", fields, language)
    yield Edit(key=f"{key}:{what}", instead_of=key, message=message)
    number = 2
    while community.said(f"{key}:{number}"):
        yield Unsay(key=f"{key}:{number}:{what}", instead_of=f"{key}:{number}")
        number += 1


def _lines(
    held: HeldRound, parts: Sequence[Part], language: Language, community: Community
) -> Iterator[Message]:
    """Who goes without, then the pairs.

    Not who offered and is not needed: beside somebody without a seat, that would tell of a block.
    """
    rounds = waited(held, community)
    letters = {part.number: letter for letter, part in lettered(parts, rounds).items()}
    for part in waiting(parts, rounds):
        letter = letters.get(part.number, "")
        yield line_of_waiting(part, rounds.get(part.number, 0), language, letter)
    named = {part.number: part.account for part in community.parts(held.name)}
    numbers = {part.number: number for number, part in numbered(parts).items()}
    for seated in proposed_together(parts):
        yield _line(seated, named, numbers, language)


def _line(
    seated: Sequence[Part],
    named: Mapping[int, Account],
    numbers: Mapping[int, str],
    language: Language,
) -> Message:
    """Its seats are numbered in the order in which it names their learners."""
    first = seated[0]
    fields: dict[str, Value] = {
        "number": numbers[first.number],
        "learner": Person(first.account),
        "expert": Person(named.get(first.expert)),
        "topic": topics_of(first),
    }
    if first.begins is not None:
        fields["begins"] = Moment(first.begins)
    if first.form == "pair":
        fields["others"] = len(first.others)
    else:
        fields["last"] = numbers[seated[-1].number]
    if first.form == "tandem":
        fields["other"] = topics_of(*seated[1:])
    if first.form == "circle":
        others = zip(("second", "third", "fourth"), seated[1:], strict=False)
        fields |= {name: Person(part.account) for name, part in others}
        return Message(f"{STEM}-line_circle_{len(seated)}", fields, language)
    return Message(f"{STEM}-line_{first.form}", fields, language)


def _wish(
    event: Deed, group: StudyGroup | None, community: Community
) -> tuple[str, HeldRound | None]:
    """What is wanted, and the round that can be decided about, if it is that one."""
    match event:
        case ButtonPressed(button=button, value=value) if button in (RELEASE, DROP):
            return button, shown(value, community)
        case CommandGiven(command=command):
            return COMMANDS.get(command, ""), drafted(group, community)
        case _:
            return "", None


def _key(held: HeldRound) -> str:
    return f"{STEM}:{held.name}:preview:{held.tries}"


def answer(what: str, event: Deed | FormSent) -> Answer:
    """What a moderator hears at once."""
    return Answer(message=Message(f"{STEM}-answer_{what}", {}, event.language))
