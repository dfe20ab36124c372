"""Is this a word? German and English, from simplemma's lists: the guard of fuzzy matching.

Nothing is loaded on import: the two lists take about two seconds and 140 MB, once per process,
so whoever builds the application calls ``dictionary()`` when it starts.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

_UMLAUTS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"))


@cache
def dictionary() -> Callable[[str], bool]:
    """Load the lists and return ``known(word)`` for folded words (``faelle`` finds *Fälle*)."""
    from simplemma import is_known  # noqa: PLC0415  (only who needs the lists pays for them)

    languages = ("de", "en")

    @lru_cache(maxsize=20_000)
    def known(word: str) -> bool:
        return any(is_known(spelling, lang=languages) for spelling in _spellings(word))

    known("qqqq")  # in neither list: a word of the first would leave the second to be loaded
    return known


def _spellings(folded: str) -> tuple[str, ...]:
    unfolded = folded
    for pair, umlaut in _UMLAUTS:
        unfolded = unfolded.replace(pair, umlaut)
    found = [folded, unfolded]
    found += [form.replace("ss", "ß") for form in found if "ss" in form]
    return tuple(dict.fromkeys(found))
