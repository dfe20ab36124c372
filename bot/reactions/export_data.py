"""`/lotse meine daten`: everything that is kept about a member, as a file, and what it is in words.

Where nobody can tell whether the file arrived, it is not sent twice: the member is asked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.community import Community
from bot.effects import Answer, Button, DirectMessage, Effect, Message, SendFile
from bot.events import ButtonPressed, CommandGiven, DeliveryUncertain
from matchers.model import Account, Language

SEND = "export_data-send"

Kept = Mapping[str, Sequence[Mapping[str, object]]]

OURS = frozenset({"inbox", "failure", "outbox", "outbox_person", "lane"})
"""Tables of what is on its way: they alone are no reason for a file."""

FILE = {"de": "lotse-meine-daten.json", "en": "lotse-my-data.json"}


def export_data(
    event: CommandGiven | ButtonPressed | DeliveryUncertain, community: Community
) -> Iterator[Effect]:
    """Send it privately, and say so where it was asked for."""
    match event:
        case CommandGiven(command="data"):
            yield from _send(event, community)
        case ButtonPressed(button="export_data-send"):
            yield from _send(event, community)
        case DeliveryUncertain():
            account = community.addressee(event.delivery)
            if event.delivery.startswith("export_data:") and account is not None:
                yield _unsure(event.delivery, account, community)


def _send(event: CommandGiven | ButtonPressed, community: Community) -> Iterator[Effect]:
    kept = community.kept_about(event.account)
    if not set(kept) - OURS:
        yield _tell("nothing", event.language)
        return
    key = _key(event.account, event.at)
    if not community.said(key):
        yield SendFile(
            key=key,
            account=event.account,
            filename=FILE[event.language],
            content=_content(event.account, event.at, kept),
            message=_summary(kept, event.language),
        )
    yield _tell("coming", event.language)


def _key(account: Account, at: datetime) -> str:
    """One file a minute: two clicks at once ask for the same."""
    asked = hashlib.blake2b(account.encode(), digest_size=8, person=b"export_data").hexdigest()
    return f"export_data:{asked}:{at:%Y-%m-%dT%H:%M}"


def _content(account: Account, at: datetime, kept: Kept) -> str:
    whole = {
        "account": account,
        "at": at.isoformat(timespec="seconds"),
        "kept": kept,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2, default=str) + "\n"


def _summary(kept: Kept, language: Language) -> Message:
    """What is in the file, in numbers, and what is not."""
    fields = {
        "questions": len(kept.get("thread", ())),
        "answers": len(kept.get("answer", ())),
        "evidence": len(kept.get("evidence", ())),
        "matches": len(kept.get("match", ())),
    }
    name = "export_data-file" if "profile" in kept else "export_data-file_no_profile"
    left_out = Message("export_data-left_out", {}, language)
    return Message(name, fields, language, parts=(left_out,))


def _unsure(delivery: str, account: Account, community: Community) -> DirectMessage:
    return DirectMessage(
        key=f"{delivery}:unsure",
        account=account,
        message=Message(
            "export_data-unsure", {}, community.language_of(account), buttons=(Button(SEND),)
        ),
    )


def _tell(what: str, language: Language) -> Answer:
    return Answer(message=Message(f"export_data-{what}", {}, language))
