"""The draft of a week's digest: moderators see it the day before, edit it, send it, or let it be.

Whoever decides first decides; the next one is told. What they say is kept under the week's name, so
that the digest is made anew, from what is true then, whenever it goes out. Without a decision
the rules decide (``unapproved``).
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.community import Community
from bot.effects import (
    Answer,
    Button,
    Edit,
    Effect,
    Form,
    Input,
    KeepDraft,
    Message,
    Moment,
    Option,
    Post,
)
from bot.events import ButtonPressed, CommandGiven, DraftDue, FormSent
from bot.reactions._digest_words import Week, below, first_page, rules_of, week_of
from matchers.model import Language, OpenQuestion
from matchers.weeks import last_due, next_due, week_name
from matchers.wishes import Draft, DraftState

EDIT, SEND, HOLD = "send_digest-edit", "send_digest-send", "send_digest-hold"
FORM, INTRO, DROP = "send_digest-form", "send_digest-words_above", "send_digest-drop"
COMMANDS = {"digest_edit": EDIT, "digest_send": SEND}
LONGEST = 300
WIDTH = 75
"""Characters of a choice in Slack."""

Deed = ButtonPressed | FormSent | CommandGiven


def goes_out(draft: Draft, community: Community) -> bool:
    """Whether a digest is told when its hour has come: what is decided is not told again."""
    rules = rules_of(community)
    return draft.state == "open" and (rules.approve == "no" or rules.unapproved == "send")


def coming(at: datetime, community: Community) -> Draft:
    """What was said about the digest that moderators may still decide about at ``at``.

    That is the last one, if it was left lying; otherwise the one that falls due next.
    """
    rules = rules_of(community)
    zone = ZoneInfo(community.rules.community.time_zone)
    last = last_due(at, rules.weekday, rules.hour, zone)
    lying = community.draft(week_name(last))
    if lying is not None and _is_lying(lying, community) and at - last < _late(community):
        return lying
    week = week_name(next_due(at, rules.weekday, rules.hour, zone))
    return community.draft(week) or Draft(week)


def show(event: DraftDue, community: Community) -> Iterator[Effect]:
    """The draft, to the moderators' channel alone."""
    draft = community.draft(event.week) or Draft(event.week)
    if draft.state == "open":
        yield KeepDraft(draft=draft, at=event.at)
        yield from _posted(draft, event.due, event.at, community)


def _posted(draft: Draft, due: datetime, at: datetime, community: Community) -> Iterator[Post]:
    place = community.moderators_place()
    if place is not None:
        message = _shown(draft, due, at, community)
        yield Post(key=_key(draft.week), place=place, message=message)


def hour_came(draft: Draft, at: datetime, community: Community) -> Iterator[Effect]:
    """Nobody had decided: it goes out by itself, or lies there, and can still be sent."""
    if draft.state != "open":
        return
    if not community.said(_key(draft.week)):  # nobody saw it: the machine was off the day before
        if not goes_out(draft, community):
            yield KeepDraft(draft=draft, at=at)
            yield from _posted(draft, at, at, community)
    elif goes_out(draft, community):
        yield KeepDraft(draft=replace(draft, state="sent"), at=at)
        yield _reworded(draft.week, "itself", "due", community, ())
    else:
        yield _reworded(draft.week, "lying", "due", community, (SEND, HOLD))


def decide(event: Deed, community: Community) -> Generator[Effect, None, Draft | None]:
    """What a moderator wants done; returns the draft that is to be told now, if any is."""
    wish, week = _wish(event)
    if not wish or not (event.moderator or community.is_configured_moderator(event.account)):
        return None
    now = coming(event.at, community)
    draft = (community.draft(week) or Draft(week)) if week else now
    language = event.language
    if draft.state == "sent" or (draft.state == "held" and wish == HOLD):
        yield _answer(draft.state, language)
    elif draft.week != now.week:  # a button of weeks ago
        yield _answer("no_draft", language)
    elif wish == EDIT:
        yield Answer(form=_form(draft, event, community))
    elif wish == FORM and isinstance(event, FormSent):
        yield from _edited(draft, event, community)
    elif not (community.said(_key(draft.week)) or _is_over(draft, event.at, community)):
        yield _answer("no_draft", language)
    elif wish == HOLD:
        yield from _decided(draft, "held", event, community)
    else:
        yield from _decided(draft, "sent", event, community)
        return replace(draft, state="sent")
    return None


# --- what they do


def _wish(event: Deed) -> tuple[str, str]:
    """What is wanted, and for which week (empty: the one that can be decided about)."""
    match event:
        case ButtonPressed(button=button, value=value) if button in (EDIT, SEND, HOLD):
            return button, value
        case FormSent(form=form, carries=carries) if form == FORM:
            return FORM, carries.get("week", "")
        case CommandGiven(command=command):
            return COMMANDS.get(command, ""), ""
        case _:
            return "", ""


def _form(draft: Draft, event: Deed, community: Community) -> Form:
    questions = _offered(replace(draft, dropped=()), event.at, community)
    options = tuple(Option(q.thread.key, _title(q)) for q in questions)
    intro = Input(
        INTRO,
        "text",
        required=False,
        initial=(draft.intro,) if draft.intro else (),
        at_most=LONGEST,
    )
    there = [option.value for option in options]
    dropped = tuple(key for key in draft.dropped if key in there)
    drop = Input(DROP, "choices", options=options, required=False, initial=dropped)
    inputs = (intro, drop) if options else (intro,)
    return Form(FORM, inputs, event.language, carries={"week": draft.week})


def _offered(draft: Draft, at: datetime, community: Community) -> list[OpenQuestion]:
    """The lines that could be dropped."""
    chosen = week_of(at, community, "de", draft).chosen
    return [*chosen.waiting, *chosen.voices, *chosen.answered]


def _title(question: OpenQuestion) -> str:
    title = " ".join(question.title.split())
    return title if len(title) <= WIDTH else title[: WIDTH - 1].rstrip() + "…"


def _edited(draft: Draft, event: FormSent, community: Community) -> Iterator[Effect]:
    intro = " ".join("".join(event.values.get(INTRO, ())).split())[:LONGEST]
    dropped = tuple(sorted(event.values.get(DROP, ())))
    changed = replace(draft, intro=intro, dropped=dropped, by=event.account)
    yield KeepDraft(draft=changed, at=event.at)
    key = _key(draft.week)
    if draft.state == "open" and community.said(key):
        due = _due(draft.week, event.at, community)
        message = _shown(changed, due, event.at, community)
        yield Edit(key=f"{key}:{event.key}", instead_of=key, message=message)
    yield _answer("edited", event.language)


def _decided(
    draft: Draft, state: DraftState, event: Deed, community: Community
) -> Iterator[Effect]:
    yield KeepDraft(draft=replace(draft, state=state, by=event.account), at=event.at)
    buttons = () if state == "sent" else (SEND,)
    yield _reworded(draft.week, state, event.key, community, buttons)
    if not isinstance(event, ButtonPressed):  # where a button was, the message itself tells
        yield _answer("sent_now" if state == "sent" else state, event.language)


# --- what they read


def _shown(draft: Draft, due: datetime, at: datetime, community: Community) -> Message:
    language = community.rules.community.language
    week: Week = week_of(at, community, language, draft)
    page = first_page(week, community, tuple(below(week)))
    what = "draft" if rules_of(community).unapproved == "send" else "draft_waits"
    buttons = (Button(EDIT, draft.week), Button(SEND, draft.week, "primary"))
    return Message(
        f"send_digest-{what}",
        {"due": Moment(due), "left_out": len(draft.dropped)},
        language,
        buttons=(*buttons, Button(HOLD, draft.week)),
        parts=(page,),
    )


def _reworded(
    week: str, what: str, why: str, community: Community, buttons: tuple[str, ...]
) -> Edit:
    language = community.rules.community.language
    offered = tuple(Button(name, week) for name in buttons)
    message = Message(f"send_digest-draft_{what}", {}, language, buttons=offered)
    return Edit(key=f"{_key(week)}:{why}", instead_of=_key(week), message=message)


def _answer(what: str, language: Language) -> Answer:
    return Answer(message=Message(f"send_digest-answer_{what}", {}, language))


def _key(week: str) -> str:
    return f"send_digest:draft:{week}"


def _is_lying(draft: Draft, community: Community) -> bool:
    return draft.state != "sent" and not goes_out(draft, community)


def _is_over(draft: Draft, at: datetime, community: Community) -> bool:
    """Whether its hour has come, and nobody could be shown a draft."""
    return _due(draft.week, at, community) <= at


def _late(community: Community) -> timedelta:
    return timedelta(days=rules_of(community).late_days)


def _due(week: str, at: datetime, community: Community) -> datetime:
    """When the digest of ``week`` falls due, or fell due."""
    rules = rules_of(community)
    zone = ZoneInfo(community.rules.community.time_zone)
    last = last_due(at, rules.weekday, rules.hour, zone)
    due = last if week_name(last) == week else next_due(at, rules.weekday, rules.hour, zone)
    return due.astimezone(UTC)
