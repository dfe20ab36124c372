"""What moderators read of words that no topic goes by, and of what they make of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.events import FormSent
from matchers.additions import Addition
from matchers.model import Topic
from matchers.unknown import Asked
from tests.golden.stage import Scene, Stage
from tests.reactions.rules import MOD
from tests.reactions.village import ADA, BEN, CEM, NOW, Village

ADDED = (
    Addition("topic", "nextcloud", de="Nextcloud", en="Nextcloud cloud"),
    Addition("alias", "Calc", "excel"),
    Addition("unused", "Tabelle", "excel"),
    Addition("ignored", "quatschwort"),
)


def grow_topics(stage: Stage) -> Iterator[Scene]:
    """All of it, for one language."""
    asked = [Asked("Ordner in Nextcloud teilen", who) for who in (ADA, BEN, CEM)]
    more = [Asked("Nextcloud und Keycloak", who) for who in (ADA, BEN, CEM)]
    never = frozenset({("excel", "Zahlen")})
    one = Village(titles=asked)
    many = Village(titles=asked + more, added=ADDED, unwanted_there=never)
    yield stage.command("grow_topics", "words", many, account=MOD)
    yield stage.command("grow_topics", "words", one, account=MOD, variant="one")
    yield stage.command("grow_topics", "words", Village(), account=MOD)
    typed = ("zurück", "what?", "alias Word = Quantenphysik", "alias … = Excel")
    for argument in typed:
        yield stage.command("grow_topics", "words", many, account=MOD, argument=argument)
    yield stage.command("grow_topics", "words", one, account=MOD, argument="zurück")
    yield from _clicks(stage, many)
    yield from _forms(stage)


def _clicks(stage: Stage, many: Village) -> Iterator[Scene]:
    for button in ("topic", "alias", "ignore"):
        yield stage.click("grow_topics", f"grow_topics-{button}", many, MOD, value="Nextcloud")
    for one in ADDED:
        value = f"{one.kind}:{one.name}"
        yield stage.click("grow_topics", "grow_topics-undo", many, MOD, value=value)
    value = "unwanted:excel#Zahlen"
    yield stage.click("grow_topics", "grow_topics-undo", many, MOD, value=value)
    yield stage.click("grow_topics", "grow_topics-undo", Village(), MOD, value="alias:x")
    yield stage.click("grow_topics", "grow_topics-undo", many, value="alias:Calc")


def _forms(stage: Stage) -> Iterator[Scene]:
    whole = {"de": "Nextcloud", "en": "Nextcloud cloud", "id": "nextcloud", "further": ""}

    def sent(form: str, **values: str) -> Scene:
        return stage.run("grow_topics", _form(stage, form, values), Village())

    yield sent("topic_form", **whole)
    wrong = {"de": "", "en": "wie", "id": "Öko!", "further": "Tabelle"}
    for name, value in wrong.items():
        yield sent("topic_form", **{**whole, name: value})
    yield sent("topic_form", **{**whole, "de": "x" * 99})
    yield sent("topic_form", **{**whole, "de": "…"})
    yield sent("topic_form", **{**whole, "id": "tabellen"})
    yield sent("topic_form", **{**whole, "further": ",".join(f"Wort{n}" for n in range(21))})
    topics = {f"t{n}": Topic(f"t{n}", f"Thema {n}", f"Topic {n}") for n in range(10_000)}
    full = Village(topics=topics)
    yield stage.run("grow_topics", _form(stage, "topic_form", whole), full)
    yield sent("alias_form", name="Calc", of="excel")
    yield sent("alias_form", name="Calc", of="")


def _form(stage: Stage, form: str, values: dict[str, Any]) -> FormSent:
    return FormSent(
        key="f",
        at=NOW,
        account=MOD,
        form=f"grow_topics-{form}",
        values={f"grow_topics-{name}": (v,) if v else () for name, v in values.items()},
        carries={"word": "Nextcloud"},
        language=stage.language,
    )
