"""What topics are found with instead of ours: each gives names and how well they fit (0-100).

``partial_ratio`` and ``WRatio`` are rapidfuzz's ``process.extract`` over all names, in lower case;
``thefuzz`` is that library as it is called first. ``flashtext`` finds names exactly, the more often
met the better. ``scikit-learn`` learns from past questions: TF-IDF of words and pairs of words, one
logistic regression for each topic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from flashtext import KeywordProcessor
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.preprocessing import MultiLabelBinarizer
from thefuzz import process as thefuzz_process

Scored = list[tuple[str, float]]
"""Ids of topics with how well they fit (0-100), the best first."""
Find = Callable[[str], Scored]

SCORERS: Mapping[str, Callable[..., float]] = {
    "partial_ratio": fuzz.partial_ratio,
    "WRatio": fuzz.WRatio,
}
NAMED = (*SCORERS, "thefuzz", "flashtext")
"""Those that know nothing but the names."""


def finder(rival: str, names: Mapping[str, str], limit: int, cut: float | None = None) -> Find:
    """One of ``NAMED`` over names by id; with ``cut`` it may stop early below that threshold."""
    if rival == "flashtext":
        return _exact(names)
    if rival == "thefuzz":

        def default(text: str) -> Scored:
            found = thefuzz_process.extract(text, dict(names), limit=limit)
            return [(topic, score) for _, score, topic in found]

        return default
    lowered = {topic: name.lower() for topic, name in names.items()}

    def extract(text: str) -> Scored:
        scorer = SCORERS[rival]
        found = process.extract(text.lower(), lowered, scorer=scorer, score_cutoff=cut, limit=limit)
        return [(topic, score) for _, score, topic in found]

    return extract


def _exact(names: Mapping[str, str]) -> Find:
    processor = KeywordProcessor()
    for topic, name in names.items():
        processor.add_keyword(name, topic)

    def find(text: str) -> Scored:
        counted = Counter(processor.extract_keywords(text))
        return [(topic, 100.0) for topic, _ in counted.most_common()]

    return find


def taught(past: Iterable[tuple[str, Iterable[str]]]) -> Find:
    """scikit-learn, taught by texts of the past with their topics."""
    texts, topics = zip(*past, strict=True)
    labels = MultiLabelBinarizer()
    given = labels.fit_transform(topics)
    terms = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = OneVsRestClassifier(LogisticRegression(C=10.0, max_iter=200, solver="liblinear"))
    model.fit(terms.fit_transform(texts), given)
    classes: Sequence[Any] = labels.classes_

    def find(text: str) -> Scored:
        chances = model.predict_proba(terms.transform([text]))[0]
        return sorted(
            ((str(topic), 100.0 * chance) for topic, chance in zip(classes, chances, strict=True)),
            key=lambda scored: -scored[1],
        )

    return find
