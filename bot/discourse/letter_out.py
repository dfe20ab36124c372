"""What Lotse writes to one member alone: in their conversation with it, with words for buttons.

A forum has no buttons in posts. So a message says which word to answer with, and its reference
remembers what each word stands for. A new conversation is begun only where there is none that just
the two read: non-staff may begin twenty a day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from babel.lists import format_list

from bot.discourse.client import ForumClient
from bot.discourse.faults import Denied, Gone
from bot.discourse.forum import topic_of
from bot.discourse.letters import conversation_of, is_alone
from bot.effects import Button, DirectMessage, Message, OpenGroup, SendFile
from bot.errors import Refused
from bot.ports import Parcel, Ref
from bot.words import LANGUAGES, Spoken, Words
from matchers.model import Account, Language

CHOOSE, WORD, ALONE = "discourse-choose", "discourse-word", "discourse-alone"
PREFIX = "discourse:pm/"
ITEM = "• "
"""What a line of a list begins with."""

Private = DirectMessage | SendFile | OpenGroup
"""What is written as a private message."""


async def conversation_for(client: ForumClient, parcel: Parcel, account: Account) -> int | None:
    """The conversation in which a letter belongs, if still nobody else reads it (one request)."""
    wished = parcel.delivery.within if isinstance(parcel.delivery, DirectMessage) else ""
    known = wished or parcel.within
    number = known.removeprefix(PREFIX)
    if number == known or not (number.isascii() and number.isdigit()):
        return None
    try:
        topic = topic_of(await client.get(f"/t/{number}.json"))
    except (Gone, Denied):
        return None
    alone = topic is not None and is_alone(topic, username_of(account), client.access)
    return topic.id if topic is not None and alone and not topic.closed else None


def username_of(account: Account) -> str:
    """A forum member's username. Raises ``Refused`` for what is none: an address would make one."""
    name = account.removeprefix("discourse:")
    if name == account or not name or any(sign in name for sign in ", @"):
        raise Refused("no account of the forum")
    return name


def with_words(spoken: Spoken, message: Message, words: Words, *, group: bool = False) -> Spoken:
    """What is said, and below it the words that stand for its buttons.

    Parts with buttons of their own are numbered, and so are their words. In a group nobody can
    press anything unseen: there it says to write to Lotse alone.
    """
    language = message.language
    told = [_numbered(_word(b.name, language, words), n) for n, b in _all_buttons(message)]
    if not told:
        return spoken
    quoted = [words.text(WORD, language, {"word": word}) for word in dict.fromkeys(told)]
    listed = format_list(quoted, style="or", locale=language)
    line = words.text(ALONE if group else CHOOSE, language, {"words": listed})
    return replace(spoken, paragraphs=(*_with_numbers(spoken.paragraphs, message), line))


def _all_buttons(message: Message) -> Iterator[tuple[int, Button]]:
    """Those of its parts, with the part's number, then its own, with none."""
    numbers = _numbers(message)
    yield from ((numbers[at], b) for at in numbers for b in message.parts[at].buttons)
    yield from ((0, button) for button in message.buttons)


def _numbers(message: Message) -> dict[int, int]:
    """The number of each part that has buttons, by its place among the parts."""
    pressed = (at for at, part in enumerate(message.parts) if part.buttons)
    return {at: number for number, at in enumerate(pressed, start=1)}


def _numbered(word: str, number: int) -> str:
    return f"{word} {number}" if number else word


def _with_numbers(paragraphs: Sequence[str], message: Message) -> list[str]:
    """The parts' paragraphs, which come after the message's own, with their numbers."""
    told = list(paragraphs)
    for at, number in _numbers(message).items():
        told[at + 1] = f"{number}. {told[at + 1].removeprefix(ITEM)}"
    return told


def with_file(spoken: Spoken, file: SendFile) -> Spoken:
    """What is said, and below it the file as it is: a forum takes no attachments of this kind."""
    longest = max((len(run) for run in re.findall(r"`+", file.content)), default=0)
    fence = "`" * max(3, longest + 1)
    block = f"{file.filename}:\n\n{fence}json\n{file.content}\n{fence}"
    return replace(spoken, paragraphs=(*spoken.paragraphs, block))


def choices_of(message: Message, words: Words) -> str:
    """What each word stands for, in both languages, as the reference keeps it."""
    return json.dumps(list(_choices(message, words)), ensure_ascii=False)


def _choices(message: Message, words: Words) -> Iterator[tuple[str, str, str, Language]]:
    for number, button in _all_buttons(message):
        for language in (message.language, *LANGUAGES):
            label = words.text(button.name, language)
            for word in dict.fromkeys((_word(button.name, language, words), label)):
                yield _numbered(word, number), button.name, button.value, message.language


def _word(name: str, language: Language, words: Words) -> str:
    part = "word" if words.has(name, language, "word") else ""
    return words.text(name, language, part=part)


def told(ref: Ref, delivery: Private, words: Words) -> Ref:
    """The reference of a letter: where it can be answered, and with what."""
    if isinstance(delivery, OpenGroup):
        return Ref({**ref.fields, "group": "yes"})
    conversation = f"{PREFIX}{ref.fields['topic_id']}"
    more = {"conversation": conversation, "choices": choices_of(delivery.message, words)}
    return Ref({**ref.fields, **more})


def edited(under: dict[str, str], message: Message, words: Words) -> Ref:
    """The reference of an edited letter: what can be answered now."""
    if "conversation" not in under:
        return Ref(under)
    return Ref({**under, "choices": choices_of(message, words)})


__all__ = [
    "Private",
    "choices_of",
    "conversation_for",
    "conversation_of",
    "edited",
    "told",
    "username_of",
    "with_file",
    "with_words",
]
