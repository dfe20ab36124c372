"""What a moderator decides about a suggested topic, and how the same button takes it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from bot.community import Community, KeptThread
from bot.effects import (
    AllowTags,
    Answer,
    Effect,
    KeepUnwanted,
    Message,
    RejectTags,
    TagThread,
    Topics,
    Value,
    WriteLogbook,
)
from bot.events import ButtonPressed, TopicsChosen
from bot.reactions import _similar
from bot.reactions._features import moderates
from bot.reactions._suggestions import BUTTONS, STEM, key_of, pressed, reworded
from bot.reactions._topics import apply_tags
from bot.reactions._transfers import line_stands
from matchers.model import Tag
from matchers.renaming import renamed
from matchers.suggesting import Decision, Suggestion


@dataclass(frozen=True, slots=True)
class _Case:
    """A suggestion that somebody decides, and the others of its thread as they stand then."""

    event: ButtonPressed
    community: Community
    kept: KeptThread
    one: Suggestion
    after: tuple[Suggestion, ...]

    @property
    def thread(self) -> str:
        return self.kept.thread.key

    @property
    def is_free(self) -> bool:
        """Whether nothing is decided about the thread's topics any more."""
        return not any(other.decision in ("set", "no") for other in self.after)


def decide(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    """Believe a moderator; what somebody else decided meanwhile stays."""
    if not moderates(event, community):
        yield _tell("moderators_only", event)
        return
    what = pressed(event.value)
    kept = community.thread(what.thread)
    before = community.suggestions(what.thread)
    topic = renamed(community.topics).get(what.topic, what.topic)
    one = next((s for s in before if (s.topic, s.decision) == (topic, what.seen)), None)
    if kept is None or kept.guarded or one is None or one.topic not in community.topics:
        yield _tell("over", event)
        return
    chosen = BUTTONS[event.button]
    decision: Decision = "open" if chosen == one.decision else chosen
    after = tuple(replace(s, decision=decision) if s == one else s for s in before)
    case = _Case(event, community, kept, one, after)
    yield from _undone(case) if decision == "open" else _done(case, decision)
    yield from reworded(kept, after, event, community)


def _done(case: _Case, decision: Decision) -> Iterator[Effect]:
    topic = case.one.topic
    match decision:
        case "set":
            # an edit does not let us guess again, as wherever people choose
            yield RejectTags(thread=case.thread, topics=())
            yield from _choose(case, (*case.kept.topics, topic), add=topic)
        case "no":
            yield RejectTags(thread=case.thread, topics=(topic,), names=case.one.met)
        case "never":
            names = case.one.names
            yield KeepUnwanted(topic=topic, names=names, on=True)
            yield noted_unwanted("unwanted", topic, names, case.event, case.community)
        case "open":
            return
        case _:
            assert_never(decision)


def _undone(case: _Case) -> Iterator[Effect]:
    topic = case.one.topic
    match case.one.decision:
        case "set":
            yield AllowTags(thread=case.thread, topics=(), wholly=case.is_free)
            left = tuple(t for t in case.kept.topics if t != topic)
            yield from _choose(case, left, remove=topic)
        case "no":
            yield AllowTags(thread=case.thread, topics=(topic,), wholly=case.is_free)
        case "never":
            names = case.one.names
            yield KeepUnwanted(topic=topic, names=names, on=False)
            yield noted_unwanted("wanted_again", topic, names, case.event, case.community)
        case "open":
            return
        case _ as never:
            assert_never(never)


def noted_unwanted(
    what: str, topic: str, names: Sequence[str], event: ButtonPressed, community: Community
) -> WriteLogbook:
    """By the topic's name that it has now, as all that is written of topics."""
    about = {"word": ", ".join(names), "topic": community.topics[topic].name(event.language)}
    return WriteLogbook(what=what, by=event.account, at=event.at, about=about)


def _choose(
    case: _Case, topics: tuple[str, ...], *, add: str = "", remove: str = ""
) -> Iterator[Effect]:
    """These are the topics from now on; forum, line, evidence and logbook follow."""
    topics = tuple(dict.fromkeys(topics))
    event, thread = case.event, case.kept.thread
    chosen = topics if add else _theirs(case, topics)
    yield TagThread(thread=case.thread, tags=tuple(Tag(t, 1.0) for t in chosen), by="people")
    yield from apply_tags(
        thread,
        f"{key_of(case.thread)}:tags:{event.key}",
        case.community,
        add=[add] if add else (),
        remove=[remove] if remove else (),
    )
    yield from _line(case, topics)
    yield TopicsChosen(key=f"{STEM}:{case.thread}:{event.key}", at=event.at, thread=case.thread)
    about = {"thread": case.thread, "topics": ",".join(topics)}
    what = "tagged" if topics else "cleared"
    yield WriteLogbook(what=what, by=event.account, at=event.at, about=about)


def _theirs(case: _Case, topics: tuple[str, ...]) -> tuple[str, ...]:
    """People's topics once one is taken back: where none is left that they set, ours are ours.

    What a forum shows are people's, as ever.
    """
    others = [s for s in case.after if s.decision == "set"]
    if case.kept.thread.place.platform != "discourse" and not others:
        return tuple(t for t in topics if t not in case.kept.ours)
    return tuple(t for t in topics if t in case.kept.theirs)


def _line(case: _Case, topics: tuple[str, ...]) -> Iterator[Effect]:
    """What we said there is said anew; where nothing was, nothing is."""
    line, kept = f"tag_question:{case.thread}", case.kept
    if not line_stands(line, case.community):
        return
    fields: dict[str, Value] = {"topics": Topics(topics), "count": len(topics)}
    told = Message(f"{STEM}-line", fields, kept.language) if topics else None
    key = f"{key_of(case.thread)}:line:{case.event.key}"
    yield from _similar.reworded(key, told, kept, case.community)


def _tell(what: str, event: ButtonPressed) -> Answer:
    return Answer(message=Message(f"{STEM}-{what}", {}, event.language))
