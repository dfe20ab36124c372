"""A question's life, as people read it: asked for help, thanked, released, asked if it helped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.community import Learnt
from bot.events import (
    AnswerAged,
    AnswerGiven,
    ButtonPressed,
    Event,
    QuestionWaited,
    YesWaited,
)
from matchers.helping import Helper, HelperState
from matchers.model import Account, Evidence, EvidenceKind, Level, Place, QuestionKind, Visibility
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import MOD, RULES
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    HELP,
    HOUR,
    NOW,
    THREAD,
    Village,
    expert,
    holding,
    kept,
    reply,
)

OFFICE = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)
OPEN = replace(kept(topics=("excel", "dubletten")), kind=QuestionKind.HOWTO)
EXPERIENCE = replace(OPEN, kind=QuestionKind.EXPERIENCE)
PEER = expert(teaches={"excel": Level.GETS_BY})
HOURLY = replace(
    RULES, suggest_helpers=replace(RULES.suggest_helpers, yes_hours=1, minutes_per_question=1)
)


def waited(step: int, since: timedelta = 2 * HOUR) -> QuestionWaited:
    return QuestionWaited(key="w", at=NOW, thread=THREAD.key, step=step, since=NOW - since)


def helper(state: HelperState = HelperState.ASKED, account: Account = BEN, **more: Any) -> Helper:
    """Ben was asked an hour ago, until tomorrow."""
    whole: dict[str, Any] = {
        "thread": THREAD.key,
        "number": 1,
        "account": account,
        "why": "offered",
        "step": 0,
        "asked": NOW - HOUR,
        "until": NOW + DAY,
        "state": state,
    }
    return Helper(**{**whole, **more})


def asking(*helpers: Helper, question: Any = OPEN, **more: Any) -> Village:
    """An open question, Ben who offers its topic, and whoever was asked."""
    whole: dict[str, Any] = {"profiles": {BEN: PEER}, "consents": frozenset({BEN})}
    return holding(question, helpers=helpers, **{**whole, **more})


def suggest_helpers(stage: Stage) -> Iterator[Scene]:
    def run(event: Event, village: Village, variant: str = "") -> Scene:
        return stage.run("suggest_helpers", event, village, variant)

    def press(name: str, village: Village, *, value: str = "", by: Account = BEN) -> Scene:
        event = ButtonPressed(
            key="b",
            at=NOW,
            account=by,
            place=HELP,
            button=f"suggest_helpers-{name}",
            value=value or f"{THREAD.key}#1",
            language=stage.language,
        )
        return run(event, village, "one" if village.rules is HOURLY else "")

    yield run(waited(0), asking())
    yield run(waited(0), asking(question=EXPERIENCE), "experience")
    yield run(waited(0), asking(rules=HOURLY), "minute")
    evidence = frozenset({_answered(BEN)})
    yield run(waited(1), asking(learnt=evidence))
    yield run(waited(1), asking(learnt=evidence, question=EXPERIENCE), "experience")
    yield run(waited(1), asking(learnt=evidence, rules=HOURLY), "minute")
    yield run(waited(2), asking())
    for variant, days, asked in (("", 3, 2), ("one", 1, 1), ("none", 3, 0)):
        told = [helper(HelperState.NO, number=n) for n in range(1, asked + 1)]
        yield run(waited(3, since=days * DAY), asking(*told, moderators=OFFICE), variant)
    yes = helper(HelperState.YES, until=NOW)
    both = (helper(), helper(account=CEM, number=2))
    yield press("yes", asking(*both))
    yield press("yes", asking(*both, rules=HOURLY))
    yield press("no", asking(helper()))
    yield press("knows", asking(helper()))
    yield press("no", asking(helper(why="assigned", step=-1), moderators=OFFICE))
    yield press("yes", asking(yes))
    yield press("yes", asking(helper(HelperState.FREED), question=replace(OPEN, closed=True)))
    yield press("yes", asking(helper(HelperState.FREED), helper(HelperState.YES, CEM, number=2)))
    yield press("yes", asking(helper(), profiles={BEN: replace(PEER, hours=0.0)}))
    yield press("take", asking(), value=THREAD.key)
    yield press("take", asking(rules=HOURLY), value=THREAD.key)
    yield press("take", asking(), value=THREAD.key, by=ADA)
    yield press("take", asking(), value=THREAD.key, by=CEM)
    village = asking(yes)
    yield run(YesWaited(key="y", at=NOW, thread=THREAD.key, number=1), village)
    answered = replace(OPEN, answers=(reply("a1", BEN, NOW),), voices=1)
    given = AnswerGiven(key="a", at=NOW, thread=THREAD, answer="a1", by=BEN)
    yield run(given, asking(yes, question=answered))
    silent = [
        helper(HelperState.SILENT, thread=f"{THREAD.key}/{n}", asked=NOW - n * DAY) for n in (2, 3)
    ]
    late = helper(asked=NOW - DAY, until=NOW)
    yield run(waited(1), asking(late, *silent))
    yield press("again", asking(replace(late, state=HelperState.SILENT), *silent))


def pass_it_on(stage: Stage) -> Iterator[Scene]:
    for variant, weeks in (("", 3), ("one", 1)):
        helped = (Learnt(BEN, "excel", NOW - timedelta(weeks=weeks, hours=1)),)
        rules = replace(RULES, pass_it_on=replace(RULES.pass_it_on, weeks=weeks))
        village = asking(helped=helped, rules=rules)
        yield stage.run("pass_it_on", waited(0), village, variant)
    together = asking(helped=(Learnt(BEN, "excel", NOW - timedelta(weeks=4), together=True),))
    yield stage.run("pass_it_on", waited(0), together, "together")


def assign_helper(stage: Stage) -> Iterator[Scene]:
    def assign(argument: str, village: Village, *mentions: Account) -> Scene:
        given = {"account": MOD, "argument": argument, "mentions": mentions}
        variant = "minute" if village.rules is HOURLY else ""
        return stage.command("assign_helper", "assign", village, variant=variant, **given)

    link = f"{THREAD.permalink} @…"
    yield assign("", asking())
    yield assign("https://example.org/x @…", asking(), BEN)
    yield assign(link, asking(question=replace(OPEN, closed=True)), BEN)
    yield assign(link, asking(helper()), BEN)
    yield assign(link, asking(), CEM)
    yield assign(link, asking(), BEN)
    yield assign(link, asking(rules=HOURLY), BEN)


def ask_if_helped(stage: Stage) -> Iterator[Scene]:
    answered = replace(OPEN, answers=(reply("a1", BEN, NOW - DAY),), voices=1)
    aged = AnswerAged(key="a", at=NOW, thread=THREAD.key)
    yield stage.run("ask_if_helped", aged, holding(answered))

    def press(name: str, village: Village) -> Scene:
        event = ButtonPressed(
            key="b",
            at=NOW,
            account=ADA,
            place=HELP,
            button=f"ask_if_helped-{name}",
            value=THREAD.key,
            language=stage.language,
        )
        return stage.run("ask_if_helped", event, village)

    yield press("yes", holding(answered))
    yield press("no", holding(answered))
    yield press("no", holding(answered, rules=replace(RULES, suggest_helpers=None)))
    yield press("yes", holding())
    yield press("yes", holding(OPEN))


def _answered(account: Account) -> Evidence:
    return Evidence(account, "excel", EvidenceKind.ACCEPTED, "t", "a", NOW - 9 * DAY)
