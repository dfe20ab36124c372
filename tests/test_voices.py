"""How a community is spoken to: du or Sie, words for people of every gender, lists of topics."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from bot import settings
from bot.app import words_of
from bot.discourse.render import DiscourseDialect
from bot.effects import Message, Topics
from bot.rules import Address, Gender
from bot.slack.render import DIALECT as SLACK
from bot.words import Words
from matchers.model import Language
from tests.golden.reading import FOLDER, WORDS
from tests.reactions.rules import TOPICS
from tests.test_check import CONFIG


def said(address: Address, gender: Gender, name: str) -> str:
    """A message as the settings of a community let it be said."""
    given = settings.for_demo({}, CONFIG)
    ours = replace(given.rules.community, address=address, gender=gender)
    rules = replace(given.rules, community=ours)
    return words_of(given.model_copy(update={"rules": rules})).text(
        name, "de", {"answered": 2, "named": 0}
    )


# --- du or Sie


def test_the_communitys_settings_say_how_it_is_spoken_to() -> None:
    assert said("du", "neutral", "settle_match-over").endswith("Du musst nichts tun.")
    assert said("sie", "neutral", "settle_match-over").endswith("Sie müssen nichts tun.")


def test_english_has_neither() -> None:
    formal = Words(FOLDER, TOPICS, address="sie", gender="star")
    assert formal.names("en") == WORDS.names("en")
    for name in ("settle_match-over", "forget_member-ask", "common-somebody"):
        assert formal.text(name, "en") == WORDS.text(name, "en")


def test_what_sie_does_not_say_yet_is_said_with_du_until_it_is_written(tmp_path: Path) -> None:
    for folder, text in {"de": "x-a = du\nx-b = dein\n", "de-sie": "x-a = Sie\n"}.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.ftl").write_text(text, encoding="utf-8")
    formal = Words(tmp_path, TOPICS, address="sie")
    assert [formal.text(name, "de") for name in ("x-a", "x-b")] == ["Sie", "dein"]


# --- words with a gender


def test_a_setting_decides_on_the_form_of_a_word() -> None:
    thanks = {gender: said("du", gender, "send_digest-thanks") for gender in ("star", "colon")}
    assert thanks["star"].startswith("Danke an alle Helfer*innen: ")
    assert thanks["colon"].startswith("Danke an alle Helfer:innen: ")
    assert said("sie", "neutral", "send_digest-thanks").startswith("Danke an alle, die helfen: ")


@pytest.fixture
def both(tmp_path: Path) -> Words:
    word = '{ GENDER("Helfer*innen", "Helfende") }'
    (tmp_path / "de").mkdir()
    text = f"x-a = {word} und **{word}**, {{ $who }}\n"
    (tmp_path / "de" / "x.ftl").write_text(text, encoding="utf-8")
    return Words(tmp_path, TOPICS, gender="star")


def test_a_star_in_a_word_is_no_markup_on_the_forum(both: Words) -> None:
    message = Message("x-a", {"who": "*wer*"})
    html = MarkdownIt().render(both.say(message, DiscourseDialect("https://forum.example")).text)
    assert html == "<p>Helfer*innen und <strong>Helfer*innen</strong>, *wer*</p>\n"


def test_a_star_in_a_word_is_no_markup_in_slack(both: Words) -> None:
    text = both.say(Message("x-a", {"who": "W"}), SLACK).text
    assert text == "Helfer*innen und *Helfer*innen*, W"


# --- lists are said as people say them


@pytest.mark.parametrize(
    ("language", "topics", "told"),
    [
        ("de", Topics(("excel",)), "Excel"),
        ("de", Topics(("excel", "umfragen", "dubletten")), "Excel, Umfragen, Dubletten"),
        ("de", Topics(("excel",), taught_as=("umfragen",)), "Excel (angeboten als Umfragen)"),
        ("en", Topics(("excel",), taught_as=("umfragen",)), "Spreadsheets (offered as Surveys)"),
        ("de", Topics(("excel",), taught_as=("excel",)), "Excel"),  # one topic by now
        ("de", Topics(("excel",), taught_as=("vergangen",)), "Excel"),
        ("de", Topics(("excel",), either=True), "„Excel“"),
        ("de", Topics(("excel", "umfragen"), either=True), "„Excel“ oder „Umfragen“"),
        ("en", Topics(("excel", "umfragen"), either=True), "“Spreadsheets” or “Surveys”"),
        (
            "en",
            Topics(("excel", "umfragen", "dubletten"), either=True),
            "“Spreadsheets”, “Surveys” or “Duplicates”",
        ),
    ],
)
def test_topics_are_listed_and_within_a_sentence_told_apart(
    language: Language, topics: Topics, told: str
) -> None:
    assert WORDS.text("slack-choice", language, {"topics": topics}) == told


def test_a_topic_that_is_gone_from_the_file_leaves_no_gap() -> None:
    topics = Topics(("excel", "vergangen", "umfragen"))
    assert WORDS.text("slack-choice", "de", {"topics": topics}) == "Excel, Umfragen"
    assert WORDS.text("slack-choice", "de", {"topics": Topics(("vergangen",))}) == ""
