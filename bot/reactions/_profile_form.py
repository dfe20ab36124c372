"""The three steps of the profile as forms, filled in with what is already known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.community import Community
from bot.effects import Form, Input, Link, Option, Term, Topics
from bot.rules import AskProfileRules
from matchers.model import SLOTS, Language, Level, Profile

STEP_1 = "ask_profile-step1"
STEP_2 = "ask_profile-step2"
STEP_3 = "ask_profile-step3"

START, CHANGE, TOPICS = "ask_profile-start", "ask_profile-change", "ask_profile-topics"
"""Buttons that open the first step, also to change it, and the second one."""

HOURS = ("1", "2", "3", "4", "6", "8", "10")
FORMATS = ("online", "onsite", "both")
LANGUAGES: tuple[Language, ...] = ("de", "en")


def introduce(community: Community, known: Profile, language: Language) -> Form:
    """Step 1: the four questions of an introduction round, consent, and "under 18?".

    The consent is never ticked for anybody: whoever comes back reads and ticks it again.
    """
    rules = community.rules.community
    texts = {
        "background": known.background,
        "name": known.name,
        "wants": known.wants,
        "can_help": known.can_help,
    }
    questions = tuple(
        Input(
            name=f"ask_profile-{name}",
            kind="line" if name == "name" else "text",
            required=name == "name",
            initial=(text,) if text else (),
        )
        for name, text in texts.items()
    )
    minor = Input(
        name="ask_profile-minor",
        kind="tick",
        required=False,
        initial=("yes",) if known.minor else (),
    )
    # not "required": then a form without the tick never reaches us, and nobody explains why
    consent = Input(name="ask_profile-consent", kind="tick", required=False)
    return Form(
        name=STEP_1,
        inputs=(*questions, minor, consent),
        language=language,
        fields={
            "conduct": Link(rules.code_of_conduct, "Code of Conduct"),
            "version": rules.consent_version,
        },
    )


def choose_topics(community: Community, known: Profile, language: Language) -> Form:
    """Step 2: what to learn, what to teach."""
    rules = community.rules.ask_profile or AskProfileRules()
    options = tuple(
        Option(topic.id, Topics((topic.id,)))
        for topic in sorted(community.topics.values(), key=lambda t: t.name(language).casefold())
    )
    inputs = tuple(
        Input(
            name=f"ask_profile-{side}",
            kind="choices",
            options=options,
            required=False,
            initial=tuple(topic for topic in before if topic in community.topics),
            about={"at_most": rules.topics},
            at_most=rules.topics,
        )
        for side, before in (("learns", known.learns), ("teaches", known.teaches))
    )
    return Form(name=STEP_2, inputs=inputs, language=language, fields={"at_most": rules.topics})


def tell_levels(
    known: Profile,
    learns: Sequence[str],
    teaches: Sequence[str],
    language: Language,
    ways: Sequence[str],
) -> Form:
    """Step 3: a level for each topic, and when, how long, in which language, where and with whom.

    ``ways``: beside pairs, in which somebody may say that they take part; see ``ways_for``.
    """
    levels = (
        *(_level(topic, known.learns.get(topic), "ask_profile-level_learn") for topic in learns),
        *(_level(topic, known.teaches.get(topic), "ask_profile-level_teach") for topic in teaches),
    )
    return Form(
        name=STEP_3,
        inputs=(*levels, *_times_and_places(known), *(_way(way, known) for way in ways)),
        language=language,
        carries={
            "learns": ",".join(learns),
            "teaches": ",".join(teaches),
            "ways": ",".join(ways),
        },
    )


def ways_for(
    profile: Profile, learns: Sequence[str], teaches: Sequence[str], community: Community
) -> tuple[str, ...]:
    """What rounds have beside pairs, and is for this member to choose: ``circle``, ``exchange``."""
    rules = community.rules.hold_rounds
    if rules is None or profile.minor or not teaches:
        return ()
    both = rules.tandems and bool(learns)
    return (*(("circle",) if rules.circles else ()), *(("exchange",) if both else ()))


def _way(way: str, known: Profile) -> Input:
    yes = known.circle if way == "circle" else known.exchange
    initial = ("yes",) if yes else ()
    return Input(name=f"ask_profile-{way}", kind="tick", required=False, initial=initial)


def level_input(topic: str) -> str:
    """The name of the input that asks for the level in ``topic``."""
    return f"ask_profile-level:{topic}"


def _level(topic: str, before: Level | None, label: str) -> Input:
    return Input(
        name=level_input(topic),
        kind="choice",
        options=tuple(
            Option(str(level.value), Term(f"ask_profile-level-{level.value}")) for level in Level
        ),
        initial=() if before is None else (str(int(before)),),
        about={"topic": Topics((topic,))},
        label=label,
    )


def _times_and_places(known: Profile) -> tuple[Input, ...]:
    hours = f"{known.hours:g}"
    return (
        Input(
            name="ask_profile-hours",
            kind="choice",
            options=tuple(Option(number, number) for number in HOURS),
            initial=(hours,) if hours in HOURS else (),
        ),
        _terms("languages", "choices", LANGUAGES, known.languages),
        _terms("slots", "choices", SLOTS, known.slots),
        _terms("format", "choice", FORMATS, (known.format,)),
        Input(
            name="ask_profile-region",
            kind="line",
            required=False,
            initial=(known.region,) if known.region else (),
        ),
    )


def _terms(name: str, kind: str, values: Iterable[str], before: Iterable[str]) -> Input:
    chosen = set(before)
    values = tuple(values)
    return Input(
        name=f"ask_profile-{name}",
        kind="choice" if kind == "choice" else "choices",
        options=tuple(Option(value, Term(_TERMS[name] + value)) for value in values),
        initial=tuple(value for value in values if value in chosen),
    )


_TERMS: Mapping[str, str] = {
    "languages": "common-language-",
    "slots": "common-slot-",
    "format": "common-format-",
}
