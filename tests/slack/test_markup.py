"""What people wrote becomes plain words, and plain words can never become markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.markup import clean, escape, link, mentioned, plain


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Wie geht das?", "Wie geht das?"),
        ("A &amp; B &lt;c&gt; &amp;lt;", "A & B <c> &lt;"),
        ("<@U1> weiß das", "@… weiß das"),
        ("<@U1|ada> weiß das", "@… weiß das"),
        ("siehe <#C1|fragen> und <#C2>", "siehe #fragen und #…"),
        ("<!here> <!subteam^S1|@team> <!date^1^{date}|heute>", "@here @team heute"),
        ("<https://a.de/x?y=1&amp;z=2>", "https://a.de/x?y=1&z=2"),
        ("<https://a.de|die Seite> <mailto:a@b.de>", "die Seite a@b.de"),
        ("*laut* _schief_ ~weg~ `code` ```mehr```", "laut schief weg code mehr"),
        ("snake_case_name 2*3*4 a_b", "snake_case_name 2*3*4 a_b"),
        ("<@UBOT> Hilfe  bitte", "Hilfe bitte"),
        ("<@UBOT>: Hilfe", "Hilfe"),
        ("nul\x00l und \ud800", "null und ?"),
    ],
)
def test_incoming(written: str, words: str) -> None:
    assert plain(written, "UBOT") == words


def test_mentions() -> None:
    assert mentioned("<@U1> und <@U2|ben>, <@U1> &lt;@U3&gt; <!here>") == ("U1", "U2")


HOSTILE = ["<!channel>", "<!here|x>", "<@U1>", "<#C1>", "&lt;!channel&gt;", "a|b", ">", "&", "<"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    shown = escape(text)
    assert not re.search(r"[<>]", shown)
    assert plain(shown) == text or "&lt;" in text


@given(st.text())
def test_escaping_is_undone_by_reading(text: str) -> None:
    shown = escape(text)
    assert "<" not in shown
    assert ">" not in shown
    back = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert back == clean(text)


@given(st.text(), st.text())
def test_a_link_is_one_link_or_words(url: str, title: str) -> None:
    for address in (url, f"https://{url}"):
        shown = link(address, title)
        assert shown.count("<") <= 1
        assert shown.count(">") <= 1
        assert re.fullmatch(r"[^<>]*|<https?://[^<>|\s]*(\|[^<>]*)?>", shown), shown


def test_links() -> None:
    assert link("https://a.de/x|y>z?a=1&b=2", "A | B <c>") == (
        "<https://a.de/x%7Cy%3Ez?a=1&amp;b=2|A | B &lt;c&gt;>"
    )
    assert link("!channel", "alle") == "alle"
    assert link("javascript:x", "<!here>") == "&lt;!here&gt;"
    assert link("https://a.de", "") == "<https://a.de>"
