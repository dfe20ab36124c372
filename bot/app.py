"""The file that builds things (the doors: ``bot/doors.py``): settings in, a bot that runs out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.bot import Bot, Role
from bot.community import Tagger
from bot.courier import Carried, Courier
from bot.doors import asked_of, forum_door, looker, slack_door
from bot.engine.deeds import Engine
from bot.engine.embedded import EmbeddedEngine
from bot.events import Event, Notice
from bot.manners import Manners
from bot.ports import Clock, Defer, IsPublic, Keep, LookUp, Pace, Sender
from bot.react import Spine, Trace
from bot.reactions import ANSWER, NEVER_SKIPPED, REACTIONS, SHADOWED, WHILE_STOPPED
from bot.reactions._made_up import made_up_within
from bot.settings import Settings
from bot.solving import RoundSolver
from bot.store.additions import TopicsNow
from bot.store.connecting import libpq_address
from bot.store.parcels import Parcels
from bot.store.recall import Recall
from bot.store.store import Store
from bot.store.study import Study
from bot.store.turns import Turns
from bot.store.view import Snapshot
from bot.times import RealClock
from bot.web.metrics import Figures
from bot.words import Words
from matchers.archive import Archive
from matchers.dictionary import dictionary
from matchers.model import Topic
from matchers.school import School
from matchers.tagging import FuzzyTagger

SEARCH = "/search?q=status%3Anoreplies%20status%3Aopen%20order%3Alatest_topic"
"""Discourse's advanced search: topics that nobody replied to, open ones, the newest first."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who hears what the bot does: the demo's transcript, the crash proof's counts, the traces.

    ``kept`` and ``looked_up`` are told when that began: at the doors, and at a platform.
    ``look_first=False`` shows, in the crash proof, the duplicates that looking prevents.
    """

    reacted: Callable[[Sequence[Trace]], None] = lambda _: None
    carried: Callable[[Carried], None] = lambda _: None
    kept: Callable[[Sequence[Event | Notice], datetime], None] = lambda _arrivals, _began: None
    looked_up: Callable[[Notice, Sequence[Event], datetime], None] = lambda _n, _events, _began: (
        None
    )
    figures: Figures = field(default_factory=Figures)
    look_first: bool = True


def build(
    settings: Settings,
    *,
    clock: Clock | None = None,
    watch: Watch | None = None,
    alone: bool = False,
    role: Role = "run",
    topics: TopicsNow | None = None,
) -> Bot:
    """Wire a bot from its settings. Nothing runs and nothing is sent before ``start``.

    ``alone``: it ends (``Displaced``) where another engine writes. ``topics``: told those in force.
    """
    clock, topics = clock or RealClock(), topics or TopicsNow(settings.topics)
    settings, watch = with_search(settings), _counted(watch or Watch(), clock)
    store = _store(settings, clock, role, alone=alone)
    words, turns = words_of(settings, topics), _turns(settings, store, watch, topics)
    senders, visible = dict[str, Sender](), dict[str, IsPublic]()
    parcels, is_public = _parcels(settings, store, senders), asked_of(visible)
    keep = _kept(store.keep, watch, clock)
    slack = slack_door(settings, clock, store, keep, turns, words, is_public, watch.figures)
    forum = forum_door(settings, clock, store, keep, turns, words, parcels, topics, watch.figures)
    for name, door in {"slack": slack, "discourse": forum}.items():
        if door is not None:
            senders[name], visible[name] = door.sender, door.is_public
    courier = Courier(
        letters=parcels,
        senders=senders,
        is_public=is_public,
        is_private=asked_of({"slack": slack.is_private} if slack is not None else {}),
        keep=store.keep,
        clock=clock,
        look_first=watch.look_first,
        told=watch.carried,
    )
    look_up = _looked_up(looker(slack, forum, RoundSolver(turns.look, clock)), watch, clock)
    engine = _engine(clock, store, turns, courier, look_up)
    lanes = _lanes(settings, clock, store, turns, courier, look_up) if role == "worker" else None
    parts = (store, turns, engine, slack, forum)
    return Bot(settings, clock, words, *parts, role, lanes, watch.figures)


def _counted(watch: Watch, clock: Clock) -> Watch:
    """The same watch, whose figures hear of everything, too."""

    def reacted(traces: Sequence[Trace]) -> None:
        watch.figures.reacted(traces, clock.now())
        watch.reacted(traces)

    def carried(one: Carried) -> None:
        claim = one.claim
        watch.figures.carried(
            claim.lane.partition(":")[0],
            type(claim.delivery).__name__,
            one.fate,
            (clock.now() - claim.kept).total_seconds(),
        )
        watch.carried(one)

    return replace(watch, reacted=reacted, carried=carried)


def _kept(keep: Keep, watch: Watch, clock: Clock) -> Keep:
    """The same for the doors, and heard of."""

    async def kept(arrivals: Sequence[Event | Notice]) -> None:
        began = clock.now()
        await keep(arrivals)
        watch.kept(arrivals, began)

    return kept


def _looked_up(look_up: LookUp, watch: Watch, clock: Clock) -> LookUp:
    """The same, and heard of."""

    async def looked_up(notice: Notice) -> Sequence[Event]:
        began = clock.now()
        events = await look_up(notice)
        watch.looked_up(notice, events, began)
        return events

    return looked_up


def with_search(settings: Settings) -> Settings:
    """The forum's own search is where all its open questions are, unless the rules know better."""
    digest, forum = settings.rules.send_digest, settings.discourse
    if digest is None or forum is None or digest.more_link:
        return settings
    digest = replace(digest, more_link=f"{forum.url.rstrip('/')}{SEARCH}")
    return settings.model_copy(update={"rules": replace(settings.rules, send_digest=digest)})


def _turns(settings: Settings, store: Store, watch: Watch, topics: TopicsNow) -> Turns:
    school, archive = school_of(settings), Archive(_known)
    recalls = settings.rules.show_similar is not None
    return Turns(
        store,
        snapshot=replace(_snapshot(settings, school.tagger()), answered=archive),
        study=Study(store, school, topics),
        recall=Recall(store, archive) if recalls else None,
        spine=Spine(REACTIONS, WHILE_STOPPED, NEVER_SKIPPED, made_up_within, ANSWER),
        told=watch.reacted,
    )


def _parcels(settings: Settings, store: Store, senders: Mapping[str, Sender]) -> Parcels:
    pace = Pace(
        gaps={"slack": settings.slack_pace},
        per_minute={"discourse": settings.forum_per_minute},
        senders=senders,
    )
    manners = Manners.of(settings.rules)
    return Parcels(store, pace=pace, timeout=settings.http_timeout, manners=manners)


def _engine(
    clock: Clock, store: Store, turns: Turns, courier: Courier, look_up: LookUp
) -> EmbeddedEngine:
    return EmbeddedEngine(
        turns=turns,
        courier=courier,
        look_up=look_up,
        clock=clock,
        arrived=store.arrived,
        next_due=store.next_due,
        crowded=lambda: store.crowded,
    )


def _store(settings: Settings, clock: Clock, role: Role, *, alone: bool) -> Store:
    """Workers are several, and write in turn; whoever answers at a door does not wait for them."""
    return Store(
        settings.database_url,
        clock=clock,
        alone=alone,
        defer=_defer(role),
        in_turn=role == "worker",
    )


def _defer(role: Role) -> Defer | None:
    if role == "run":
        return None
    from bot.engine.procrastinate import deferring  # noqa: PLC0415  (only many pay for loading it)

    return deferring()


def _lanes(  # noqa: PLR0917  (one builder, called once)
    settings: Settings,
    clock: Clock,
    store: Store,
    turns: Turns,
    courier: Courier,
    look_up: LookUp,
) -> Engine:
    from bot.engine.procrastinate import LaneEngine  # noqa: PLC0415  (as above)

    return LaneEngine(
        address=libpq_address(settings.database_url),
        turns=turns,
        courier=courier,
        look_up=look_up,
        lanes=store,
        clock=clock,
    )


def words_of(settings: Settings, topics: Mapping[str, Topic] | None = None) -> Words:
    """The wording of ``config/messages``, as the community speaks and in its time zone.

    ``topics`` are those in force, if not just those of the file.
    """
    ours = settings.rules.community
    return Words(
        settings.config / "messages",
        settings.topics if topics is None else topics,
        ours.time_zone,
        address=ours.address,
        gender=ours.gender,
    )


def snapshot_of(settings: Settings) -> Snapshot:
    """Rules, topics and a tagger, in memory."""
    return _snapshot(settings, school_of(settings).tagger())


def school_of(settings: Settings) -> School:
    """Where the tagger learns; nothing is learnt yet."""
    return School(FuzzyTagger(settings.topics, known=_known), known=_known)


def _known(word: str) -> bool:
    # Two seconds and 140 MB, once: ``start`` loads the dictionaries off the request path.
    return dictionary()(word)


def _snapshot(settings: Settings, tagger: Tagger) -> Snapshot:
    return Snapshot(
        settings.rules,
        settings.topics,
        tagger,
        shadowed=SHADOWED,
        unstoppable=WHILE_STOPPED,
        known=_known,
    )
