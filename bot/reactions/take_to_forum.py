"""*Ins Forum übernehmen*: a conversation worth keeping gets a lasting copy, if its authors agree.

Each author is asked alone, for what they wrote until then, with or without their name; without a
yes it stays where it is, and nobody learns whose yes is missing. Without the question there is
nothing to carry. What seems to hold personal data is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.community import Community, KeptThread
from bot.effects import (
    Answer,
    Button,
    DirectMessage,
    Effect,
    KeepTransfer,
    Later,
    Message,
    Moment,
    Value,
)
from bot.events import (
    ButtonPressed,
    DeliveryArrived,
    DeliveryWithheld,
    PassagesRead,
    ShortcutUsed,
    TransferDue,
)
from bot.reactions._carrying import AGAIN_AFTER, arrived, carry, missing, not_taken
from bot.reactions._shortcuts import may_say, refused, tell
from bot.reactions._transfers import (
    BACK,
    NAMED,
    NAMELESS,
    NO,
    STEM,
    WITHDRAW,
    ask_key,
    found_by,
    letter,
    look_at,
    mixed,
    post_key,
    reworded,
    value_of,
    way_of,
)
from bot.rules_forum import TakeToForumRules
from matchers.model import Account
from matchers.transfers import Consent, Permission, Transfer, TransferState

AT_ONCE = (NAMED, NAMELESS, NO)
SAYS = {NAMED: Consent.NAMED, NAMELESS: Consent.NAMELESS}


Wish = (
    ShortcutUsed | ButtonPressed | TransferDue | PassagesRead | DeliveryArrived | DeliveryWithheld
)


def take_to_forum(
    event: Wish,
    community: Community,
) -> Iterator[Effect]:
    """Ask, wait, and carry over what may be."""
    match event:
        case ShortcutUsed(shortcut="take_to_forum"):
            yield from _begin(event, community)
        case ButtonPressed(button="take_to_forum-named" | "take_to_forum-nameless"):
            yield from _agreed(event, community)
        case TransferDue():
            transfer = community.transfer(event.thread)
            if transfer and transfer.at == event.began:
                yield from _decide(transfer, event, community)
        case PassagesRead():
            yield from carry(event, community)
        case DeliveryArrived():
            yield from arrived(event, community)
        case DeliveryWithheld():
            yield from not_taken(event, community)


def _rules(community: Community) -> TakeToForumRules:
    return community.rules.take_to_forum or TakeToForumRules()


# --- asking


def _begin(event: ShortcutUsed, community: Community) -> Iterator[Effect]:
    kept, transfer = community.thread(event.thread), community.transfer(event.thread)
    if refusal := refused(event, community):
        yield refusal
    elif not _rules(community).forum_category:
        yield tell(event, "take_to_forum-nowhere")
    elif kept is None or kept.asker is None:
        yield tell(event, "take_to_forum-unknown")
    elif not may_say(event, kept, community):
        yield tell(event, "common-shortcut_not_yours")
    elif kept.guarded:
        yield tell(event, "take_to_forum-guarded")
    elif transfer is not None and transfer.wanted:
        yield _under_way(transfer, event, community)
    elif transfer is not None and event.at - transfer.at < AGAIN_AFTER:
        again: dict[str, Value] = {"again": Moment(transfer.at + AGAIN_AFTER)}
        yield Answer(message=Message(f"{STEM}-lately", again, event.language))
    else:
        yield from _ask_all(event, kept, kept.asker, community)


def _under_way(transfer: Transfer, event: ShortcutUsed, community: Community) -> Answer:
    there = transfer.state is TransferState.THERE and transfer.url
    what = "there" if there else "asking"
    fields: dict[str, Value] = {"topic": way_of(transfer, community)}
    fields["until"] = Moment(transfer.until)
    buttons = (Button(BACK, value_of(transfer, transfer.opening)),)
    return Answer(message=Message(f"{STEM}-{what}", fields, event.language, buttons))


def _ask_all(
    event: ShortcutUsed, kept: KeptThread, asker: Account, community: Community
) -> Iterator[Effect]:
    homes: dict[Account, Account] = {}
    said = [reply.by for reply in kept.answers if reply.by is not None and reply.at <= event.at]
    # no number tells where in the thread somebody wrote
    for author in (asker, *sorted(said, key=lambda by: mixed(f"{event.key}{by}"))):
        homes.setdefault(community.home_of(author), author)
    authors = tuple(Permission(n, account) for n, account in enumerate(homes.values(), start=1))
    until = event.at + timedelta(hours=_rules(community).wait_hours)
    transfer = Transfer(event.thread, event.account, event.at, until, authors)
    yield KeepTransfer(transfer=transfer)
    for permission in authors:
        yield from _ask(permission, transfer, event.account, community)
    key = f"due:{post_key(transfer)}"
    yield Later(event=TransferDue(key=key, at=until, thread=event.thread, began=event.at))
    fields: dict[str, Value] = {"count": len(authors), "until": Moment(until)}
    buttons = (Button(BACK, value_of(transfer, transfer.opening)),)
    yield Answer(message=Message(f"{STEM}-done", fields, event.language, buttons))


def _ask(
    permission: Permission, transfer: Transfer, by: Account, community: Community
) -> Iterator[Effect]:
    account = permission.account
    assert account is not None, "whoever is asked is somebody"
    yield DirectMessage(
        key=ask_key(transfer, permission),
        account=account,
        message=letter(f"{STEM}-ask", transfer, permission, community, AT_ONCE),
        unasked=by not in community.accounts_of(account),
        until=transfer.until,
    )


def _agreed(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    found = found_by(event.value, community)
    if found is None or found[1].account not in community.accounts_of(event.account):
        yield Answer(message=Message(f"{STEM}-settled", {}, event.language))
        return
    transfer, before = found
    says = SAYS[event.button]
    name = event.name if says is Consent.NAMED else ""
    permission = replace(before, says=says if name else Consent.NAMELESS, name=name)
    changed = transfer.with_permission(permission)
    yield KeepTransfer(transfer=changed)
    what = f"{STEM}-agreed" if name else f"{STEM}-agreed_nameless"
    other = NAMELESS if name else NAMED
    yield from reworded(
        what, changed, permission, community, event=event, buttons=(other, WITHDRAW)
    )
    for message in before.messages:  # what stands there is signed anew, or no more
        yield look_at(changed, event, message)
    if not before.messages and (changed.state is TransferState.THERE or changed.settled):
        yield look_at(changed, event)


def _decide(transfer: Transfer, event: TransferDue, community: Community) -> Iterator[Effect]:
    """The time is over: read what may be carried, or let it be."""
    if transfer.state is not TransferState.ASKING:
        return
    if transfer.opening.says.is_yes:
        yield look_at(transfer, event)
    else:
        yield from missing(transfer, event, community)
