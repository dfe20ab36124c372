"""Environment and ``config/`` -> one frozen ``Settings``. The only file that reads the environment.

What it does not know it refuses, with a sentence that names the variable and the remedy
(``YourMistake``). A door whose secret is missing stays shut: its group is ``None``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError
from rapidfuzz import fuzz, process

from bot.errors import YourMistake
from bot.rules import Rules
from bot.settings_doors import (
    DISCOURSE,
    SLACK,
    DiscourseSettings,
    Doubt,
    SlackSettings,
    doubt,
    read_discourse,
    read_slack,
)
from bot.settings_rounds import unknown_topics
from bot.settings_rules import read_rules
from bot.settings_topics import read_topics
from matchers.model import Topic

# --- what the bot is given


class Settings(BaseModel):
    """All that Lotse is told. ``slack`` or ``discourse`` is ``None`` where it has no such door.

    ``http_timeout`` and ``slack_pace`` (between two messages in one channel) are in seconds;
    ``forum_per_minute`` is the budget of requests that all lanes of the forum share.
    ``metrics_port``: where workers and clocks tell how they are; without it they listen nowhere.
    ``metrics_token``: what whoever reads /metrics must bring; without it nobody can.
    ``traces_url``: the collector (OpenTelemetry, OTLP over HTTP) that is told of traces.
    ``database_url`` may hold a password: it is never shown.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    database_url: str = Field(default="sqlite:///var/lotse.sqlite3", repr=False)
    slack: SlackSettings | None = None
    discourse: DiscourseSettings | None = None
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    http_timeout: Annotated[float, Field(gt=0, le=60)] = 10.0
    slack_pace: Annotated[float, Field(ge=0, le=60)] = 1.0
    metrics_port: Annotated[int, Field(ge=0, le=65535)] | None = None
    metrics_token: Annotated[SecretStr, Field(min_length=16)] | None = None
    traces_url: Annotated[str, Field(pattern=r"^https?://[^\s/@]+(/\S*)?$")] | None = None
    forum_per_minute: Annotated[int, Field(ge=1, le=600)] = 30
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["auto", "json", "console"] = "auto"
    config: Path = Path("config")
    rules: Rules = Rules()
    topics: Mapping[str, Topic] = Field(default_factory=dict)


# --- the variables, as .env.example explains them

PLAIN = {
    "DATABASE_URL": "database_url",
    "LOTSE_HOST": "host",
    "PORT": "port",
    "LOTSE_HTTP_TIMEOUT": "http_timeout",
    "LOTSE_SLACK_PACE": "slack_pace",
    "LOTSE_FORUM_PER_MINUTE": "forum_per_minute",
    "LOTSE_METRICS_PORT": "metrics_port",
    "LOTSE_METRICS_TOKEN": "metrics_token",
    "LOTSE_TRACES_URL": "traces_url",
    "LOTSE_LOG_LEVEL": "log_level",
    "LOTSE_LOG_FORMAT": "log_format",
    "LOTSE_CONFIG": "config",
}
VARIABLES = (*PLAIN, *SLACK, *DISCOURSE)

FLEETING = ("DYNO", "K_SERVICE", "AWS_LAMBDA_FUNCTION_NAME", "VERCEL")
"""Set where files do not outlive the process (Heroku's Dyno, Cloud Run, Lambda, Vercel)."""

_TYPO = 88.0  # from this likeness (0-100) on, an unknown variable was meant to be one of ours


def environment(file: Path = Path(".env")) -> dict[str, str]:
    """The process's environment over what ``.env`` says (``NAME=value`` lines, # for comments)."""
    return {**_env_file(file), **os.environ}


def load(environ: Mapping[str, str] = os.environ, folder: Path | None = None) -> Settings:
    """Read everything, once. Raises ``YourMistake`` with a line per fault.

    ``folder`` is the config folder; without it ``LOTSE_CONFIG``, else ``config``.
    """
    _refuse_unknown(environ)
    given = {field: environ[name] for name, field in PLAIN.items() if environ.get(name)}
    given["database_url"] = database_url(given.get("database_url", ""), environ)
    config = folder or Path(given.get("config", "config"))
    rules, faults = read_rules(config / "community.toml")
    topics, more = read_topics(config / "topics.toml")
    more += unknown_topics(config / "community.toml", rules, topics)
    if faults or more:
        raise YourMistake("\n".join(str(fault) for fault in sorted(faults + more)))
    groups = {"slack": read_slack(environ), "discourse": read_discourse(environ)}
    whole: dict[str, Any] = {**given, **groups, "rules": rules, "topics": topics, "config": config}
    try:
        return Settings(**whole)
    except ValidationError as error:
        raise YourMistake("\n".join(_in_words(error))) from None


def for_demo(environ: Mapping[str, str] = os.environ, folder: Path | None = None) -> Settings:
    """The settings of the demo: never a token, a real address or a real database."""
    ours = ("LOTSE_CONFIG", "LOTSE_LOG_LEVEL", "LOTSE_LOG_FORMAT")
    given = load({name: environ[name] for name in ours if name in environ}, folder)
    community = replace(given.rules.community, shadow=False)  # everybody shall see it at work
    return given.model_copy(update={"rules": replace(given.rules, community=community)})


def missing_for_run(settings: Settings) -> list[str]:
    """What keeps ``run`` from starting, one sentence each; empty: nothing does."""
    if settings.slack or settings.discourse:
        return []
    return [
        "Lotse has no door yet: neither Slack nor a forum is set.",
        "For Slack set SLACK_BOT_TOKEN, and SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET.",
        f"For a forum set {', '.join(DISCOURSE)}.",
        "Copy .env.example to .env and fill it in; README, Go live, shows where to click.",
        "To see Lotse at work without any account: make demo",
    ]


def doubtful(settings: Settings) -> dict[str, Doubt]:
    """The variables whose address had better not be called, and why."""
    given = {
        "SLACK_API_URL": settings.slack.api_url if settings.slack else "",
        "DISCOURSE_URL": settings.discourse.url if settings.discourse else "",
        "LOTSE_TRACES_URL": settings.traces_url or "",
    }
    why = {name: doubt(url) for name, url in given.items()}
    return {name: found for name, found in why.items() if found}


def secrets(settings: Settings) -> frozenset[str]:
    """Every value that must never be written down: for the logs, which drop them."""
    groups = [group for group in (settings.slack, settings.discourse) if group]
    values = [value for group in groups for _, value in group if isinstance(value, SecretStr)]
    values += [settings.metrics_token] if settings.metrics_token else []
    password = urlsplit(settings.database_url).password
    return frozenset([v.get_secret_value() for v in values] + ([password] if password else []))


# --- one variable or group at a time


def database_url(url: str, environ: Mapping[str, str]) -> str:
    """The address that SQLAlchemy understands. Raises ``YourMistake``, never showing a password."""
    url = url or Settings.model_fields["database_url"].default
    for scheme in ("postgres://", "postgresql://", "postgresql+psycopg://"):
        if url.startswith(scheme) and len(url) > len(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    if not url.startswith("sqlite:///") or url in ("sqlite:///", "sqlite:///:memory:"):
        raise YourMistake(
            "DATABASE_URL: write sqlite:///var/lotse.sqlite3 (a file) or "
            "postgresql://name:password@host/database. Nothing else can keep what Lotse knows."
        )
    marker = next((name for name in FLEETING if environ.get(name)), "")
    if marker:
        raise YourMistake(
            f"DATABASE_URL: the disk does not last here ({marker} is set), and a SQLite file "
            "would be lost at the next restart. Add a Postgres database and set DATABASE_URL to "
            "its address."
        )
    return url


# --- plumbing

_LINE = re.compile(r"^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=\s*(.*?)\s*$")


def _env_file(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    try:
        text = file.read_text(encoding="utf-8-sig")  # some editors put a mark before it
    except UnicodeDecodeError:
        raise YourMistake(f"{file}: it is not UTF-8. Save it with UTF-8 encoding.") from None
    except OSError as error:
        raise YourMistake(f"{file}: it cannot be read ({error.strerror}).") from None
    lines = (_LINE.match(line) for line in text.splitlines())
    return {line[1]: _unquoted(line[2]) for line in lines if line}


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return re.split(r"(?:^|\s)#", value, maxsplit=1)[0].rstrip()


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    for name in environ:
        if name in VARIABLES or not name.startswith(("LOTSE_", "SLACK_", "DISCOURSE_")):
            continue
        near = process.extractOne(name, VARIABLES, scorer=fuzz.ratio, score_cutoff=_TYPO)
        if near:
            raise YourMistake(f"{name} is no setting of Lotse. Did you mean {near[0]}?")
        if name.startswith("LOTSE_"):
            ours = ", ".join(known for known in VARIABLES if known.startswith("LOTSE_"))
            raise YourMistake(f"{name} is no setting of Lotse. There are: {ours}.")


def _in_words(error: ValidationError) -> Iterator[str]:
    names = {field: name for name, field in PLAIN.items()}
    for fault in error.errors(include_url=False, include_input=False, include_context=False):
        said = fault["msg"][0].lower() + fault["msg"][1:]
        yield f"{names[str(fault['loc'][0])]}: {said}. .env.example says what fits."
