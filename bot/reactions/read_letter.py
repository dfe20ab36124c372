"""Commands without a slash: what a member of the forum writes to Lotse, alone or in a topic.

Whoever writes to Lotse alone may answer its newest message ("ja"), go on with a form, or give a
command; a question further up is over. In a topic only a line that begins with Lotse's name is for
it, and what is no command gets no answer there: people may speak of Lotse. Everything is answered
privately.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.commands import UNKNOWN, Parsed, parse
from bot.community import Community
from bot.effects import Answer, Choice, Effect, Message
from bot.events import ButtonPressed, CommandGiven, LetterWritten, ShortcutUsed
from bot.reactions import _letters as letters
from bot.reactions._helping import KNOWS, WRITTEN, value_of
from bot.reactions._helping import NO as CANNOT
from bot.reactions._helping import YES as LOOKS
from bot.reactions._typed import chosen, exactly, folded, is_word_of, says_yes
from bot.reactions.avoid_member import AVOID
from bot.reactions.forget_member import YES as FORGET
from bot.reactions.settle_match import NO, YES
from matchers.helping import WEEK, Helper, HelperState
from matchers.model import Language, MatchState
from matchers.together import each_once

SHORTCUTS = {
    "mark": "mark_question",
    "unmark": "unmark_question",
    "confide": "keep_confidential",
}
"""Commands about the thread in which they are written, and the shortcut that Slack has for each."""

OWN_WORD = {FORGET: "forget"}
"""Buttons that no loose yes presses, as nothing undoes them, and the command that asks again."""

PLAIN = {"ja": True, "yes": True, "nein": False, "no": False}
"""What answers the one thing that waits, also where it was not asked: these words alone."""

OF_A_MATCH = {True: YES, False: NO}
OF_A_REQUEST = {True: LOOKS, False: CANNOT}


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
    alone = event.conversation and not event.named
    offered = community.choices_in(event.conversation) if alone else ()
    own = next((c for c in offered if c.button in OWN_WORD and is_word_of(event.text, c)), None)
    filling = community.filling(event.account)
    if own is not None:
        yield _press(event, own)
        return
    if filling is not None and letters.is_meant(filling, event):
        yield from letters.go_on(filling, event, community)
        return
    language = community.language_of(event.account)
    given = _understood(event, language)
    if offered and given.command == AVOID and not given.argument:  # "lieber nicht" is a no here
        given = Parsed(UNKNOWN, "", language)
    pressed = _pressed(event, given, offered, community) if alone else None
    meant = _again(event, given, offered)
    if alone and pressed is None and meant.command == UNKNOWN and not meant.argument:
        pressed = _written(event, offered, community)
    if pressed is not None:
        yield pressed
    else:
        yield from _command(event, meant)


def _written(
    event: LetterWritten, offered: Sequence[Choice], community: Community
) -> ButtonPressed | None:
    """Whoever was asked for help may write the help itself to us, where nobody else reads it."""
    if any(choice.button not in (LOOKS, CANNOT, KNOWS) for choice in offered):
        return None  # it answers something else
    for one in _lately(event, community):
        if one.state is HelperState.YES or one.waits(event.at):
            language = community.language_of(event.account)
            return _press(event, Choice("", WRITTEN, value_of(one), language))
    return None


def _command(event: LetterWritten, given: Parsed) -> Iterator[Effect]:
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


def _understood(event: LetterWritten, language: Language) -> Parsed:
    """What was typed; a letter may go on with a greeting or a name below the command.

    Alone it may begin with a yes that belongs to what was said before: "ok, offen".
    """
    text = event.text.strip()
    whole = parse(text, language)
    first, _, rest = text.partition("\n")
    yes, _, then = text.partition(" ")
    readings = [parse(first, language)] if rest.strip() else []
    readings.append(whole)
    if event.conversation and then.strip() and says_yes(yes):
        readings.append(parse(then, language))
    return next((one for one in readings if one.command != UNKNOWN), whole)


def _again(event: LetterWritten, given: Parsed, offered: Sequence[Choice]) -> Parsed:
    """A loose yes to what needs its own word asks that question once more."""
    if given.command == UNKNOWN and says_yes(event.text):
        for choice in offered:
            if choice.button in OWN_WORD:
                return Parsed(OWN_WORD[choice.button], "", choice.language)
    return given


def _pressed(
    event: LetterWritten, given: Parsed, offered: Sequence[Choice], community: Community
) -> ButtonPressed | None:
    """The button whose word was written. A command is one before a word that is only near."""
    found = exactly(event.text, offered)
    found = found or exactly(event.text, community.numbered_in(event.conversation))
    if found is None and given.command != UNKNOWN:
        return None
    loose = [choice for choice in offered if choice.button not in OWN_WORD]
    found = found or chosen(event.text, loose) or _not_offered(event, offered, community)
    return None if found is None else _press(event, found)


def _not_offered(
    event: LetterWritten, offered: Sequence[Choice], community: Community
) -> Choice | None:
    """What a yes or no means that our newest message does not ask for.

    Below a request it is about that one ("nein", and after a while "ja"). Where nothing is asked,
    it is about the one thing that waits, or about the newest request, and hears that it is over.
    """
    yes, text = says_yes(event.text), folded(event.text)
    language = community.language_of(event.account)
    request = next((c for c in offered if c.button in OF_A_REQUEST.values()), None)
    if yes is not None and request is not None:
        return Choice(text, OF_A_REQUEST[yes], request.value, language)
    if offered or text not in PLAIN:
        return None
    yes, lately = PLAIN[text], _lately(event, community)
    waiting = [(OF_A_MATCH[yes], match) for match in _waiting(event, community)]
    waiting += [(OF_A_REQUEST[yes], value_of(one)) for one in lately if one.waits(event.at)]
    waiting = waiting or [(OF_A_REQUEST[yes], value_of(one)) for one in lately[:1]]
    return Choice(text, *waiting[0], language) if len(waiting) == 1 else None


def _lately(event: LetterWritten, community: Community) -> Sequence[Helper]:
    """Forum questions that a member was asked to help with in a week, newest first."""
    if community.rules.suggest_helpers is None:
        return ()
    helping = community.helping(event.account, event.at)
    here = (one for one in helping if one.thread.startswith("discourse:"))
    return [one for one in here if one.asked > event.at - WEEK]


def _waiting(event: LetterWritten, community: Community) -> Sequence[str]:
    """Matches that still wait for this member's word, wherever they were asked."""
    home = community.home_of(event.account)
    return [
        match.id
        for match in each_once(community.matches_of(home))
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
