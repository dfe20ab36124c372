"""What one Fluent text uses: fields, other messages, functions, choices, and its plain words."""

from __future__ import annotations

from dataclasses import dataclass, field

from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Used:
    """Fields, references, and ``calls``: functions with the texts that they are given.

    ``choices``: the variants of each choice, the one for everything else last; ``chosen_by``: the
    fields that choose. ``texts``: the plain words outside of braces, piece by piece.
    """

    fields: set[str] = field(default_factory=set)
    references: list[str] = field(default_factory=list)
    calls: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    choices: list[tuple[str, ...]] = field(default_factory=list)
    chosen_by: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All plain words, one line for each piece."""
        return "\n".join(self.texts)


def used_in(node: ftl.BaseNode) -> Used:
    """What a message, term or pattern uses, in the order of its text."""
    reader = _Reader()
    reader.visit(node)
    return reader.used


def line_of(text: str, entry: ftl.EntryType) -> int:
    """The line on which an entry's name stands, below its comment."""
    named = entry.id if isinstance(entry, ftl.Message | ftl.Term) else entry
    return text.count("\n", 0, named.span.start) + 1 if named.span else 1


class _Reader(Visitor):
    def __init__(self) -> None:
        self.used = Used()

    def visit_TextElement(self, node: ftl.TextElement) -> None:  # noqa: N802  (its name)
        self.used.texts.append(node.value)

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802  (its name)
        self.used.fields.add(node.id.name)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802  (its name)
        variants = sorted(node.variants, key=lambda variant: variant.default)
        self.used.choices.append(tuple(_key(variant.key) for variant in variants))
        if isinstance(node.selector, ftl.VariableReference):
            self.used.chosen_by.add(node.selector.id.name)
        self.generic_visit(node)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802  (its name)
        part = f".{node.attribute.name}" if node.attribute else ""
        self.used.references.append(node.id.name + part)

    def visit_TermReference(self, node: ftl.TermReference) -> None:  # noqa: N802  (its name)
        self.used.references.append(f"-{node.id.name}")
        self.generic_visit(node)

    def visit_FunctionReference(self, node: ftl.FunctionReference) -> None:  # noqa: N802  (its name)
        given = node.arguments.positional
        words = tuple(one.value for one in given if isinstance(one, ftl.StringLiteral))
        self.used.calls.append((node.id.name, words))
        self.generic_visit(node)


def _key(key: ftl.Identifier | ftl.NumberLiteral) -> str:
    return key.name if isinstance(key, ftl.Identifier) else key.value
