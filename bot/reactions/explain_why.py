"""`/lotse warum`: say why somebody got this, and how to stop it.

Told are the newest things that Lotse said to a member, each with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community, Told
from bot.effects import Answer, Effect, Message, Moment, Value
from bot.events import CommandGiven
from bot.reactions._together import topics_of
from bot.reactions._topics import has_button
from bot.rules_asking import ExplainWhyRules
from matchers.model import Account, Language, Match

BECAUSE = frozenset(
    {
        "ask_around",
        "ask_if_helped",
        "assign_helper",
        "check_in",
        "hold_rounds",
        "open_pair",
        "pass_it_on",
        "propose_match",
        "report_match",
        "send_personal_digest",
        "settle_match",
        "show_similar",
        "suggest_helpers",
        "tag_question",
    }
)
"""Features that speak to members, each with a sentence of its own; all others share one."""

LOOKED_AT = 30
"""So many of the newest are looked through for different reasons."""

OF_A_MATCH = frozenset({"check_in", "open_pair", "propose_match", "report_match", "settle_match"})
"""Their keys name the match in second place: ``propose_match:<match>:expert``."""


def explain_why(event: CommandGiven, community: Community) -> Iterator[Effect]:
    """One line for each reason, the newest first."""
    if event.command != "why":
        return
    at_most = (community.rules.explain_why or ExplainWhyRules()).at_most
    newest: dict[str, Told] = {}
    for told in community.told(event.account, LOOKED_AT):
        newest.setdefault(told.reaction, told)
    parts = tuple(
        _because(told, event.account, event.language, community)
        for told in list(newest.values())[:at_most]
    )
    name = "explain_why-told" if parts else "explain_why-nothing"
    yield Answer(message=Message(name, {"count": len(parts)}, event.language, parts=parts))


def _because(told: Told, account: Account, language: Language, community: Community) -> Message:
    fields: dict[str, Value] = {"when": Moment(told.at)}
    if told.reaction == "tag_question":
        return _of_tags(told, fields, language, community)
    match = _match(told, account, community)
    if told.reaction in OF_A_MATCH and match is not None:
        return _of_match(told, match, account, fields, language)
    if told.reaction in OF_A_MATCH:
        return Message("explain_why-because_match", fields, language)
    known = told.reaction if told.reaction in BECAUSE else "other"
    return Message(f"explain_why-because_{known}", fields, language)


def _of_tags(
    told: Told, fields: dict[str, Value], language: Language, community: Community
) -> Message:
    """How to change topics depends on where they are: a forum has its tags beside the title."""
    kept = community.thread(told.thread) if told.thread else None
    forum = kept is not None and kept.thread.place.platform != "slack"
    similar = bool(community.named_in(told.key))
    name = f"because_tag_question{'_forum' if forum else ''}{'_similar' if similar else ''}"
    fields["button"] = int(kept is not None and has_button(kept.thread, community))
    return Message(f"explain_why-{name}", fields, language)


def _of_match(
    told: Told, match: Match, account: Account, fields: dict[str, Value], language: Language
) -> Message:
    if told.reaction == "propose_match" and match.begins is not None:
        return Message("explain_why-because_hold_rounds", fields, language)
    fields |= {"topic": topics_of(match)}
    if told.reaction == "propose_match" and match.expert == account:
        return Message("explain_why-because_propose_match_expert", fields, language)
    return Message(f"explain_why-because_{told.reaction}", fields, language)


def _match(told: Told, account: Account, community: Community) -> Match | None:
    _, _, rest = told.key.partition(":")
    found = community.together(rest.partition(":")[0]) if told.reaction in OF_A_MATCH else ()
    mine = [match for match in found if account == match.learner]
    return next(iter([*mine, *found]), None)
