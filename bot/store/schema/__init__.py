"""The tables. Times are seconds since 1970 in UTC; payloads are JSON text of our own dataclasses.

What is truth here: ``inbox`` (what happened), ``outbox`` (what is still to be said, and what was),
and the notes that reactions keep about threads, members and matches.
"""

from __future__ import annotations

from bot.store.schema.arrivals import RUNGS, failure, inbox
from bot.store.schema.base import metadata
from bot.store.schema.checking_in import check_in
from bot.store.schema.helpers import helper
from bot.store.schema.inquiries import inquired, inquiry
from bot.store.schema.itself import draft, mark, switch, turnstile
from bot.store.schema.lessons import lesson, verdict
from bot.store.schema.letters import filling, guess, link, link_offer
from bot.store.schema.members import (
    block,
    consent,
    evidence,
    left_alone,
    match,
    profile,
    teaches,
    wish,
)
from bot.store.schema.rounds import held_round, part, round_wish
from bot.store.schema.saying import (
    CIRCLE,
    PASSED,
    budget,
    lane,
    outbox,
    outbox_person,
    outbox_thread,
    outbox_title,
)
from bot.store.schema.steering import addition, logbook, shadow
from bot.store.schema.suggestions import doubt, suggestion, unwanted
from bot.store.schema.threads import GIVEN, answer, tag, thread, word
from bot.store.schema.transfers import permission, transfer

__all__ = [
    "CIRCLE",
    "GIVEN",
    "PASSED",
    "RUNGS",
    "addition",
    "answer",
    "block",
    "budget",
    "check_in",
    "consent",
    "doubt",
    "draft",
    "evidence",
    "failure",
    "filling",
    "guess",
    "held_round",
    "helper",
    "inbox",
    "inquired",
    "inquiry",
    "lane",
    "left_alone",
    "lesson",
    "link",
    "link_offer",
    "logbook",
    "mark",
    "match",
    "metadata",
    "outbox",
    "outbox_person",
    "outbox_thread",
    "outbox_title",
    "part",
    "permission",
    "profile",
    "round_wish",
    "shadow",
    "suggestion",
    "switch",
    "tag",
    "teaches",
    "thread",
    "transfer",
    "turnstile",
    "unwanted",
    "verdict",
    "wish",
    "word",
]
