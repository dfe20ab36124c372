"""How Lotse speaks: every text is held to the guide, and what the scenes show once more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from bot.effects import Form, Message
from bot.words import Spoken
from tests.golden import style
from tests.golden import style_lists as lists
from tests.golden.reading import DIALECTS, VOICES
from tests.golden.scenes import scenes
from tests.golden.stage import Scene
from tests.golden.texts import Text, texts

Rule = Callable[[str, Text], Iterator[str]]
AT_MOST = 600
LISTS = (
    "answer_command-help",
    "answer_command-open",
    "explain_why-told",
    "hold_rounds-preview",
    "hold_rounds-waiting",
    "list_topics-all",
    "report_shadow-",
    "search_threads-found",
    "send_digest-",
    "show_home-hello",
    "tell_logbook-entries",
    "tell_status-status",
)
"""Messages with a list below them: each paragraph is short, the whole may be longer."""


@pytest.mark.prevents("F19", "F20")
@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("rule", style.RULES, ids=lambda rule: rule.__name__)
def test_every_text_is_as_the_guide_says(rule: Rule, voice: str) -> None:
    wrong = [f"{text}: {why}" for text in texts(voice) for why in rule(voice, text)]
    assert wrong == []


PLANTED: list[tuple[Rule, str, str, str]] = [
    (style.nothing_is_shouted, "de", "x-a", "Schön! Du bist da!"),
    (style.nothing_is_shouted, "de", "settle_match-ended", "Schade!"),
    (style.nothing_is_shouted, "en", "x-a", "This is VERY important."),
    (style.one_thing_is_asked_at_a_time, "de", "x-a", "Magst du? Oder lieber nicht?"),
    (style.sorry_is_said_once, "de", "x-a", "Leider nein. Leider auch morgen nicht."),
    (style.nobody_is_praised_to_the_skies, "de", "x-a", "Das ist eine großartige Frage."),
    (style.no_picture_stands_for_a_word, "de", "x-a", "Erledigt \u2705"),
    (style.no_picture_stands_for_a_word, "en", "x-a", "A :x: takes it back."),
    (style.nobody_is_pinged, "de", "x-a", "Liebe @here"),
    (style.people_read_our_words, "de", "x-a", "Andere Nutzer helfen dir."),
    (style.people_read_our_words, "en", "x-a", "Your mentor will match with you."),
    (style.a_text_is_in_one_language, "de", "x-a", "Type it und sieh nach, please."),
    (style.a_text_is_in_one_language, "en", "x-a", "This is your Frage."),
    (style.a_command_can_be_typed, "en", "x-a", "Type `/lotse vergiss mich`."),
    (style.a_command_can_be_typed, "de", "x-a", "Tippe `/lotse fergiss mich`."),
    (style.a_command_can_be_typed, "de", "x-a", "Tippe /lotse hilfe."),
    (style.a_label_that_is_quoted_is_there, "de", "x-a", "Drück auf „Auflösen“."),
    (style.a_label_that_is_quoted_is_there, "en", "x-a", "Press “Dissolve”."),
    (style.a_number_chooses_its_words, "de", "x-a", "{count!} Fragen sind offen."),
    (style.du_and_sie_are_never_mixed, "de-sie", "x-a", "Sie haben dein Profil."),
    (style.du_and_sie_are_never_mixed, "de-sie", "x-a", "Das war nichts. Versuch es später."),
    (style.du_and_sie_are_never_mixed, "de-sie", "x-a", "Ist das so? Dann trage es ein."),
    (style.du_and_sie_are_never_mixed, "de-sie", "x-a", "Ihr habt beide Ja gesagt."),
    (style.du_and_sie_are_never_mixed, "de", "x-a", "Wenn Sie möchten, frage ich dich."),
    (style.du_and_sie_are_never_mixed, "de", "x-a", "Ich frage Ihr Gegenüber."),
    (style.nobody_is_taken_for_a_man, "de", "x-a", "Ich suche jemanden, der dir hilft."),
    (style.nobody_is_taken_for_a_man, "en", "x-a", "Ask an expert and his friends."),
    (style.what_begins_something_says_how_to_end_it, "de", "ask_profile-done", "Danke."),
    (style.whoever_meets_lotse_reads_that_it_is_a_bot, "en", "show_home-hello", "Hello, I am."),
]


@pytest.mark.parametrize(("rule", "voice", "name", "said"), PLANTED)
def test_a_planted_sentence_is_found(rule: Rule, voice: str, name: str, said: str) -> None:
    assert list(rule(voice, Text(name, "", (said,))))


def test_each_rule_was_seen_to_find_something() -> None:
    assert {rule for rule, *_ in PLANTED} == set(style.RULES)


def test_every_exception_names_a_text_that_there_is() -> None:
    known = {str(text) for text in texts("de")}
    alone = (lists.WAY_BACK, lists.FIRST_WORDS, style.OTHER_LANGUAGE, style.ALWAYS_MANY)
    assert known >= {name for names in (*alone, ELSEWHERE, OF_BOTH) for name in names}
    for start in (*lists.BAD_NEWS, *LISTS):
        assert any(name.startswith(start) for name in known), start


# --- what the scenes show


def shown(voice: str, platform: str) -> Iterator[tuple[Scene, Message, Spoken]]:
    """Every message, as it is said on a platform; forms are read elsewhere."""
    for scene in scenes(VOICES[voice].language, platform):
        for said, _ in scene.spoken(platform):
            if not isinstance(said, Form):
                yield scene, said, VOICES[voice].words.say(said, DIALECTS[platform])


@pytest.mark.parametrize("voice", VOICES)
def test_what_is_said_is_short(voice: str) -> None:
    for platform in DIALECTS:
        for _, said, spoken in shown(voice, platform):
            listed = said.name.startswith(LISTS)
            for text in spoken.paragraphs if listed else [spoken.text]:
                assert len(text) <= AT_MOST, f"{said.name}: {len(text)}"
            assert len(spoken.title) <= 60, said.name
            assert len(spoken.buttons) <= 3, f"{said.name}: one choice, few buttons"
            assert all(len(label) <= 30 for _, label in spoken.buttons), said.name


ELSEWHERE = {
    "common-once_more": "answered where it was tried before",
    "send_digest-week": "answered in the question's own thread",
    "send_digest-week_many": "the same",
}
"""Texts that ask something which no button or reaction answers, and where it is answered."""


@pytest.mark.parametrize("voice", VOICES)
def test_whoever_is_asked_something_reads_what_to_press_or_type(voice: str) -> None:
    for scene, said, spoken in shown(voice, "slack"):
        asks = "?" in spoken.paragraphs[0] and not scene.answers_a_form
        if asks and not said.buttons and said.name not in ELSEWHERE:
            assert re.search(r"`/lotse |:x:|„\w+“|“\w+”", spoken.paragraphs[0]), said.name


OF_SLACK = (
    r"Slack|\b[Kk]an[aä]le?n?\b|\b[Cc]hannels?\b|/lotse|:\w+:|[Dd]irektnachricht"
    r"|[Dd]irect message|[Ww]orkspace"
)
OF_THE_FORUM = (
    r"Schlagw[oö]rt|[Kk]ategorie|\b[Cc]ategor|(?<!/lotse )\btags?\b|dieses Thema stumm"
    r"|[Mm]ute this topic"
)

OF_BOTH = {
    "answer_command-help": "one command links the two accounts",
    "assign_helper-unknown_link": "moderators assign questions of the forum in Slack",
    "explain_why-told": "who asked in both reads in Slack why the forum's question has tags",
    "report_shadow-day": "moderators read in Slack what would have happened in the forum",
    "report_shadow-posted": "moderators read in Slack where in the forum it would have been",
    "tell_status-status": "moderators read in Slack what holds in the forum",
}
"""Messages that speak of the other platform, and why."""
LINKS = ("link_accounts-", "take_to_forum-", "follow_transfer-")
"""The features that tell of both platforms on either."""


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize(
    ("platform", "foreign"), [("slack", OF_THE_FORUM), ("discourse", OF_SLACK)]
)
def test_each_platform_reads_its_own_words(voice: str, platform: str, foreign: str) -> None:
    for _, said, spoken in shown(voice, platform):
        text = re.sub(r"\([^)]*\)|<[^>]*>", "", spoken.text)  # addresses, and titles by people
        assert (
            said.name in OF_BOTH or said.name.startswith(LINKS) or not re.search(foreign, text)
        ), said.name
