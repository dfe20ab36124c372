"""``config/community.toml`` -> ``community.Rules``: one section per feature, named like it.

Sections, keys and types come from the dataclasses of ``bot/rules.py``; only what they cannot
say is in ``settings_limits.py``. Every fault is told at once, not one by one.
"""

from __future__ import annotations

import dataclasses
import re
import typing
import zoneinfo
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from bot.manners import days_named
from bot.rules import CommunityRules, Rules
from bot.settings_limits import LIMITS, NEEDS
from bot.settings_rounds import unmet_in_rounds, wrong_group_name
from bot.settings_toml import Fault, Toml, did_you_mean, read_toml
from matchers.personal import Personal

PERSONAL = frozenset(kind.value for kind in Personal)

LONGEST_TITLE = 60
_ACCOUNT = "slack:", "discourse:"
_CHANNEL = re.compile(r"slack:[TE][A-Z0-9]+/[CG][A-Z0-9]+")
_NAME = re.compile(r"#?[a-zäöüß0-9][a-zäöüß0-9_-]{0,79}")
_CLIENT = re.compile(r"https://app\.slack\.com/client/([TE][A-Z0-9]+)/([CG][A-Z0-9]+)")


def read_rules(file: Path) -> tuple[Rules, list[Fault]]:
    """The rules in ``file`` and everything that is wrong with it."""
    toml = read_toml(file)
    if isinstance(toml, Fault):
        return Rules(), [toml]
    known = typing.get_type_hints(Rules)
    faults: list[Fault] = []
    sections: dict[str, Any] = {}
    for name, values in toml.values.items():
        if name not in known:
            faults.append(toml.fault((name,), "No such section.", did_you_mean(name, known)))
        elif not isinstance(values, dict):
            remedy = f"Write it as a section: [{name}]"
            faults.append(toml.fault((name,), "This is a feature, not a value.", remedy))
        else:
            sections[name] = _section(toml, (name,), _rules_class(known[name]), values, faults)
    faults += _unmet(toml, sections)
    return Rules(**sections), faults


def _rules_class(hint: Any) -> type[Any]:
    """The dataclass in ``SendDigestRules | None``."""
    options = [option for option in typing.get_args(hint) if option is not type(None)]
    return typing.cast("type[Any]", options[0] if options else hint)


def _section(
    toml: Toml,
    path: tuple[str, ...],
    rules: type[Any],
    values: dict[str, Any],
    faults: list[Fault],
    *,
    given: Mapping[str, Any] = MappingProxyType({}),
) -> Any:
    """One table; what it does not say is as ``given`` where that says it."""
    hints = typing.get_type_hints(rules)
    known = {field.name for field in dataclasses.fields(rules)}
    good = {key: value for key, value in given.items() if key in known}
    tables = {key: _table(hints[key]) for key in known & values.keys()}
    for key, value in sorted(values.items(), key=lambda item: tables.get(item[0]) is not None):
        if key not in known:
            faults.append(toml.fault((*path, key), "No such key.", did_you_mean(key, known)))
        elif (table := tables[key]) is not None:  # the last ones: what stands above them holds
            good[key] = tuple(_tables(toml, (*path, key), table, value, faults, given=good))
        elif wrong := _wrong_type(value, hints[key]) or _wrong_value(f"{path[0]}.{key}", value):
            faults.append(toml.fault((*path, key), *wrong))
        else:
            good[key] = tuple(_key(v) for v in value) if isinstance(value, list) else _key(value)
    return rules(**good)


def _table(hint: Any) -> type[Any] | None:
    """The dataclass in ``tuple[StudyGroup, ...]``: each is a table of its own."""
    item = typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else None
    return item if dataclasses.is_dataclass(item) and isinstance(item, type) else None


def _tables(
    toml: Toml,
    path: tuple[str, ...],
    rules: type[Any],
    value: Any,
    faults: list[Fault],
    *,
    given: Mapping[str, Any],
) -> Iterator[Any]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        remedy = f"Write each as a section: [[{'.'.join(path)}]]"
        faults.append(toml.fault(path, f"{_shown(value)} does not fit here.", remedy))
        return
    for number, one in enumerate(value, start=1):
        yield _section(toml, (*path, str(number)), rules, one, faults, given=given)


# --- types, said in words


Wrong = tuple[str, str] | None


def _wrong_type(value: Any, hint: Any) -> Wrong:
    if typing.get_origin(hint) is Literal:
        choices = typing.get_args(hint)
        good, shape = value in choices, " or ".join(f'"{choice}"' for choice in choices)
    elif typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]
        good = isinstance(value, list) and all(type(entry) is item for entry in value)
        shape = '["one", "two"]' if item is str else "[1, 2]"
    elif hint is float:
        good, shape = type(value) in (int, float), "a number: 0.7"
    elif hint is bool:
        good, shape = type(value) is bool, "true or false, without quotes"
    elif hint is int:
        good, shape = type(value) is int, "a whole number: 3"
    else:
        good, shape = isinstance(value, str), 'a text in quotes: "…"'
    return None if good else (f"{_shown(value)} does not fit here.", f"Write {shape}")


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value)


# --- values


def _wrong_value(path: str, value: Any) -> Wrong:
    if path in LIMITS:
        low, high = LIMITS[path]
        if not low <= value <= high:
            return f"{value} is out of bounds.", f"Write a number from {low:g} to {high:g}."
        return None
    check = _VALUES.get(path)
    return check(value) if check else None


def _wrong_zone(value: str) -> Wrong:
    try:
        zoneinfo.ZoneInfo(value)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        known = zoneinfo.available_timezones() if value else {"Europe/Berlin"}
        return f'"{value}" is no time zone.', did_you_mean(value, known)
    return None


def _wrong_link(value: str) -> Wrong:
    if not value or value.startswith(("https://", "http://")):
        return None
    return f'"{value}" is no link.', 'Write the whole address: "https://…", or "" for none.'


def _wrong_moderators(value: list[str]) -> Wrong:
    for account in value:
        platform = next((p for p in _ACCOUNT if account.startswith(p)), "")
        whole = platform and len(account) > len(platform)
        if not whole or (platform == "slack:" and "/" not in account):
            remedy = 'Write "slack:T0123/U0456" (team and member id) or "discourse:ada".'
            return f'"{account}" names nobody.', remedy
    return None


def _wrong_channels(value: str | list[str]) -> Wrong:
    for channel in [value] if isinstance(value, str) else value:
        known = _CHANNEL.fullmatch(_key(channel)) or _NAME.fullmatch(channel)
        if channel and not known:
            remedy = (
                'Write the channel\'s name ("#hilfe"), or copy its address from a browser: '
                '"https://app.slack.com/client/T0123/C0456".'
            )
            return f'"{channel}" names no channel.', remedy
    return None


def _wrong_days(value: list[str]) -> Wrong:
    for named in value:
        try:
            days_named(named)
        except ValueError:
            remedy = 'Write "2026-12-24", "2026-12-24..2027-01-01", or "12-24..12-26" (every year).'
            return f'"{named}" names no days.', remedy
    return None


def _key(value: Any) -> Any:
    """A channel's address in the browser as its key; anything else as it is."""
    found = _CLIENT.match(value) if isinstance(value, str) else None
    return f"slack:{found[1]}/{found[2]}" if found else value


def _wrong_text(value: str) -> Wrong:
    return None if value.strip() else ("This is empty.", "Write a text, or leave the key out.")


def _wrong_title(value: str) -> Wrong:
    if value.strip() and len(value) <= LONGEST_TITLE and value.isprintable():
        return None
    return "This is no title.", f"Write one line of up to {LONGEST_TITLE} characters."


def _wrong_kinds(value: list[str]) -> Wrong:
    for kind in value:
        if kind not in PERSONAL:
            return f'"{kind}" is no kind of personal data.', did_you_mean(kind, PERSONAL)
    return None


_VALUES: dict[str, Callable[[Any], Wrong]] = {
    "community.name": _wrong_text,
    "community.time_zone": _wrong_zone,
    "community.code_of_conduct": _wrong_link,
    "community.consent_version": _wrong_text,
    "community.moderators": _wrong_moderators,
    "community.slack_channels": _wrong_channels,
    "community.moderator_channel": _wrong_channels,
    "send_digest.slack_channels": _wrong_channels,
    "send_digest.more_link": _wrong_link,
    "guard_personal_data.ignore": _wrong_kinds,
    "manners.quiet_days": _wrong_days,
    "suggest_helpers.circle": _wrong_link,
    "hold_rounds.name": wrong_group_name,
    "hold_rounds.de": _wrong_title,
    "hold_rounds.en": _wrong_title,
}


# --- what a feature needs


def _moderated(sections: dict[str, Any]) -> bool:
    return bool(sections.get("community", CommunityRules()).moderator_channel)


def _unmet(toml: Toml, sections: dict[str, Any]) -> Iterator[Fault]:
    for name in sections:
        for needed in NEEDS.get(name, ()):
            if needed not in sections:
                what = f"This feature cannot be without [{needed}]."
                yield toml.fault((name,), what, f"Add the line [{needed}], or remove [{name}].")
    asked, sure = sections.get("suggest_topics"), sections.get("tag_question")
    if asked and sure and asked.suggest_from >= sure.apply_from:
        what = "Moderators would never be asked: from apply_from on topics are set without them."
        remedy = f"Write a number below apply_from in [tag_question], {sure.apply_from:g}."
        yield toml.fault(("suggest_topics", "suggest_from"), what, remedy)
    digest = sections.get("send_digest")
    if digest and digest.approve == "draft" and not _moderated(sections):
        what = "Nobody would see the draft: there is no channel of the moderators."
        remedy = 'Set moderator_channel in [community], or approve to "no".'
        yield toml.fault(("send_digest", "approve"), what, remedy)
    if rounds := sections.get("hold_rounds"):
        yield from unmet_in_rounds(toml, rounds, moderated=_moderated(sections))
    conduct = sections.get("community", CommunityRules()).code_of_conduct
    if "ask_profile" in sections and not conduct:
        what = "Members are asked for their consent without a code of conduct to read."
        yield toml.fault(("community", "code_of_conduct"), what, 'Write its address: "https://…".')
