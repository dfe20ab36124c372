"""Whatever the two of a pair press, and when: asked once, and what one says changes nothing that
the other reads, but for the one thing that both have to want.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from bot.effects import (
    Answer,
    BlockPair,
    DirectMessage,
    Edit,
    KeepCheckIn,
    Later,
    Post,
    SettleMatch,
)
from bot.events import ButtonPressed, Event, MatchAccepted
from bot.reactions._check_in_answers import BUTTONS
from bot.reactions._check_in_words import GO_ON
from bot.reactions.check_in import check_in
from matchers.model import Account, MatchState
from tests.reactions.test_check_in import MODERATORS, PROFILES
from tests.reactions.village import ADA, BEN, DAY, HELP, NOW, Village, pair

Press = tuple[int, str]
"""After so many days, which button."""

PRESSES = st.lists(st.tuples(st.integers(3, 60), st.sampled_from(sorted(BUTTONS))), max_size=12)


class Weeks:
    """The weeks of one pair: what is due comes, what is pressed is answered, all of it is kept."""

    def __init__(self) -> None:
        self.village = Village(
            matches=[pair(state=MatchState.ACCEPTED)], profiles=PROFILES, moderators=MODERATORS
        )
        self.said: list[tuple[str, Any]] = []
        self.due: dict[str, Event] = {}
        self._take(MatchAccepted(key="a", at=NOW, match="m1"), "")

    def live(self, ada: list[Press], ben: list[Press]) -> None:
        """Press and let time pass, in order; of two at one moment Ada is the first."""
        mine = [(day, 0, number, ADA, button) for number, (day, button) in enumerate(ada)]
        theirs = [(day, 1, number, BEN, button) for number, (day, button) in enumerate(ben)]
        for day, _, number, who, button in sorted((*mine, *theirs)):
            self._until(day)
            self._take(pressed(who, button, day, number), who)
        self._until(200)

    def read_by(self, account: Account) -> list[tuple[str, str]]:
        """All that a member reads: keys, and the words with what fills them."""
        role = "learner" if account == ADA else "expert"
        found: list[tuple[str, str]] = []
        for by, effect in self.said:
            told = isinstance(effect, DirectMessage) and effect.account == account
            edited = isinstance(effect, Edit) and (f":{role}:" in effect.key or by == "")
            if told or edited or (isinstance(effect, Answer) and by == account):
                found.append((getattr(effect, "key", ""), repr(effect.message)))
        return found

    def _until(self, day: int) -> None:
        for key, event in sorted(self.due.items(), key=lambda one: one[1].at):
            if event.at < NOW + day * DAY:
                del self.due[key]
                self._take(event, "")

    def _take(self, event: Event, by: str) -> None:
        for effect in check_in(event, self.village):  # type: ignore[arg-type]
            match effect:
                case KeepCheckIn(check_in=told):
                    others = [o for o in self.village.checked if o.account != told.account]
                    both = tuple(sorted((*others, told), key=lambda one: one.account))
                    self.village = replace(self.village, checked=both)
                case SettleMatch(state=state):
                    over = [replace(self.village.matches[0], state=state)]
                    self.village = replace(self.village, matches=over)
                case Later(event=later):
                    self.due[later.key] = later
                case DirectMessage() | Edit() | Post():
                    self.said.append((by, effect))
                    keys = self.village.keys | {effect.key}
                    self.village = replace(self.village, keys=keys)
                case Answer():
                    self.said.append((by, effect))
                case BlockPair():
                    self.village = replace(self.village, blocks=frozenset({frozenset((ADA, BEN))}))


def pressed(who: Account, button: str, day: int, number: int) -> ButtonPressed:
    return ButtonPressed(
        key=f"{who}:{number}",
        at=NOW + day * DAY,
        account=who,
        place=HELP,
        button=button,
        value="m1",
    )


def lived(ada: list[Press], ben: list[Press]) -> Weeks:
    weeks = Weeks()
    weeks.live(ada, ben)
    return weeks


@given(PRESSES, PRESSES)
@example([], [(3, "check_in-hard"), (3, "check_in-no_talk"), (3, "check_in-no_talk")])
def test_nobody_is_asked_or_told_twice_and_it_ends_in_any_case(
    ada: list[Press], ben: list[Press]
) -> None:
    weeks = lived(ada, ben)
    keys = [effect.key for _, effect in weeks.said if not isinstance(effect, Answer)]
    assert len(keys) == len(set(keys))
    asked = [key for key in keys if key.endswith((":met", ":felt")) and "learner" in key]
    assert len(asked) == 2
    assert weeks.village.matches[0].state is MatchState.ENDED
    assert weeks.due == {}
    (ends,) = {told.ends for told in weeks.village.checked}
    assert ends - NOW in (timedelta(weeks=6), timedelta(weeks=12))


@given(PRESSES, PRESSES)
def test_what_one_says_changes_nothing_that_the_other_reads(
    ada: list[Press], ben: list[Press]
) -> None:
    alone = [(day, button) for day, button in ada if button != GO_ON]
    assert lived(alone, ben).read_by(BEN) == lived([], ben).read_by(BEN)
    theirs = [(day, button) for day, button in ben if button != GO_ON]
    assert lived(ada, theirs).read_by(ADA) == lived(ada, []).read_by(ADA)
    if not any(button == GO_ON for _, button in ben):
        assert lived(ada, ben).read_by(BEN) == lived([], ben).read_by(BEN)


def test_two_wishes_are_the_one_thing_that_both_read() -> None:
    both = lived([(40, GO_ON)], [(41, GO_ON)])
    for account in (ADA, BEN):
        assert "check_in-longer" in repr(both.read_by(account))
    assert both.read_by(ADA) != lived([(40, GO_ON)], []).read_by(ADA)
