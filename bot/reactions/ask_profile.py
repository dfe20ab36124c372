"""Three steps to a profile: who you are and your consent, your topics, your levels and times.

Nothing is stored before the consent is ticked. What is sent later replaces what was said before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal, cast

from bot.community import Community
from bot.effects import Answer, Effect, KeepProfile, Message, RecordConsent, Topics
from bot.events import AccountClosed, ButtonPressed, CommandGiven, FormSent
from bot.reactions import _profile_form as forms
from bot.reactions import _profile_topic as one_topic
from bot.rules import AskProfileRules
from matchers.model import SLOTS, Account, Format, Level, Profile

CONSENT_FORM = forms.STEP_1
"""The form that carries the consent."""


def ask_profile(
    event: CommandGiven | ButtonPressed | FormSent | AccountClosed, community: Community
) -> Iterator[Effect]:
    """Hand out the next step, and keep what was said once it may be kept."""
    match event:
        case ButtonPressed(button=one_topic.TOPIC | one_topic.OWN_LEVEL):
            form = one_topic.ask(event, community)
            yield Answer(form=form) if form else _tell(event, "no_topic")
        case FormSent(form=one_topic.FORM):
            yield from _changed(event, community)
        case ButtonPressed(button=forms.TOPICS) if community.profile(event.account) is not None:
            known = _known(event.account, community)
            yield Answer(form=forms.choose_topics(community, known, event.language))
        case (
            CommandGiven(command="profile")
            | ButtonPressed(button=forms.START | forms.CHANGE | forms.TOPICS)
        ):
            known = _known(event.account, community)
            yield Answer(form=forms.introduce(community, known, event.language))
        case FormSent(form=forms.STEP_1):
            yield from _introduced(event, community)
        case FormSent(form=forms.STEP_2):
            yield from _chosen(event, community)
        case FormSent(form=forms.STEP_3):
            yield from _told(event, community)
        case AccountClosed():
            profile = community.profile(event.account)
            if profile is not None and profile.complete:
                language = community.language_of(event.account)
                yield KeepProfile(profile=replace(profile, complete=False), language=language)


def _introduced(event: FormSent, community: Community) -> Iterator[Effect]:
    errors: dict[str, str] = {}
    if not _ticked(event, "consent"):
        errors["ask_profile-consent"] = "ask_profile-error_consent"
    if not _text(event, "name"):
        errors["ask_profile-name"] = "ask_profile-error_name"
    if errors:
        yield _mend(event, errors)
        return
    version = community.rules.community.consent_version
    profile = replace(
        _known(event.account, community),
        background=_text(event, "background"),
        name=_text(event, "name"),
        wants=_text(event, "wants"),
        can_help=_text(event, "can_help"),
        minor=_ticked(event, "minor"),
    )
    yield RecordConsent(account=event.account, version=version, at=event.at)
    yield KeepProfile(profile=profile, language=event.language)
    yield Answer(form=forms.choose_topics(community, profile, event.language))


def _chosen(event: FormSent, community: Community) -> Iterator[Effect]:
    """Nothing is kept here: the topics travel in the next form until they have levels."""
    profile = community.profile(event.account)
    if profile is None:
        yield _start_again(event)
        return
    learns = _picked(event, "learns", community.topics)
    teaches = _picked(event, "teaches", community.topics)
    at_most = (community.rules.ask_profile or AskProfileRules()).topics
    errors: dict[str, Message] = {}
    if not learns and not teaches:
        errors["ask_profile-learns"] = Message("ask_profile-error_topics", {}, event.language)
    for name, topics in (("learns", learns), ("teaches", teaches)):
        if len(topics) > at_most:
            fields = {"at_most": at_most}
            errors[f"ask_profile-{name}"] = Message(
                "ask_profile-error_many", fields, event.language
            )
    if both := tuple(topic for topic in teaches if topic in learns):
        fields_both = {"topics": Topics(both)}
        wrong = Message("ask_profile-error_both", fields_both, event.language)
        errors.setdefault("ask_profile-teaches", wrong)
    if errors:
        yield Answer(errors=errors)
    else:
        ways = forms.ways_for(profile, learns, teaches, community)
        yield Answer(form=forms.tell_levels(profile, learns, teaches, event.language, ways))


def _told(event: FormSent, community: Community) -> Iterator[Effect]:
    profile = community.profile(event.account)
    if profile is None:
        yield _start_again(event)
        return
    languages = _picked(event, "languages", dict.fromkeys(forms.LANGUAGES))
    slots = _picked(event, "slots", dict.fromkeys(SLOTS))
    hours = _one(event, "hours", forms.HOURS)
    asked = {"hours": hours, "languages": languages, "slots": slots}
    missing = {
        f"ask_profile-{name}": "ask_profile-error_choose" for name, v in asked.items() if not v
    }
    if missing:
        yield _mend(event, missing)
        return
    whole = replace(
        profile,
        learns=_levels(event, "learns", Level.NEW, community),
        teaches=_levels(event, "teaches", Level.CONFIDENT, community),
        hours=float(hours),
        languages=frozenset(language for language in forms.LANGUAGES if language in languages),
        slots=frozenset(slots),
        format=cast("Format", _one(event, "format", forms.FORMATS) or "online"),
        region=_text(event, "region"),
        complete=True,
        circle=_way(event, "circle", before=profile.circle),
        exchange=_way(event, "exchange", before=profile.exchange),
    )
    yield KeepProfile(profile=whole, language=event.language)
    done: Literal["ask_profile-done_minor", "ask_profile-done"]
    done = "ask_profile-done_minor" if whole.minor else "ask_profile-done"
    yield Answer(message=Message(done, {}, event.language))


def _changed(event: FormSent, community: Community) -> Iterator[Effect]:
    """Another level for one topic, or without it."""
    profile = one_topic.changed(event, community)
    if profile is None:
        yield _tell(event, "no_topic")
        return
    yield KeepProfile(profile=profile, language=community.language_of(event.account))
    yield _tell(event, "changed")


def _tell(event: ButtonPressed | FormSent, what: str) -> Answer:
    return Answer(message=Message(f"ask_profile-{what}", {}, event.language))


def _known(account: Account, community: Community) -> Profile:
    return community.profile(account) or Profile(account=account)


def _start_again(event: FormSent) -> Answer:
    return Answer(message=Message("ask_profile-start_again", {}, event.language))


def _mend(event: FormSent, errors: Mapping[str, str]) -> Answer:
    return Answer(errors={name: Message(why, {}, event.language) for name, why in errors.items()})


# --- reading what was entered


def _values(event: FormSent, name: str) -> tuple[str, ...]:
    return event.values.get(f"ask_profile-{name}", ())


def _text(event: FormSent, name: str) -> str:
    return " ".join(_values(event, name)).strip()


def _ticked(event: FormSent, name: str) -> bool:
    return "yes" in _values(event, name)


def _way(event: FormSent, way: str, *, before: bool) -> bool:
    """What was ticked, where it was asked."""
    asked = way in event.carries.get("ways", "").split(",")
    return _ticked(event, way) if asked else before


def _picked(event: FormSent, name: str, known: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in _values(event, name) if v in known))


def _one(event: FormSent, name: str, known: tuple[str, ...]) -> str:
    return next((value for value in _values(event, name) if value in known), "")


def _levels(event: FormSent, side: str, otherwise: Level, community: Community) -> dict[str, Level]:
    levels: dict[str, Level] = {}
    for topic in event.carries.get(side, "").split(","):
        if topic in community.topics:
            entered = event.values.get(forms.level_input(topic), ())
            number = next((v for v in entered if v in {str(int(level)) for level in Level}), "")
            levels[topic] = Level(int(number)) if number else otherwise
    return levels
