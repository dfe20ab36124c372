"""People choose the topics: ours are corrected, the line says theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.effects import Answer, Edit, RejectTags, TagThread, Topics, Unsay
from bot.events import FormSent, TopicsChosen
from bot.reactions.change_topics import FORM, TOPICS, change_topics
from matchers.model import Account, Tag
from tests.reactions.rules import MOD
from tests.reactions.rules import TOPICS as TOPICS_NOW
from tests.reactions.shortcuts import HERE, LINE, told, use
from tests.reactions.village import ADA, BEN, NOW, Village, effects_of, holding, kept, of

SAID = frozenset({LINE})
FOUND = kept(ours=("excel", "dubletten"), topics=("excel", "dubletten"))


def send(village: Village, *chosen: str, by: Account = ADA, **more: Any) -> list[Any]:
    event = FormSent(
        key="f1",
        at=NOW,
        account=by,
        form=FORM,
        values={TOPICS: chosen},
        carries={"thread": HERE},
        **more,
    )
    return effects_of(change_topics, event, village)


def test_the_form_begins_with_what_is_there_now() -> None:
    [answer] = use("change_topics", holding(FOUND))
    [one] = answer.form.inputs
    assert one.initial == ("excel", "dubletten")
    assert one.at_most == 2
    assert len(one.options) == 4
    assert answer.form.carries == {"thread": HERE}


def test_more_topics_than_the_rules_allow_are_not_offered_as_chosen() -> None:
    """Slack would refuse a form with more of them chosen than may be."""
    three = ("excel", "dubletten", "umfragen")
    [answer] = use("change_topics", holding(kept(topics=three)))
    assert answer.form.inputs[0].initial == three[:2]


def test_what_is_chosen_counts_and_what_was_wrong_is_remembered() -> None:
    effects = send(holding(FOUND, keys=SAID), "excel", "umfragen")
    assert of(RejectTags, effects) == [RejectTags(thread=HERE, topics=("dubletten",))]
    tags = (Tag("excel", 1.0), Tag("umfragen", 1.0))
    assert of(TagThread, effects) == [TagThread(thread=HERE, tags=tags, by="people")]
    [edit] = of(Edit, effects)
    assert (edit.key, edit.instead_of) == (f"change_topics:{HERE}:f1", LINE)
    assert edit.message.fields["topics"] == Topics(("excel", "umfragen"))
    assert of(TopicsChosen, effects)
    assert told(effects) == "change_topics-done"


def test_where_nothing_was_said_nothing_is() -> None:
    assert not of(Edit, send(holding(FOUND), "umfragen"))
    gone = holding(FOUND, keys=frozenset({LINE, f"{LINE}:unsaid"}))
    assert not of(Edit, send(gone, "umfragen"))


def test_no_topic_at_all_takes_the_line_away() -> None:
    effects = send(holding(FOUND, keys=SAID))
    assert of(Unsay, effects) == [Unsay(key=f"{LINE}:unsaid", instead_of=LINE, language="de")]
    assert not of(Edit, effects)


def test_who_may_is_asked_again_when_the_form_comes() -> None:
    for by, more in ((MOD, {}), (BEN, {"moderator": True})):
        assert told(send(holding(FOUND), "excel", by=by, **more)) == "change_topics-done"
    [only] = send(holding(FOUND), "excel", by=BEN)
    assert told([only]) == "common-shortcut_not_yours"
    [only] = use("change_topics", holding(FOUND), BEN)
    assert told([only]) == "common-shortcut_not_yours"


def test_what_is_over_by_then_is_told() -> None:
    assert told(send(Village(), "excel")) == "change_topics-gone"
    assert told(send(holding(FOUND), "dubletten", "excel")) == "change_topics-same"
    assert told(use("change_topics", Village())) == "change_topics-none"


def test_too_many_are_told_beside_the_field_and_unknown_ones_are_nothing() -> None:
    [answer] = send(holding(FOUND), "excel", "umfragen", "datenschutz")
    assert isinstance(answer, Answer)
    assert answer.errors[TOPICS].name == "change_topics-error_many"
    effects = send(holding(FOUND), "umfragen", "astrologie")
    assert of(TagThread, effects)[0].tags == (Tag("umfragen", 1.0),)


def test_other_forms_are_not_ours() -> None:
    event = FormSent(key="f", at=NOW, account=ADA, form="ask_profile-step1", values={})
    assert effects_of(change_topics, event, holding(FOUND)) == []


def test_topics_that_were_renamed_meanwhile_are_those_that_they_are_now() -> None:
    renamed = {**TOPICS_NOW, "umfragen": replace(TOPICS_NOW["umfragen"], was=("polls",))}
    village = replace(holding(FOUND), topics=renamed)
    [chosen] = of(TagThread, send(village, "polls"))
    assert [tag.topic for tag in chosen.tags] == ["umfragen"]


def test_topics_that_are_gone_are_not_taken_for_none_at_all() -> None:
    effects = send(holding(FOUND), "gone")
    assert of(RejectTags, effects) == []
    [said] = of(Answer, effects)
    assert said.errors[TOPICS].name == "change_topics-error_unknown"
