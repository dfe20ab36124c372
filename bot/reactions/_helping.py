"""Shared by what asks members for help: who may be asked now, and what they are told.

Whoever asks and whoever helps are not named to each other by us: who helps writes in the thread.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.community import Community, KeptThread
from bot.effects import (
    Answer,
    AskHelper,
    Button,
    DirectMessage,
    Edit,
    Effect,
    Link,
    Message,
    SettleHelper,
    Topics,
    Value,
)
from bot.events import ButtonPressed
from bot.manners import after_quiet
from bot.reactions._meeting import is_same, platform_of
from bot.rules import ProposeMatchRules
from bot.rules_helpers import SuggestHelpersRules
from matchers.helping import Helper, HelperState, Why, minutes_left, rests, speaks
from matchers.model import Account, Place, Profile, QuestionKind

YES, NO = "suggest_helpers-yes", "suggest_helpers-no"
KNOWS = "suggest_helpers-knows"
TAKE = "suggest_helpers-take"
"""[Übernehmen] below a question in a list; its value is the thread's key."""
AGAIN = "suggest_helpers-again"
WRITTEN = "suggest_helpers-written"
"""No button: something else was written where a yes or no is waited for."""

WITH_BUTTONS = "slack:"
"""Where a click is enough to answer, and no e-mail comes of a question."""

STEMS: dict[Why, str] = {"passed": "pass_it_on", "assigned": "assign_helper"}
THANKS = "suggest_helpers-helped"
OLD = timedelta(days=14)
"""For what waits longer nobody is asked any more: it would only surprise them."""


@dataclass(frozen=True, slots=True)
class Case:
    """One question that looks for helpers, at one moment."""

    kept: KeptThread
    at: datetime
    helpers: Sequence[Helper]
    community: Community

    @property
    def key(self) -> str:
        """The thread's."""
        return self.kept.thread.key

    @property
    def rules(self) -> SuggestHelpersRules:
        """The ladder's."""
        return self.community.rules.suggest_helpers or SuggestHelpersRules()

    @property
    def is_open(self) -> bool:
        """Whether anybody is still needed, and may be asked now."""
        return self.is_unanswered and not self.kept.guarded

    @property
    def is_unanswered(self) -> bool:
        """Whether anybody is needed, now or once personal data is taken out of it."""
        return self.kept.thread.place.public and self.kept.state.is_open

    @property
    def taken(self) -> Helper | None:
        """Who said yes and is waited for."""
        return next((h for h in self.helpers if h.state is HelperState.YES), None)

    @property
    def next_number(self) -> int:
        """The number of whoever is asked next."""
        return max((helper.number for helper in self.helpers), default=0) + 1

    def helper(self, account: Account) -> Helper | None:
        """The newest request to a member, with whichever account."""
        own = self.community.accounts_of(account)
        mine = [helper for helper in self.helpers if helper.account in own]
        return mine[-1] if mine else None


def case_of(thread: str, at: datetime, community: Community) -> Case | None:
    """The question with this key; ``None`` if it is gone."""
    kept = community.thread(thread)
    return None if kept is None else Case(kept, at, community.helpers_in(thread), community)


# --- who may be asked


def may_help(account: Account, case: Case) -> bool:
    """Whether this member may be asked for this question now; the reasons stay with us."""
    kept, community = case.kept, case.community
    if not can_open(account, kept.thread.place, community) or is_same(
        account, kept.asker, community
    ):
        return False
    own = community.accounts_of(account)
    if any(answer.by in own for answer in kept.answers):
        return False
    profile = community.profile(account)
    if profile is None or not profile.complete or not speaks(profile, kept.language):
        return False
    if kept.asker is not None and community.blocked(kept.asker, account):
        return False
    if rests(community.helping(account, case.at), case.at):
        return False
    return has_time(profile, case) and community.may_be_asked(account, case.at)


def can_open(account: Account, place: Place, community: Community) -> bool:
    """Whoever is only in the forum cannot read a thread of Slack; the forum is open to all."""
    here = {platform_of(one) for one in community.accounts_of(account)}
    return "slack" in here or place.platform in here


def reached(account: Account, community: Community) -> Account:
    """The one of a member's accounts with which they are asked: where there are buttons."""
    own = community.accounts_of(account)
    return next((one for one in own if one.startswith(WITH_BUTTONS)), own[0])


def has_time(profile: Profile, case: Case, *, without: Helper | None = None) -> bool:
    """Whether an answer fits into what is left of the week; ``without`` one that counts already."""
    community = case.community
    match_rules = community.rules.propose_match or ProposeMatchRules()
    helping = community.helping(profile.account, case.at)
    mine = (without.thread, without.number) if without else None
    left = minutes_left(
        profile,
        [one for one in helping if (one.thread, one.number) != mine],
        community.matches_of(profile.account),
        case.at,
        minutes=case.rules.minutes_per_question,
        hours_per_seat=match_rules.hours_per_seat,
    )
    return left >= case.rules.minutes_per_question


def awake(at: datetime, community: Community) -> datetime:
    """``at``, or where that is in quiet hours, the moment at which they end."""
    rules = community.rules
    return after_quiet(at, rules.manners, ZoneInfo(rules.community.time_zone))


# --- what they are told


def ask(
    account: Account,
    why: Why,
    case: Case,
    *,
    step: int,
    until: datetime,
    number: int = 0,
    more: Mapping[str, Value] | None = None,
) -> Iterator[Effect]:
    """Ask one member in private. ``more``: what else the words of this ``why`` tell."""
    number, home = number or case.next_number, case.community.home_of(account)
    helper = Helper(case.key, number, home, why, step, asked=case.at, until=until)
    yield AskHelper(helper=helper)
    name = f"{STEMS[why]}-ask" if why in STEMS else f"suggest_helpers-ask_{why}"
    yield DirectMessage(
        key=key_of(helper),
        account=reached(home, case.community),
        message=worded(name, helper, case, buttons=(YES, NO, KNOWS), more=more),
        unasked=True,
        until=until,
    )


def key_of(helper: Helper) -> str:
    """The key of the message that asked, or confirmed."""
    return f"{STEMS.get(helper.why, 'suggest_helpers')}:{helper.thread}:{helper.number}"


def value_of(helper: Helper) -> str:
    """What the buttons of a request carry."""
    return f"{helper.thread}#{helper.number}"


def settle(
    helper: Helper,
    state: HelperState,
    case: Case,
    what: str = "",
    *,
    buttons: tuple[str, ...] = (),
    until: datetime | None = None,
    event: ButtonPressed | None = None,
) -> Iterator[Effect]:
    """What became of a request; ``what`` names the words that tell it, ``event`` what led to it."""
    asked = case.at if state is HelperState.YES else None
    yield SettleHelper(
        thread=helper.thread, number=helper.number, state=state, asked=asked, until=until
    )
    if what and helper.account is not None:
        message = worded(f"suggest_helpers-{what}", helper, case, buttons=buttons)
        yield from _tell(helper, message, case, event)


def _tell(
    helper: Helper, message: Message, case: Case, event: ButtonPressed | None
) -> Iterator[Effect]:
    """In the place of the request; in the forum below it, where somebody waits to hear it.

    There nobody sees an edit: whoever wrote is answered, and whoever helped is thanked. All else
    stays quiet, as it does in Slack. Such a line never leads to the question, as it stays for good.
    """
    assert helper.account is not None
    account, request = reached(helper.account, case.community), key_of(helper)
    by_letter = event is not None and event.letter is not None
    key = f"{request}:{message.name.partition('-')[2]}:{case.at.timestamp():.6f}"
    if by_letter:
        yield Answer(message=message)
    if account.startswith(WITH_BUTTONS):
        yield Edit(key=key, instead_of=request, message=message)
    elif message.name == THANKS:
        yield DirectMessage(key=key, account=account, message=message)
    elif not by_letter:
        yield Edit(key=key, instead_of=request, message=message)


def worded(
    name: str,
    helper: Helper,
    case: Case,
    *,
    buttons: tuple[str, ...] = (),
    more: Mapping[str, Value] | None = None,
) -> Message:
    """A message to a helper, in their language."""
    account = helper.account
    assert account is not None, "nobody is told anything after they were forgotten"
    value = value_of(helper)
    primary = YES if YES in buttons else ""
    return Message(
        name,
        {**fields(case), **(more or {})},
        case.community.language_of(account),
        buttons=tuple(Button(b, value, "primary" if b == primary else "") for b in buttons),
    )


def fields(case: Case) -> dict[str, Value]:
    """What can be said of a question."""
    kept = case.kept
    return {
        "question": Link(kept.thread.permalink, kept.title, kept.thread.place.key),
        "topics": Topics(kept.topics),
        "many": len(kept.topics),
        "minutes": case.rules.minutes_per_question,
        "hours": case.rules.yes_hours,
        "experience": int(kept.kind is QuestionKind.EXPERIENCE),
    }
