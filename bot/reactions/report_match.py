"""[Passt nicht] ends a pair without asking why; [Melden] opens a private case with moderators.

Either way these two are never matched again; so are the two of a tandem. From a circle only this
one person leaves, and only a report keeps them apart from everybody else in it. Whoever is
reported hears nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.commands import BY_NAME
from bot.community import Community
from bot.effects import (
    Answer,
    BlockPair,
    Button,
    DirectMessage,
    Edit,
    Effect,
    Message,
    Moment,
    Person,
    Post,
    SettleMatch,
    Topics,
    Value,
    WriteLogbook,
)
from bot.events import ButtonPressed, CommandGiven, DeliveryWithheld
from bot.reactions._features import moderates
from bot.reactions._parting import call_off, end, end_unopened, go_on, part, runs_on
from bot.reactions._rematch import rematch
from bot.reactions._together import all_of, group_reads, message, together, worded
from bot.reactions._transfers import mixed
from bot.reactions._typed import topic_named
from matchers.model import Account, Form, Language, MatchState
from matchers.together import Side, Together

UNFIT = "report_match-unfit"
REPORT = "report_match-report"
CLOSE = "report_match-close"

LOOKED_BACK = 500
"""So many lines of the logbook are looked through for a case that was closed before."""

CASE = 6
"""So many digits of a match name its case."""

BUTTONS = {"unfit": UNFIT, "report": REPORT}
"""What is typed instead of a button."""


def report_match(
    event: ButtonPressed | CommandGiven | DeliveryWithheld, community: Community
) -> Iterator[Effect]:
    """Part the two, and call for help where it is asked for."""
    if isinstance(event, DeliveryWithheld):
        yield from _instead(event, community)
        return
    if isinstance(event, CommandGiven):
        if event.command in BUTTONS:
            yield from _typed(event, community)
        return
    if event.button == CLOSE:
        yield from _close(event, community)
        return
    if event.button not in (UNFIT, REPORT):
        return
    whole = together(event.value, community)
    side = whole.side_of(event.account) if whole else None
    if whole is None or side is None:
        yield _tell(event, "gone")
    elif event.button == UNFIT:
        yield from _unfit(event, whole, community)
    else:
        yield from _report(event, whole, side, community)


def _typed(event: CommandGiven, community: Community) -> Iterator[Effect]:
    """The same by a word, where there is no button at hand: about the one match it can mean."""
    about = _meant(event, community)
    if len(about) == 1:
        pressed = ButtonPressed(
            key=event.key,
            at=event.at,
            account=event.account,
            place=event.place,
            button=BUTTONS[event.command],
            value=about[0].id,
            language=event.language,
            letter=event.letter,
        )
        yield from report_match(pressed, community)
    elif about:
        word = BY_NAME[event.command].word(event.language)
        named = Topics(tuple(dict.fromkeys(topic for one in about for topic in one.topics)))
        fields: dict[str, Value] = {"topics": named, "word": word}
        yield Answer(message=Message("report_match-which", fields, event.language))
    else:
        yield Answer(message=Message("report_match-nobody", {}, event.language))


def _meant(event: CommandGiven, community: Community) -> list[Together]:
    """Open ones first; a report may also be about one that is over."""
    topic = topic_named(event.argument, community.topics) if event.argument else None
    mine = [w for w in all_of(event.account, community) if topic is None or topic in w.named]
    now = [whole for whole in mine if _is_in(whole, event.account)]
    if now or event.command == "unfit":
        return now
    return [whole for whole in mine if _was_in(whole, event.account)][:1]


def _is_in(whole: Together, account: Account) -> bool:
    side = whole.side_of(account)
    return side is not None and side.match.state is MatchState.ACCEPTED


def _was_in(whole: Together, account: Account) -> bool:
    side = whole.side_of(account)
    return side is not None and side.match.state is MatchState.ENDED and _came(side)


def _came(side: Side) -> bool:
    """Whether their match came to be: an offer that is over has ended, too."""
    agreed = bool(side.match.learner_says and side.match.expert_says)
    return side.match.state in (MatchState.ACCEPTED, *([MatchState.ENDED] if agreed else []))


def _unfit(event: ButtonPressed, whole: Together, community: Community) -> Iterator[Effect]:
    accepted = whole.of_state(MatchState.ACCEPTED)
    side = accepted.side_of(event.account) if accepted else None
    if accepted is None or side is None:
        yield _tell(event, "over", whole.form)
        return
    left = runs_on(accepted, event.account, event.at, community)
    if accepted.form != "circle":
        yield from _block(event, accepted)
    if left is None:
        yield from end(accepted, event.account, alone=False)
        yield from call_off(accepted, community)
        yield _ended(accepted, community)
    else:
        yield from end_unopened(accepted, event.account, community, alone=True)
    for one in accepted.sides:
        mine = one.account == event.account
        if mine or left is None:
            buttons = rematch(one, community)
            what = "report_match-parted_you" if mine else "report_match-parted_other"
            yield DirectMessage(
                key=f"report_match:{accepted.key_of(one)}:parted",
                account=one.account,
                message=message(what, accepted, one.account, community, buttons=buttons),
            )
    if left is not None:
        yield from go_on(left, side, event.at, community)


def _ended(whole: Together, community: Community) -> Edit:
    """Their group reads that it is over."""
    report = Button(REPORT, whole.id, "danger")
    key = f"report_match:{whole.id}:ended"
    return group_reads("report_match-ended", whole, key, report, community)


def _report(
    event: ButtonPressed, whole: Together, side: Side, community: Community
) -> Iterator[Effect]:
    """Reporting works in every state of a match, also long after it ended."""
    case = case_of(whole, side)
    if community.said(case) or community.said(f"{case}:1"):
        nobody = community.said(_nobody(case))
        yield _tell(event, "nobody_there" if nobody else "received_already", whole.form)
        return
    yield from _part(event, whole, community)
    yield WriteLogbook(what="reported", by=None, at=event.at, about={"case": _case_id(side, whole)})
    told = list(_cases(event.account, whole, case, community))
    yield from told
    yield _tell(event, "received" if told else "nobody_there", whole.form)


def case_of(whole: Together, side: Side) -> str:
    """The key of what moderators read when this member reports; alone, each one with a number."""
    return f"report_match:{whole.key_of(side)}:case"


def _case_id(side: Side, whole: Together) -> str:
    """Of a circle each report is a case of its own."""
    return (mixed(whole.key_of(side)) if whole.form == "circle" else whole.id)[:CASE]


def _close(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """A moderator saw to it; the logbook says who and when, and names nobody else."""
    case = event.value[:CASE]
    lines = community.logbook(LOOKED_BACK)
    if not moderates(event, community):
        yield _tell(event, "moderators_only")
    elif any(line.what == "closed" and line.about.get("case") == case for line in lines):
        yield _tell(event, "closed_already")
    else:
        yield WriteLogbook(what="closed", by=event.account, at=event.at, about={"case": case})
        message = Message("report_match-closed", {"case": case}, event.language)
        yield Answer(message=message)


def _block(event: ButtonPressed, whole: Together) -> Iterator[BlockPair]:
    """Never again with anybody in it; a pair's learner is named first."""
    mine = whole.side_of(event.account)
    for side in _met(whole) if any(map(_came, whole.sides)) else whole.sides:
        if mine is not None and side.account != event.account:
            first, second = sorted((mine, side), key=whole.sides.index)
            yield BlockPair(one=first.account, other=second.account, at=event.at)


def _met(whole: Together) -> list[Side]:
    """Who came to be in it. Whom a circle's seat was only offered to met nobody there."""
    return [s for s in whole.sides if whole.form != "circle" or s.role == "expert" or _came(s)]


def _part(event: ButtonPressed, whole: Together, community: Community) -> Iterator[Effect]:
    yield from _block(event, whole)
    if whole.form == "circle":  # the others go on, or hear that it is over: not why
        yield from part(event.account, event.at, community, whole.is_same)
        return
    for match in whole.matches:
        if match.state in (MatchState.PROPOSED, MatchState.ACCEPTED):
            yield SettleMatch(match=match.id, state=MatchState.ENDED)


def _instead(event: DeliveryWithheld, community: Community) -> Iterator[Effect]:
    """The moderators' channel is private no more, or gone: the case goes to each of them alone."""
    feature, _, rest = event.delivery.partition(":")
    which, _, role = rest.removesuffix(":case").rpartition(":")
    whole = together(which, community)
    mine = (one for one in whole.sides if whole.key_of(one) == f"{which}:{role}") if whole else ()
    side = next(iter(mine), None)
    if feature != "report_match" or whole is None or side is None:
        return
    told = list(_to_each(side.account, whole, event.delivery, community))
    yield from told
    if not told:  # the reporter read that it was received: that is not true any more
        language = community.language_of(side.account)
        nobody = Message(worded("report_match-nobody_there", whole.form), {}, language)
        yield DirectMessage(key=_nobody(event.delivery), account=side.account, message=nobody)


def _nobody(case: str) -> str:
    return f"{case}:nobody"


def _cases(
    reporter: Account, whole: Together, key: str, community: Community
) -> Iterator[Post | DirectMessage]:
    """To the moderators' channel; without one to each moderator but those it is about."""
    place = community.moderators_place()
    # whoever it is about reads nothing of it, nor does a channel in which they read along
    among = any(community.is_configured_moderator(one) for one in whole.accounts)
    if place is not None and not among:
        language = community.rules.community.language
        yield Post(key=key, place=place, message=_case(reporter, whole, language))
        return
    yield from _to_each(reporter, whole, key, community)


def _to_each(
    reporter: Account, whole: Together, key: str, community: Community
) -> Iterator[DirectMessage]:
    named = [Account(one) for one in community.rules.community.moderators]
    others = (one for one in named if whole.side_of(one) is None)
    for number, moderator in enumerate(others, start=1):
        case = _case(reporter, whole, community.language_of(moderator))
        yield DirectMessage(key=f"{key}:{number}", account=moderator, message=case)


def _case(reporter: Account, whole: Together, language: Language) -> Message:
    """Of a circle everybody in it is named: the report does not say whom it is about."""
    others = [side.account for side in _met(whole) if side.account != reporter]
    side = whole.side_of(reporter)
    case = _case_id(side, whole) if side is not None else whole.id[:CASE]
    fields: dict[str, Value] = {
        "case": case,  # what is left to speak of, should they ask to be forgotten
        "reporter": Person(reporter),
        "topic": Topics(whole.topics),
        "since": Moment(whole.matches[0].proposed),
    }
    parts: tuple[Message, ...] = ()
    if whole.form == "circle":
        parts = tuple(
            Message("report_match-member", {"member": Person(one)}, language) for one in others
        )
    else:
        fields["reported"] = Person(others[0])
    button = Button(CLOSE, case)
    name = worded("report_match-case", whole.form)
    return Message(name, fields, language, buttons=(button,), parts=parts)


def _tell(event: ButtonPressed, what: str, form: Form = "pair") -> Answer:
    return Answer(message=Message(worded(f"report_match-{what}", form), {}, event.language))
