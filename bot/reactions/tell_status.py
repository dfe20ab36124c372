"""`/lotse status`: what runs, what watches, what is stopped, and how the bot is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.community import Community
from bot.effects import Answer, Effect, InPlace, Message, Moment, Value
from bot.events import CommandGiven
from bot.reactions._features import features_on, moderates, word_of
from bot.steering import ALL, LIVE, STOPPED, Steering
from matchers.model import Language

LONGEST_WAIT = timedelta(minutes=10)
"""What waits longer than this is not merely paced."""

REMOVED = "removed:"


def tell_status(event: CommandGiven, community: Community) -> Iterator[Effect]:
    """One paragraph for each thing that a moderator may want to change or mend."""
    if event.command == "status" and moderates(event, community):
        parts = (*_features(event.language, community), *_health(event, community))
        yield Answer(message=Message("tell_status-status", {}, event.language, parts=parts))


def _features(language: Language, community: Community) -> Iterator[Message]:
    steering, on = community.steering(), features_on(community)
    stopped = tuple(f for f in on if STOPPED + f in steering.switches)
    watching = tuple(f for f in on if f not in stopped and steering.watches(f))
    running = tuple(f for f in on if f not in stopped and f not in watching)
    if ALL in steering.switches:
        yield Message("tell_status-all_stopped", {}, language)
        running = watching = ()
    for what, features in (("running", running), ("watching", watching), ("stopped", stopped)):
        if features:
            names = ", ".join(word_of(feature, language) for feature in features)
            yield Message(f"tell_status-{what}", {"names": names}, language)
    yield from _places(steering, language)
    if watching and community.moderators_place() is None:
        yield Message("tell_status-nobody_reads", {}, language)


def _places(steering: Steering, language: Language) -> Iterator[Message]:
    """What holds in single channels and categories only."""
    for what, prefix in (("live", LIVE), ("stopped", STOPPED)):
        for target in steering.on(prefix):
            feature, at, place = target.partition("@")
            if at:
                fields: dict[str, Value] = {
                    "what": word_of(feature, language),
                    "place": InPlace(place),
                }
                yield Message(f"tell_status-{what}_there", fields, language)
            elif ":" in target:
                fields = {"place": InPlace(target)}
                yield Message(f"tell_status-{what}_in", fields, language)


def _health(event: CommandGiven, community: Community) -> Iterator[Message]:
    health, language = community.health(), event.language
    waited = _since(health.oldest, event.at)
    removed = [s for s in sorted(community.steering().switches) if s.startswith(REMOVED)]
    resting = {name: at for name, at in health.resting.items() if at > event.at}
    if waited > LONGEST_WAIT:
        since: dict[str, Value] = {"since": Moment(event.at - waited)}
        yield Message("tell_status-waiting", since, language)
    if health.dead:
        yield Message("tell_status-dead", {"count": health.dead}, language)
    for name in removed:
        platform = name.removeprefix(REMOVED).capitalize()
        yield Message("tell_status-removed", {"platform": platform}, language)
    for platform, until in sorted(resting.items()):
        told: dict[str, Value] = {"platform": platform.capitalize(), "until": Moment(until)}
        yield Message("tell_status-resting", told, language)
    if waited <= LONGEST_WAIT and not (health.dead or removed or resting):
        yield Message("tell_status-well", {}, language)


def _since(oldest: datetime | None, now: datetime) -> timedelta:
    return now - oldest if oldest is not None else timedelta()
