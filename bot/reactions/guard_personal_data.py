"""Personal data in a question: its author alone is told, once, and mends it or says it is fine.

Until then the question stands in no list and no digest, and no line of ours draws anybody to it.
Nobody else hears of it, nothing is flagged, hidden or limited, and what was found is never quoted.
While a moderator stopped the bot this goes on: each hour more people read what stands there.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community, KeptThread
from bot.effects import (
    Answer,
    Button,
    DirectMessage,
    Edit,
    Effect,
    GuardThread,
    Link,
    Message,
)
from bot.events import ButtonPressed, QuestionAsked, QuestionEdited, ThreadDeleted
from bot.reactions._meeting import is_same
from bot.reactions._suggestions import withdrawn
from bot.reactions.follow_similar import no_longer_named
from bot.reactions.follow_thread import is_older
from bot.rules_digests import GuardPersonalDataRules
from matchers.model import Account, Question
from matchers.personal import Personal, personal

FINE = "guard_personal_data-fine"

KINDS = {
    Personal.CARE: "guard_personal_data-care",
    Personal.PEOPLE: "guard_personal_data-people",
    Personal.IBAN: "guard_personal_data-iban",
    Personal.PHONE: "guard_personal_data-phone",
    Personal.EMAIL: "guard_personal_data-email",
}
"""The message that names a kind."""

NAMED = 3
"""So many kinds are named, the gravest: more would be a lecture."""


def guard_personal_data(
    event: QuestionAsked | QuestionEdited | ThreadDeleted | ButtonPressed, community: Community
) -> Iterator[Effect]:
    """Look at what was asked, and believe whoever says that it is fine."""
    match event:
        case QuestionAsked() | QuestionEdited():
            yield from _look(event, community)
        case ThreadDeleted(thread=key):
            if community.said(warning(key)):
                yield from _reworded(warning(key), event.key, "gone", community)
        case ButtonPressed(button="guard_personal_data-fine"):
            yield from _believe(event, community)


def warning(thread: str) -> str:
    """The key of what the author of a thread is told: there is one for good, later it is edited."""
    return f"guard_personal_data:{thread}"


def _look(event: QuestionAsked | QuestionEdited, community: Community) -> Iterator[Effect]:
    question = event.question
    key = question.thread.key
    kept = community.thread(key)
    if kept is None or is_older(event, kept) or community.said(_vouched(key)):
        return
    found = _found(question, community)
    if found and not kept.guarded:
        yield GuardThread(thread=key, on=True)
        yield from no_longer_named([key], event, community)
        yield from withdrawn(key, event, community)
        yield from _warn(event, kept, found, community)
    elif kept.guarded and not found:
        yield GuardThread(thread=key, on=False)
        yield from _reworded(warning(key), event.key, "lifted", community, question.asker)


def _found(question: Question, community: Community) -> tuple[Personal, ...]:
    rules = community.rules.guard_personal_data or GuardPersonalDataRules()
    found = personal(f"{question.title}\n{question.body}")
    return tuple(kind for kind in found if kind.value not in rules.ignore)


def _warn(
    event: QuestionAsked | QuestionEdited,
    kept: KeptThread,
    found: tuple[Personal, ...],
    community: Community,
) -> Iterator[Effect]:
    if kept.asker is None:
        return
    key = warning(kept.thread.key)
    language = community.language_of(kept.asker)
    parts = [Message(KINDS[kind], {}, language) for kind in found[:NAMED]]
    message = Message(
        "guard_personal_data-warning",
        {"link": Link(kept.thread.permalink, "")},  # its title may be what should not be repeated
        language,
        buttons=(Button(FINE, kept.thread.key),),
        parts=(*parts, Message("guard_personal_data-how", {}, language)),
    )
    if community.said(key):
        yield Edit(key=f"{key}:{event.key}", instead_of=key, message=message)
    else:
        yield DirectMessage(key=key, account=kept.asker, message=message)


def _reworded(
    key: str, event: str, what: str, community: Community, account: Account | None = None
) -> Iterator[Edit]:
    community_language = community.rules.community.language
    language = community.language_of(account) if account else community_language
    message = Message(f"guard_personal_data-{what}", {}, language)
    yield Edit(key=f"{key}:{event}", instead_of=key, message=message)


def _believe(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """Only the author can know whose data it is."""
    kept = community.thread(event.value)
    if kept is None or not kept.guarded or not is_same(kept.asker, event.account, community):
        yield Answer(message=Message("guard_personal_data-settled", {}, event.language))
        return
    key = warning(event.value)
    yield GuardThread(thread=event.value, on=False)
    message = Message("guard_personal_data-vouched", {}, event.language)
    yield Edit(key=_vouched(event.value), instead_of=key, message=message)


def _vouched(thread: str) -> str:
    return f"{warning(thread)}:vouched"
