"""Which topics are worth a question to moderators."""

from __future__ import annotations

from matchers.model import How, Reason, Tag
from matchers.suggesting import names_in, suggested, worth_asking


def tag(topic: str, confidence: float, *names: str, how: How = "exact") -> Tag:
    reasons = tuple(Reason(name, 0, len(name), name, how) for name in names)
    return Tag(topic, confidence, reasons)


def test_only_what_is_neither_sure_nor_a_mere_mention_is_worth_it() -> None:
    tags = [tag(f"t{at}", at, "Name") for at in (0.24, 0.25, 0.69, 0.7, 0.9)]
    found = worth_asking(tags, since=0.25, below=0.7)
    assert [one.confidence for one in found] == [0.25, 0.69]


def test_what_has_no_reason_that_could_be_told_is_not() -> None:
    assert worth_asking([Tag("excel", 0.5)], since=0.25, below=0.7) == ()


def test_a_topic_is_silent_once_all_its_names_there_are_unwanted() -> None:
    unwanted = {("excel", "Tabelle"), ("excel", "Blatt")}

    def is_asked(one: Tag) -> bool:
        return bool(worth_asking([one], since=0.25, below=0.7, unwanted=unwanted))

    assert not is_asked(tag("excel", 0.5, "Tabelle"))
    assert not is_asked(tag("excel", 0.5, "Tabelle", "Blatt"))
    assert is_asked(tag("excel", 0.5, "Tabelle", "Excel")), "a name that nobody minded"
    assert is_asked(tag("moebel", 0.5, "Tabelle")), "another topic's"
    assert is_asked(tag("excel", 0.5, "tabelle sortieren", how="learned")), "what the past says"


def test_words_of_the_past_beside_an_unwanted_name_do_not_bring_it_back() -> None:
    named, learnt = tag("excel", 0.5, "Tabelle"), tag("excel", 0.5, "zeile", how="learned")
    both = Tag("excel", 0.5, (*named.reasons, *learnt.reasons))
    assert worth_asking([both], since=0.25, below=0.7, unwanted={("excel", "Tabelle")}) == ()


def test_names_are_the_topics_own_each_once_and_never_a_members_words() -> None:
    named, learnt = tag("excel", 0.5, "Excel", "Excel"), tag("excel", 0.5, "meier", how="learned")
    assert names_in(Tag("excel", 0.5, (*named.reasons, *learnt.reasons))) == ("Excel",)


def test_what_is_suggested_knows_which_names_stood_there_as_they_are() -> None:
    reasons = (Reason("Tabele", 0, 6, "Tabelle", "typo"), Reason("Excel", 7, 12, "Excel", "exact"))
    one = suggested(Tag("excel", 0.5, reasons))
    assert (one.names, one.met) == (("Tabelle", "Excel"), ("Excel",))
