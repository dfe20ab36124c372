from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.commands import COMMANDS
from bot.community.threads import IN_VIEW, STILL_MANY
from bot.effects import Answer, Post, Switch
from bot.events import ButtonPressed, CommandGiven, FormSent, ShortcutUsed
from bot.reactions.answer_command import IN_TOPICS, answer_command
from bot.shortcuts import SHORTCUTS
from matchers.model import Account, Place, Visibility
from tests.reactions.rules import MOD, RULES
from tests.reactions.village import ADA, CATEGORY, EVA, HELP, NOW, Village, effects_of, of, waiting

CHAT = Place("slack:T1/C9", Visibility.PUBLIC)
STOPPED = frozenset({"stopped"})


def give(
    command: str,
    argument: str = "",
    by: Account = ADA,
    *,
    moderator: bool = False,
    aloud: Place | None = CHAT,
    **more: Any,
) -> list[Any]:
    event = CommandGiven(
        key="c1",
        at=NOW,
        account=by,
        place=HELP,
        command=command,
        argument=argument,
        moderator=moderator,
        aloud=aloud,
    )
    return effects_of(answer_command, event, Village(**more))


def answer(effects: list[Any]) -> str:
    [said] = of(Answer, effects)
    assert said.message is not None
    return said.message.name.removeprefix("answer_command-")


def test_help_tells_of_the_menu_of_messages_where_there_is_one() -> None:
    [here] = give("help")
    assert here.message.parts[-1].name == "answer_command-help-menu"
    names = [shortcut.name for shortcut in SHORTCUTS]
    [none] = give("help", rules=replace(RULES, **dict.fromkeys(names)))
    there = CommandGiven(key="c", at=NOW, account=EVA, place=CATEGORY, command="help")
    [forum] = effects_of(answer_command, there, Village())
    for told in (none, forum):
        assert all(part.fields for part in told.message.parts)


def test_help_tells_members_their_commands_and_moderators_theirs() -> None:
    [member] = give("help")
    [moderator] = give("help", by=MOD)
    named = [part.fields["word"] for part in member.message.parts if part.fields]
    here = [c for c in COMMANDS if c.who == "all" and c.name not in IN_TOPICS]
    assert named == [command.word("de") for command in here], "what belongs to a topic is no use"
    assert named[-1] == "vergiss mich", "the way out stands last"
    assert "stopp" in [part.fields["word"] for part in moderator.message.parts if part.fields]
    there = CommandGiven(key="c", at=NOW, account=EVA, place=CATEGORY, command="help")
    [forum] = effects_of(answer_command, there, Village())
    named = [part.fields["word"] for part in forum.message.parts if part.fields]
    assert named == [command.word("de") for command in COMMANDS if command.who == "all"]


def test_open_lists_the_oldest_and_counts_all() -> None:
    [said] = give("open", open=(waiting("Eins", 5), waiting("Zwei", 3), waiting("Drei", 1)))
    assert said.message.fields == {"count": 3, "shown": 2}
    assert [part.fields["days"] for part in said.message.parts] == [5, 3]
    assert [part.fields["days"] for part in said.message.spare] == [1], "if one may not be shown"


def test_nothing_open_is_said_kindly() -> None:
    [said] = give("open")
    assert said.message.fields["count"] == 0
    assert said.message.parts == ()


def test_an_unknown_word_gets_the_nearest_command() -> None:
    [said] = give("unknown", "profile")
    assert said.message.fields == {"word": "profil"}
    assert answer(give("unknown")) == "unknown"
    assert answer(give("no such command")) == "unknown"


@pytest.mark.parametrize("command", ["digest", "stop", "continue"])
def test_what_is_for_moderators_is_refused_kindly(command: str) -> None:
    effects = give(command)
    assert len(effects) == 1
    assert answer(effects) == "moderators_only"


def test_moderators_see_the_digest() -> None:
    [said] = give("digest", moderator=True, open=(waiting("Eins", 5, "excel"),))
    assert said.message.name == "send_digest-preview"


def test_stop_says_so_where_all_can_be_told() -> None:
    switch, post, said = give("stop", by=MOD)
    assert switch == Switch(name="stopped", on=True, by=MOD, at=NOW)
    assert isinstance(post, Post)
    assert post.place == CHAT
    assert post.message.name == "answer_command-stopped"
    assert answer([said]) == "stopped_you"


def test_stop_says_so_to_the_moderator_alone_where_nobody_else_can_be_told() -> None:
    switch, said = give("stop", by=MOD, aloud=None)
    assert isinstance(switch, Switch)
    assert answer([said]) == "stopped_you"


def test_continue_goes_on() -> None:
    switch, post, _ = give("continue", by=MOD, switches=STOPPED)
    assert switch.on is False
    assert post.message.name == "answer_command-running"


def test_stopping_twice_says_nothing_in_public() -> None:
    assert answer(give("stop", by=MOD, switches=STOPPED)) == "stopped_already"
    assert answer(give("continue", by=MOD)) == "running_already"
    assert of(Post, give("stop", by=MOD, switches=STOPPED)) == []


@pytest.mark.parametrize("command", ["profile", "partner", "forget"])
def test_what_other_features_answer_is_theirs(command: str) -> None:
    assert give(command) == []


def test_a_feature_that_is_off_is_told() -> None:
    rules = replace(RULES, propose_match=None, send_digest=None)
    assert answer(give("partner", rules=rules)) == "switched_off"
    assert answer(give("digest", by=MOD, rules=rules)) == "switched_off"


def test_while_stopped_members_hear_that_nothing_happened() -> None:
    for command in ("profile", "partner", "open"):
        assert answer(give(command, switches=STOPPED)) == "paused"
    assert give("forget", switches=STOPPED) == []
    assert answer(give("help", switches=STOPPED)) == "help"


def press(button: str, **more: Any) -> list[Any]:
    event = ButtonPressed(key="b", at=NOW, account=ADA, place=HELP, button=button, value="m1")
    return effects_of(answer_command, event, Village(**more))


def test_while_stopped_a_click_is_answered_but_forgetting_and_reporting_go_on() -> None:
    assert answer(press("settle_match-yes", switches=STOPPED)) == "paused"
    assert press("settle_match-yes") == []
    assert press("forget_member-yes", switches=STOPPED) == []
    assert press("report_match-report", switches=STOPPED) == []


def test_while_stopped_a_form_keeps_what_was_typed() -> None:
    event = FormSent(
        key="f", at=NOW, account=ADA, form="ask_profile-step1", values={"ask_profile-name": ("A",)}
    )
    [said] = effects_of(answer_command, event, Village(switches=STOPPED))
    assert list(said.errors) == ["ask_profile-name"]
    assert effects_of(answer_command, event, Village()) == []


def test_commands_buttons_and_forms_of_a_stopped_feature_are_answered() -> None:
    partners = frozenset({"stopped:propose_match", "stopped:settle_match", "stopped:ask_profile"})
    assert answer(give("partner", switches=partners)) == "paused"
    assert answer(press("settle_match-yes", switches=partners)) == "paused"
    assert press("open_pair-again", switches=partners) == []
    form = FormSent(key="f", at=NOW, account=ADA, form="ask_profile-step1", values={"n": ()})
    [said] = effects_of(answer_command, form, Village(switches=partners))
    assert list(said.errors) == ["n"]
    assert answer(give("help", switches=partners)) == "help"


def test_stopping_one_thing_is_answered_elsewhere() -> None:
    assert give("stop", "themen", by=MOD) == []
    assert answer(give("stop", "themen")) == "moderators_only"
    assert answer(give("stop", "alles", by=MOD)) == "stopped_you"
    off = replace(RULES, steer_features=None)
    assert answer(give("stop", "themen", by=MOD, rules=off)) == "switched_off"


def test_a_shortcut_that_is_off_or_has_to_wait_says_so() -> None:
    def used(shortcut: str, **more: Any) -> list[Any]:
        event = ShortcutUsed(key="s", at=NOW, account=ADA, shortcut=shortcut, message="", thread="")
        return effects_of(answer_command, event, Village(**more))

    for shortcut in SHORTCUTS:
        assert used(shortcut.name) == [], "the feature itself answers"
        off = replace(RULES, **{shortcut.name: None})
        assert answer(used(shortcut.name, rules=off)) == "switched_off"
    assert answer(used("mark_question", switches=STOPPED)) == "paused"
    assert answer(used("change_topics", switches=STOPPED)) == "paused"
    assert used("unmark_question", switches=STOPPED) == []
    assert used("keep_confidential", switches=STOPPED) == []


@pytest.mark.parametrize(("told", "many"), [(IN_VIEW, True), (STILL_MANY - 1, False)])
def test_of_more_than_can_be_looked_at_the_newest_come_first(told: int, *, many: bool) -> None:
    """Those without a title are not told: where few are left, they are told as always."""
    found = [waiting(str(days), days) for days in reversed(range(IN_VIEW))]
    found = [replace(q, title="") for q in found[: IN_VIEW - told]] + found[IN_VIEW - told :]
    event = CommandGiven(key="c", at=NOW, account=ADA, place=HELP, command="open")
    [answer] = of(Answer, effects_of(answer_command, event, Village(open=found)))
    assert answer.message is not None
    assert answer.message.name == ("answer_command-open_many" if many else "answer_command-open")
    assert answer.message.fields["count"] == told
    first, *_ = [part.fields["question"].title for part in answer.message.parts]
    assert first == ("0" if many else str(told - 1))
