"""How often the personal-data guard warns where there is nothing to warn about.

    python -m bench.personal [FOLDER]       # ../shared/data; nothing is measured where it is absent

Questions of public sites that were read by moderators stand for ordinary questions: what is found
in them is counted as a false alarm, kind by kind. German web pages (imprints and press pages among
them) are told apart: they do name people, so theirs is no rate of false alarms.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.load import record
from matchers.personal import personal

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data"
QUESTIONS = (
    "tagging/cooking.jsonl.gz",
    "tagging/robotics.jsonl.gz",
    "experts/beer.jsonl.gz",
    "experts/matheducators.jsonl.gz",
)
PAGES = "german/texts.jsonl.gz"


def texts(file: Path) -> Iterator[str]:
    """Title and body of each row; of posts only the questions."""
    with gzip.open(file, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row.get("type", "question") == "question":
                yield f"{row.get('title') or ''}\n{row.get('body') or ''}"


def alarms(file: Path) -> tuple[int, Counter[str]]:
    """How many texts there are, and in how many something was found: all, and by kind."""
    many, found = 0, Counter[str]()
    for text in texts(file):
        many += 1
        kinds = personal(text)
        found.update(["any"] if kinds else [])
        found.update(kind.value for kind in kinds)
    return many, found


def main(folder: Path) -> None:
    """Print the figures and record them."""
    if not folder.is_dir():
        print(f"{folder} is not there: nothing to measure.")
        return
    total, false, began = 0, 0, time.perf_counter()
    for name in (*QUESTIONS, PAGES):
        many, found = alarms(folder / name)
        kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(found.items()) if kind != "any")
        print(f"{name}: {found['any']} of {many} ({found['any'] / many:.2%}) {kinds}")
        if name != PAGES:
            total, false = total + many, false + found["any"]
    told = {"questions": total, "false_alarms": false}
    record("personal", told, seconds=time.perf_counter() - began, short=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
