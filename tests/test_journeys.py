"""How far people get: each step of the four journeys, and the tests that walk it.

A newcomer in Slack (1), an expert who volunteers (2), a member of the forum (3), a moderator (4).
A step that nothing walks says what is missing, so that nobody thinks it is there.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping

import pytest

from tests.conftest import ROOT

WALKED: Mapping[str, tuple[str, ...]] = {
    "1.4 asks, and reads what it is about": (
        "stories/test_first_story.py::test_a_question_gets_its_topics_once",
        "stories/test_personal_data.py::test_ordinary_questions_hear_nothing",
    ),
    "1.5 two near-peers are asked": (
        (
            "stories/test_slack_helpers.py::"
            "test_after_two_hours_two_near_peers_are_asked_privately_and_the_asker_sees_nothing"
        ),
    ),
    "1.6 says whether it helped": (
        (
            "stories/test_slack_life.py::"
            "test_the_asker_is_asked_once_and_a_yes_counts_like_a_check_mark"
        ),
    ),
    "1.9 passes it on": (
        "stories/test_slack_life.py::test_who_was_helped_passes_it_on_before_anybody_else_is_asked",
    ),
    "2.1 fills in a profile": ("stories/test_slack_profile.py::test_three_steps_make_a_profile",),
    "2.3 reads a digest of their own": (
        "stories/test_personal_digest.py::test_ordered_told_at_its_hour_and_taken_over",
    ),
    "2.4 takes a question, for a day": (
        (
            "stories/test_slack_helpers_taken.py::"
            "test_whoever_takes_a_question_has_it_for_a_day_and_may_give_it_back"
        ),
        (
            "stories/test_slack_helpers.py::"
            "test_a_yes_without_a_word_is_released_after_a_day_and_the_next_is_asked"
        ),
    ),
    "2.5 is asked twice a week at most": (
        (
            "stories/test_slack_helpers_spared.py::"
            "test_two_requests_a_week_are_enough_and_only_in_a_language_they_speak"
        ),
    ),
    "2.6 goes on holiday": (
        "stories/test_slack_asking.py::test_what_waits_moves_on_when_somebody_pauses",
    ),
    "2.7 has given their hours": (
        "stories/test_slack_helpers_spared.py::test_hours_a_week_are_a_hard_cap",
    ),
    "3.1 posts in the forum": (
        "stories/test_forum_questions.py::test_a_new_topic_gets_tags_and_one_reply_that_says_why",
    ),
    "3.2 asks for experience": (
        "store/test_community.py::test_an_experience_question_needs_two_voices",
    ),
    "3.3 reads one quiet reply": (
        "stories/test_forum_questions.py::test_an_edit_of_the_opening_changes_the_same_reply",
    ),
    "3.5 two members are asked by a message": (
        (
            "stories/test_forum_helpers.py::"
            "test_two_members_of_the_forum_are_asked_by_message_and_the_asker_sees_nothing"
        ),
    ),
    "3.7 reads the week": (
        "stories/test_forum_digest.py::test_the_thread_is_opened_once_and_each_week_is_one_post",
    ),
    "3.9 wants to be forgotten": (
        "stories/test_forum_linking.py::test_forgetting_on_one_side_forgets_both",
    ),
    "4.1 watches the shadow": (
        (
            "stories/test_slack_shadow.py::"
            "test_in_the_shadow_only_moderators_read_what_would_have_been_said"
        ),
    ),
    "4.2 lets a feature speak, channel by channel": (
        (
            "stories/test_slack_shadow.py::"
            "test_presses_are_counted_and_a_feature_goes_live_channel_by_channel"
        ),
    ),
    "4.3 sees what is open, assigns, lets rest": (
        "stories/test_slack_digest.py::test_the_preview_and_the_list_agree_with_the_digest",
        "stories/test_slack_helpers_spared.py::test_only_moderators_assign",
        "stories/test_slack_undo.py::test_a_question_rests_and_comes_back",
    ),
    "4.4 says what a message is": (
        "stories/test_slack_marked.py::test_a_message_that_was_not_seen_becomes_a_question",
        "stories/test_slack_marked.py::test_what_is_confidential_is_told_nowhere",
        "stories/test_slack_to_forum.py::test_only_what_its_author_agreed_to_goes_to_the_forum",
    ),
    "4.6 handles a report": (
        "stories/test_slack_match.py::test_a_report_is_a_private_case",
        (
            "stories/test_slack_blocked.py::"
            "test_the_reported_one_is_not_proposed_again_after_being_forgotten"
        ),
    ),
    "4.8 edits the draft of the digest": (
        "stories/test_slack_digest_draft.py::test_edited_and_sent_it_is_told_at_once_and_only_once",
    ),
    "4.9 stops it, and takes back an hour": (
        "stories/test_slack_moderators.py::test_stop_is_public_and_holds_until_continue",
        (
            "stories/test_slack_undo.py::"
            "test_the_last_hour_is_taken_back_in_both_worlds_also_after_a_restart"
        ),
    ),
}

MISSING: Mapping[str, str] = {
    "1.1": "nobody is told that somebody is new: there is no rota of people who welcome",
    "1.2": "an introduction in free words is not read; the profile is a form",
    "1.3": "there is no quiz about one's own level",
    "1.7": "nobody is asked into a round: partners are looked for one at a time",
    "1.8": "there are pairs, not groups to choose from",
    "1.10": "nobody is asked to become a coach",
    "2.2": "there is no page about helping well",
    "2.8": "nobody is asked how a meeting was",
    "2.9": "helpers get no note about what became of their help",
    "2.10": "experts are not asked about seminars; the digest names topics that many ask about",
    "3.4": "the digest looks for more voices, but the forum shows no state of a question",
    "3.6": "nobody is told when a third voice came",
    "3.8": "a digest is not answered by e-mail",
    "4.5": "there is no preview of a round",
    "4.7": "a topic that is wrong three times leads to no suggestion",
    "4.10": "there is no monthly page with figures",
}
"""Steps, or what is left of them, that nothing walks yet."""

STEPS = {"1": 10, "2": 10, "3": 9, "4": 10}


def test_each_step_is_walked_or_said_to_be_missing() -> None:
    walked = {step.split()[0] for step in WALKED}
    every = {f"{journey}.{n}" for journey, many in STEPS.items() for n in range(1, many + 1)}
    assert walked | set(MISSING) == every
    assert walked & set(MISSING) == set()


@pytest.mark.parametrize("step", WALKED)
def test_what_walks_it_is_there(step: str) -> None:
    for named in WALKED[step]:
        file, _, test = named.partition("::")
        tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
        names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert test in names, named
