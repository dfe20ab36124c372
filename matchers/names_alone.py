r"""How sure names alone make us while nothing is known of a community: less, the more else is said.

Two things were seen in the older part of questions of four fields (robotics, cooking, beer,
teaching), in each of them, and no newer one was looked at:

- A title names a topic by an everyday word in passing the oftener the longer it is: with three or
  four telling words three of four such topics are right, with eight three of five. Its log odds
  fall by ``0.8 * ln(n / 4)`` beyond 4 telling words (fitted without one field at a time, the slope
  is 0.6 to 0.95). A word that is in no dictionary (*Nextcloud*), and a name of several words, are
  hardly ever there by chance, however long the title is: of those five of six are right.
- A topic that only the body names is right half as often as was thought where the band of
  suggestions begins, and as often where it ends; between the two a square fits.

All this was seen of topics that have one bare name each, as the tags of a forum. Where somebody
wrote down by which names a topic goes, these were chosen to be found in what people say (a chat
message is long, and still means *Excel*), and nothing is taken off. With a history it is not
needed: the model of ``weighing.py`` has the length among its inputs.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

from matchers.model import Topic
from matchers.terms import TELLING_NOTHING
from matchers.text import clean, common_words, vocabulary, words

SHORT = 4
"""In a title of so many telling words each is believed."""
SLOPE = 0.8
_SIGNS = vocabulary("lt gt amp")


def is_bare(topic: Topic) -> bool:
    """Whether it has one name and no more: nobody thought about what people call it."""
    return len(set(topic.names)) == 1


class InTitle:
    """Judges topics that this title names. ``known``: whether a folded word is in a dictionary."""

    def __init__(self, title: str, known: Callable[[str], bool]) -> None:
        self._title, self._known = title, known
        self._doubt: float | None = None

    def __call__(self, confidence: float, written: str) -> float:
        """How sure ``confidence`` is, when one word made it, ``written`` like this."""
        doubt = self._doubt = _doubt(self._title) if self._doubt is None else self._doubt
        if not doubt or not all(self._known(word.folded) for word in words(written)):
            return confidence
        odds = math.exp(-doubt) * confidence / max(1 - confidence, 1e-9)
        return odds / (1 + odds)


def _doubt(title: str) -> float:
    telling = sum(_tells(word.folded) for word in words(clean(title)))
    return SLOPE * math.log(max(telling, SHORT) / SHORT)


def _tells(word: str) -> bool:
    """Whether it says what a title is about: the cell *B1* does not, nor what is left of *&lt;*."""
    if word in _SIGNS or not (word.isalpha() or word.isdigit()):
        return False
    return word not in TELLING_NOTHING and word not in common_words()


@lru_cache(maxsize=10_000)
def below_title(confidence: float, since: float, below: float) -> float:
    """How sure ``confidence`` is when the body says so. Whatever was suggested still is, no more.

    Suggestions are those ``since`` the one and ``below`` the other.
    """
    if not since < confidence < below:
        return confidence
    return since + (below - since) * ((confidence - since) / (below - since)) ** 2
