"""The table: which reactions an event has, in this order. Read this first.

A reaction is a generator from one event to effects; it lives in the file of its name. Files that
begin with an underscore belong to a feature beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import timedelta
from typing import Any

from bot.community import Community
from bot.effects import Effect
from bot.events import (
    AccountClosed,
    AnswerAccepted,
    AnswerAged,
    AnswerDeleted,
    AnswerGiven,
    AnswerUnaccepted,
    AppRemoved,
    AskerJudged,
    BotInvited,
    ButtonPressed,
    CommandGiven,
    DeliveryUncertain,
    DeliveryWithheld,
    Event,
    FormSent,
    HomeOpened,
    LetterWritten,
    MatchAccepted,
    MatchExpired,
    MemberJoined,
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
    WeekEnded,
    YesWaited,
)
from bot.reactions._letters import answer_letter
from bot.reactions.answer_command import answer_command
from bot.reactions.ask_if_helped import ask_if_helped
from bot.reactions.ask_profile import ask_profile
from bot.reactions.assign_helper import assign_helper
from bot.reactions.change_topics import change_topics
from bot.reactions.choose_language import choose_language
from bot.reactions.explain_why import explain_why
from bot.reactions.export_data import export_data
from bot.reactions.follow_thread import follow_thread
from bot.reactions.forget_member import forget_member
from bot.reactions.greet_channel import greet_channel
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
from bot.reactions.search_threads import search_threads
from bot.reactions.send_digest import send_digest
from bot.reactions.settle_match import settle_match
from bot.reactions.show_home import show_home
from bot.reactions.stop_sending import stop_sending
from bot.reactions.suggest_helpers import suggest_helpers
from bot.reactions.tag_question import tag_question
from bot.reactions.unmark_question import unmark_question
from bot.rules import Rules

Reaction = Callable[[Any, Community], Iterator[Effect]]

REACTIONS: Mapping[type[Event], tuple[Reaction, ...]] = {
    # threads; record_evidence comes after them: it compares what is known with what follows from
    # it. show_home draws what all of them left behind.
    QuestionAsked: (follow_thread, tag_question, suggest_helpers, record_evidence, show_home),
    QuestionEdited: (follow_thread, tag_question, record_evidence),
    QuestionTagged: (),
    AnswerGiven: (follow_thread, suggest_helpers, ask_if_helped, record_evidence, show_home),
    AnswerDeleted: (follow_thread, record_evidence),
    AnswerAccepted: (follow_thread, suggest_helpers, record_evidence, show_home),
    AnswerUnaccepted: (follow_thread, record_evidence),
    ThreadSeen: (follow_thread, tag_question, suggest_helpers, record_evidence),
    # who was asked, is known until it is dropped
    ThreadDeleted: (suggest_helpers, follow_thread, show_home),
    ThreadSetAside: (suggest_helpers, follow_thread, show_home),
    TagsRejected: (tag_question, record_evidence),
    TopicsChosen: (record_evidence,),
    # a question's life
    QuestionWaited: (pass_it_on, suggest_helpers),
    YesWaited: (suggest_helpers,),
    AnswerAged: (ask_if_helped,),
    AskerJudged: (suggest_helpers, record_evidence),
    # people
    MemberJoined: (),
    AccountClosed: (link_accounts, ask_profile, settle_match),
    HomeOpened: (show_home,),
    CommandGiven: (
        answer_command,
        ask_profile,
        propose_match,
        report_match,
        read_letter,
        list_topics,
        search_threads,
        pause_member,
        choose_language,
        export_data,
        explain_why,
        forget_member,
        assign_helper,
        link_accounts,
        show_home,
    ),
    ButtonPressed: (
        answer_command,
        settle_match,
        open_pair,
        report_match,
        list_topics,
        pause_member,
        choose_language,
        export_data,
        forget_member,
        suggest_helpers,
        ask_if_helped,
        read_letter,
        link_accounts,
        ask_profile,
        show_home,
    ),
    LetterWritten: (read_letter,),
    FormSent: (
        answer_command,
        ask_profile,
        settle_match,
        change_topics,
        record_evidence,
        show_home,
    ),
    ShortcutUsed: (
        answer_command,
        mark_question,
        unmark_question,
        keep_confidential,
        change_topics,
    ),
    # matches
    MatchAccepted: (open_pair, show_home),
    MatchExpired: (settle_match, show_home),
    # the bot itself, and time
    BotInvited: (greet_channel,),
    AppRemoved: (stop_sending,),
    WeekEnded: (send_digest,),
    DeliveryUncertain: (open_pair, export_data),
    DeliveryWithheld: (report_match,),
}

WHILE_STOPPED: frozenset[str] = frozenset(
    {
        "answer_command",
        "export_data",
        "follow_thread",
        "forget_member",
        "read_letter",
        "pause_member",
        "keep_confidential",
        "record_evidence",
        "report_match",
        "stop_sending",
        "unmark_question",
    }
)
"""What goes on while a moderator stopped the bot: remembering, forgetting, reporting, answering,
taking back.

What these say goes out even then, also what was kept before: nothing that could wait belongs here.
"""

NEVER_SKIPPED: Collection[type[Event]] = (
    AccountClosed,
    DeliveryUncertain,
    DeliveryWithheld,
    MatchAccepted,
    MatchExpired,
)
"""What happens once and never again: reacted to while stopped too, and told afterwards."""

MADE_UP: Mapping[str, timedelta] = {
    "greet_channel": timedelta(days=2),
    "tag_question": timedelta(days=2),
}
"""What was skipped while stopped and is made up for, if it goes on so soon after it happened.

Later a line below an old question, or a hello, would only surprise people.
"""


ANSWER = answer_letter
"""What makes a letter of an answer, for whoever wrote one and does not wait."""


def made_up_within(reaction: str, rules: Rules) -> timedelta | None:
    """How long after an event a skipped reaction is still worth having; ``None``: not at all.

    A digest is told as late as it would be after a machine was off.
    """
    if reaction == "send_digest" and rules.send_digest is not None:
        return timedelta(days=rules.send_digest.late_days)
    return MADE_UP.get(reaction)
