"""Scenes of what members ask Lotse: topics, search, pause, language, why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.community import Condition, Titled, Told
from bot.effects import Answer, Button, Message, Topics
from bot.events import (
    ButtonPressed,
    DeliveryUncertain,
    FormSent,
    HomeOpened,
    InquiryExpired,
    MatchAccepted,
)
from bot.reactions.ask_around import ASK
from matchers.inquiring import Inquiry
from matchers.model import Account, Evidence, EvidenceKind, Level, MatchState
from tests.golden import scenes_circles, scenes_home
from tests.golden.scenes_send_digest import OVERRUN
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import RULES
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    EVA,
    HELP,
    HOUR,
    NOW,
    THREAD,
    TOPIC,
    Village,
    expert,
    holding,
    kept,
    learner,
    pair,
    waiting,
)


def scenes_of_members(stage: Stage) -> Iterator[Scene]:
    """All of them; members type in Slack only."""
    yield from ask_around(stage)
    yield from list_topics(stage)
    yield from search_threads(stage)
    yield from pause_member(stage)
    yield from choose_language(stage)
    yield from export_data(stage)
    yield from explain_why(stage)
    yield from show_home(stage)
    yield from change_topics(stage)
    village = Village(profiles={ADA: learner()})
    yield stage.command("propose_match", "partner", village, argument="Umgefragt")


def an_inquiry(id: str = "m1", **more: Any) -> Inquiry:
    whole: dict[str, Any] = {
        "asker": ADA,
        "topic": "excel",
        "about": "Meine Pivot-Tabelle zählt falsch.",
        "at": NOW - HOUR,
        "expires": NOW + 2 * DAY,
        "asked": {BEN: None, CEM: None},
    }
    return Inquiry(id, **{**whole, **more})


def ask_around(stage: Stage) -> Iterator[Scene]:
    people = {who: expert(who) for who in (BEN, CEM, EVA)}
    whole = Village(profiles={ADA: learner(), **people})
    few = Village(profiles={ADA: learner(), BEN: people[BEN]})
    for argument in ("", "Quantenphysik", "Umgefragt", "Umfragen", "Excel"):
        yield stage.command("ask_around", "who", whole, argument=argument)
    yield stage.command("ask_around", "who", few, argument="Excel")
    alone = {"topic": Topics(("excel",)), "count": 1}  # told only if the rules say so some day
    one = Message("ask_around-some", alone, stage.language, buttons=(Button(ASK, "excel"),))
    yield Scene("ask_around", "one", [Answer(message=one)])

    def press(button: str, village: Village, value: str, by: Account = ADA) -> Scene:
        event = ButtonPressed(
            key="b",
            at=NOW,
            account=by,
            place=HELP,
            button=f"ask_around-{button}",
            value=value,
            language=stage.language,
        )
        return stage.run("ask_around", event, village)

    waits = replace(whole, inquiries=[an_inquiry()])
    yield press("ask", whole, "excel")
    yield press("ask", Village(), "excel")
    yield press("ask", Village(profiles={ADA: learner(minor=True)}), "excel")
    yield press("ask", waits, "excel")
    for by, village in ((ADA, whole), (ADA, replace(whole, asked_enough=frozenset(people)))):
        for about in ("Meine Pivot-Tabelle zählt falsch.", ""):
            sent = FormSent(
                key="f",
                at=NOW,
                account=by,
                form="ask_around-form",
                values={"ask_around-about": (about,)},
                carries={"topic": "excel"},
                language=stage.language,
            )
            scene = stage.run("ask_around", sent, village)
            yield replace(
                scene, effects=scene.effects[:2] + scene.effects[3:]
            )  # both read the same
    yield press("yes", waits, "m1", BEN)
    yield press("no", waits, "m1", BEN)
    yield press("yes", replace(whole, inquiries=[an_inquiry(state="over")]), "m1", BEN)
    yield press("yes", whole, "m1", BEN)
    yield stage.run("ask_around", InquiryExpired(key="x", at=NOW, inquiry="m1"), waits)
    accepted = pair(slot="", state=MatchState.ACCEPTED)
    done = MatchAccepted(key="ok", at=NOW, match="m1")
    yield stage.run("open_pair", done, Village(matches=[accepted]))


def list_topics(stage: Stage) -> Iterator[Scene]:
    both = expert(ADA, learns={"umfragen": Level.NEW})
    asked = {"excel": 12, "umfragen": 1, "datenschutz": 1}
    village = Village(asked=asked, profiles={ADA: both})
    yield stage.command("list_topics", "topics", village)
    yield stage.command("list_topics", "topics", village, argument="2", variant="last")
    for asked, variant in (({"umfragen": 3}, "few"), ({"excel": 1}, "fewest")):
        known = {topic: village.topics[topic] for topic in ("excel", "umfragen")}
        few = replace(village, asked=asked, topics=known)
        yield stage.command("list_topics", "topics", few, variant=variant)


def search_threads(stage: Stage) -> Iterator[Scene]:
    titles = (
        Titled(THREAD, "Doppelte Einträge in Excel finden", ("excel",), answered=True),
        Titled(TOPIC, "Welche Excel-Kurse könnt ihr empfehlen?", ("excel",)),
    )
    for number, variant in ((2, ""), (1, "one")):
        village = Village(titles=titles[:number])
        yield stage.command("search_threads", "search", village, argument="Excel", variant=variant)
    for argument in ("Excel", "Wetter", "", "Excel " * 60):
        yield stage.command("search_threads", "search", Village(), argument=argument)


def pause_member(stage: Stage) -> Iterator[Scene]:
    village = Village(profiles={ADA: learner()})
    paused = Village(profiles={ADA: learner(paused_until=NOW + 14 * DAY)})
    for argument in ("bis 15.12.", "bald", "bis 1.11.", "2 Jahre", "aus"):
        yield stage.command("pause_member", "pause", village, argument=argument)
    for argument in ("", "aus"):
        yield stage.command("pause_member", "pause", paused, argument=argument)
    for argument in ("", "aus"):
        yield stage.command("pause_member", "pause", Village(), argument=argument)


def choose_language(stage: Stage) -> Iterator[Scene]:
    village = Village(profiles={ADA: learner()})
    for argument in (stage.language, "", "Klingonisch"):
        yield stage.command("choose_language", "language", village, argument=argument)
    yield stage.command("choose_language", "language", Village(), argument=stage.language)


def export_data(stage: Stage) -> Iterator[Scene]:
    rows: list[dict[str, object]] = [{}, {}]
    whole = dict.fromkeys(("profile", "thread", "answer", "evidence", "match"), rows)
    for held in (whole, {"thread": rows}, {}):
        yield stage.command("export_data", "data", Village(about={ADA: held}))
    unsure = DeliveryUncertain(key="u", at=NOW, delivery="export_data:1:2")
    yield stage.run("export_data", unsure, Village(addressees={"export_data:1:2": ADA}))


def show_home(stage: Stage) -> Iterator[Scene]:
    opened = HomeOpened(key="h", at=NOW, account=ADA, language=stage.language)
    yield stage.run("show_home", opened, Village())
    half = expert(ADA, complete=False, minor=True)
    yield stage.run("show_home", opened, Village(profiles={ADA: half}), "unfinished")
    helped = [("excel", 1), ("excel", 2), ("umfragen", 3), ("datenschutz", 4)]
    learnt = frozenset(
        Evidence(ADA, topic, EvidenceKind.ACCEPTED, f"t{n}", f"t{n}/a", NOW) for topic, n in helped
    )
    both = expert(ADA, learns={"umfragen": Level.NEW, "dubletten": Level.GETS_BY})
    asked = (pair(learner=BEN, expert=ADA), pair("m2"), pair("m3", learner_says=True))
    own = (waiting("Doppelte Einträge in Excel finden", 3), waiting("Wer hat einen Beamer?", 0))
    inquiries = (an_inquiry("i1"), an_inquiry("i2", asker=BEN, asked={ADA: None}))
    full = Village(
        inquiries=inquiries,
        profiles={ADA: both},
        learnt=learnt,
        matches=asked,
        own_questions={ADA: own},
        open=own,
    )
    yield stage.run("show_home", opened, full, "full")
    yield from scenes_circles.at_home(stage)
    yield from scenes_home.rounds_at_home(stage, opened)
    told = [("datenschutz", 1), ("excel", 2), ("excel", 3), ("umfragen", 4), ("umfragen", 5)]
    few = frozenset(
        Evidence(ADA, topic, EvidenceKind.THANKED, f"t{n}", f"t{n}/a", NOW) for topic, n in told
    )
    begun = learner(teaches={"datenschutz": Level.CONFIDENT})
    paused = replace(full, profiles={ADA: replace(begun, paused_until=NOW + 14 * DAY)})
    one = replace(paused, matches=asked[:1], own_questions={ADA: own[:1]}, learnt=few)
    one = replace(one, inquiries=inquiries[:1])
    yield stage.run("show_home", opened, one, "paused")
    moderator = replace(opened, moderator=True)
    ill = replace(full, well=Condition(2, 9, NOW - HOUR), switches=frozenset({"stopped"}))
    off = replace(RULES, send_digest=None, greet_channel=None)
    yield stage.run("show_home", moderator, replace(ill, rules=off), "moderator")
    well = Village(open=own[:1], well=Condition(0, 1, NOW - HOUR))
    yield stage.run("show_home", moderator, well, "moderator-one")
    old = tuple(waiting(f"Frage {days}", days) for days in (9, 8, 3))
    for variant, those in (("old", old[:1]), ("some", old[1:]), ("many", old)):
        yield stage.run("show_home", moderator, replace(well, open=those), f"moderator-{variant}")
    yield stage.run("show_home", moderator, replace(well, open=OVERRUN), "moderator-overrun")
    so_so = replace(well, open=(), well=Condition(1, 0), rules=replace(RULES, send_digest=None))
    yield stage.run("show_home", moderator, so_so, "moderator-quiet")


def change_topics(stage: Stage) -> Iterator[Scene]:
    village = Village(profiles={ADA: expert(ADA)})
    event = ButtonPressed(
        key="b",
        at=NOW,
        account=ADA,
        place=HELP,
        button="ask_profile-topic",
        value="teaches:excel",
        language=stage.language,
    )
    yield stage.run("ask_profile", event, village)
    yield stage.run("ask_profile", event, Village())
    sent = FormSent(
        key="f",
        at=NOW,
        account=ADA,
        form="ask_profile-one",
        values={"ask_profile-choice": ("2",)},
        carries={"side": "teaches", "topic": "excel"},
        language=stage.language,
    )
    yield stage.run("ask_profile", sent, village)


OF_HELP = ("suggest_helpers", "pass_it_on", "assign_helper", "ask_if_helped")


def explain_why(stage: Stage) -> Iterator[Scene]:
    def asked(account: Account, *told: Told) -> Scene:
        village = holding(kept(THREAD), heard={account: told}, matches=[pair()])
        variant = told[0].reaction if len(told) == 1 else ""
        return stage.command("explain_why", "why", village, account=account, variant=variant)

    keys = {"propose_match": "propose_match:m1:learner", "settle_match": "settle_match:m1:over"}
    keys |= {"open_pair": "open_pair:m1", "report_match": "report_match:m1:learner:parted"}
    keys["check_in"] = "check_in:m1:learner:met"
    names = (
        "tag_question",
        *keys,
        "ask_around",
        "hold_rounds",
        "send_digest",
        *OF_HELP,
        "send_personal_digest",
    )
    told = [
        Told(keys.get(name, name), name, NOW - at * HOUR - timedelta(minutes=5), THREAD.key)
        for at, name in enumerate(names)
    ]
    yield asked(ADA, *told[:3])
    yield asked(ADA, Told(f"tag_question:{THREAD.key}", "show_similar", NOW - HOUR))
    line = Told("tag_question:similar", "tag_question", NOW - HOUR)
    for where, thread in (("", THREAD), ("_forum", TOPIC)):
        for variant, named in (("similar", ("t",)), ("topics", ())):
            town = holding(
                kept(thread),
                heard={ADA: (replace(line, thread=thread.key),)},
                names={line.key: named},
            )
            yield stage.command("explain_why", "why", town, variant=variant + where)
    without = replace(RULES, change_topics=None)
    town = holding(kept(THREAD), rules=without, heard={ADA: (replace(line, thread=THREAD.key),)})
    yield stage.command("explain_why", "why", town, variant="no_button")
    for one in told[3:]:
        yield asked(ADA, one)
    yield asked(BEN, Told("propose_match:m1:expert", "propose_match", NOW - DAY))
    yield asked(BEN, Told("settle_match:m9:expert", "settle_match", NOW - DAY))
    yield asked(BEN)
