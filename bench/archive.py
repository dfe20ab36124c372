"""What it costs to hold the threads that answered before: memory, and the time to build and ask.

    python -m bench.archive [--threads 100000]

Titles are made of words that a dictionary of 20,000 holds, as often as Zipf says of what is left
without the hundred most frequent ones (they are not held); the same dice each time. Memory is what
Python allocates; it is measured in a run of its own, which is slower. ``alike_ms``: to ask where
all titles are of one sentence and differ by a number only, in that sentence.
"""

from __future__ import annotations

import argparse
import random
import time
import tracemalloc
from itertools import accumulate
from typing import Any

from bench.load import record
from bot.store.recall import AT_ONCE
from matchers.archive import MOST, Archive, Entry
from matchers.dictionary import dictionary

WORDS, TOPICS, COMMON = 20_000, 200, 100
ASKED = 200


def entries(many: int) -> list[Entry]:
    """So many threads with titles of five to ten words and one or two topics."""
    dice = random.Random(1)
    spelt = [_word(dice) for _ in range(WORDS)]
    often = list(accumulate(1 / (COMMON + rank) for rank in range(1, WORDS + 1)))
    return [
        Entry(
            f"discourse:t/{number}",
            " ".join(dice.choices(spelt, cum_weights=often, k=dice.randint(5, 10))),
            tuple(sorted({f"topic{dice.randrange(TOPICS)}" for _ in range(2)})),
        )
        for number in range(many)
    ]


def _word(dice: random.Random) -> str:
    parts = [dice.choice("bdfgklmnprstw") + dice.choice("aeiouäöü") for _ in range(4)]
    return "".join(parts[: dice.randint(2, 4)]) + dice.choice("nrst")


def alike(many: int) -> list[Entry]:
    """As many that say the same, but for a number."""
    return [Entry(f"discourse:t/{n}", f"Fehler {n} beim Import der Tabelle") for n in range(many)]


def build(held: list[Entry]) -> tuple[Archive, float, float]:
    """The archive, the seconds that it took, and those of the longest step."""
    archive, longest = Archive(dictionary()), 0.0
    began = time.perf_counter()
    steps = archive.difference(held)
    for first in range(0, len(steps), AT_ONCE):
        before = time.perf_counter()
        archive.take(steps[first : first + AT_ONCE])
        longest = max(longest, time.perf_counter() - before)
    return archive, time.perf_counter() - began, longest


def measure(many: int) -> dict[str, Any]:
    """The figures for so many threads."""
    held = entries(many)
    archive, seconds, longest = build(held)
    waited = sorted(_asked(archive, one) for one in entries(ASKED))
    crowded, _, _ = build(alike(many))
    crowded_waited = sorted(_asked(crowded, one) for one in alike(2 * many)[-ASKED:])
    again = time.perf_counter()
    archive.difference(held)
    differs = time.perf_counter() - again
    tracemalloc.start()
    archive, _, _ = build(held)
    megabytes = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    return {
        "threads": len(archive),
        "megabytes": round(megabytes, 1),
        "build_s": round(seconds, 2),
        "longest_step_ms": round(longest * 1e3, 1),
        "look_ms": round(differs * 1e3, 1),
        "ask_ms": {"median": _ms(waited[ASKED // 2]), "worst": _ms(waited[-1])},
        "alike_ms": {"median": _ms(crowded_waited[ASKED // 2]), "worst": _ms(crowded_waited[-1])},
    }


def _asked(archive: Archive, one: Entry) -> float:
    began = time.perf_counter()
    archive.find(one.title)
    return time.perf_counter() - began


def _ms(seconds: float) -> float:
    return round(seconds * 1e3, 2)


def main() -> None:
    """Measure and record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=100_000)
    given = parser.parse_args()
    dictionary()("wort")
    began = time.perf_counter()
    figures = {str(many): measure(many) for many in (MOST, given.threads)}
    record("archive", figures, seconds=time.perf_counter() - began, short=False)


if __name__ == "__main__":
    main()
