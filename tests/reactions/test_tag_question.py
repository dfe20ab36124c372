from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.effects import ApplyTags, Edit, RejectTags, Reply, TagThread, Topics, Unsay
from bot.events import (
    Event,
    QuestionAsked,
    QuestionEdited,
    QuestionTagged,
    TagsRejected,
    ThreadSeen,
)
from bot.reactions.tag_question import tag_question
from matchers.model import Account
from tests.reactions.rules import MOD, RULES, TOPICS
from tests.reactions.village import (
    ADA,
    CEM,
    EVA,
    NOW,
    THREAD,
    TOPIC,
    Village,
    effects_of,
    holding,
    kept,
    of,
    question,
)

LINE = f"tag_question:{THREAD.key}"
FORUM_LINE = f"tag_question:{TOPIC.key}"


def tag(event: Event, village: Village) -> list[Any]:
    return effects_of(tag_question, event, village)


def asked(**more: Any) -> QuestionAsked:
    return QuestionAsked(key="q", at=NOW, question=question(**more))


def edited(title: str, **more: Any) -> QuestionEdited:
    return QuestionEdited(key="e1", at=NOW, question=question(title, **more))


# --- a new question


def test_slack_gets_one_line_that_says_which_why_and_how_to_take_it_back() -> None:
    effects = tag(asked(), holding(kept()))
    assert [type(e) for e in effects] == [TagThread, Reply, QuestionTagged]
    line = effects[1]
    assert line.key == LINE
    assert line.message.fields["topics"] == Topics(("excel", "dubletten"))
    assert line.message.fields["words"] == "Excel, Doppelte Einträge"
    assert line.message.fields["count"] == 2


def test_the_forum_gets_tags_by_their_forum_names_and_one_reply() -> None:
    effects = tag(asked(thread=TOPIC, asker=EVA), holding(kept(TOPIC)))
    assert [type(e) for e in effects] == [TagThread, ApplyTags, Reply, QuestionTagged]
    assert effects[1].add == ("tabellen", "dubletten")
    assert effects[1].remove == ()


def test_an_english_question_gets_an_english_line() -> None:
    english = asked(title="Duplicates in spreadsheets", language="en")
    [line] = of(Reply, tag(english, holding(kept())))
    assert line.message.language == "en"


def in_its_category(**more: Any) -> Village:
    """Where the forum's category 5 stands for spreadsheets."""
    excel = replace(TOPICS["excel"], forum_category=5)
    return replace(holding(kept(TOPIC), **more), topics={**TOPICS, "excel": excel})


def test_a_category_that_stands_for_a_topic_gives_it_without_a_word() -> None:
    effects = tag(asked(title="Wie geht das?", thread=TOPIC, asker=EVA), in_its_category())
    [found], [line] = of(TagThread, effects), of(Reply, effects)
    assert [(t.topic, t.confidence, t.reasons[0].how) for t in found.tags] == [
        ("excel", 1.0, "category")
    ]
    assert (line.message.name, line.message.fields["count"]) == ("tag_question-placed", 1)
    assert line.message.fields["words"] == ""


def test_beside_the_category_the_words_are_told_for_the_others() -> None:
    in_both = asked(title="Umfragen auswerten", thread=TOPIC, asker=EVA)
    [line] = of(Reply, tag(in_both, in_its_category()))
    assert line.message.name == "tag_question-placed"
    assert line.message.fields["topics"] == Topics(("excel", "umfragen"))
    assert line.message.fields["words"] == "Umfragen"


def test_a_narrower_topic_in_its_category_is_told_by_its_own_words() -> None:
    village = in_its_category()
    narrower = replace(village.topics["dubletten"], parent="excel")
    village = replace(village, topics={**village.topics, "dubletten": narrower})
    [line] = of(Reply, tag(asked(title="Dubletten", thread=TOPIC, asker=EVA), village))
    assert line.message.name == "tag_question-line"
    assert line.message.fields["topics"] == Topics(("dubletten",))
    assert line.message.fields["words"] == "Dubletten"


def test_a_category_says_nothing_elsewhere() -> None:
    assert tag(asked(title="Wie geht das?"), in_its_category()) == []
    village = replace(holding(kept()), topics=in_its_category().topics)
    assert tag(asked(title="Wie geht das?"), village) == []


def test_an_edit_does_not_take_the_category_away() -> None:
    village = in_its_category(keys=frozenset({FORUM_LINE}))
    ours = replace(village.threads[TOPIC.key], topics=("excel",), ours=("excel",))
    village = replace(village, threads={TOPIC.key: ours})
    again = edited("Wie geht das nun?", thread=TOPIC, asker=EVA)
    assert tag(again, village) == []


def test_without_a_topic_we_are_silent() -> None:
    assert tag(asked(title="Wer kommt am Samstag?"), holding(kept())) == []


def test_what_is_not_sure_enough_is_not_said() -> None:
    unsure = asked(title="Kurze Frage", body="Es geht um Excel")
    assert tag(unsure, holding(kept())) == []


def test_at_most_so_many_topics_as_the_rules_say() -> None:
    rules = replace(RULES, tag_question=replace(RULES.tag_question, at_most=1))
    [found] = of(TagThread, tag(asked(), holding(kept(), rules=rules)))
    assert [t.topic for t in found.tags] == ["excel"]


def test_a_repeat_by_another_key_says_nothing() -> None:
    assert tag(asked(), holding(kept(), keys=frozenset({LINE}))) == []


def test_in_a_thread_that_is_gone_nothing_is_said() -> None:
    assert tag(asked(), Village()) == []


# --- an edit


def test_an_edit_edits_the_same_line() -> None:
    village = holding(kept(topics=("excel",)), keys=frozenset({LINE}))
    effects = tag(edited("Umfragen auswerten"), village)
    assert [type(e) for e in effects] == [TagThread, Edit, QuestionTagged]
    assert effects[1].instead_of == LINE
    assert effects[1].key == f"{LINE}:e1"
    assert effects[1].message.fields["topics"] == Topics(("umfragen",))


def test_an_old_thread_gets_topics_but_no_first_line() -> None:
    for days, said in ((6, 1), (8, 0)):
        old = replace(THREAD, started=NOW - timedelta(days=days))
        effects = tag(edited("Doppelte Einträge in Excel finden", thread=old), holding(kept(old)))
        assert (len(of(TagThread, effects)), len(of(Reply, effects))) == (1, said)


def test_an_edit_on_the_forum_adds_and_removes_tags() -> None:
    village = holding(kept(TOPIC, topics=("excel", "umfragen")), keys=frozenset({FORUM_LINE}))
    effects = tag(edited("Umfragen und DSGVO", thread=TOPIC), village)
    [tags] = of(ApplyTags, effects)
    assert tags.add == ("Data Privacy",)
    assert tags.remove == ("tabellen",)


def test_an_edit_that_leaves_the_topics_says_nothing() -> None:
    village = holding(kept(topics=("dubletten", "excel")), keys=frozenset({LINE}))
    assert tag(edited("Excel: doppelte Einträge finden"), village) == []


def test_an_edit_that_leaves_no_topic_takes_the_line_away() -> None:
    village = holding(kept(topics=("excel",)), keys=frozenset({LINE}))
    effects = tag(edited("Hat sich erledigt"), village)
    assert effects == [
        TagThread(thread=THREAD.key, tags=()),
        Unsay(key=f"{LINE}:unsaid", instead_of=LINE, language="de"),
    ]


def test_after_that_the_bot_stays_silent_in_the_thread() -> None:
    village = holding(kept(TOPIC), keys=frozenset({FORUM_LINE, f"{FORUM_LINE}:unsaid"}))
    effects = tag(edited("Doch etwas zu Excel", thread=TOPIC), village)
    assert [type(e) for e in effects] == [TagThread]


def test_an_edit_that_brings_the_first_topic_says_the_first_line() -> None:
    effects = tag(edited("Excel, bitte"), holding(kept()))
    assert [type(e) for e in effects] == [TagThread, Reply, QuestionTagged]


def test_where_people_corrected_us_an_edit_changes_nothing() -> None:
    village = holding(kept(rejected=True), keys=frozenset({LINE}))
    assert tag(edited("Excel und Umfragen"), village) == []
    assert tag(asked(), holding(kept(rejected=True))) == []


# --- people take it back


def rejected(by: Account, *, moderator: bool = False) -> TagsRejected:
    return TagsRejected(key="x", at=NOW, thread=THREAD.key, by=by, by_moderator=moderator)


def test_asker_and_moderators_take_the_line_back() -> None:
    village = holding(kept(topics=("excel",)), keys=frozenset({LINE}))
    taken = [
        RejectTags(thread=THREAD.key, topics=("excel",)),
        Unsay(key=f"{LINE}:unsaid", instead_of=LINE, language="de"),
    ]
    assert tag(rejected(ADA), village) == taken
    assert tag(rejected(MOD), village) == taken
    assert tag(rejected(CEM, moderator=True), village) == taken


def test_anybody_elses_cross_changes_nothing() -> None:
    village = holding(kept(topics=("excel",)), keys=frozenset({LINE}))
    assert tag(rejected(CEM), village) == []


def test_what_is_taken_back_already_is_not_taken_back_again() -> None:
    assert tag(rejected(ADA), holding(kept(rejected=True), keys=frozenset({LINE}))) == []


# --- people change the forum's tags


def seen(*tags: str) -> ThreadSeen:
    return ThreadSeen(key="s1", at=NOW, thread=TOPIC, asker=EVA, title="T", tags=tags)


OURS = ("excel", "dubletten")


def on_forum(theirs: tuple[str, ...]) -> Village:
    return holding(kept(TOPIC, ours=OURS, theirs=theirs), keys=frozenset({FORUM_LINE}))


def test_before_our_tags_arrived_nothing_is_taken_back() -> None:
    assert tag(seen(), on_forum(())) == []


def test_our_own_write_is_only_noted() -> None:
    [noted] = tag(seen("Tabellen", "dubletten", "meinung"), on_forum(()))
    assert isinstance(noted, TagThread)
    assert noted.by == "people"
    assert [t.topic for t in noted.tags] == ["excel", "dubletten"]
    assert tag(seen("tabellen", "dubletten"), on_forum(OURS)) == []


def test_a_tag_with_the_old_name_of_a_topic_is_no_removal() -> None:
    topics = {**TOPICS, "excel": replace(TOPICS["excel"], was=("calc",))}
    village = replace(on_forum(OURS), topics=topics)
    assert tag(seen("calc", "dubletten"), village) == []
    assert tag(seen("calc", "Tabellen", "dubletten"), village) == []


def test_a_tag_that_people_removed_leaves_the_line_too() -> None:
    effects = tag(seen("dubletten"), on_forum(OURS))
    assert [type(e) for e in effects] == [TagThread, RejectTags, Edit]
    assert effects[1].topics == ("excel",)
    assert effects[2].instead_of == FORUM_LINE
    assert effects[2].message.fields["topics"] == Topics(("dubletten",))


def test_when_people_removed_all_the_line_goes() -> None:
    effects = tag(seen("meinung"), on_forum(OURS))
    assert effects[1:] == [
        RejectTags(thread=TOPIC.key, topics=OURS),
        Unsay(key=f"{FORUM_LINE}:unsaid", instead_of=FORUM_LINE, language="de"),
    ]


def test_a_tag_that_people_added_is_a_topic_of_the_thread() -> None:
    [noted] = tag(seen("tabellen", "dubletten", "data-privacy"), on_forum(OURS))
    assert [t.topic for t in noted.tags] == ["excel", "dubletten", "datenschutz"]


def test_what_becomes_a_question_again_gets_its_tags_again() -> None:
    """They were set and taken away: under the same key they would not be set once more."""
    first, again = (
        asked(thread=TOPIC, asker=EVA),
        QuestionAsked(
            key="marked", at=NOW, question=question(thread=TOPIC, asker=EVA), marked=True
        ),
    )
    [once] = of(ApplyTags, tag(first, holding(kept(TOPIC))))
    village = holding(kept(TOPIC), keys=frozenset({FORUM_LINE, f"{FORUM_LINE}:unsaid", once.key}))
    [more] = of(ApplyTags, tag(again, village))
    assert more.add == once.add
    assert more.key != once.key
