"""`/lotse`: help, the open questions, the digest's preview, stop and go on; and kind refusals.

What other features answer (`profil`, `partner`, `vergiss mich`) is theirs; here members only hear
when such a feature is off, or when a moderator stopped the bot.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.commands import BY_NAME, COMMANDS, Command
from bot.community import Community
from bot.community.threads import is_overrun
from bot.effects import Answer, Effect, Link, Message, Post, Switch
from bot.events import ButtonPressed, CommandGiven, FormSent, ShortcutUsed
from bot.reactions.send_digest import preview
from bot.reactions.steer_features import EVERYTHING, watching
from bot.rules import AnswerCommandRules
from bot.shortcuts import SHORTCUTS
from matchers.digesting import fitting
from matchers.model import Language, OpenQuestion
from matchers.states import QuestionState, state_of_open

NEEDS = {
    "profile": "ask_profile",
    "partner": "propose_match",
    "forget": "forget_member",
    "who": "ask_around",
    "topics": "list_topics",
    "search": "search_threads",
    "pause": "pause_member",
    "language": "choose_language",
    "data": "export_data",
    "why": "explain_why",
    "digest": "send_digest",
    "digest_mine": "send_personal_digest",
    "digest_off": "send_personal_digest",
    **dict.fromkeys(("round", "round_open", "round_release", "waiting"), "hold_rounds"),
    **dict.fromkeys(("round_swap", "round_forbid", "round_reset"), "hold_rounds"),
    "status": "tell_status",
    "review": "report_shadow",
    "logbook": "tell_logbook",
    "undo": "undo_recent",
    "tag": "set_topics",
    "snooze": "snooze_thread",
    "digest_edit": "send_digest",
    "digest_send": "send_digest",
    "assign": "assign_helper",
    "unfit": "report_match",
    "mark": "read_letter",
    "unmark": "read_letter",
    "confide": "read_letter",
    "report": "report_match",
    "connect": "link_accounts",
    "disconnect": "link_accounts",
}
"""Commands that are nothing without a feature; all but ``digest`` are answered there."""

IN_TOPICS = {"mark", "unmark", "confide"}
"""Commands of the forum's topics; Slack has its menu for them."""

STILL_ON = {
    *("help", "forget", "data", "pause", "stop", "continue", "digest"),
    *("status", "review", "logbook", "undo", "unfit", "report"),
}
"""Commands that are answered while the bot is stopped."""

STILL_PRESSED = (
    "export_data-",
    "follow_transfer-",
    "forget_member-",
    "guard_personal_data-",
    "pause_member-",
    "report_match-",
)
"""Buttons that work while the bot is stopped: own data, forgetting, reporting, a pause, and a no.
"""


STILL_USED = {"unmark_question", "keep_confidential"}
"""Shortcuts that work while the bot is stopped: taking something back never waits."""


def answer_command(
    event: CommandGiven | ButtonPressed | FormSent | ShortcutUsed, community: Community
) -> Iterator[Effect]:
    """Answer at once, also while stopped."""
    match event:
        case CommandGiven():
            yield from _answer(event, community)
        case ButtonPressed():
            if _is_stopped(event.button, community) and not event.button.startswith(STILL_PRESSED):
                yield _tell("paused", event.language)
        case ShortcutUsed():
            if getattr(community.rules, event.shortcut) is None:
                yield _tell("switched_off", event.language)
            elif _is_stopped(event.shortcut, community) and event.shortcut not in STILL_USED:
                yield _tell("paused", event.language)
        case FormSent():
            if _is_stopped(event.form, community):
                # an error beside an input keeps what was typed; a message would throw it away
                name = next(iter(event.values), "")
                message = Message("answer_command-paused", {}, event.language)
                yield Answer(errors={name: message}) if name else Answer(message=message)


def _answer(event: CommandGiven, community: Community) -> Iterator[Effect]:
    command = BY_NAME.get(event.command)
    moderator = event.moderator or community.is_configured_moderator(event.account)
    if command is None:
        yield _unknown(event)
    elif command.who == "moderators" and not moderator:
        yield _tell("moderators_only", event.language)
    elif community.stopped() and command.name not in STILL_ON:
        yield _tell("paused", event.language)
    elif (needed := _needed(command, event)) and getattr(community.rules, needed) is None:
        yield _tell("switched_off", event.language)
    elif needed and command.name not in STILL_ON and _is_stopped(needed, community):
        yield _tell("paused", event.language)
    else:
        yield from _own(command, event, community, moderator=moderator)


def _needed(command: Command, event: CommandGiven) -> str:
    """The feature that a command is nothing without."""
    if command.name in ("stop", "continue") and not _is_whole(event):
        return "steer_features"
    return NEEDS.get(command.name, "")


def _is_whole(event: CommandGiven) -> bool:
    return event.argument.casefold().strip() in EVERYTHING


def _is_stopped(name: str, community: Community) -> bool:
    """Whether the feature that a button, a form or a command belongs to is stopped."""
    return community.steering().is_stopped(name.partition("-")[0])


def _own(
    command: Command, event: CommandGiven, community: Community, *, moderator: bool
) -> Iterator[Effect]:
    match command.name:
        case "help":
            yield Answer(message=_help(event, community, moderator=moderator))
        case "open":
            yield Answer(message=_open(event, community))
        case "digest":
            yield Answer(message=preview(event.at, community, event.language))
        case "stop" | "continue" if _is_whole(event):
            yield from _switch(event, community, on=command.name == "stop")


def _unknown(event: CommandGiven) -> Answer:
    near = BY_NAME.get(event.argument)
    if near is None:
        return _tell("unknown", event.language)
    fields = {"word": near.word(event.language)}
    return Answer(message=Message("answer_command-unknown_near", fields, event.language))


def _help(event: CommandGiven, community: Community, *, moderator: bool) -> Message:
    language = event.language
    parts = [
        Message(command.help, {"word": command.word(language)}, language)
        for command in COMMANDS
        if (moderator or command.who == "all")
        and not (event.place.platform == "slack" and command.name in IN_TOPICS)
    ]
    # menus of messages are Slack's alone
    on = [s for s in SHORTCUTS if getattr(community.rules, s.name) is not None]
    if on and event.place.platform == "slack":
        parts.append(Message("answer_command-help-menu", {}, language))
    return Message("answer_command-help", {}, language, parts=tuple(parts))


def _open(event: CommandGiven, community: Community) -> Message:
    rules = community.rules.answer_command or AnswerCommandRules()
    waiting = community.unanswered()
    questions = [question for question in waiting if question.title]
    if many := is_overrun(waiting, questions):  # then it is the newest that we know
        questions.reverse()
    lines = tuple(_line(question, event) for question in questions)
    at_most = fitting(questions, rules.list_at_most)
    parts, spare = lines[:at_most], lines[at_most:]
    fields = {"count": len(lines), "shown": len(parts) if spare else 0}  # 0: all of them
    name = "answer_command-open_many" if many else "answer_command-open"
    return Message(name, fields, event.language, parts=parts, spare=spare)


def _line(question: OpenQuestion, event: CommandGiven) -> Message:
    link = Link(question.thread.permalink, question.title, question.thread.place.key)
    days = max((event.at - question.thread.started).days, 0)
    more = state_of_open(question) is QuestionState.ONE_VOICE
    name = "answer_command-more_voices" if more else "answer_command-question"
    return Message(name, {"question": link, "days": days}, event.language)


def _switch(event: CommandGiven, community: Community, *, on: bool) -> Iterator[Effect]:
    if community.stopped() == on:
        what = "stopped_already" if on else "running_already"
        parts = () if on else tuple(watching(event, community))
        yield Answer(message=Message(f"answer_command-{what}", {}, event.language, parts=parts))
        return
    yield Switch(name="stopped", on=on, by=event.account, at=event.at)
    language = community.rules.community.language
    said = Message("answer_command-stopped" if on else "answer_command-running", {}, language)
    if event.aloud is not None:  # commands are typed anywhere, also where Lotse is not
        yield Post(key=f"answer_command:{event.key}", place=event.aloud, message=said)
    yield _tell("stopped_you" if on else "running_you", event.language)


def _tell(what: str, language: Language) -> Answer:
    return Answer(message=Message(f"answer_command-{what}", {}, language))
