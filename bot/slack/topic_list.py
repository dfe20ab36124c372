"""The topics that fit what somebody types into a list: Slack asks for them with each character.

Slack waits three seconds for a ``block_suggestion`` and repeats nothing. Only the topics in memory
and how often each was asked about are looked at; nothing is kept, and what was typed goes nowhere.
Source: https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from typing import Any

import structlog

from bot.errors import NotForUs
from bot.ports import Look
from bot.slack.keys import checked_id
from bot.slack.knowing import Knowing
from bot.slack.limits import LIMITS
from bot.slack.markup import clean
from bot.slack.payload import Payload, inner, words
from bot.slack.read_click import metadata
from bot.slack.render_form import topic_option
from bot.words import Words
from matchers.model import Language
from matchers.so_far import fitting

log = structlog.get_logger("bot.slack")

SECONDS = 2.0
"""After these the list is empty: better than the error that Slack shows after three."""

Json = dict[str, Any]


class TopicLists:
    """Answers for every list of topics in our forms. ``counts`` says what was refused, and why."""

    def __init__(self, knowing: Knowing, look: Look, words: Words, counts: Counter[str]) -> None:
        self._knowing = knowing
        self._look = look
        self._words = words
        self._counts = counts

    async def options(self, payload: Payload) -> list[Json]:
        """At most 100 options, the best first; none for what is not asked in a form of ours."""
        try:
            typed, language = self._read(payload)
            async with asyncio.timeout(SECONDS):
                found = await self._fitting(typed, language)
            return [topic_option(one, language, self._words).to_dict() for one in found]
        except NotForUs as reason:
            self._counts[str(reason)] += 1
        except TimeoutError:
            self._counts["late"] += 1
        except Exception as error:  # noqa: BLE001  (an empty list, whatever broke; and no word)
            self._counts["answer failed"] += 1
            log.warning("answer failed", error=type(error).__name__)
        return []

    def _read(self, payload: Payload) -> tuple[str, Language]:
        """What was typed, and in which language the form is.

        Raises ``NotForUs``: whoever types is not of this workspace, or there is no such list.
        """
        us, user = self._knowing.ourselves, inner(payload, "user")
        checked_id(words(user, "id"))
        if us is None or words(user, "team_id") != us.team:
            raise NotForUs("another workspace")
        view = inner(payload, "view")
        if words(payload, "action_id") not in _lists(view, words(payload, "block_id")):
            raise NotForUs("no list of ours")
        _, language = metadata(view, self._knowing.language)
        return clean(words(payload, "value")), language

    async def _fitting(self, typed: str, language: Language) -> tuple[str, ...]:
        most = LIMITS["select.options.max_items"]
        return await self._look(
            lambda community: fitting(
                typed,
                community.topics,
                language,
                asked=community.topics_asked(),
                at_most=most,
            )
        )


def _lists(view: Payload, block_id: str) -> Iterator[str]:
    """The action ids of the lists in this block that ask us for their choices."""
    blocks = view.get("blocks")
    for block in blocks if isinstance(blocks, list) else ():
        element = inner({"block": block}, "block", "element")
        named = words(inner({"block": block}, "block"), "block_id") == block_id
        if named and words(element, "type") == "multi_external_select":
            yield words(element, "action_id")
