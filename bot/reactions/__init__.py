"""The table: which reactions an event has, in this order. Read this first.

A reaction is a generator from one event to effects, in the file of its name; ``_``-files help it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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
    CheckInDue,
    CommandGiven,
    DayEnded,
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
    MatchOver,
    MemberJoined,
    OpeningMissed,
    PassagesRead,
    QuestionAsked,
    QuestionEdited,
    QuestionTagged,
    QuestionWaited,
    RoundClosed,
    RoundLooked,
    RoundOpened,
    RoundReleased,
    RoundSolved,
    SeatFreed,
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
from bot.reactions._going_on import NEVER_SKIPPED, SHADOWED, WHILE_STOPPED
from bot.reactions._letters import answer_letter
from bot.reactions.answer_command import answer_command
from bot.reactions.ask_around import ask_around
from bot.reactions.ask_if_helped import ask_if_helped
from bot.reactions.ask_profile import ask_profile
from bot.reactions.assign_helper import assign_helper
from bot.reactions.avoid_member import avoid_member
from bot.reactions.change_topics import change_topics
from bot.reactions.check_in import check_in
from bot.reactions.choose_language import choose_language
from bot.reactions.doubt_aliases import doubt_aliases
from bot.reactions.explain_why import explain_why
from bot.reactions.export_data import export_data
from bot.reactions.follow_similar import follow_similar
from bot.reactions.follow_thread import follow_thread
from bot.reactions.follow_transfer import follow_transfer
from bot.reactions.forget_member import forget_member
from bot.reactions.greet_channel import greet_channel
from bot.reactions.grow_topics import grow_topics
from bot.reactions.guard_personal_data import guard_personal_data
from bot.reactions.hold_rounds import hold_rounds
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
from bot.reactions.show_similar import show_similar
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
        show_similar,
        suggest_helpers,
        record_evidence,
        show_home,
    ),
    QuestionEdited: (
        follow_similar,  # as long as the old title is known
        follow_thread,
        guard_personal_data,
        tag_question,
        suggest_topics,
        show_similar,
        record_evidence,
        follow_transfer,
    ),
    QuestionTagged: (),
    AnswerGiven: (follow_thread, suggest_helpers, ask_if_helped, record_evidence, show_home),
    AnswerEdited: (follow_transfer,),
    AnswerDeleted: (follow_thread, record_evidence, follow_transfer, follow_similar),
    AnswerAccepted: (follow_thread, suggest_helpers, record_evidence, show_home),
    AnswerUnaccepted: (follow_thread, record_evidence, follow_similar),
    ThreadSeen: (
        follow_thread,
        follow_similar,
        tag_question,
        suggest_topics,
        doubt_aliases,
        suggest_helpers,
        record_evidence,
    ),
    # who was asked, is known until it is dropped
    ThreadDeleted: (
        suggest_helpers,
        follow_transfer,
        follow_thread,
        follow_similar,
        guard_personal_data,
        show_home,
    ),
    ThreadSetAside: (suggest_helpers, follow_transfer, follow_thread, follow_similar, show_home),
    TagsRejected: (
        tell_logbook,
        tag_question,
        suggest_topics,
        doubt_aliases,
        follow_similar,
        record_evidence,
    ),
    TopicsChosen: (record_evidence, suggest_topics, doubt_aliases),
    # a question's life, and its way from the chat to the forum
    QuestionWaited: (pass_it_on, suggest_helpers),
    YesWaited: (suggest_helpers,),
    AnswerAged: (ask_if_helped,),
    AskerJudged: (suggest_helpers, record_evidence, follow_similar),
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
        check_in,
        read_letter,
        ask_around,
        list_topics,
        search_threads,
        pause_member,
        avoid_member,
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
        hold_rounds,
        send_digest,
        send_personal_digest,
        show_home,
    ),
    ButtonPressed: (
        answer_command,
        settle_match,
        open_pair,
        report_match,
        propose_match,
        check_in,
        ask_around,
        list_topics,
        hold_rounds,
        pause_member,
        choose_language,
        export_data,
        take_to_forum,
        follow_transfer,
        follow_similar,
        forget_member,
        suggest_helpers,
        ask_if_helped,
        read_letter,
        link_accounts,
        report_shadow,
        undo_recent,
        suggest_topics,
        doubt_aliases,
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
        hold_rounds,
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
    # matches and rounds
    MatchAccepted: (open_pair, check_in, show_home),
    MatchExpired: (settle_match, show_home),
    CheckInDue: (check_in,),
    MatchOver: (check_in, show_home),
    SeatFreed: (hold_rounds, show_home),
    InquiryExpired: (ask_around, show_home),
    **dict.fromkeys(
        (RoundOpened, OpeningMissed, RoundClosed, RoundLooked, RoundSolved, RoundReleased),
        (hold_rounds, show_home),
    ),
    # the bot itself, and time
    BotInvited: (greet_channel,),
    AppRemoved: (stop_sending,),
    DraftDue: (send_digest,),
    DayEnded: (report_shadow,),
    WeekEnded: (send_digest, report_shadow),
    WishDue: (send_personal_digest,),
    DeliveryUncertain: (open_pair, export_data),
    DeliveryWithheld: (report_match, check_in, take_to_forum, follow_transfer, follow_similar),
}

ANSWER = answer_letter
"""What makes a letter of an answer, for whoever wrote one and does not wait."""

__all__ = ["ANSWER", "NEVER_SKIPPED", "REACTIONS", "SHADOWED", "WHILE_STOPPED", "Reaction"]
