"""How sure we are of a topic: what the text's words say and what the history says, in one figure.

A logistic model of a few named inputs. Its weights were fitted once on public questions
(``bench/weights.py`` wrote ``weights.py``); no community's own texts are in them. With no history
only the words speak, and the more examples there are the more they are believed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from matchers.learning import Taught
from matchers.weights import WEIGHTS

EXPERIENCED = 9.3
"""Logarithm of the examples (about 11,000) from which more of them change nothing."""
_NOTHING = Taught()


@dataclass(frozen=True, slots=True)
class Heard:
    """What is known about one topic of one text.

    ``belief``: how sure the aliases alone make us (0-1), ``behind``: how far that is behind the
    topic that leads (0 or less); ``trust``: how often the best alias was right (0-1), ``seen`` in
    so many examples. ``examples``: how many there are; ``terms``: of the text.
    """

    belief: float = 0.0
    behind: float = 0.0
    trust: float = 0.0
    seen: int = 0
    taught: Taught = _NOTHING
    examples: int = 0
    terms: int = 0


def weigh(heard: Heard) -> float:
    """The probability (0-1) that people would give the text this topic."""
    if not heard.belief and not heard.examples:
        return 0.0
    return _logistic(sum(WEIGHTS[name] * value for name, value in inputs(heard).items()))


def inputs(heard: Heard) -> dict[str, float]:
    """The named inputs of the model: what names and history say, and how that depends."""
    taught = heard.taught
    met = 1.0 if heard.belief else 0.0
    spoken = 1.0 if taught.best else 0.0
    many = min(math.log(heard.examples + 1), EXPERIENCED)
    return {
        "always": 1.0,
        "belief": heard.belief,
        "met": met,
        "trust": heard.trust * met,
        "belief x trust": heard.belief * heard.trust,
        "belief behind": heard.behind,
        "met x seen": met * math.log1p(heard.seen),
        "trust x seen": heard.trust * met * math.log1p(heard.seen),
        "spoken": spoken,
        "best": _log_odds(taught.best) * spoken,
        "second": _log_odds(taught.second) * (1.0 if taught.second else 0.0),
        "third": _log_odds(taught.third) * (1.0 if taught.third else 0.0),
        "together": _log_odds(taught.together),
        "in title": _log_odds(taught.in_title),
        "odds": taught.odds,
        "title odds": taught.title_odds,
        "share": math.sqrt(taught.share),
        "odds behind": taught.behind_odds,
        "title odds behind": taught.behind_title,
        "share behind": taught.behind_share,
        "common": taught.common,
        "examples": many,
        "few examples": 1 / (1 + math.exp(many)),
        **_joint(heard, met, many / EXPERIENCED),
    }


def _joint(heard: Heard, met: float, grown: float) -> dict[str, float]:
    """What counts more, or less, the longer the text and the history are."""
    taught = heard.taught
    length = math.log(heard.terms + 1)
    even = taught.odds / math.sqrt(heard.terms + 1)
    together = _log_odds(taught.together)
    return {
        "odds by length": even,
        "grown x belief": grown * heard.belief,
        "grown x together": grown * together,
        "grown x odds by length": grown * even,
        "grown x odds behind": grown * taught.behind_odds,
        "grown x title odds behind": grown * taught.behind_title,
        "grown x common": grown * taught.common,
        "met x together": met * together,
        "met x odds by length": met * even,
        "length": length,
        "length x odds by length": length * even,
        "length x odds behind": length * taught.behind_odds,
    }


def _log_odds(share: float) -> float:
    held = min(max(share, 0.001), 0.999)
    return math.log(held / (1 - held))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-min(max(value, -30.0), 30.0)))
