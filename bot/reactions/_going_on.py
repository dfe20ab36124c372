"""What goes on while a moderator stopped the bot, and what begins in the shadow."""

from __future__ import annotations

from collections.abc import Collection

from bot.events import (
    AccountClosed,
    DeliveryArrived,
    DeliveryUncertain,
    DeliveryWithheld,
    Event,
    InquiryExpired,
    MatchAccepted,
    MatchExpired,
    MatchOver,
    PassagesRead,
    RoundClosed,
    RoundLooked,
    RoundSolved,
    WishDue,
)

WHILE_STOPPED: frozenset[str] = frozenset(
    {
        "answer_command",
        "avoid_member",
        "export_data",
        "follow_similar",
        "follow_thread",
        "follow_transfer",
        "forget_member",
        "read_letter",
        "guard_personal_data",
        "pause_member",
        "keep_confidential",
        "record_evidence",
        "report_match",
        "steer_features",
        "stop_sending",
        "tell_logbook",
        "tell_status",
        "undo_recent",
        "unmark_question",
    }
)
"""What goes on while a moderator stopped the bot: remembering, forgetting, reporting, answering,
taking back.

And warning whoever gave away personal data: each hour more people read it.

What these say goes out even then, also what was kept before: nothing that could wait belongs here.
"""

SHADOWED: frozenset[str] = frozenset(
    {
        "ask_if_helped",
        "check_in",
        "doubt_aliases",
        "hold_rounds",
        "pass_it_on",
        "send_digest",
        "show_similar",
        "suggest_helpers",
        "suggest_topics",
        "tag_question",
    }
)
"""What speaks unasked, and so only watches where a community begins in the shadow.

``greet_channel`` is none of these: whoever is read along with has to know it from the first moment.
"""

NEVER_SKIPPED: Collection[type[Event]] = (
    AccountClosed,
    DeliveryArrived,
    DeliveryUncertain,
    DeliveryWithheld,
    InquiryExpired,
    MatchAccepted,
    MatchExpired,
    MatchOver,
    PassagesRead,
    RoundClosed,
    RoundLooked,
    RoundSolved,
    WishDue,
)
"""What happens once and never again: reacted to while stopped too, and told afterwards."""
