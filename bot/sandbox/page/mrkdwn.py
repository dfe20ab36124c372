"""Draws Slack's mrkdwn as its client would, each text in one pass whatever it holds.

What is drawn is put together with ``Markup("").join``, which escapes all that is not markup of
ours: no word of a text can become a tag. What cries out to everyone is drawn as an alarm.
Source: https://docs.slack.dev/messaging/formatting-message-text
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from bot.sandbox.page.emoji import with_emoji
from bot.sandbox.page.inline import Style, styled

NOTHING, BREAK = Markup(), Markup("<br>")


@dataclass(frozen=True, slots=True)
class Names:
    """How members and channels are called, by id."""

    members: Mapping[str, str]
    channels: Mapping[str, str]


def draw_text(text: str, names: Names) -> Markup:
    """A mrkdwn text, escaped once by Slack. It may hold quotes and ``pre``: not for a ``<p>``."""
    parts = fenced(text)
    drawn: list[Markup] = []
    for at, part in enumerate(parts):
        if at % 2 == 0:
            drawn.append(_lines(_trimmed(part, first=at == 0, last=at + 1 == len(parts)), names))
        elif part:
            drawn.append(Markup("<pre>\n{}</pre>").format(_verbatim(part.strip("\n"), names)))
        else:
            drawn.append(Markup("``````"))
    return NOTHING.join(drawn)


def fenced(text: str) -> list[str]:
    """Words, code, words, code, words ...: a fence that is never closed is not one."""
    parts = text.split("```")
    if len(parts) % 2 == 0:
        last = parts.pop()
        parts[-1] += f"```{last}"
    return parts


def _trimmed(part: str, *, first: bool, last: bool) -> str:
    """Without the line breaks beside a block: they would only widen the gap."""
    part = part if first else part.removeprefix("\n")
    return part if last else part.removesuffix("\n")


def draw_plain(text: str) -> Markup:
    """A plain text: short names of emoji and line breaks, and nothing else."""
    return BREAK.join(with_emoji(text).split("\n"))


def link(url: str, label: str | Markup) -> Markup:
    """A link where it leads to a page or a mailbox; else only the words, and where it wants to."""
    if harmless(url):
        return Markup('<a href="{}" {}>{}</a>').format(url, _ELSEWHERE, label or url)
    return Markup("{}").format(url) if label in ("", url) else Markup("{} ({})").format(label, url)


def harmless(url: str) -> bool:
    """Whether it leads to a page or a mailbox; ``javascript:`` and the like never do."""
    return _HARMLESS.fullmatch(url) is not None


def mention(sign: str, name: str) -> Markup:
    """A member or a channel."""
    return Markup('<span class="mention">{}{}</span>').format(sign, name)


def cry(name: str) -> Markup:
    """What would wake everyone: a bot of good manners never says it."""
    return Markup('<strong class="cry">⚠ @{}</strong>').format(name.removeprefix("@"))


def unescaped(text: str) -> str:
    """What was written before Slack escaped it, once."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


_ELSEWHERE = Markup('rel="noopener noreferrer" target="_blank"')
_HARMLESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20\x7f]+", re.IGNORECASE)
_QUOTE = re.compile(r"(?:&gt;|>) ?")
CODE = re.compile(r"`[^`\n]+`")
_CONTROL = re.compile(r"(<[^<>\n]+>)")
_TOKEN = re.compile(r"(<[^<>\n]+>|`[^`\n]+`|\*+|_+|~+)")
_TAGS = {"*": "strong", "_": "em", "~": "s"}


def _lines(text: str, names: Names) -> Markup:
    drawn: list[Markup] = []
    for quoted, lines in _quotes(text.split("\n")):
        inside = BREAK.join(_inline(line, names) for line in lines)
        drawn.append(Markup("<blockquote>{}</blockquote>").format(inside) if quoted else inside)
    return NOTHING.join(drawn)


def _quotes(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """Neighbouring lines that are quoted, or not; after ``>>>`` everything is."""
    held: list[str] = []
    quoted = False
    for at, line in enumerate(lines):
        if line.startswith((">>>", "&gt;&gt;&gt;")):
            if held:
                yield quoted, held
            first = line.replace("&gt;", ">", 3)[3:].lstrip()
            yield True, [first, *lines[at + 1 :]]
            return
        # a control sequence such as <@U1> opens with <, so a line's > can only be a quote
        mark = _QUOTE.match(line)
        if bool(mark) is not quoted and held:
            yield quoted, held
            held = []
        quoted = bool(mark)
        held.append(line[mark.end() :] if mark else line)
    if held:
        yield quoted, held


def _inline(text: str, names: Names) -> Markup:
    return styled(text, Style(_TOKEN, _TAGS, lambda token: _piece(token, names)))


def _piece(token: str, names: Names) -> Markup:
    if CODE.fullmatch(token):
        return Markup("<code>{}</code>").format(_verbatim(token[1:-1], names))
    if _CONTROL.fullmatch(token):
        return _control(token[1:-1], names)
    return Markup("{}").format(with_emoji(unescaped(token)))


def _verbatim(text: str, names: Names) -> Markup:
    """Code: no style and no emoji in it, but Slack's own marks work there too."""
    parts = _CONTROL.split(text)
    drawn = [_control(p[1:-1], names) if n % 2 else unescaped(p) for n, p in enumerate(parts)]
    return NOTHING.join(drawn)


def _control(inside: str, names: Names) -> Markup:
    """What Slack writes in angle brackets."""
    what, _, told = inside.partition("|")
    label = unescaped(told)
    match what[0:1]:
        case "@":
            return mention("@", names.members.get(what[1:]) or label.removeprefix("@") or what[1:])
        case "#":
            return mention("#", names.channels.get(what[1:]) or label.removeprefix("#") or what[1:])
        case "!":
            kind, _, rest = what[1:].partition("^")
            draw = _SPECIAL.get(kind, _unknown)
            return draw(kind, unescaped(rest), label)
        case _:
            return link(unescaped(what), with_emoji(label))


def _date(_kind: str, rest: str, label: str) -> Markup:
    return Markup('<span class="date">{}</span>').format(label or rest)


def _cry(kind: str, rest: str, label: str) -> Markup:
    return cry(label or rest or kind)


def _unknown(kind: str, rest: str, label: str) -> Markup:
    return Markup("{}").format(label or rest or kind)


_SPECIAL: Mapping[str, Callable[[str, str, str], Markup]] = {
    "date": _date,
    "channel": _cry,
    "here": _cry,
    "everyone": _cry,
    "group": _cry,
    "subteam": _cry,
}
