"""The variables of the two doors: each a group that is set whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, SecretStr

from bot.errors import YourMistake


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SlackSettings(_Frozen):
    """One workspace. HTTP needs the signing secret, Socket Mode the app token; one will do."""

    bot_token: SecretStr
    signing_secret: SecretStr | None = None
    app_token: SecretStr | None = None
    api_url: str = "https://slack.com/api/"


class DiscourseSettings(_Frozen):
    """One forum. ``url`` has no slash at its end."""

    url: str
    api_key: SecretStr
    api_username: str
    webhook_secret: SecretStr


SLACK = {
    "SLACK_BOT_TOKEN": "bot_token",
    "SLACK_SIGNING_SECRET": "signing_secret",
    "SLACK_APP_TOKEN": "app_token",
    "SLACK_API_URL": "api_url",
}
DISCOURSE = {
    "DISCOURSE_URL": "url",
    "DISCOURSE_API_KEY": "api_key",
    "DISCOURSE_API_USERNAME": "api_username",
    "DISCOURSE_WEBHOOK_SECRET": "webhook_secret",
}


Doubt = Literal["open", "link-local"]


def read_slack(environ: Mapping[str, str]) -> SlackSettings | None:
    """The Slack group; ``None`` if no variable of it is set, ``YourMistake`` for half of it."""
    given = _group(environ, SLACK)
    if not given.keys() - {"api_url"}:
        return None
    _need(given, SLACK, ("bot_token",))
    if not given.keys() & {"signing_secret", "app_token"}:
        raise YourMistake(
            "SLACK_SIGNING_SECRET is missing (or SLACK_APP_TOKEN, for Socket Mode): without "
            "one of them nothing from Slack can be trusted. Both are on your app's page at "
            "api.slack.com/apps, Basic Information."
        )
    for field, start, where in (
        ("bot_token", "xoxb-", "OAuth & Permissions"),
        ("app_token", "xapp-", "Basic Information"),
    ):
        if field in given and not given[field].startswith(start):
            raise YourMistake(
                f"{_name(SLACK, field)} must begin with {start}: this is another kind of token. "
                f"The right one is on your app's page at api.slack.com/apps, {where}."
            )
    if "api_url" in given:
        given["api_url"] = _address("SLACK_API_URL", given["api_url"]) + "/"
    return SlackSettings.model_validate(given)


def read_discourse(environ: Mapping[str, str]) -> DiscourseSettings | None:
    """The forum's group; ``None`` if nothing of it is set, ``YourMistake`` for half of it."""
    given = _group(environ, DISCOURSE)
    if not given:
        return None
    _need(given, DISCOURSE, tuple(DISCOURSE.values()))
    given["url"] = _address("DISCOURSE_URL", given["url"])
    return DiscourseSettings.model_validate(given)


def _group(environ: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    return {field: environ[n].strip() for n, field in names.items() if environ.get(n, "").strip()}


def _need(given: Mapping[str, str], names: Mapping[str, str], fields: tuple[str, ...]) -> None:
    missing = [_name(names, field) for field in fields if field not in given]
    if missing:
        there = ", ".join(_name(names, field) for field in given)
        verb = "is" if len(missing) == 1 else "are"
        raise YourMistake(
            f"{' and '.join(missing)} {verb} missing ({there} is set). "
            "Set all of them, or none: .env.example says where each is found."
        )


def _name(names: Mapping[str, str], field: str) -> str:
    return next(name for name, its in names.items() if its == field)


def _address(name: str, url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
        raise YourMistake(f"{name}: write the whole address, like https://forum.example.org")
    return url.rstrip("/")


def doubt(url: str) -> Doubt | None:
    """Why an address had better not be called: all could read along, or it is the hoster's own.

    Names are not looked up: only what is written counts.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    number = _number(host)
    if number is not None and number.is_link_local:
        return "link-local"
    named = host == "localhost" or host.endswith(".localhost")
    here = named if number is None else number.is_loopback
    return None if here or parts.scheme != "http" else "open"


def _number(host: str) -> IPv4Address | IPv6Address | None:
    """The address where ``host`` is one and no name; what IPv6 only wraps is unwrapped."""
    try:
        number = ip_address(host)
    except ValueError:
        return None
    return (number.ipv4_mapped or number) if isinstance(number, IPv6Address) else number
