"""`/lotse stopp themen`, `/lotse weiter #hilfe`: moderators stop a feature or a place, and go on.

Where a community begins in the shadow, going on has two steps: what was stopped watches again, and
what watches begins to speak. Stopping takes both back at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.commands import BY_NAME
from bot.community import Community
from bot.effects import Answer, Effect, InPlace, Message, Post, Switch, Value, Withdraw
from bot.events import CommandGiven
from bot.reactions._features import Target, Unknown, features_on, moderates, target, word_of
from bot.steering import ALL, LIVE, STOPPED
from matchers.model import Place, Visibility

EVERYTHING = frozenset({"", "alles", "all", "everything"})
"""What is meant for the whole bot: ``answer_command`` sees to that."""


def steer_features(event: CommandGiven, community: Community) -> Iterator[Effect]:
    """Turn the switches, and say what holds now and how to take it back."""
    whole = event.argument.casefold().strip() in EVERYTHING
    if event.command not in ("stop", "continue") or whole or not moderates(event, community):
        return
    meant = target(event)
    if isinstance(meant, Unknown):
        yield Answer(message=_unknown(meant, event, community))
    elif meant.feature in community.steering().unstoppable:
        yield _answer("never", meant, event, community)
    elif meant.feature and getattr(community.rules, meant.feature) is None:
        yield _answer("off", meant, event, community)
    elif event.command == "stop":
        yield from _stop(meant, event, community)
    else:
        yield from _continue(meant, event, community)


def watching(event: CommandGiven, community: Community) -> Iterator[Message]:
    """Whoever lets the whole bot go on may mean what is in the shadow."""
    steering, language = community.steering(), event.language
    names = [word_of(f, language) for f in features_on(community) if steering.watches(f)]
    if names:
        fields: dict[str, Value] = {"names": ", ".join(names), "near": names[0].casefold()}
        yield Message("steer_features-in_the_shadow", fields, language)


def _stop(meant: Target, event: CommandGiven, community: Community) -> Iterator[Effect]:
    steering = community.steering()
    if STOPPED + meant.name in steering.switches:
        yield _answer("stopped_already", meant, event, community)
        return
    yield _switch(STOPPED + meant.name, event, on=True)
    for live in steering.on(LIVE):
        if live == meant.name or (not meant.place and live.startswith(f"{meant.feature}@")):
            yield _switch(LIVE + live, event, on=False)
    yield from _aloud("here", meant, event, community)
    yield _answer("stopped", meant, event, community)


def _continue(meant: Target, event: CommandGiven, community: Community) -> Iterator[Effect]:
    steering, watching = community.steering(), _watching(meant, community)
    if STOPPED + meant.name in steering.switches:
        for feature in watching:
            yield Withdraw(feature=feature, place=meant.place)
        yield _switch(STOPPED + meant.name, event, on=False)
        yield from _aloud("here_again", meant, event, community)
        yield _answer("watching" if watching else "running", meant, event, community)
    elif watching:
        yield _switch(LIVE + meant.name, event, on=True)
        yield _answer("live", meant, event, community)
    else:
        yield _answer("running_already", meant, event, community)


def _watching(meant: Target, community: Community) -> tuple[str, ...]:
    """Which of the features that are meant are in the shadow there."""
    steering = community.steering()
    features = (meant.feature,) if meant.feature else features_on(community)
    return tuple(f for f in features if steering.watches(f, meant.place))


def _switch(name: str, event: CommandGiven, *, on: bool) -> Switch:
    return Switch(name=name, on=on, by=event.account, at=event.at)


def _aloud(what: str, meant: Target, event: CommandGiven, community: Community) -> Iterator[Effect]:
    """One line for all, where a channel that we listen to is stopped, or goes on."""
    rules = community.rules.community
    if not meant.feature and meant.place in rules.slack_channels:
        place = Place(meant.place, Visibility.PUBLIC)
        message = Message(f"steer_features-{what}", {}, rules.language)
        yield Post(key=f"steer_features:{event.key}", place=place, message=message)


def _answer(what: str, meant: Target, event: CommandGiven, community: Community) -> Answer:
    fields = {"what": meant.told(event.language), "typed": meant.typed}
    parts: list[Message] = []
    if meant.feature and meant.place and what not in ("never", "off"):
        there: dict[str, Value] = {"place": InPlace(meant.place)}
        parts.append(Message("steer_features-only_there", there, event.language))
    if ALL in community.steering().switches:
        parts.append(Message("steer_features-all_stopped", {}, event.language))
    name = f"steer_features-{what}"
    return Answer(message=Message(name, fields, event.language, parts=tuple(parts)))


def _unknown(meant: Unknown, event: CommandGiven, community: Community) -> Message:
    fields: dict[str, Value] = {"word": meant.word}
    if meant.place:
        return Message("steer_features-unknown_place", fields, event.language)
    if meant.near:
        fields["command"] = BY_NAME[event.command].word(event.language)
        fields["near"] = meant.near
        return Message("steer_features-unknown_near", fields, event.language)
    names = [word_of(feature, event.language) for feature in features_on(community)]
    fields["names"] = ", ".join(names)
    return Message("steer_features-unknown", fields, event.language)
