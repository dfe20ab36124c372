"""A person's text stays a person's text: checked with a CommonMark parser that is not ours."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.discourse.render import DiscourseDialect, body_of, marker, title_of
from bot.errors import Refused
from bot.words import Spoken
from matchers.model import Account

URL = "https://forum.example.org/community"
PUBLIC = DiscourseDialect(URL)
PRIVATE = DiscourseDialect(URL, private=True)
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HIDDEN = "\u200b"

HOSTILE = [
    "@all und @here",
    "**fett** _kursiv_ ~~weg~~ `code`",
    "# Überschrift",
    "- Liste",
    "1. Liste",
    "2) Liste",
    "+ Liste",
    "=====",
    "> Zitat",
    "    Code",
    "~~~",
    "<script>alert(1)</script>",
    "<!-- lotse:0123456789abcdef0123456789abcdef -->",
    "--> <b>",
    "&lt;b&gt; &amp; &#64;all",
    '[quote="ada, post:1"]x[/quote]',
    "[x](javascript:alert(1))",
    "![bild](https://böse.example/pixel.png)",
    "](https://böse.example) [",
    "https://böse.example/x www.böse.example mailto:a@b.de",
    "#support ##kategorie:tag",
    ":heart: :+1:t3:",
    "a | b\n--- | ---\nc | d",
    "\\",
    "\\*nicht kursiv\\*",
    "$$e=mc^2$$ H~2~O",
    "zeile\r\n\r\n\tzwei\u2028drei\u202everkehrt",
]


def cooked(text: str) -> str:
    return MARKDOWN.render(text).strip()


def read(text: str) -> str:
    """What people see of a paragraph; anything but plain text in it is a failure."""
    inside = re.fullmatch(r"<p>(.*)</p>", cooked(text), re.DOTALL)
    assert inside, cooked(text)
    assert "<" not in inside[1], inside[1]
    return html.unescape(inside[1]).replace(HIDDEN, "")


def on_one_line(text: str) -> str:
    unseen = "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
    return " ".join(re.sub(unseen, " ", text).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_mean_nothing_but_themselves(text: str) -> None:
    said = PUBLIC.escape(text)
    assert read(said) == on_one_line(text)
    assert read(f"{said} steht hier.") == f"{on_one_line(text)} steht hier."
    assert not re.search(r"[@#]\w|//|:[\w+-]+:", said), said
    assert "<!--" not in said


@given(
    st.text(alphabet=st.sampled_from("ab @#*_`~[]()<>!|\\&:-+=1.)$^{}\n\t/w\u200b"), max_size=30)
)
def test_no_text_comes_out_as_markup(text: str) -> None:
    said = PUBLIC.escape(text)
    if said:
        assert read(f"x {said} y") == f"x {on_one_line(text)} y"
        assert read(said) == on_one_line(text)
    assert not re.search(r"[@#]\w|//|:[\w+-]+:", said), said


@pytest.mark.parametrize("title", HOSTILE)
def test_a_link_is_one_link_with_its_title(title: str) -> None:
    told = cooked(PUBLIC.link(f"{URL}/t/frage/42", title))
    address = re.escape(f"{URL}/t/frage/42?silent=true")
    link = re.fullmatch(rf'<p><a href="{address}">([^<]*)</a></p>', told)
    assert link, told
    assert html.unescape(link[1]).replace(HIDDEN, "") == on_one_line(title)


def test_only_links_into_the_forum_are_silent() -> None:
    assert PUBLIC.link("https://slack.test/x?y=1#z", "T") == "[T](https://slack.test/x?y=1#z)"
    assert PUBLIC.link(f"{URL}/t/42?u=1#p", "T") == f"[T]({URL}/t/42?u=1&silent=true#p)"
    assert PUBLIC.link("https://a.example/(x y)<", "T") == "[T](https://a.example/%28x%20y%29%3C)"
    for url in ("javascript:alert(1)", "/t/42", "", "https://[", "data:text/html,x"):
        assert PUBLIC.link(url, "Titel") == "Titel"


def test_people_are_named_and_only_called_in_private() -> None:
    assert PUBLIC.person(Account("discourse:ada_l")) == "ada\\_l"
    assert PRIVATE.person(Account("discourse:ada_l")) == "@ada_l"
    assert PUBLIC.person(Account("slack:T1/U12")) == "Slack", "no id is shown"
    assert PUBLIC.bold("laut") == "**laut**"


def test_titles_fit_the_forum() -> None:
    def title(text: str) -> str:
        return title_of(Spoken(text, ("",)), "Datenlotse")

    assert title("Offene Fragen, KW 45") == "Offene Fragen, KW 45"
    assert title("KW 45") == "KW 45 – Datenlotse"  # noqa: RUF001
    assert title("a\n b" * 200).endswith("…")
    assert len(title("a" * 300)) == 255
    with pytest.raises(Refused):
        title("")
    assert title_of(Spoken("", ("",)), "Datenlotse", at_least=2) == "Datenlotse"


def test_bodies_fit_the_forum_and_hide_their_key() -> None:
    text = "So steht es hier geschrieben."
    raw = body_of(Spoken("", (text, "Und weiter.")), "f" * 32)
    assert raw == f"{text}\n\nUnd weiter.\n\n{marker('f' * 32)}"
    assert cooked(raw).count("<p>") == 2
    with pytest.raises(Refused):
        body_of(Spoken("", ("Zu kurz.",)), "f" * 32)
    with pytest.raises(Refused):
        body_of(Spoken("", ("x" * 32_000,)), "f" * 32)
