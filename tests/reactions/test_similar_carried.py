"""A conversation that is taken to the forum, and back, goes on naming what was answered before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.community import KeptThread
from bot.effects import Edit, Unsay
from bot.events import DeliveryArrived, ThreadDeleted
from bot.reactions._retreat import retreat
from bot.reactions._transfers import post_key
from bot.reactions.take_to_forum import take_to_forum
from tests.reactions.test_follow_transfer import THERE
from tests.reactions.test_show_similar import LINE, before, titles
from tests.reactions.village import NOW, THREAD, Village, effects_of, holding, kept, of

EARLIER = before(1)


def town(*topics: str, earlier: KeptThread | None = EARLIER) -> Village:
    """A thread that stands in the forum, too; its line names an earlier one."""
    others = [] if earlier is None else [earlier]
    village = holding(kept(THREAD, topics=topics), *others, keys=frozenset({LINE, post_key(THERE)}))
    named = {LINE: (EARLIER.thread.key,)}
    return replace(village, transfers={THREAD.key: THERE}, names=named)


def there(village: Village) -> Edit:
    """The line, once the conversation stands there."""
    arrived = DeliveryArrived(
        key="a", at=NOW, delivery=post_key(THERE), url=THERE.url, topic=THERE.topic
    )
    (edit,) = [e for e in of(Edit, effects_of(take_to_forum, arrived, village)) if _line(e)]
    return edit


def back(village: Village) -> list[Any]:
    """The line, once it is taken back."""
    event = ThreadDeleted(key="d", at=NOW, thread=THERE.topic)
    return [effect for effect in retreat(THERE, event, village) if _line(effect)]


def _line(effect: Any) -> bool:
    return getattr(effect, "instead_of", "") == LINE


def test_the_line_says_where_it_stands_below_what_was_answered_before() -> None:
    for topics, name in ((("excel",), "take_to_forum-topics"), ((), "show_similar-line")):
        edit = there(town(*topics))
        assert edit.message.name == name
        assert titles(edit.message) == ["Frage 1"]
        assert edit.message.parts[-1].name == "take_to_forum-way"


def test_a_line_that_would_say_nothing_else_says_where_it_stands() -> None:
    assert there(town(earlier=None)).message.name == "take_to_forum-there_too"


def test_taken_back_the_line_goes_on_without_the_way() -> None:
    for topics in (("excel",), ()):
        (edit,) = back(town(*topics))
        assert titles(edit.message) == ["Frage 1"]
        assert "take_to_forum-way" not in [part.name for part in edit.message.parts]
    (gone,) = back(town(earlier=None))
    assert isinstance(gone, Unsay)
