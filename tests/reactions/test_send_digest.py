from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.community.threads import IN_VIEW
from bot.effects import Link, Message, Post
from bot.events import WeekEnded
from bot.reactions._digest_words import BELOW
from bot.reactions.send_digest import ONE_FOR_GOOD, preview, send_digest
from matchers.model import OpenQuestion, Place, Thread
from matchers.wishes import Draft
from tests.golden.reading import WORDS
from tests.reactions.rules import RULES
from tests.reactions.village import CATEGORY, DAY, HELP, NOW, TOPIC, Village, effects_of, waiting

WEEK = WeekEnded(key="week:2026-W48", at=NOW, week="2026-W48")
OPEN = (
    waiting("Nutzt ihr Sprachmodelle?", 9, "datenschutz", voices=1, thread=TOPIC),
    waiting("Doppelte Einträge", 4, "excel", "dubletten"),
    waiting("Wer hat einen Beamer?", 3),
    waiting("Formeln", 2, "excel"),
)
Q4, Q3, Q2 = (f"{ONE_FOR_GOOD}:2026-Q{quarter}" for quarter in (4, 3, 2))
SLACK, FORUM = f"send_digest:2026-W48:{HELP.key}", f"send_digest:2026-W48:{CATEGORY.key}"


def send(**more: Any) -> list[Post]:
    return effects_of(send_digest, WEEK, Village(**more))


def rules(**changed: Any) -> Any:
    return replace(RULES, send_digest=replace(RULES.send_digest, **changed))


def lines(message: Message) -> list[str]:
    """The names of the parts, with the title of a question."""
    named = []
    for part in message.parts:
        link = part.fields.get("question")
        name = part.name.removeprefix("send_digest-")
        named.append(f"{name}: {link.title}" if isinstance(link, Link) else name)
    return named


def test_each_place_gets_one_digest_under_its_own_key() -> None:
    posts = send(open=OPEN[:2])
    assert [(p.key, p.under) for p in posts] == [(SLACK, ""), (Q4, ""), (FORUM, Q4)]
    assert posts[0].message == posts[2].message


def test_what_needs_an_answer_most_comes_first_and_each_question_once() -> None:
    first, *_ = send(open=OPEN, rules=rules(lines=10))
    assert first.message.fields["count"] == 4
    assert lines(first.message) == [
        "waiting",
        "question_about: Doppelte Einträge",
        "question_about: Formeln",
        "question: Wer hat einen Beamer?",
        "voices",
        "question_about: Nutzt ihr Sprachmodelle?",
    ]
    question = first.message.parts[-1]
    assert question.fields["days"] == 9
    assert question.fields["question"].place == CATEGORY.key


def test_ten_lines_at_most_and_the_rest_below() -> None:
    posts = send(open=OPEN)
    assert [(p.key, p.under) for p in posts[:2]] == [(SLACK, ""), (f"{SLACK}:2", SLACK)]
    assert posts[0].message.fields["count"] == 4, "all that are open are counted"
    assert lines(posts[0].message)[-1] == "below"
    assert posts[0].message.parts[-1].fields["more"] == 1
    assert posts[1].message.fields["count"] == 1
    told = [line for p in posts[:2] for line in lines(p.message) if ": " in line]
    assert len(told) == 4


def test_in_the_forum_the_rest_is_found_in_its_search() -> None:
    where = "https://forum.example/search?q=status%3Anoreplies"
    posts = send(open=OPEN, rules=rules(more_link=where))
    (week,) = (p for p in posts if p.key == FORUM)
    assert week.message.parts[-1].fields == {"more": 1, "link": Link(where, "")}
    assert [p.key for p in posts] == [SLACK, f"{SLACK}:2", Q4, FORUM]


def test_without_an_address_the_rest_stands_below_in_the_forum_too() -> None:
    posts = send(open=OPEN)
    assert [(p.key, p.under) for p in posts[-2:]] == [(FORUM, Q4), (f"{FORUM}:2", Q4)]


def test_thanks_count_without_names_and_name_few_questions() -> None:
    answered = [NOW - DAY, NOW - 6 * DAY, NOW - 8 * DAY]
    done = tuple(waiting(title, 3) for title in ("Eins", "Zwei", "Drei"))
    first, *_ = send(answered=answered, done=done)
    [thanks] = first.message.parts
    assert thanks.fields == {"answered": 2, "named": 0}, "all are named"
    assert lines(thanks) == ["answered: Eins", "answered: Zwei"]
    assert first.message.fields["count"] == 0, "they are not open"


def test_thanks_say_that_only_some_are_named() -> None:
    done = tuple(waiting(title, 3) for title in ("Eins", "Zwei", "Drei"))
    first, *_ = send(answered=[NOW - DAY] * 3, done=done)
    [thanks] = first.message.parts
    assert thanks.fields == {"answered": 3, "named": 2}
    assert WORDS.text(thanks.name, "de", {"answered": 3, "named": 2}).endswith(
        "3 Fragen ihre erste Antwort bekommen, darunter:"
    )
    assert WORDS.text(thanks.name, "de", {"answered": 2, "named": 0}).endswith("bekommen.")


def test_one_suggestion_that_counts_and_names_nobody() -> None:
    first, *_ = send(asking={"excel": 7, "umfragen": 6, "nosuch": 99})
    suggested = first.message.parts[-1]
    assert suggested.name == "send_digest-suggestion"
    assert suggested.fields["count"] == 7
    first, *_ = send(asking={"excel": 4})
    assert first.message.parts == (), "fewer than five are none"


def test_an_empty_week_says_so() -> None:
    first, *_ = send()
    assert first.message.fields["count"] == 0
    assert first.message.parts == ()


def test_nothing_private_is_told() -> None:
    """F14: public output takes only what is public."""
    secret = Thread("slack:T1/G1/1.0", Place("slack:T1/G1"), "https://t1.slack.com/x", NOW - DAY)
    hidden = replace(waiting("Geheim", 1), thread=secret)
    untitled = waiting("", 1)
    first, *_ = send(open=(hidden, untitled), done=(hidden,), answered=[NOW - DAY])
    assert first.message.fields["count"] == 0
    assert "Geheim" not in str(first)


def test_a_week_with_a_change_of_the_clocks_is_a_week_of_the_calendar() -> None:
    """On 25 October 2026 the clocks went back in Berlin: 169 hours between two Mondays at nine."""
    at = datetime(2026, 10, 26, 8, tzinfo=UTC)
    start = at - timedelta(hours=169)
    village = Village(answered=[start, start - timedelta(seconds=1)])
    event = WeekEnded(key="week:2026-W44", at=at, week="2026-W44")
    first = effects_of(send_digest, event, village)[0]
    assert first.message.parts[0].fields == {"answered": 1, "named": 0}


def test_nowhere_to_send_is_no_digest() -> None:
    assert send(rules=rules(slack_channels=(), forum_category=0), open=OPEN) == []


def test_the_preview_shows_the_digest_in_the_askers_language() -> None:
    shown = preview(NOW, Village(open=OPEN[:1]), "en")
    assert shown.name == "send_digest-preview"
    assert shown.parts[0].language == "en"
    assert lines(shown.parts[0]) == ["voices", "question_about: Nutzt ihr Sprachmodelle?"]


# --- the forum's topic of a quarter


def topics(at: datetime, *said: str, unsaid: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    event = WeekEnded(key="week", at=at, week="2026-W48")
    village = Village(keys=frozenset(said), unsaid=frozenset(unsaid))
    posts = effects_of(send_digest, event, village)
    return [(p.key, p.under) for p in posts if p.place == CATEGORY]


def test_the_topic_is_opened_once_a_quarter() -> None:
    assert topics(NOW, Q4) == [(FORUM, Q4)]
    january = datetime(2027, 1, 4, 8, tzinfo=UTC)
    opened = f"{ONE_FOR_GOOD}:2027-Q1"
    assert topics(january, Q4) == [(opened, ""), (FORUM, opened)]


def test_the_quarter_is_that_of_the_community_s_clock() -> None:
    eve = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # half past midnight in Berlin
    assert topics(eve)[0][0] == f"{ONE_FOR_GOOD}:2027-Q1"


def test_the_topic_that_was_meant_for_good_is_followed_by_the_quarter_s() -> None:
    assert topics(NOW, ONE_FOR_GOOD) == [(Q4, ""), (FORUM, Q4)]


def test_a_topic_that_was_given_up_is_opened_again_under_the_same_key() -> None:
    """Under the same key the forum itself refuses a second one, whatever is replayed by hand."""
    assert topics(NOW, Q4, unsaid=(Q4,)) == [(Q4, ""), (FORUM, Q4)]
    posts = send(keys=frozenset({Q4}), unsaid=frozenset({Q4}))
    assert [p.again for p in posts if p.key == Q4] == [True]


def test_until_then_the_week_is_told_in_the_topic_before() -> None:
    assert topics(NOW, Q4, Q3, Q2, unsaid=(Q4,)) == [(Q4, ""), (FORUM, Q3)]
    assert topics(NOW, Q4, Q3, Q2, unsaid=(Q4, Q3)) == [(Q4, ""), (FORUM, Q2)]
    assert topics(NOW, Q4, ONE_FOR_GOOD, unsaid=(Q4,)) == [(Q4, ""), (FORUM, ONE_FOR_GOOD)]


# --- what moderators said


def test_what_moderators_dropped_is_left_out_and_their_words_stand_above() -> None:
    dropped = (OPEN[1].thread.key, OPEN[2].thread.key)
    draft = Draft("2026-W48", intro="Am Samstag ist Werkstatt.", dropped=dropped)
    first, *_ = send(open=OPEN, drafts=[draft])
    assert first.message.fields["count"] == 2
    assert first.message.parts[0].fields == {"text": "Am Samstag ist Werkstatt."}
    assert "Doppelte" not in str(first)


def test_dropped_thanks_are_left_out_too() -> None:
    done: tuple[OpenQuestion, ...] = (waiting("Eins", 3), waiting("Zwei", 3))
    draft = Draft("2026-W48", dropped=(done[0].thread.key,))
    first, *_ = send(done=done, answered=[NOW - DAY], drafts=[draft])
    assert lines(first.message.parts[0]) == ["answered: Zwei"]


def test_nobody_has_to_read_hundreds_of_lines_below() -> None:
    found = [waiting(str(days), days) for days in range(IN_VIEW)]
    first, *below = [post.message for post in send(open=found) if post.key.startswith(SLACK)]
    assert first.name == "send_digest-week_many"
    assert sum(len(page.parts) for page in below) == BELOW
    assert first.parts[-1].name == "send_digest-below_many"
    assert first.parts[-1].fields == {"more": BELOW}
