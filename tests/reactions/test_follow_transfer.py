"""What stands in the forum follows what people do in the chat, and each author's second word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.effects import Answer, Edit, ForgetMember, KeepTransfer, LookAt, Post, Unsay, Withdraw
from bot.events import (
    AnswerDeleted,
    AnswerEdited,
    ButtonPressed,
    DeliveryWithheld,
    PassagesRead,
    QuestionEdited,
    ThreadDeleted,
)
from bot.reactions._transfers import passage_key, post_key, value_of
from bot.reactions.follow_transfer import follow_transfer
from bot.reactions.forget_member import forget_member
from matchers.model import Account
from matchers.transfers import Consent, Passage, Permission, Transfer, TransferState
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    HELP,
    NOW,
    THREAD,
    Village,
    effects_of,
    holding,
    kept,
    of,
    question,
    reply,
)

HERE, BENS, MORE = THREAD.key, "slack:T1/CHELP/2.0", "slack:T1/CHELP/3.0"
THERE = Transfer(
    HERE,
    ADA,
    NOW - DAY,
    NOW,
    (
        Permission(1, ADA, Consent.NAMED, "Ada", (HERE,)),
        Permission(2, BEN, Consent.NAMELESS, "", (BENS, MORE)),
        Permission(3, CEM, Consent.NO),
    ),
    TransferState.THERE,
    "https://forum.example/t/7",
    "discourse:t/7",
)


def village(found: Transfer = THERE, **more: Any) -> Village:
    talk = kept(answers=(reply(BENS, BEN), reply(MORE, BEN)), topics=("excel",))
    posts = {post_key(found), *(passage_key(found, message) for message in found.carried)}
    return replace(holding(talk, keys=frozenset(posts)), transfers={HERE: found}, **more)


def press(by: Account, number: int, button: str = "follow_transfer-withdraw") -> list[Any]:
    value = value_of(THERE, THERE.permissions[number - 1])
    event = ButtonPressed(key="b", at=NOW, account=by, place=HELP, button=button, value=value)
    return effects_of(follow_transfer, event, village())


def gone(effects: list[Any]) -> list[str]:
    return [unsay.instead_of for unsay in of(Unsay, effects)]


def read_of(message: str, author: Account, text: str) -> PassagesRead:
    passage = Passage(message, author, text)
    return PassagesRead(key="p", at=NOW, thread=HERE, passages=(passage,), began=NOW - DAY)


EVERYTHING = [
    *(passage_key(THERE, message) for message in (HERE, BENS, MORE)),
    post_key(THERE),
]


def test_who_takes_back_their_yes_leaves_with_all_their_words() -> None:
    effects = press(BEN, 2)
    assert gone(effects) == [passage_key(THERE, BENS), passage_key(THERE, MORE)]
    [changed] = of(KeepTransfer, effects)
    assert changed.transfer.permissions[1] == Permission(2, BEN, Consent.NO)
    assert changed.transfer.carried == (HERE,)


def test_with_the_question_goes_everything() -> None:
    effects = press(ADA, 1)
    assert gone(effects) == EVERYTHING, "what people wrote before our own opening"
    [changed] = of(KeepTransfer, effects)
    assert changed.transfer.state is TransferState.OVER
    assert {p.account for p in changed.transfer.permissions} == {None}


def test_nobody_takes_back_what_somebody_else_said() -> None:
    assert isinstance(press(CEM, 2)[0], Answer)
    assert gone(press(CEM, 2)) == []


def test_as_a_whole_it_goes_by_whoever_asked_or_began_it() -> None:
    assert gone(press(ADA, 1, "follow_transfer-back")) == EVERYTHING
    [answer] = press(BEN, 1, "follow_transfer-back")
    assert answer.message.name == "common-shortcut_not_yours"


def test_whoever_is_forgotten_leaves_before_that() -> None:
    event = ButtonPressed(key="f", at=NOW, account=BEN, place=HELP, button="forget_member-yes")
    effects = effects_of(forget_member, event, village())
    assert gone(effects) == EVERYTHING[1:3]
    assert [type(effect) for effect in effects].index(Unsay) < [
        type(effect) for effect in effects
    ].index(ForgetMember)
    asker = replace(event, account=ADA)
    assert gone(effects_of(forget_member, asker, village())) == EVERYTHING


def test_an_edit_is_read_only_where_it_stands_in_the_forum() -> None:
    edited = AnswerEdited(key="e", at=NOW, thread=HERE, answer=BENS)
    [look] = of(LookAt, effects_of(follow_transfer, edited, village()))
    assert (look.notice.thread, look.notice.message) == (HERE, BENS)
    elsewhere = replace(edited, answer="slack:T1/CHELP/9.0")
    effects = effects_of(follow_transfer, elsewhere, village())
    assert of(LookAt, effects) == []
    [changed] = of(KeepTransfer, effects)
    assert changed.transfer.touched == NOW, "what was read before is out of date"
    opening = QuestionEdited(key="q", at=NOW, question=question())
    assert len(of(LookAt, effects_of(follow_transfer, opening, village()))) == 1


def test_an_edit_changes_the_one_post() -> None:
    passages = (Passage(HERE, ADA, "Wie?"), Passage(BENS, BEN, "Doch anders."))
    read = PassagesRead(
        key="p", at=NOW, thread=HERE, passages=passages, began=NOW - DAY, changed=BENS
    )
    [edit] = effects_of(follow_transfer, read, village())
    assert isinstance(edit, Edit)
    assert edit.instead_of == passage_key(THERE, BENS)
    assert "Doch anders" in str(edit.message)
    away = replace(read, passages=(Passage(BENS, BEN, "Ruf mich an: 0176 48213907"),))
    assert gone(effects_of(follow_transfer, away, village())) == [passage_key(THERE, BENS)]


def test_what_cannot_be_edited_any_more_goes_and_is_read_again() -> None:
    post = passage_key(THERE, BENS)
    refused = DeliveryWithheld(key="w", at=NOW, delivery=f"{post}:p")
    effects = effects_of(follow_transfer, refused, village())
    assert [withdraw.key for withdraw in of(Withdraw, effects)] == [f"{post}:p", post]
    assert gone(effects) == [post]
    [look] = of(LookAt, effects)
    assert look.notice.message == BENS
    strange = replace(refused, delivery=f"{post_key(THERE)}:way")
    assert effects_of(follow_transfer, strange, village()) == []
    over = village(replace(THERE, state=TransferState.OVER))
    assert effects_of(follow_transfer, refused, over) == []


def test_what_went_is_said_below_as_it_reads_now_and_is_followed_there() -> None:
    post = passage_key(THERE, BENS)
    renewed = village()
    renewed = replace(renewed, keys=renewed.keys | {f"{post}:unsaid"})
    read = PassagesRead(
        key="p",
        at=NOW,
        thread=HERE,
        passages=(Passage(BENS, BEN, "Doch anders."),),
        began=NOW - DAY,
        changed=BENS,
    )
    [anew] = effects_of(follow_transfer, read, renewed)
    assert isinstance(anew, Post)
    assert (anew.key, anew.under) == (f"{post}#2", post_key(THERE))
    renewed = replace(renewed, keys=renewed.keys | {anew.key})
    [edit] = effects_of(follow_transfer, read, renewed)
    assert isinstance(edit, Edit)
    assert edit.instead_of == anew.key
    again = DeliveryWithheld(key="w", at=NOW, delivery=edit.key)
    assert gone(effects_of(follow_transfer, again, renewed)) == [anew.key]
    deleted = AnswerDeleted(key="d", at=NOW, thread=HERE, answer=BENS)
    assert gone(effects_of(follow_transfer, deleted, renewed)) == [anew.key]


def test_what_is_deleted_goes_there_too() -> None:
    deleted = AnswerDeleted(key="d", at=NOW, thread=HERE, answer=MORE)
    assert gone(effects_of(follow_transfer, deleted, village())) == [passage_key(THERE, MORE)]
    opening = replace(read_of(HERE, ADA, "Ruf mich an: 0176 48213907"), changed=HERE)
    assert gone(effects_of(follow_transfer, opening, village())) == EVERYTHING
    thread = ThreadDeleted(key="t", at=NOW, thread=HERE)
    assert gone(effects_of(follow_transfer, thread, village())) == EVERYTHING
