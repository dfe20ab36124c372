"""What people write is put into our words at the very end: no template of ours reads it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.effects import Message, Value
from bot.words import Plain, Words
from tests.page.kit import visit

TWO = """\
x-said = { $who } sagt { $what } über { $count ->
    [one] ein Thema
   *[other] { $count } Themen
  }.
    .title = { $what }
-secret = nicht für alle
"""

TEMPLATES = [
    "{ $who }",
    "{ -secret }",
    '{ "x" } { 7 } { NUMBER(7) }',
    "{ x-said }",
    "{{ 7*7 }} {% for a in b %}",
    "${who} %(who)s %s {0}",
    "\ue0000\ue001 \ue0001\ue001",
    "**laut** `/lotse vergiss mich`",
]


def spoken(folder: Path) -> Words:
    for language in ("de", "en"):
        (folder / language).mkdir(exist_ok=True)
        (folder / language / "x.ftl").write_text(TWO, encoding="utf-8")
    return Words(folder, {})


@pytest.mark.parametrize("words", TEMPLATES)
def test_fluent_reads_nothing_that_a_member_wrote(words: str, tmp_path: Path) -> None:
    fields: dict[str, Value] = {"who": words, "what": words, "count": 2}
    said = spoken(tmp_path)
    assert said.text("x-said", "de", fields) == f"{words} sagt {words} über 2 Themen."
    assert said.title(Message("x-said", fields=fields, language="de")) == words
    assert said.say(Message("x-said", fields=fields, language="de"), Plain()).text.count(words) == 2


def test_fluent_reads_nothing_whatever_it_is(tmp_path_factory: pytest.TempPathFactory) -> None:
    said = spoken(tmp_path_factory.mktemp("words"))

    @given(st.text(), st.text(alphabet='{}$-\ue000\ue0010123 "*`'))
    def holds(one: str, other: str) -> None:
        text = said.text("x-said", "de", {"who": one, "what": other, "count": 1})
        assert text == f"{one} sagt {other} über ein Thema."

    holds()


def test_the_page_s_templates_read_nothing_that_a_member_wrote(tmp_path: Path) -> None:
    words = "{{ 7*7 }} {% raw %} {# weg #} { $who } ${7*7}"

    async def story() -> None:
        async with visit(tmp_path) as v:
            await v.do("say", {"m": "mira", "c": "hilfe"}, {"text": words})
            assert words in await v.see(m="mira", c="hilfe")

    asyncio.run(story())
