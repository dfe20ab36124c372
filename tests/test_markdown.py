"""The digest as Markdown: what people write means nothing in it, and nobody is named."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.effects import Link, Message, Person
from bot.markdown import MarkdownDialect, as_markdown
from bot.reactions.send_digest import for_outside
from matchers.wishes import Draft
from tests.golden.reading import WORDS
from tests.reactions.rules import RULES
from tests.reactions.village import ADA, DAY, NOW, Village, waiting

DIALECT = MarkdownDialect(WORDS, "de")
LICENSED = replace(RULES, send_digest=replace(RULES.send_digest, lines=10, licence="CC BY 4.0"))


def written(village: Village) -> str:
    return as_markdown(WORDS.say(for_outside(NOW, village, "de"), DIALECT))


def test_headline_headings_list_and_licence() -> None:
    found = (waiting("Doppelte Einträge?", 4, "excel"), waiting("Formeln?", 2, voices=1))
    text = written(Village(rules=LICENSED, open=found, answered=[NOW - DAY]))
    lines = text.splitlines()
    assert lines[0] == "# Die Woche – Datennachbarschaft"  # noqa: RUF001  (as it is written)
    assert "## Noch ohne Antwort" in lines
    assert sum(line.startswith("- [") for line in lines) == 2
    assert lines[-1] == "Lizenz: CC BY 4.0"
    assert "Lizenz" not in written(Village(open=found)), "only where there is one"


def test_what_moderators_wrote_for_us_is_not_for_everybody() -> None:
    draft = Draft("2026-W49", intro="Nur für uns")
    assert "Nur für uns" not in written(Village(drafts=[draft]))


def test_nobody_is_named() -> None:
    assert ADA not in DIALECT.person(ADA)
    named = Message("open_pair-hello", {"learner": Person(ADA), "expert": Person(None)})
    assert "UADA" not in DIALECT.person(named.fields["learner"].account)


@given(st.text(max_size=80), st.sampled_from(["https://a.example/x y)(z", "javascript:alert(1)"]))
def test_a_title_is_only_a_title(title: str, url: str) -> None:
    text = WORDS.say(
        Message("send_digest-question", {"question": Link(url, title), "days": 1}), DIALECT
    ).text
    html = MarkdownIt("commonmark").render(f"- {text.removeprefix('• ')}")
    assert html.count("<a ") <= 1
    assert "javascript" not in html or "<a " not in html
    assert "<img" not in html
    assert "<h" not in html
    assert "<script" not in html
