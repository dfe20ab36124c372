"""The rules of rounds, and of what becomes of those who met."""

from __future__ import annotations

from dataclasses import dataclass

from matchers.model import Language
from matchers.rhythm import Rhythm


@dataclass(frozen=True, slots=True)
class StudyGroup:
    """``[[hold_rounds.groups]]``: some topics whose rounds open in a rhythm of their own.

    ``name`` is what moderators type; people read ``de`` or ``en``. ``topics`` and whatever is a
    part of them count in its rounds, and whoever learns or teaches one of these is asked; without
    any it is all topics. What it does not say of its rhythm is as in ``[hold_rounds]``.
    """

    name: str = ""
    de: str = ""
    en: str = ""
    topics: tuple[str, ...] = ()
    rhythm: Rhythm = "monthly"
    weekday: int = 0
    hour: int = 9

    def title(self, language: Language) -> str:
        """What it is called, for people who read ``language``."""
        return (self.de if language == "de" else self.en) or self.de or self.en or self.name


@dataclass(frozen=True, slots=True)
class HoldRoundsRules:
    """``[hold_rounds]``: a round opens in its ``rhythm``, on ``weekday`` at ``hour``.

    Monthly is the first such day of a month, quarterly that of January, April, July and October.
    Members may answer for ``answer_days``. ``approve``: moderators see what came out, and nothing
    goes out before one of them lets it. For ``again_days`` after the answers seats that become free
    are offered on. ``circles``: one expert with three or four learners is
    found as well as pairs; ``tandems``: two who teach each other. ``choose_from``: the learner of a
    pair may choose among so many at most, and only then is an expert asked; 1: both are asked.
    Without ``groups`` everybody is in one, which has no name.
    """

    rhythm: Rhythm = "monthly"
    weekday: int = 0
    hour: int = 9
    answer_days: int = 3
    again_days: int = 14
    approve: bool = False
    circles: bool = True
    tandems: bool = True
    choose_from: int = 1
    groups: tuple[StudyGroup, ...] = ()

    @property
    def all_groups(self) -> tuple[StudyGroup, ...]:
        """Those that hold rounds: at least one."""
        return self.groups or (self._everybody,)

    def group(self, name: str) -> StudyGroup | None:
        """The group of this name; ``None``: it holds no rounds any more.

        A round of everybody goes on as it began, also where there are groups now.
        """
        return next((one for one in (*self.groups, self._everybody) if one.name == name), None)

    @property
    def _everybody(self) -> StudyGroup:
        return StudyGroup(rhythm=self.rhythm, weekday=self.weekday, hour=self.hour)


@dataclass(frozen=True, slots=True)
class CheckInRules:
    """``[check_in]``: a pair lasts ``weeks``, and as long again if both wish it.

    After ``ask_days`` each is asked whether they made a date, ``before_days`` before the end how it
    was; each once.
    """

    weeks: int = 6
    ask_days: int = 3
    before_days: int = 4
