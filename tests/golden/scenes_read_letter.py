"""What members of the forum read where Slack opens a window: question by question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.effects import Answer, Effect, Filling, Form
from bot.events import ButtonPressed, CommandGiven, LetterWritten, MatchAccepted
from bot.reactions._letters import AGREE, DISAGREE, answer_letter, go_on
from bot.reactions._profile_form import choose_topics, introduce, tell_levels
from bot.reactions.ask_profile import ask_profile
from bot.reactions.read_letter import read_letter as reaction
from matchers.model import Account, Level, MatchState, Place, Profile
from tests.golden.stage import Scene, Stage
from tests.reactions.village import EVA, NOW, Village, learner, pair

TALK = "discourse:pm/7"
FAY = Account("discourse:fay")
SAID = {"de": "Blaubeeren", "en": "blueberries"}


def read_letter(stage: Stage) -> Iterator[Scene]:
    """The consent, every question of the profile, and what is said to answers of all kinds."""
    village = stage.village(Village())
    asked = CommandGiven(
        key="c",
        at=NOW,
        account=EVA,
        place=Place(TALK),
        command="profile",
        language=stage.language,
        letter=TALK,
    )
    given = [e for e in ask_profile(asked, village) if isinstance(e, Answer)]
    yield _scene("", answer_letter(asked, given, village))
    for button in (AGREE, DISAGREE):
        pressed = ButtonPressed(
            key="b",
            at=NOW,
            account=EVA,
            place=Place(TALK),
            button=button,
            value="ask_profile-step1",
            language=stage.language,
            letter=TALK,
        )
        answers = [e for e in reaction(pressed, village) if isinstance(e, Answer)]
        yield _scene("agreed" if button == AGREE else "", answer_letter(pressed, answers, village))
    yield stage.command("read_letter", "unmark", village)
    accepted = Village(matches=[pair(learner=EVA, expert=FAY, state=MatchState.ACCEPTED)])
    yield stage.run("open_pair", MatchAccepted(key="a", at=NOW, match="m1"), accepted)
    yield stage.command("forget_member", "forget", village)
    yield from _questions(stage, village)
    yield from _misread(stage, village)


def _scene(variant: str, effects: Iterator[Effect]) -> Scene:
    return Scene("read_letter", variant, list(effects))


def _forms(stage: Stage, village: Village, known: Profile) -> Iterator[Form]:
    first = introduce(village, known, stage.language)
    inputs = tuple(one for one in first.inputs if not one.name.endswith("-consent"))
    yield replace(first, inputs=inputs)
    yield choose_topics(village, known, stage.language)
    ways = ("circle", "exchange")
    yield tell_levels(known, ("excel",), ("umfragen",), stage.language, ways)


def _questions(stage: Stage, village: Village) -> Iterator[Scene]:
    """Each question, asked of somebody new and of somebody whose profile is there."""
    new = Profile(EVA)
    there = replace(learner(EVA), background=SAID[stage.language], teaches={"umfragen": Level(3)})
    for variant, known in (("new", new), ("known", there)):
        for number, form in enumerate(_forms(stage, village, known), start=1):
            for step in range(len(form.inputs) - 1):
                before = Filling(EVA, TALK, form, NOW, step=step + 1)
                yield _scene(
                    f"{variant}-{number}-{step + 1}", go_on(before, _letter("zurück"), village)
                )


def _misread(stage: Stage, village: Village) -> Iterator[Scene]:
    first, topics, last = _forms(stage, village, Profile(EVA))
    inputs = [one.name for one in last.inputs]
    required = replace(topics.inputs[0], required=True)
    only = replace(topics, inputs=(required, *topics.inputs))
    for form, step, text in (
        (only, 0, "?!"),
        (first, 0, "x" * 1001),
        (first, 0, " "),
        (first, 4, SAID[stage.language]),
        (first, 4, "abbrechen"),
        (topics, 0, "Exzell 2000"),
        (topics, 0, "Quantenphysik"),
        (topics, 0, ","),
        (last, 0, SAID[stage.language]),
        (last, inputs.index("ask_profile-languages"), SAID[stage.language]),
        (last, inputs.index("ask_profile-slots"), SAID[stage.language]),
        (last, inputs.index("ask_profile-format"), SAID[stage.language]),
    ):
        filling = Filling(EVA, TALK, form, NOW, step=step)
        yield _scene(
            f"{form.name[-5:]}-{len(form.inputs)}-{step + 1}",
            go_on(filling, _letter(text), village),
        )


def _letter(text: str) -> LetterWritten:
    return LetterWritten(
        key="l", at=NOW, account=EVA, text=text, conversation=TALK, place=Place(TALK)
    )
