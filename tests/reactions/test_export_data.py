"""All that is kept about a member, as a file: once, privately, and asked again where uncertain."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from bot.effects import Answer, DirectMessage, SendFile
from bot.events import ButtonPressed, CommandGiven, DeliveryUncertain
from bot.reactions.export_data import SEND, export_data
from tests.reactions.village import ADA, BEN, HELP, NOW, Village, effects_of, of

KEPT: dict[str, Any] = {
    "profile": [{"account": ADA, "payload": {"name": "Ada", "region": "Köln"}}],
    "thread": [{"key": "t1", "title": "Wie geht das?"}],
    "outbox": [{"key": "k"}],
}


def give(village: Village, *, seconds: int = 0, by: Any = ADA) -> list[Any]:
    event = CommandGiven(
        key="c", at=NOW + timedelta(seconds=seconds), account=by, place=HELP, command="data"
    )
    return effects_of(export_data, event, village)


def test_the_file_holds_what_is_kept_and_the_message_says_what_that_is() -> None:
    [file, answer] = give(Village(about={ADA: KEPT}))
    assert isinstance(file, SendFile)
    assert file.account == ADA
    assert json.loads(file.content)["kept"] == KEPT
    assert "Köln" in file.content, "as people write it"
    assert file.message.name == "export_data-file"
    assert file.message.fields["questions"] == 1
    assert answer.message.name == "export_data-coming"


def test_two_clicks_at_once_ask_for_one_file() -> None:
    [file, _] = give(Village(about={ADA: KEPT}))
    again = give(Village(about={ADA: KEPT}, keys=frozenset({file.key})), seconds=20)
    assert [type(effect) for effect in again] == [Answer]
    [later, _] = give(Village(about={ADA: KEPT}, keys=frozenset({file.key})), seconds=70)
    assert later.key != file.key
    assert ADA not in file.key


def test_of_whom_nothing_is_kept_hears_so() -> None:
    [answer] = give(Village(about={ADA: {"outbox": [{}], "inbox": [{}]}}))
    assert answer.message.name == "export_data-nothing"
    [nobody] = give(Village(about={ADA: KEPT}), by=BEN)
    assert nobody.message.name == "export_data-nothing"


def test_an_uncertain_file_is_asked_about_and_not_repeated() -> None:
    [file, _] = give(Village(about={ADA: KEPT}))
    event = DeliveryUncertain(key="u", at=NOW, delivery=file.key)
    [ask] = effects_of(export_data, event, Village(addressees={file.key: ADA}))
    assert isinstance(ask, DirectMessage)
    assert ask.account == ADA
    assert [button.name for button in ask.message.buttons] == [SEND]
    pressed = ButtonPressed(
        key="b", at=NOW + timedelta(hours=1), account=ADA, place=HELP, button=SEND
    )
    again = effects_of(export_data, pressed, Village(about={ADA: KEPT}))
    assert len(of(SendFile, again)) == 1


def test_others_deliveries_and_forgotten_members_are_not_its_business() -> None:
    for delivery, known in (("open_pair:m1", {"open_pair:m1": ADA}), ("export_data:x:y", {})):
        event = DeliveryUncertain(key="u", at=NOW, delivery=delivery)
        assert effects_of(export_data, event, Village(addressees=known)) == []
