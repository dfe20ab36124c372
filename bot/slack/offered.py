"""What a form may offer now: a choice that a person worded is asked about like any link."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import replace

from bot.effects import Form, Input
from bot.ports import IsPublic


async def only_public_options(form: Form, is_public: IsPublic) -> Form:
    """The form without choices from places that are public no more; none left: no question."""
    places = sorted({o.place for one in form.inputs for o in one.options if o.place})
    answers = await asyncio.gather(*(is_public(place) for place in places))
    hidden = {place for place, shown in zip(places, answers, strict=True) if not shown}
    asked = ((one, _without(one, hidden)) for one in form.inputs)
    return replace(form, inputs=tuple(now for one, now in asked if now.options or not one.options))


def _without(one: Input, hidden: Collection[str]) -> Input:
    options = tuple(option for option in one.options if option.place not in hidden)
    gone = {option.value for option in one.options if option.place in hidden}
    initial = tuple(value for value in one.initial if value not in gone)
    return replace(one, options=options, initial=initial)
