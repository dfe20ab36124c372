"""Being asked for help by a message in the forum, as people read it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.community import Learnt
from bot.events import AnswerGiven, ButtonPressed, Event, QuestionWaited, YesWaited
from matchers.helping import Helper, HelperState
from matchers.model import Account, Evidence, EvidenceKind, Level, Place, QuestionKind
from tests.golden.scenes_life import HOURLY, helper
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import RULES
from tests.reactions.village import (
    DAY,
    EVA,
    HOUR,
    NOW,
    TOPIC,
    Village,
    expert,
    holding,
    kept,
    reply,
)

FAY, GUS = Account("discourse:fay"), Account("discourse:gus")
TALK = "discourse:pm/7"
ASKED = replace(kept(TOPIC, asker=EVA, topics=("excel", "dubletten")), kind=QuestionKind.HOWTO)
FAYS = expert(FAY, teaches={"excel": Level.GETS_BY})


def waited(step: int) -> QuestionWaited:
    """The rung ``step`` is due for Eva's question."""
    return QuestionWaited(key="w", at=NOW, thread=TOPIC.key, step=step, since=NOW - 2 * HOUR)


def request(state: HelperState = HelperState.ASKED, account: Account = FAY, **more: Any) -> Helper:
    """Fay was asked an hour ago for Eva's question, until tomorrow."""
    return helper(state, account, **{"thread": TOPIC.key, **more})


def asking(*helpers: Helper, question: Any = ASKED, **more: Any) -> Village:
    """Eva's open question in the forum, and Fay who is only there and offers its topic."""
    whole: dict[str, Any] = {"profiles": {FAY: FAYS}, "consents": frozenset({FAY})}
    return holding(question, helpers=helpers, **{**whole, **more})


def wrote(name: str, by: Account = FAY, **more: Any) -> ButtonPressed:
    """The word for one of our buttons, in a letter."""
    whole: dict[str, Any] = {"key": "b", "at": NOW, "account": by, "place": Place(TALK)}
    whole |= {"button": f"suggest_helpers-{name}", "value": f"{TOPIC.key}#1", "letter": TALK}
    return ButtonPressed(**{**whole, **more})


def helpers_of_the_forum(stage: Stage) -> Iterator[Scene]:
    """Asked, answered and thanked there."""

    def run(event: Event, village: Village, variant: str = "") -> Scene:
        return stage.run("suggest_helpers", event, village, variant)

    def say(name: str, village: Village, by: Account = FAY) -> Scene:
        variant = "one" if village.rules is HOURLY else ""
        return run(wrote(name, by, language=stage.language), village, variant)

    fact = Evidence(FAY, "excel", EvidenceKind.ACCEPTED, "t", "a", NOW - 9 * DAY)
    experience = replace(ASKED, kind=QuestionKind.EXPERIENCE)
    for step, learnt in ((0, frozenset()), (1, frozenset({fact}))):
        known: dict[str, Any] = {"learnt": learnt}
        yield run(waited(step), asking(**known))
        yield run(waited(step), asking(question=experience, **known), "experience")
        yield run(waited(step), asking(rules=HOURLY, **known), "minute")
    both = (request(), request(account=GUS, number=2))
    yield say("yes", asking(*both))
    yield say("yes", asking(*both, rules=HOURLY))
    yield say("no", asking(request()))
    yield say("knows", asking(request()))
    yield say("written", asking(request()))
    yield run(wrote("written", language=stage.language), asking(_yes()), "after_yes")
    yield say("yes", asking(_yes()))
    yield say("yes", asking(request(HelperState.FREED), question=replace(ASKED, closed=True)))
    yield say("yes", asking(request(), request(HelperState.YES, GUS, number=2)))
    yield say("yes", asking(request(), profiles={FAY: replace(FAYS, hours=0.0)}))
    yield say("yes", asking(request(), profiles={}))
    yield run(YesWaited(key="y", at=NOW, thread=TOPIC.key, number=1), asking(_yes()))
    answered = replace(ASKED, answers=(reply("a1", FAY, NOW),), voices=1)
    given = AnswerGiven(key="a", at=NOW, thread=TOPIC, answer="a1", by=FAY)
    yield run(given, asking(_yes(), question=answered))
    silent = [
        request(HelperState.SILENT, thread=f"{TOPIC.key}/{n}", asked=NOW - n * DAY) for n in (2, 3)
    ]
    late = request(asked=NOW - DAY, until=NOW)
    yield run(waited(1), asking(late, *silent))
    yield say("again", asking(replace(late, state=HelperState.SILENT), *silent))
    for variant, weeks in (("", 3), ("one", 1)):
        helped = (Learnt(FAY, "excel", NOW - timedelta(weeks=weeks, hours=1)),)
        rules = replace(RULES, pass_it_on=replace(RULES.pass_it_on, weeks=weeks))
        yield stage.run("pass_it_on", waited(0), asking(helped=helped, rules=rules), variant)
    learnt = (Learnt(FAY, "excel", NOW - timedelta(weeks=4), together=True),)
    yield stage.run("pass_it_on", waited(0), asking(helped=learnt), "together")


def _yes() -> Helper:
    return request(HelperState.YES, until=NOW)
