"""A message as Markdown, to be pasted into a newsletter: links, headings and lists, no names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from bot.words import SOMEBODY, Spoken, Words
from matchers.model import Account, Language

_MARKUP = re.compile(r"([\\`*_{}\[\]()#!|<>~])")
_KEPT = "/:?#@!$&'*+,;=%-._~"
_HEADING = re.compile(r"\*\*([^*]+)\*\*")
_ITEM = "• "


class MarkdownDialect:
    """Plain CommonMark. Nobody is ever named in it."""

    platform = "markdown"

    def __init__(self, words: Words, language: Language) -> None:
        self._somebody = words.text(SOMEBODY, language)

    def escape(self, text: str) -> str:
        """A person's text on one line, in which nothing is markup."""
        return _MARKUP.sub(r"\\\1", " ".join(text.split()))

    def person(self, _: Account) -> str:
        """A newsletter reaches people who are not here: whoever agreed, agreed to less."""
        return self._somebody

    def place(self, _: str) -> str:
        """Readers elsewhere know no channel of ours; nothing that is told here names one."""
        return ""

    def command(self, text: str) -> str:
        """Readers elsewhere can type nothing to us."""
        return text

    def link(self, url: str, title: str) -> str:
        """A link; only its title where the address is none."""
        if not url.startswith(("https://", "http://")):
            return self.escape(title)
        return f"[{self.escape(title or url)}]({quote(url, safe=_KEPT)})"

    def bold(self, text: str) -> str:
        """Our own words, louder."""
        return f"**{text}**"


def as_markdown(spoken: Spoken) -> str:
    """The title as a headline, headings and lists where paragraphs are such."""
    return "\n".join(_lines(spoken)).strip() + "\n"


def _lines(spoken: Spoken) -> Iterator[str]:
    if spoken.title:
        yield f"# {spoken.title}"
    before = ""
    for text in spoken.paragraphs:
        heading = _HEADING.fullmatch(text)
        line = f"## {heading[1]}" if heading else text
        if text.startswith(_ITEM):
            line = f"- {text.removeprefix(_ITEM)}"
        if not (line.startswith("- ") and before.startswith("- ")):
            yield ""
        yield line
        before = line
