"""A form in words of ours -> a Slack modal. Pure.

Up to 100 choices are in the modal itself, as a list of Slack's: nothing has to be asked. Where
more topics than that can be chosen, some of them, Slack asks us for those that fit what is typed
(``topic_list.py``). More of anything else comes in groups of up to 100.
"""

from __future__ import annotations

import json

from slack_sdk.models.blocks import InputBlock, InputInteractiveElement, Option

from bot.effects import Form, Input, Message, Term, Topics
from bot.effects import Option as Choice
from bot.slack import blocks
from bot.slack.limits import LIMITS
from bot.slack.render import DIALECT
from bot.slack.validate import check_view
from bot.words import Words
from matchers.model import Language

TICKED = "yes"
"""The value of a tick without options of its own."""

SEEK = "slack-seek"
"""The message in a list that Slack asks us for, while nothing was typed."""

CHOICE = "slack-choice"
"""The message that names topics in a list of choices."""


def render_form(form: Form, words: Words) -> blocks.Json:
    """The modal. Raises ``OurFault`` where words are missing or Slack would refuse it.

    The form's message is its introduction; ``.title``, ``.submit`` and ``.close`` are its frame.
    An input's message is its label, with ``.hint``, ``.placeholder`` and ``.tick`` beside it.
    """
    introduction = words.say(Message(form.name, form.fields, form.language), DIALECT)
    inputs = [_question(one, form.language, words) for one in form.inputs]
    view: blocks.Json = {
        "type": "modal",
        "callback_id": form.name,
        "private_metadata": _metadata(form),
        "blocks": blocks.as_json([*blocks.paragraphs(introduction.paragraphs), *inputs]),
    }
    for part in ("title", "submit", "close"):
        if part == "title" or words.has(form.name, form.language, part):
            text = words.text(form.name, form.language, form.fields, part)
            view[part] = blocks.plain(text).to_dict()
    check_view(view)
    return view


def _metadata(form: Form) -> str:
    kept = {"language": form.language, "carries": dict(form.carries)}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _question(one: Input, language: Language, words: Words) -> InputBlock:
    name = one.label or one.name
    element = _element(one, language, words)
    placeholder = _part(one, language, words, "placeholder")
    if is_sought(one):
        placeholder = placeholder or words.text(SEEK, language)
    if placeholder and hasattr(element, "placeholder"):
        element.placeholder = blocks.plain(placeholder)
    return blocks.question(
        one.name,
        words.text(name, language, one.about),
        element,
        hint=_part(one, language, words, "hint"),
        required=one.required,
    )


def _element(one: Input, language: Language, words: Words) -> InputInteractiveElement:
    given = [o for o in one.options if o.value in one.initial] if is_sought(one) else one.options
    options = [blocks.option(o.value, _label(o, language, words)) for o in given]
    match one.kind:
        case "line" | "text":
            initial = one.initial[0] if one.initial else ""
            multiline = one.kind == "text"
            return blocks.line(one.name, multiline=multiline, most=one.at_most, initial=initial)
        case "choice":
            return blocks.choice(one.name, options, one.initial)
        case "choices" if is_sought(one):
            return blocks.sought(one.name, options, one.at_most)
        case "choices":
            return blocks.choices(one.name, options, one.initial, one.at_most)
        case "tick":
            return blocks.ticks(one.name, options or [_tick(one, language, words)], one.initial)


def is_sought(one: Input) -> bool:
    """Whether these are more topics than a list of Slack's own holds."""
    many = one.kind == "choices" and len(one.options) > LIMITS["select.options.max_items"]
    return many and all(option.label == Topics((option.value,)) for option in one.options)


def topic_option(topic: str, language: Language, words: Words) -> Option:
    """A topic as a choice: the same words wherever it is offered, else Slack takes it for two."""
    return blocks.option(topic, _label(Choice(topic, Topics((topic,))), language, words))


def _tick(one: Input, language: Language, words: Words) -> Option:
    """One box, labelled with ``.tick``, else with the input's own label."""
    name = one.label or one.name
    part = "tick" if words.has(name, language, "tick") else ""
    return blocks.option(TICKED, words.text(name, language, one.about, part))


def _part(one: Input, language: Language, words: Words, part: str) -> str:
    name = one.label or one.name
    if not words.has(name, language, part):
        return ""
    return words.text(name, language, one.about, part)


def _label(option: Choice, language: Language, words: Words) -> str:
    match option.label:
        case Term(name=name):
            return words.text(name, language)
        case Topics() as topics:
            return words.text(CHOICE, language, {"topics": topics})
        case str() as text:
            return text
