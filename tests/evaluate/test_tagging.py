"""``python -m bot eval tagging``: which topics are found, judged by what people gave."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot import settings
from bot.app import snapshot_of
from bot.errors import YourMistake
from bot.evaluate.slips import Slips
from bot.evaluate.tagging import Figures, Item, evaluate, finder, item_of, topics_from_tags
from matchers.dictionary import dictionary
from matchers.model import Tag, Topic
from matchers.tagging import FuzzyTagger
from tests.conftest import ROOT
from tests.matchers.test_tagging import NEVER, SURE

TOPICS = {"excel": Topic("excel", "Excel", "Excel"), "r": Topic("r", "R", "R")}


def write(folder: Path, name: str, rows: list[dict[str, Any]]) -> Path:
    file = folder / name
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def judged(item: Item, *tags: Tag) -> dict[str, Any]:
    figures = Figures()
    figures.count(item, tags)
    return figures.told()


def test_hits_misses_and_what_is_neither() -> None:
    item = Item("1", "t", "", frozenset({"a", "b"}), optional=frozenset({"c"}))
    told = judged(item, Tag("a", 0.9), Tag("c", 0.8), Tag("x", 0.4), Tag("b", 0.2))
    assert (told["precision"], told["recall"], told["f1"]) == (0.5, 0.5, 0.5)
    assert (told["p_at_1"], told["p_at_3"], told["r_at_3"]) == (1.0, 0.6667, 1.0)
    assert told["apply"] == {"precision": 1.0, "coverage": 1.0}
    assert told["suggest"] == {"precision": 0.0, "coverage": 1.0}


def test_who_is_sure_and_right_is_calibrated() -> None:
    right = judged(Item("1", "t", "", frozenset({"a"})), Tag("a", 1.0))
    wrong = judged(Item("1", "t", "", frozenset({"b"})), Tag("a", 1.0))
    assert (right["ece"], wrong["ece"]) == (0.0, 1.0)
    assert judged(Item("1", "t", "", frozenset({"a"})))["p_at_1"] == 0.0  # no tag is a miss


def test_without_history_it_is_the_bots_own_tagger(tmp_path: Path) -> None:
    texts = [
        f"Frage {n}: Excel stürzt ab" if n % 2 else f"Frage {n}: wer kann R" for n in range(50)
    ]
    rows = [{"id": str(n), "title": text, "topics": ["excel"]} for n, text in enumerate(texts)]
    told = evaluate(write(tmp_path, "t.jsonl", rows), None, TOPICS)
    own = FuzzyTagger(TOPICS, known=dictionary())
    hits = sum(own.tag(text)[0].topic == "excel" for text in texts)
    assert told["n"] == 50
    assert told["p_at_1"] == hits / 50 == 0.5


def test_eval_and_bot_call_the_very_same_tag() -> None:
    given = settings.load({}, ROOT / "config")
    bots, evals = snapshot_of(given).tagger, finder(given.topics, [])
    assert type(bots).tag is type(evals).tag
    texts = [*(title for title, _ in SURE), *(text for text, _ in NEVER)]
    texts += [f"{text} Danke!" for text in texts]
    found = [bots.tag(*text) for text in pairwise(texts[:51])]
    assert len(found) == 50
    assert sum(map(bool, found)) > 30
    assert found == [evals.tag(*text) for text in pairwise(texts[:51])]


def test_a_history_teaches_what_no_name_says(tmp_path: Path) -> None:
    words = {"excel": "Pivot Formel Zelle", "r": "Tidyverse Paket Vektor"}
    history = [{"title": text, "tags": [topic]} for topic, text in words.items() for _ in range(60)]
    test = [{"title": "Die Formel in der Zelle", "tags": ["excel"]}]
    file = write(tmp_path, "t.jsonl", test)
    assert evaluate(file, None, TOPICS)["p_at_1"] == 0.0
    assert evaluate(file, write(tmp_path, "h.jsonl", history), TOPICS)["p_at_1"] == 1.0


def test_the_most_frequent_tags_are_topics_by_name() -> None:
    given = [["open-data", "r"], ["open-data"], ["r"], ["a"], ["z"]]
    items = [item_of({"id": n, "title": "t", "tags": tags}) for n, tags in enumerate(given)]
    topics, kept = topics_from_tags(items, 3)
    assert list(topics) == ["open-data", "r", "a"]
    assert topics["open-data"].en == "open data"
    assert len(kept) == 4


def test_slips_hit_the_words_of_names_only_and_always_alike() -> None:
    slips = [
        Slips(TOPICS.values(), 1.0, random.Random(7)).make("Mein Excel ist kaputt") for _ in "ab"
    ]
    assert slips[0] == slips[1] != "Mein Excel ist kaputt"
    assert slips[0].startswith("Mein ")
    assert slips[0].endswith(" ist kaputt")
    assert Slips(TOPICS.values(), 0.0, random.Random(7)).make("Mein Excel") == "Mein Excel"


@pytest.mark.parametrize(
    ("line", "told"),
    [('{"title": 3}', '"title" must be a text'), ('{"tags": "excel"}', "a list of names")],
)
def test_a_line_that_is_none_is_named_with_its_remedy(tmp_path: Path, line: str, told: str) -> None:
    file = tmp_path / "t.jsonl"
    file.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(YourMistake, match=f"line 1.*{told}"):
        evaluate(file, None, TOPICS)


def test_json_is_one_object_and_nothing_else(tmp_path: Path) -> None:
    rows = [{"id": "1", "title": "Excel", "topics": ["excel"], "body": "", "else": 1}]
    file = write(tmp_path, "t.jsonl", rows)
    command = [sys.executable, "-m", "bot", "eval", "tagging", "--test", str(file), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert {"n", "precision", "recall", "f1", "macro_f1", "p_at_1", "ece", "apply"} <= set(told)
    assert told["p_at_1"] == 1.0
