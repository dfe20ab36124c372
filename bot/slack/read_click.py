"""Commands, clicks and forms -> events. Pure. Values are hints: reactions read the state again.

Source of the shapes: https://docs.slack.dev/interactivity/
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.commands import parse
from bot.errors import NotForUs
from bot.events import ButtonPressed, CommandGiven, FormSent
from bot.slack.keys import checked_id, hashed, message_of, place_key
from bot.slack.markup import clean, mentioned, plain
from bot.slack.payload import Known, Payload, inner, words
from matchers.model import Language, Place

MOST_WORDS = 50
"""So many words of a command are looked at for names; whoever types more names nothing."""


@dataclass(frozen=True, slots=True)
class Doer:
    """Who does something here, and where it is answered.

    ``response_url`` takes up to five answers in 30 minutes; ``trigger`` opens one form within
    three seconds. Each may be empty.
    """

    member: str
    channel: str
    response_url: str
    trigger: str


def doer(payload: Payload) -> Doer:
    """Who did it. Raises ``NotForUs`` where no member is named."""
    member = words(payload, "user_id") or words(inner(payload, "user"), "id")
    channel = words(payload, "channel_id") or words(inner(payload, "channel"), "id")
    return Doer(
        member=checked_id(member),
        channel=checked_id(channel) if channel else "",
        response_url=words(payload, "response_url"),
        trigger=words(payload, "trigger_id"),
    )


def read_command(payload: Payload, known: Known) -> CommandGiven:
    """A slash command. Slack does not repeat it; the trigger id names it."""
    text = plain(words(payload, "text"))
    parsed = parse(text, known.language)
    trigger = words(payload, "trigger_id")
    if not trigger:
        raise NotForUs("malformed")
    who = doer(payload)
    return CommandGiven(
        key=f"command:slack:{hashed(trigger)}",
        at=known.now,
        account=known.account(who.member),
        place=_place(who, known),
        command=parsed.command,
        argument=parsed.argument,
        language=parsed.language,
        moderator=known.moderator,
        aloud=known.aloud,
        name=words(payload, "user_name"),
        named=_named(parsed.argument, known),
        mentions=tuple(known.account(m) for m in mentioned(words(payload, "text"))),
    )


def read_click(payload: Payload, known: Known) -> ButtonPressed:
    """A button. A second click within the same moment is the same click."""
    actions = payload.get("actions")
    action = actions[0] if isinstance(actions, list) and actions else None
    if not isinstance(action, Mapping) or action.get("type") != "button":
        raise NotForUs("no button")
    who = doer(payload)
    container = inner(payload, "container")
    message = words(container, "message_ts") or words(container, "view_id")
    moment = words(action, "action_ts")
    button = words(action, "action_id").partition("#")[0]
    if not (moment and button):
        raise NotForUs("malformed")
    return ButtonPressed(
        key=f"click:slack:{hashed(who.member, message, moment)}",
        at=known.now,
        account=known.account(who.member),
        place=_place(who, known),
        button=clean(button),
        value=clean(words(action, "value")),
        language=known.language,
        moderator=known.moderator,
        name=words(inner(payload, "user"), "username"),
    )


def read_form(payload: Payload, known: Known) -> FormSent:
    """A sent modal.

    Its key is made of view, version and what was entered: sending the same twice is one event,
    mending what an error named is another (the view's hash stays the same then).
    """
    view = inner(payload, "view")
    values = _values(view)
    who = doer(payload)
    form, view_id = words(view, "callback_id"), words(view, "id")
    if not (form and view_id):
        raise NotForUs("malformed")
    entered = json.dumps(values, sort_keys=True)
    carries, language = metadata(view, known.language)
    return FormSent(
        key=f"form:slack:{hashed(view_id, words(view, 'hash'), entered)}",
        at=known.now,
        account=known.account(who.member),
        form=clean(form),
        values=values,
        carries=carries,
        language=language,
        moderator=known.moderator,
    )


def _named(text: str, known: Known) -> dict[str, str]:
    """The keys of the channels, and of the messages by their links, that a text names."""
    found: dict[str, str] = {}
    for word in text.split()[:MOST_WORDS]:
        name = word.rstrip(".,;:!?")
        if channel := known.channels.get(name.removeprefix("#")) if name[:1] == "#" else None:
            found[name] = place_key(known.team, channel)
        elif key := message_of(known.team, known.url, word):
            found[word] = key
    return found


def _place(who: Doer, known: Known) -> Place:
    """Where it was done; a click in a view happens with the member alone."""
    return known.place(who.channel or who.member)


def metadata(view: Payload, fallback: Language) -> tuple[dict[str, str], Language]:
    """What a form of ours carries, and the language it was drawn in."""
    try:
        kept = json.loads(words(view, "private_metadata") or "{}")
    except (ValueError, RecursionError):
        kept = {}
    language: Language = fallback
    match inner({"kept": kept}, "kept").get("language"):
        case "de":
            language = "de"
        case "en":
            language = "en"
    carries = inner({"kept": kept}, "kept", "carries")
    return {clean(str(k)): clean(v) for k, v in carries.items() if isinstance(v, str)}, language


def _values(view: Payload) -> dict[str, tuple[str, ...]]:
    """What was entered, by input name: block and action of an input of ours carry its name."""
    entered: dict[str, tuple[str, ...]] = {}
    for block in inner(view, "state", "values").values():
        for name, state in inner({"block": block}, "block").items():
            if isinstance(state, Mapping):
                entered[clean(str(name))] = tuple(clean(value) for value in _entered(state))
    return entered


def _entered(state: Mapping[str, Any]) -> list[str]:
    match words(state, "type"):
        case "plain_text_input":
            return [value] if (value := words(state, "value")) else []
        case "static_select" | "radio_buttons":
            return _chosen([state.get("selected_option")])
        case "multi_static_select" | "multi_external_select" | "checkboxes":
            options = state.get("selected_options")
            return _chosen(options if isinstance(options, list) else [])
        case _:
            return []


def _chosen(options: list[Any]) -> list[str]:
    return [words(o, "value") for o in options if isinstance(o, Mapping) and words(o, "value")]
