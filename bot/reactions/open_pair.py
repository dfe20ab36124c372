"""Both said yes: a group of the two and the bot, with why these two and a first question.

Where nobody can tell whether the group's message arrived, it is not sent twice: both are asked.
After ``AGAIN_AT_MOST`` more attempts they read each other's names in private, and write themselves.
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
    Value,
)
from bot.events import ButtonPressed, DeliveryUncertain, MatchAccepted
from bot.reactions._meeting import meeting
from bot.reactions.report_match import GROUPS, REPORT, UNFIT
from matchers.model import Account, Language, Match, MatchState

AGAIN = "open_pair-again"
AGAIN_AT_MOST = 2
"""How often the two may ask for it once more."""


def open_pair(
    event: MatchAccepted | DeliveryUncertain | ButtonPressed, community: Community
) -> Iterator[Effect]:
    """Introduce them to each other: only now do they read each other's names."""
    match event:
        case MatchAccepted():
            pair = _accepted(event.match, community)
            if pair is not None:
                yield _group(pair, _key(pair.id, 0), community)
        case DeliveryUncertain():
            named, attempt = _attempt(event.delivery)
            pair = _accepted(named, community)
            if pair is not None and attempt < AGAIN_AT_MOST:
                yield from _ask_both(pair, attempt, community)
            elif pair is not None:
                yield from _name_both(pair, community)
        case ButtonPressed(button="open_pair-again"):
            named, attempt = _attempt(f"open_pair:{event.value}")
            pair = _accepted(named, community)
            ours = pair is not None and pair.role_of(event.account) is not None
            if pair is not None and ours and attempt < AGAIN_AT_MOST:
                yield _group(pair, _key(named, attempt + 1), community)
                yield Answer(message=Message("open_pair-sent_again", {}, event.language))
            else:
                yield Answer(message=Message("open_pair-over", {}, event.language))


def _key(id: str, attempt: int) -> str:
    """The group's key: each attempt is a delivery of its own, the first one counts as 0."""
    return f"open_pair:{id}{GROUPS[attempt]}"


def _attempt(key: str) -> tuple[str, int]:
    """Match and attempt of a group's key; no match where it is no such key."""
    named, again, number = key.removeprefix("open_pair:").partition(":again")
    return (named, GROUPS.index(again + number)) if again + number in GROUPS else ("", 0)


def _accepted(id: str, community: Community) -> Match | None:
    match = community.match(id)
    return match if match is not None and match.state is MatchState.ACCEPTED else None


def _group(match: Match, key: str, community: Community) -> OpenGroup:
    language = _shared_language(match, community)
    learner, expert = _where_both_are(match, community)
    fields: dict[str, Value] = {
        "learner": Person(learner),
        "expert": Person(expert),
        "topic": Topics((match.topic,)),
    }
    if match.is_pair:
        fields["slot"] = Term(f"common-slot-{match.slot}")
    message = Message(
        "open_pair-hello" if match.is_pair else "open_pair-hello_asked",
        fields,
        language,
        buttons=_way_out(match),
        parts=_conduct(language, community),
    )
    return OpenGroup(key=key, accounts=(learner, expert), message=message)


def _where_both_are(match: Match, community: Community) -> tuple[Account, Account]:
    found = meeting(match.learner, match.expert, community)
    return found or (match.learner, match.expert)


def _conduct(language: Language, community: Community) -> tuple[Message, ...]:
    conduct = community.rules.community.code_of_conduct
    link = Message("open_pair-conduct", {"conduct": Link(conduct, "Code of Conduct")}, language)
    return (link,) if conduct else ()


def _way_out(match: Match) -> tuple[Button, ...]:
    return (Button(UNFIT, match.id), Button(REPORT, match.id, "danger"))


def _ask_both(match: Match, attempt: int, community: Community) -> Iterator[Effect]:
    tried = f"{match.id}{GROUPS[attempt]}"
    for account in (match.learner, match.expert):
        numbered = f":{attempt}" if attempt else ""
        yield DirectMessage(
            key=f"open_pair:{match.id}:{match.role_of(account)}:unsure{numbered}",
            account=account,
            message=Message(
                "open_pair-unsure",
                {"topic": Topics((match.topic,))},
                community.language_of(account),
                buttons=(Button(AGAIN, tried),),
            ),
        )


def _name_both(match: Match, community: Community) -> Iterator[Effect]:
    """Both said yes, so each may read the other's name, here as in the group."""
    learner, expert = _where_both_are(match, community)
    for account, other in ((match.learner, expert), (match.expert, learner)):
        language = community.language_of(account)
        yield DirectMessage(
            key=f"open_pair:{match.id}:{match.role_of(account)}:by_yourselves",
            account=account,
            message=Message(
                "open_pair-by_yourselves",
                {"topic": Topics((match.topic,)), "partner": Person(other)},
                language,
                buttons=_way_out(match),
                parts=_conduct(language, community),
            ),
        )


def _shared_language(match: Match, community: Community) -> Language:
    """The language of both, or the community's where they read different ones."""
    learner = community.language_of(match.learner)
    expert = community.language_of(match.expert)
    return learner if learner == expert else community.rules.community.language
