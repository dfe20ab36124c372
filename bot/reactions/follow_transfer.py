"""What was taken to the forum keeps in step: with edits, deletions, and each author's second word.

A yes can be taken back any time, and whoever is forgotten leaves the forum with all their words;
that never waits, also not while a moderator stopped the bot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.community import Community
from bot.effects import Answer, Edit, Effect, KeepTransfer, Message, Withdraw
from bot.events import (
    AnswerDeleted,
    AnswerEdited,
    ButtonPressed,
    DeliveryWithheld,
    PassagesRead,
    QuestionEdited,
    ThreadDeleted,
    ThreadSetAside,
)
from bot.reactions._carrying import fits, said, worded
from bot.reactions._retreat import retreat, unsay
from bot.reactions._transfers import (
    NAMED,
    NAMELESS,
    found_by,
    look_at,
    mixed,
    reworded,
    transfer_of,
    where,
)
from bot.reactions.follow_thread import may_judge
from matchers.transfers import Consent, Permission, Transfer, TransferState

Followed = (
    ButtonPressed
    | QuestionEdited
    | AnswerEdited
    | AnswerDeleted
    | PassagesRead
    | ThreadDeleted
    | ThreadSetAside
    | DeliveryWithheld
)


def follow_transfer(
    event: Followed,
    community: Community,
) -> Iterator[Effect]:
    """Change there what changed here."""
    match event:
        case ButtonPressed(button="follow_transfer-no" | "follow_transfer-withdraw"):
            yield from _refused(event, community)
        case ButtonPressed(button="follow_transfer-back"):
            yield from _take_back(event, community)
        case QuestionEdited(question=question):
            yield from _changed(question.thread.key, question.thread.key, event, community)
        case AnswerEdited(thread=thread, answer=answer):
            yield from _changed(thread, answer, event, community)
        case AnswerDeleted(thread=thread, answer=answer):
            yield from _changed(thread, answer, event, community)
        case ThreadDeleted(thread=thread) | ThreadSetAside(thread=thread):
            transfer = community.transfer(thread) or community.transfer_to(thread)
            if transfer is not None and transfer.wanted:
                yield from retreat(transfer, event, community)
        case PassagesRead(changed=changed) if changed:
            yield from _edit(event, community)
        case DeliveryWithheld():
            yield from _say_anew(event, community)


# --- a second word


def _refused(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    found = found_by(event.value, community)
    if found is None or found[1].account not in community.accounts_of(event.account):
        yield Answer(message=Message("take_to_forum-settled", {}, event.language))
        return
    transfer, permission = found
    yield from _leave(transfer, permission, event, community)


def _leave(
    transfer: Transfer, permission: Permission, event: ButtonPressed, community: Community
) -> Iterator[Effect]:
    """Their words go. With the question goes everything: the rest would answer nothing."""
    there = transfer.state is TransferState.THERE
    if there and permission.number == transfer.opening.number:
        yield from retreat(transfer, event, community)
        return
    posts = [where(transfer, message, community) for message in permission.messages]
    yield from unsay(posts, transfer.thread, community)
    stood = bool(permission.messages)
    left = replace(permission, says=Consent.NO, name="", messages=())
    changed = transfer.with_permission(left)
    yield KeepTransfer(transfer=changed)
    what = "follow_transfer-gone" if stood else "follow_transfer-refused"
    buttons = () if stood else (NAMED, NAMELESS)  # what was deleted there is not said again
    yield from reworded(what, changed, left, community, event=event, buttons=buttons)
    if changed.state is TransferState.ASKING and changed.settled:
        yield look_at(changed, event)


def _take_back(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """All of it: whoever asked the question, began it, or moderates may do that."""
    found = found_by(event.value, community)
    if found is None:
        yield Answer(message=Message("take_to_forum-settled", {}, event.language))
        return
    transfer = found[0]
    kept = community.thread(transfer.thread)
    began = transfer.by in community.accounts_of(event.account)
    moderator = event.moderator
    may = began or may_judge(event.account, by_moderator=moderator, kept=kept, community=community)
    if not may:
        yield Answer(message=Message("common-shortcut_not_yours", {}, event.language))
        return
    yield from retreat(transfer, event, community)
    yield Answer(message=Message("follow_transfer-taken_back", {}, event.language))


def leave_forum(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """A member takes back every yes: before they are forgotten, or nobody can tell what is theirs.

    ``forget_member`` does both or neither.
    """
    for transfer in community.transfers_with(event.account):
        permission = transfer.of(community.accounts_of(event.account))
        if permission is not None:
            yield from _leave(transfer, permission, event, community)


# --- what changed in the chat


def _changed(
    thread: str,
    message: str,
    event: QuestionEdited | AnswerEdited | AnswerDeleted,
    community: Community,
) -> Iterator[Effect]:
    """What was read before is out of date, also what is not there yet."""
    transfer = community.transfer(thread)
    if transfer is None or not transfer.wanted:
        return
    touched = max(transfer.touched or event.at, event.at)
    transfer = replace(transfer, touched=touched)
    if message not in transfer.carried:
        yield KeepTransfer(transfer=transfer)
    elif isinstance(event, AnswerDeleted):
        yield from _drop(message, transfer, event, community)
    else:
        yield KeepTransfer(transfer=transfer)
        yield look_at(transfer, event, message)


def _edit(event: PassagesRead, community: Community) -> Iterator[Effect]:
    """Say it anew; what is gone, or gives somebody away now, goes."""
    transfer, kept = community.transfer(event.thread), community.thread(event.thread)
    if transfer is None or kept is None or event.began != transfer.at:
        return
    if event.changed not in transfer.carried:
        return
    for passage in event.passages:
        if passage.message == event.changed and transfer.of([passage.author]) is not None:
            post = where(transfer, passage.message, community)
            if fits(passage, transfer, community) and community.said(post):
                message = worded(passage, transfer, kept)
                yield Edit(key=f"{post}:{mixed(event.key)}", instead_of=post, message=message)
            elif fits(passage, transfer, community):
                yield said(post, passage, transfer, kept, community)
            else:
                yield from _drop(passage.message, transfer, event, community)
            return


def _say_anew(event: DeliveryWithheld, community: Community) -> Iterator[Effect]:
    """The forum lets nobody edit this any more: it goes, and is said as it reads now."""
    transfer = transfer_of(event.delivery, community)
    if transfer is None or not transfer.wanted:
        return
    for message in transfer.carried:
        post = where(transfer, message, community)
        if event.delivery.startswith(f"{post}:"):
            yield Withdraw(key=event.delivery)
            yield from unsay([post], transfer.thread, community)
            yield look_at(transfer, event, message)


def _drop(
    message: str, transfer: Transfer, event: PassagesRead | AnswerDeleted, community: Community
) -> Iterator[Effect]:
    """One message of an author's goes, the others stay; without the question nothing does."""
    if message == transfer.thread:
        yield from retreat(transfer, event, community)
        return
    yield from unsay([where(transfer, message, community)], transfer.thread, community)
    for permission in transfer.permissions:
        if message in permission.messages:
            others = tuple(one for one in permission.messages if one != message)
            changed = transfer.with_permission(replace(permission, messages=others))
            yield KeepTransfer(transfer=changed)
