"""The only file that builds things: settings in, a bot that runs out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.bot import Bot
from bot.community import Tagger
from bot.courier import Carried, Courier
from bot.discourse.access import DiscourseAccess
from bot.discourse.listen import DiscourseDoor
from bot.engine.embedded import EmbeddedEngine
from bot.errors import Unsent
from bot.events import Event, Notice
from bot.manners import Manners
from bot.ports import Clock, IsPrivate, IsPublic, LookUp, Pace, Sender
from bot.react import Spine, Trace
from bot.reactions import ANSWER, NEVER_SKIPPED, REACTIONS, SHADOWED, WHILE_STOPPED
from bot.reactions._made_up import made_up_within
from bot.settings import Settings
from bot.slack.access import SlackAccess
from bot.slack.listen import SlackDoor
from bot.solving import KIND, RoundSolver
from bot.store.additions import TopicsNow
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
    """Who hears what the bot does: the demo's transcript, the crash proof's counts.

    ``look_first=False`` shows, in the crash proof, the duplicates that looking prevents.
    """

    reacted: Callable[[Sequence[Trace]], None] = lambda _: None
    carried: Callable[[Carried], None] = lambda _: None
    figures: Figures = field(default_factory=Figures)
    look_first: bool = True


def build(
    settings: Settings,
    *,
    clock: Clock | None = None,
    watch: Watch | None = None,
    alone: bool = False,
    topics: TopicsNow | None = None,
) -> Bot:
    """Wire a bot from its settings. Nothing runs and nothing is sent before ``start``.

    ``alone``: it ends (``Displaced``) where another engine writes. ``topics``: told those in force.
    """
    clock = clock or RealClock()
    settings, watch = with_search(settings), _counted(watch or Watch(), clock)
    topics = topics or TopicsNow(settings.topics)
    store = Store(settings.database_url, clock=clock, alone=alone)
    words = words_of(settings, topics)
    turns = _turns(settings, store, watch, topics)
    senders: dict[str, Sender] = {}
    parcels = _parcels(settings, store, senders)
    visible: dict[str, IsPublic] = {}
    is_public = _asked_of(visible)
    slack = _slack(settings, clock, store, turns, words, is_public)
    forum = _forum(settings, clock, store, turns, words, parcels, topics)
    doors = {"slack": slack, "discourse": forum}
    senders |= {name: door.sender for name, door in doors.items() if door is not None}
    visible |= {name: door.is_public for name, door in doors.items() if door is not None}
    courier = Courier(
        letters=parcels,
        senders=senders,
        is_public=is_public,
        is_private=_asked_of({"slack": slack.is_private} if slack is not None else {}),
        keep=store.keep,
        clock=clock,
        look_first=watch.look_first,
        told=watch.carried,
    )
    looker = _looker(slack, forum, RoundSolver(turns.look, clock))
    engine = _engine(clock, store, turns, courier, looker)
    return Bot(settings, clock, words, store, turns, engine, slack, forum, watch.figures)


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
            busy=one.busy,
        )
        watch.carried(one)

    return replace(watch, reacted=reacted, carried=carried)


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


def _slack(  # noqa: PLR0917  (one builder, called once)
    settings: Settings,
    clock: Clock,
    store: Store,
    turns: Turns,
    words: Words,
    is_public: IsPublic,
) -> SlackDoor | None:
    given = settings.slack
    if given is None:
        return None
    access = SlackAccess(
        bot_token=given.bot_token.get_secret_value(),
        signing_secret=given.signing_secret.get_secret_value() if given.signing_secret else "",
        app_token=given.app_token.get_secret_value() if given.app_token else "",
        api_url=given.api_url,
        timeout=settings.http_timeout,
    )
    return SlackDoor(
        access,
        clock=clock,
        keep=store.keep,
        react_now=turns.react_now,
        is_public=is_public,
        look=turns.look,
        mark=store.mark,
        marked=store.marked,
        words=words,
        rules=settings.rules,
    )


def _forum(  # noqa: PLR0917  (one builder, called once)
    settings: Settings,
    clock: Clock,
    store: Store,
    turns: Turns,
    words: Words,
    parcels: Parcels,
    topics: TopicsNow,
) -> DiscourseDoor | None:
    given = settings.discourse
    if given is None:
        return None
    access = DiscourseAccess(
        url=given.url,
        api_key=given.api_key.get_secret_value(),
        api_username=given.api_username,
        webhook_secret=given.webhook_secret.get_secret_value(),
        timeout=settings.http_timeout,
    )
    return DiscourseDoor(
        access,
        clock=clock,
        keep=store.keep,
        look=turns.look,
        mark=store.mark,
        marked=store.marked,
        budget=parcels,
        words=words,
        rules=settings.rules,
        topics=topics,
    )


def _asked_of(doors: Mapping[str, IsPublic | IsPrivate]) -> IsPublic | IsPrivate:
    """The question put to the place's own platform; where there is no door to it: no."""

    async def ask(place: str) -> bool:
        platform = place.partition(":")[0]
        return platform in doors and await doors[platform](place)

    return ask


def _looker(slack: SlackDoor | None, forum: DiscourseDoor | None, solver: RoundSolver) -> LookUp:
    """A thread of the chat is read there; the forum's own notices name none. A round is solved."""

    async def look_up(notice: Notice) -> Sequence[Event]:
        if notice.kind == KIND:
            return await solver.look_up(notice)
        door = slack if notice.thread else forum
        if door is None:
            raise Unsent("there is no door to where this happened")
        return await door.look_up(notice)

    return look_up
