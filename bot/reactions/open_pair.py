"""Both said yes: a group of the two and the bot, with why these two and a first question.

Where nobody can tell whether the group's message arrived, it is not sent twice: both are asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community
from bot.effects import (
    Answer,
    Button,
    DirectMessage,
    Effect,
    Link,
    Message,
    OpenGroup,
    Person,
    Term,
    Topics,
)
from bot.events import ButtonPressed, DeliveryUncertain, MatchAccepted
from bot.reactions.report_match import REPORT, UNFIT
from matchers.model import Language, Match, MatchState

AGAIN = "open_pair-again"


def open_pair(
    event: MatchAccepted | DeliveryUncertain | ButtonPressed, community: Community
) -> Iterator[Effect]:
    """Introduce them to each other: only now do they read each other's names."""
    match event:
        case MatchAccepted():
            pair = _accepted(event.match, community)
            if pair is not None:
                yield _group(pair, f"open_pair:{pair.id}", community)
        case DeliveryUncertain():
            pair = _accepted(event.delivery.removeprefix("open_pair:"), community)
            if pair is not None:
                yield from _ask_both(pair, community)
        case ButtonPressed(button="open_pair-again"):
            pair = _accepted(event.value, community)
            if pair is not None and pair.role_of(event.account) is not None:
                yield _group(pair, f"open_pair:{pair.id}:again", community)
                yield Answer(message=Message("open_pair-sent_again", {}, event.language))
            else:
                yield Answer(message=Message("open_pair-over", {}, event.language))


def _accepted(id: str, community: Community) -> Match | None:
    match = community.match(id)
    return match if match is not None and match.state is MatchState.ACCEPTED else None


def _group(match: Match, key: str, community: Community) -> OpenGroup:
    language = _shared_language(match, community)
    conduct = community.rules.community.code_of_conduct
    link = Message("open_pair-conduct", {"conduct": Link(conduct, "Code of Conduct")}, language)
    message = Message(
        "open_pair-hello",
        {
            "learner": Person(match.learner),
            "expert": Person(match.expert),
            "topic": Topics((match.topic,)),
            "slot": Term(f"common-slot-{match.slot}"),
        },
        language,
        buttons=(Button(UNFIT, match.id), Button(REPORT, match.id, "danger")),
        parts=(link,) if conduct else (),
    )
    return OpenGroup(key=key, accounts=(match.learner, match.expert), message=message)


def _ask_both(match: Match, community: Community) -> Iterator[Effect]:
    for account in (match.learner, match.expert):
        yield DirectMessage(
            key=f"open_pair:{match.id}:{match.role_of(account)}:unsure",
            account=account,
            message=Message(
                "open_pair-unsure",
                {"topic": Topics((match.topic,))},
                community.language_of(account),
                buttons=(Button(AGAIN, match.id),),
            ),
        )


def _shared_language(match: Match, community: Community) -> Language:
    """The language of both, or the community's where they read different ones."""
    learner = community.language_of(match.learner)
    expert = community.language_of(match.expert)
    return learner if learner == expert else community.rules.community.language
