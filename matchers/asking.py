"""Whether a message is a question that wants an answer, and of which kind.

Each sentence gathers points from the cues it holds; the best sentence, less what the whole text
says of being an announcement, an introduction or thanks, decides. All cues and their weights
are in ``cues.py``, to be read and argued about; where people corrected us often, they lean a little
(``leaning.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from matchers.cues import ASKING, KINDS, STARTS, TELLING, THANKING, TOO_EARLY, Cue, bare, plain
from matchers.leaning import Leaning
from matchers.model import Language, QuestionKind
from matchers.text import clean, language, language_of, words

__all__ = ["Asking", "asks", "cues_of", "language", "thanks", "title_of"]

_AS_WRITTEN: Leaning = MappingProxyType({})

_ENOUGH = 1.2  # points from which a message is a question
_FORUM_ENOUGH = -1.0  # a forum thread's opening is one from here on
_ANNOUNCED = -3.0  # points of what is clearly an announcement, wherever it stands
_MARK = 2.5  # points for a question mark at a sentence's end
_READ = 5_000  # code points of a text that are looked at
_TITLE = 120  # code points of a title at most
_TELLING_WORDS = 5  # words from which a sentence says what it is about

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?!\s|$)[^.!?\n]*)*[.!?…]*")
_SAID = re.compile(r'"[^"\n]{2,300}"|„[^“”"\n]{2,300}[“”"]|“[^”\n]{2,300}”|»[^«\n]{2,300}«')
_MARKUP = re.compile(r"[*_~`]+|^\s*(?:#{1,6}|[-*+]|\d+[.)])\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question's kind and the language it is asked in."""

    kind: QuestionKind
    language: Language


def asks(
    title: str, body: str = "", *, forum: bool = False, leaning: Leaning = _AS_WRITTEN
) -> Asking | None:
    """What kind of question this is; ``None``: it wants no answer.

    With ``forum`` it opens a forum thread, which is a question unless it clearly tells something.
    ``leaning``: what this community's corrections taught.
    """
    text = f"{title}\n{body}"[:_READ]
    own = _SAID.sub(" ", clean(text))
    said = plain(own)
    told = _weigh(TELLING, bare(said), leaning)
    enough = _FORUM_ENOUGH if forum and told > _ANNOUNCED else _ENOUGH
    if not said or _best(own, said, leaning) + told < enough:
        return None
    return Asking(_kind(said), language_of(said.split(), text))


def cues_of(title: str, body: str = "") -> frozenset[str]:
    """The names of all cues in a text, for whoever learns from a correction; no word of its own."""
    own = _SAID.sub(" ", clean(f"{title}\n{body}"[:_READ]))
    named = _found(TELLING, bare(plain(own)))
    for sentence in _sentences(own):
        said = plain(sentence)
        named += [*_found(STARTS, bare(said)), *_found(ASKING, said)]
    return frozenset(name for name, _ in named)


def thanks(text: str) -> bool:
    """Whether the text thanks somebody for what they did (not in advance, not "no, thanks")."""
    said = plain(clean(text[:_READ]))
    return bool(_found(THANKING, said)) and not _found(TOO_EARLY, said)


def title_of(text: str) -> str:
    """A chat question's title: its most telling sentence on one line, at most 120 code points."""
    own = _MARKUP.sub("", clean(text[:_READ], inline_code=True))
    sentences = [" ".join(sentence.split()) for sentence in _sentences(own)]
    told = [s for s in sentences if _has_words(s)]
    whole = " ".join(told)
    if len(whole) <= _TITLE:
        return whole
    telling = [s for s in told if sum(1 for _ in words(s)) >= _TELLING_WORDS] or told
    return _cut(max(telling, key=_points))


def _sentences(text: str) -> Iterator[str]:
    return (found[0].strip() for found in _SENTENCE.finditer(text))


def _has_words(text: str) -> bool:
    return next(words(text), None) is not None


def _best(text: str, said: str, leaning: Leaning) -> float:
    """The points of the most asking sentence; ``said`` is the whole text, folded."""
    sentences = list(_sentences(text))
    if len(sentences) == 1:
        return _points(sentences[0], said, leaning)
    return max((_points(sentence, None, leaning) for sentence in sentences), default=0.0)


def _points(sentence: str, said: str | None = None, leaning: Leaning = _AS_WRITTEN) -> float:
    said = plain(sentence) if said is None else said
    mark = _MARK if said and "?" in sentence[-3:] else 0.0
    starts = _weigh(STARTS, bare(said), leaning, at_most=1)
    return mark + starts + _weigh(ASKING, said, leaning, at_most=2)


def _weigh(cues: tuple[Cue, ...], said: str, leaning: Leaning, at_most: int = 3) -> float:
    """The sum of the heaviest ``at_most`` cues found in ``said``."""
    found = sorted(
        (points + leaning.get(name, 0.0) for name, points in _found(cues, said)), key=abs
    )
    return sum(found[-at_most:])


def _found(cues: tuple[Cue, ...], said: str) -> list[tuple[str, float]]:
    """The cues in ``said``, by name, and what they carry as written."""
    spoken = frozenset(said.split())
    named = ((cue.found(said, spoken), cue.points) for cue in cues)
    return [(name, points) for name, points in named if name is not None]


def _kind(said: str) -> QuestionKind:
    return next((kind for kind, cue in KINDS if cue.search(said)), QuestionKind.FACT)


def _cut(title: str) -> str:
    if len(title) <= _TITLE:
        return title
    short = title[: _TITLE - 1]
    at_word = short.rpartition(" ")[0].rstrip(" ,;:-")
    return (at_word or short) + "…"
