"""What is sound, bent in some places: values, JSON, TOML, lines and plain bytes."""

from __future__ import annotations

import copy
import json
import random
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, Literal

ODD: Sequence[Any] = (
    *(
        None,
        True,
        -1,
        0,
        10**30,
        10**400,
        1e308,
        float("nan"),
        "",
        " ",
        "\x00",
        "\ud800",
        "\u202e",
        "9" * 40,
        "9" * 5000,
        [],
        {},
        [{}],
    ),
    *("<!channel>", "<@U1>", "{$x}", "{{7*7}}", "../../etc/passwd", "'; DROP TABLE inbox; --"),
    *("a" * 5000, "ä" * 300, "\n" * 50, "http://169.254.169.254/", "1762074000.000100"),
    *("9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00-14:00", "[" * 3000, '"', "=", "\\u"),
)

Shape = Literal["json", "lines", "toml", "text"]
"""How something is written, and so how it is bent: ``lines`` are of JSON."""


def bent(value: Any, dice: random.Random) -> Any:
    """The same with one to four places dropped, replaced or doubled."""
    value = copy.deepcopy(value)
    for _ in range(dice.randint(1, 4)):
        at, places = value, list[tuple[Any, Any]]()
        while isinstance(at, dict | list) and at:
            key = dice.choice(list(at) if isinstance(at, dict) else range(len(at)))
            places.append((at, key))
            at = at[key]
        if not places:
            return copy.deepcopy(dice.choice(ODD))
        holder, key = dice.choice(places)
        if dice.random() < 0.3:
            del holder[key]
        else:
            odd = dice.choice((*ODD, [holder[key]] * 3, {"x": holder[key]}))
            holder[key] = copy.deepcopy(odd)  # whatever is bent next stays by itself
    return value


def is_root(body: Any) -> bool:
    """Whether Slack tells of a message that began a thread."""
    event = body.get("event") if isinstance(body, dict) else None
    plain = isinstance(event, dict) and not event.keys() & {"subtype", "thread_ts"}
    return plain and event.get("type") == "message"


def anew(body: Any, moment: str, dice: random.Random) -> Any:
    """What Slack told, as if it happened at another moment: no repetition, which is dropped."""
    match body:
        case list():
            return [anew(one, moment, dice) for one in body]
        case dict():
            found = {key: anew(value, moment, dice) for key, value in body.items()}
            if "event_ts" in body and body.get("ts") == body["event_ts"]:
                found["ts"] = moment
            if isinstance(found.get("edited"), dict):
                found["edited"]["ts"] = moment
            moments = dict.fromkeys(body.keys() & {"event_ts", "action_ts"}, moment)
            keys = body.keys() & {"trigger_id", "hash", "event_id"}
            return found | moments | {key: f"{dice.random()}" for key in sorted(keys)}
        case _:
            return body


def spoilt(raw: bytes, dice: random.Random) -> bytes:
    """Now and then cut off, or with other bytes in it."""
    if dice.random() < 0.8 or not raw:
        return raw
    at = dice.randrange(len(raw))
    return raw[:at] + (b"" if dice.random() < 0.5 else dice.randbytes(3) + raw[at + 1 :])


def told(value: Any) -> bytes:
    """A value as JSON; what JSON cannot say goes as it is."""
    return json.dumps(value).encode("utf-8", "surrogatepass")


def bent_file(raw: bytes, shape: Shape, dice: random.Random) -> bytes:
    """A sound file, bent as what is written in it or as mere text."""
    if shape == "text" or dice.random() < 0.3:
        return spoilt(_bent_text(raw.decode(), dice), dice)
    if shape == "json":
        return spoilt(told(bent(json.loads(raw), dice)), dice)
    if shape == "toml":
        return spoilt(toml_of(bent(tomllib.loads(raw.decode()), dice)), dice)
    lines = raw.splitlines()
    at = dice.randrange(len(lines))
    lines[at] = told(bent(json.loads(lines[at]), dice))
    return spoilt(b"\n".join(lines) + b"\n", dice)


def _bent_text(text: str, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(text) + 1)
        odd = str(dice.choice(ODD))
        odd = odd if dice.random() < 0.2 else odd[:40]
        text = text[:at] + odd + text[at + dice.randint(0, 5) :]
    return text.encode("utf-8", "surrogatepass")


def toml_of(value: Any) -> bytes:
    """As TOML, each key with all that it holds on one line; what is no table is a file of none."""
    if not isinstance(value, Mapping):
        return _inline(value).encode("utf-8", "surrogatepass")
    lines = (f"{_key(name)} = {_inline(held)}\n" for name, held in value.items())
    return "".join(lines).encode("utf-8", "surrogatepass")


def _inline(value: Any) -> str:
    match value:
        case Mapping():
            inner = ", ".join(f"{_key(name)} = {_inline(held)}" for name, held in value.items())
            return "{" + inner + "}"
        case list():
            return "[" + ", ".join(map(_inline, value)) + "]"
        case bool():
            return str(value).lower()
        case None:
            return '""'
        case int() | float():
            return str(value)
        case _:
            return json.dumps(str(value), ensure_ascii=False)


def _key(name: object) -> str:
    return json.dumps(str(name), ensure_ascii=False)
