"""[Passt nicht] ends a pair without asking why; [Melden] opens a private case with moderators.

Either way these two are never matched again. Whoever is reported hears nothing of it.
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
from bot.reactions._rematch import rematch
from bot.reactions._typed import topic_named
from matchers.model import Account, Language, Match, MatchState

UNFIT = "report_match-unfit"
REPORT = "report_match-report"
CLOSE = "report_match-close"

LOOKED_BACK = 500
"""So many lines of the logbook are looked through for a case that was closed before."""

CASE = 6
"""So many digits of a match name its case."""

BUTTONS = {"unfit": UNFIT, "report": REPORT}
"""What is typed instead of a button."""

GROUPS = ("", ":again", ":again:2")
"""What the keys of the attempts to open the two's group end in: the first one, and once more."""


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
    match = community.match(event.value)
    if match is None or match.role_of(event.account) is None:
        yield _tell(event, "gone")
    elif event.button == UNFIT:
        yield from _end(event, match, community)
    else:
        yield from _report(event, match, community)


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
        named = Topics(tuple(dict.fromkeys(match.topic for match in about)))
        fields: dict[str, Value] = {"topics": named, "word": word}
        yield Answer(message=Message("report_match-which", fields, event.language))
    else:
        yield Answer(message=Message("report_match-nobody", {}, event.language))


def _meant(event: CommandGiven, community: Community) -> list[Match]:
    """Open pairs first; a report may also be about one that is over."""
    topic = topic_named(event.argument, community.topics) if event.argument else None
    mine = [m for m in community.matches_of(event.account) if topic in (None, m.topic)]
    now = [match for match in mine if match.state is MatchState.ACCEPTED]
    if now or event.command == "unfit":
        return now
    return [m for m in mine if m.state is MatchState.ENDED and m.learner_says and m.expert_says][:1]


def _end(event: ButtonPressed, match: Match, community: Community) -> Iterator[Effect]:
    if match.state is not MatchState.ACCEPTED:
        yield _tell(event, "over")
        return
    yield from _part(event, match)
    yield Edit(
        key=f"report_match:{match.id}:ended",
        instead_of=newest_group(match, community),
        message=Message(
            "report_match-ended",
            {"topic": Topics((match.topic,))},
            community.rules.community.language,
            buttons=(Button(REPORT, match.id, "danger"),),
        ),
    )
    for account in (match.learner, match.expert):
        what = "parted_you" if account == event.account else "parted_other"
        role = match.role_of(account)
        yield DirectMessage(
            key=f"report_match:{match.id}:{role}:parted",
            account=account,
            message=Message(
                f"report_match-{what}",
                {"topic": Topics((match.topic,))},
                community.language_of(account),
                buttons=rematch(match, account, community),
            ),
        )


def newest_group(match: Match, community: Community) -> str:
    """The newest attempt at their group that was sent, or still may be."""
    keys = [f"open_pair:{match.id}{ends}" for ends in GROUPS]
    sent = [key for key in keys if community.said(key) and not community.given_up(key)]
    return (sent or keys[:1])[-1]


def _report(event: ButtonPressed, match: Match, community: Community) -> Iterator[Effect]:
    """Reporting works in every state of a match, also long after it ended."""
    case = f"report_match:{match.id}:{match.role_of(event.account)}:case"
    if community.said(case) or community.said(f"{case}:1"):
        nobody = community.said(_nobody(case))
        yield _tell(event, "nobody_there" if nobody else "received_already")
        return
    yield from _part(event, match)
    yield WriteLogbook(what="reported", by=None, at=event.at, about={"case": match.id[:CASE]})
    told = list(_cases(event.account, match, case, community))
    yield from told
    yield _tell(event, "received" if told else "nobody_there")


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


def _part(event: ButtonPressed, match: Match) -> Iterator[Effect]:
    yield BlockPair(one=match.learner, other=match.expert, at=event.at)
    if match.state in (MatchState.PROPOSED, MatchState.ACCEPTED):
        yield SettleMatch(match=match.id, state=MatchState.ENDED)


def _instead(event: DeliveryWithheld, community: Community) -> Iterator[Effect]:
    """The moderators' channel is private no more, or gone: the case goes to each of them alone."""
    feature, _, rest = event.delivery.partition(":")
    which, _, role = rest.removesuffix(":case").rpartition(":")
    match = community.match(which)
    if feature != "report_match" or match is None:
        return
    reporter = match.learner if role == "learner" else match.expert
    told = list(_to_each(reporter, match, event.delivery, community))
    yield from told
    if not told:  # the reporter read that it was received: that is not true any more
        message = Message("report_match-nobody_there", {}, community.language_of(reporter))
        yield DirectMessage(key=_nobody(event.delivery), account=reporter, message=message)


def _nobody(case: str) -> str:
    return f"{case}:nobody"


def _cases(
    reporter: Account, match: Match, key: str, community: Community
) -> Iterator[Post | DirectMessage]:
    """To the moderators' channel; without one to each moderator but the two it is about."""
    place = community.moderators_place()
    if place is not None:
        language = community.rules.community.language
        yield Post(key=key, place=place, message=_case(reporter, match, language))
        return
    yield from _to_each(reporter, match, key, community)


def _to_each(
    reporter: Account, match: Match, key: str, community: Community
) -> Iterator[DirectMessage]:
    others = (Account(m) for m in community.rules.community.moderators)
    for number, moderator in enumerate((m for m in others if match.role_of(m) is None), start=1):
        message = _case(reporter, match, community.language_of(moderator))
        yield DirectMessage(key=f"{key}:{number}", account=moderator, message=message)


def _case(reporter: Account, match: Match, language: Language) -> Message:
    reported = match.expert if reporter == match.learner else match.learner
    fields: dict[str, Value] = {
        "case": match.id[:CASE],  # what is left to speak of, should the two ask to be forgotten
        "reporter": Person(reporter),
        "reported": Person(reported),
        "topic": Topics((match.topic,)),
        "since": Moment(match.proposed),
    }
    button = Button(CLOSE, match.id[:CASE])
    return Message("report_match-case", fields, language, buttons=(button,))


def _tell(event: ButtonPressed, what: str) -> Answer:
    return Answer(message=Message(f"report_match-{what}", {}, event.language))
