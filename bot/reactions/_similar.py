"""Shared by what says or changes a thread's one line: the earlier threads that stand below it.

They are named while they answer something in public, and no longer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bot.community import Community, KeptThread
from bot.effects import Edit, Link, Links, Message, Unsay, Value
from bot.reactions._topics import correctable
from bot.reactions._transfers import LINE, line_stands, with_way
from bot.rules_asking import ShowSimilarRules
from matchers.model import Question, Tag
from matchers.states import voices_wanted

LookUp = Callable[[str], KeptThread | None]
SPARE = 5
"""So many more are looked at, in case some answer nothing any more."""
TITLE_LENGTH = 90


def line_in(thread: str) -> str:
    """The key of a thread's one line, whichever feature says it."""
    return f"{LINE}:{thread}"


def answers(kept: KeptThread | None) -> bool:
    """Whether a thread was answered, and everybody may see it."""
    if kept is None or kept.guarded or not kept.title or not kept.thread.place.public:
        return False
    return kept.accepted is not None or kept.voices >= voices_wanted(kept.kind)


def known_in(community: Community) -> LookUp:
    """How earlier threads are asked for: those that are followed, and those of the past."""
    return lambda key: community.thread(key) or community.past(key)


def standing(kept: KeptThread) -> tuple[str, ...]:
    """The topics that a thread's line tells: those that people chose, else ours."""
    return kept.topics if kept.rejected else (kept.ours or kept.topics)


# --- what is found


def found(question: Question, tags: Sequence[Tag], community: Community) -> Links | None:
    """The threads that answered something similar, by their titles."""
    at_most = (community.rules.show_similar or ShowSimilarRules()).at_most
    similar = community.similar(question, tags, at_most + SPARE)
    keys = [one.key for one in similar if one.key != question.thread.key]
    return _named(keys, known_in(community), at_most)


def _named(keys: Iterable[str], known: LookUp, at_most: int | None = None) -> Links | None:
    kept = (known(key) for key in keys)
    links = [_link(one) for one in kept if one is not None and answers(one)]
    return Links(tuple(links[:at_most])) if links else None


def _link(kept: KeptThread) -> Link:
    title = kept.title
    if len(title) > TITLE_LENGTH:
        title = f"{title[: TITLE_LENGTH - 1].rstrip()}…"
    thread = kept.thread
    return Link(thread.permalink, title, thread.place.key, thread=thread.key)


def is_shown(place: str, community: Community) -> bool:
    """Whether ``show_similar`` may speak in a place now."""
    steering = community.steering()
    off = community.rules.show_similar is None
    return not (
        off or steering.is_stopped("show_similar", place) or steering.watches("show_similar", place)
    )


# --- what is said of it


def first(
    message: Message, question: Question, tags: Sequence[Tag], community: Community
) -> Message:
    """A thread's first line, with what is found below it."""
    message = correctable(message, question.thread, community)
    if not is_shown(question.thread.place.key, community):
        return message
    return below(message, found(question, tags, community))


def below(message: Message, links: Links | None) -> Message:
    """The line with its earlier threads."""
    if links is None:
        return message
    part = Message("show_similar-below", _fields(links), message.language)
    return replace(message, parts=(*message.parts, part))


def alone(links: Links, kept: KeptThread) -> Message:
    """The line of a thread that has nothing but earlier threads to tell."""
    return Message("show_similar-line", _fields(links), kept.language)


def _fields(links: Links) -> dict[str, Value]:
    return {"questions": links, "count": len(links.items)}


def is_alone(kept: KeptThread, community: Community) -> bool:
    """Whether the line that stands in a thread tells of earlier threads only."""
    line = line_in(kept.thread.key)
    return line_stands(line, community) and not kept.topics and bool(community.named_in(line))


def as_it_stands(
    message: Message | None,
    kept: KeptThread,
    community: Community,
    known: LookUp | None = None,
) -> Message | None:
    """The line anew, with those earlier threads of it that still answer; ``None``: nothing.

    ``known``: how they are asked for, where that is about to change.
    """
    keys = community.named_in(line_in(kept.thread.key))
    links = _named(keys, known or known_in(community))
    if message is not None:
        return below(correctable(message, kept.thread, community), links)
    return None if links is None else alone(links, kept)


def reworded(
    key: str,
    message: Message | None,
    kept: KeptThread,
    community: Community,
    known: LookUp | None = None,
) -> Iterator[Edit | Unsay]:
    """The line says ``message`` from now on, and what is still true; nothing at all: it goes."""
    line = line_in(kept.thread.key)
    told = as_it_stands(message, kept, community, known)
    if told is None:
        yield Unsay(key=f"{line}:unsaid", instead_of=line, language=kept.language)
    else:
        whole = with_way(told, community.transfer(kept.thread.key), community)
        yield Edit(key=key, instead_of=line, message=whole)
