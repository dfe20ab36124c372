"""`/lotse sprache`: the language in which Lotse writes to a member."""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community
from bot.effects import Answer, Button, Effect, KeepProfile, Message
from bot.events import ButtonPressed, CommandGiven
from matchers.model import Account, Language

BUTTON = "choose_language-"
_SPOKEN: dict[str, Language] = {
    **dict.fromkeys(("de", "deutsch", "german", "ger", "deu"), "de"),
    **dict.fromkeys(("en", "englisch", "english", "eng"), "en"),
}


def choose_language(event: CommandGiven | ButtonPressed, community: Community) -> Iterator[Effect]:
    """Keep the choice with the profile; without one the command's own language is all there is."""
    match event:
        case CommandGiven(command="language"):
            wish = event.argument.casefold().strip(" .!")
            language = _SPOKEN.get(wish)
            if language is not None:
                yield from _choose(event.account, language, community)
            else:
                yield Answer(message=_ask(event, known=not wish))
        case ButtonPressed(button="choose_language-de"):
            yield from _choose(event.account, "de", community)
        case ButtonPressed(button="choose_language-en"):
            yield from _choose(event.account, "en", community)


def _choose(account: Account, language: Language, community: Community) -> Iterator[Effect]:
    """Answered in the language that was chosen."""
    profile = community.profile(account)
    if profile is None:
        yield Answer(message=Message("choose_language-no_profile", {}, language))
        return
    yield KeepProfile(profile=profile, language=language)
    yield Answer(message=Message("choose_language-chosen", {}, language))


def _ask(event: CommandGiven, *, known: bool) -> Message:
    name = "choose_language-which" if known else "choose_language-unknown"
    return Message(name, {}, event.language, buttons=buttons(event.language))


def buttons(now: Language) -> tuple[Button, ...]:
    """One for each language, the other one first."""
    either: tuple[Language, ...] = ("en", "de") if now == "de" else ("de", "en")
    return tuple(Button(f"choose_language-{language}") for language in either)
