"""Every text of ``config/messages`` in each of its versions: each plural, each form of a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.settings_ftl import used_in
from tests.golden.reading import FOLDER


@dataclass(frozen=True)
class Text:
    """A message (``part`` is empty) or one of its attributes; ``versions`` as a person reads them.

    A field stands as ``{name}`` in them, a number that chose no words as ``{name!}``.
    """

    name: str
    part: str
    versions: tuple[str, ...]

    @property
    def stem(self) -> str:
        return self.name.partition("-")[0]

    def __str__(self) -> str:
        return f"{self.name}.{self.part}" if self.part else self.name


@cache
def texts(voice: str) -> tuple[Text, ...]:
    """All of one voice, in the order of the files."""
    return tuple(_texts(voice))


def _texts(voice: str) -> Iterator[Text]:
    for message in _messages(voice):
        patterns = [("", message.value), *((a.id.name, a.value) for a in message.attributes)]
        for part, pattern in patterns:
            if pattern is not None:
                told = tuple(dict.fromkeys(_versions(pattern.elements, frozenset(), _counts())))
                yield Text(message.id.name, part, told)


def _messages(voice: str) -> Iterator[ftl.Message]:
    for file in sorted((FOLDER / voice).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message):
                yield entry


@cache
def _counts() -> frozenset[str]:
    """The fields that are numbers: some text chooses by them (``topics`` are names elsewhere)."""
    return frozenset(n for m in _messages("de") for n in used_in(m).chosen_by) - {"topics"}


def _versions(
    elements: Sequence[ftl.TextElement | ftl.Placeable],
    chosen: frozenset[str],
    counts: frozenset[str],
) -> Iterator[str]:
    if not elements:
        yield ""
        return
    first, *rest = elements
    for ending in _versions(rest, chosen, counts):
        for beginning in _told(first, chosen, counts):
            yield beginning + ending


def _told(
    element: ftl.TextElement | ftl.Placeable | ftl.InlineExpression | ftl.SelectExpression,
    chosen: frozenset[str],
    counts: frozenset[str],
) -> Iterator[str]:
    match element:
        case ftl.TextElement(value=value) | ftl.StringLiteral(value=value):
            yield value
        case ftl.Placeable(expression=inside):
            yield from _told(inside, chosen, counts)
        case ftl.VariableReference(id=ftl.Identifier(name=name)):
            yield f"{{{name}!}}" if name in counts - chosen else f"{{{name}}}"
        case ftl.FunctionReference():
            yield from (str(form.value) for form in element.arguments.positional)
        case ftl.SelectExpression(selector=by, variants=variants):
            now = chosen | {by.id.name} if isinstance(by, ftl.VariableReference) else chosen
            for variant in variants:
                yield from _versions(variant.value.elements, now, counts)
        case _:
            raise AssertionError(f"how is {type(element).__name__} read?")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a version, without what is quoted or typed."""
    bare = re.sub(r"`[^`]*`|„[^“]*“|“[^”]*”", "…", text)
    yield from re.split(r"(?<=[.!?:;])\s+", bare)
