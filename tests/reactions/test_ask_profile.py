from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.effects import Answer, Form, KeepProfile, Link, Message, RecordConsent
from bot.events import AccountClosed, CommandGiven, FormSent
from bot.reactions.ask_profile import ask_profile
from matchers.model import Level, Profile
from tests.reactions.village import (
    ADA,
    HELP,
    NOW,
    Village,
    effects_of,
    learner,
)

INTRODUCTION = {
    "ask_profile-background": ("Soziale Arbeit",),
    "ask_profile-name": (" Ada ",),
    "ask_profile-wants": ("Umfragen auswerten",),
    "ask_profile-can_help": (),
    "ask_profile-minor": (),
    "ask_profile-consent": ("yes",),
}

TIMES = {
    "ask_profile-level:excel": ("1",),
    "ask_profile-level:umfragen": ("4",),
    "ask_profile-hours": ("2",),
    "ask_profile-languages": ("de", "en"),
    "ask_profile-slots": ("tu-evening", "sa-morning"),
    "ask_profile-format": ("both",),
    "ask_profile-region": ("Niederrhein",),
}


def knows(profile: Profile) -> Village:
    return Village(consents=frozenset({ADA}), profiles={ADA: profile})


def command(village: Village) -> Form:
    given = CommandGiven(key="c", at=NOW, account=ADA, place=HELP, command="profile")
    [answer] = effects_of(ask_profile, given, village)
    assert answer.form is not None
    return answer.form


def send(step: int, values: dict[str, tuple[str, ...]], village: Village, **carries: str) -> Any:
    form = f"ask_profile-step{step}"
    sent = FormSent(key="f", at=NOW, account=ADA, form=form, values=values, carries=carries)
    return effects_of(ask_profile, sent, village)


def inputs(form: Form) -> dict[str, Any]:
    return {one.name: one for one in form.inputs}


# --- step 1


def test_the_command_asks_the_four_questions_in_their_order() -> None:
    form = command(Village())
    assert list(inputs(form)) == list(INTRODUCTION)
    assert form.fields["conduct"] == Link("https://example.org/coc", "Code of Conduct")
    assert form.fields["version"] == "3"


def test_it_is_filled_in_with_what_is_known_but_the_consent_is_never_ticked() -> None:
    known = replace(learner(), background="Mathematik", minor=True)
    asked = inputs(command(knows(known)))
    assert asked["ask_profile-background"].initial == ("Mathematik",)
    assert asked["ask_profile-minor"].initial == ("yes",)
    assert asked["ask_profile-consent"].initial == ()


def test_without_the_consent_nothing_is_stored() -> None:
    [answer] = send(1, {**INTRODUCTION, "ask_profile-consent": ()}, Village())
    assert isinstance(answer, Answer)
    assert list(answer.errors) == ["ask_profile-consent"]
    assert answer.form is None


def test_a_form_that_lacks_everything_stores_nothing() -> None:
    [answer] = send(1, {}, Village())
    assert set(answer.errors) == {"ask_profile-consent", "ask_profile-name"}


def test_with_the_consent_it_is_kept_with_version_and_date() -> None:
    consent, keep, answer = send(1, INTRODUCTION, Village())
    assert consent == RecordConsent(account=ADA, version="3", at=NOW)
    assert keep == KeepProfile(
        profile=Profile(ADA, "Ada", "Soziale Arbeit", "Umfragen auswerten"), language="de"
    )
    assert answer.form.name == "ask_profile-step2"


def test_who_comes_back_keeps_what_the_later_steps_said() -> None:
    _, keep, _ = send(1, INTRODUCTION, knows(learner()))
    assert keep.profile.learns == {"excel": Level.BEGUN}
    assert keep.profile.complete


def test_under_18_is_one_tick() -> None:
    _, keep, _ = send(1, {**INTRODUCTION, "ask_profile-minor": ("yes",)}, Village())
    assert keep.profile.minor


# --- step 2


def test_all_topics_are_offered_by_name_and_the_known_ones_chosen() -> None:
    _, _, answer = send(1, INTRODUCTION, knows(learner()))
    learns = inputs(answer.form)["ask_profile-learns"]
    assert [o.value for o in learns.options] == ["datenschutz", "dubletten", "excel", "umfragen"]
    assert learns.initial == ("excel",)
    assert learns.at_most == 3


def chosen(learns: tuple[str, ...], teaches: tuple[str, ...]) -> Any:
    values = {"ask_profile-learns": learns, "ask_profile-teaches": teaches}
    [answer] = send(2, values, knows(learner()))
    return answer


def test_chosen_topics_travel_to_the_next_step_and_nothing_is_kept_yet() -> None:
    answer = chosen(("excel",), ("umfragen",))
    ways = "circle,exchange"  # who teaches may lead a circle, who learns and teaches, swap
    assert answer.form.carries == {"learns": "excel", "teaches": "umfragen", "ways": ways}
    levels = [n for n in inputs(answer.form) if n.startswith("ask_profile-level:")]
    assert levels == ["ask_profile-level:excel", "ask_profile-level:umfragen"]
    assert inputs(answer.form)["ask_profile-level:excel"].initial == ("1",)


def test_no_topic_too_many_topics_and_the_same_twice_are_told_kindly() -> None:
    assert list(chosen((), ()).errors) == ["ask_profile-learns"]
    assert list(chosen(("unknown",), ()).errors) == ["ask_profile-learns"]
    many = ("excel", "umfragen", "dubletten", "datenschutz")
    assert chosen(many, ()).errors["ask_profile-learns"].name == "ask_profile-error_many"
    twice = chosen(("excel",), ("excel", "umfragen"))
    assert twice.errors["ask_profile-teaches"].name == "ask_profile-error_both"


def test_without_a_profile_the_later_steps_start_again() -> None:
    for step in (2, 3):
        [answer] = send(step, TIMES, Village())
        assert answer.message == Message("ask_profile-start_again")


# --- step 3


def test_the_last_step_makes_the_profile_whole() -> None:
    keep, answer = send(3, TIMES, knows(Profile(ADA, "Ada")), learns="excel", teaches="umfragen")
    assert keep.profile == Profile(
        ADA,
        "Ada",
        learns={"excel": Level.BEGUN},
        teaches={"umfragen": Level.TEACHES},
        hours=2.0,
        languages=frozenset({"de", "en"}),
        slots=frozenset({"tu-evening", "sa-morning"}),
        format="both",
        region="Niederrhein",
        complete=True,
    )
    assert answer.message.name == "ask_profile-done"


def test_what_is_missing_is_asked_for_beside_its_input() -> None:
    [answer] = send(3, {}, knows(Profile(ADA)), learns="excel", teaches="")
    assert set(answer.errors) == {
        "ask_profile-hours",
        "ask_profile-languages",
        "ask_profile-slots",
    }


def test_nonsense_from_outside_is_not_believed() -> None:
    values = {
        **TIMES,
        "ask_profile-level:excel": ("99",),
        "ask_profile-slots": ("never", "tu-evening"),
        "ask_profile-format": ("by boat",),
    }
    keep, _ = send(3, values, knows(Profile(ADA)), learns="excel,magic", teaches="")
    assert keep.profile.learns == {"excel": Level.NEW}
    assert keep.profile.slots == {"tu-evening"}
    assert keep.profile.format == "online"


def test_a_minor_hears_what_that_means() -> None:
    minor = Profile(ADA, minor=True)
    _, answer = send(3, TIMES, knows(minor), learns="excel", teaches="")
    assert answer.message.name == "ask_profile-done_minor"


def test_a_closed_account_is_not_matched_any_more() -> None:
    closed = AccountClosed(key="x", at=NOW, account=ADA)
    [keep] = effects_of(ask_profile, closed, knows(learner()))
    assert not keep.profile.complete
    assert effects_of(ask_profile, closed, Village()) == []
