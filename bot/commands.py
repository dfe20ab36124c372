"""The one table of commands: what members may type, in both languages and on both platforms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from matchers.model import Language

UNKNOWN = "unknown"
NEAR = 65.0
"""How alike (0-100) a mistyped word must be to a command to be offered instead."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command. The first German and the first English word are the ones that we teach.

    ``help`` names the message that explains it in one line.
    """

    name: str
    de: tuple[str, ...]
    en: tuple[str, ...]
    help: str
    who: Literal["all", "moderators"] = "all"

    def word(self, language: Language) -> str:
        """What to type, for people who read ``language``."""
        return self.de[0] if language == "de" else self.en[0]


COMMANDS: tuple[Command, ...] = (
    Command("help", ("hilfe", "?"), ("help", "?"), "answer_command-help-help"),
    Command("profile", ("profil",), ("profile",), "answer_command-help-profile"),
    Command("partner", ("partner",), ("partner",), "answer_command-help-partner"),
    Command("who", ("wer",), ("who",), "ask_around-help"),
    Command("open", ("offen",), ("open",), "answer_command-help-open"),
    Command("topics", ("themen", "thema"), ("topics", "topic"), "list_topics-help"),
    Command("search", ("suche", "such"), ("search", "find"), "search_threads-help"),
    Command("pause", ("pause",), ("pause",), "pause_member-help"),
    Command("language", ("sprache",), ("language",), "choose_language-help"),
    Command("data", ("meine daten", "daten"), ("my data", "data"), "export_data-help"),
    Command("why", ("warum", "wieso"), ("why",), "explain_why-help"),
    Command(
        "digest_mine",
        ("digest mir", "mein digest"),
        ("digest me", "my digest"),
        "send_personal_digest-help",
    ),
    Command(
        "digest_off",
        ("digest aus",),
        ("digest off",),
        "send_personal_digest-help_off",
    ),
    Command(
        "mark", ("als frage merken", "frage"), ("keep as question",), "answer_command-help-mark"
    ),
    Command("unmark", ("keine frage",), ("no question",), "answer_command-help-unmark"),
    Command("confide", ("vertraulich",), ("confidential",), "answer_command-help-confide"),
    Command(
        "unfit",
        ("passt nicht",),
        ("no fit",),
        "answer_command-help-unfit",
    ),
    Command("report", ("melden",), ("report",), "answer_command-help-report"),
    Command("avoid", ("lieber nicht",), ("rather not",), "avoid_member-help"),
    Command("avoid_no_more", ("doch wieder",), ("after all",), "avoid_member-help_again"),
    Command("connect", ("verbinden",), ("connect",), "answer_command-help-connect"),
    Command("disconnect", ("trennen",), ("disconnect",), "answer_command-help-disconnect"),
    Command("forget", ("vergiss mich",), ("forget me",), "answer_command-help-forget"),
    Command(
        "digest",
        ("digest vorschau", "digest"),
        ("digest preview", "digest"),
        "answer_command-help-digest",
        who="moderators",
    ),
    Command(
        "digest_edit",
        ("digest bearbeiten",),
        ("digest edit",),
        "answer_command-help-digest_edit",
        who="moderators",
    ),
    Command(
        "digest_send",
        ("digest senden",),
        ("digest send",),
        "answer_command-help-digest_send",
        who="moderators",
    ),
    Command("assign", ("zuweisen",), ("assign",), "answer_command-help-assign", who="moderators"),
    Command("stop", ("stopp",), ("stop",), "answer_command-help-stop", who="moderators"),
    Command(
        "continue",
        ("weiter",),
        ("continue", "resume"),
        "answer_command-help-continue",
        who="moderators",
    ),
    Command("round", ("runde",), ("round",), "hold_rounds-help", who="moderators"),
    Command(
        "round_open",
        ("runde öffnen", "runde oeffnen"),
        ("round open",),
        "hold_rounds-help_open",
        who="moderators",
    ),
    Command(
        "round_release",
        ("runde freigeben",),
        ("round release",),
        "hold_rounds-help_release",
        who="moderators",
    ),
    Command(
        "round_swap",
        ("runde tauschen",),
        ("round swap",),
        "hold_rounds-help_swap",
        who="moderators",
    ),
    Command(
        "round_forbid",
        ("runde sperren",),
        ("round forbid",),
        "hold_rounds-help_forbid",
        who="moderators",
    ),
    Command(
        "round_reset",
        ("runde zurücksetzen", "runde zuruecksetzen"),
        ("round reset",),
        "hold_rounds-help_reset",
        who="moderators",
    ),
    Command("waiting", ("wartet",), ("waiting",), "hold_rounds-help_waiting", who="moderators"),
    Command("status", ("status",), ("status",), "tell_status-help", who="moderators"),
    Command("review", ("bericht",), ("review",), "report_shadow-help", who="moderators"),
    Command("logbook", ("protokoll",), ("log", "logbook"), "tell_logbook-help", who="moderators"),
    Command(
        "undo",
        ("rückgängig", "rueckgaengig"),
        ("undo",),
        "undo_recent-help",
        who="moderators",
    ),
    Command("tag", ("tag",), ("tag",), "set_topics-help", who="moderators"),
    Command("words", ("wörter", "woerter"), ("words",), "grow_topics-help", who="moderators"),
    Command("snooze", ("später", "spaeter"), ("snooze",), "snooze_thread-help", who="moderators"),
)

BY_NAME = {command.name: command for command in COMMANDS}


@dataclass(frozen=True, slots=True)
class Parsed:
    """What somebody typed: ``command`` is a name in the table, or ``unknown``.

    ``argument`` is the rest as typed; for ``unknown`` the nearest command's name, if one is near.
    """

    command: str
    argument: str
    language: Language


def parse(text: str, fallback: Language = "de") -> Parsed:
    """Read what follows ``/lotse``. Nothing at all asks for help.

    The language is that of the word used; ``fallback`` where the word is the same in both.
    """
    words = text.split()
    if not words:
        return Parsed("help", "", fallback)
    folded = [word.casefold().strip(".,;:!?") or word for word in words]
    for phrase, command in _PHRASES:
        length = len(phrase.split())
        if folded[:length] == phrase.split():
            rest = " ".join(words[length:])
            return Parsed(command.name, rest, _language(phrase, command, fallback))
    return _nearest(" ".join(folded), fallback)


def _nearest(text: str, fallback: Language) -> Parsed:
    choices = [phrase for phrase, _ in _PHRASES]
    found = process.extractOne(text, choices, scorer=fuzz.ratio, score_cutoff=NEAR)
    if found is None:
        return Parsed(UNKNOWN, "", fallback)
    phrase, command = _PHRASES[found[2]]
    return Parsed(UNKNOWN, command.name, _language(phrase, command, fallback))


def _language(phrase: str, command: Command, fallback: Language) -> Language:
    if phrase in command.de and phrase in command.en:
        return fallback
    return "de" if phrase in command.de else "en"


def _phrases() -> tuple[tuple[str, Command], ...]:
    found = {phrase: command for command in COMMANDS for phrase in (*command.de, *command.en)}
    return tuple(sorted(found.items(), key=lambda item: (-len(item[0].split()), item[0])))


_PHRASES = _phrases()
"""Every word of the table with its command, the longest phrases first."""
