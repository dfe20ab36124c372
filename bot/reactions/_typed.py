"""What people type where Slack has buttons and lists: read kindly, in German and English (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process

from bot.effects import Choice
from matchers.model import DAYS, PARTS, Topic

ALIKE = 82.0
"""How alike (0-100) a typed word must be to what it is taken for."""
NEAR = 55.0
"""And to be offered instead."""
LONGEST_YES = 12
"""Words of an answer that is still a plain yes or no."""

GLAD = 3
"""Words of a line that begins with one of ``_GLAD`` and is still a yes: "ok, danke dir"."""

_YES = "ja j jo jep jup yes y yep yeah"
_GLAD = frozenset({"klar", "gern", "gerne", "ok", "okay", "sure"})
"""A yes where little follows; people begin anything with them."""
_NO = "nein n ne nee nö nope no nicht"
_WANTS = "zeig zeige such suche finde gib schick sag hilf show find search give send tell help"
"""Whoever asks for something else did not say yes."""
_BESIDE = frozenset({"alles", "bitte", "danke", "everything", "please", "thanks"})
"""Words beside one's own word of a choice."""
_SAID = {**dict.fromkeys((*_YES.split(), *_GLAD), True), **dict.fromkeys(_NO.split(), False)}

_DAY_WORDS = {
    "mo": "mo mon montag montags monday mondays",
    "tu": "di die dienstag dienstags tu tue tuesday tuesdays",
    "we": "mi mittwoch mittwochs we wed wednesday wednesdays",
    "th": "do donnerstag donnerstags th thu thursday thursdays",
    "fr": "fr fri freitag freitags friday fridays",
    "sa": "sa sat samstag samstags sonnabend saturday saturdays",
    "su": "so sonntag sonntags su sun sunday sundays",
}
_SEVERAL_DAYS = {
    "wochenende wochenends weekend weekends": ("sa", "su"),
    "werktags wochentags woche weekdays": DAYS[:5],
    "täglich immer jederzeit jeden alle always daily every anytime": DAYS,
}
_PART_WORDS = {
    "morning": "morgen morgens vormittag vormittags früh morning mornings",
    "afternoon": "mittag mittags nachmittag nachmittags afternoon afternoons noon",
    "evening": "abend abends evening evenings",
}
_ALL_DAY = frozenset({"ganztags", "ganztägig", "tag", "day"})
_DAYS_OF: Mapping[str, Sequence[str]] = {
    **{word: (day,) for day, words in _DAY_WORDS.items() for word in words.split()},
    **{word: days for words, days in _SEVERAL_DAYS.items() for word in words.split()},
}
_PART_OF = {word: part for part, words in _PART_WORDS.items() for word in words.split()}

VOCABULARY: Mapping[str, str] = {
    "de": "deutsch german beide beides both",
    "en": "englisch english beide beides both",
    "online": "online remote video digital",
    "onsite": "ort onsite person präsenz treffen",
    "both": "beides beide egal both either",
}
"""Words for values that are our own terms. Levels have numbers."""

_LEVEL_WORDS = {
    "0": "neu new nichts keine",
    "1": "angefangen anfänger anfängerin begonnen begun beginner started",
    "2": "zurecht mittel nachschlagen manage intermediate",
    "3": "sicher gut regelmäßig confident good advanced",
    "4": "weitergeben lehre unterrichte profi teach teaches expert",
}
_NUMBERS = "null ein zwei drei vier fünf sechs sieben acht neun zehn"
_ENGLISH = "zero one two three four five six seven eight nine ten"
_COUNTS = {word: n for words in (_NUMBERS, _ENGLISH) for n, word in enumerate(words.split())}
_COUNTS |= {"eine": 1, "einen": 1, "an": 1, "a": 1}


AROUND = " .,;:!?\"'()*_`\u201e\u201c\u201d\u201a\u2018\u2019"
"""Stops, quotes and markup that people put around a word."""


def folded(text: str) -> str:
    """One line in small letters, without what stands around it."""
    return " ".join(text.casefold().split()).strip(AROUND)


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return re.findall(r"[^\W_]+", text.casefold())


def says_yes(text: str) -> bool | None:
    """Yes or no, if it begins with one and goes on for a sentence at most.

    What asks for something, or asks back, is no yes.
    """
    said = words_of(text)
    if not said or len(said) > LONGEST_YES:
        return None
    if said[:2] in (["lieber", "nicht"], ["diesmal", "nicht"], ["not", "now"]):
        return False
    first_line = words_of(text.strip().partition("\n")[0])
    asks = (
        "?" in text
        or set(_WANTS.split()) & set(said)
        or (said[0] in _GLAD and len(first_line) > GLAD)
    )
    answer = _SAID.get(said[0])
    return None if answer and asks else answer


def is_word_of(text: str, choice: Choice) -> bool:
    """Whether a choice's own word was written, with or without the yes before it.

    For what cannot be undone: "ja, vergessen" or "vergessen, bitte", and nothing that is only near.
    """
    said, own = ([w for w in words_of(t) if w not in _BESIDE] for t in (text, choice.word))
    without = own[1:] if len(own) > 1 and _SAID.get(own[0]) else own
    return "?" not in text and bool(said) and said in (own, without)


def exactly(text: str, offered: Sequence[Choice]) -> Choice | None:
    """The choice whose word was written, as it is."""
    typed = folded(text)
    return next((choice for choice in offered if folded(choice.word) == typed), None)


def chosen(text: str, offered: Sequence[Choice]) -> Choice | None:
    """Which of the words was written: itself, nearly itself, its number, or a plain yes or no."""
    found = exactly(text, offered) or _numbered(text, offered)
    if found is not None:
        return found
    typed = folded(text)
    numbers = re.findall(r"\d+", typed)  # "2" is not nearly "1"
    named = {
        word: choice
        for choice in reversed(offered)
        if re.findall(r"\d+", word := folded(choice.word)) == numbers
    }
    near = process.extractOne(typed, list(named), scorer=fuzz.ratio, score_cutoff=ALIKE)
    if near is not None:
        return named[near[0]]
    yes = says_yes(text)
    meant = (choice for choice in offered if yes is not None and says_yes(choice.word) is yes)
    return next(meant, None)


def _numbered(text: str, offered: Sequence[Choice]) -> Choice | None:
    """The line of a list that has this number, where it can be answered in one way alone."""
    typed = folded(text)
    lines = [c for c in offered if typed.isdecimal() and words_of(c.word)[-1:] == [typed]]
    return lines[0] if len({(c.button, c.value) for c in lines}) == 1 else None


# --- one of several


def number_in(text: str) -> float | None:
    """The first number, in digits or words."""
    found = re.search(r"\d+(?:[.,]\d+)?", text)
    if found:
        return float(found[0].replace(",", "."))
    return next((float(_COUNTS[word]) for word in words_of(text) if word in _COUNTS), None)


def one_number(text: str, allowed: Sequence[str]) -> str:
    """The largest of ``allowed`` that is no more than what was typed; empty: there is none."""
    level = _level(text) if set(allowed) == set(_LEVEL_WORDS) else ""
    number = number_in(text)
    if level or number is None:
        return level
    if set(allowed) == set(_LEVEL_WORDS) and f"{number:g}" not in allowed:
        return ""
    fitting = [value for value in allowed if float(value) <= number]
    return max(fitting, key=float, default="")


def _level(text: str) -> str:
    said = set(words_of(text))
    found = [level for level, words in _LEVEL_WORDS.items() if said & set(words.split())]
    return found[0] if len(found) == 1 and not re.search(r"\d", text) else ""


def several(text: str, values: Sequence[str], labels: Mapping[str, Sequence[str]]) -> list[str]:
    """Which of ``values`` were meant: by their place in the list (from 1), a label or a word."""
    places = (int(number) for number in re.findall(r"\d{1,3}", text))
    found = [values[place - 1] for place in places if 0 < place <= len(values)]
    said = set(words_of(text))
    typed = folded(text)
    for value in values:
        named = {folded(label) for label in labels.get(value, ())}
        if typed in named or said & set(VOCABULARY.get(value, "").split()):
            found.append(value)
    return list(dict.fromkeys(value for value in values if value in found))


# --- topics


def topics_in(text: str, topics: Mapping[str, Topic]) -> tuple[list[str], list[str]]:
    """The topics that are listed, and what is none."""
    known, unknown = [], []
    for item in _items(text, topics):
        topic = topic_named(item, topics)
        if topic is None:
            unknown.append(item)
        else:
            known.append(topic)
    return list(dict.fromkeys(known)), unknown


def _items(text: str, topics: Mapping[str, Topic]) -> Iterator[str]:
    for item in re.split(r"[,;\n]+", text):
        if not folded(item):
            continue
        if topic_named(item, topics) is not None:
            yield item.strip()
            continue
        yield from (part.strip() for part in re.split(r"\s(?:und|and|&|\+)\s", item) if part)


def topic_named(typed: str, topics: Mapping[str, Topic]) -> str | None:
    """The topic that somebody typed, by its id, a name or an alias, small typos forgiven."""
    names, wanted = _names(topics.values()), folded(typed)
    if wanted in names:
        return names[wanted]
    found = process.extractOne(wanted, list(names), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return names[found[0]] if found else None


def topics_near(typed: str, topics: Mapping[str, Topic], at_most: int = 3) -> tuple[str, ...]:
    """What somebody may have meant."""
    names = _names(topics.values())
    found = process.extract(
        folded(typed), list(names), scorer=fuzz.WRatio, score_cutoff=NEAR, limit=3 * at_most
    )
    return tuple(dict.fromkeys(names[name] for name, *_ in found))[:at_most]


def _names(topics: Iterable[Topic]) -> dict[str, str]:
    return {
        folded(name): topic.id
        for topic in topics
        for name in (*topic.aliases, topic.id, topic.de, topic.en)
    }


# --- times


def slots_in(text: str) -> list[str]:
    """Times of the week: "Di abends", "Mo und Mi 18 Uhr", "weekend mornings", "immer abends".

    A day without a part of it is the whole day, a part without a day is every day.
    """
    found: list[str] = []
    pending: list[str] = []
    last: list[str] = []
    for word in _time_words(text):
        if word in _DAYS_OF:
            if not pending:
                last = []
            pending += _DAYS_OF[word]
            continue
        parts = PARTS if word in _ALL_DAY else (_PART_OF[word],)
        days = pending or last or list(DAYS)
        found += [f"{day}-{part}" for day in days for part in parts]
        pending, last = [], list(days)
    found += [f"{day}-{part}" for day in pending for part in PARTS]
    return list(dict.fromkeys(found))


def _time_words(text: str) -> Iterator[str]:
    """The words that tell a time; compounds and hours become such words."""
    for word in words_of(text):
        hour = re.fullmatch(r"(\d{1,2})(?:h|uhr)?", word)
        if word in _DAYS_OF or word in _PART_OF or word in _ALL_DAY:
            yield word
        elif hour and int(hour[1]) < 24:  # noqa: PLR2004  (the hours of a day)
            yield _part_at(int(hour[1]))
        else:
            yield from _compound(word)


def _compound(word: str) -> Iterator[str]:
    """*Dienstagabend*: a day and a part of it."""
    for part in _PART_OF:
        if word.endswith(part) and word.removesuffix(part) in _DAYS_OF:
            yield word.removesuffix(part)
            yield part
            return


def _part_at(hour: int) -> str:
    if hour < 12:  # noqa: PLR2004  (noon)
        return "morning"
    return "afternoon" if hour < 17 else "evening"  # noqa: PLR2004  (people come home)
