"""Settings: read once, frozen, and refusing what they do not know, in sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot import settings
from bot.errors import YourMistake

ROOT = Path(__file__).resolve().parents[1]
CONFIG = ROOT / "config"
SLACK = {"SLACK_BOT_TOKEN": "xoxb-1-geheim", "SLACK_SIGNING_SECRET": "sign-geheim"}
FORUM = {
    "DISCOURSE_URL": "https://forum.example.org/",
    "DISCOURSE_API_KEY": "key-geheim",
    "DISCOURSE_API_USERNAME": "lotse",
    "DISCOURSE_WEBHOOK_SECRET": "hook-geheim",
}


def load(environ: dict[str, str], folder: Path = CONFIG) -> settings.Settings:
    return settings.load(environ, folder)


def mistake(environ: dict[str, str]) -> str:
    with pytest.raises(YourMistake) as told:
        load(environ)
    return str(told.value)


# --- what is given


def test_without_anything_there_is_a_file_and_no_door() -> None:
    given = load({})
    assert given.database_url == "sqlite:///var/lotse.sqlite3"
    assert (given.slack, given.discourse) == (None, None)
    assert (given.http_timeout, given.slack_pace, given.forum_per_minute) == (10.0, 1.0, 30)
    assert given.rules.send_digest is not None


def test_both_doors_are_read_as_groups() -> None:
    given = load({**SLACK, **FORUM})
    assert given.slack is not None
    assert given.slack.bot_token.get_secret_value() == "xoxb-1-geheim"
    assert given.slack.app_token is None
    assert given.slack.api_url == "https://slack.com/api/"
    assert given.discourse is not None
    assert given.discourse.url == "https://forum.example.org"


def test_empty_variables_are_as_good_as_none() -> None:
    assert load(dict.fromkeys(settings.VARIABLES, "")) == load({})


def test_settings_are_frozen_and_refuse_what_they_do_not_know() -> None:
    given = load({})
    with pytest.raises(ValidationError, match="frozen"):
        given.port = 1  # type: ignore[misc]  # that is the point
    with pytest.raises(ValidationError, match="Extra inputs"):
        settings.Settings(prot=1)  # type: ignore[call-arg]  # that is the point


def test_secrets_are_never_shown() -> None:
    database = {"DATABASE_URL": "postgres://lotse:pass-geheim@db.example.org/lotse"}
    given = load({**SLACK, **FORUM, **database, "SLACK_APP_TOKEN": "xapp-geheim"})
    assert "geheim" not in repr(given) + str(given)
    assert settings.secrets(given) == {
        "xoxb-1-geheim",
        "sign-geheim",
        "xapp-geheim",
        "key-geheim",
        "hook-geheim",
        "pass-geheim",
    }


def test_workers_and_clocks_listen_only_where_they_are_told_to() -> None:
    assert load({"PORT": "9000"}).metrics_port is None
    given = load({"LOTSE_METRICS_PORT": "9101"})
    assert (given.metrics_port, given.port) == (9101, 8080)


# --- mistakes


@pytest.mark.parametrize("missing", sorted(FORUM))
def test_half_a_forum_names_the_missing_variable(missing: str) -> None:
    told = mistake({name: value for name, value in FORUM.items() if name != missing})
    assert told.startswith(f"{missing} is missing (")
    assert "geheim" not in told


def test_half_a_slack_names_the_missing_variable() -> None:
    assert mistake({"SLACK_SIGNING_SECRET": "s"}).startswith("SLACK_BOT_TOKEN is missing")
    assert mistake({"SLACK_APP_TOKEN": "xapp-1"}).startswith("SLACK_BOT_TOKEN is missing")
    assert mistake({"SLACK_BOT_TOKEN": "xoxb-1"}).startswith("SLACK_SIGNING_SECRET is missing")


def test_socket_mode_needs_no_signing_secret() -> None:
    given = load({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"})
    assert given.slack is not None
    assert given.slack.signing_secret is None


def test_an_address_alone_makes_no_slack() -> None:
    assert load({"SLACK_API_URL": "https://slack.example.org/api"}).slack is None
    given = load({**SLACK, "SLACK_API_URL": "http://127.0.0.1:8765/api"})
    assert given.slack is not None
    assert given.slack.api_url == "http://127.0.0.1:8765/api/"


def test_a_token_of_the_wrong_kind_is_refused_without_showing_it() -> None:
    told = mistake({**SLACK, "SLACK_BOT_TOKEN": "xoxp-geheim"})
    assert told.startswith("SLACK_BOT_TOKEN must begin with xoxb-: this is another kind of token.")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"PORT": "eighty"}, "PORT: input should be a valid integer"),
        ({"PORT": "70000"}, "PORT: input should be less than or equal to 65535"),
        ({"LOTSE_METRICS_PORT": "eighty"}, "LOTSE_METRICS_PORT: input should be a valid integer"),
        ({"LOTSE_METRICS_PORT": "-1"}, "LOTSE_METRICS_PORT: input should be greater than or equal"),
        ({"LOTSE_METRICS_PROT": "1"}, "Did you mean LOTSE_METRICS_PORT?"),
        ({"LOTSE_HTTP_TIMEOUT": "0"}, "LOTSE_HTTP_TIMEOUT: input should be greater than 0"),
        ({"LOTSE_FORUM_PER_MINUTE": "-1"}, "LOTSE_FORUM_PER_MINUTE: input should be"),
        ({"LOTSE_LOG_LEVEL": "loud"}, "LOTSE_LOG_LEVEL: input should be 'debug', 'info'"),
        ({"LOTSE_LOGLEVEL": "info"}, "Did you mean LOTSE_LOG_LEVEL?"),
        ({"SLACK_BOT_TOKN": "x"}, "Did you mean SLACK_BOT_TOKEN?"),
        ({"LOTSE_COLOUR": "red"}, "LOTSE_COLOUR is no setting of Lotse. There are: LOTSE_HOST"),
        ({**FORUM, "DISCOURSE_URL": "forum.example.org"}, "DISCOURSE_URL: write the whole"),
    ],
)
def test_a_wrong_value_is_told_by_its_variable(environ: dict[str, str], expected: str) -> None:
    assert expected in mistake(environ)


def test_foreign_variables_are_left_alone() -> None:
    assert load({"SLACK_WEBHOOK_URL": "https://hooks.example.org", "HOME": "/root"}) == load({})


# --- addresses

DOUBTFUL = {
    "http://forum.example.org": "open",
    "http://100.64.0.7:4318/v1": "open",
    "http://localhost.example.org": "open",
    "http://notlocalhost": "open",
    "http://127.0.0.1.example.org": "open",
    "http://169.253.255.255": "open",
    "http://[fec0::1]": "open",
    "http://169.254.169.254/latest": "link-local",
    "https://169.254.0.1": "link-local",
    "https://169.254.169.254.": "link-local",
    "http://[fe80::1]:4318": "link-local",
    "https://[febf::1]": "link-local",
    "http://[fe80::1%25eth0]": "link-local",
    "https://[::ffff:169.254.169.254]": "link-local",
}
GIVEN = {"SLACK_API_URL": SLACK, "DISCOURSE_URL": FORUM, "LOTSE_TRACES_URL": {}}


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize("address", DOUBTFUL)
def test_an_address_in_the_open_or_of_the_hoster_is_doubtful(address: str, name: str) -> None:
    given = load({**GIVEN[name], name: address})
    assert settings.doubtful(given) == {name: DOUBTFUL[address]}


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize(
    "address",
    [
        "https://forum.example.org",
        "https://100.64.0.7",
        "http://localhost:4318/v1/traces",
        "http://forum.localhost",
        "http://localhost./forum",
        "http://127.0.0.1:8080",
        "http://127.8.8.8",
        "http://[::1]:8080",
        "http://[::ffff:127.0.0.1]",
    ],
)
def test_one_that_is_hidden_or_of_this_machine_is_not(address: str, name: str) -> None:
    assert settings.doubtful(load({**GIVEN[name], name: address})) == {}


def test_several_are_told_at_once_and_nothing_set_is_nothing_told() -> None:
    assert settings.doubtful(load({})) == {}
    given = {**SLACK, **FORUM, "SLACK_API_URL": "http://a.b", "DISCOURSE_URL": "https://[fe80::1]"}
    assert settings.doubtful(load(given)) == {
        "SLACK_API_URL": "open",
        "DISCOURSE_URL": "link-local",
    }


# --- the database


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgres_is_named_as_sqlalchemy_wants_it(scheme: str) -> None:
    given = load({"DATABASE_URL": f"{scheme}://me:pw@host:5432/lotse", "DYNO": "web.1"})
    assert given.database_url == "postgresql+psycopg://me:pw@host:5432/lotse"


@pytest.mark.parametrize(
    "url", ["mysql://me:geheim@host/x", "sqlite://", "sqlite:///:memory:", "postgres://", "var/x"]
)
def test_other_databases_are_refused_in_a_sentence(url: str) -> None:
    told = mistake({"DATABASE_URL": url})
    assert told.startswith("DATABASE_URL: write sqlite:///var/lotse.sqlite3 (a file) or")
    assert "geheim" not in told


@pytest.mark.parametrize("marker", ["DYNO", "K_SERVICE"])
def test_sqlite_is_refused_where_the_disk_does_not_last(marker: str) -> None:
    told = mistake({marker: "web.1"})
    assert f"the disk does not last here ({marker} is set)" in told
    assert "Postgres" in told


# --- run and demo


def test_run_says_what_is_missing_and_points_to_the_demo() -> None:
    told = "\n".join(settings.missing_for_run(load({})))
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", *FORUM):
        assert name in told
    assert "make demo" in told


def test_one_door_is_enough_to_run() -> None:
    assert settings.missing_for_run(load(SLACK)) == []
    assert settings.missing_for_run(load(FORUM)) == []


def test_the_demo_never_sees_a_token_or_a_real_database() -> None:
    real = {**SLACK, **FORUM, "DATABASE_URL": "postgres://h/real", "DYNO": "web.1"}
    given = settings.for_demo({**real, "LOTSE_LOG_LEVEL": "debug"}, CONFIG)
    assert (given.slack, given.discourse) == (None, None)
    assert given.database_url == "sqlite:///var/lotse.sqlite3"
    assert given.log_level == "debug"


# --- .env


def test_dot_env_is_read_and_the_environment_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / ".env"
    file.write_text(
        "# a comment\n\nexport LOTSE_A=one # why\nLOTSE_B='two # three'\nLOTSE_C=\"four\"\n"
        "LOTSE_D=\nLOTSE_E=post#gres\nnot a line\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("LOTSE_C", "mine")
    found = settings.environment(file)
    mine = {name: found[name] for name in found if re.fullmatch("LOTSE_[A-E]", name)}
    assert mine == {
        "LOTSE_A": "one",
        "LOTSE_B": "two # three",
        "LOTSE_C": "mine",
        "LOTSE_D": "",
        "LOTSE_E": "post#gres",
    }


def test_every_variable_has_its_sentence_in_the_example() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    told: dict[str, str] = {}
    for number, line in enumerate(lines):
        if found := re.match(r"(?:# )?([A-Z_]+)=", line):
            told[found[1]] = lines[number - 1]
    assert sorted(told) == sorted(settings.VARIABLES)
    assert [name for name, above in told.items() if not above.startswith("# ")] == []


def test_the_example_as_it_is_starts_nothing_and_breaks_nothing() -> None:
    given = load(settings._env_file(ROOT / ".env.example"))
    assert given == load({})
