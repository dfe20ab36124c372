"""Small builders over ``slack_sdk.models``: the only place where a block comes into being."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    CheckboxesElement,
    ExternalDataMultiSelectElement,
    InputBlock,
    InputInteractiveElement,
    MarkdownTextObject,
    Option,
    OptionGroup,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    SectionBlock,
    StaticMultiSelectElement,
    StaticSelectElement,
)

from bot.effects import Button
from bot.errors import OurFault
from bot.slack.limits import LIMITS
from bot.words import Section

RADIO_AT_MOST = 5
"""Up to here choices are shown as radio buttons, above as a list to open."""

BETWEEN = " … "
"""Stands between the first and the last choice that a group is called by."""

Json = dict[str, Any]


def as_json(objects: Iterable[JsonObject]) -> list[Json]:
    """The blocks as Slack reads them. Raises ``OurFault`` where the SDK finds a limit broken."""
    try:
        return [one.to_dict() for one in objects]
    except SlackObjectFormationError as error:
        raise OurFault(f"Slack would refuse this: {type(error).__name__}") from None


def plain(text: str) -> PlainTextObject:
    """Words that are shown as they are. ``emoji=False``: a person's ``:x:`` stays what it is."""
    return PlainTextObject(text=text, emoji=False)


def paragraphs(texts: Iterable[str]) -> list[SectionBlock]:
    """A section for each text in Slack's markup, more where it is too long for one."""
    most = LIMITS["section.text.max_length"]
    return [
        SectionBlock(text=MarkdownTextObject(text=piece, verbatim=True))
        for text in texts
        for piece in split(text, most)
    ]


def buttons(labelled: Sequence[tuple[Button, str]]) -> list[ActionsBlock]:
    """Buttons under a message; one that comes twice is told apart by a number after ``#``."""
    most = LIMITS["actions.elements.max_items"]
    elements = [
        ButtonElement(
            text=plain(label),
            action_id=button.name if _first(labelled, at) else f"{button.name}#{at}",
            value=button.value or None,
            style=button.style or None,
        )
        for at, (button, label) in enumerate(labelled)
    ]
    return [
        ActionsBlock(elements=elements[start : start + most], block_id=f"buttons{start}")
        for start in range(0, len(elements), most)
    ]


def sections(parts: Iterable[Section]) -> list[SectionBlock | ActionsBlock]:
    """A section for each part; one button stands beside it, several stand in a row below it."""
    drawn: list[SectionBlock | ActionsBlock] = []
    met: list[str] = []
    for part in parts:
        drawn += paragraphs([part.text])
        elements = [_button(button, label, met) for button, label in part.buttons]
        if len(elements) == 1 and isinstance(drawn[-1], SectionBlock):
            drawn[-1].accessory = elements[0]
        elif elements:
            drawn.append(ActionsBlock(elements=elements, block_id=f"buttons{len(drawn)}"))
    return drawn


def _button(button: Button, label: str, met: list[str]) -> ButtonElement:
    """Its ``action_id`` is unique among those that were ``met``, as Slack wants it."""
    first = button.name not in met
    met.append(button.name)
    return ButtonElement(
        text=plain(label),
        action_id=button.name if first else f"{button.name}#{len(met)}",
        value=button.value or None,
        style=button.style or None,
    )


def _first(labelled: Sequence[tuple[Button, str]], at: int) -> bool:
    return all(labelled[before][0].name != labelled[at][0].name for before in range(at))


def split(text: str, most: int) -> list[str]:
    """Pieces of at most ``most`` characters, cut between lines or words, never within ``<…>``."""
    pieces = []
    while len(text) > most:
        cut = _cut(text, most)
        pieces.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [piece for piece in (*pieces, text) if piece.strip()]


def _cut(text: str, most: int) -> int:
    for gap in ("\n", " "):
        cut = text.rfind(gap, 1, most)
        while cut > 0:
            if text.rfind("<", 0, cut) <= text.rfind(">", 0, cut):
                return cut
            cut = text.rfind(gap, 1, cut)
    for mark, end in (("<", ">"), ("&", ";")):
        start = text.rfind(mark, 1, most)
        if start > text.rfind(end, 0, most):
            return start
    return most


# --- inputs


def option(value: str, label: str) -> Option:
    """One choice."""
    return Option(value=value, text=plain(label))


def line(name: str, *, multiline: bool, most: int, initial: str) -> PlainTextInputElement:
    """A field to write into, for at most ``most`` characters (0: Slack's own limit)."""
    limit = LIMITS["plain_text_input.max_length.max"]
    return PlainTextInputElement(
        action_id=name,
        multiline=multiline,
        max_length=min(most or limit, limit),
        initial_value=initial[:limit] or None,
    )


def choice(name: str, options: Sequence[Option], initial: Sequence[str]) -> InputInteractiveElement:
    """One of a few, or one of many."""
    chosen = next((o for o in options if o.value in initial), None)
    if len(options) <= RADIO_AT_MOST:
        return RadioButtonsElement(action_id=name, options=options, initial_option=chosen)
    return StaticSelectElement(action_id=name, initial_option=chosen, **_offered(options))


def choices(
    name: str, options: Sequence[Option], initial: Sequence[str], most: int
) -> StaticMultiSelectElement:
    """Some of many; at most ``most`` (0: all)."""
    return StaticMultiSelectElement(
        action_id=name,
        **_offered(options),
        initial_options=[o for o in options if o.value in initial] or None,
        max_selected_items=most or None,
    )


def sought(name: str, initial: Sequence[Option], most: int) -> ExternalDataMultiSelectElement:
    """Some of so many that Slack asks us for those that fit what is typed: see ``topic_list.py``.

    Asked from the first moment on: an empty box shows what most people look for.
    """
    return ExternalDataMultiSelectElement(
        action_id=name,
        min_query_length=0,
        initial_options=initial or None,
        max_selected_items=most or None,
    )


def ticks(name: str, options: Sequence[Option], initial: Sequence[str]) -> CheckboxesElement:
    """Boxes to tick."""
    return CheckboxesElement(
        action_id=name,
        options=options,
        initial_options=[o for o in options if o.value in initial] or None,
    )


def question(
    name: str, label: str, element: InputInteractiveElement, *, hint: str, required: bool
) -> InputBlock:
    """A label and what answers it. Block and action carry the input's name."""
    return InputBlock(
        block_id=name,
        label=plain(label),
        element=element,
        hint=plain(hint) if hint else None,
        optional=not required,
    )


def _offered(options: Sequence[Option]) -> dict[str, Any]:
    """All of them: as one list, or where that is too long for Slack in groups of equal size."""
    most = LIMITS["select.options.max_items"]
    if len(options) <= most:
        return {"options": options}
    groups = -(-len(options) // LIMITS["option_group.options.max_items"])
    if groups > LIMITS["select.option_groups.max_items"]:
        raise OurFault(f"A list in Slack holds 10,000 choices, here are {len(options)}.")
    size = -(-len(options) // groups)
    starts = range(0, len(options), size)
    return {"option_groups": [_group(options[start : start + size]) for start in starts]}


def _group(options: Sequence[Option]) -> OptionGroup:
    """Called by its first and its last choice, as the volumes of a dictionary are."""
    most = (LIMITS["option_group.label.max_length"] - len(BETWEEN)) // 2
    ends = [str(one.to_dict()["text"]["text"])[:most] for one in (options[0], options[-1])]
    return OptionGroup(label=plain(BETWEEN.join(ends)), options=options)
