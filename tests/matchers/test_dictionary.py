"""The lists of words: both are there once loaded, and nothing is read when they are asked."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
import sys
from matchers.dictionary import dictionary

known = dictionary()
opened = []
sys.addaudithook(lambda event, given: event == "open" and opened.append(given[0]))
told = [known(word) for word in ("zebrastreifen", "zebras", "qzxw")]
print(told, opened)
"""


def test_no_question_waits_for_a_list_of_words() -> None:
    asked = [sys.executable, "-c", ASKED]
    told = subprocess.run(asked, capture_output=True, text=True, timeout=120, check=True)
    assert told.stdout.strip() == "[True, True, False] []"
