"""Names in the taxonomy that can never be met, or that are met nearly everywhere.

Nothing is guessed: the tagger's own index reads each name, and the words that every text holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from matchers.aliases import FILLING, AliasIndex
from matchers.meeting import meet
from matchers.model import Topic
from matchers.not_when import NotWhen
from matchers.tagging import READ, READ_WORDS
from matchers.terms import TELLING_NOTHING
from matchers.text import Word, clean, common_words, vocabulary, words

FlawKind = Literal["wordless", "hidden", "long", "unmet", "common", "shared"]
"""Why a name does not do: it has no word (``wordless``); it looks like code, a link or a mention,
which are not read (``hidden``); it is longer than what is read (``long``); for another reason it is
not met even in itself (``unmet``); a ``common`` word is taken for it; a name of another topic is
met in just the same words (``shared``)."""

_MORE = vocabulary(
    "diese dieser dieses diesen diesem jede jeder jedes jeden jedem alles ihre ihren ihrem ihrer "
    "euer euren eurem eurer unseren unserem unserer meinen meinem meiner dein deine deinen deinem "
    "dir dich seine seinen seinem seiner muss muessen soll sollen sollte will wollen darf duerfen "
    "mag waere wurde wurden hatte hatten denn doch dann dort hier mal eben also weil ob bis seit "
    "gegen unter durch zwischen mehr viel viele wenig etwas nichts jetzt immer wieder sonst ganz "
    "one two up out off down over under here now very more most much many each every other same "
    "his her she he him were been being did done may might must shall let lets yes too also only"
)
EVERYWHERE = common_words() | FILLING | TELLING_NOTHING | _MORE
"""Words that nearly every text holds, folded."""
_CASE_COUNTS = 2
_SURE = 0.95


@dataclass(frozen=True, slots=True)
class Flaw:
    """``name`` of ``topic`` does not do.

    ``other``: the word that is taken for it, or the topic that shares it.
    """

    topic: str
    name: str
    kind: FlawKind
    other: str = ""


def flaws(topics: Mapping[str, Topic], known: Callable[[str], bool]) -> Iterator[Flaw]:
    """Every name that does not do, one flaw each; ``known`` tells words of the language."""
    every = AliasIndex(topics, known)
    for topic in topics.values():
        for name in dict.fromkeys(topic.names):
            if told := (
                _never_met(topic.id, name)
                or _met_too_often(topic.id, name, known)
                or _shared(every, topic.id, name)
            ):
                yield told


def holds(name: str, text: str, *, not_when: str = "") -> bool:
    """Whether a topic called ``name`` is met in ``text``, with the phrase ``not_when`` or none.

    No dictionary is asked: whatever may be a compound of it counts, and no slip does.
    """
    phrases = {name: (not_when,)} if not_when else {}
    topics = {name: Topic(name, name, name, not_when=phrases)}
    read = _read(text)
    written = {word.folded for word in read}
    met = meet(AliasIndex(topics, lambda word: word not in written), read)
    spelt = (one for one in met if one[0].how != "typo")
    return next(NotWhen(topics).keep(spelt, read), None) is not None


def _read(text: str) -> list[Word]:
    return list(islice(words(clean(text[:READ])), READ_WORDS))


def _never_met(topic: str, name: str) -> Flaw | None:
    said = [word.folded for word in words(name)]
    kind: FlawKind
    if not said:
        kind = "wordless"
    elif len(name) > READ or len(said) > READ_WORDS:
        kind = "long"
    elif [word.folded for word in words(clean(name))] != said:
        kind = "hidden"
    elif not holds(name, name):
        kind = "unmet"
    else:
        return None
    return Flaw(topic, name, kind)


def _met_too_often(topic: str, name: str, known: Callable[[str], bool]) -> Flaw | None:
    said = {word.folded for word in words(name)}
    if len(name) > _CASE_COUNTS and said <= EVERYWHERE:
        return Flaw(topic, name, "common", " ".join(sorted(said)))
    if len(said) != 1:
        return None
    index = AliasIndex({topic: Topic(topic, name, name)}, known)
    near = sorted(word for word in EVERYWHERE if _near(word, *said))
    word = next((word for word in near if index.meanings(word, word).whole), "")
    return Flaw(topic, name, "common", word) if word else None


def _near(word: str, name: str) -> bool:
    """Whether ``name`` can be met in ``word`` at all.

    A slip and an ending leave the first letter as it is; a compound holds the name's beginning.
    """
    return word[0] == name[0] or name[:3] in word


def _shared(index: AliasIndex, topic: str, name: str) -> Flaw | None:
    met = [one for one in meet(index, _read(name)) if one[0].quality >= _SURE]
    own = {numbers for meaning, numbers in met if meaning.alias.topic == topic}
    longest = max(map(len, own), default=0)
    for meaning, numbers in met:
        if meaning.alias.topic != topic and numbers in own and len(numbers) == longest:
            return Flaw(topic, name, "shared", meaning.alias.topic)
    return None
