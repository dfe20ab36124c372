"""Nothing of the texts that Lotse is measured by stands in the project: no six words in a row.

Otherwise the figures would say how well it remembers, not how well it reads.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

IN_A_ROW = 6
ROOMS = ("bot", "matchers", "config", "tests", "bench")
WRITTEN = {".py", ".toml", ".ftl", ".txt", ".json", ".jsonl", ".html", ".js", ".css", ".md"}
_WORD = re.compile(r"[^\W\d_]+")


def runs(text: str) -> Iterator[str]:
    """Every six words in a row, whatever stands between them; letters in a row are none."""
    words = _WORD.findall(text.casefold())
    for start in range(len(words) - IN_A_ROW + 1):
        run = words[start : start + IN_A_ROW]
        if any(len(word) > 1 for word in run):
            yield " ".join(run)


def ours(rooms: Iterable[Path]) -> dict[str, Path]:
    """Each run of words in these folders, and the first file that holds it."""
    found: dict[str, Path] = {}
    for room in rooms:
        for file in sorted(room.rglob("*")):
            if file.suffix in WRITTEN and file.is_file():
                for run in runs(file.read_text(encoding="utf-8", errors="replace")):
                    found.setdefault(run, file)
    return found


def judged_by(data: Path) -> Iterator[str]:
    """The texts that people wrote, of every set in the folder."""
    for file in sorted(data.rglob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                told = json.loads(line)
                yield from (told.get(name) or "" for name in ("title", "body"))


def borrowed(rooms: Iterable[Path], texts: Iterable[str]) -> dict[str, Path]:
    """What stands in both: the words, and our file."""
    mine = ours(rooms)
    both = {run for text in texts for run in runs(text) if run in mine}
    return {run: mine[run] for run in sorted(both)}


def test_no_six_words_of_what_we_are_measured_by_stand_here(shared: Path) -> None:
    texts = list(judged_by(shared / "data"))
    if not texts:
        pytest.skip("../shared/data holds no texts: there is nothing to compare with")
    found = borrowed((ROOT / room for room in ROOMS), texts)
    assert "\n".join(f"{file.relative_to(ROOT)}: {run}" for run, file in found.items()) == ""


@pytest.mark.parametrize(
    "written", ["# one, two three\n# Four-five (six)", "ONE TWO three 3 four five six"]
)
def test_borrowed_words_are_noticed_with_their_file(tmp_path: Path, written: str) -> None:
    file = tmp_path / "notes.py"
    file.write_text(written)
    assert borrowed([tmp_path], ["zero one two three four five six"]) == {
        "one two three four five six": file
    }
    assert borrowed([tmp_path], ["one two three four five and six"]) == {}
