"""Runs a scene through its reaction and collects what people read.

A scene is (stem, variant, effects): every message and form among the effects becomes the golden
``<stem>/<what>[-<variant>].<platform>.<language>.txt``, drawn as where people read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.effects import Answer, Effect, Form, Message, Post, ShowHome, Unsay
from bot.events import ButtonPressed, CommandGiven, Event, FormSent
from bot.reactions import REACTIONS
from matchers.model import Account, Language
from tests.golden.reading import Where
from tests.reactions.village import ADA, HELP, NOW, Village


@dataclass(frozen=True)
class Scene:
    stem: str
    variant: str
    effects: list[Effect]
    answers_a_form: bool = False

    def spoken(self, platform: str) -> Iterator[tuple[Message | Form, Where]]:
        """Everything that is read on ``platform``, in order, and where."""
        for effect in self.effects:
            if isinstance(effect, Post) and effect.place.platform != platform:
                continue
            if isinstance(effect, Answer):
                where: Where = "note" if self.answers_a_form else "message"
                yield from ((said, where) for said in (effect.message, effect.form) if said)
                yield from ((said, "error") for said in effect.errors.values())
            elif not isinstance(effect, Unsay) and isinstance(
                message := getattr(effect, "message", None), Message
            ):
                yield message, "home" if isinstance(effect, ShowHome) else "message"


@dataclass(frozen=True)
class Stage:
    """Runs scenes for one language."""

    language: Language

    def village(self, village: Village) -> Village:
        community = replace(village.rules.community, language=self.language)
        return replace(village, rules=replace(village.rules, community=community))

    def run(self, stem: str, event: Event, village: Village, variant: str = "") -> Scene:
        [reaction] = [r for r in REACTIONS[type(event)] if r.__name__ == stem]
        effects = list(reaction(event, self.village(village)))
        return Scene(stem, variant, effects, isinstance(event, FormSent))

    def command(self, stem: str, name: str, village: Village, **more: Any) -> Scene:
        variant = more.pop("variant", "")
        event = CommandGiven(
            **{"key": "c", "at": NOW, "account": ADA, "place": HELP, "command": name}
            | {"language": self.language, "aloud": HELP}
            | more
        )
        return self.run(stem, event, village, variant)

    def click(
        self,
        stem: str,
        button: str,
        village: Village,
        by: Account = ADA,
        variant: str = "",
        **more: Any,
    ) -> Scene:
        event = ButtonPressed(
            **{"key": "b", "at": NOW, "account": by, "place": HELP, "button": button}
            | {"value": "m1", "language": self.language}
            | more
        )
        return self.run(stem, event, village, variant)

    def form(self, step: int, village: Village, variant: str = "", **values: str) -> Scene:
        event = FormSent(
            key="f",
            at=NOW,
            account=ADA,
            form=f"ask_profile-step{step}",
            values={f"ask_profile-{name}": tuple(v.split()) for name, v in values.items()},
            carries={"learns": "excel", "teaches": "umfragen"},
            language=self.language,
        )
        return self.run("ask_profile", event, village, variant)
