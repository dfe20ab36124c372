"""Tags: read, union, write, read back; what people wrote stays theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.effects import ApplyTags
from bot.errors import Refused, Unsent
from bot.ports import Parcel, Ref
from tests.discourse.room import room, run
from tests.discourse.sending import furnished, parcel, thread


def tagging(topic: int, *add: str, remove: tuple[str, ...] = ()) -> Parcel:
    return parcel(ApplyTags(key="t", thread=thread(topic), add=add, remove=remove))


@pytest.mark.parametrize("objects", [True, False])
def test_tags_join_those_of_people_and_leave_alone(tmp_path: Path, *, objects: bool) -> None:
    async def story() -> None:
        async with room(tmp_path, tag_objects=objects) as one:
            topic = await furnished(one)
            one.forum.add_tags("r", "tabellen", "csv")
            sender = one.door.sender
            await one.forum.set_tags("Ada", topic, ["csv", "r"])
            tags = one.forum.state.topics[topic].tags
            await sender.send(tagging(topic, "tabellen", "r"))
            assert (tags := one.forum.state.topics[topic].tags) == ["csv", "r", "tabellen"]
            writes = len(one.calls("PUT"))
            assert await sender.send(tagging(topic, "excel")) == Ref({"topic_id": str(topic)})
            assert len(one.calls("PUT")) == writes, "the topic's id means the same tag"
            sent = one.forum.state.calls[-2].params if writes else {}
            await sender.send(tagging(topic, remove=("tabellen", "r", "csv")))
            assert one.forum.state.topics[topic].tags == ["csv", "r"], (tags, sent)

    run(story())


@pytest.mark.parametrize(("objects", "form"), [(True, dict), (False, str)])
def test_tags_are_written_as_the_forum_writes_them(
    tmp_path: Path, *, objects: bool, form: type
) -> None:
    async def story() -> None:
        async with room(tmp_path, tag_objects=objects) as one:
            topic = await furnished(one)
            one.forum.add_tags("r")
            await one.door.sender.send(tagging(topic, "r"))
            assert one.forum.state.topics[topic].tags == ["r"]
            await one.door.sender.send(tagging(topic, remove=("r",)))
            assert one.forum.state.topics[topic].tags == []
            [first, *_] = [c for c in one.forum.state.calls if c.method == "PUT"]
            assert {type(tag) for tag in first.params["tags"]} == {form}

    run(story())


def test_a_forum_that_changes_nothing_is_reported(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            one.forum.add_tags("r", "tabellen")
            one.forum.settings.bot_may_create_tags = False
            one.forum.mischief.add("topics#update", "tag_noop")
            with pytest.raises(Refused, match="tags unchanged"):
                await one.door.sender.send(tagging(topic, "r"))
            with pytest.raises(Refused, match="only some tags"):
                await one.door.sender.send(tagging(topic, "r", "gibtesnicht"))
            await one.forum.set_tags("Ada", topic, ["tabellen"])
            await one.door.sender.send(tagging(topic, remove=("tabellen",)))
            assert one.forum.state.topics[topic].tags == ["tabellen"], "a person wrote this one"
            one.forum.mischief.add("topics#update", "error", error="not_permitted")
            with pytest.raises(Refused, match="403"):
                await one.door.sender.send(tagging(topic, "r"))
            assert await one.store.marked(f"discourse:tags/t/{topic}") == "r"

    run(story())


def test_a_persons_tag_that_the_forum_cut_off_is_put_back(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path, tag_objects=False) as one:
            topic = await furnished(one)
            names = ["a1", "b2", "c3", "d4", "e5"]
            one.forum.add_tags("r")
            await one.forum.set_tags("Ada", topic, names)
            with pytest.raises(Refused, match="unchanged"):
                await one.door.sender.send(tagging(topic, "r"))
            assert one.forum.state.topics[topic].tags == names
            one.forum.settings.max_tags_per_topic = 3  # an admin lowered the limit
            with pytest.raises(Refused, match="somebody's tag"):
                await one.door.sender.send(tagging(topic, "r"))
            [*_, write, _check, back] = one.forum.state.calls
            assert write.params["tags"] == [*names, "r"]
            assert back.params["tags"] == names

    run(story())


def test_our_own_tags_do_not_lead_to_further_ones(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            one.forum.add_tags("r")
            await one.believe(await one.events())
            await one.door.sender.send(tagging(topic, "r"))
            events = await one.events()
            [seen] = [e for e in events if type(e).__name__ == "ThreadSeen"]
            assert seen.tags == ("r",)
            await one.believe(events)
            before = len(one.calls("PUT"))
            await one.door.sender.send(tagging(topic, "r"))
            assert len(one.calls("PUT")) == before
            assert await one.events() == []

    run(story())


def test_a_faster_person_wins(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as one:
            topic = await furnished(one)
            one.forum.add_tags("r")
            one.forum.mischief.add("topics#update", "error", error="edit_conflict")
            with pytest.raises(Unsent):
                await one.door.sender.send(tagging(topic, "r"))
            await one.door.sender.send(tagging(topic, "r"))
            assert one.forum.state.topics[topic].tags == ["r"]

    run(story())
