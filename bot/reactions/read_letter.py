"""Commands without a slash: what a member of the forum writes to Lotse, alone or in a topic.

Whoever writes to Lotse alone may answer its latest message ("ja"), go on with a form, or give a
command. In a topic only a line that begins with Lotse's name is for it, and what is no command
gets no answer there: people may speak of Lotse. Everything is answered privately.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.commands import UNKNOWN, Parsed, parse
from bot.community import Community
from bot.effects import Answer, Choice, Effect, Message
from bot.events import ButtonPressed, CommandGiven, LetterWritten, ShortcutUsed
from bot.reactions import _letters as letters
from bot.reactions._typed import chosen, says_yes
from bot.reactions.settle_match import NO, YES
from matchers.model import Account, Language, MatchState

SHORTCUTS = {
    "mark": "mark_question",
    "unmark": "unmark_question",
    "confide": "keep_confidential",
}
"""Commands about the thread in which they are written, and the shortcut that Slack has for each."""


def read_letter(
    event: LetterWritten | ButtonPressed | CommandGiven, community: Community
) -> Iterator[Effect]:
    """What is meant: an answer, the next step of a form, or a command."""
    match event:
        case ButtonPressed():
            yield from letters.agreed(event, community)
        case CommandGiven():
            if event.command in SHORTCUTS:
                yield Answer(message=Message("read_letter-where", {}, event.language))
        case LetterWritten():
            yield from _read(event, community)


def _read(event: LetterWritten, community: Community) -> Iterator[Effect]:
    filling = community.filling(event.account)
    if filling is not None and letters.is_meant(filling, event):
        yield from letters.go_on(filling, event, community)
        return
    pressed = None if event.named else _pressed(event, community)
    if pressed is not None:
        yield pressed
    else:
        yield from _command(event, community)


def _command(event: LetterWritten, community: Community) -> Iterator[Effect]:
    language = community.language_of(event.account)
    given = _understood(event.text, language)
    if given.command == UNKNOWN and not event.conversation and not given.argument:
        return  # somebody spoke of Lotse, not to it
    if given.command in SHORTCUTS and event.thread:
        yield _shortcut(event, SHORTCUTS[given.command], given.language)
        return
    yield CommandGiven(
        key=f"command:{event.key}",
        at=event.at,
        account=event.account,
        place=event.place,
        command=given.command,
        argument=given.argument,
        language=given.language,
        thread=event.thread,
        letter=event.conversation,
    )


def _shortcut(event: LetterWritten, shortcut: str, language: Language) -> ShortcutUsed:
    """What somebody says of a thread in it, as from the menu of the message that opened it."""
    return ShortcutUsed(
        key=f"shortcut:{event.key}",
        at=event.at,
        account=event.account,
        shortcut=shortcut,
        message=event.thread,
        thread=event.thread,
        author=event.author,
        question=event.question,
        language=language,
        letter="",
    )


def _understood(text: str, language: Language) -> Parsed:
    """What was typed; a letter may go on with a greeting or a name below the command."""
    whole = parse(text, language)
    first, _, rest = text.strip().partition("\n")
    if rest.strip():
        alone = parse(first, language)
        return alone if alone.command != UNKNOWN else whole
    return whole


def _pressed(event: LetterWritten, community: Community) -> ButtonPressed | None:
    """The button whose word was written, if it is one of those that are waiting."""
    offered = community.choices_in(event.conversation) if event.conversation else ()
    found = chosen(event.text, offered)
    if found is not None:
        return _press(event, found)
    yes = says_yes(event.text)
    waiting = () if yes is None or offered else _waiting(event.account, event, community)
    if yes is None or len(waiting) != 1:
        return None
    language = community.language_of(event.account)
    return _press(event, Choice(event.text, YES if yes else NO, waiting[0], language))


def _waiting(account: Account, event: LetterWritten, community: Community) -> Sequence[str]:
    """Matches that still wait for this member's word, wherever they were asked."""
    home = community.home_of(account)
    return [
        match.id
        for match in community.matches_of(home)
        if match.state is MatchState.PROPOSED
        and match.expires > event.at
        and (match.learner_says if match.learner == home else match.expert_says) is None
    ]


def _press(event: LetterWritten, meant: Choice) -> ButtonPressed:
    return ButtonPressed(
        key=f"pressed:{event.key}",
        at=event.at,
        account=event.account,
        place=event.place,
        button=meant.button,
        value=meant.value,
        language=meant.language,
        letter=event.conversation,
    )
