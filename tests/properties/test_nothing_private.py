"""No level, no word of a profile and no name without consent is read by anybody else.

Every reaction meets every kind of event, and what it wants said is walked through field by field.
A new event or reaction is held to this without being named here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from bot.effects import (
    Answer,
    DirectMessage,
    Edit,
    Effect,
    Link,
    Links,
    Message,
    OpenGroup,
    Person,
    Post,
    Reply,
    ShowHome,
    Term,
    Whisper,
)
from bot.events import (
    ButtonPressed,
    CommandGiven,
    DeliveryUncertain,
    Event,
    FormSent,
    HomeOpened,
    MatchAccepted,
    QuestionAsked,
    WeekEnded,
)
from bot.reactions import REACTIONS
from bot.reactions.show_similar import show_similar
from bot.reactions.tag_question import tag_question
from matchers.model import Account, Level, Visibility
from tests.golden.scenes import scenes
from tests.golden.scenes_circles import LEARNERS
from tests.properties.anything import (
    AGREED,
    EARLIER,
    IN_A_PROFILE,
    SECRETS,
    events,
    may_be_named,
    secret,
    villages,
)
from tests.reactions.village import ADA, BEN, CEM, HELP, NOW, Village

NAMED_IN_PUBLIC: Mapping[str, str] = {}
"""Messages that name somebody where all can read it, and why that is right: none so far."""

OWN_TEXT_IN_PUBLIC = {
    "tag_question-line": {"words"},
    # an edit of what moderators read: the question's words, or names of a topic
    "suggest_topics-topic": {"words"},
    "suggest_topics-named": {"words"},
    "suggest_topics-is_never": {"words"},
    # an edit of what moderators read: another name of a topic
    "doubt_aliases-ask": {"word", "threads", "within"},
    "doubt_aliases-is_dropped": {"word"},
    "doubt_aliases-is_kept": {"word"},
    # an edit of what moderators read: what people call a feature
    "report_shadow-tagged": {"name"},
    "report_shadow-tagged_once": {"name"},
    "report_shadow-replied": {"name"},
    "report_shadow-posted": {"name"},
    "report_shadow-posted_about": {"name"},
    "report_shadow-private": {"name"},
    "report_shadow-private_about": {"name"},
    "tag_question-placed": {"words"},
    "send_digest-intro": {"text"},  # what moderators write for all to read
    "send_digest-thread": {"community", "quarter", "year"},
    "send_digest-week": {"community"},
    "send_digest-week_many": {"community"},
    # what its author agreed to, and the name that they want below it: see test_slack_to_forum.py
    "take_to_forum-asks": {"name"},
    "take_to_forum-says": {"name"},
    "take_to_forum-line": {"text"},
    "take_to_forum-agreed": {"name"},  # an edit of what its author alone reads
}
"""Text fields of public messages: words of the question itself, and the community's name."""

OWN = {
    "link_accounts-ask_discourse": "names who typed the code that the reader was given",
    "link_accounts-ask_slack": "the same",
    "link_accounts-back_discourse": "names who was given the code that the reader typed",
    "link_accounts-back_slack": "the same",
    "read_letter-option": "a choice of a form that the reader fills in",
}
"""Answers that name a level or an account of the reader's own, and what for."""

BY_THEIR_OWN_DEED = {
    ("report_match-case_circle", "reporter"),
    ("report_match-case_tandem", "reporter"),
    ("report_match-case", "reporter"),
}
"""Who calls for help is named to whom they call, whether they ever agreed to a match or not."""

FOR_MODERATORS = ("hold_rounds-line_", "tell_logbook-")
"""Answers that only moderators get: others are refused (``test_answer_command.py``,
``test_round_preview.py``)."""

BETWEEN_FEW = ("hold_rounds", "open_pair", "propose_match", "report_match", "settle_match")
"""Features whose earlier messages were private: editing one is private, too."""


# --- what is said, and who reads it


@dataclass(frozen=True)
class Said:
    """A message and its readers; ``None``: all. ``own``: what is known of the reader alone.

    ``by``: whose deed led to it.
    """

    message: Message
    readers: frozenset[Account] | None
    moderators: bool = False
    own: bool = False
    by: Account | None = None


def said(effects: list[Effect], event: Event) -> Iterator[Said]:
    """Everything that somebody will read; forms and answers are read by whoever acted."""
    own = getattr(event, "account", None)
    for effect in effects:
        match effect:
            case Answer(message=Message() as message):
                yield Said(message, frozenset({own}))
            case DirectMessage() | Whisper() | ShowHome():
                own_home = isinstance(effect, ShowHome)
                yield Said(effect.message, frozenset({effect.account}), own=own_home, by=own)
            case OpenGroup():
                yield Said(effect.message, frozenset(effect.accounts))
            case Post() if effect.place.visibility is Visibility.CONFIDENTIAL:
                yield Said(effect.message, frozenset(), moderators=True)
            case Edit() if effect.instead_of.startswith(BETWEEN_FEW):
                yield Said(effect.message, AGREED)
            case Reply() | Post() | Edit():
                yield Said(effect.message, None)


def pieces(message: Message) -> Iterator[tuple[str, str, Any]]:
    """Message, field and value of all that a message may say, its parts and spare ones included."""
    for name, value in message.fields.items():
        yield message.name, name, value
    for button in message.buttons:
        yield message.name, "button", button.value
    for part in (*message.parts, *message.spare, *filter(None, (message.otherwise,))):
        yield from pieces(part)


def told_by(value: Any) -> str:
    """Every word in a value, however deep."""
    if is_dataclass(value):
        return " ".join(told_by(getattr(value, each.name)) for each in fields(value))
    return str(value)


def faults(one: Said, agreed: frozenset[Account] = AGREED) -> Iterator[str]:
    """What ``one`` gives away. ``agreed``: who may be named to others."""
    for name, field, value in pieces(one.message):
        where = f"{name}: {field}"
        own = {secret(r, w) for r in one.readers or () for w in IN_A_PROFILE}
        if any(word in told_by(value) for word in SECRETS - own):
            yield f"{where}: a profile's words"
        levels = "level" in field or isinstance(value, Level) or _is_level(value)
        mine = name in OWN and one.readers is not None
        if levels and not mine and not (name.startswith("show_home-") and one.own):
            yield f"{where}: a level"
        if isinstance(value, Person) and value.account is not None:
            readers = one.readers or frozenset()
            seen_by_moderators = one.moderators or name.startswith(FOR_MODERATORS)
            themselves = (name, field) in BY_THEIR_OWN_DEED and value.account == one.by
            vouched_for = seen_by_moderators or mine or themselves
            if value.account not in agreed | readers and not vouched_for:
                yield f"{where}: somebody who did not agree"
            if one.readers is None and name not in NAMED_IN_PUBLIC:
                yield f"{where}: a name where all can read it"
        vouched = OWN_TEXT_IN_PUBLIC.get(name, set()) | {"button"}
        if one.readers is None and isinstance(value, str) and field not in vouched:
            yield f"{where}: text that nobody vouched for"


def _is_level(value: Any) -> bool:
    return isinstance(value, Term) and "-level" in value.name


@pytest.mark.prevents("F14", "F32")
@pytest.mark.parametrize("kind", REACTIONS, ids=lambda kind: kind.__name__)
def test_nothing_private_is_read_by_anybody_else(kind: type[Event]) -> None:
    telling = (CommandGiven, ButtonPressed, FormSent, DeliveryUncertain, MatchAccepted)
    many = 400 if kind in telling else 60

    @settings(max_examples=many, deadline=None, suppress_health_check=list(HealthCheck))
    @given(event=events(kind), village=villages())
    def holds(event: Event, village: Village) -> None:
        for reaction in REACTIONS[kind]:
            for one in said(list(reaction(event, village)), event):
                assert list(faults(one, may_be_named(village))) == [], reaction.__name__

    holds()


@pytest.mark.parametrize("platform", ["slack", "discourse"])
def test_no_scene_gives_anything_away(platform: str) -> None:
    """The scenes show every message that there is (``tests/golden/test_golden.py``)."""
    for scene in scenes("de", platform):
        for one in said(scene.effects, HomeOpened(key="h", at=NOW, account=ADA)):
            whole_circle = scene.stem.startswith("open_pair") and scene.variant == "circle"
            agreed = AGREED | (frozenset(LEARNERS) if whole_circle else frozenset())
            assert list(faults(one, agreed)) == [], scene.stem


# --- the net has no holes: what must be found is found


@pytest.mark.prevents("F14")
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(event=events(QuestionAsked), village=villages())
def test_of_five_threads_alike_only_the_public_one_is_named(
    event: QuestionAsked, village: Village
) -> None:
    """That it is named at all shows that the others could have been."""
    unsaid = replace(village, keys=frozenset())
    effects = [
        effect for reaction in (tag_question, show_similar) for effect in reaction(event, unsaid)
    ]
    for one in (one for one in said(effects, event) if one.readers is None):
        named = [v for _, _, v in pieces(one.message) if isinstance(v, Links)]
        assert [link.title for links in named for link in links.items] == [EARLIER[-1].title]


LEAKS = {
    "a profile's words": Message("x-a", {"text": secret(BEN, "background")}),
    "a level": Message("x-a", {"level": 3}),
    "somebody who did not agree": Message("x-a", {"who": Person(CEM)}),
    "a name where all can read it": Message("x-a", parts=(Message("x-b", {"w": Person(BEN)}),)),
    "text that nobody vouched for": Message("x-a", {"what": "so so"}),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_found(leak: str) -> None:
    post = Post(key="k", place=HELP, message=LEAKS[leak])
    [one] = said([post], WeekEnded(key="w", at=NOW, week="2026-W48"))
    assert any(leak in why for why in faults(one))


def test_words_of_a_profile_are_found_in_a_title_too() -> None:
    link = Message("x-a", {"q": Link("https://x", secret(BEN, "name"))})
    [one] = said([Post(key="k", place=HELP, message=link)], WeekEnded(key="w", at=NOW, week="w"))
    assert any("a profile's words" in why for why in faults(one))
