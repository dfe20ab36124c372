"""The topics in pages that fit, the most asked first, and which are mine."""

from __future__ import annotations

from typing import Any

from bot.events import ButtonPressed, CommandGiven
from bot.reactions.list_topics import PAGE, list_topics
from tests.reactions.village import ADA, HELP, NOW, Village, effects_of, expert, learner


def ask(argument: str = "", **more: Any) -> Any:
    event = CommandGiven(
        key="c", at=NOW, account=ADA, place=HELP, command="topics", argument=argument
    )
    [answer] = effects_of(list_topics, event, Village(**more))
    return answer.message


def lines(message: Any) -> list[tuple[str, str, int]]:
    found = [part for part in message.parts if "asked" in part.fields]
    return [(p.name.partition("-")[2], p.fields["topic"].ids[0], p.fields["asked"]) for p in found]


def test_the_most_asked_come_first_then_the_alphabet() -> None:
    said = ask(asked={"umfragen": 2, "excel": 5})
    told = [(topic, asked) for _, topic, asked in lines(said)]
    assert told == [("excel", 5), ("umfragen", 2), ("datenschutz", 0)]


def test_mine_are_told_apart() -> None:
    both = expert(ADA, learns={"datenschutz": 1})
    said = ask(profiles={ADA: both})
    assert lines(said)[0][:2] == ("line_learns", "datenschutz")
    assert ("line_teaches", "excel", 0) in lines(said)
    others = ask(profiles={ADA: learner(learns={}), "slack:T1/UBEN": both})
    assert {name for name, _, _ in lines(others)} == {"line"}, "what others know is theirs"


def test_a_long_list_comes_in_pages() -> None:
    first = ask()
    assert len(lines(first)) == 3
    [more] = first.buttons
    event = ButtonPressed(key="b", at=NOW, account=ADA, place=HELP, button=PAGE, value=more.value)
    [second] = effects_of(list_topics, event, Village())
    assert len(lines(second.message)) == 1
    assert second.message.buttons == ()
    assert second.message.fields["page"] == 2


def test_whatever_is_no_page_is_the_nearest_one() -> None:
    assert ask("99").fields["page"] == 2
    for nonsense in ("0", "-1", "²", "zwei", "x" * 3000):
        assert ask(nonsense).fields["page"] == 1


def test_other_commands_are_not_its_own() -> None:
    event = CommandGiven(key="c", at=NOW, account=ADA, place=HELP, command="help")
    assert effects_of(list_topics, event, Village()) == []
