"""Text and topics -> tags, surest first: by the topics' own names, and by what past tags teach.

``FuzzyTagger`` finds the names; ``Lessons`` know what stood beside which topic; ``weigh`` makes one
confidence of both. Without any history the names speak alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from matchers.families import REASONS, narrowest
from matchers.learning import Example, Lessons, Met, Taught
from matchers.model import Reason, Tag
from matchers.tagging import BANDS, FuzzyTagger
from matchers.terms import FREQUENT, Corrector, Terms, terms_of
from matchers.weighing import Heard, weigh

_LEARNED = 3
"""So many words of the history are told as reasons, at most."""
LEAST = 0.01
"""What is less sure than this is no tag at all."""


@dataclass(frozen=True, slots=True)
class Found:
    """What speaks for a topic: its names in the text, and the history of the text's terms."""

    topic: str
    heard: Heard
    named: Tag | None
    terms: Terms


class TrainedTagger:
    """Finds the topics of ``names`` in text. ``lessons`` must not change while it is used.

    ``known`` says whether a folded word is a word of the language: see ``FuzzyTagger``.
    """

    def __init__(
        self, names: FuzzyTagger, lessons: Lessons, *, known: Callable[[str], bool]
    ) -> None:
        self._names, self._lessons = names, lessons
        self._correct = Corrector(lessons.words, known)

    def tag(self, title: str, body: str = "") -> tuple[Tag, ...]:
        r"""The topics found, surest first; places count code points in ``title + "\n" + body``."""
        whole = f"{title}\n{body}"
        tags: list[Tag] = []
        for found in self.find(title, body):
            confidence = round(weigh(found.heard), 4)
            if confidence >= LEAST:
                tags.append(Tag(found.topic, confidence, tuple(_reasons(found, whole))))
        tags.sort(key=lambda tag: (-tag.confidence, tag.topic))
        return narrowest(tags, self._names.lineage, BANDS)

    def find(self, title: str, body: str = "") -> Iterator[Found]:
        """Each topic that a name or the history speaks for, and what they say."""
        often = self._lessons.words
        found = self._names.every(title, body, usual=lambda word: often.get(word, 0) >= FREQUENT)
        named = {tag.topic: tag for tag in found}
        terms = terms_of(title, body, correct=self._correct)
        taught = self._lessons.teach(terms) if self._lessons.examples else {}
        lead = max((tag.confidence for tag in found), default=0.0)
        length = len(terms.title) + len(terms.body)
        for topic in sorted({*named, *(taught.keys() & self._names.topics)}):
            heard = self._heard(topic, named.get(topic), taught.get(topic), lead, length)
            yield Found(topic, heard, named.get(topic), terms)

    def _heard(
        self, topic: str, named: Tag | None, taught: Taught | None, lead: float, length: int
    ) -> Heard:
        belief = named.confidence if named else 0.0
        met = [(topic, reason.alias) for reason in named.reasons] if named else []
        trust, seen = max(
            ((self._lessons.trust(one), self._lessons.seen(one)) for one in met), default=(0.0, 0)
        )
        return Heard(
            belief=belief,
            behind=belief - lead,
            trust=trust,
            seen=seen,
            taught=taught or Taught(common=self._lessons.common(topic)),
            examples=self._lessons.examples,
            terms=length,
        )


def example_of(names: FuzzyTagger, title: str, body: str, topics: Iterable[str]) -> Example:
    """What is counted of a text that people gave these topics.

    It depends on nothing but the text and the names of the topics, so that it can be taken back.
    """
    terms = terms_of(title, body)
    met = frozenset(_spelt_right(names, title, body))
    return Example(frozenset(terms), frozenset(topics), met, terms.words)


def misled_by(names: FuzzyTagger, title: str, rejected: Iterable[str]) -> Example:
    """What is counted of a text of which people only said that these topics are wrong."""
    wrong = frozenset(rejected)
    met = frozenset(one for one in _spelt_right(names, title) if one[0] in wrong)
    return Example(frozenset(), frozenset(), met, misled=True)


def _spelt_right(names: FuzzyTagger, title: str, body: str = "") -> Iterator[Met]:
    for tag in names.every(title, body):
        for reason in tag.reasons:
            if reason.how != "typo":
                yield tag.topic, reason.alias


def _reasons(found: Found, text: str) -> Iterator[Reason]:
    """The names that stand there, then the words that stood beside this topic before."""
    told = found.named.reasons[:REASONS] if found.named else ()
    yield from told
    taken = {(reason.start, reason.end) for reason in told}
    places = {**found.terms.body, **found.terms.title}
    for term in found.heard.taught.telling[:_LEARNED]:
        start, end = places[term]
        if not any(start < until and since < end for since, until in taken):
            taken.add((start, end))
            yield Reason(text[start:end], start, end, term, "learned")
