"""Moderators read who changed what; a moderator's cross is written down before it is believed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.community.steered import Entry
from bot.effects import InPlace, Link, Person, Term, Topics, WriteLogbook
from bot.events import TagsRejected
from bot.reactions.tell_logbook import tell_logbook
from bot.rules_moderators import TellLogbookRules
from matchers.model import Account
from tests.reactions.moderating import give
from tests.reactions.rules import HELP_KEY, MOD, RULES
from tests.reactions.village import ADA, BEN, NOW, THREAD, Village, effects_of, holding, kept


def line(what: str, **about: str | int) -> Any:
    village = holding(kept(), written=[Entry(NOW, MOD, what, about)])
    [said] = give(tell_logbook, "logbook", village=village)
    [part] = said.message.parts
    return part


def test_each_switch_has_its_sentence() -> None:
    for name, on, sentence in (
        ("stopped", 1, "all_stopped"),
        ("stopped", 0, "all_running"),
        ("stopped:tag_question", 1, "stopped"),
        ("stopped:tag_question", 0, "running"),
        ("live:tag_question", 1, "live"),
        (f"stopped:{HELP_KEY}", 1, "stopped"),
        (f"live:tag_question@{HELP_KEY}", 1, "live_there"),
    ):
        assert line("switch", name=name, on=on).name == f"tell_logbook-{sentence}", name
    there = line("switch", name=f"stopped:tag_question@{HELP_KEY}", on=1)
    assert there.fields["what"] == "Themen"
    assert there.fields["place"] == InPlace(HELP_KEY)
    assert line("switch", name=f"stopped:{HELP_KEY}", on=1).fields["what"] == InPlace(HELP_KEY)


def test_a_line_says_who_when_and_where() -> None:
    said = line("tagged", thread=THREAD.key, topics="excel,umfragen")
    assert said.fields["who"] == Person(MOD)
    assert said.fields["topics"] == Topics(("excel", "umfragen"))
    assert said.fields["thread"] == Link(THREAD.permalink, "", THREAD.place.key)
    gone = line("snoozed", thread="slack:T1/CHELP/9.9")
    assert gone.fields["thread"] == Term("tell_logbook-gone")


def test_the_newest_are_told_and_no_more_than_the_rules_say() -> None:
    many = [Entry(NOW, MOD, "reported", {"case": str(n)}) for n in range(9)]
    rules = replace(RULES, tell_logbook=TellLogbookRules(entries=2))
    [said] = give(tell_logbook, "logbook", village=Village(written=many, rules=rules))
    assert [part.fields["case"] for part in said.message.parts] == ["0", "1"]
    [empty] = give(tell_logbook, "logbook")
    assert empty.message.fields == {"count": 0}


def crossed(by: Account, *, by_moderator: bool = False, **more: Any) -> list[Any]:
    event = TagsRejected(key="x", at=NOW, thread=THREAD.key, by=by, by_moderator=by_moderator)
    return effects_of(tell_logbook, event, holding(kept(topics=("excel",), asker=ADA, **more)))


def test_a_moderators_cross_is_written_down() -> None:
    about = {"thread": THREAD.key, "topics": "excel"}
    assert crossed(MOD) == [WriteLogbook(what="crossed", by=MOD, at=NOW, about=about)]
    assert len(crossed(BEN, by_moderator=True)) == 1
    assert crossed(BEN) == [], "it does not even count"
    assert crossed(ADA, by_moderator=True) == [], "her own question"
    assert crossed(MOD, ours=()) == [], "there was nothing to cross out"


def test_others_hear_of_it_from_answer_command() -> None:
    assert give(tell_logbook, "logbook", by=ADA) == []
