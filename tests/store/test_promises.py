"""Something failed while somebody waited for an answer: told at once, and told how it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import sqlalchemy as sa

from bot.community import Community
from bot.effects import Answer, DirectMessage, Effect, ForgetMember, Form, Message, Switch
from bot.events import ButtonPressed, CommandGiven, Event, FormSent, ShortcutUsed
from bot.ports import Ref
from bot.store.codec import decode_delivery
from bot.store.inbox import ATTEMPTS
from bot.store.schema import inbox, outbox
from matchers.model import Account
from tests.store.test_community import change
from tests.store.test_forget import everything
from tests.store.world import PUBLIC, START, World, claim, put, run, world

ADA = Account("slack:T1/UADA")
COMMAND = CommandGiven(key="command:1", at=START, account=ADA, place=PUBLIC, command="partner")
FORM = FormSent(key="form:1", at=START, account=ADA, form="f", values={"a": ("1",)}, language="en")
FOUND = Answer(message=Message("propose_match-found"))


class Does:
    """A reaction that says what it is told to, or raises."""

    def __init__(self, *effects: Effect, broken: bool = False, name: str = "propose_match") -> None:
        self.effects: Sequence[Effect] = effects
        self.broken = broken
        self.calls = 0
        self.__name__ = name

    def __call__(self, _: Event, __: Community) -> Iterator[Effect]:
        self.calls += 1
        if self.broken:
            raise ValueError("a person's words could stand here")
        yield from self.effects


async def letters(w: World) -> list[DirectMessage]:
    """What is on its way to somebody in private."""
    query = sa.select(outbox.c.kind, outbox.c.payload).order_by(outbox.c.seq)
    found = await w.store.read(lambda c: c.execute(query).all())
    told = [decode_delivery(row.kind, row.payload) for row in found]
    assert all(isinstance(letter, DirectMessage) for letter in told)
    return [letter for letter in told if isinstance(letter, DirectMessage)]


async def later(w: World, times: int = 1) -> None:
    for _ in range(times):
        w.clock.pass_time(4000)
        await w.run_turns()


def names(answers: Sequence[Answer]) -> list[str]:
    return [answer.message.name for answer in answers if answer.message]


def story(
    database: str, tell: Callable[[World], object], *reactions: Does, event: Event = COMMAND
) -> None:
    async def told() -> None:
        async with world(database, {type(event): reactions}) as w:
            await tell(w)  # type: ignore[misc]  # a coroutine

    run(told)


def test_who_waited_hears_at_once_and_reads_the_answer_later(database: str) -> None:
    mishap = Does(FOUND, broken=True)

    async def tell(w: World) -> None:
        (answer,) = await w.turns.react_now(COMMAND)
        assert answer.message == Message("common-trying_again", {}, "de")
        assert await letters(w) == []
        mishap.broken = False
        await later(w, 2)
        (letter,) = await letters(w)
        assert (letter.account, letter.message) == (ADA, FOUND.message)
        assert "UADA" not in letter.key

    story(database, tell, mishap, Does(name="answer_command"))


def test_whoever_used_a_shortcut_is_promised_an_answer_too(database: str) -> None:
    mishap = Does(FOUND, broken=True, name="mark_question")
    used = ShortcutUsed(
        key="shortcut:1", at=START, account=ADA, shortcut="mark_question", message="m", thread="m"
    )

    async def tell(w: World) -> None:
        assert names(await w.turns.react_now(used)) == ["common-trying_again"]
        mishap.broken = False
        await later(w)
        assert [letter.message for letter in await letters(w)] == [FOUND.message]

    story(database, tell, mishap, event=used)


def test_what_cannot_be_answered_later_is_asked_for_once_more(database: str) -> None:
    for effect in (Answer(form=Form("f", ())), Answer(errors={"a": Message("missing")})):
        mishap = Does(effect, broken=True)
        event = FormSent(key=f"form:{effect}", at=START, account=ADA, form="f", values={})

        async def tell(w: World, mishap: Does = mishap, event: FormSent = event) -> None:
            assert names(await w.turns.react_now(event)) == ["common-trying_again"]
            mishap.broken = False
            await later(w)
            assert (await letters(w))[-1].message.name == "common-once_more"

        story(database, tell, mishap, event=event)


def test_what_is_done_without_a_word_is_told_too(database: str) -> None:
    mishap = Does(broken=True)

    async def tell(w: World) -> None:
        assert names(await w.turns.react_now(FORM)) == ["common-trying_again"]
        mishap.broken = False
        await later(w)
        (letter,) = await letters(w)
        assert letter.message == Message("common-done", {}, "en")

    story(database, tell, mishap, event=FORM)


def test_who_was_promised_something_hears_that_it_is_given_up(database: str) -> None:
    mishap = Does(broken=True)

    async def tell(w: World) -> None:
        await w.turns.react_now(COMMAND)
        await later(w, ATTEMPTS + 2)
        assert mishap.calls == ATTEMPTS
        (letter,) = await letters(w)
        assert (letter.account, letter.message.name) == (ADA, "common-gave_up")
        mishap.broken, mishap.effects = False, [FOUND]
        assert await w.store.replay(COMMAND.key), "and somebody mends it"
        await later(w)
        assert (await letters(w))[-1].message == FOUND.message

    story(database, tell, mishap)


def test_who_got_an_answer_is_not_bothered_with_what_failed_beside_it(database: str) -> None:
    mishap = Does(broken=True)
    answers = Does(Answer(message=Message("answer_command-help")), name="answer_command")

    async def tell(w: World) -> None:
        assert names(await w.turns.react_now(COMMAND)) == ["answer_command-help"]
        await later(w, ATTEMPTS // 2)
        mishap.broken = False
        await later(w, ATTEMPTS)
        assert await letters(w) == []

    story(database, tell, mishap, answers)


def test_a_form_that_was_only_answered_did_not_happen_yet(database: str) -> None:
    refusal = Answer(errors={"a": Message("answer_command-paused")})
    form = Does(refusal)

    async def tell(w: World) -> None:
        for _ in range(2):
            assert await w.turns.react_now(FORM) == (refusal,)
        kept = await w.store.read(lambda c: c.scalar(sa.select(sa.func.count(inbox.c.key))))
        assert kept == 0
        changed = Switch(name="x", on=True, by=None, at=START)
        form.effects = [changed, FOUND]
        assert await w.turns.react_now(FORM) == (FOUND,)
        assert await w.turns.react_now(FORM) == (), "now it happened, once"
        assert form.calls == 3

    story(database, tell, form, event=FORM)


def test_who_was_forgotten_by_a_promise_is_in_nothing_once_it_was_told(database: str) -> None:
    pressed = ButtonPressed(key="b:1", at=START, account=ADA, place=PUBLIC, button="yes")
    done = Answer(message=Message("forget_member-done"))
    mishap = Does(ForgetMember(account=ADA), done, broken=True, name="forget_member")

    async def tell(w: World) -> None:
        await w.turns.react_now(pressed)
        mishap.broken = False
        await later(w)
        (letter,) = await letters(w)
        assert letter.message == done.message
        (parcel,) = await claim(w)
        await w.parcels.sent(parcel, Ref({"channel": "D", "ts": "1"}))
        assert ADA not in await everything(w)

    story(database, tell, mishap, event=pressed)


def test_a_letter_that_names_nobody_waits_until_its_reader_is_forgotten(database: str) -> None:
    async def told() -> None:
        async with world(database) as w:
            letter = DirectMessage(key="late:1", account=ADA, message=Message("common-done"))
            await put(w, letter)
            await change(w, ForgetMember(account=ADA))
            assert await claim(w) == []
            assert ADA not in await everything(w)

    run(told)
