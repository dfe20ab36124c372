"""A pair, a circle or a tandem as reactions speak of it: which one, where it meets, what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from bot.community import Community
from bot.effects import Button, Edit, Message, Topics, Value
from bot.reactions._meeting import platform_of
from matchers.held import Part
from matchers.model import Account, Form, Match
from matchers.together import Together, as_one, each_once

GROUPS = ("", ":again", ":again:2")
"""What the keys of the attempts to open a group end in: the first one, and once more."""

ANEW = ":new"
"""Stands before the number of a group in which a circle met anew, as somebody joined."""
JOIN_AT_MOST = 20
"""More cannot join one circle in the days in which its seats are offered on."""

OF_ITS_OWN: Mapping[Form, Collection[str]] = {
    "pair": (),
    "circle": frozenset(
        {
            "settle_match-accepted",
            "settle_match-already",
            "settle_match-both_already",
            "settle_match-ended",
            "settle_match-not_this_time_expert",
            "settle_match-not_this_time_learner",
            "settle_match-waiting",
            "open_pair-hello",
            "open_pair-unsure",
            "open_pair-by_yourselves",
            "open_pair-over",
            "report_match-case",
            "report_match-ended",
            "report_match-nobody_there",
            "report_match-over",
            "report_match-parted_other",
            "report_match-parted_you",
            "report_match-received",
            "check_in-ask_met",
            "check_in-glad_met",
            "check_in-not_met",
            "check_in-ask_felt",
            "check_in-glad",
            "check_in-glad_over",
            "check_in-thanks",
            "check_in-thanks_over",
            "check_in-sorry",
            "check_in-wishes",
            "check_in-longer",
            "check_in-closed",
            "check_in-over",
        }
    ),
    "tandem": frozenset(
        {
            "settle_match-ended",
            "settle_match-not_this_time_learner",
            "open_pair-hello",
            "open_pair-over",
            "report_match-case",
            "report_match-ended",
            "report_match-nobody_there",
            "report_match-over",
            "report_match-parted_other",
            "report_match-parted_you",
            "report_match-received",
        }
    ),
}
"""Which messages have words of their own for it; all others are the ones of a pair."""


def together(id: str, community: Community) -> Together | None:
    """The pair, circle or tandem of this id, or with the match of this id."""
    return as_one(community.together(id))


def all_of(account: Account, community: Community) -> Iterator[Together]:
    """Every one that somebody is or was in, the newest first."""
    for match in each_once(community.matches_of(account)):
        found = together(match.id, community)
        if found is not None:
            yield found


def groups_of(found: Together, community: Community) -> list[str]:
    """The keys of the attempts to open the group that they are in now, or will be."""
    opened = [name for name in groups_anew(found) if community.said(f"open_pair:{name}")]
    return [f"open_pair:{(opened or [found.id])[-1]}{ends}" for ends in GROUPS]


def groups_anew(found: Together) -> list[str]:
    """Names for the groups of a circle that somebody joined: it has another one each time."""
    return [f"{found.id}{ANEW}{number}" for number in range(1, JOIN_AT_MOST + 1)]


def newest_group(found: Together, community: Community) -> str:
    """The newest attempt at their group that was sent, or still may be."""
    keys = groups_of(found, community)
    sent = [key for key in keys if community.said(key) and not community.given_up(key)]
    return (sent or keys[:1])[-1]


def worded(name: str, form: Form) -> str:
    """The message that says it of a pair, or of what it is."""
    return f"{name}_{form}" if name in OF_ITS_OWN[form] else name


def topics_of(*ones: Match | Part) -> Topics:
    """What is learnt in them, and as what it is offered where that is another topic."""
    offered = dict.fromkeys(one.taught_as for one in ones if one.taught_as)
    return Topics(tuple(dict.fromkeys(one.topic for one in ones)), taught_as=tuple(offered))


def message(
    name: str,
    found: Together,
    account: Account,
    community: Community,
    buttons: tuple[Button, ...] = (),
) -> Message:
    """Something about it, to one of them, in their language."""
    fields: dict[str, Value] = {"topic": Topics(found.topics)}
    language = community.language_of(account)
    return Message(worded(name, found.form), fields, language, buttons=buttons)


def group_reads(name: str, found: Together, key: str, button: Button, community: Community) -> Edit:
    """Something in the place of what opened their group, in the community's language."""
    language = community.rules.community.language
    fields: dict[str, Value] = {"topic": Topics(found.topics)}
    said = Message(worded(name, found.form), fields, language, buttons=(button,))
    return Edit(key=key, instead_of=newest_group(found, community), message=said)


def where_all_are(accounts: Sequence[Account], community: Community) -> tuple[Account, ...] | None:
    """Their accounts on one platform; ``None``: there is none on which all are."""
    own = [{platform_of(a): a for a in community.accounts_of(one)} for one in accounts]
    for platform in own[0]:
        if all(platform in one for one in own):
            return tuple(one[platform] for one in own)
    return None


def get_along(whole: Together, community: Community) -> bool:
    """Whether they may be together, all on one platform, and nothing has come between any two."""
    known = [community.profile(account) for account in whole.accounts]
    if any(profile is None for profile in known):
        return False
    if whole.form != "circle" and any(profile.minor for profile in known if profile):
        return False
    leader = community.profile(whole.expert)
    if leader is None or leader.minor or blocked_among(whole.accounts, community):
        return False
    return where_all_are(whole.accounts, community) is not None


def blocked_among(accounts: Sequence[Account], community: Community) -> bool:
    """Whether any two of them are never to be brought together."""
    return any(community.blocked(one, other) for one, other in combinations(accounts, 2))
