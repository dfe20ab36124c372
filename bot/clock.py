"""Time passes. What is due is computed from the calendar; APScheduler only wakes us.

No scheduler's memory decides: several clocks, a restart or a machine that was off all Monday come
to the same digest, since the store keeps ``week:2026-W47`` once.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.events import DayEnded, DraftDue, RoundOpened, WeekEnded
from bot.rules import Rules
from bot.rules_digests import SendDigestRules
from bot.rules_rounds import HoldRoundsRules, StudyGroup
from matchers.held import round_name
from matchers.rhythm import closing, last_opening
from matchers.weeks import day_before, last_due, last_hour, next_due, week_name
from matchers.wishes import Wish

# --- what is due


def digest_due(now: datetime, rules: Rules) -> WeekEnded | None:
    """The digest that fell due last; ``None`` where digests are off or it would come too late.

    In the shadow a week ends for moderators, whether or not there are digests. Asked again, it
    gives the same key, week and ``at`` (the due moment, in UTC).
    """
    digest = rules.send_digest or (SendDigestRules() if rules.community.shadow else None)
    if digest is None:
        return None
    zone = ZoneInfo(rules.community.time_zone)
    due = last_due(now, digest.weekday, digest.hour, zone)
    if now - due > timedelta(days=digest.late_days):
        return None
    week = week_name(due)
    return WeekEnded(key=f"week:{week}", at=due.astimezone(UTC), week=week)


def day_due(now: datetime, rules: Rules) -> DayEnded | None:
    """The last hour at which moderators hear of the day's shadow; ``None``: there is no shadow.

    It is never more than a day ago: whoever was off then is told later on.
    """
    report = rules.report_shadow
    if report is None or not rules.community.shadow:
        return None
    due = last_hour(now, report.hour, ZoneInfo(rules.community.time_zone))
    day = f"{due:%Y-%m-%d}"
    return DayEnded(key=f"day:{day}", at=due.astimezone(UTC), day=day)


def draft_due(now: datetime, rules: Rules) -> DraftDue | None:
    """The draft of the next digest, from the day before it on; ``None``: nobody wants to see it."""
    digest = rules.send_digest
    if digest is None or digest.approve != "draft":
        return None
    zone = ZoneInfo(rules.community.time_zone)
    due = next_due(now, digest.weekday, digest.hour, zone)
    shown = day_before(due, zone)
    if now < shown:
        return None
    week = week_name(due)
    at, due = shown.astimezone(UTC), due.astimezone(UTC)
    return DraftDue(key=f"draft:{week}", at=at, week=week, due=due)


def rounds_due(now: datetime, rules: Rules) -> list[RoundOpened]:
    """The round of each study group that fell due last, unless it would open too late.

    Half of the time to answer has to be left: the other half may be lost to a machine that was off.
    """
    groups = rules.hold_rounds.all_groups if rules.hold_rounds is not None else ()
    due = (round_due(now, rules, group) for group in groups)
    return [one for one in due if one is not None]


def round_due(now: datetime, rules: Rules, group: StudyGroup | None = None) -> RoundOpened | None:
    """The one of this group, or of everybody."""
    rounds = rules.hold_rounds
    group = group or (rounds.group("") if rounds is not None else None)
    if rounds is None or group is None:
        return None
    zone = ZoneInfo(rules.community.time_zone)
    due = last_opening(now, group.rhythm, group.weekday, group.hour, zone)
    if now - due > timedelta(days=rounds.answer_days) / 2:
        return None
    name, at = round_name(week_name(due), group.name), due.astimezone(UTC)
    return RoundOpened(key=f"round:{name}", at=at, round=name, closes=round_closes(at, rules))


def round_closes(opened: datetime, rules: Rules) -> datetime:
    """When the answers to a round end that opened then, by the community's wall clock."""
    days = (rules.hold_rounds or HoldRoundsRules()).answer_days
    return closing(opened, days, ZoneInfo(rules.community.time_zone))


def wish_key(wish: Wish, now: datetime, zone: ZoneInfo) -> str:
    """Each moment at which it falls due is one event; that one is told a week is seen to later.

    What came of none (it failed, or nobody reacted to it) is one more each day, until one moves
    the wish on: by then nothing is told, but the next week is.
    """
    late = f":{days}" if (days := (now - wish.due).days) else ""
    return f"wish:{wish.id}:{wish.due.astimezone(zone):%Y-%m-%dT%H%z}{late}"


# --- being woken


@dataclass(frozen=True, slots=True)
class Wake:
    """Call ``call`` at the start and every ``every``. ``name`` is for the log."""

    name: str
    every: timedelta
    call: Callable[[], Awaitable[object]]


class Waker:
    """Calls each ``Wake`` in its turn; a call still running is not called a second time.

    A call that fails is logged and called again at its next turn: it harms no other.
    """

    def __init__(self, wakes: Sequence[Wake]) -> None:
        self._wakes = wakes
        self._running: dict[asyncio.Task[object], str] = {}
        self._stopped = False
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            # one is called while another runs, and ends at once: the scheduler itself would warn
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 2},
        )

    def start(self) -> None:
        """Begin, inside the running event loop; every call is made once at once."""
        for wake in self._wakes:
            self._scheduler.add_job(
                self._call,
                "interval",
                seconds=wake.every.total_seconds(),
                args=[wake],
                next_run_time=datetime.now(UTC),
            )
        self._scheduler.start()

    def call_now(self) -> None:
        """The clock was set back: the next calls wait for a moment that it named before."""
        for job in self._scheduler.get_jobs():
            job.modify(next_run_time=datetime.now(UTC))

    async def stop(self, within: float = 5.0) -> None:
        """Call nothing any more; wait up to ``within`` seconds for what runs, then cancel it."""
        if not self._scheduler.running:
            return
        self._stopped = True
        self._scheduler.pause()
        if self._running:
            await asyncio.wait(self._running, timeout=within)
        self._scheduler.shutdown(wait=False)
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _call(self, wake: Wake) -> None:
        # the scheduler may have begun this call just before it was paused
        if self._stopped or wake.name in self._running.values():
            return
        task = asyncio.current_task()
        assert task is not None
        self._running[task] = wake.name
        try:
            await wake.call()
        except asyncio.CancelledError:
            structlog.get_logger("bot.clock").info("wake_cut_short", wake=wake.name)
        except Exception:  # noqa: BLE001  (a wake outlives whatever its call runs into)
            structlog.get_logger("bot.clock").exception("wake_failed", wake=wake.name)
        finally:
            self._running.pop(task, None)
