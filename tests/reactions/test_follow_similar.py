"""What answers no more is named no longer, in any line; and nothing else changes there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.community import KeptThread
from bot.effects import Edit, Reply, Topics, Unsay
from bot.events import (
    AnswerDeleted,
    AnswerUnaccepted,
    AskerJudged,
    ButtonPressed,
    CommandGiven,
    DeliveryWithheld,
    Event,
    FormSent,
    QuestionEdited,
    TagsRejected,
    ThreadDeleted,
    ThreadSetAside,
)
from bot.reactions import WHILE_STOPPED
from bot.reactions.change_topics import change_topics
from bot.reactions.follow_similar import follow_similar
from bot.reactions.guard_personal_data import guard_personal_data
from bot.reactions.set_topics import set_topics
from tests.reactions.rules import MOD, RULES
from tests.reactions.test_show_similar import LINE, before, titles
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    HELP,
    HOUR,
    NOW,
    THREAD,
    Village,
    effects_of,
    holding,
    kept,
    question,
)

FIRST, SECOND = before(1, asker=CEM), before(2)
KEY = FIRST.thread.key
GONE: dict[str, Event] = {
    "deleted": ThreadDeleted(key="d", at=NOW, thread=KEY),
    "set aside": ThreadSetAside(key="s", at=NOW, thread=KEY, why="confidential"),
    "no answer": AnswerDeleted(key="a", at=NOW, thread=KEY, answer="a1"),
    "not accepted": AnswerUnaccepted(key="u", at=NOW, thread=KEY, answer="a1"),
    "did not help": AskerJudged(key="j", at=NOW, thread=KEY),
}


def town(*others: KeptThread, own: KeptThread | None = None, **more: Any) -> Village:
    """A thread whose line names two earlier ones, of which ``others`` are still there."""
    whole: dict[str, Any] = {
        "keys": frozenset({LINE}),
        "names": {LINE: (KEY, SECOND.thread.key)},
    }
    return holding(own or kept(THREAD, topics=("excel",)), *others, **{**whole, **more})


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("way", GONE)
def test_what_answers_no_more_leaves_the_line(way: str) -> None:
    left = (
        [replace(FIRST, voices=0)] if way in ("no answer", "not accepted", "did not help") else []
    )
    (edit,) = effects_of(follow_similar, GONE[way], town(SECOND, *left))
    assert isinstance(edit, Edit)
    assert edit.instead_of == LINE
    assert edit.message.fields["topics"] == Topics(("excel",))
    assert titles(edit.message) == ["Frage 2"]


def test_with_the_last_one_a_line_keeps_its_topics() -> None:
    (edit,) = effects_of(follow_similar, GONE["deleted"], town())
    assert edit.message.name == "follow_similar-topics"
    assert (edit.message.fields["button"], len(edit.message.buttons)) == (1, 1)
    (edit,) = effects_of(
        follow_similar, GONE["deleted"], town(rules=replace(RULES, change_topics=None))
    )
    assert (edit.message.fields["button"], edit.message.buttons) == (0, ())
    assert titles(edit.message) == []


def test_with_the_last_one_a_line_without_topics_goes() -> None:
    (gone,) = effects_of(follow_similar, GONE["deleted"], town(own=kept(THREAD)))
    assert gone == Unsay(key=f"{LINE}:unsaid", instead_of=LINE, language="de")


def test_what_still_answers_is_left_as_it_is() -> None:
    for way in ("no answer", "not accepted", "did not help"):
        assert effects_of(follow_similar, GONE[way], town(FIRST, SECOND)) == []


def test_what_nobody_names_changes_nothing() -> None:
    elsewhere = ThreadDeleted(key="d", at=NOW, thread="discourse:t/99")
    assert effects_of(follow_similar, elsewhere, town(FIRST, SECOND)) == []


def test_a_new_title_is_told_and_another_text_below_it_is_no_news() -> None:
    asked = question("Anders gefragt", thread=FIRST.thread)
    event = QuestionEdited(key="e", at=NOW, question=asked)
    (edit,) = effects_of(follow_similar, event, town(FIRST, SECOND))
    assert titles(edit.message) == ["Anders gefragt", "Frage 2"]
    same = replace(event, question=replace(asked, title=FIRST.title, body="Genauer."))
    assert effects_of(follow_similar, same, town(FIRST, SECOND)) == []
    newer = replace(FIRST, edited=NOW + HOUR)
    assert effects_of(follow_similar, event, town(newer, SECOND)) == []


@pytest.mark.prevents("F14")
def test_what_seems_to_hold_personal_data_is_taken_out_of_each_line() -> None:
    asked = question("Ruf an: 0171 3920012", thread=FIRST.thread)
    event = QuestionEdited(key="e", at=NOW, question=asked)
    effects = effects_of(guard_personal_data, event, town(FIRST, SECOND))
    (edit,) = [e for e in effects if isinstance(e, Edit)]
    assert titles(edit.message) == ["Frage 2"]


@pytest.mark.prevents("F14")
def test_whoever_is_forgotten_is_named_in_no_line_and_no_key() -> None:
    press = ButtonPressed(
        key=f"click:{CEM}", at=NOW, account=CEM, place=HELP, button="forget_member-yes"
    )
    (edit,) = effects_of(follow_similar, press, town(FIRST, SECOND))
    assert titles(edit.message) == ["Frage 2"]
    assert CEM not in edit.key
    other = replace(press, account=BEN)
    assert effects_of(follow_similar, other, town(FIRST, SECOND)) == []


def test_two_threads_of_one_member_leave_a_line_at_once() -> None:
    both = town(FIRST, replace(SECOND, asker=CEM))
    press = ButtonPressed(key="b", at=NOW, account=CEM, place=HELP, button="forget_member-yes")
    (edit,) = effects_of(follow_similar, press, both)
    assert titles(edit.message) == []


@pytest.mark.prevents("F14")
def test_what_moderators_read_of_it_in_the_shadow_goes() -> None:
    shadow = f"shadow:show_similar:{THREAD.key}"
    village = town(SECOND, names={shadow: (KEY,)})
    (gone,) = effects_of(follow_similar, GONE["deleted"], village)
    assert gone == Unsay(key=f"{shadow}:unsaid", instead_of=shadow)


def test_it_goes_on_while_a_moderator_stopped_the_bot() -> None:
    assert "follow_similar" in WHILE_STOPPED


# --- crossed out


def crossed(by: Any = ADA) -> TagsRejected:
    return TagsRejected(key="x", at=NOW, thread=THREAD.key, by=by)


def test_a_line_without_topics_is_taken_back_by_whoever_asked_and_by_moderators() -> None:
    village = town(FIRST, own=kept(THREAD))
    for by in (ADA, MOD):
        (gone,) = effects_of(follow_similar, crossed(by), village)
        assert gone.instead_of == LINE
    assert effects_of(follow_similar, crossed(BEN), village) == []


def test_a_line_with_topics_of_ours_is_left_to_who_said_it() -> None:
    ours = kept(THREAD, topics=("excel",), ours=("excel",))
    assert effects_of(follow_similar, crossed(), town(FIRST, own=ours)) == []


def test_a_line_with_topics_that_people_chose_can_be_crossed_out_too() -> None:
    chosen = kept(THREAD, topics=("excel",), ours=())
    (gone,) = effects_of(follow_similar, crossed(), town(FIRST, own=chosen))
    assert gone.instead_of == LINE, "they stay, and the line goes"


def test_topics_that_people_chose_stay_in_the_line() -> None:
    own = replace(kept(THREAD, topics=("excel", "umfragen"), ours=("excel",)), rejected=True)
    (edit,) = effects_of(follow_similar, GONE["deleted"], town(SECOND, own=own))
    assert edit.message.fields["topics"] == Topics(("excel", "umfragen"))


def test_a_line_that_nobody_can_edit_any_more_goes() -> None:
    late = DeliveryWithheld(key="w", at=NOW, delivery="e", instead_of=LINE)
    (gone,) = effects_of(follow_similar, late, town(FIRST))
    assert (gone.key, gone.instead_of) == (f"{LINE}:unsaid", LINE)
    away = town(FIRST, keys=frozenset({LINE, f"{LINE}:unsaid"}))
    assert effects_of(follow_similar, late, away) == []
    other = replace(late, instead_of="take_to_forum:slack:T1/CHELP/1.0:1")
    assert effects_of(follow_similar, other, town(FIRST)) == []


def test_a_digest_that_cannot_be_edited_any_more_goes_where_a_title_may_not_stand() -> None:
    week = "send_digest:2026-W46:discourse:5"
    late = DeliveryWithheld(key="w", at=NOW, delivery="unname:1f:2.0:0", instead_of=week)
    (gone,) = effects_of(follow_similar, late, town(FIRST, keys=frozenset({week})))
    assert (gone.key, gone.instead_of) == (f"{week}:unsaid", week)
    other = replace(late, delivery="send_digest:draft:2026-W46:sent")
    assert effects_of(follow_similar, other, town(FIRST, keys=frozenset({week}))) == []


# --- who else edits the line keeps them


def test_people_who_choose_topics_keep_what_still_answers() -> None:
    village = town(FIRST)
    form = FormSent(
        key="f",
        at=NOW,
        account=ADA,
        form="change_topics-form",
        values={"change_topics-topics": ("umfragen",)},
        carries={"thread": THREAD.key},
    )
    (edit,) = [e for e in effects_of(change_topics, form, village) if isinstance(e, Edit)]
    assert edit.message.name == "change_topics-line"
    assert titles(edit.message) == ["Frage 1"]
    none = replace(form, values={"change_topics-topics": ()})
    (edit,) = [e for e in effects_of(change_topics, none, village) if isinstance(e, Edit)]
    assert edit.message.name == "show_similar-line"


def test_moderators_who_set_topics_keep_what_still_answers() -> None:
    command = CommandGiven(
        key="c",
        at=NOW,
        account=MOD,
        place=HELP,
        command="tag",
        argument=f"{THREAD.permalink} Umfragen",
    )
    (edit,) = [e for e in effects_of(set_topics, command, town(FIRST)) if isinstance(e, Edit)]
    assert edit.message.name == "set_topics-line"
    assert titles(edit.message) == ["Frage 1"]
    assert not [e for e in effects_of(set_topics, command, town(FIRST)) if isinstance(e, Reply)]
