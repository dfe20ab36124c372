"""What people type after /lotse, in both languages, with slips."""

from __future__ import annotations

import pytest

from bot.commands import BY_NAME, COMMANDS, Parsed, parse
from matchers.model import Language


@pytest.mark.parametrize(
    ("typed", "command", "argument", "language"),
    [
        ("", "help", "", "en"),
        ("hilfe", "help", "", "de"),
        ("HELP!", "help", "", "en"),
        ("?", "help", "", "en"),
        ("partner?", "partner", "", "en"),
        ("profil", "profile", "", "de"),
        ("profile", "profile", "", "en"),
        ("partner", "partner", "", "en"),
        ("partner Open Data", "partner", "Open Data", "en"),
        ("offen", "open", "", "de"),
        ("vergiss  mich.", "forget", "", "de"),
        ("Forget me", "forget", "", "en"),
        ("digest vorschau", "digest", "", "de"),
        ("digest preview", "digest", "", "en"),
        ("digest", "digest", "", "en"),
        ("stopp", "stop", "", "de"),
        ("stop", "stop", "", "en"),
        ("weiter", "continue", "", "de"),
        ("continue", "continue", "", "en"),
    ],
)
def test_a_known_word_is_its_command(
    typed: str, command: str, argument: str, language: Language
) -> None:
    assert parse(typed, fallback="en") == Parsed(command, argument, language)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("hilf", "help"),
        ("partnr", "partner"),
        ("vergissmich", "forget"),
        ("proffil", "profile"),
        ("weitr", "continue"),
        ("wie wird das wetter heute", ""),
        ("hallo", ""),
        ("xyz", ""),
        ("!!!", ""),
        ("<!channel>", ""),
    ],
)
def test_an_unknown_word_gets_the_nearest_command_or_none(typed: str, near: str) -> None:
    parsed = parse(typed)
    assert parsed.command == "unknown"
    assert parsed.argument == near


def test_a_word_that_is_the_same_in_both_keeps_the_members_language() -> None:
    assert parse("partner", fallback="de").language == "de"
    assert parse("partner", fallback="en").language == "en"


def test_no_word_means_two_commands() -> None:
    for words in ([w for c in COMMANDS for w in c.de], [w for c in COMMANDS for w in c.en]):
        assert len(words) == len(set(words))
    assert len(BY_NAME) == len(COMMANDS)


def test_every_word_that_we_teach_is_understood() -> None:
    for command in COMMANDS:
        for language in ("de", "en"):
            assert parse(command.word(language), fallback=language).command == command.name
            assert parse(command.word(language), fallback=language).language == language
