"""What happens for each golden file: small scenes, each run through its reaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.effects import Answer, Message
from bot.events import (
    AccountClosed,
    BotInvited,
    DeliveryUncertain,
    MatchAccepted,
    MatchExpired,
    QuestionAsked,
    ThreadSeen,
)
from matchers.model import (
    Account,
    Language,
    Level,
    MatchState,
    Place,
    Profile,
    QuestionKind,
    Thread,
)
from matchers.rounds.pairs import Why
from tests.golden import scenes_circles, scenes_offers
from tests.golden.scenes_check_in import check_in
from tests.golden.scenes_doubt_aliases import doubt_aliases
from tests.golden.scenes_forum_helpers import helpers_of_the_forum
from tests.golden.scenes_growing import grow_topics
from tests.golden.scenes_guard_personal_data import guard_personal_data
from tests.golden.scenes_hold_rounds import hold_rounds
from tests.golden.scenes_life import ask_if_helped, assign_helper, pass_it_on, suggest_helpers
from tests.golden.scenes_link_accounts import link_accounts
from tests.golden.scenes_manners import manners
from tests.golden.scenes_members import scenes_of_members
from tests.golden.scenes_read_letter import read_letter
from tests.golden.scenes_report_match import report_match
from tests.golden.scenes_send_digest import OVERRUN, send_digest
from tests.golden.scenes_send_personal_digest import send_personal_digest
from tests.golden.scenes_shortcuts import shortcuts
from tests.golden.scenes_similar import similar
from tests.golden.scenes_steer import lines_on_the_forum, steer_scenes
from tests.golden.scenes_suggest_topics import suggest_topics
from tests.golden.scenes_transfers import transfers
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import MOD, RULES, TOPICS
from tests.reactions.village import (
    ADA,
    BEN,
    CATEGORY,
    EVA,
    HELP,
    NOW,
    THREAD,
    TOPIC,
    Village,
    expert,
    holding,
    kept,
    learner,
    pair,
    question,
    waiting,
)

PLACES = {"slack": THREAD, "discourse": TOPIC}
QUIET = Village()
STOPPED = frozenset({"stopped"})


def scenes(language: Language, platform: str) -> Iterator[Scene]:
    """All scenes of a language. On the forum people meet only what is said in threads."""
    stage = Stage(language)
    yield from tag_question(stage, PLACES[platform])
    yield from similar(stage, PLACES[platform])
    yield from guard_personal_data(stage, PLACES[platform], platform)
    yield from suggest_topics(stage, PLACES[platform], platform)
    yield from send_digest(stage, platform)
    yield from send_personal_digest(stage, platform)
    yield from hold_rounds(stage, platform)
    yield from check_in(stage, platform)
    yield from shared_words(stage, platform)
    if platform == "discourse":
        yield from lines_on_the_forum(stage)
        yield stage.command("answer_command", "help", QUIET, place=CATEGORY)
    yield from manners(stage)
    yield from link_accounts(stage)
    yield from transfers(stage, platform)
    if platform == "discourse":
        spoken = (read_letter, propose_match, settle_match, helpers_of_the_forum, ask_if_helped)
        for scene in spoken:
            yield from scene(stage)
    else:
        yield stage.command("read_letter", "unmark", QUIET)
    if platform == "slack":
        for scene in (
            answer_command,
            ask_profile,
            forget_member,
            greet_channel,
            propose_match,
            settle_match,
            open_pair,
            report_match,
            steer_scenes,
            grow_topics,
            doubt_aliases,
            ask_if_helped,
            suggest_helpers,
            pass_it_on,
            assign_helper,
            shortcuts,
        ):
            yield from scene(stage)
        yield from scenes_of_members(stage)


def shared_words(stage: Stage, platform: str) -> Iterator[Scene]:
    """What the doors say by themselves."""
    names = ["common-withdrawn"]
    if platform == "slack":
        names = ["slack-working", "slack-done", "slack-failed", "slack-unknown_shortcut"]
        names += [f"common-{name}" for name in ("trying_again", "once_more", "done", "gave_up")]
    messages = [Message(name, {}, stage.language) for name in names]
    yield Scene("", "", [Answer(message=message) for message in messages])
    for variant, count in (("", 3), ("one", 1)):
        unseen = Message("common-unseen", {"count": count}, stage.language)
        yield Scene("", variant, [Answer(message=unseen)])


def tag_question(stage: Stage, thread: Thread) -> Iterator[Scene]:
    for variant, title in (
        ("one", "Excel: wie filtere ich?"),
        ("", "Doppelte Einträge in Excel finden"),
    ):
        asked = question(title, thread=thread, language=stage.language)
        event = QuestionAsked(key="q", at=NOW, question=asked)
        yield stage.run("tag_question", event, holding(kept(thread)), variant)
        if thread is TOPIC:
            placed = replace(TOPICS["excel"], forum_category=5)
            village = replace(holding(kept(thread)), topics={**TOPICS, "excel": placed})
            yield stage.run("tag_question", event, village, variant)
    alone = replace(holding(kept(thread)), rules=replace(RULES, change_topics=None))
    yield stage.run("tag_question", event, alone, "alone")
    if thread is TOPIC:
        ours = ("excel", "dubletten", "umfragen")
        known = kept(thread, language=stage.language, ours=ours, theirs=ours)
        for variant, tags in (("one", ("tabellen",)), ("", ("tabellen", "dubletten"))):
            seen = ThreadSeen(key="s", at=NOW, thread=thread, asker=EVA, title="T", tags=tags)
            yield stage.run("tag_question", seen, holding(known), variant)


def answer_command(stage: Stage) -> Iterator[Scene]:
    def give(name: str, village: Village = QUIET, **more: Any) -> Scene:
        return stage.command("answer_command", name, village, **more)

    yield give("help")
    yield give("help", account=MOD, variant="moderators")
    three = [waiting("Eins", 3), waiting("Zwei", 1), waiting("Drei", 0)]
    yield give("open", variant="none")
    for variant, days in (("experiences", 3), ("experiences_day", 1), ("experiences_today", 0)):
        one = waiting("Nutzt ihr eigene Modelle?", days, voices=1)
        one = replace(one, kind=QuestionKind.EXPERIENCE)
        yield give("open", Village(open=[one]), variant=variant)
    yield give("open", Village(open=three[2:]), variant="one")
    yield give("open", Village(open=three[1:]), variant="all")
    yield give("open", Village(open=three))
    rules = replace(RULES, answer_command=replace(RULES.answer_command, list_at_most=1))
    yield give("open", Village(open=three, rules=rules), variant="oldest")
    yield give("open", Village(open=OVERRUN), variant="many")
    yield give("unknown")
    yield give("unknown", argument="profile")
    yield give("stop")
    yield give("partner", Village(rules=replace(RULES, propose_match=None)))
    yield give("partner", Village(switches=STOPPED))
    yield give("digest", Village(open=three[:1]), account=MOD)
    for name in ("stop", "continue"):
        yield give(name, account=MOD)
        yield give(name, Village(switches=STOPPED), account=MOD)


def ask_profile(stage: Stage) -> Iterator[Scene]:
    knows = Village(profiles={ADA: replace(learner(), background="Soziale Arbeit")})
    yield stage.command("ask_profile", "profile", Village())
    yield stage.command("ask_profile", "profile", knows, variant="again")
    yield stage.form(1, knows, "again", name="Ada", consent="yes")
    yield stage.form(2, knows, "again", learns="excel", teaches="umfragen")
    yield stage.form(1, Village())
    yield stage.form(2, Village(), learns="excel")
    yield stage.form(2, knows)
    yield stage.form(2, knows, learns="excel", teaches="excel")
    yield stage.form(2, knows, learns="excel umfragen dubletten datenschutz")
    single = replace(RULES, ask_profile=replace(RULES.ask_profile, topics=1))
    yield stage.form(2, replace(knows, rules=single), "one", learns="excel umfragen")
    yield stage.form(1, Village(rules=single), "one", name="Ada", consent="yes")
    yield stage.form(3, knows)
    whole = {"hours": "2", "languages": "de", "slots": "tu-evening", "format": "online"}
    yield stage.form(3, knows, **whole)
    yield stage.form(3, Village(profiles={ADA: Profile(ADA, minor=True)}), **whole)


def forget_member(stage: Stage) -> Iterator[Scene]:
    yield stage.command("forget_member", "forget", Village())
    yield stage.click("forget_member", "forget_member-yes", Village())
    yield stage.click("forget_member", "forget_member-no", Village())


def greet_channel(stage: Stage) -> Iterator[Scene]:
    for place in (HELP, Place("slack:T1/COTHER")):
        invited = BotInvited(key="i", at=NOW, place=place, language=stage.language)
        yield stage.run("greet_channel", invited, Village())


def propose_match(stage: Stage) -> Iterator[Scene]:
    def partner(*profiles: Profile, **more: Any) -> Scene:
        village = Village(profiles={p.account: p for p in profiles}, matches=more.pop("before", ()))
        return stage.command("propose_match", "partner", village, **more)

    yield partner(learner(), expert())
    yield partner()
    yield partner(learner(complete=False))
    yield partner(learner(minor=True))
    yield partner(learner(learns={}))
    yield partner(learner())
    three = {"excel": Level.BEGUN, "umfragen": Level.NEW, "dubletten": Level.NEW}
    yield partner(learner(learns=three), variant="three")
    yield partner(learner(), expert(teaches={"excel": Level.BEGUN}))
    yield partner(learner(), expert(languages=frozenset({"en"})))
    yield partner(learner(), expert(slots=frozenset({"mo-morning"})))
    yield partner(learner(), expert(format="onsite"))
    yield partner(learner(), expert(hours=0.5))
    yield partner(learner(), expert(), before=[pair(state=MatchState.DECLINED)])
    yield partner(learner(), expert(), before=[pair()])
    yield partner(learner(), expert(), argument="Quantenphysik")
    yield partner(learner(), expert(), argument="Umfragen")
    assert len(Why) == 10, "a new reason needs its words, and its scene here"


def settle_match(stage: Stage) -> Iterator[Scene]:
    def press(button: str, by: Account = ADA, id: str = "m1", **more: Any) -> Scene:
        village = Village(matches=[pair(id, **more)], profiles={ADA: learner(), BEN: expert()})
        return stage.click("settle_match", f"settle_match-{button}", village, by)

    yield press("yes")
    yield press("yes", expert_says=True)
    yield press("no")
    yield press("no", expert_says=True)
    yield press("no", by=BEN, learner_says=True)
    yield press("yes", learner_says=True)
    yield press("yes", state=MatchState.ACCEPTED)
    yield press("yes", state=MatchState.EXPIRED)
    yield press("yes", id="m2")
    expired = MatchExpired(key="x", at=NOW, match="m1")
    yield stage.run("settle_match", expired, Village(matches=[pair(learner_says=True)]))
    closed = AccountClosed(key="x", at=NOW, account=BEN)
    running = Village(matches=[pair(state=MatchState.ACCEPTED)])
    yield stage.run("settle_match", closed, running)
    yield from scenes_circles.settled(stage)
    yield from scenes_offers.chosen(stage)


def open_pair(stage: Stage) -> Iterator[Scene]:
    running = Village(matches=[pair(state=MatchState.ACCEPTED)])
    yield stage.run("open_pair", MatchAccepted(key="ok", at=NOW, match="m1"), running)
    unsure = DeliveryUncertain(key="u", at=NOW, delivery="open_pair:m1")
    yield stage.run("open_pair", unsure, running)
    last = DeliveryUncertain(key="u", at=NOW, delivery="open_pair:m1:again:2")
    named = stage.run("open_pair", last, running)
    yield replace(named, effects=named.effects[:1])  # the other one reads the same, with her name
    yield stage.click("open_pair", "open_pair-again", running)
    yield stage.click("open_pair", "open_pair-again", Village())
    yield from scenes_circles.opened(stage)
    yield from scenes_circles.joined(stage)
