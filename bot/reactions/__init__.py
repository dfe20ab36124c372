"""The table: which reactions an event has, in this order. Read this first.

A reaction is a generator from one event to effects; it lives in the file of its name. Files that
begin with an underscore belong to a feature beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from bot.community import Community
from bot.effects import Effect
from bot.events import (
    AccountClosed,
    AnswerAccepted,
    AnswerAged,
    AnswerDeleted,
    AnswerEdited,
    AnswerGiven,
    AnswerUnaccepted,
    AppRemoved,
    AskerJudged,
    BotInvited,
    ButtonPressed,
    CommandGiven,
    DeliveryArrived,
    DeliveryUncertain,
    DeliveryWithheld,
    DraftDue,
    Event,
    FormSent,
    HomeOpened,
    InquiryExpired,
    LetterWritten,
    MatchAccepted,
    MatchExpired,
    MemberJoined,
    PassagesRead,
    QuestionAsked,
    QuestionEdited,
    QuestionTagged,
    QuestionWaited,
    ShortcutUsed,
    TagsRejected,
    ThreadDeleted,
    ThreadSeen,
    ThreadSetAside,
    TopicsChosen,
    TransferDue,
    WeekEnded,
    WishDue,
    YesWaited,
)
from bot.reactions._letters import answer_letter
from bot.reactions.answer_command import answer_command
from bot.reactions.ask_around import ask_around
from bot.reactions.ask_if_helped import ask_if_helped
from bot.reactions.ask_profile import ask_profile
from bot.reactions.assign_helper import assign_helper
from bot.reactions.change_topics import change_topics
from bot.reactions.choose_language import choose_language
from bot.reactions.explain_why import explain_why
from bot.reactions.export_data import export_data
from bot.reactions.follow_thread import follow_thread
from bot.reactions.follow_transfer import follow_transfer
from bot.reactions.forget_member import forget_member
from bot.reactions.greet_channel import greet_channel
from bot.reactions.grow_topics import grow_topics
from bot.reactions.guard_personal_data import guard_personal_data
from bot.reactions.keep_confidential import keep_confidential
from bot.reactions.link_accounts import link_accounts
from bot.reactions.list_topics import list_topics
from bot.reactions.mark_question import mark_question
from bot.reactions.open_pair import open_pair
from bot.reactions.pass_it_on import pass_it_on
from bot.reactions.pause_member import pause_member
from bot.reactions.propose_match import propose_match
from bot.reactions.read_letter import read_letter
from bot.reactions.record_evidence import record_evidence
from bot.reactions.report_match import report_match
from bot.reactions.report_shadow import report_shadow
from bot.reactions.search_threads import search_threads
from bot.reactions.send_digest import send_digest
from bot.reactions.send_personal_digest import send_personal_digest
from bot.reactions.set_topics import set_topics
from bot.reactions.settle_match import settle_match
from bot.reactions.show_home import show_home
from bot.reactions.snooze_thread import snooze_thread
from bot.reactions.steer_features import steer_features
from bot.reactions.stop_sending import stop_sending
from bot.reactions.suggest_helpers import suggest_helpers
from bot.reactions.suggest_topics import suggest_topics
from bot.reactions.tag_question import tag_question
from bot.reactions.take_to_forum import take_to_forum
from bot.reactions.tell_logbook import tell_logbook
from bot.reactions.tell_status import tell_status
from bot.reactions.undo_recent import undo_recent
from bot.reactions.unmark_question import unmark_question

Reaction = Callable[[Any, Community], Iterator[Effect]]

REACTIONS: Mapping[type[Event], tuple[Reaction, ...]] = {
    # threads: record_evidence compares what they leave with what was known, show_home draws it
    QuestionAsked: (
        follow_thread,
        guard_personal_data,
        tag_question,
        suggest_topics,
        suggest_helpers,
        record_evidence,
        show_home,
    ),
    QuestionEdited: (
        follow_thread,
        guard_personal_data,
        tag_question,
        suggest_topics,
        record_evidence,
        follow_transfer,
    ),
    QuestionTagged: (),
    AnswerGiven: (follow_thread, suggest_helpers, ask_if_helped, record_evidence, show_home),
    AnswerEdited: (follow_transfer,),
    AnswerDeleted: (follow_thread, record_evidence, follow_transfer),
    AnswerAccepted: (follow_thread, suggest_helpers, record_evidence, show_home),
    AnswerUnaccepted: (follow_thread, record_evidence),
    ThreadSeen: (follow_thread, tag_question, suggest_topics, suggest_helpers, record_evidence),
    # who was asked, is known until it is dropped
    ThreadDeleted: (
        suggest_helpers,
        follow_transfer,
        follow_thread,
        guard_personal_data,
        show_home,
    ),
    ThreadSetAside: (suggest_helpers, follow_transfer, follow_thread, show_home),
    TagsRejected: (tell_logbook, tag_question, suggest_topics, record_evidence),
    TopicsChosen: (record_evidence, suggest_topics),
    # a question's life
    QuestionWaited: (pass_it_on, suggest_helpers),
    YesWaited: (suggest_helpers,),
    AnswerAged: (ask_if_helped,),
    AskerJudged: (suggest_helpers, record_evidence),
    # from the chat to the forum
    TransferDue: (take_to_forum,),
    PassagesRead: (take_to_forum, follow_transfer),
    DeliveryArrived: (take_to_forum,),
    # people
    MemberJoined: (),
    AccountClosed: (link_accounts, ask_profile, settle_match, suggest_helpers, ask_around),
    HomeOpened: (show_home,),
    CommandGiven: (
        answer_command,
        ask_profile,
        propose_match,
        report_match,
        read_letter,
        ask_around,
        list_topics,
        search_threads,
        pause_member,
        choose_language,
        export_data,
        explain_why,
        forget_member,
        assign_helper,
        link_accounts,
        steer_features,
        tell_status,
        report_shadow,
        tell_logbook,
        undo_recent,
        set_topics,
        grow_topics,
        snooze_thread,
        suggest_helpers,
        send_digest,
        send_personal_digest,
        show_home,
    ),
    ButtonPressed: (
        answer_command,
        settle_match,
        open_pair,
        report_match,
        ask_around,
        list_topics,
        pause_member,
        choose_language,
        export_data,
        take_to_forum,
        follow_transfer,
        forget_member,
        suggest_helpers,
        ask_if_helped,
        read_letter,
        link_accounts,
        report_shadow,
        undo_recent,
        suggest_topics,
        change_topics,
        grow_topics,
        guard_personal_data,
        send_digest,
        send_personal_digest,
        ask_profile,
        show_home,
    ),
    LetterWritten: (read_letter,),
    FormSent: (
        answer_command,
        ask_profile,
        settle_match,
        ask_around,
        change_topics,
        grow_topics,
        send_digest,
        record_evidence,
        show_home,
    ),
    ShortcutUsed: (
        answer_command,
        mark_question,
        unmark_question,
        keep_confidential,
        change_topics,
        take_to_forum,
    ),
    # matches
    MatchAccepted: (open_pair, show_home),
    MatchExpired: (settle_match, show_home),
    InquiryExpired: (ask_around, show_home),
    # the bot itself, and time
    BotInvited: (greet_channel,),
    AppRemoved: (stop_sending,),
    DraftDue: (send_digest,),
    WeekEnded: (send_digest, report_shadow),
    WishDue: (send_personal_digest,),
    DeliveryUncertain: (open_pair, export_data),
    DeliveryWithheld: (report_match, take_to_forum, follow_transfer),
}

WHILE_STOPPED: frozenset[str] = frozenset(
    {
        "answer_command",
        "export_data",
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
taking back; and warning whoever gave away personal data: each hour more people read it.

What these say goes out even then, also what was kept before: nothing that could wait belongs here.
"""

SHADOWED: frozenset[str] = frozenset(
    {
        "ask_if_helped",
        "pass_it_on",
        "send_digest",
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
    PassagesRead,
    WishDue,
)
"""What happens once and never again: reacted to while stopped too, and told afterwards."""

ANSWER = answer_letter
"""What makes a letter of an answer, for whoever wrote one and does not wait."""

__all__ = ["ANSWER", "NEVER_SKIPPED", "REACTIONS", "SHADOWED", "WHILE_STOPPED", "Reaction"]
