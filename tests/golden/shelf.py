"""Golden files of what no scene shows: the doctor's round, and the forms of gendered words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.effects import Message, Value
from bot.rules import Gender
from bot.settings_ftl import used_in
from bot.words import Words
from tests.golden.reading import DIALECTS, FOLDER, VOICES
from tests.reactions.rules import TOPICS

GENDERS: tuple[Gender, ...] = ("star", "colon", "neutral")
SAMPLES: Mapping[str, Value] = {
    "topic": "Excel",
    "count": 3,
    "answered": 3,
    "slot": "Dienstagabend",
    "opens": 3,
    "named": 0,
    "community": "Datennachbarschaft",
    "faults": 2,
    "minutes": 25,
    "seconds": 90,
    "reason": "invalid_auth",
    "team": "Datennachbarschaft",
    "bot": "lotse",
    "account": "lotse",
    "scopes": "chat:write, users:read",
    "channel": "#hilfe",
    "tags": "excel, dubletten",
    "categories": "5, 7",
    "names": "Calc, Seafile",
    "day": "2026-11-20",
    "days": 9,
    "rows": 1200,
    "setting": "DISCOURSE_URL",
}
"""Something to put in for a field."""


def doctors_round(voice: str) -> str:
    """All findings: what is said when it is well, when it is not (also of one), and the remedy."""
    language, words = VOICES[voice].language, VOICES[voice].words
    lines = []
    for name in sorted(n for n in words.names(language) if n.startswith("doctor-")):
        singular = {**SAMPLES, "faults": 1, "count": 1, "minutes": 1, "seconds": 1}
        singular |= {"rows": 1, "days": 1}
        lines += dict.fromkeys(words.text(name, language, f) for f in (SAMPLES, singular))
        bad = [words.text(name, language, fields, "bad") for fields in (SAMPLES, singular)]
        lines += dict.fromkeys(bad)
        lines.append("→ " + words.text(name, language, SAMPLES, "remedy") + "\n")
    return "\n".join(lines)


def gendered_words(voice: str) -> str:
    """Each text with a gendered word, as each setting lets each platform read it."""
    language = VOICES[voice].language
    told = []
    for name in _gendered(voice):
        for gender in GENDERS:
            words = Words(
                FOLDER,
                TOPICS,
                address="sie" if voice == "de-sie" else "du",
                gender=gender,
            )
            for dialect in DIALECTS.values():
                said = words.say(Message(name, SAMPLES, language), dialect).text
                told.append(f"{name} ({gender}, {dialect.platform})\n{said}\n")
    return "\n".join(told)


def forums_words(voice: str) -> str:
    """What only the forum reads: every message that is said otherwise there, and its letters."""
    language, words = VOICES[voice].language, VOICES[voice].words
    told = []
    for file in sorted((FOLDER / voice).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if not isinstance(entry, ftl.Message):
                continue
            parts = {attribute.id.name for attribute in entry.attributes}
            if file.stem not in {"discourse", "read_letter"} and not parts & {"discourse", "word"}:
                continue
            used = used_in(entry)
            fields = {n: SAMPLES.get(n, 2 if n in used.chosen_by else "…") for n in used.fields}
            said = words.say(Message(entry.id.name, fields, language), DIALECTS["discourse"])
            typed = words.text(entry.id.name, language, fields, "word") if "word" in parts else ""
            # as it is written, too: "/lotse" reads otherwise on the forum
            written = [words.text(entry.id.name, language, fields, p) for p in ("", *sorted(parts))]
            lines = (entry.id.name, said.title, said.text, typed, *written)
            told.append("\n".join(dict.fromkeys(filter(None, lines))))
    return "\n\n".join(told) + "\n"


def _gendered(voice: str) -> Iterator[str]:
    for file in sorted((FOLDER / voice).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message) and "GENDER" in dict(used_in(entry).calls):
                yield entry.id.name
