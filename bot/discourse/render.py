"""How the forum writes: Discourse's Markdown, in which a person's text means nothing but itself.

Mentions, hashtags, addresses with ``//`` and emoji are found in text that was unescaped already
(``pretty-text`` works on text tokens), so a backslash does not stop them: an invisible U+200B
does. Everything that is markup to Markdown itself, bbcode included, gets its backslash. A bare
``example.org`` may still become a link to itself.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from bot.discourse.access import instance_of
from bot.errors import Refused
from bot.words import Spoken
from matchers.model import Account

TITLE_AT_LEAST, TITLE_AT_MOST = 15, 255
BODY_AT_LEAST, BODY_AT_MOST = 20, 32_000
MESSAGE_AT_LEAST, MESSAGE_TITLE_AT_LEAST = 10, 2
"""Discourse's defaults (``config/site_settings.yml``), in characters of the stripped text."""

_APART = "\u200b"
_UNSEEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]+"
)
_MARKUP = re.compile(r"([\\`*_{}\[\]()#!|~^$])")
_MEANING = re.compile(r"[@#]|/(?=/)|:(?=[\w+-]+:)")
_CALL = re.compile(r"(?<!\w)@(?=\w)")
_SILENT = re.compile(r"(?<!\\)`[^`\n]*`|\]\([^)\s]*\)")
"""Where a name calls nobody: in code, and in an address."""
_AT_START = re.compile(r"^(?:(\d+)([.)])|([-+=]))")
_SCHEMES = ("http", "https")


class DiscourseDialect:
    """``private``: a message to one member; only there a person is named so that it notifies."""

    platform = "discourse"

    def __init__(self, url: str, *, private: bool = False, name: str = "lotse") -> None:
        self._url = url
        self._name = name
        self._private = private

    def escape(self, text: str) -> str:
        """A person's text on one line: no mention, link, tag, markup or HTML comes out of it."""
        line = " ".join(_UNSEEN.sub(" ", text).split())
        marked = _MARKUP.sub(r"\\\1", line)
        marked = _AT_START.sub(lambda f: f"{f[1]}\\{f[2]}" if f[1] else f"\\{f[3]}", marked)
        plain = marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return _MEANING.sub(lambda found: found[0] + _APART, plain)

    def person(self, account: Account) -> str:
        """A member's name; people on other platforms have none here."""
        platform, _, name = account.partition(":")
        if platform != "discourse":
            return platform.capitalize()
        return f"@{name}" if self._private and re.fullmatch(r"[\w.-]+", name) else self.escape(name)

    def place(self, key: str) -> str:
        """A category by its number; a channel of another platform by that one's name."""
        platform, _, name = key.partition(":")
        return f"c/{name}" if platform == "discourse" else platform.capitalize()

    def link(self, url: str, title: str) -> str:
        """A link; one into the forum itself is ``silent``: nobody is told of being linked."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return self.escape(title)
        if parts.scheme not in _SCHEMES or not parts.netloc:
            return self.escape(title)
        inside = instance_of(url).startswith(instance_of(self._url))
        query = "&".join(filter(None, (parts.query, "silent=true" if inside else "")))
        whole = parts._replace(query=query).geturl()
        return f"[{self.escape(title or parts.netloc)}]({quote(whole, safe=_KEPT)})"

    def bold(self, text: str) -> str:
        """Our own words, louder."""
        return f"**{text}**"

    def command(self, text: str) -> str:
        """What to type: here a line that begins with our name."""
        name = f"@{self._name}" if self._private else f"@{_APART}{self._name}"
        return f"`{name} {text}`" if text else f"`{name}`"


_KEPT = "/:?#@!$&'*+,;=%-._~"
"""What may stand in an address as it is: neither brackets nor spaces nor ``<``."""


def title_of(spoken: Spoken, name: str, *, at_least: int = TITLE_AT_LEAST) -> str:
    """The title of a new topic, within the forum's limits; ``name`` fills up a short one."""
    title = " ".join(_UNSEEN.sub(" ", spoken.title).split())
    if len(title) < at_least and name not in title:
        title = f"{title} – {name}" if title else name  # noqa: RUF001  (the dash is meant)
    if len(title) < at_least:
        raise Refused(f"the title is shorter than {at_least} characters")
    return title if len(title) <= TITLE_AT_MOST else title[: TITLE_AT_MOST - 1].rstrip() + "…"


def body_of(
    spoken: Spoken, mark: str = "", *, at_least: int = BODY_AT_LEAST, private: bool = False
) -> str:
    """The text of a post; ``mark`` goes along in a comment that nobody sees.

    In public it mentions nobody: ``@all`` is a group there, and any group may be called so.
    """
    text = spoken.text.strip()
    if not private and _CALL.search(_SILENT.sub("", text)):
        raise Refused("this would call people: nothing with an @ before a name goes out in public")
    if len(text) < at_least:
        raise Refused(f"the text is shorter than {at_least} characters")
    hidden = f"\n\n{marker(mark)}" if mark else ""
    if len(text) + len(hidden) > BODY_AT_MOST:
        raise Refused(f"the text is longer than {BODY_AT_MOST} characters")
    return text + hidden


def marker(mark: str) -> str:
    """The hidden comment by which a reply is found again: kept in raw, not shown."""
    return f"<!-- lotse:{mark} -->"
