"""What a week reads like, and its draft."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.community.threads import IN_VIEW
from bot.effects import Answer, Post
from bot.events import DraftDue, FormSent, WeekEnded
from bot.reactions._digest_draft import EDIT, FORM, HOLD, INTRO, SEND
from bot.reactions.send_digest import for_outside
from matchers.model import Place, Visibility
from matchers.wishes import Draft
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import MOD, RULES
from tests.reactions.village import DAY, HOUR, NOW, TOPIC, Village, waiting

WEEK = "2026-W48"
DUE = NOW - HOUR
MODERATORS = Place("slack:T1/GMODS", Visibility.CONFIDENTIAL)
SHOWN = frozenset({f"send_digest:draft:{WEEK}"})
OPEN = (
    waiting("Nutzt ihr eigene Sprachmodelle?", 9, "datenschutz", voices=1, thread=TOPIC),
    waiting("Doppelte Einträge in Excel finden", 1, "excel"),
    waiting("Wer hat einen Beamer?", 0),
    waiting("SVERWEIS oder XVERWEIS?", 0, "excel"),
)
OVERRUN = tuple(waiting(f"Frage {days}", days) for days in reversed(range(IN_VIEW)))
"""So many open questions that only the newest are looked at."""
ENDED = WeekEnded(key=f"week:{WEEK}", at=NOW, week=WEEK)


def ruled(**changed: Any) -> Any:
    """The rules with another digest."""
    return replace(RULES, send_digest=replace(RULES.send_digest, lines=10, **changed))


def send_digest(stage: Stage, platform: str) -> Iterator[Scene]:
    """Full, short, empty and long weeks."""
    stem = "send_digest"
    answered = [NOW.replace(day=day) for day in (20, 19, 18)]
    done = (waiting("Wie teile ich einen Kalender?", 5), waiting("Serienbrief mit Bildern?", 4))
    week = Village(rules=ruled(), open=OPEN, answered=answered, done=done, asking={"excel": 7})
    yield stage.run(stem, ENDED, week)
    yield stage.run(stem, ENDED, replace(week, answered=answered[:2]), "thanks")
    one = Village(rules=ruled(suggest_from=1), open=OPEN[:1], answered=[NOW.replace(day=20)])
    yield stage.run(stem, ENDED, replace(one, asking={"umfragen": 1}), "one")
    yield stage.run(stem, ENDED, Village(), "empty")
    dated = tuple(replace(q, topics=("umfragen",)) for q in OPEN[1:3])
    yield stage.run(stem, ENDED, Village(rules=ruled(), open=dated), "days")
    old = tuple(waiting(f"Frage {days}", days) for days in (1, 2))
    words = Draft(WEEK, intro="Am Samstag ist Werkstatt, kommt gern vorbei.")
    yield stage.run(stem, ENDED, Village(rules=ruled(), open=old, drafts=[words]), "intro")
    where = "https://forum.example/search?q=status%3Anoreplies"
    for lines, variant in ((1, "rest"), (3, "rest_one")):
        rules = replace(RULES, send_digest=replace(RULES.send_digest, lines=lines, more_link=where))
        yield stage.run(stem, ENDED, Village(rules=rules, open=OPEN), variant)
    crowded = stage.run(stem, ENDED, Village(rules=rules, open=OVERRUN), "overrun")
    seen = "send_digest-more"  # shown above
    first = [e for e in crowded.effects if isinstance(e, Post) and e.message.name != seen]
    yield replace(crowded, effects=first)
    for many in (0, 1, 2):
        outside = Village(rules=ruled(licence="CC BY 4.0"), open=OPEN[:many])
        message = for_outside(NOW, stage.village(outside), stage.language)
        yield Scene(stem, f"outside{many}", [Answer(message=message)])
    if platform == "slack":
        yield from _draft(stage)


def _draft(stage: Stage) -> Iterator[Scene]:
    stem = "send_digest"
    shown = DraftDue(key="d", at=DUE - DAY, week=WEEK, due=DUE)
    keys = tuple(question.thread.key for question in OPEN)

    def village(unapproved: str = "send", dropped: int = 0, **more: Any) -> Village:
        draft = Draft(WEEK, intro="Hallo" if dropped else "", dropped=keys[:dropped])
        rules = ruled(approve="draft", unapproved=unapproved)
        given = {"rules": rules, "open": OPEN, "moderators": MODERATORS, "drafts": [draft]}
        return Village(**{**given, **more})

    for unapproved in ("send", "hold"):
        for dropped, variant in ((0, ""), (1, "one"), (2, "two")):
            yield stage.run(stem, shown, village(unapproved, dropped), variant)
    kept = village("hold", keys=SHOWN)
    own = [e for e in stage.run(stem, ENDED, kept).effects if not isinstance(e, Post)]
    yield Scene(stem, "", own)
    own = [
        e for e in stage.run(stem, ENDED, village(keys=SHOWN)).effects if not isinstance(e, Post)
    ]
    yield Scene(stem, "", own)
    for button in (EDIT, HOLD, SEND):
        yield _pressed(stage, button, village(keys=SHOWN))
    for state in ("sent", "held"):
        yield _pressed(stage, HOLD, village(keys=SHOWN, drafts=[Draft(WEEK, state)]))
    more = {"account": MOD, "moderator": True, "at": DUE - DAY}
    yield stage.command(stem, "digest_send", village(), **more)
    sent = stage.command(stem, "digest_send", village(keys=SHOWN), **more)
    yield replace(sent, effects=[e for e in sent.effects if not isinstance(e, Post)])
    form = FormSent(
        key="f", at=DUE - DAY, account=MOD, form=FORM, values={INTRO: ("Hallo",)},
        carries={"week": WEEK}, language=stage.language,
    )  # fmt: skip
    yield stage.run(stem, form, village())


def _pressed(stage: Stage, button: str, village: Village) -> Scene:
    """By a moderator, the day before; what is sent then was shown above."""
    scene = stage.click(
        "send_digest", button, village, MOD, value=WEEK, moderator=True, at=DUE - DAY
    )
    return replace(scene, effects=[e for e in scene.effects if not isinstance(e, Post)])
