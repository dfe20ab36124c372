"""`/lotse wer`: how many could help with a topic; and on request a few of them are asked privately.

Nobody is ever listed or named before their yes, a no stays invisible, and small numbers are not
told. The asker hears in the end, either way.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.community import Community
from bot.effects import (
    Answer,
    Button,
    DirectMessage,
    Effect,
    Form,
    Input,
    KeepInquiry,
    Message,
    Moment,
    ProposeMatch,
    Topics,
    Value,
)
from bot.events import (
    AccountClosed,
    ButtonPressed,
    CommandGiven,
    FormSent,
    InquiryExpired,
    MatchAccepted,
)
from bot.reactions import _inquiries as inquiries
from bot.reactions._profile_form import START, STEP_1
from bot.reactions._topic_names import meant, near
from bot.rules_asking import AskAroundRules
from matchers.inquiring import Inquiry
from matchers.model import Account, Match, MatchState

ASK, YES, NO = "ask_around-ask", "ask_around-yes", "ask_around-no"
FORM, ABOUT = "ask_around-form", "ask_around-about"
FEW = 3
"""Fewer than this are told as "a few": nobody shall be guessed."""

Deed = CommandGiven | ButtonPressed | FormSent


def ask_around(
    event: Deed | InquiryExpired | AccountClosed, community: Community
) -> Iterator[Effect]:
    """Count, ask, bring together; or end it kindly."""
    match event:
        case CommandGiven(command="who"):
            yield _count(event, community)
        case ButtonPressed(button="ask_around-ask"):
            yield _open(event, community)
        case FormSent(form="ask_around-form"):
            yield from _asked(event, community)
        case ButtonPressed(button="ask_around-yes" | "ask_around-no"):
            yield from _answered(event, community)
        case InquiryExpired():
            inquiry = community.inquiry(event.inquiry)
            if inquiry is not None and inquiry.state == "open":
                yield from _not_this_time(inquiry, community)
        case AccountClosed():
            yield from inquiries.withdraw(event.account, event.at, community)
        case FormSent(form=form) if form == STEP_1:
            profile = community.profile(event.account)
            if profile is not None and profile.minor:
                yield from inquiries.withdraw(event.account, event.at, community)


# --- how many, and the form


def _count(event: CommandGiven, community: Community) -> Answer:
    if not event.argument:
        return _tell(event, "which")
    topic = meant(event.argument, community)
    if topic is None:
        perhaps = near(event.argument, community)
        return _tell(event, "near", perhaps) if perhaps else _tell(event, "unknown")
    count = len(inquiries.able(topic, event.account, event.at, community))
    if not count:
        return _tell(event, "nobody", topic)
    fields: dict[str, Value] = {"topic": Topics((topic,))}
    if count >= FEW:
        fields["count"] = count
    name = "ask_around-some" if count >= FEW else "ask_around-few"
    button = Button(ASK, topic, "primary")
    return Answer(message=Message(name, fields, event.language, buttons=(button,)))


def _refused(event: ButtonPressed | FormSent, topic: str, community: Community) -> Answer | None:
    """Why this member cannot ask now; ``None``: they can."""
    profile = community.profile(event.account)
    if topic not in community.topics:
        return _tell(event, "gone")
    if profile is None:
        button = Button(START, style="primary")
        message = Message("ask_around-no_profile", {}, event.language, buttons=(button,))
        return Answer(message=message)
    if profile.minor:
        return _tell(event, "minor")
    mine = (i for i in community.inquiries_of(event.account) if i.asker == event.account)
    waiting = next((inquiry for inquiry in mine if inquiry.is_open(event.at)), None)
    if waiting is not None:
        fields = _fields(waiting)
        return Answer(message=Message("ask_around-waiting", fields, event.language))
    return None


def _open(event: ButtonPressed, community: Community) -> Answer:
    refused = _refused(event, event.value, community)
    if refused is not None:
        return refused
    about = Input(name=ABOUT, kind="line", at_most=inquiries.ABOUT_AT_MOST)
    fields = {"topic": Topics((event.value,))}
    form = Form(
        name=FORM,
        inputs=(about,),
        language=event.language,
        carries={"topic": event.value},
        fields=fields,
    )
    return Answer(form=form)


def _asked(event: FormSent, community: Community) -> Iterator[Effect]:
    topic = event.carries.get("topic", "")
    refused = _refused(event, topic, community)
    about = " ".join(" ".join(event.values.get(ABOUT, ())).split())
    if refused is not None:
        yield refused
    elif not about or len(about) > inquiries.ABOUT_AT_MOST:
        wrong = Message("ask_around-error_about", {}, event.language)
        yield Answer(errors={ABOUT: wrong})
    else:
        yield from _ask(event, topic, about, community)


def _ask(event: FormSent, topic: str, about: str, community: Community) -> Iterator[Effect]:
    hours = (community.rules.ask_around or AskAroundRules()).expires_hours
    inquiry = Inquiry(
        id=hashlib.blake2b(event.key.encode(), digest_size=8).hexdigest(),
        asker=event.account,
        topic=topic,
        about=about,
        at=event.at,
        expires=event.at + timedelta(hours=hours),
    )
    profile = community.profile(event.account)
    assert profile is not None
    chosen = inquiries.chosen(inquiry, profile, community)
    if not chosen:
        yield _tell(event, "full", topic)
        return
    inquiry = replace(inquiry, asked=dict.fromkeys(chosen))
    yield KeepInquiry(inquiry=inquiry)
    for account in chosen:
        yield _put_to(inquiry, account, community)
    yield Answer(message=Message("ask_around-asked", _fields(inquiry), event.language))


def _put_to(inquiry: Inquiry, account: Account, community: Community) -> DirectMessage:
    return DirectMessage(
        key=inquiries.ask_key(inquiry, account),
        account=account,
        unasked=True,
        until=inquiry.expires,
        message=Message(
            "ask_around-request",
            {**_fields(inquiry), "about": inquiry.about},
            community.language_of(account),
            buttons=(Button(YES, inquiry.id, "primary"), Button(NO, inquiry.id)),
        ),
    )


# --- what those who are asked say


def _answered(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    inquiry = community.inquiry(event.value)
    if inquiry is None or event.account not in inquiry.asked:
        yield _tell(event, "gone")
    elif not inquiry.is_open(event.at) or inquiry.asked[event.account] is not None:
        yield _tell(event, "over")
    elif event.button == NO:
        yield KeepInquiry(inquiry=inquiries.with_answer(inquiry, event.account, says=False))
        yield inquiries.edit(inquiry, event.account, "thanks", community)
    elif not _possible(inquiry, event.account, community):
        yield KeepInquiry(inquiry=inquiries.with_answer(inquiry, event.account, says=False))
        yield inquiries.edit(inquiry, event.account, "closed", community)
        yield _tell(event, "over")
    else:
        yield from _found(event, inquiry, community)


def _possible(inquiry: Inquiry, account: Account, community: Community) -> bool:
    both = (community.profile(inquiry.asker), community.profile(account))
    fine = all(profile is not None and not profile.minor for profile in both)
    return fine and not community.blocked(inquiry.asker, account)


def _found(event: ButtonPressed, inquiry: Inquiry, community: Community) -> Iterator[Effect]:
    """The first yes brings the two together; the other one is let off at once."""
    settled = inquiries.with_answer(inquiry, event.account, says=True)
    yield KeepInquiry(inquiry=replace(settled, state="found", about=""))
    for account, says in inquiry.asked.items():
        if account == event.account:
            yield inquiries.edit(inquiry, account, "accepted", community)
        elif says is None:
            yield inquiries.edit(inquiry, account, "closed", community)
    pair = Match(
        id=inquiry.id,
        learner=inquiry.asker,
        expert=event.account,
        topic=inquiry.topic,
        slot="",
        proposed=inquiry.at,
        expires=inquiry.expires,
        state=MatchState.ACCEPTED,
        learner_says=True,
        expert_says=True,
    )
    yield ProposeMatch(match=pair)
    yield MatchAccepted(key=f"accepted:{pair.id}", at=event.at, match=pair.id)


def _not_this_time(inquiry: Inquiry, community: Community) -> Iterator[Effect]:
    """The same words whether somebody said no or nobody said anything."""
    yield from inquiries.close(inquiry, community)
    yield DirectMessage(
        key=f"ask_around:{inquiry.id}:not_this_time",
        account=inquiry.asker,
        message=Message(
            "ask_around-not_this_time",
            {"topic": Topics((inquiry.topic,))},
            community.language_of(inquiry.asker),
        ),
    )


def _fields(inquiry: Inquiry) -> dict[str, Value]:
    return {"topic": Topics((inquiry.topic,)), "until": Moment(inquiry.expires)}


def _tell(event: Deed, what: str, topic: str = "") -> Answer:
    fields = {"topic": Topics((topic,))} if topic else {}
    return Answer(message=Message(f"ask_around-{what}", fields, event.language))
