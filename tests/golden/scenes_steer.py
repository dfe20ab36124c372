"""What moderators read when they steer: stops, the shadow, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.community.steered import Entry, Health, Saying, ShadowLine, Watched
from bot.effects import Edit, ShadowKind
from bot.events import DayEnded, WeekEnded
from bot.rules_moderators import SnoozeThreadRules, UndoRecentRules
from matchers.model import Place, Thread, Topic, Visibility
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import HELP_KEY, MOD, RULES
from tests.reactions.village import (
    CATEGORY,
    HOUR,
    NOW,
    THREAD,
    TOPIC,
    Village,
    holding,
    kept,
)

MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)
SHADOW = replace(RULES, community=replace(RULES.community, shadow=True))
NAMED = {"#hilfe": HELP_KEY}
ROUND_ENTRIES = ("opened", "released", "dropped", "swapped", "forbidden", "reset")


def steer_scenes(stage: Stage) -> Iterator[Scene]:
    """All of them, for one language."""
    yield from steer_features(stage)
    yield from report_shadow(stage)
    yield from tell_status(stage)
    yield from tell_logbook(stage)
    yield from undo_recent(stage)
    yield from set_topics(stage)
    yield from snooze_thread(stage)


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
    more = {"account": MOD, "variant": "shadow"}
    yield stage.command("answer_command", "continue", Village(rules=SHADOW), **more)
    yield give("stop", "Quantenphysik")
    yield give("stop", "themn" if stage.language == "de" else "topcs")
    yield give("stop", "#nirgends")
    yield give("stop", "vergessen" if stage.language == "de" else "forgetting")
    yield give("stop", "home", rules=replace(RULES, show_home=None))


def report_shadow(stage: Stage) -> Iterator[Scene]:
    village = stage.village(Village(rules=SHADOW, moderators=MODERATORS))

    there = replace(village, threads=holding(kept(), kept(TOPIC)).threads)
    day = DayEnded(key="day:2026-11-23", at=NOW, day="2026-11-23")

    def line(number: int, feature: str, kind: ShadowKind, **more: Any) -> ShadowLine:
        return ShadowLine(f"shadow:{feature}:{number}", feature, kind, **more)

    tagged = line(1, "tag_question", "replied", topics=("excel", "dubletten"), thread=THREAD.key)
    lines = (
        tagged,
        line(2, "tag_question", "replied", topics=("excel",), thread=TOPIC.key),
        line(3, "show_similar", "replied", thread=THREAD.key),
        line(4, "pass_it_on", "posted", place=HELP_KEY, thread=THREAD.key),
        line(5, "suggest_helpers", "private", thread=THREAD.key),
        line(6, "send_digest", "posted", place=CATEGORY.key),
        line(7, "suggest_helpers", "private"),
    )
    yield stage.run("report_shadow", day, replace(there, lines=(tagged,)))
    yield stage.run("report_shadow", day, replace(there, lines=lines), "all")
    for more, variant in ((1, "one_more"), (7, "more")):
        full = tuple(replace(tagged, key=f"shadow:{n}") for n in range(15 + more))
        yield stage.run("report_shadow", day, replace(there, lines=full), variant)
    key = "report_shadow:2026-11-23"
    told = tuple(replace(each, note=key) for each in lines)
    read = replace(there, lines=told, keys=frozenset({key}))
    value = f"open#{tagged.key}"
    for button in ("report_shadow-right", "report_shadow-wrong"):
        yield stage.click("report_shadow", button, read, MOD, button[14:], value=value)
    week_old = replace(read, lines=tuple(replace(each, topics=()) for each in told))
    button = "report_shadow-right"
    yield stage.click("report_shadow", button, week_old, MOD, "old", value=value)
    yield stage.click("report_shadow", "report_shadow-right", there, MOD, value=value)
    yield stage.click("report_shadow", "report_shadow-right", there)
    week = WeekEnded(key="week:2026-W48", at=NOW, week="2026-W48")
    seen = [Watched("send_digest", 1), Watched("tag_question", 31, 44, right=20, wrong=3)]
    yield stage.run("report_shadow", week, replace(village, shadows=seen))
    few = [Watched("send_digest", 2, wrong=1), Watched("tag_question", 1, 1)]
    yield stage.run("report_shadow", week, replace(village, shadows=few), "few")
    more = [Watched("send_digest", 5, wrong=2), Watched("tag_question", 2, 2, right=1, wrong=1)]
    yield stage.run("report_shadow", week, replace(village, shadows=more), "more")

    def review(variant: str, *shadows: Watched, **more: Any) -> Scene:
        told = replace(village, shadows=shadows, **more)
        return stage.command("report_shadow", "review", told, account=MOD, variant=variant)

    yield review(
        "so_far",
        *seen,
        Watched("suggest_helpers", 3, right=1),
        Watched("ask_if_helped", 9, right=2, wrong=1),
    )
    yield review("ready", Watched("tag_question", 90, 99, right=47, wrong=3))
    yield review("nothing")
    yield review("not_watching", rules=RULES)


def tell_status(stage: Stage) -> Iterator[Scene]:
    def give(variant: str, *switches: str, **more: Any) -> Scene:
        village = Village(switches=frozenset(switches), **more)
        return stage.command("tell_status", "status", village, account=MOD, variant=variant)

    yield give("")
    live = ("live:tag_question@discourse:5", f"live:{HELP_KEY}")
    yield give("shadow", *live, rules=SHADOW, moderators=MODERATORS)
    yield give("unread", rules=SHADOW)
    stopped = ("stopped:send_digest", f"stopped:tag_question@{HELP_KEY}", "stopped:discourse:5")
    ill = Health(NOW - 3 * HOUR, 2, {"discourse": NOW + HOUR})
    yield give("stopped", "stopped", "removed:slack", *stopped, fitness=ill)
    yield give("one", fitness=Health(None, 1))


def tell_logbook(stage: Stage) -> Iterator[Scene]:
    def give(variant: str, *written: Entry) -> Scene:
        village = holding(kept(), written=written)
        return stage.command("tell_logbook", "logbook", village, account=MOD, variant=variant)

    def entry(what: str, **about: str | int) -> Entry:
        return Entry(NOW, MOD, what, about)

    targets = ("", ":tag_question", f":{HELP_KEY}", f":tag_question@{HELP_KEY}")
    switches = [
        entry("switch", name=f"stopped{target}", on=on) for target in targets for on in (1, 0)
    ]
    switches += [entry("switch", name=f"live{target}", on=1) for target in targets[1:]]
    thread, lost = THREAD.key, "slack:T1/CHELP/9.9"
    yield give("none")
    yield give("one", entry("reported", case="m1"))
    yield give("switches", *switches)
    yield give(
        "",
        entry("tagged", thread=thread, topics="excel,umfragen"),
        entry("cleared", thread=thread, topics=""),
        entry("crossed", thread=thread, topics="excel"),
        entry("tagged", thread=lost, topics="excel"),
        entry("crossed", thread=lost, topics="excel"),
        entry("snoozed", thread=lost),
        entry("undone", said=12, threads=9),
        entry("undone", said=1, threads=1),
        entry("undone", said=0, threads=0),
        replace(entry("snoozed", thread=thread), by=None),
        entry("woken", thread=thread),
        entry("closed", case="m1"),
    )
    yield give("rounds", *(entry(f"round_{what}") for what in ROUND_ENTRIES))
    names = {"word": "Nextcloud", "topic": "Excel"}
    ways = (
        f"{kind}_{way}"
        for kind in ("topic", "alias", "unused", "ignored")
        for way in ("added", "dropped")
    )
    ways = (*ways, "doubt_kept", "doubt_reopened", "unwanted", "wanted_again")
    yield give("words", *(entry(way, **names) for way in ways))


def undo_recent(stage: Stage) -> Iterator[Scene]:
    said = [Saying(f"tag_question:{n}", "tag_question", n) for n in (THREAD.key, TOPIC.key)]
    both = holding(kept(THREAD, topics=("excel",)), kept(TOPIC, topics=("excel",)), sayings=said)
    one = replace(both, sayings=said[:1])
    topics = Saying("tags", "tag_question", TOPIC.key, speaks=False)
    values = {"": both, "one": one, "topics": replace(both, sayings=[topics])}
    values["words"] = replace(one, threads={})
    for variant, village in values.items():
        yield stage.command("undo_recent", "undo", village, account=MOD, variant=variant)
        yield stage.click("undo_recent", "undo_recent-yes", village, MOD, variant, value="1:2")
    yield stage.click("undo_recent", "undo_recent-yes", both, value="1:2")
    yield stage.click("undo_recent", "undo_recent-yes", both, MOD, value="what?")
    yield stage.click("undo_recent", "undo_recent-no", both, MOD)
    yield stage.command("undo_recent", "undo", Village(), account=MOD)
    hour = replace(both, rules=replace(RULES, undo_recent=UndoRecentRules(at_most_hours=1)))
    yield stage.command("undo_recent", "undo", hour, account=MOD, argument="2h", variant="hour")
    for span in ("bald", "9 Wochen" if stage.language == "de" else "9 weeks"):
        yield stage.command("undo_recent", "undo", both, account=MOD, argument=span)


def lines_on_the_forum(stage: Stage) -> Iterator[Scene]:
    """What the forum reads of it."""
    for variant, topics in (("", "Excel, Umfragen"), ("one", "Umfragen")):
        scene = _tag(stage, TOPIC, f"{TOPIC.permalink} {topics}", variant)
        yield replace(scene, effects=[e for e in scene.effects if isinstance(e, Edit)])


def _tag(stage: Stage, thread: Thread, argument: str, variant: str) -> Scene:
    known = kept(thread, language=stage.language, topics=("excel",))
    village = holding(known, keys=frozenset({f"tag_question:{thread.key}"}))
    more = {"account": MOD, "argument": argument, "variant": variant}
    return stage.command("set_topics", "tag", village, **more)


def set_topics(stage: Stage) -> Iterator[Scene]:
    def give(argument: str, variant: str = "") -> Scene:
        return _tag(stage, THREAD, argument, variant)

    link = THREAD.permalink
    yield give(f"{link} Excel, Umfragen")
    yield give(f"{link} Umfragen", variant="one")
    yield give(f"{link} {'keine' if stage.language == 'de' else 'none'}")
    yield give("")
    yield give("https://example.org/nowhere Excel")
    yield give(f"{link} Quantenphysik")
    yield give(f"{link} Umfrgx")
    many = dict.fromkeys("abcdef")
    topics = {name: Topic(name, name, name) for name in many}
    crowd = holding(kept(), topics=topics)
    all_of_them = f"{link} {','.join(many)}"
    yield stage.command("set_topics", "tag", crowd, account=MOD, argument=all_of_them)


def snooze_thread(stage: Stage) -> Iterator[Scene]:
    link = THREAD.permalink
    for argument in ("", "https://example.org/nowhere", link, f"{link} 0", f"{link} bald"):
        yield stage.command(
            "snooze_thread", "snooze", holding(kept()), account=MOD, argument=argument
        )
    day = replace(RULES, snooze_thread=SnoozeThreadRules(at_most_days=1))
    more = {"account": MOD, "argument": f"{link} 2d", "variant": "day"}
    yield stage.command("snooze_thread", "snooze", holding(kept(), rules=day), **more)
    long = f"{link} 99 {'Wochen' if stage.language == 'de' else 'weeks'}"
    yield stage.command("snooze_thread", "snooze", holding(kept()), account=MOD, argument=long)
