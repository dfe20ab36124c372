"""Why a topic was not found in a text: what stood in its way, word by word.

Nothing is guessed. The tagger looks again for this topic alone, each time without one of its
guards; what it finds then is what that guard kept from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from rapidfuzz import fuzz, process

from matchers.aliases import AliasIndex
from matchers.model import Reason, Tag, Topic
from matchers.tagging import READ, READ_WORDS, FuzzyTagger
from matchers.text import Word, clean, fold, words

Cause = Literal[
    "narrower", "longer", "phrase", "word", "hidden", "late", "case", "part", "apart", "far"
]
"""What kept a name from being met: it speaks for a ``narrower`` topic, which is there; it stands
inside a ``longer`` name of another topic, or in a ``phrase`` where it means something else; it is a
``word`` of its own, no slip; it is ``hidden`` in code, a quote or a link; it comes too ``late`` to
be read; it is written in another ``case``; only ``part`` of it is there; its words stand too far
``apart``; it is too ``far`` from any name."""

AT_MOST = 8
"""So many obstacles are told."""
ALIKE = 70.0
"""How alike (0-100) a word must be to a name to be worth a remark."""
_LONG_ENOUGH = 4
_MARKUP = re.compile(r"[^\w\s+#]")


@dataclass(frozen=True, slots=True)
class Obstacle:
    """``words`` of the text at ``start:end`` did not count as ``alias``, by ``cause``.

    Places are those of a ``Reason``. ``other``: the narrower topic, the longer name, the phrase, or
    the words that are missing.
    """

    words: str
    start: int
    end: int
    alias: str
    cause: Cause
    other: str = ""


def obstacles(
    topic: Topic, title: str, body: str, found: Sequence[Tag], known: Callable[[str], bool]
) -> tuple[Obstacle, ...]:
    """What kept ``topic`` from being among the tags ``found``; empty: nothing comes near it."""
    alone = FuzzyTagger({topic.id: topic}, known=known)
    index = AliasIndex({topic.id: topic}, known)
    whole, after = f"{title}\n{body}", len(title) + 1
    read = [*_words(title, 0), *_words(body, after)]
    told = [
        *_narrower(_reasons(alone, title, body), found),
        *_longer(_reasons(alone, title, body), found),
        *_in_phrases(topic, title, body, known),
        *_as(_typos(topic, title, body), "word"),
        *_as(_reasons(alone, _bared(title), _bared(body)), "hidden"),
        *_as([*_late(alone, title, 0), *_late(alone, body, after)], "late"),
        *_in_another_case(topic, read),
        *_in_part(index, read, whole),
    ]
    apart = list(_apart(told)) or list(_far(topic, read))
    return tuple(sorted(apart, key=lambda one: (one.start, one.end))[:AT_MOST])


def _words(text: str, offset: int) -> Iterator[Word]:
    for word in islice(words(clean(text[:READ])), READ_WORDS):
        yield Word(word.written, word.start + offset, word.end + offset, word.folded)


def _reasons(tagger: FuzzyTagger, title: str, body: str) -> list[Reason]:
    return [reason for tag in tagger.tag(title, body) for reason in tag.reasons]


def _typos(topic: Topic, title: str, body: str) -> list[Reason]:
    """What would be a slip if no word were known."""
    trusting = FuzzyTagger({topic.id: topic}, known=lambda _: False)
    return [reason for reason in _reasons(trusting, title, body) if reason.how == "typo"]


def _bared(text: str) -> str:
    """The words of code, links and quotes as if nothing marked them; every place stays."""
    return _MARKUP.sub(" ", text[:READ])


def _late(tagger: FuzzyTagger, text: str, offset: int) -> Iterator[Reason]:
    """What stands behind that part of the text that is read."""
    ends = [word.end for word in islice(words(clean(text[:READ])), READ_WORDS)]
    at = ends[-1] if len(ends) == READ_WORDS else min(READ, len(text))
    while at < len(text):
        ends = [word.end for word in islice(words(text[at : at + READ]), READ_WORDS)]
        until = at + (ends[-1] if len(ends) == READ_WORDS else min(READ, len(text) - at))
        for reason in _reasons(tagger, "", text[at:until]):
            start, end = (place - 1 + at + offset for place in (reason.start, reason.end))
            yield Reason(reason.words, start, end, reason.alias, reason.how)
            return
        at = until


def _as(reasons: Iterable[Reason], cause: Cause) -> Iterator[Obstacle]:
    for reason in reasons:
        yield Obstacle(reason.words, reason.start, reason.end, reason.alias, cause)


def _narrower(reasons: Iterable[Reason], found: Sequence[Tag]) -> Iterator[Obstacle]:
    heirs = {
        (reason.start, reason.end): tag.topic
        for tag in found
        for reason in tag.reasons
        if reason.how == "parent"
    }
    for one in reasons:
        if heir := heirs.get((one.start, one.end)):
            yield Obstacle(one.words, one.start, one.end, one.alias, "narrower", heir)


def _in_phrases(
    topic: Topic, title: str, body: str, known: Callable[[str], bool]
) -> Iterator[Obstacle]:
    """What would be met if its phrase were not in ``not_when``."""

    def met(not_when: Mapping[str, tuple[str, ...]]) -> list[Reason]:
        told = replace(topic, not_when=not_when)
        return _reasons(FuzzyTagger({topic.id: told}, known=known), title, body)

    every = met({}) if topic.not_when else []
    for name, phrases in topic.not_when.items() if every else ():
        for phrase in phrases:
            left = met({name: (phrase,)})
            for one in every:
                if one not in left:
                    yield Obstacle(one.words, one.start, one.end, one.alias, "phrase", phrase)


def _longer(reasons: Iterable[Reason], found: Sequence[Tag]) -> Iterator[Obstacle]:
    taken = [reason for tag in found for reason in tag.reasons if reason.how != "parent"]
    for one in reasons:
        over = (r for r in taken if r.start <= one.start and one.end <= r.end)
        if cover := next(over, None):
            yield Obstacle(one.words, one.start, one.end, one.alias, "longer", cover.alias)


def _in_another_case(topic: Topic, read: Iterable[Word]) -> Iterator[Obstacle]:
    short = {fold(name): name for name in topic.names if len(name) <= 2}  # noqa: PLR2004  (R, KI)
    for word in read:
        name = short.get(word.folded)
        if name and name != word.written:
            yield Obstacle(word.written, word.start, word.end, name, "case")


def _in_part(index: AliasIndex, read: Sequence[Word], text: str) -> Iterator[Obstacle]:
    """Names of several words of which some are there, or all of them far from each other."""
    met: dict[tuple[str, tuple[str, ...]], dict[int, Word]] = {}
    for word in read:
        for alias, meanings in index.meanings(word.written, word.folded).parts.items():
            held = met.setdefault((alias.written, alias.words), {})
            for meaning in meanings:
                held.setdefault(meaning.part or 0, word)
    for (written, spelt), parts in met.items():
        first = min(parts.values(), key=lambda word: word.start)
        missing = [word for part, word in enumerate(spelt) if part not in parts]
        cause: Cause = "part" if missing else "apart"
        told = text[first.start : first.end]
        yield Obstacle(told, first.start, first.end, written, cause, " ".join(missing))


def _apart(told: Iterable[Obstacle]) -> Iterator[Obstacle]:
    """Each word once: the first obstacle told of it is the nearest."""
    taken: list[Obstacle] = []
    for one in told:
        if not any(other.start < one.end and one.start < other.end for other in taken):
            taken.append(one)
            yield one


def _far(topic: Topic, read: Iterable[Word]) -> Iterator[Obstacle]:
    """The one word that is most like a name."""
    names = {fold(name): name for name in topic.names}
    best: tuple[float, Obstacle] | None = None
    for word in read:
        if len(word.folded) < _LONG_ENOUGH:
            continue
        near = process.extractOne(word.folded, list(names), scorer=fuzz.ratio, score_cutoff=ALIKE)
        if near and (best is None or near[1] > best[0]):
            alias = names[near[0]]
            best = near[1], Obstacle(word.written, word.start, word.end, alias, "far")
    if best:
        yield best[1]
