"""``python -m bot tag``: which topics a text has, which words say so, and why another has not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import settings
from bot.errors import YourMistake
from bot.settings_toml import did_you_mean
from bot.terminal import plain
from matchers.asking import title_of
from matchers.dictionary import dictionary
from matchers.model import Reason, Tag, Topic
from matchers.tagging import APPLY, READ, READ_WORDS, SUGGEST
from matchers.text import words
from matchers.why import Cause, Obstacle, obstacles

OBSTACLES: Mapping[Cause, str] = {
    "narrower": 'speaks for "{other}", which is a part of it: only the narrower one is given.',
    "phrase": 'stands in "{other}", where it means something else (not_when).',
    "longer": 'belongs to "{other}" there, which is another topic\'s name.',
    "word": 'is a word of its own, so it is not read as a slip for "{alias}".',
    "hidden": "stands in code, a quote, a link or a mention, which do not count.",
    "late": f"comes after the first {READ_WORDS} words or {READ:,} characters, which are read.",
    "case": 'is not "{alias}": so short a name only counts as it is written.',
    "part": 'is part of "{alias}", but this is missing: {other}.',
    "apart": 'and the other words of "{alias}" stand too far from each other.',
    "far": 'is too far from "{alias}" to be taken for it.',
}
"""What is said of the words that did not count."""


def tag(
    text: Annotated[str, typer.Argument(help="What somebody wrote, in quotes.")] = "",
    *,
    file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help='JSON lines {"id", "title", "body"} (.gz allowed).'),
    ] = None,
    why: Annotated[str, typer.Option(metavar="TOPIC", help="Say why this one is not there.")] = "",
) -> None:
    """Find the topics of a text, and say why.

    A text is read as a message in a chat. Of a FILE each line comes back as it was, with its
    "tags" (in the place of any that it had): topic, confidence, band, "parent" (the wider topic of
    which it is a part, and which is not given beside it), and the reasons with their
    words, where these stand ("start" and "end" count in title or body, as "in" says), the name
    that they met, and how.
    """
    if (file is None) == (not text):
        raise YourMistake('Give one text, in quotes, or a file of them: tag --file "FILE".')
    given = settings.load(settings.environment())
    from bot.app import snapshot_of  # noqa: PLC0415  (only who needs it pays for loading it)

    held = snapshot_of(given)
    wanted = _topic(why, held.topics) if why else None
    if file is None:
        title, body = _as_in_chat(text)
        for said in _told(title, body, held.tagger.tag(title, body), held.topics, wanted):
            typer.echo(said)
        return
    for line in _lines(file):
        title, body = line.get("title") or "", line.get("body") or ""
        tags = held.tagger.tag(title, body)
        out: dict[str, Any] = {**line, "tags": [_tag(t, held.topics, len(title)) for t in tags]}
        if wanted:
            out["why"] = _why(wanted, title, body, tags)
        typer.echo(json.dumps(out))


def _as_in_chat(text: str) -> tuple[str, str]:
    """Title and body, as ``bot/slack/read_message.py`` makes them of a message."""
    told = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    title = title_of(told)
    return title, told.removeprefix(title).strip()


def _topic(name: str, topics: Mapping[str, Topic]) -> Topic:
    if name not in topics:
        raise YourMistake(f'There is no topic "{name}". {did_you_mean(name, topics)}')
    return topics[name]


def _lines(file: Path) -> list[dict[str, Any]]:
    from bot.evaluate.lines import read_lines  # noqa: PLC0415  (only who needs it loads it)

    return read_lines(file, _line)


def _line(told: dict[str, Any]) -> dict[str, Any]:
    for name in ("title", "body"):
        if not isinstance(told.get(name), str | None):
            raise ValueError(f'"{name}" must be a text.')  # noqa: TRY004  (told with its line)
    if not told.keys() & {"title", "body"}:
        raise ValueError('it needs a "title" or a "body".')
    return told


# --- one text, for people


def _told(
    title: str,
    body: str,
    tags: Sequence[Tag],
    topics: Mapping[str, Topic],
    wanted: Topic | None,
) -> Iterator[str]:
    if body:
        yield f'Read as a message with the title "{plain(title)}".'
    if not tags:
        empty = next(words(f"{title} {body}"), None) is None
        yield "No topic: there is no word in it." if empty else "No topic found."
    for one in tags:
        yield f"{one.topic:<28}{one.confidence:.2f}  {_band(one.confidence)}"
        for reason in one.reasons:
            yield f"    {_because(reason, len(title))}"
        if parent := topics[one.topic].parent:
            yield f"    as a part of {parent}, which is not given beside it"
    if wanted:
        yield from _why(wanted, title, body, tags)


def _band(confidence: float) -> str:
    return "apply" if confidence >= APPLY else "suggest" if confidence >= SUGGEST else "silent"


def _place(start: int, end: int, title: int) -> tuple[str, int, int]:
    """Where it stands: in the title or in the body, and there from where to where."""
    return ("title", start, end) if start < title else ("body", start - title - 1, end - title - 1)


def _because(reason: Reason, title: int) -> str:
    where, start, end = _place(reason.start, reason.end, title)
    met = f'met "{reason.alias}" ({reason.how})'
    return f'"{plain(reason.words)}" in the {where} at {start}-{end} {met}'


# --- the same for machines


def _tag(one: Tag, topics: Mapping[str, Topic], title: int) -> dict[str, Any]:
    reasons = []
    for reason in one.reasons:
        where, start, end = _place(reason.start, reason.end, title)
        place = {"words": reason.words, "in": where, "start": start, "end": end}
        reasons.append({**place, "alias": reason.alias, "how": reason.how})
    band = _band(one.confidence)
    told = {"topic": one.topic, "confidence": one.confidence, "band": band, "reasons": reasons}
    parent = topics[one.topic].parent
    return {**told, "parent": parent} if parent else told


# --- why not


def _why(topic: Topic, title: str, body: str, tags: Sequence[Tag]) -> list[str]:
    """One sentence for each thing that stood in its way."""
    found = next((one for one in tags if one.topic == topic.id), None)
    if found:
        return [_found(found)]
    stood = obstacles(topic, title, body, tags, dictionary())
    names = ", ".join(dict.fromkeys(topic.names))
    nothing = f"Not {topic.id}: no word comes near one of its names ({names})."
    return [f"Not {topic.id}: {_obstacle(one, len(title))}" for one in stood] or [nothing]


def _found(one: Tag) -> str:
    band = _band(one.confidence)
    if band == "apply":
        return f"{one.topic} was found, and is sure enough to be applied."
    needed = APPLY if band == "suggest" else SUGGEST
    return f"{one.topic} was found, but only at {one.confidence:.2f}; the next band is {needed}."


def _obstacle(one: Obstacle, title: int) -> str:
    where, start, end = _place(one.start, one.end, title)
    said = f'"{plain(one.words)}" in the {where} at {start}-{end}'
    return f"{said} {OBSTACLES[one.cause].format(alias=one.alias, other=one.other)}"
