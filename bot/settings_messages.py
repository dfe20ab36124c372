"""``config/messages``: every message is there in each voice, uses the same fields, and is Fluent.

A *voice* is a folder: ``de`` (du), ``de-sie`` (Sie) and ``en``. All faults are told at once, so
that whoever adds a message reads in one go what is still to be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fluent.syntax import ast as ftl

from bot.message_files import parsed, text_of
from bot.settings_ftl import Used, line_of, used_in
from bot.settings_toml import Fault, did_you_mean

VOICES = ("de", "de-sie", "en")
"""The first says which messages and fields there are."""

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
FUNCTIONS: Mapping[str, tuple[str, ...]] = {"GENDER": ("de", "de-sie"), "NUMBER": VOICES}
"""What a text may call, and in which voices."""

_GENDERED = re.compile(r"\w+[*:_/]-?in(?:nen)?\b|\w[a-zäöüß]+In(?:nen)?\b")
"""Helfer*in, Helfer:innen, Helfer_innen, Helfer/-in, HelferInnen."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One text: where it stands, and the fields that it uses."""

    file: Path
    line: int
    fields: frozenset[str]


_Voice = dict[str, _Said]
"""The texts of one voice: ``name`` or ``name.attribute``, and terms as ``-name``."""


def check_messages(folder: Path) -> list[Fault]:
    """Whether the messages can be read, and whether each voice says the same things."""
    spoken: dict[str, _Voice] = {}
    faults: list[Fault] = []
    for voice in VOICES:
        files = sorted((folder / voice).glob("*.ftl"))
        if not files:
            where = str(folder / voice)
            faults.append(Fault(where, 1, "-", "There are no messages.", "Add <reaction>.ftl."))
        spoken[voice] = {}
        unread = [file for file in files if not _is_utf8(file)]
        remedy = "Save it with UTF-8 encoding."
        faults += (Fault(str(file), 1, "-", "The file is not UTF-8.", remedy) for file in unread)
        files = [file for file in files if file not in unread]
        for file in files:
            faults += _read(file, spoken[voice])
        below = spoken["de"] if voice == "de-sie" else {}  # Sie is laid over du
        for file in files:
            faults += _wrong_texts(file, voice, {**below, **spoken[voice]})
    for name in sorted({name for voice in spoken.values() for name in voice}):
        if not name.startswith("-"):  # a term is a voice's own help with its grammar
            faults += _compare(name, spoken)
    return faults


# --- one file


def _is_utf8(file: Path) -> bool:
    try:
        file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _read(file: Path, voice: _Voice) -> Iterator[Fault]:
    text = text_of(file)
    for entry in parsed(text).body:
        if isinstance(entry, ftl.Junk):
            yield _junk(file, text, entry)
        elif isinstance(entry, ftl.Message | ftl.Term):
            line = line_of(text, entry)
            for name, pattern in _patterns(entry):
                if name in voice:
                    first = f"{voice[name].file}:{voice[name].line}"
                    remedy = f"Remove one of the two; the first is in {first}."
                    yield Fault(str(file), line, name, "This is said twice.", remedy)
                said = _Said(file, line, frozenset(used_in(pattern).fields))
                voice.setdefault(name, said)


def _junk(file: Path, text: str, entry: ftl.Junk) -> Fault:
    said, line = entry.annotations[0], line_of(text, entry)
    if said.span and entry.span:  # not beyond the text that it is about
        end = entry.span.start + len((entry.content or "").rstrip())
        line = text.count("\n", 0, min(said.span.start, end)) + 1
    remedy = "Write name = text; further lines begin with spaces."
    return Fault(str(file), line, "-", f"This is not Fluent: {said.message}.", remedy)


def _patterns(entry: ftl.Message | ftl.Term) -> Iterator[tuple[str, ftl.Pattern]]:
    own = f"-{entry.id.name}" if isinstance(entry, ftl.Term) else entry.id.name
    if entry.value is not None:
        yield own, entry.value
    for attribute in entry.attributes:
        yield f"{own}.{attribute.id.name}", attribute.value


def _wrong_texts(file: Path, voice: str, spoken: _Voice) -> Iterator[Fault]:
    text = text_of(file)
    for entry in parsed(text).body:
        if isinstance(entry, ftl.Message | ftl.Term):
            used = used_in(entry)
            for key, what, remedy in (*_wrong_choices(used), *_wrong_words(used, voice, spoken)):
                yield Fault(str(file), line_of(text, entry), key or entry.id.name, what, remedy)


def _wrong_choices(used: Used) -> Iterator[tuple[str, str, str]]:
    for variants in used.choices:
        for word in variants:
            if not word.isdigit() and word not in PLURALS:
                what = f"A text never equals [{word}]: only numbers can be chosen by."
                yield word, what, "Write a message of its own for this case."
        if variants[-1] != "other":
            what = f"This choice ends with *[{variants[-1]}]: other numbers would read wrong."
            yield "", what, "Let its last line begin with *[other]."


def _wrong_words(used: Used, voice: str, spoken: _Voice) -> Iterator[tuple[str, str, str]]:
    for name in used.references:
        if name not in spoken:
            what = f"This brings in {{ {name} }}, which is nowhere."
            yield name, what, "Mind the spelling, or write that message."
    for function, words in used.calls:
        if voice not in FUNCTIONS.get(function, ()):
            remedy = did_you_mean(function, [f for f in FUNCTIONS if voice in FUNCTIONS[f]])
            yield function, f"{function}(…) is nothing that can be called here.", remedy
        elif function == "GENDER" and not (len(words) == 2 and "*" in words[0]):  # noqa: PLR2004  (a pair)
            remedy = 'Write { GENDER("Helfer*innen", "Helfende") }: with a star, then without.'
            yield function, "GENDER takes a word in two forms.", remedy
    for word in _GENDERED.findall(used.text):
        remedy = f'Write {{ GENDER("{word}", "…") }} with a word that suits everybody.'
        yield "", f"“{word}” is fixed here; the community's settings choose its form.", remedy


# --- the voices, side by side


def _compare(name: str, spoken: Mapping[str, _Voice]) -> Iterator[Fault]:
    first = next(voice for voice in VOICES if name in spoken[voice])
    known = spoken[first][name]
    for voice in VOICES:
        if name not in spoken[voice]:
            what = f"There is no such message in {voice}."
            remedy = f"Add {name} to messages/{voice}/{known.file.name}, or remove it here."
            yield Fault(str(known.file), known.line, name, what, remedy)
            continue
        here = spoken[voice][name]
        for field in sorted(known.fields - here.fields):
            what = f"{{ ${field} }} is said in {first}, but not here."
            remedy = f"Put it in, or remove it from messages/{first}/{known.file.name}."
            yield Fault(str(here.file), here.line, name, what, remedy)
        for field in sorted(here.fields - known.fields):
            what = f"{{ ${field} }} is not said in {first}: there may be nothing to put in."
            remedy = did_you_mean(field, known.fields) if known.fields else "Remove it."
            yield Fault(str(here.file), here.line, name, what, remedy)
