"""Messages and forms as Slack shows them: within limits, and nobody is pinged by a quotation."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.effects import Answer, Button, Form, Input, Link, Message, Option, Person, Term, Topics
from bot.errors import OurFault
from bot.sandbox.slack_blocks import message_faults, view_faults
from bot.slack.blocks import split
from bot.slack.render import render, render_errors, render_home, render_note
from bot.slack.render_form import is_sought, render_form, topic_option
from bot.words import Words
from matchers.model import Account
from tests.slack.room import words as room_words
from tests.slack.test_markup import HOSTILE


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Words:
    return room_words(tmp_path_factory.mktemp("words"))


def line(what: Any, **more: Any) -> Message:
    return Message("room-line", {"what": what}, **more)


def test_a_message(words: Words) -> None:
    message = line(
        Topics(("excel", "r")),
        buttons=(Button("room-go", "1", "primary"), Button("room-go", "2")),
        parts=(Message("room-bold", {"what": "*laut*"}),),
    )
    text, blocks = render(message, words)
    assert text == "Das Thema ist Excel, R.\n\n*Laut* und *laut*"
    assert [block["type"] for block in blocks] == ["section", "section", "actions"]
    pressed = [(e["action_id"], e["value"], e.get("style")) for e in blocks[2]["elements"]]
    assert pressed == [("room-go", "1", "primary"), ("room-go#1", "2", None)]
    assert message_faults(blocks) == []


def test_people_and_links(words: Words) -> None:
    fields = {
        "who": Person(Account("slack:T1/UADA")),
        "where": Link("https://a.de/?a=1|2", "Titel <!here> | x"),
    }
    text, _ = render(Message("room-person", fields), words)
    assert text == "Frag <@UADA>: <https://a.de/?a=1%7C2|Titel &lt;!here&gt; | x>"
    fields = {"who": Person(Account("discourse:<!channel>")), "where": Link("!channel", "alle")}
    assert render(Message("room-person", fields), words)[0] == "Frag &lt;!channel&gt;: alle"
    fields = {"who": Person(None), "where": "hier"}
    assert render(Message("room-person", fields), words)[0] == "Frag jemand: hier"


@pytest.mark.parametrize("text", [*HOSTILE, "\ue0000\ue001", "**x**", "{ $what }"])
def test_hostile_words_in_every_hole(words: Words, text: str) -> None:
    message = Message(
        "room-person",
        {"who": text, "where": Link("https://a.de", text)},
        parts=(line(text), Message("room-bold", {"what": text})),
    )
    fallback, blocks = render(message, words)
    for said in (fallback, *(b["text"]["text"] for b in blocks)):
        pings = [tag for tag in re.findall(r"<[^>]*>?", said) if not tag.startswith("<https://")]
        assert pings == []
    assert text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in fallback


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=400), st.integers(1, 12))
def test_no_text_of_a_person_becomes_markup(words: Words, text: str, times: int) -> None:
    fallback, blocks = render(line(text * times), words)
    assert "<" not in fallback
    assert message_faults(blocks) == []


# --- long texts


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["wort ", "\n", "<https://a.de/x|ein Titel> ", "&lt;", "x" * 40, " "]),
        max_size=60,
    ),
    st.integers(60, 120),
)
def test_splitting_loses_nothing_and_cuts_no_link(pieces: list[str], most: int) -> None:
    text = "".join(pieces)
    parts = split(text, most)
    assert all(0 < len(part) <= most for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
    for part in parts:
        assert part.count("<") == part.count(">")
        assert not re.search(r"&[a-z]*$", part)


def test_a_long_text_takes_more_sections(words: Words) -> None:
    text, blocks = render(line("Wort " * 1500), words)
    assert [len(b["text"]["text"]) <= 3000 for b in blocks] == [True] * 3
    assert len(text) <= 4000


def test_what_is_too_much_is_refused(words: Words) -> None:
    with pytest.raises(OurFault, match="10,000 characters"):
        render(line("x" * 10_000), words)
    with pytest.raises(OurFault, match="50 blocks"):
        render(line("x", parts=(line("y"),) * 50), words)
    with pytest.raises(OurFault, match="no message"):
        render(Message("room-nothing"), words)
    with pytest.raises(OurFault):
        render(line("x", buttons=(Button("room-go", "v" * 2001),)), words)


# --- views


def form(*inputs: Input, **more: Any) -> Form:
    return Form("room-form", inputs, fields={"what": "<!here>"}, **more)


def test_a_form(words: Words) -> None:
    topics = tuple(Option(t, Topics((t,))) for t in ("excel", "r"))
    levels = tuple(Option(str(n), str(n)) for n in range(6))
    drawn = render_form(
        form(
            Input("room-name", "line", initial=("Ada",), at_most=40),
            Input("room-topics", "choices", topics, required=False, initial=("r",), at_most=8),
            Input("x:r", "choice", levels, about={"what": Topics(("r",))}, label="room-level"),
            Input("y:r", "choice", (Option("a", Term("room-option-a")),), label="room-topics"),
            Input("room-consent", "tick", required=False, initial=("yes",)),
            carries={"topic": "r"},
        ),
        words,
    )
    assert view_faults(drawn) == []
    assert drawn["callback_id"] == "room-form"
    assert json.loads(drawn["private_metadata"]) == {"language": "de", "carries": {"topic": "r"}}
    assert drawn["title"]["text"] == "Ein Formular"
    intro, name, chosen, level, first, tick = drawn["blocks"]
    assert intro["text"]["text"] == "Erzähl uns von &lt;!here&gt;"
    assert (name["block_id"], name["element"]["action_id"]) == ("room-name", "room-name")
    assert name["element"]["initial_value"] == "Ada"
    assert name["element"]["max_length"] == 40
    assert name["element"]["placeholder"]["text"] == "Ada"
    assert name["hint"]["text"] == "Der Vorname reicht."
    assert chosen["optional"] is True
    assert [o["text"]["text"] for o in chosen["element"]["options"]] == ["Excel", "R"]
    assert [o["value"] for o in chosen["element"]["initial_options"]] == ["r"]
    assert level["label"]["text"] == "Wie weit bist du bei R?"
    assert level["element"]["type"] == "static_select"
    assert first["element"]["type"] == "radio_buttons"
    assert first["element"]["options"][0]["text"]["text"] == "Erstens"
    assert tick["element"]["options"] == tick["element"]["initial_options"]
    assert tick["element"]["options"][0]["text"]["text"] == "Ja, du darfst"


@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_more_choices_than_a_list_holds_are_shown_in_groups(words: Words, kind: Any) -> None:
    many = tuple(Option(str(n), f"{n:03} {'x' * 70}") for n in range(150))
    drawn = render_form(form(Input("room-topics", kind, many, initial=("149",))), words)
    assert view_faults(drawn) == []
    element = drawn["blocks"][1]["element"]
    assert "options" not in element
    assert [len(group["options"]) for group in element["option_groups"]] == [75, 75]
    label = element["option_groups"][0]["label"]["text"]
    assert label.startswith("000 x")
    assert " … 074 x" in label
    chosen = element.get("initial_options") or [element["initial_option"]]
    assert [option["value"] for option in chosen] == ["149"]
    one_list = render_form(form(Input("room-topics", kind, many[:100])), words)
    assert len(one_list["blocks"][1]["element"]["options"]) == 100


def test_more_topics_than_a_list_holds_are_asked_for(words: Words) -> None:
    """Of 100 all are there; of one more those that are set, and Slack asks for the others."""
    many = tuple(Option(t, Topics((t,))) for t in ("excel", "r", *map(str, range(98))))
    sought = Input("room-topics", "choices", (*many, Option("x", Topics(("x",)))), at_most=3)
    assert not is_sought(Input("room-topics", "choices", many)), "all are in the form"
    assert not is_sought(replace(sought, kind="choice")), "Slack asks for one of many in groups"
    assert not is_sought(replace(sought, options=(*many, Option("x", "Wort")))), "no topic"
    drawn = render_form(form(replace(sought, initial=("r",))), words)
    assert view_faults(drawn) == []
    element = drawn["blocks"][1]["element"]
    assert (element["type"], element["min_query_length"]) == ("multi_external_select", 0)
    assert [one["value"] for one in element["initial_options"]] == ["r"]
    assert element["initial_options"] == [topic_option("r", "de", words).to_dict()]
    assert (element["max_selected_items"], "options" in element) == (3, False)
    assert element["placeholder"]["text"]
    empty = render_form(form(sought), words)["blocks"][1]["element"]
    assert "initial_options" not in empty


def test_too_many_choices_are_refused_aloud(words: Words) -> None:
    many = tuple(Option(str(n), str(n)) for n in range(10_001))
    for kind in ("choice", "choices"):
        with pytest.raises(OurFault, match="10,000 choices, here are 10001"):
            render_form(form(Input("room-topics", kind, many)), words)
    with pytest.raises(OurFault):
        render_form(form(Input("room-topics", "tick", many[:11])), words)
    with pytest.raises(OurFault):
        render_form(form(Input("room-name", "line"), carries={"x": "y" * 3000}), words)


def test_notes_homes_and_errors(words: Words) -> None:
    note = render_note(line("x"), words)
    assert view_faults(note) == []
    assert (note["title"]["text"], "submit" in note) == ("Lotse", False)
    home = render_home(line("x"), words)
    assert home["type"] == "home"
    assert view_faults(home) == []
    answer = Answer(errors={"room-name": Message("room-missing", {"what": "<b> & c"})})
    assert render_errors(answer, words) == {"room-name": "Hier fehlt <b> & c."}


def test_the_doors_own_words_are_there_in_both_languages(words: Words) -> None:
    root = Path(__file__).resolve().parents[2] / "config" / "messages"
    real: Mapping[str, str] = {}
    for language in ("de", "en"):
        real = {**real, language: (root / language / "slack.ftl").read_text(encoding="utf-8")}
        for name in ("slack-choice", "slack-done", "slack-failed", "slack-note", "slack-working"):
            assert f"{name} = " in real[language]
