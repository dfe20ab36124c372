"""The home tab: what it shows to whom, and when it is drawn again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.effects import Message, ShowHome
from bot.events import (
    AnswerAccepted,
    AnswerGiven,
    CommandGiven,
    Event,
    HomeOpened,
    MatchAccepted,
    MatchExpired,
    QuestionAsked,
    ThreadDeleted,
    ThreadSetAside,
)
from bot.reactions.show_home import show_home
from bot.slack.render import render_home
from matchers.model import Evidence, EvidenceKind, Level, MatchState, Topic
from tests.golden.reading import WORDS
from tests.reactions.village import (
    ADA,
    BEN,
    DAY,
    HELP,
    NOW,
    THREAD,
    Village,
    effects_of,
    expert,
    holding,
    kept,
    learner,
    pair,
    question,
    waiting,
)


def home(*, moderator: bool = False, **more: Any) -> Any:
    opened = HomeOpened(key="h1", at=NOW, account=ADA, moderator=moderator)
    [shown] = effects_of(show_home, opened, Village(**more))
    return shown


def names(shown: Any) -> list[str]:
    return [part.name.removeprefix("show_home-") for part in shown.message.parts]


def buttons(message: Message) -> list[str]:
    return [b.name for part in message.parts for b in part.buttons]


def test_home_says_what_is_known_about_you() -> None:
    shown = home()
    assert isinstance(shown, ShowHome)
    assert ADA not in shown.key
    assert names(shown) == ["nothing", "privacy_nothing", "commands"]
    half = home(profiles={ADA: expert(ADA, complete=False, minor=True)})
    assert names(half)[:4] == ["unfinished", "minor", "topics", "teaches"]


def test_everything_can_be_changed_from_here() -> None:
    whole = home(profiles={ADA: expert(ADA, learns={"umfragen": Level.NEW})})
    assert buttons(whole.message) == [
        "ask_profile-change",
        "ask_profile-topics",
        "ask_profile-topic",
        "ask_profile-topic",
        "pause_member-start",
        "choose_language-en",
        "export_data-send",
        "forget_member-open",
    ]
    away = home(profiles={ADA: expert(ADA, paused_until=NOW + DAY)})
    assert "pause_member-stop" in buttons(away.message)
    assert "pause_member-start" not in buttons(away.message)


def test_levels_and_evidence_are_told_in_words() -> None:
    learnt = frozenset(
        Evidence(who, "excel", EvidenceKind.ACCEPTED, f"t{n}", "a", NOW)
        for n, who in enumerate((ADA, ADA, BEN))
    )
    shown = home(profiles={ADA: expert(ADA)}, learnt=learnt)
    [mine] = [part for part in shown.message.parts if part.name == "show_home-teaches"]
    assert mine.fields["count"] == 2, "what others did is theirs"
    assert mine.fields["level"].name == "show_home-level-4"


def test_what_waits_can_be_answered() -> None:
    matches = [
        pair("m1"),
        pair("m2", learner_says=True),
        pair("m3", learner_says=False),
        pair("m4", state=MatchState.EXPIRED),
        pair("m5", expires=NOW),
        pair("m6", learner=BEN, expert=ADA),
    ]
    shown = home(profiles={ADA: learner()}, matches=matches)
    asked = [p for p in shown.message.parts if p.name.startswith("show_home-waits_")]
    assert [part.buttons[0].value for part in asked] == ["m1", "m6"]
    assert names(shown).count("said_yes") == 1


def test_only_moderators_see_how_it_goes() -> None:
    open_questions = (waiting("Alt", 9), waiting("Neu", 1))
    assert "moderators" not in names(home(open=open_questions))
    shown = home(moderator=True, open=open_questions)
    [head] = [part for part in shown.message.parts if part.name == "show_home-moderators"]
    assert head.fields == {"count": 2, "old": 1}
    assert names(shown)[-2:] == ["features_on", "dead"]


def test_the_fullest_home_fits_into_slack() -> None:
    """100 blocks, 3,000 characters in each, ids that are unique."""
    topics = {f"t{n}": Topic(f"t{n}", f"Thema {n} " + "ä" * 60, f"Topic {n}") for n in range(40)}
    levels = dict.fromkeys(list(topics)[:8], Level.CONFIDENT)
    others = dict.fromkeys(list(topics)[8:16], Level.NEW)
    learnt = frozenset(
        Evidence(ADA, topic, EvidenceKind.THANKED, topic, "a", NOW) for topic in topics
    )
    long = tuple(waiting(f"{n} " + "&" * 290, n) for n in range(60))
    village = Village(
        topics=topics,
        profiles={ADA: expert(ADA, name="<&>" * 1000, teaches=levels, learns=others, minor=True)},
        learnt=learnt,
        matches=[pair(f"m{n}") for n in range(30)],
        own_questions={ADA: long},
        open=long,
    )
    opened = HomeOpened(key="h", at=NOW, account=ADA, moderator=True)
    [shown] = effects_of(show_home, opened, village)
    view = render_home(shown.message, WORDS)
    assert len(view["blocks"]) <= 100


# --- again


def after(event: Event, village: Village, shown: str = "show_home:member:0:h") -> list[Any]:
    return effects_of(show_home, event, replace(village, homes={ADA: shown}))


def command(name: str = "pause") -> CommandGiven:
    return CommandGiven(key="c", at=NOW, account=ADA, place=HELP, command=name)


def test_it_is_drawn_again_only_where_it_was_seen_and_looks_different() -> None:
    village = Village(profiles={ADA: learner()})
    [drawn] = after(command(), village)
    assert drawn.account == ADA
    assert after(command(), village, drawn.key) == [], "it looks the same"
    paused = replace(village, profiles={ADA: learner(paused_until=NOW + DAY)})
    assert len(after(command(), paused, drawn.key)) == 1
    assert effects_of(show_home, command(), village) == [], "nobody looked"


def test_who_moderates_keeps_what_moderators_see() -> None:
    [drawn] = after(command(), Village(), "show_home:moderator:0:h")
    assert "moderators" in names(drawn)
    [member] = after(command(), Village())
    assert "moderators" not in names(member)


ASKED = question(asker=ADA)


@pytest.mark.parametrize(
    "event",
    [
        MatchAccepted(key="m", at=NOW, match="m1"),
        MatchExpired(key="m", at=NOW, match="m1"),
        QuestionAsked(key="q", at=NOW, question=ASKED),
        AnswerGiven(key="a", at=NOW, thread=THREAD, answer="a1", by=BEN),
        AnswerAccepted(key="y", at=NOW, thread=THREAD.key, answer="a1", by=ADA, by_moderator=False),
        ThreadDeleted(key="d", at=NOW, thread=THREAD.key),
        ThreadSetAside(key="s", at=NOW, thread=THREAD.key, why="no_question", asker=ADA),
    ],
    ids=lambda event: type(event).__name__,
)
def test_what_others_do_is_seen_too(event: Event) -> None:
    village = holding(kept(), profiles={ADA: learner()}, matches=[pair()])
    assert [drawn.account for drawn in after(event, village)] == [ADA]


def test_what_concerns_nobody_draws_nothing() -> None:
    answer = AnswerGiven(key="a", at=NOW, thread=THREAD, answer="a1", by=BEN)
    assert after(answer, Village()) == []
    aside = ThreadSetAside(key="s", at=NOW, thread=THREAD.key, why="no_question")
    assert after(aside, Village()) == []
    assert after(MatchExpired(key="m", at=NOW, match="m9"), Village()) == []
