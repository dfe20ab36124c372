"""What moderators read when they steer: stops, the shadow, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.community.steered import Watched
from bot.effects import DirectMessage, Message, Post, Reply
from bot.events import QuestionAsked, WeekEnded
from bot.reactions.send_digest import send_digest
from bot.reactions.tag_question import tag_question
from bot.shadow import shadowed
from matchers.model import Place, Visibility
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import HELP_KEY, MOD, RULES
from tests.reactions.village import (
    ADA,
    NOW,
    THREAD,
    TOPIC,
    Village,
    holding,
    kept,
    question,
    waiting,
)

MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)
SHADOW = replace(RULES, community=replace(RULES.community, shadow=True))
NAMED = {"#hilfe": HELP_KEY}


def steer_scenes(stage: Stage) -> Iterator[Scene]:
    """All of them, for one language."""
    yield from steer_features(stage)
    yield from report_shadow(stage)


def steer_features(stage: Stage) -> Iterator[Scene]:
    def give(name: str, argument: str, *switches: str, **more: Any) -> Scene:
        village = Village(switches=frozenset(switches), rules=more.pop("rules", RULES))
        more |= {"account": MOD, "argument": argument, "named": NAMED}
        return stage.command("steer_features", name, village, **more)

    feature, place = "stopped:tag_question", f"stopped:{HELP_KEY}"
    topics = "themen" if stage.language == "de" else "topics"
    yield give("stop", topics)
    yield give("stop", f"{topics} #hilfe", variant="there")
    yield give("stop", "#hilfe", variant="place")
    yield give("stop", topics, feature)
    yield give("stop", topics, "stopped", variant="all")
    yield give("continue", topics, feature)
    yield give("continue", "#hilfe", place, variant="place")
    yield give("continue", topics)
    yield give("continue", topics, feature, rules=SHADOW)
    yield give("continue", topics, rules=SHADOW)
    yield give("stop", "Quantenphysik")
    yield give("stop", "themn" if stage.language == "de" else "topcs")
    yield give("stop", "#nirgends")
    yield give("stop", "vergessen" if stage.language == "de" else "forgetting")
    yield give("stop", "home", rules=replace(RULES, show_home=None))


def report_shadow(stage: Stage) -> Iterator[Scene]:
    village = stage.village(Village(rules=SHADOW, moderators=MODERATORS))

    def held(feature: str, effects: list[Any], variant: str = "") -> Scene:
        return Scene("report_shadow", variant, shadowed(feature, effects, NOW, village))

    for thread, variant in ((THREAD, ""), (TOPIC, "forum")):
        asked = question(thread=thread, language=stage.language)
        event = QuestionAsked(key="q", at=NOW, question=asked)
        effects = list(tag_question(event, replace(village, threads=holding(kept(thread)).threads)))
        yield held("tag_question", effects, variant)
        if thread is TOPIC:
            yield held("tag_question", [e for e in effects if not isinstance(e, Reply)])
    week = WeekEnded(key="week:2026-W48", at=NOW, week="2026-W48")
    open_questions = (waiting("Doppelte Einträge in Excel finden", 1, "excel"),)
    digests = list(send_digest(week, replace(village, open=open_questions)))
    for platform, variant in (("slack", ""), ("discourse", "forum")):
        here = [e for e in digests if isinstance(e, Post) and e.place.platform == platform]
        yield held("send_digest", here, variant)
    line = Message("tag_question-left", {"topics": "Excel", "count": 1}, stage.language)
    yield held("tag_question", [Reply(key="r", thread=THREAD, message=line)])
    yield held("tag_question", [DirectMessage(key="d", account=ADA, message=line)])
    for button in ("report_shadow-right", "report_shadow-wrong"):
        yield stage.click("report_shadow", button, village, MOD)
    yield stage.click("report_shadow", "report_shadow-right", village)
    seen = [Watched("send_digest", 1), Watched("tag_question", 31, 44, right=20, wrong=3)]
    yield stage.run("report_shadow", week, replace(village, shadows=seen))
    few = [Watched("send_digest", 2, wrong=1), Watched("tag_question", 1, 1)]
    yield stage.run("report_shadow", week, replace(village, shadows=few), "few")
