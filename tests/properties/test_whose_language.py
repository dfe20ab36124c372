"""Every member in their language, threads in the thread's, places in the community's.

Whatever happens, and whatever reaction says something: nobody is answered in the language of
whoever else happened to act.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.effects import (
    Answer,
    DirectMessage,
    Edit,
    Effect,
    Form,
    Message,
    OpenGroup,
    Post,
    Reply,
    ShowHome,
    Unsay,
    Whisper,
)
from bot.events import BotInvited, ButtonPressed, CommandGiven, Event, FormSent
from bot.react import Deed
from bot.reactions import REACTIONS
from matchers.model import Language
from tests.properties.anything import events, villages
from tests.reactions.village import Village

LANGUAGES: tuple[Language, ...] = ("de", "en")
OF_A_THREAD = "tag_question:"
"""Keys of lines in threads: what edits them is in the thread's language, too."""


def meant(  # noqa: PLR0911  (one for each kind of effect)
    effect: Effect, event: Event, village: Village
) -> set[Language]:
    """The languages in which something may be said; empty: nothing is said."""
    acting, ours = getattr(event, "account", None), village.rules.community.language
    match effect:
        case Answer(message=Message(name=name)) if name.startswith("choose_language-"):
            return set(LANGUAGES)  # the one that was just chosen
        case Answer():
            return {event.language} if isinstance(event, Deed) else set()
        case DirectMessage() | Whisper() | ShowHome():
            own = {getattr(event, "language", ours)} if effect.account == acting else set()
            return {village.language_of(effect.account)} | own
        case Post():
            return {event.language if isinstance(event, BotInvited) else ours}
        case Reply():
            return {_of_thread(effect.thread.key, event, village)}
        case Edit() | Unsay() if effect.instead_of.startswith(OF_A_THREAD):
            return {_of_thread(effect.instead_of.removeprefix(OF_A_THREAD), event, village)}
        case Edit():  # of something private: one of the two, or what both read
            return set(LANGUAGES)
        case OpenGroup():
            both = {village.language_of(account) for account in effect.accounts}
            return both if len(both) == 1 else {ours}
        case _:
            return set()


def _of_thread(key: str, event: Event, village: Village) -> Language:
    asked = getattr(event, "question", None)
    return asked.language if asked else village.threads[key].language


def spoken(effect: Effect) -> Iterator[Language | None]:
    """The languages of all that an effect says, parts included."""
    match effect:
        case Unsay():
            yield effect.language
        case Answer(form=Form() as form):
            yield form.language
    message = getattr(effect, "message", None)
    if isinstance(message, Message):
        yield from _within(message)


def _within(message: Message) -> Iterator[Language]:
    yield message.language
    for part in (*message.parts, *message.spare, *filter(None, (message.otherwise,))):
        yield from _within(part)


@pytest.mark.parametrize("kind", REACTIONS, ids=lambda kind: kind.__name__)
def test_everything_is_said_in_the_language_of_whoever_reads_it(kind: type[Event]) -> None:
    many = 400 if kind in (CommandGiven, ButtonPressed, FormSent) else 60

    @settings(max_examples=many, deadline=None, suppress_health_check=list(HealthCheck))
    @given(event=events(kind), village=villages(), ours=st.sampled_from(LANGUAGES))
    def holds(event: Event, village: Village, ours: Language) -> None:
        rules = village.rules
        rules = replace(rules, community=replace(rules.community, language=ours))
        village = replace(village, rules=rules)
        for reaction in REACTIONS[kind]:
            for effect in reaction(event, village):
                right = meant(effect, event, village)
                said = {language for language in spoken(effect) if right}
                assert said <= right, f"{reaction.__name__}: {effect}"

    holds()
