"""Forms by letters: one question at a time, in the private conversation in which it was wished.

The consent comes first: before it was given nothing is kept, not even that somebody was asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.community import Community
from bot.effects import (
    Answer,
    Button,
    DirectMessage,
    DropFilling,
    Effect,
    Filling,
    Form,
    Input,
    KeepFilling,
    Message,
    Topics,
)
from bot.effects.letters import FILLING_LASTS
from bot.events import ButtonPressed, CommandGiven, FormSent, LetterWritten, ShortcutUsed
from bot.reactions import _profile_form as profile_form
from bot.reactions._reading import Misread, read_input
from bot.reactions._typed import folded
from matchers.model import SLOTS, Language, Profile

AGREE, DISAGREE = "read_letter-agree", "read_letter-disagree"
CONSENT = "-consent"
"""What the name of an input ends in that asks for consent."""
AGREED = "agreed"
"""What such a form carries afterwards: the name of that input."""

BACK = frozenset({"zurück", "zurueck", "back"})
CANCEL = frozenset({"abbrechen", "abbruch", "cancel", "stopp", "stop", "quit"})
SKIP = frozenset({"überspringen", "ueberspringen", "skip", "nichts", "keine", "none"})
ON = frozenset({"weiter", "next", "continue", "so lassen", "keep"})
ESCAPES = frozenset({"vergiss mich", "forget me"})
"""Commands that no answer is mistaken for."""

Deed = CommandGiven | ButtonPressed | FormSent | ShortcutUsed


def answer_letter(deed: Deed, given: Sequence[Answer], community: Community) -> Iterator[Effect]:
    """Make letters of what somebody is answered: words, the first question, what to mend."""
    errors = {name: message for answer in given for name, message in answer.errors.items()}
    filling = community.filling(deed.account) if isinstance(deed, FormSent) else None
    if errors and filling is not None:
        yield from _mend(filling, errors, deed)
        return
    if filling is not None:
        yield DropFilling(account=deed.account)
    for answer in given:
        if answer.form is not None:
            yield from _begin(answer.form, deed)
            return
    for answer in given:
        if answer.message is not None:
            yield _tell(deed, answer.message)
            return


def agreed(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """Consent was given by a letter, or not."""
    if event.letter is None:
        return
    if event.button == DISAGREE:
        yield Answer(message=Message("read_letter-not_agreed", {}, event.language))
    elif event.button == AGREE and event.value == profile_form.STEP_1:
        known = community.profile(event.account) or Profile(event.account)
        form = profile_form.introduce(community, known, event.language)
        asked = [one for one in form.inputs if not one.name.endswith(CONSENT)]
        consent = next(one.name for one in form.inputs if one.name.endswith(CONSENT))
        form = replace(form, inputs=tuple(asked), carries={**form.carries, AGREED: consent})
        yield Answer(form=form)


def is_meant(filling: Filling, event: LetterWritten) -> bool:
    """Whether a letter goes on with the filling: written there, in time, and no command."""
    there = event.conversation == filling.conversation and not event.named
    return there and event.at - filling.at < FILLING_LASTS and folded(event.text) not in ESCAPES


def go_on(filling: Filling, event: LetterWritten, community: Community) -> Iterator[Effect]:
    """Read the answer to the question of now; ask the next one, or send the form."""
    typed, now = folded(event.text), filling.form.inputs[filling.step]
    filling = replace(filling, at=event.at)
    if typed in CANCEL:
        yield DropFilling(account=filling.account)
        yield _say(filling, event.key, _own("cancelled", filling))
    elif typed in BACK:
        yield from _ask(replace(filling, step=max(filling.step - 1, 0)), event.key)
    elif typed in ON | SKIP and (kept := _left(filling, now, skip=typed in SKIP)) is not None:
        yield from _next(filling, kept, event)
    else:
        read = read_input(now, event.text, community, filling.form.language)
        if isinstance(read, Misread):
            yield from _ask(filling, event.key, read.message)
        else:
            yield from _next(filling, read, event)


def _left(filling: Filling, now: Input, *, skip: bool) -> tuple[str, ...] | None:
    """What stays where somebody goes on without an answer; ``None``: it needs one."""
    known = filling.values.get(now.name, now.initial)
    if not skip and known:
        return known
    return None if now.required else ()


def _next(filling: Filling, read: tuple[str, ...], event: LetterWritten) -> Iterator[Effect]:
    form = filling.form
    values = {**filling.values, form.inputs[filling.step].name: read}
    filling = replace(filling, values=values)
    if filling.step + 1 < len(form.inputs):
        yield from _ask(replace(filling, step=filling.step + 1), event.key)
        return
    yield KeepFilling(filling=filling)
    entered = {one.name: values.get(one.name, ()) for one in form.inputs}
    if consent := form.carries.get(AGREED):
        entered[consent] = ("yes",)
    yield FormSent(
        key=f"form:{event.key}",
        at=event.at,
        account=filling.account,
        form=form.name,
        values=entered,
        carries=form.carries,
        language=form.language,
        letter=filling.conversation,
    )


# --- asking


def _begin(form: Form, deed: Deed) -> Iterator[Effect]:
    consent = next((one for one in form.inputs if one.name.endswith(CONSENT)), None)
    opening = Message(form.name, form.fields, form.language)
    if consent is not None:
        buttons = (Button(AGREE, form.name), Button(DISAGREE, form.name))
        question = Message("read_letter-consent", {}, form.language)
        yield _tell(deed, replace(opening, parts=(question,), buttons=buttons))
        return
    conversation = deed.letter or ""
    filling = Filling(deed.account, conversation, form, deed.at)
    yield from _ask(filling, deed.key, None if form.carries.get(AGREED) else opening)


def _mend(filling: Filling, errors: Mapping[str, Message], deed: Deed) -> Iterator[Effect]:
    """Back to the first question whose answer was wrong."""
    names = [one.name for one in filling.form.inputs]
    wrong = next((name for name in names if name in errors), names[-1])
    step = names.index(wrong)
    note = errors.get(wrong) or next(iter(errors.values()))
    yield from _ask(replace(filling, step=step, at=deed.at), deed.key, note)


def _ask(filling: Filling, key: str, note: Message | None = None) -> Iterator[Effect]:
    """Keep the filling and ask its question of now, below a ``note``."""
    yield KeepFilling(filling=filling)
    now, language = filling.form.inputs[filling.step], filling.form.language
    question = Message(now.label or now.name, now.about, language)
    parts = (*_listed(now, language), *_known(filling, now), _how(filling, now))
    whole = replace(note, parts=(*note.parts, question, *parts)) if note else None
    yield _say(filling, key, whole or replace(question, parts=parts))


LISTED = 12
"""Longer lists are not told: people name what they mean."""


def _listed(now: Input, language: Language) -> Iterator[Message]:
    if len(now.options) > LISTED or _is_plain(now):
        return
    topics = [option.label for option in now.options if isinstance(option.label, Topics)]
    if topics:
        named = Topics(tuple(topic for label in topics for topic in label.ids))
        yield Message("read_letter-topics", {"topics": named}, language)
        return
    numbered = all(option.value.isdigit() for option in now.options)
    for place, option in enumerate(now.options, start=1):
        number = option.value if numbered else str(place)
        yield Message("read_letter-option", {"number": number, "option": option.label}, language)


def _is_plain(now: Input) -> bool:
    """Whether the options are numbers that need no list: hours a week."""
    return all(option.label == option.value for option in now.options)


def _known(filling: Filling, now: Input) -> Iterator[Message]:
    """What is there already: only said where it is a text of the member's own."""
    known = filling.values.get(now.name, now.initial)
    if known:
        shown = known[0] if now.kind in ("line", "text") else ""
        name = "known" if shown else "known_choice"
        yield _own(name, filling, {"known": shown} if shown else {})


def _how(filling: Filling, now: Input) -> Message:
    name = {"line": "text", "text": "text", "tick": "tick", "choice": "one"}.get(now.kind, "many")
    if name == "many" and now.options[0].value in SLOTS:
        name = "slots"
    elif name == "many" and isinstance(now.options[0].label, Topics):
        name = "topics"
    if name == "one" and _is_plain(now):
        name = "number"
    fields: dict[str, int | str] = {
        "number": str(filling.step + 1),
        "total": str(len(filling.form.inputs)),
    }
    if not now.required and name in ("text", "topics"):
        name += "_optional"
    return _own(f"how_{name}", filling, fields)


def _own(what: str, filling: Filling, fields: Mapping[str, int | str] | None = None) -> Message:
    return Message(f"read_letter-{what}", dict(fields or {}), filling.form.language)


def _say(filling: Filling, key: str, message: Message) -> DirectMessage:
    return DirectMessage(
        key=f"read_letter:{key}:{message.name}",
        account=filling.account,
        message=message,
        within=filling.conversation,
    )


def _tell(deed: Deed, message: Message) -> DirectMessage:
    return DirectMessage(
        key=f"read_letter:{deed.key}:{message.name}",
        account=deed.account,
        message=message,
        within=deed.letter or "",
    )
