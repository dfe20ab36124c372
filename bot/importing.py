"""``python -m bot import``: questions of the past, from the forum or a file, into the store."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from bot.bot import Bot
from bot.care import topics_now, with_bot
from bot.discourse.faults import Denied
from bot.discourse.forum import account_of
from bot.discourse.history import AGES, BY_LOTSE, NONE_OF_OURS, History, Stretch
from bot.discourse.listen import DiscourseDoor
from bot.discourse.shapes import moment, whole, words
from bot.discourse.tags import TagBook, TopicTags, tags_of
from bot.errors import Refused, SendFailed, SentNoMore, Unsent, YourMistake
from bot.evaluate.lines import read_lines
from bot.ports import BEGINNING
from bot.rules import TagQuestionRules
from bot.settings import Settings
from bot.store.history import FORUM, PLACE, Kept, keep_history
from bot.store.lessons import Past
from matchers.model import Account
from matchers.personal import personal

BATCH = 500
"""Questions of a file that are kept in one transaction."""

LONGEST = 255
"""Characters of a title that are held, as many as a forum allows: the rest would be a body."""

SHARE = 2
"""One of so many requests of the forum's budget is taken: the bot may be running beside us."""

EVERYTHING = 2**63
FAR = datetime(9999, 1, 1, tzinfo=UTC)
"""No question was asked then."""


@dataclass(slots=True)
class Imported:
    """What became of what was read. ``left``: topics that another run would read."""

    read: int = 0
    kept: Kept = field(default_factory=Kept)
    skipped: Counter[str] = field(default_factory=Counter)
    left: int = 0


class Watch(Protocol):
    """Hears how far it is."""

    def began(self, whole: int, done: int) -> None:
        """So many topics there are; so many of them earlier runs have read."""
        ...

    def went_on(self, read: int, found: Sequence[Past]) -> None:
        """So many more were read, and these are held (or would be)."""
        ...


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: ``at_most`` so many topics are read; nothing is kept of a ``dry_run``."""

    at_most: int = EVERYTHING
    dry_run: bool = False


def read_in(settings: Settings, file: Path | None, wish: Wish, watch: Watch) -> Imported:
    """Read a file, or else the forum."""
    if file is None:
        return from_forum(settings, wish, watch)
    return from_file(settings, file, wish, watch)


# --- the forum


def from_forum(settings: Settings, wish: Wish, watch: Watch) -> Imported:
    """Read the forum's past, from where an earlier run stopped.

    Raises ``YourMistake`` where there is no forum or it refuses the key, ``Unsent`` where it is
    away: what was read is kept.
    """

    async def ask(bot: Bot) -> Imported:
        if bot.forum is None:
            raise YourMistake(
                "No forum is set up. Set DISCOURSE_URL and its other variables in .env "
                "(see .env.example), or read a file: --file FILE"
            )
        try:
            return await _walk(bot, bot.forum, wish, watch)
        except (Denied, SentNoMore) as denied:
            raise YourMistake(
                f"The forum refuses this key ({denied}). To see what is missing, run: "
                "python -m bot doctor"
            ) from denied
        except (Unsent, Refused) as away:
            raise Unsent(
                f"the forum cannot be read now ({away}). Run it again later: it goes on where it "
                "stopped."
            ) from away

    return with_bot(settings, ask)


async def _walk(bot: Bot, forum: DiscourseDoor, wish: Wish, watch: Watch) -> Imported:
    minute = timedelta(minutes=1)
    history = forum.history(minute * SHARE / bot.settings.forum_per_minute)
    left, until, whole = await _beginning(bot, history, forum.access.url)
    told = Imported(left=left)
    watch.began(whole, whole - left)
    if not whole and not wish.dry_run:
        now = bot.store.now()
        all_of_it = partial(keep_history, questions=(), now=now, between=(AGES, math.inf))
        told.kept += await bot.store.write(all_of_it)
    while told.left and told.read < wish.at_most:
        stretch = await history.before(told.left, until, wish.at_most - told.read)
        found = [_findable(bot, Past(**asdict(one))) for one in stretch.topics]
        place = _place(stretch, whole, forum.access.url)
        if wish.dry_run:
            told.kept += Kept(new=len(found))
        else:
            between = (stretch.since, stretch.until)
            now = bot.store.now()
            told.kept += await bot.store.write(
                partial(keep_history, questions=found, now=now, between=between, place=place)
            )
        told.read += stretch.read
        told.skipped += stretch.skipped
        told.left, until = stretch.left, stretch.since
        watch.went_on(stretch.read, found)
    return told


async def _beginning(bot: Bot, history: History, url: str) -> tuple[int, float, int]:
    """How many topics are left, from before when, and how many there were at the very start."""
    told = await bot.store.marked(PLACE)
    place = json.loads(told) if told else {}
    if place.get("forum") == url:
        return place["left"], place["until"], place["whole"]
    length = await history.length()
    return length, math.inf, length


def _place(stretch: Stretch, whole: int, url: str) -> str:
    """What the next run begins with; empty at the end: it then reads all anew."""
    if not stretch.left:
        return ""
    place = {"forum": url, "left": stretch.left, "until": stretch.since, "whole": whole}
    return json.dumps(place)


# --- a file


def from_file(settings: Settings, file: Path, wish: Wish, watch: Watch) -> Imported:
    """Read JSON lines. Raises ``YourMistake`` for what is wrong in them: then nothing is kept."""
    ours = TopicTags(topics_now(settings).topics.values(), TagBook())
    url = settings.discourse.url if settings.discourse else ""
    lines = read_lines(file, partial(line_of, ours=ours, url=url))
    read = list({one.thread: one for one in lines}.values())[: wish.at_most]
    own = account_of(settings.discourse.api_username) if settings.discourse else None
    skipped = Counter(why for one in read if (why := _left_out(one, own)))
    found = [one for one in read if not _left_out(one, own)]

    async def keep(bot: Bot) -> Imported:
        told = Imported(read=len(read), skipped=skipped)
        watch.began(len(found), 0)
        public = {place: await _is_public(bot, place) for place in {one.place for one in found}}
        shown = [
            _findable(bot, one) if public[one.place] else replace(one, place="", permalink="")
            for one in found
        ]
        for start in range(0, len(found), BATCH):
            batch = shown[start : start + BATCH]
            if wish.dry_run:
                told.kept += Kept(new=len(batch))
            else:
                now = bot.store.now()
                told.kept += await bot.store.write(partial(keep_history, questions=batch, now=now))
            watch.went_on(len(batch), batch)
        return told

    return with_bot(settings, keep)


def _findable(bot: Bot, one: Past) -> Past:
    """With the topics by which it is found, as a new question with this title would get them."""
    if not one.permalink:
        return one
    rules = bot.settings.rules.tag_question or TagQuestionRules()
    tags = bot.turns.snapshot.tagger.tag(one.title)
    sure = [tag.topic for tag in tags if tag.confidence >= rules.apply_from]
    return replace(one, found=tuple(sorted(sure[: rules.at_most])))


async def _is_public(bot: Bot, place: str) -> bool:
    """Whether everybody may read there; where the forum does not say so, nobody is led there."""
    try:
        return bool(place) and await bot.is_public(place)
    except SendFailed:
        return False


def _left_out(one: Past, own: Account | None) -> str:
    """Why a line is not held; empty: it is."""
    if own is not None and one.asker == own:
        return BY_LOTSE
    return "" if one.topics or one.place else NONE_OF_OURS


def line_of(told: dict[str, Any], ours: TopicTags, url: str) -> Past:
    """One line. What else it holds (a body above all) is not looked at."""
    title = told.get("title")
    if not isinstance(title, str) or not words(title).strip():
        raise ValueError('it needs a "title": the question in one line.')
    given = told.get("topics", told.get("tags"))
    if not isinstance(given, list) or len(tags_of(given)) < len(given):
        raise ValueError('it needs "tags" (or "topics"): a list of names, such as ["excel"].')
    author = told.get("author")
    if not isinstance(author, str | None):
        raise ValueError('"author" must be a username of the forum, or be left out.')  # noqa: TRY004
    name = words(author).strip()
    asker = account_of(name) if name else None
    topics = ours.topics_of(tags_of(given))
    key, at = _key(told.get("id")), _moment(told.get("at"))
    return Past(key, _title(title), topics, asker, at, *_answered(told, key, url))


def _answered(told: dict[str, Any], key: str, url: str) -> tuple[str, str]:
    """The place and the address of what was answered in our forum; else empty."""
    solved, category = told.get("solved", False), told.get("category")
    if not isinstance(solved, bool):
        raise ValueError('"solved" must be true or false, or be left out.')  # noqa: TRY004
    if category is not None and whole(category) < 1:
        raise ValueError('"category" must be the number of a category, or be left out.')
    if not (solved and category and url and key.startswith(FORUM)) or personal(told["title"]):
        return "", ""
    return f"discourse:{whole(category)}", f"{url}/t/-/{key.removeprefix(FORUM)}"


def _title(title: str) -> str:
    return words(title).strip()[:LONGEST]


def _key(id: object) -> str:
    """A forum's topic where the id is a number: the same as when the forum itself is read."""
    known = words(id).strip() if isinstance(id, str) else str(whole(id) or "")
    if not known or len(known) > LONGEST:
        raise ValueError('it needs an "id" of its own: the topic\'s number, or a short text.')
    return f"{FORUM}{int(known)}" if known.isascii() and known.isdigit() else f"file:{known}"


def _moment(at: object) -> float:
    """Seconds; the beginning of time where nobody knows when it was asked."""
    if at is None:
        return BEGINNING.timestamp()
    seconds: float
    if isinstance(at, int | float) and not isinstance(at, bool):
        seconds = at  # of so many digits that no float holds it, perhaps
    else:
        seconds = moment(at, FAR).timestamp()
    if not 0 <= seconds < FAR.timestamp():
        raise ValueError('"at" must be a date like "2026-11-26T18:00:00Z", or seconds since 1970.')
    return float(seconds)
