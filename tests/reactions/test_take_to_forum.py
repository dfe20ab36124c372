"""*Ins Forum übernehmen*: who is asked, and what of it may be said in the forum."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.effects import (
    Answer,
    DirectMessage,
    Edit,
    KeepTransfer,
    Later,
    LookAt,
    Post,
    Reply,
)
from bot.events import (
    ButtonPressed,
    DeliveryArrived,
    PassagesRead,
    ShortcutUsed,
    TransferDue,
)
from bot.reactions._carrying import PASSAGES
from bot.reactions._transfers import NAMED, passage_key, post_key, value_of
from bot.reactions.take_to_forum import take_to_forum
from matchers.model import Account
from matchers.transfers import Consent, Passage, Permission, Transfer, TransferState
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    EVA,
    HELP,
    NOW,
    THREAD,
    Village,
    effects_of,
    holding,
    kept,
    of,
    reply,
)

HERE, BENS, CEMS = THREAD.key, "slack:T1/CHELP/2.0", "slack:T1/CHELP/3.0"
LINE = f"tag_question:{HERE}"
TALK = kept(answers=(reply(BENS, BEN), reply(CEMS, CEM)), topics=("excel",))


def transfer(*says: Consent, state: TransferState = TransferState.ASKING, **more: Any) -> Transfer:
    authors = (ADA, BEN, CEM)
    permissions = [
        Permission(n, account, word, "Somebody" if word is Consent.NAMED else "")
        for n, (account, word) in enumerate(zip(authors, says, strict=True), start=1)
    ]
    kept_as: dict[str, Any] = {"url": "", "topic": "", **more}
    return Transfer(HERE, ADA, NOW - DAY, NOW + DAY, tuple(permissions), state, **kept_as)


def village(found: Transfer | None = None, *keys: str) -> Village:
    given = holding(TALK, keys=frozenset(keys))
    return replace(given, transfers={HERE: found} if found else {})


def use(there: Village, by: Account = ADA, **more: Any) -> list[Any]:
    event = ShortcutUsed(
        key="s", at=NOW, account=by, shortcut="take_to_forum", message=HERE, thread=HERE, author=ADA
    )
    return effects_of(take_to_forum, replace(event, **more), there)


def read(there: Village, *passages: Passage, changed: str = "") -> list[Any]:
    event = PassagesRead(
        key="p", at=NOW, thread=HERE, passages=passages, began=NOW - DAY, changed=changed
    )
    return effects_of(take_to_forum, event, there)


def press(
    there: Village, found: Transfer, number: int, by: Account, name: str = "Ben"
) -> list[Any]:
    value = value_of(found, found.permissions[number - 1])
    event = ButtonPressed(
        key="b", at=NOW, account=by, place=HELP, button=NAMED, value=value, name=name
    )
    return effects_of(take_to_forum, event, there)


ALL = (
    Passage(HERE, ADA, "Wie?\nSo?"),
    Passage(BENS, BEN, "So."),
    Passage(CEMS, CEM, "Oder so."),
)


def test_everybody_who_wrote_is_asked_once_and_alone() -> None:
    talk = replace(TALK, answers=(*TALK.answers, reply("slack:T1/CHELP/4.0", BEN)))
    effects = use(replace(village(), threads={HERE: talk}))
    assert {letter.account for letter in of(DirectMessage, effects)} == {ADA, BEN, CEM}
    assert [letter.unasked for letter in of(DirectMessage, effects)] == [False, True, True]
    assert [later.event.at for later in of(Later, effects)] == [NOW + 3 * DAY]
    [kept_as] = of(KeepTransfer, effects)
    assert {p.says for p in kept_as.transfer.permissions} == {Consent.NONE}


def test_two_accounts_of_one_member_are_one_author() -> None:
    effects = use(replace(village(), others={CEM: BEN}))
    assert len(of(DirectMessage, effects)) == 2


def test_only_whoever_opened_it_and_moderators_may_want_it() -> None:
    [answer] = use(village(), BEN)
    assert answer.message.name == "common-shortcut_not_yours"
    assert of(KeepTransfer, use(village(), BEN, moderator=True))


def test_a_second_wish_asks_nobody_again() -> None:
    found = transfer(Consent.NONE, Consent.NONE, Consent.NONE)
    [answer] = use(village(found))
    assert isinstance(answer, Answer)


def test_the_forum_waits_for_the_last_word() -> None:
    found = transfer(Consent.NAMED, Consent.NONE, Consent.NONE)
    assert of(LookAt, press(village(found), found, 2, BEN)) == []
    found = transfer(Consent.NAMED, Consent.NONE, Consent.NO)
    assert len(of(LookAt, press(village(found), found, 2, BEN))) == 1


def test_nobody_says_yes_for_somebody_else() -> None:
    found = transfer(Consent.NAMED, Consent.NONE, Consent.NO)
    [answer] = press(village(found), found, 2, CEM)
    assert answer.message.name == "take_to_forum-settled"


def test_a_yes_with_a_name_that_is_none_is_nameless() -> None:
    found = transfer(Consent.NAMED, Consent.NONE, Consent.NO)
    [changed] = of(KeepTransfer, press(village(found), found, 2, BEN, name=""))
    assert changed.transfer.permissions[1].says is Consent.NAMELESS


def test_only_what_has_a_yes_is_said_and_names_only_those_who_want_it() -> None:
    found = transfer(Consent.NAMED, Consent.NAMELESS, Consent.NO)
    posts = of(Post, read(village(found), *ALL))
    opening, asked, answered = posts
    assert opening.key == post_key(found)
    assert opening.tells
    assert {post.under for post in posts[1:]} == {opening.key}
    assert asked.message.fields["name"] == "Somebody"
    assert [part.fields["text"] for part in asked.message.parts] == ["Wie?", "So?"]
    assert answered.message.name.endswith("_nameless")
    assert "Somebody" not in str(answered.message)
    assert "Oder so" not in str(posts)


def test_without_the_question_nothing_is_said() -> None:
    for found in (
        transfer(Consent.NO, Consent.NAMED, Consent.NAMED),
        transfer(Consent.NONE, Consent.NAMED, Consent.NAMED),
    ):
        effects = read(village(found), *ALL)
        assert of(Post, effects) == []
        [changed] = of(KeepTransfer, effects)
        assert changed.transfer.state is TransferState.OVER
        assert {p.account for p in changed.transfer.permissions} == {None}


def test_what_gives_somebody_away_is_left_out() -> None:
    found = transfer(Consent.NAMED, Consent.NAMED, Consent.NAMED)
    told = Passage(BENS, BEN, "Ruf mich an: 0176 48213907")
    posts = of(Post, read(village(found), ALL[0], told, ALL[2]))
    assert len(posts) == 3
    assert "48213907" not in str(posts)


def test_what_stands_there_is_not_said_twice() -> None:
    found = transfer(Consent.NAMED, Consent.NAMED, Consent.NO, state=TransferState.THERE)
    first = replace(found.permissions[0], messages=(HERE,))
    found = found.with_permission(first)
    stands = passage_key(found, HERE)
    [late] = of(Post, read(village(found, stands), *ALL))
    assert late.message.fields["name"] == "Somebody"
    assert of(Post, read(village(found), *ALL, changed=HERE)) == [], "an edit is no new post"


def test_when_time_is_over_the_question_decides() -> None:
    due = TransferDue(key="d", at=NOW, thread=HERE, began=NOW - DAY)
    there = transfer(Consent.NAMED, Consent.NONE, Consent.NONE)
    assert len(of(LookAt, effects_of(take_to_forum, due, village(there)))) == 1
    nobody = transfer(Consent.NONE, Consent.NAMED, Consent.NAMED)
    assert of(LookAt, effects_of(take_to_forum, due, village(nobody))) == []
    earlier = replace(due, began=NOW - 2 * DAY)
    assert effects_of(take_to_forum, earlier, village(there)) == [], "that was another wish"


def test_the_thread_leads_there_in_one_line() -> None:
    found = transfer(Consent.NAMED, Consent.NO, Consent.NO, state=TransferState.THERE)
    arrived = DeliveryArrived(
        key="a",
        at=NOW,
        delivery=post_key(found),
        url="https://f.example/t/7",
        topic="discourse:t/7",
    )
    effects = effects_of(take_to_forum, arrived, village(found))
    assert len(of(Reply, effects)) == 1
    effects = effects_of(take_to_forum, arrived, village(found, LINE))
    assert of(Reply, effects) == [], "the line that is there says it, too"
    assert len(of(Edit, effects)) == 1
    effects = effects_of(take_to_forum, arrived, village(found, LINE, f"{LINE}:unsaid"))
    assert of(Reply, effects) == of(Edit, effects) == [], "somebody crossed the line out"
    assert EVA not in {p.account for p in found.permissions}


def test_what_changed_since_it_was_read_is_read_again_before_it_is_said() -> None:
    found = transfer(Consent.NAMED, Consent.NAMED, Consent.NAMED, touched=NOW + DAY / 24)
    effects = read(village(found), *ALL)
    assert of(Post, effects) == []
    [look] = of(LookAt, effects)
    assert look.notice.at > NOW
    earlier = replace(found, touched=NOW - DAY / 24)
    assert len(of(Post, read(village(earlier), *ALL))) == 4


def test_what_was_read_for_an_earlier_wish_is_nothing_to_this_one() -> None:
    found = replace(transfer(Consent.NONE, Consent.NONE, Consent.NONE), at=NOW)
    assert read(village(found), *ALL) == []


def test_a_late_yes_still_counts_in_a_long_thread() -> None:
    found = transfer(Consent.NAMED, Consent.NAMED, Consent.NAMED, state=TransferState.THERE)
    many = [Passage(f"slack:T1/CHELP/2.{n}", BEN, "Und so.") for n in range(PASSAGES - 5)]
    bens = replace(found.permissions[1], messages=tuple(p.message for p in many))
    found = found.with_permission(bens)
    stands = [passage_key(found, p.message) for p in many]
    posts = of(Post, read(village(found, *stands), *many, ALL[2]))
    assert [post.message.parts[0].fields["text"] for post in posts] == ["Oder so."]


def test_a_quoted_line_is_somebody_elses() -> None:
    found = transfer(Consent.NAMED, Consent.NAMED, Consent.NO)
    told = Passage(BENS, BEN, "> Oder so.\nGenau das.")
    posts = of(Post, read(village(found), ALL[0], told))
    assert "Genau das" in str(posts)
    assert "Oder so" not in str(posts)


def test_another_name_is_said_anew_where_it_stands() -> None:
    found = transfer(Consent.NAMED, Consent.NAMED, Consent.NO, state=TransferState.THERE)
    bens = replace(found.permissions[1], messages=(BENS,))
    found = found.with_permission(bens)
    event = ButtonPressed(
        key="b",
        at=NOW,
        account=BEN,
        place=HELP,
        button="take_to_forum-nameless",
        value=value_of(found, bens),
        name="Ben",
    )
    effects = effects_of(take_to_forum, event, village(found))
    assert [look.notice.message for look in of(LookAt, effects)] == [BENS]
    [changed] = of(KeepTransfer, effects)
    assert changed.transfer.permissions[1].name == ""


def test_nobody_is_asked_again_and_again() -> None:
    over = replace(transfer(Consent.NONE, Consent.NONE, Consent.NONE), state=TransferState.OVER)
    [answer] = use(village(over))
    assert answer.message.name == "take_to_forum-lately"
    assert of(KeepTransfer, use(village(replace(over, at=NOW - 31 * DAY))))
