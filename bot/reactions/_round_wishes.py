"""What moderators change about a draft: who swaps, who is kept apart, and all of it taken back.

No line of a preview is changed by hand: what they want is kept, and the round is solved again with
it. Whatever stands in the way of a swap, they read the same words, as it may be a secret block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.effects import (
    Answer,
    DropRoundWishes,
    Effect,
    Form,
    Input,
    KeepRoundWish,
    Message,
    Option,
    WriteLogbook,
)
from bot.events import ButtonPressed, CommandGiven, FormSent
from bot.reactions._features import moderates
from bot.reactions._round_asking import STEM
from bot.reactions._round_numbers import lettered, numbered, spoken_of
from bot.reactions._round_preview import (
    FORBID,
    SWAP,
    answer,
    drafted,
    moved,
    reworded,
    shown,
    value_of,
    waited,
)
from bot.reactions._round_steps import has_moved, solve_again
from bot.rules_rounds import StudyGroup
from matchers.held import HeldRound, Part, RoundWish
from matchers.rounds.entering import pair_of
from matchers.rounds.wishing import possible

RESET = f"{STEM}-reset"
SWAP_FORM, FORBID_FORM = f"{STEM}-swap_form", f"{STEM}-forbid_form"
FIRST, SECOND, WHICH = f"{STEM}-swap_first", f"{STEM}-swap_second", f"{STEM}-forbid_which"
COMMANDS = {"round_swap": SWAP, "round_forbid": FORBID, "round_reset": RESET}
FORMS = {SWAP_FORM: SWAP, FORBID_FORM: FORBID}
MOST = 100
"""So many choices are in a list of Slack's; whoever stands below them is named by command."""
BOTH = 2
"""So many swap."""
WIDTH = 30
"""Characters of a name in a choice, of which Slack shows 75."""

Deed = CommandGiven | ButtonPressed | FormSent


@dataclass(frozen=True)
class Draft:
    """A drafted round as moderators see it: its seats, and who could be given one."""

    held: HeldRound
    seats: Mapping[str, Part]
    left: Mapping[str, Part]
    wishes: Sequence[RoundWish]

    @property
    def names(self) -> Mapping[str, Part]:
        """What can be named, and what for."""
        return {**self.seats, **self.left}


def change(event: Deed, community: Community, group: StudyGroup | None = None) -> Iterator[Effect]:
    """Open the form, or solve the round again as a moderator wants it."""
    wish, held = _wish(event, group, community)
    if not wish or not moderates(event, community):
        return
    if held is None:
        yield answer("nothing_to_release", event)
        return
    draft = _draft(held, community)
    if wish == RESET:
        yield from _reset(draft, event, community)
    elif has_moved(held, event.at, community):
        yield from moved(held, event, community)
    elif isinstance(event, ButtonPressed):
        yield _opened(wish, draft, event, community)
    elif wish == SWAP:
        yield from _swap(draft, event, community)
    else:
        yield from _forbid(draft, event, community)


# --- what they want


def _swap(draft: Draft, event: CommandGiven | FormSent, community: Community) -> Iterator[Effect]:
    named = _named(draft.names, event)
    seats = [part for part in named if part.outcome == "seat"]
    if len(named) == 1:
        yield _refused("two_different", event)
    elif len(named) != BOTH or not seats:
        yield _refused("which_two", event)
    elif any(part.form != "pair" for part in seats):
        yield _refused("pairs_only", event)
    elif len(seats) == BOTH and seats[0].expert == seats[1].expert:
        yield _refused("same_expert", event)
    else:
        ours = {part.number for part in named}
        before = [one for one in draft.wishes if not (one.fixed and one.learner in ours)]
        fixed = [RoundWish(draft.held.name, *two, fixed=True) for two in _crossed(named, seats)]
        if _may_be([*before, *fixed], draft.held, community):
            yield from _anew(draft.held, [*before, *fixed], "swapped", event, community)
        else:
            yield _refused("cannot_swap", event)


def _crossed(named: Sequence[Part], seats: Sequence[Part]) -> list[tuple[int, int]]:
    """Each learns with the other's expert; whoever goes without takes the seat."""
    if len(seats) == BOTH:
        one, other = seats
        return [(one.number, other.expert), (other.number, one.expert)]
    [seat] = seats
    return [(part.number, seat.expert) for part in named if part is not seat]


def _may_be(wishes: Sequence[RoundWish], held: HeldRound, community: Community) -> bool:
    snapshot = community.round_snapshot(held.name)
    fixed = {pair_of(one.learner, one.expert) for one in wishes if one.fixed}
    zone = ZoneInfo(community.rules.community.time_zone)
    return snapshot is not None and possible(snapshot, fixed, zone)


def _forbid(draft: Draft, event: CommandGiven | FormSent, community: Community) -> Iterator[Effect]:
    named = _named(draft.seats, event)
    if len(named) != 1:
        yield _refused("which_one", event)
        return
    [seat] = named
    both = {seat.number, seat.expert}
    before = [one for one in draft.wishes if not one.fixed or {one.learner, one.expert} != both]
    apart = RoundWish(draft.held.name, seat.number, seat.expert, fixed=False)
    yield from _anew(draft.held, [*before, apart], "forbidden", event, community)


def _reset(draft: Draft, event: Deed, community: Community) -> Iterator[Effect]:
    if community.round_wishes(draft.held.name):
        yield from _anew(draft.held, (), "reset", event, community)
    else:
        yield answer("nothing_to_reset", event)


def _anew(
    held: HeldRound, wishes: Sequence[RoundWish], what: str, event: Deed, community: Community
) -> Iterator[Effect]:
    """Keep what they want, and have the round solved with it."""
    yield DropRoundWishes(round=held.name)
    for wish in wishes:
        yield KeepRoundWish(wish=wish)
    yield from reworded(held, "old", community)
    yield from solve_again(held, event.at, community)
    yield WriteLogbook(what=f"round_{what}", by=event.account, at=event.at)
    yield answer(what, event)


# --- how they say it


def _wish(
    event: Deed, group: StudyGroup | None, community: Community
) -> tuple[str, HeldRound | None]:
    """What is wanted, and the round that it is about, if it still lies there as they saw it."""
    match event:
        case ButtonPressed(button=button, value=value) if button in (SWAP, FORBID):
            return button, shown(value, community)
        case FormSent(form=form, carries=carries) if form in FORMS:
            return FORMS[form], shown(carries.get("round", ""), community)
        case CommandGiven(command=command):
            return COMMANDS.get(command, ""), drafted(group, community)
        case _:
            return "", None


def _draft(held: HeldRound, community: Community) -> Draft:
    """Of what they wanted before counts what the draft shows; what could not be kept is over."""
    parts = spoken_of(held, community.parts(held.name))
    seated = {(part.number, part.expert) for part in parts if part.outcome == "seat"}
    wishes = community.round_wishes(held.name)
    kept = [one for one in wishes if not one.fixed or (one.learner, one.expert) in seated]
    return Draft(held, numbered(parts), lettered(parts, waited(held, community)), kept)


def _named(names: Mapping[str, Part], event: CommandGiven | FormSent) -> list[Part]:
    """The lines that they named, each once; none if one of them is none of ours."""
    if isinstance(event, FormSent):
        words = [word for values in event.values.values() for word in values]
    else:
        typed = re.findall(r"\w+", event.argument.casefold())
        words = [word for word in typed if word in names or _looks_like_one(word)]
    if not all(word in names for word in words):
        return []
    return [names[word] for word in dict.fromkeys(words)]


def _looks_like_one(word: str) -> bool:
    """Not what stands between two names: und, mit, and, with, for."""
    return word.isdecimal() or (word.isascii() and len(word) == 1)


def _opened(wish: str, draft: Draft, event: ButtonPressed, community: Community) -> Answer:
    pairs = {name: part for name, part in draft.seats.items() if part.form == "pair"}
    if wish == FORBID:
        inputs = [Input(WHICH, "choice", options=_offered(draft.seats, draft, community))]
    elif not pairs or len(pairs) + len(draft.left) < BOTH:
        return answer("pairs_only", event)
    else:
        both = _offered({**pairs, **draft.left}, draft, community)
        inputs = [
            Input(FIRST, "choice", options=_offered(pairs, draft, community)),
            Input(SECOND, "choice", options=both),
        ]
    name = FORBID_FORM if wish == FORBID else SWAP_FORM
    carries = {"round": value_of(draft.held)}
    return Answer(form=Form(name, tuple(inputs), event.language, carries=carries))


def _offered(names: Mapping[str, Part], draft: Draft, community: Community) -> tuple[Option, ...]:
    people = {part.number: part.account for part in community.parts(draft.held.name)}

    def called(number: int) -> str:
        account = people.get(number)
        profile = None if account is None else community.profile(account)
        name = " ".join(profile.name.split()) if profile else ""
        return (name if len(name) <= WIDTH else name[: WIDTH - 1].rstrip() + "…") or "…"

    def worded(name: str, part: Part) -> str:
        if name in draft.left:
            return f"{name}) {called(part.number)}"
        return f"{name}. {called(part.number)} – {called(part.expert)}"  # noqa: RUF001

    return tuple(Option(name, worded(name, part)) for name, part in list(names.items())[:MOST])


def _refused(what: str, event: CommandGiven | FormSent) -> Answer:
    """In a form beside the question, so that they can choose again."""
    if isinstance(event, CommandGiven):
        return answer(what, event)
    beside = SECOND if event.form == SWAP_FORM else WHICH
    return Answer(errors={beside: Message(f"{STEM}-answer_{what}", {}, event.language)})
