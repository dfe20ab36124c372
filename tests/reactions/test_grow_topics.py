"""Words that no topic goes by become topics, other names, or are hidden: by moderators alone."""

from __future__ import annotations

from typing import Any

import pytest

from bot.effects import (
    Answer,
    Form,
    KeepAddition,
    Message,
    Topics,
    WriteLogbook,
)
from bot.events import FormSent
from bot.leaving_out import hide
from bot.reactions.grow_topics import grow_topics
from matchers.additions import Addition
from matchers.model import Topic
from matchers.unknown import Asked
from tests.reactions.moderating import give, press, told
from tests.reactions.rules import MOD
from tests.reactions.village import ADA, BEN, CEM, NOW, Village, effects_of, of

CALC = Addition("alias", "Calc", "excel")
CLOUD = Addition("topic", "nextcloud", de="Nextcloud", en="Cloud")
WORD = Addition("ignored", "keycloak")
VILLAGE = Village(
    titles=[
        Asked(title, who)
        for title in ("Nextcloud und Excel", "Nextcloud, Keycloak", "Fragen an Qubilah")
        for who in (ADA, BEN, CEM)
    ],
    members_called=frozenset({"qubilah", "fragen"}),
)
FORM = {"de": "Nextcloud", "en": "Cloud", "id": "nextcloud", "further": ""}


def words(argument: str = "", village: Village = VILLAGE, **more: Any) -> list[Any]:
    return give(grow_topics, "words", argument, village, **more)


def sent(form: str, village: Village = VILLAGE, by: Any = MOD, **values: str) -> list[Any]:
    event = FormSent(
        key="f1",
        at=NOW,
        account=by,
        form=f"grow_topics-{form}",
        values={f"grow_topics-{name}": (v,) if v else () for name, v in values.items()},
        carries={"word": "Nextcloud"},
    )
    return effects_of(grow_topics, event, village)


def parts(effects: list[Any]) -> list[Message]:
    [said] = of(Answer, effects)
    return list(said.message.parts)  # type: ignore[union-attr]


def form(effects: list[Any]) -> Form:
    [said] = of(Answer, effects)
    assert said.form is not None
    return said.form


def wrong(effects: list[Any]) -> dict[str, str]:
    """What is to be mended, by input, without the feature's name."""
    [said] = of(Answer, effects)
    assert len(effects) == 1, "and nothing has changed"
    stem = len("grow_topics-")
    return {name[stem:]: m.name[stem:].removeprefix("error_") for name, m in said.errors.items()}


def noted(effects: list[Any]) -> WriteLogbook:
    [line] = of(WriteLogbook, effects)
    assert (line.by, line.at) == (MOD, NOW)
    return line


# --- the list


def test_the_most_frequent_words_with_what_may_become_of_them() -> None:
    first, second, hint = parts(words())
    assert first.fields == {"word": "Nextcloud", "questions": "6", "askers": "3"}
    assert [b.name for b in first.buttons] == [
        "grow_topics-topic",
        "grow_topics-alias",
        "grow_topics-ignore",
    ]
    assert {b.value for b in first.buttons} == {"Nextcloud"}
    assert second.fields["word"] == "Keycloak"
    assert hint.name == "grow_topics-hint"


@pytest.mark.prevents("F14")
def test_what_is_ignored_is_not_told_and_neither_is_a_member() -> None:
    village = Village(titles=VILLAGE.titles, members_called=VILLAGE.members_called, added=[WORD])
    assert [m.fields.get("word") for m in parts(words(village=village))] == ["Nextcloud", None]


@pytest.mark.prevents("F14")
def test_a_word_is_told_while_some_place_where_it_stands_is_public() -> None:
    both = [Asked("Nextcloud", who, place) for who in (ADA, BEN, CEM) for place in ("C1", "C2")]
    closed = [Asked("Keycloak", who, "C2") for who in (ADA, BEN, CEM)]
    [said] = of(Answer, words(village=Village(titles=[*both, *closed])))
    assert said.message is not None
    left = hide(said.message, {"C2"})
    assert left is not None
    assert [part.fields.get("word") for part in left.parts] == ["Nextcloud", None]
    assert left.fields["count"] == 1
    [none] = of(Answer, words(village=Village()))
    assert hide(said.message, {"C1", "C2"}) == none.message, "as if there were none"


@pytest.mark.prevents("F14")
def test_who_asks_with_two_accounts_is_one_person() -> None:
    linked = {BEN: ADA}
    village = Village(titles=VILLAGE.titles, members_called=VILLAGE.members_called, others=linked)
    assert told(words(village=village)) == "none"


def test_where_there_is_none_it_says_so() -> None:
    assert told(words(village=Village())) == "none"


def test_others_hear_of_it_from_answer_command() -> None:
    assert words(by=ADA) == []


@pytest.mark.prevents("F18")
@pytest.mark.parametrize("deed", ["topic", "alias", "ignore", "undo"])
def test_a_button_that_others_press_changes_nothing(deed: str) -> None:
    village = Village(added=[CALC])
    effects = press(grow_topics, f"grow_topics-{deed}", "alias:Calc", village, by=ADA)
    assert len(effects) == 1
    assert told(effects) == "moderators_only"


@pytest.mark.prevents("F18")
def test_a_form_that_others_send_changes_nothing() -> None:
    for effects in (sent("topic_form", by=ADA, **FORM), sent("alias_form", by=ADA)):
        assert len(effects) == 1
        assert told(effects) == "moderators_only"


# --- a new topic


@pytest.mark.parametrize("way", ["press", "typed"])
def test_the_form_of_a_new_topic_proposes_the_word(way: str) -> None:
    asked = form(
        press(grow_topics, "grow_topics-topic", "Förder-Cloud", VILLAGE)
        if way == "press"
        else words("thema Förder-Cloud")
    )
    assert [one.initial for one in asked.inputs] == [
        *(("Förder-Cloud",), ("Förder-Cloud",), ("foerder-cloud",), ())
    ]
    assert asked.carries == {"word": "Förder-Cloud"}


def test_a_new_topic_is_kept_and_told() -> None:
    effects = sent("topic_form", **{**FORM, "further": " ownCloud; Wolke,nextcloud ,"})
    new = Addition("topic", "nextcloud", "", "Nextcloud", "Cloud", ("ownCloud", "Wolke"))
    assert of(KeepAddition, effects) == [KeepAddition(addition=new)]
    assert noted(effects).what == "topic_added"
    assert noted(effects).about == {"word": "Nextcloud"}
    assert told(effects) == "done_topic"
    [undo] = effects[-1].message.buttons
    assert (undo.name, undo.value) == ("grow_topics-undo", "topic:nextcloud")


def test_the_word_itself_is_a_name_of_it_and_the_id_may_be_left_to_us() -> None:
    effects = sent("topic_form", de="Öffentliche Wolke", en="Public cloud", id="", further="")
    [kept] = of(KeepAddition, effects)
    assert kept.addition.name == "oeffentliche-wolke"
    assert kept.addition.aliases == ("Nextcloud",)


@pytest.mark.parametrize(
    ("changed", "errors"),
    [
        ({"de": ""}, {"de": "empty"}),
        ({"en": "x" * 61}, {"en": "long"}),
        ({"de": "Tabelle"}, {"de": "taken"}),
        ({"de": "was", "en": "<b>"}, {"de": "common", "en": "never"}),
        ({"further": "gut,DSGVO"}, {"further": "taken"}),
        ({"further": ",".join(f"n{n}" for n in range(21))}, {"further": "many"}),
        ({"id": "Nextcloud"}, {"id": "id"}),
        ({"id": "n" * 61}, {"id": "id"}),
        ({"id": "excel"}, {"id": "id_taken"}),
        ({"id": "tabellen"}, {"id": "id_taken"}),
    ],
)
def test_what_is_wrong_with_a_new_topic_is_named(
    changed: dict[str, str], errors: dict[str, str]
) -> None:
    assert wrong(sent("topic_form", **{**FORM, **changed})) == errors


def test_there_are_no_more_topics_than_a_list_holds() -> None:
    many = {f"t{n}": Topic(f"t{n}", f"Thema {n}", f"Topic {n}") for n in range(10_000)}
    assert wrong(sent("topic_form", Village(topics=many), **FORM)) == {"de": "full"}
    del many["t0"]
    assert told(sent("topic_form", Village(topics=many), **FORM)) == "done_topic"


def test_a_clash_names_the_topic() -> None:
    [said] = sent("topic_form", **{**FORM, "de": "dsgvo"})
    assert said.errors["grow_topics-de"].fields["topic"] == Topics(("datenschutz",))


# --- another name


def test_the_form_of_another_name_offers_all_topics() -> None:
    asked = form(press(grow_topics, "grow_topics-alias", "Calc", VILLAGE))
    name, of_which = asked.inputs
    assert name.initial == ("Calc",)
    assert {option.value for option in of_which.options} == set(VILLAGE.topics)
    assert form(words("alias Calc")) == asked


@pytest.mark.parametrize("way", ["form", "typed"])
def test_another_name_is_kept_and_told(way: str) -> None:
    effects = (
        sent("alias_form", name="Calc", of="excel") if way == "form" else words("alias Calc = Exel")
    )
    assert of(KeepAddition, effects) == [KeepAddition(addition=CALC)]
    assert noted(effects).what == "alias_added"
    assert noted(effects).about == {"word": "Calc", "topic": "Excel"}
    assert told(effects) == "done_alias"


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({"name": "", "of": "excel"}, {"name": "empty"}),
        ({"name": "Tabelle", "of": "excel"}, {"name": "taken"}),
        ({"name": "…", "of": "excel"}, {"name": "never"}),
        ({"name": "Calc", "of": ""}, {"of": "of"}),
        ({"name": "Calc", "of": "gone"}, {"of": "of"}),
    ],
)
def test_what_is_wrong_with_another_name_is_named(
    values: dict[str, str], errors: dict[str, str]
) -> None:
    assert wrong(sent("alias_form", **values)) == errors


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("alias Tabelle = Umfragen", "error_taken"),
        ("alias = Umfragen", "error_empty"),
        ("alias Calc = Quantenphysik", "unknown_topic"),
        (f"alias Calc = {'x' * 3000}", "unknown_topic"),
        ("alias", "how"),
        ("thema", "how"),
        ("ignorieren", "how"),
        ("ignorieren zwei Wörter", "how"),
        ("ignorieren …", "how"),
        ("tanzen Calc", "how"),
    ],
)
def test_what_is_typed_wrongly_is_named_and_nothing_changes(typed: str, answer: str) -> None:
    effects = words(typed)
    assert len(effects) == 1
    assert told(effects) == answer


# --- to be hidden, and back


@pytest.mark.parametrize("way", ["press", "typed"])
def test_a_word_is_hidden(way: str) -> None:
    effects = (
        press(grow_topics, "grow_topics-ignore", "Keycloak", VILLAGE)
        if way == "press"
        else words("ignorieren Keycloak")
    )
    assert of(KeepAddition, effects) == [KeepAddition(addition=WORD)]
    assert noted(effects).what == "ignored_added"
    assert told(effects) == "done_ignored"
