"""The draft of a digest: shown, edited, sent, held, left lying, and decided only once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.effects import Answer, Edit, KeepDraft, Post
from bot.events import ButtonPressed, CommandGiven, DraftDue, FormSent, WeekEnded
from bot.reactions._digest_draft import DROP, EDIT, FORM, HOLD, INTRO, SEND, coming
from bot.reactions.send_digest import send_digest
from matchers.model import Place, Visibility
from matchers.wishes import Draft
from tests.reactions.rules import MOD, RULES
from tests.reactions.village import (
    ADA,
    DAY,
    HELP,
    HOUR,
    NOW,
    Village,
    effects_of,
    of,
    waiting,
)

DUE = NOW - HOUR  # Monday at nine in Berlin
SUNDAY = DUE - DAY
WEEK = "2026-W48"
KEY = f"send_digest:draft:{WEEK}"
MODS = Place("slack:T1/GMODS", Visibility.CONFIDENTIAL)
OPEN = (waiting("Eins", 5), waiting("Zwei", 4), waiting("Drei", 3))
SHOWN = frozenset({KEY})


def village(unapproved: str = "send", **more: Any) -> Village:
    digest = replace(RULES.send_digest, approve="draft", unapproved=unapproved, lines=10)
    given = {"rules": replace(RULES, send_digest=digest), "moderators": MODS, "open": OPEN}
    return Village(**{**given, **more})


def shown(**more: Any) -> Village:
    return village(**{"keys": SHOWN, "drafts": [Draft(WEEK)], **more})


def due(v: Village) -> list[Any]:
    return effects_of(send_digest, DraftDue(key="d", at=SUNDAY, week=WEEK, due=DUE), v)


def press(button: str, v: Village, *, at: Any = SUNDAY, **more: Any) -> list[Any]:
    given = {"account": MOD, "value": WEEK, "moderator": True, **more}
    event = ButtonPressed(key="b", at=at, place=MODS, button=button, **given)
    return effects_of(send_digest, event, v)


def command(name: str, v: Village, *, at: Any = SUNDAY) -> list[Any]:
    event = CommandGiven(key="c", at=at, account=MOD, place=HELP, command=name, moderator=True)
    return effects_of(send_digest, event, v)


def fill_in(v: Village, intro: str = "", *dropped: str, at: Any = SUNDAY) -> list[Any]:
    values = {INTRO: (intro,) if intro else (), DROP: dropped}
    event = FormSent(
        key="f", at=at, account=MOD, form=FORM, values=values, carries={"week": WEEK},
        moderator=True,
    )  # fmt: skip
    return effects_of(send_digest, event, v)


def ended(v: Village) -> list[Any]:
    return effects_of(send_digest, WeekEnded(key="w", at=DUE, week=WEEK), v)


def told(effects: list[Any]) -> list[str]:
    return [p.key for p in of(Post, effects) if p.place != MODS]


def answered(effects: list[Any]) -> str:
    (answer,) = of(Answer, effects)
    assert answer.message is not None
    return answer.message.name.removeprefix("send_digest-")


@pytest.mark.parametrize(("unapproved", "name"), [("send", "draft"), ("hold", "draft_waits")])
def test_moderators_alone_see_the_draft(unapproved: str, name: str) -> None:
    kept, post = due(village(unapproved))
    assert kept.draft == Draft(WEEK)
    assert (post.key, post.place) == (KEY, MODS)
    assert post.message.name == f"send_digest-{name}"
    assert [button.name for button in post.message.buttons] == [EDIT, SEND, HOLD]
    assert {button.value for button in post.message.buttons} == {WEEK}


def test_edited_in_advance_it_is_shown_as_edited() -> None:
    _, post = due(village(drafts=[Draft(WEEK, intro="Hallo", dropped=(OPEN[0].thread.key,))]))
    assert post.message.fields["left_out"] == 1
    assert "Eins" not in str(post)
    assert "Hallo" in str(post)


def test_the_form_offers_what_is_told() -> None:
    v = shown(drafts=[Draft(WEEK, intro="Hallo", dropped=(OPEN[0].thread.key,))])
    (answer,) = press(EDIT, v)
    intro, drop = answer.form.inputs
    assert intro.initial == ("Hallo",)
    assert [option.label for option in drop.options] == ["Eins", "Zwei", "Drei"]
    assert drop.initial == (OPEN[0].thread.key,)
    assert answer.form.carries == {"week": WEEK}
    (answer,) = command("digest_edit", shown(open=()))
    assert [one.name for one in answer.form.inputs] == [INTRO], "a list without choices is refused"


def test_what_was_edited_is_kept_and_shown() -> None:
    kept, edit, answer = fill_in(shown(), "  Am Samstag \n ist Werkstatt. ", OPEN[1].thread.key)
    assert kept.draft == Draft(
        WEEK, "open", "Am Samstag ist Werkstatt.", (OPEN[1].thread.key,), MOD
    )
    assert edit.instead_of == KEY
    assert "Zwei" not in str(edit)
    assert answered([answer]) == "answer_edited"
    kept, _ = fill_in(village(), "Früh dran")
    assert kept.draft.intro == "Früh dran", "also before the draft is shown"


@pytest.mark.parametrize("way", ["button", "command"])
def test_sent_at_once_under_the_week_s_keys(way: str) -> None:
    v = shown(drafts=[Draft(WEEK, intro="Hallo")])
    effects = press(SEND, v) if way == "button" else command("digest_send", v)
    assert told(effects)[0] == f"send_digest:{WEEK}:{HELP.key}"
    assert of(KeepDraft, effects)[0].draft == Draft(WEEK, "sent", "Hallo", (), MOD)
    (edit,) = of(Edit, effects)
    assert (edit.message.name, edit.message.buttons) == ("send_digest-draft_sent", ())
    assert told(ended(shown(drafts=[Draft(WEEK, "sent")]))) == [], "its hour says nothing twice"


def test_held_it_stays_and_can_still_be_sent() -> None:
    kept, edit = press(HOLD, shown())
    assert kept.draft.state == "held"
    assert [button.name for button in edit.message.buttons] == [SEND]
    held = shown(drafts=[Draft(WEEK, "held")])
    assert ended(held) == []
    assert told(press(SEND, held, at=NOW))


@pytest.mark.parametrize(
    ("state", "button", "name"),
    [
        ("sent", SEND, "answer_sent"),
        ("sent", HOLD, "answer_sent"),
        ("sent", EDIT, "answer_sent"),
        ("held", HOLD, "answer_held"),
    ],
)
def test_whoever_comes_second_is_told(state: Any, button: str, name: str) -> None:
    assert answered(press(button, shown(drafts=[Draft(WEEK, state)]))) == name
    late = fill_in(shown(drafts=[Draft(WEEK, "sent")]), "Zu spät")
    assert answered(late) == "answer_sent"


def test_nobody_acts_and_it_goes_out_by_itself() -> None:
    effects = ended(shown(drafts=[Draft(WEEK, intro="Hallo")]))
    assert told(effects)
    assert "Hallo" in str(effects)
    assert of(KeepDraft, effects)[0].draft.state == "sent"
    (edit,) = of(Edit, effects)
    assert edit.message.name == "send_digest-draft_itself"


def test_nobody_acts_and_it_lies_there() -> None:
    (edit,) = ended(shown(unapproved="hold"))
    assert edit.message.name == "send_digest-draft_lying"
    lying = shown(unapproved="hold")
    assert coming(NOW + DAY, lying).week == WEEK
    assert told(command("digest_send", lying, at=NOW + DAY)), "a day later somebody sends it"
    assert answered(press(SEND, lying, at=NOW + 6 * DAY)) == "answer_no_draft", "too late"


def test_a_draft_that_nobody_saw_is_shown_when_its_hour_has_come() -> None:
    """The machine was off on Sunday."""
    kept, post = ended(village("hold"))
    assert kept.draft.state == "open"
    assert (post.key, post.place) == (KEY, MODS)
    assert told(ended(village("send")))
    (kept,) = ended(village("hold", moderators=None))
    lying = village("hold", moderators=None, drafts=[kept.draft])
    assert told(command("digest_send", lying, at=NOW)), "nor is there a channel: by command then"


def test_without_a_draft_nothing_is_sent_early() -> None:
    assert answered(command("digest_send", village())) == "answer_no_draft"
    assert answered(command("digest_send", Village(open=OPEN))) == "answer_no_draft"


def test_whoever_is_no_moderator_is_not_answered_here() -> None:
    assert press(SEND, shown(), account=ADA, moderator=False) == []
    assert press(SEND, shown(), account=MOD, moderator=False), "listed in the rules"


def test_other_buttons_are_no_business_of_this() -> None:
    assert press("settle_match-yes", shown()) == []
    assert command("open", shown()) == []


def test_the_week_is_that_of_the_digest_that_comes() -> None:
    assert coming(SUNDAY, village()).week == WEEK
    assert coming(DUE, village()).week == "2026-W49"
    assert coming(DUE - timedelta(seconds=1), village()).week == WEEK
