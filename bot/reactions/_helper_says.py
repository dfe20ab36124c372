"""What becomes of a request to help: yes, no, somebody else, or time passed.

State is read again at every click; a late yes is welcome as long as somebody is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.community import Community
from bot.effects import (
    Answer,
    AskHelper,
    DirectMessage,
    Effect,
    Later,
    Message,
    Post,
    SettleHelper,
)
from bot.events import ButtonPressed, YesWaited
from bot.reactions._choosing import ask_more
from bot.reactions._helping import (
    AGAIN,
    KNOWS,
    NO,
    TAKE,
    WRITTEN,
    YES,
    Case,
    case_of,
    fields,
    has_time,
    key_of,
    settle,
    worded,
)
from bot.reactions._meeting import is_same, platform_of
from matchers.helping import ASIDE, Helper, HelperState, silences
from matchers.model import Account

BUTTONS = (YES, NO, KNOWS, AGAIN, WRITTEN)
HALF_A_DAY = timedelta(hours=12)
"""Whoever is asked in the place of somebody else gets at least so long."""


def pressed(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """One of our buttons, by whoever."""
    if event.button == TAKE:
        case = case_of(event.value, event.at, community)
        yield from _take(event, case) if case else (_tell(event, "over"),)
    elif event.button in BUTTONS:
        yield from _answered(event, community)


def _answered(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    thread, _, number = event.value.rpartition("#")
    case = case_of(thread, event.at, community)
    helper = _numbered(case, number) if case else None
    if case is None or helper is None or not is_same(helper.account, event.account, community):
        yield _tell(event, "over")
    elif event.button == WRITTEN:
        words = (NO,) if helper.state is HelperState.YES else (YES, NO, KNOWS)
        yield Answer(message=worded(WRITTEN, helper, case, buttons=words))
    elif event.button == AGAIN:
        yield from _wake(event, helper, case)
    elif event.button == YES:
        yield from _said_yes(event, helper, case)
    else:
        yield from _said_no(event, helper, case)


def _numbered(case: Case, number: str) -> Helper | None:
    return next((one for one in case.helpers if str(one.number) == number), None)


# --- yes


def _said_yes(event: ButtonPressed, helper: Helper, case: Case) -> Iterator[Effect]:
    refused = _why_not(event.account, helper, case)
    if refused:
        yield _tell(event, refused, case)
        return
    yield from _agreed(event, helper, case)


def _why_not(account: Account, helper: Helper | None, case: Case) -> str:
    """Which message says that a yes does not count; empty: it does."""
    profile = case.community.profile(account)
    if helper is not None and helper.state in (HelperState.YES, HelperState.HELPED):
        return "already"
    if not case.is_open or _is_kept_apart(account, case):
        return "over"
    if is_same(account, case.kept.asker, case.community):
        return "your_own"
    if case.taken is not None:
        return "somebody_does"
    if profile is None or not profile.complete:
        return "no_profile"
    return "" if has_time(profile, case, without=helper) else "full"


def _is_kept_apart(account: Account, case: Case) -> bool:
    """Whether the two are never brought together; neither of them reads why."""
    asker = case.kept.asker
    return asker is not None and case.community.blocked(asker, account)


def _agreed(event: ButtonPressed, helper: Helper, case: Case) -> Iterator[Effect]:
    until = case.at + timedelta(hours=case.rules.yes_hours)
    yield from settle(
        helper, HelperState.YES, case, "you_look", buttons=(NO,), until=until, event=event
    )
    yield _released_at(helper, until)
    yield from free_all(case, but=helper)


def _released_at(helper: Helper, until: datetime) -> Later:
    key = f"yes:{helper.thread}:{helper.number}:{until.timestamp():.0f}"
    event = YesWaited(key=key, at=until, thread=helper.thread, number=helper.number)
    return Later(event=event)


def _take(event: ButtonPressed, case: Case) -> Iterator[Effect]:
    """Somebody takes a question by themselves, from a list: it is theirs for a day."""
    helper = case.helper(event.account)
    refused = _why_not(event.account, helper, case)
    if refused:
        yield _tell(event, refused, case)
        return
    if helper is not None:
        yield from _agreed(event, helper, case)
        return
    until = case.at + timedelta(hours=case.rules.yes_hours)
    taken = Helper(
        thread=case.key,
        number=case.next_number,
        account=event.account,
        why="taken",
        step=ASIDE,
        asked=case.at,
        until=until,
        state=HelperState.YES,
    )
    yield from _keep_taken(taken, _pressed_as(event, case.community), case)
    yield _released_at(taken, until)
    yield from free_all(case)


def _pressed_as(event: ButtonPressed, community: Community) -> Account:
    """The member's account where the button is: what follows is told there."""
    own = community.accounts_of(event.account)
    here = (one for one in own if platform_of(one) == event.place.platform)
    return next(here, event.account)


def _keep_taken(taken: Helper, account: Account, case: Case) -> Iterator[Effect]:
    """Their word, and where they can take it back."""
    yield AskHelper(helper=taken)
    message = worded("suggest_helpers-you_took", taken, case, buttons=(NO,))
    yield DirectMessage(key=key_of(taken), account=account, message=message)


# --- no


def _said_no(event: ButtonPressed, helper: Helper, case: Case) -> Iterator[Effect]:
    """Nobody sees it. Whoever knows somebody is thanked, and named nowhere."""
    if helper.state in (HelperState.HELPED, HelperState.NO, HelperState.FREED):
        yield _tell(event, "over")
        return
    what = "you_know" if event.button == KNOWS else "you_cannot"
    yield from settle(helper, HelperState.NO, case, what, event=event)
    if helper.why == "assigned":
        yield from _tell_moderators(helper, case)
    if case.is_open:
        yield from _go_on(helper, case)


def _go_on(helper: Helper, case: Case) -> Iterator[Effect]:
    """Ask somebody else in the place of this one, on the same rung."""
    if helper.step != ASIDE:
        others = tuple(one for one in case.helpers if one is not helper)
        left = Case(case.kept, case.at, (*others, _over(helper)), case.community)
        yield from ask_more(left, helper.step, max(helper.until, case.at + HALF_A_DAY))


def _over(helper: Helper) -> Helper:
    return replace(helper, state=HelperState.NO)


def _tell_moderators(helper: Helper, case: Case) -> Iterator[Effect]:
    """Only they asked, so only they hear of it; they know whom."""
    place = case.community.moderators_place()
    if place is not None:
        language = case.community.rules.community.language
        yield Post(
            key=f"{key_of(helper)}:declined",
            place=place,
            message=Message("suggest_helpers-declined", fields(case), language),
        )


def _wake(event: ButtonPressed, helper: Helper, case: Case) -> Iterator[Effect]:
    """They want to be asked again: their silence does not count any more."""
    assert helper.account is not None
    for silent in silences(case.community.helping(helper.account, case.at), case.at):
        if (silent.thread, silent.number) != (helper.thread, helper.number):
            yield SettleHelper(thread=silent.thread, number=silent.number, state=HelperState.FREED)
    yield from settle(helper, HelperState.FREED, case, "you_again", event=event)


# --- time, and what happens in the thread


def yes_waited(number: int, case: Case) -> Iterator[Effect]:
    """A yes without a word in the thread is quietly released, and somebody else is asked."""
    helper = _numbered(case, str(number))
    if helper is None:
        return
    if helper.state is not HelperState.YES:  # forgotten since: the question goes on
        if helper.account is None and case.is_open:
            yield from _go_on(helper, case)
        return
    if helper.until > case.at:
        return
    if _wrote(helper, case):
        yield from settle(helper, HelperState.HELPED, case, "helped")
    elif not case.is_open:
        yield from settle(helper, HelperState.FREED, case, "freed")
    else:
        yield from settle(helper, HelperState.RELEASED, case, "released", buttons=(YES,))
        if helper.why == "assigned":
            yield from _tell_moderators(helper, case)
        yield from _go_on(helper, case)


def step_back(account: Account, at: datetime, community: Community) -> Iterator[Effect]:
    """Who pauses, or is gone, is freed of all that they were asked; others are asked instead."""
    profile = community.profile(account)
    if profile is None or (profile.complete and not profile.pauses(at)):
        return
    for helper in community.helping(account, at):
        case = case_of(helper.thread, at, community) if helper.state.is_waiting else None
        if case is not None:
            yield from settle(helper, HelperState.FREED, case, "freed")
            if case.is_open:
                yield from _go_on(helper, case)


def look_again(case: Case, *, gone: bool = False) -> Iterator[Effect]:
    """Something happened in a thread: who helped is thanked, and nobody is kept waiting."""
    if gone:
        yield from _close_all(case)
        return
    for helper in case.helpers:
        if helper.state is HelperState.YES and _wrote(helper, case):
            yield from settle(helper, HelperState.HELPED, case, "helped")
    if not case.is_open:
        yield from free_all(case)


def _close_all(case: Case) -> Iterator[Effect]:
    """The question is gone: no message to a helper leads there, or tells its title, any more."""
    for helper in case.helpers:
        helped = helper.state is HelperState.YES and _wrote(helper, case)
        if helper.state is not HelperState.FREED:
            state = HelperState.FREED if helper.state.is_waiting else helper.state
            yield from settle(helper, HelperState.HELPED if helped else state, case, "freed")


def free_all(case: Case, but: Helper | None = None) -> Iterator[Effect]:
    """Nobody else is needed: their requests say so, and ask nothing any more."""
    for helper in case.helpers:
        if not helper.state.is_waiting or helper is but:
            continue
        if not (helper.state is HelperState.YES and _wrote(helper, case)):
            yield from settle(helper, HelperState.FREED, case, "freed")


def _wrote(helper: Helper, case: Case) -> bool:
    """Whether they answered since their yes; who has another account there, by whoever answered."""
    if helper.account is None:
        return False
    since = [answer for answer in case.kept.answers if answer.at >= helper.asked]
    own = case.community.accounts_of(helper.account)
    if case.kept.thread.place.platform not in {platform_of(one) for one in own}:
        return any(answer.by != case.kept.asker for answer in since)
    return any(answer.by in own for answer in since)


def _tell(event: ButtonPressed, what: str, case: Case | None = None) -> Answer:
    told = fields(case) if case is not None else {}
    return Answer(message=Message(f"suggest_helpers-{what}", told, event.language))
