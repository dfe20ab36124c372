"""``python -m bot eval experts``: who will answer? Asked before each question, judged by who did.

Posts are walked in time order and become history. What counts is the place of the first among
those who answered, had answered at least twice before, and did not ask: the whole ranking is
looked at (mean reciprocal rank). ``distinct_top3``: how many people ever stand among the first
three; whoever asks always the same three wears them out.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.evaluate.lines import read_lines
from matchers.expertise import Deed, weigh
from matchers.model import Account

KNOWN_FROM = 2
"""Earlier answers that make somebody a candidate."""

LATELY = timedelta(days=30)
BEFORE, AFTER = datetime(1970, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
VOTED, ACCEPTED = 0.2, 0.3
"""What votes (logarithm) and acceptance add to an answer's worth of 1."""


@dataclass(frozen=True, slots=True)
class Post:
    """A question, or an answer to one (``parent``)."""

    id: str
    at: datetime
    owner: str
    parent: str = ""
    score: int = 0
    tags: tuple[str, ...] = ()
    accepted: str = ""


@dataclass(slots=True)
class Tally:
    """The figures of one way to rank."""

    places: list[int] = field(default_factory=list)
    top3: set[str] = field(default_factory=set)

    def note(self, ranking: Sequence[str], answerers: set[str]) -> None:
        """One question was judged."""
        self.places.append(next(n for n, o in enumerate(ranking, start=1) if o in answerers))
        self.top3.update(ranking[:3])

    def figures(self) -> dict[str, float | int]:
        """What ``--json`` says."""
        n = len(self.places)
        return {
            "n": n,
            "mrr": round(sum(1 / place for place in self.places) / n, 4) if n else 0.0,
            "hit_at_1": round(sum(place == 1 for place in self.places) / n, 4) if n else 0.0,
            "hit_at_5": round(sum(place <= 5 for place in self.places) / n, 4) if n else 0.0,  # noqa: PLR2004
            "distinct_top3": len(self.top3),
        }


def evaluate(test: Path, history: Path | None = None) -> dict[str, Any]:
    """The figures for ``test``, after ``history``. Raises ``YourMistake`` for a faulty file."""
    before = read_lines(history, post_of) if history else []
    return measure(before, read_lines(test, post_of))


def measure(history: Sequence[Post], test: Sequence[Post]) -> dict[str, Any]:
    """The same of posts in memory: ours, and whoever was most active in the last 30 days."""
    ours, recent = Tally(), Tally()
    walk = _Walk([*history, *test])
    judged = {post.id for post in test if not post.parent}
    for question in walk.questions():
        answerers = walk.answerers_of(question)
        if question.id in judged and answerers:
            ours.note(walk.ranking(question), answerers)
            recent.note(walk.most_active(question), answerers)
    return {**ours.figures(), "baseline_recent30": recent.figures()}


def post_of(row: Mapping[str, Any]) -> Post:
    """One line of the file. Raises ``ValueError`` with a sentence."""
    kind, number = row.get("type"), row.get("id")
    if kind not in ("question", "answer"):
        raise ValueError('"type" must be "question" or "answer"')
    if number is None:
        raise ValueError('"id" is missing')
    if kind == "answer" and row.get("parent") is None:
        raise ValueError('an answer needs "parent", the id of its question')
    return Post(
        id=str(number),
        at=_moment(row.get("date")),
        owner=_name(row.get("owner")),
        parent=_name(row.get("parent")) if kind == "answer" else "",
        score=_whole(row.get("score", 0)),
        tags=_tags(row.get("tags", row.get("topics")) or ()),
        accepted=_name(row.get("accepted")),
    )


def _moment(date: Any) -> datetime:
    try:
        at = datetime.fromisoformat(str(date))
    except ValueError:
        at = BEFORE
    if not BEFORE < at.replace(tzinfo=UTC) < AFTER:
        raise ValueError(f'"date" must be like 2026-11-02T14:10:00, not {date!r}')
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _name(value: Any) -> str:
    return "" if value is None else str(value)


def _whole(value: Any) -> int:
    if not isinstance(value, int):
        raise ValueError(f'"score" must be a whole number, not {value!r}')  # noqa: TRY004
    return value


def _tags(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(tag, str) for tag in value):
        raise ValueError('"tags" must be a list of words')
    return tuple(value)


class _Walk:
    """All posts in time order; what lies before the question at hand is history."""

    def __init__(self, posts: Sequence[Post]) -> None:
        ordered = sorted(posts, key=lambda post: (post.at, post.id))
        self._questions = {post.id: post for post in ordered if not post.parent}
        answers = [post for post in ordered if post.parent in self._questions]
        self._answers = answers
        self._below: dict[str, list[Post]] = defaultdict(list)
        for answer in answers:
            self._below[answer.parent].append(answer)
        self._accepted = {q.accepted for q in self._questions.values() if q.accepted}
        self._past: list[Deed] = []
        self._count: Counter[str] = Counter()
        self._on: Counter[str] = Counter()
        self._seen = 0

    def questions(self) -> Iterator[Post]:
        """Each question, when everything before it has become history."""
        waiting = iter([*self._answers, None])
        answer = next(waiting)
        for question in self._questions.values():
            while answer is not None and answer.at < question.at:
                self._learn(answer)
                answer = next(waiting)
            yield question
            self._seen += 1
            self._on.update(question.tags)

    def _learn(self, answer: Post) -> None:
        if not answer.owner:
            return
        worth = 1 + VOTED * math.log1p(max(answer.score, 0))
        worth += ACCEPTED * (answer.id in self._accepted)
        tags = self._questions[answer.parent].tags
        self._past.append(Deed(Account(answer.owner), tags, answer.at, worth))
        self._count[answer.owner] += 1

    def _candidates(self, question: Post) -> list[str]:
        known = (owner for owner, count in self._count.items() if count >= KNOWN_FROM)
        return [owner for owner in known if owner != question.owner]

    def answerers_of(self, question: Post) -> set[str]:
        """Who answered it, of those who could be foreseen."""
        return {a.owner for a in self._below[question.id]} & set(self._candidates(question))

    def ranking(self, question: Post) -> list[str]:
        """Ours, surest first."""
        rarity = {t: math.log((1 + self._seen) / (1 + self._on[t])) for t in question.tags}
        candidates = set(self._candidates(question))
        past = (deed for deed in self._past if deed.account in candidates)
        scores = weigh(past, question.tags, question.at, rarity=rarity)
        return sorted(candidates, key=lambda owner: (-scores[Account(owner)], owner))

    def most_active(self, question: Post) -> list[str]:
        """Most answers in the last 30 days first; then most answers ever."""
        since = question.at - LATELY
        lately = Counter(deed.account for deed in self._past if deed.at >= since)
        return sorted(
            self._candidates(question),
            key=lambda o: (-lately[Account(o)], -self._count[o], o),
        )
