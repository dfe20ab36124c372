"""A feature in the shadow decides as ever; of its effects one line is kept, no more.

Once a day moderators read these lines (``report_shadow``): where, and about which topics. The words
that would have been said are not kept.

What only corrects what was said before (an edit, a removal, people's own tags) is no news: it goes
its way, so that whoever takes our word back is heard in the shadow, too. So does what we set
ourselves for later: whoever only watches goes on watching.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from bot.community import Community
from bot.effects import ApplyTags, Delivery, Effect, KeepShadow, Later, Reply, TagThread
from bot.events import Event
from bot.steering import begins, place_of, thread_of


def key_of(said: str) -> str:
    """The key of the line about what would have been said under the key ``said``."""
    return f"shadow:{said}"


def shadowed(
    feature: str,
    effects: Sequence[Effect],
    at: datetime,
    community: Community,
    about: str = "",
) -> list[Effect]:
    """``effects`` as they are, or what is left of them where the feature only watches.

    ``about``: the key of the thread that led to them, if one did.
    """
    steering = community.steering()
    if not steering.shadow or feature not in steering.shadowed:
        return list(effects)
    mods = community.moderators_place()
    held = [
        e
        for e in effects
        if begins(e)
        and steering.watches(feature, place_of(e))
        and not (mods is not None and place_of(e) == mods.key)  # they are who shall read it
    ]
    if not held:
        return list(effects)
    live = [e for e in effects if begins(e) and e not in held]
    topics = tuple(t.topic for e in effects if isinstance(e, TagThread) for t in e.tags)
    told = [e for e in held if not isinstance(e, Event)]
    lines = [
        _line(feature, list(here), topics, at, about) for _, here in groupby(told, key=place_of)
    ]
    # what is kept belongs to what is said: nothing is kept where nothing is
    kept = [e for e in effects if e in live or (not begins(e) if live else isinstance(e, Later))]
    return kept + lines


def _line(
    feature: str, held: list[Effect], topics: tuple[str, ...], at: datetime, about: str
) -> KeepShadow:
    first = _what_says_most([e for e in held if isinstance(e, Delivery)])
    in_thread = isinstance(first, Reply | ApplyTags)
    return KeepShadow(
        key=key_of(first.key),
        feature=feature,
        kind="replied" if in_thread else "posted" if place_of(first) else "private",
        place=place_of(first),
        topics=topics if in_thread else (),
        thread=thread_of(first) if in_thread else about,
        at=at,
    )


def _what_says_most(held: list[Delivery]) -> Delivery:
    """The first list among them (not the opening of its thread), else what was to be said last."""
    spoken = [e for e in held if not isinstance(e, ApplyTags)] or held
    lists = (e for e in spoken if getattr(getattr(e, "message", None), "parts", ()))
    return next(lists, spoken[-1])
