"""The words themselves: names, frames and marks. How Lotse speaks: ``tests/golden/style.py``."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.reactions import REACTIONS
from bot.settings_ftl import used_in
from tests.golden.reading import FOLDER, VOICES

FEATURES = {reaction.__name__ for reactions in REACTIONS.values() for reaction in reactions}
AT_MOST = 600
LISTS = (
    "answer_command-help",
    "answer_command-open",
    "send_digest-",
    "show_home-hello",
    "report_shadow-",
    "tell_status-status",
    "tell_logbook-entries",
    *("answer_command-help", "answer_command-open", "send_digest-", "show_home-hello"),
    *("list_topics-all", "search_threads-found", "explain_why-told"),
)
"""Messages with a list below them: each paragraph is short, the whole may be longer."""


def messages(voice: str) -> Iterator[tuple[str, ftl.Message]]:
    for file in sorted((FOLDER / voice).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{file}: {entry.content[:60]!r}"
            if isinstance(entry, ftl.Message):
                yield file.stem, entry


@pytest.mark.parametrize("voice", VOICES)
def test_a_message_is_named_like_its_file_and_written_once(voice: str) -> None:
    names = [message.id.name for _, message in messages(voice)]
    assert len(names) == len(set(names))
    for stem, message in messages(voice):
        assert message.id.name.startswith(f"{stem}-")
        assert stem in FEATURES | {"common", "slack", "discourse", "doctor", "manners"}


@pytest.mark.parametrize("voice", VOICES)
def test_the_frame_of_a_form_fits_into_slack(voice: str) -> None:
    language, words = VOICES[voice].language, VOICES[voice].words
    for step in ("step1", "step2", "step3"):
        name = f"ask_profile-{step}"
        assert len(words.text(name, language, {"at_most": 8, "version": "1"}, "title")) <= 24
        for part in ("submit", "close"):
            assert 0 < len(words.text(name, language, {"at_most": 8}, part)) <= 24
    for name in words.names(language):
        if name.startswith(("common-slot-", "common-language-", "ask_profile-level-")):
            assert len(words.text(name, language)) <= 75


@pytest.mark.parametrize("voice", VOICES)
def test_quotation_marks_and_dashes_are_those_of_the_language(voice: str) -> None:
    wrong = {"de": r"[\"'„“”]| - |\.\.\.|--", "en": r"[\"„]| - |\.\.\.|--"}
    for _, message in messages(voice):
        text = re.sub(r"`[^`]*`|„[^“]*“", "", "".join(used_in(message).texts))
        assert not re.search(wrong[voice[:2]], text), message.id.name


@pytest.mark.parametrize("voice", ["de", "de-sie"])
def test_two_people_are_no_round(voice: str) -> None:
    """In a Lernrunde are all of them; those who are brought together in it are two."""
    for _, message in messages(voice):
        text = re.sub(r"`[^`]*`|\bLernrunden?\b", "", used_in(message).text)
        assert not re.search(r"[Rr]unden?\b(?<!Vorstellungsrunde)", text), message.id.name
