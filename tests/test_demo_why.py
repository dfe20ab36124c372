"""What the demo says about Lotse's deeds: in words, whole, and in one language at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

import pytest

from bot import effects
from bot.courier import Carried, Fate
from bot.demo_why import entries, entry_of, sentences
from bot.demo_words import EFFECTS, EVENTS, EVIDENCE, FATES, Told
from bot.effects import Answer, Change, Delivery, Message, RecordEvidence, Reply, TagThread
from bot.events import AnswerAccepted, WeekEnded
from bot.ports import Claim
from bot.react import Trace
from bot.reactions import REACTIONS
from bot.sandbox.page.texts import TEXTS
from matchers.model import Evidence, EvidenceKind, Reason, Tag, Topic
from tests.golden.style import FOREIGN
from tests.reactions.rules import TOPICS
from tests.reactions.village import BEN, NOW, THREAD

KINDS = [*get_args(Change), *get_args(Delivery), Answer]


def test_every_event_has_its_sentence() -> None:
    assert sorted({kind.__name__ for kind in REACTIONS} - set(EVENTS)) == []


def test_every_effect_has_its_sentence() -> None:
    assert sorted({kind.__name__ for kind in KINDS} - set(EFFECTS)) == []
    assert sorted(name for name in EFFECTS if not hasattr(effects, name)) == []


def test_every_fate_and_every_kind_of_evidence_has_its_sentence() -> None:
    assert set(FATES) == set(get_args(Fate))
    assert set(EVIDENCE) == set(EvidenceKind)


TABLES: Mapping[str, Mapping[Any, Told]] = {
    "events": EVENTS,
    "effects": EFFECTS,
    "fates": FATES,
    "evidence": EVIDENCE,
    "page": {name: told for name, told in TEXTS.items() if name != "language"},  # names the other
}


@pytest.mark.parametrize("table", TABLES)
def test_each_sentence_is_in_one_language(table: str) -> None:
    for de, en in TABLES[table].values():
        assert not re.search(FOREIGN["de"], de), de
        assert not re.search(FOREIGN["en"], en), en
        assert (de.endswith("."), de.endswith("?")) == (en.endswith("."), en.endswith("?")), de


def test_evidence_is_told_in_words() -> None:
    found = Evidence(BEN, "excel", EvidenceKind.ACCEPTED, THREAD.key, "a1", NOW)
    event = AnswerAccepted(key="a", at=NOW, thread=THREAD.key, answer="a1")
    trace = Trace(event, "record_evidence", (RecordEvidence(evidence=found),))
    _, line = entries([trace], TOPICS, NOW)
    assert line.de == "record_evidence: Nachweis für Excel: eine angenommene Antwort"
    assert line.en == "record_evidence: Evidence of Spreadsheets: an accepted answer"


def test_a_tag_is_told_with_its_reasons_and_the_wider_topic() -> None:
    topics = {
        "ki": Topic("ki", "Künstliche Intelligenz", "Artificial intelligence"),
        "chatbots": Topic("chatbots", "Chatbots", "Chatbots", parent="ki"),
    }
    reasons = (Reason("Bot", 0, 3, "Bot", "exact"), Reason("KI", 8, 10, "KI", "parent"))
    effect = TagThread(thread=THREAD.key, tags=(Tag("chatbots", 0.8, reasons),))
    event = AnswerAccepted(key="a", at=NOW, thread=THREAD.key, answer="a1")
    [told] = sentences(Trace(event, "tag_question", (effect,)), topics)
    de = "„Bot“ (genau), „KI“ (Oberthema) → Chatbots (gehört zu „Künstliche Intelligenz“)"
    en = "“Bot” (exact), “KI” (wider topic) → Chatbots (a part of “Artificial intelligence”)"
    assert told == (f"{de}, zu 80 % sicher", f"{en}, 80% sure")


def test_a_week_that_passed_is_told_once_and_by_no_number() -> None:
    event = WeekEnded(key="w", at=NOW, week="2026-W46")
    traces = [Trace(event, name, ()) for name in ("send_digest", "report_shadow")]
    digest, shadow = (list(sentences(trace, TOPICS)) for trace in traces)
    assert digest == [
        (
            "eine Woche ist um: Zeit zu erzählen, was offen ist",
            "a week has passed: time to tell what is open",
        )
    ]
    assert shadow == []


def test_what_became_of_a_delivery_is_told_in_two_sentences() -> None:
    line = Reply(key="k", thread=THREAD, message=Message("tag_question-line"))
    entry = entry_of(Carried(Claim(line, "mark"), "waits"), NOW)
    assert entry.de == (
        "Lotse schreibt eine Zeile in den Thread. Das wartet, wie die Plattform es verlangt."
    )
    assert entry.en == "Lotse writes a line in the thread. It waits, as the platform asks."
