"""Draws what people and apps write as rich text: sections, lists, quotes, code.

The sandbox does not look into rich text before it takes it, so nothing here trusts its shape.
Source: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bot.sandbox.page.emoji import EMOJI
from bot.sandbox.page.mrkdwn import BREAK, NOTHING, Names, cry, link, mention

Part = Mapping[str, Any]
Told = Mapping[str, str]


def draw_rich_text(block: Part, names: Names) -> Markup:
    """All parts of a rich text block."""
    return NOTHING.join(draw_part(part, names) for part in parts_of(block, "elements"))


def draw_part(part: Part, names: Names) -> Markup:
    """One part of it."""
    inside = NOTHING.join(_inlines(part, names))
    match part.get("type"):
        case "rich_text_list":
            return _list(part, names)
        case "rich_text_quote":
            return Markup("<blockquote>{}</blockquote>").format(inside)
        case "rich_text_preformatted":
            # an HTML parser drops the first line break of <pre>: one of ours for it to drop
            code = NOTHING.join(_inlines(part, names, line_break=Markup("\n")))
            return Markup("<pre>\n{}</pre>").format(code)
        case _:
            return Markup('<div class="rich-section">{}</div>').format(inside)


def parts_of(thing: Part, name: str) -> Sequence[Part]:
    """The objects in a list; what is none is left out."""
    found = thing.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


_STYLES = (("code", "code"), ("italic", "em"), ("bold", "strong"), ("strike", "s"))


def _list(part: Part, names: Names) -> Markup:
    items = NOTHING.join(
        Markup("<li>{}</li>").format(NOTHING.join(_inlines(one, names)))
        for one in parts_of(part, "elements")
    )
    deep = _number(part, "indent", most=8)
    if part.get("style") == "ordered":
        first = _number(part, "offset", most=10_000) + 1
        return Markup('<ol class="rich-list indent-{}" start="{}">{}</ol>').format(
            deep, first, items
        )
    return Markup('<ul class="rich-list indent-{}">{}</ul>').format(deep, items)


def _number(part: Part, name: str, *, most: int) -> int:
    value = part.get(name)
    return value if isinstance(value, int) and 0 <= value <= most else 0


def _inlines(part: Part, names: Names, line_break: Markup = BREAK) -> Iterator[Markup]:
    for element in parts_of(part, "elements"):
        drawn = _inline(element, names)
        yield drawn.replace("\n", line_break)


def _inline(element: Part, names: Names) -> Markup:
    """One piece of a line, in its style."""
    drawn = _plain_inline(element, names)
    style = element.get("style")
    chosen = style if isinstance(style, Mapping) else {}
    for name, tag in _STYLES:
        if chosen.get(name) is True:
            drawn = Markup("<{}>{}</{}>").format(tag, drawn, tag)
    return drawn


def _plain_inline(element: Part, names: Names) -> Markup:
    told = {name: value for name, value in element.items() if isinstance(value, str)}
    return _INLINE.get(told.get("type", ""), _words)(told, names)


def _words(told: Told, _: Names) -> Markup:
    return Markup("{}").format(told.get("text", ""))


def _link(told: Told, _: Names) -> Markup:
    return link(told.get("url", ""), told.get("text", ""))


def _user(told: Told, names: Names) -> Markup:
    who = told.get("user_id", "")
    return mention("@", names.members.get(who) or who)


def _channel(told: Told, names: Names) -> Markup:
    where = told.get("channel_id", "")
    return mention("#", names.channels.get(where) or where)


def _emoji(told: Told, _: Names) -> Markup:
    name = told.get("name", "")
    return Markup("{}").format(EMOJI.get(name, f":{name}:"))


def _date(told: Told, _: Names) -> Markup:
    shown = told.get("fallback") or told.get("format", "")
    return Markup('<span class="date">{}</span>').format(shown)


_INLINE: Mapping[str, Callable[[Told, Names], Markup]] = {
    "link": _link,
    "user": _user,
    "channel": _channel,
    "emoji": _emoji,
    "date": _date,
    "usergroup": lambda told, _: cry(told.get("usergroup_id", "")),
    "broadcast": lambda told, _: cry(told.get("range", "")),
    "team": lambda told, _: mention("", told.get("team_id", "")),
    "color": lambda told, _: Markup("<code>{}</code>").format(told.get("value", "")),
}
