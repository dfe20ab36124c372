"""``config/``: each planted fault is told with its file, line, key and remedy."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import settings
from bot.errors import YourMistake
from bot.rules import Rules
from bot.settings_check import check_folder
from bot.settings_limits import LIMITS, NEEDS
from bot.settings_rules import read_rules
from bot.settings_toml import Fault, line_of
from bot.settings_topics import read_topics

CONFIG = Path(__file__).resolve().parents[1] / "config"


@pytest.fixture
def rules_of(tmp_path: Path) -> Callable[[str], tuple[Rules, list[Fault]]]:
    def read(text: str) -> tuple[Rules, list[Fault]]:
        file = tmp_path / "community.toml"
        file.write_text(text, encoding="utf-8")
        return read_rules(file)

    return read


def only(faults: list[Fault]) -> Fault:
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


NAMES = {
    '"https://example.org/ogd"': "looks like code, a link or a mention",
    '"→"': "has no word in it",
    '"Wer und wo"': 'is met by "und wer wo"',
    '"Pythons"': "is met by the same words as a name of [topics.python].",
    '"R!"': "is not even met in itself.",
}


def test_names_that_no_question_meets_are_told_with_their_lines(tmp_path: Path) -> None:
    shutil.copytree(CONFIG, tmp_path, dirs_exist_ok=True)
    file = tmp_path / "topics.toml"
    planted = "".join(f"\n  {name}," for name in NAMES)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"GovData",', f'"GovData",{planted}', 1), encoding="utf-8")
    lines = file.read_text(encoding="utf-8").splitlines()
    told = {
        lines[fault.line - 1].strip().rstrip(","): fault
        for fault in check_folder(tmp_path)
        if fault.key == "topics.open-data.aliases"
    }
    assert {name for name in NAMES for line in told if line.startswith(name)} == NAMES.keys()
    for name, what in NAMES.items():
        [fault] = [fault for line, fault in told.items() if line.startswith(name)]
        assert what in fault.what
        assert fault.remedy.endswith(".")


def test_a_category_that_is_not_read_stands_for_nothing(tmp_path: Path) -> None:
    shutil.copytree(CONFIG, tmp_path, dirs_exist_ok=True)
    topics, rules = tmp_path / "topics.toml", tmp_path / "community.toml"
    mine = topics.read_text(encoding="utf-8")
    topics.write_text(mine.replace('de = "R"', 'de = "R"\nforum_category = 7'), encoding="utf-8")
    assert check_folder(tmp_path) == [], "all public categories are read"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace("forum_categories = []", "forum_categories = [5]"), "utf-8")
    fault = only(check_folder(tmp_path))
    assert (fault.key, fault.what) == (
        "topics.r.forum_category",
        "Lotse does not read the forum category 7.",
    )
    rules.write_text(text.replace("forum_categories = []", "forum_categories = [5, 7]"), "utf-8")
    assert check_folder(tmp_path) == []


# --- community.toml


def test_what_is_shipped_is_in_order() -> None:
    assert [str(fault) for fault in check_folder(CONFIG)] == []


def test_the_shipped_rules_show_every_section_and_every_default() -> None:
    rules, faults = read_rules(CONFIG / "community.toml")
    assert faults == []
    assert rules.community.shadow, "a new community begins in the shadow (F18)"
    text = (CONFIG / "community.toml").read_text(encoding="utf-8")
    for section in dataclasses.fields(Rules):
        mine = getattr(rules, section.name)
        assert mine is not None, f"[{section.name}] is missing"
        for field in dataclasses.fields(mine):
            assert line_of(text, (section.name, field.name)) > line_of(text, (section.name,))
            if field.name not in ("code_of_conduct", "shadow"):
                assert getattr(mine, field.name) == field.default, field.name


def test_every_limit_and_need_names_something_real() -> None:
    known = {field.name for field in dataclasses.fields(Rules)}
    assert set(NEEDS) | {name for needed in NEEDS.values() for name in needed} <= known
    rules, _ = read_rules(CONFIG / "community.toml")
    for path in LIMITS:
        section, key = path.split(".")
        assert hasattr(getattr(rules, section), key), path


def test_an_absent_section_is_off(rules_of: Callable[[str], tuple[Rules, list[Fault]]]) -> None:
    rules, faults = rules_of("[follow_thread]\n[send_digest]\nhour = 18\n")
    assert faults == []
    assert rules.tag_question is None
    assert rules.send_digest is not None
    assert (rules.send_digest.hour, rules.send_digest.weekday) == (18, 0)


FAULTS = {
    "[comunity]\n": (1, "comunity", "No such section", 'Did you mean "community"?'),
    "# x\n\n[zzz]\n": (3, "zzz", "No such section", "Known here: answer_command,"),
    "[community]\nlanguge = 'de'\n": (2, "community.languge", "No such key", '"language"?'),
    "[greet_channel]\nx = 1\n": (2, "greet_channel.x", "No such key", "Nothing can be set"),
    "community = 1\n": (1, "community", "This is a feature", "section: [community]"),
    "[community]\nlanguage = 'fr'\n": (2, "community.language", "'fr'", '"de" or "en"'),
    "[community]\nadress = 'sie'\n": (2, "community.adress", "No such key", '"address"?'),
    "[community]\naddress = 'Sie'\n": (2, "community.address", "'Sie'", '"du" or "sie"'),
    "[community]\ngender = 'stern'\n": (2, "community.gender", "'stern'", '"star" or "colon"'),
    "[community]\nname = 3\n": (2, "community.name", "3 does not fit", "a text in quotes"),
    "[community]\nname = ' '\n": (2, "community.name", "This is empty", "leave the key out"),
    "[community]\ntime_zone = 'Europe/Berlni'\n": (
        2,
        "community.time_zone",
        '"Europe/Berlni" is no time zone',
        'Did you mean "Europe/Berlin"?',
    ),
    "[community]\ncode_of_conduct = 'regeln.de'\n": (
        2,
        "community.code_of_conduct",
        "is no link",
        "https://",
    ),
    "[community]\nmoderators = [\n  'ada',\n]\n": (
        2,
        "community.moderators",
        '"ada" names nobody',
        "slack:T0123/U0456",
    ),
    "[community]\nslack_channels = ['# Hilfe']\n": (
        2,
        "community.slack_channels",
        '"# Hilfe" names no channel',
        "https://app.slack.com/client/T0123/C0456",
    ),
    "[community]\nforum_categories = ['5']\n": (
        2,
        "community.forum_categories",
        "['5'] does not fit",
        "[1, 2]",
    ),
    "[ask_profile]\ntopics = true\n[forget_member]\n[community]\ncode_of_conduct = 'https://x'\n": (
        2,
        "ask_profile.topics",
        "true does not fit",
        "a whole number",
    ),
    "[follow_thread]\n[send_digest]\nhour = 24\n": (
        3,
        "send_digest.hour",
        "24 is out of bounds",
        "from 0 to 23",
    ),
    "[tag_question]\napply_from = '0.7'\n[follow_thread]\n": (
        2,
        "tag_question.apply_from",
        "does not fit",
        "a number: 0.7",
    ),
    "[tag_question]\n[follow_thread]\n[suggest_topics]\nsuggest_from = 0.7\n": (
        4,
        "suggest_topics.suggest_from",
        "Moderators would never be asked",
        "below apply_from in [tag_question], 0.7",
    ),
    "[open_pair]\n": (1, "open_pair", "cannot be without [report_match]", "Add the line"),
    "[community]\n[forget_member]\n[ask_profile]\n": (
        1,
        "community.code_of_conduct",
        "without a code of conduct",
        "Write its address",
    ),
    "[community\n": (1, "-", "This is not TOML", "key = value"),
    "[community]\nname = \n": (2, "-", "This is not TOML", "key = value"),
    '[community]\nname = """x\n\n': (4, "-", "This is not TOML", "key = value"),
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_planted_fault_is_told_where_it_stands(
    rules_of: Callable[[str], tuple[Rules, list[Fault]]], text: str
) -> None:
    line, key, what, remedy = FAULTS[text]
    fault = only(rules_of(text)[1])
    assert (fault.line, fault.key) == (line, key)
    assert what in fault.what
    assert remedy in fault.remedy
    assert str(fault).startswith(f"{fault.file}:{line}: {key}: ")


def test_all_faults_are_told_at_once_and_load_refuses(tmp_path: Path) -> None:
    (tmp_path / "community.toml").write_text("[follow_thread]\nx = 1\n[send_digest]\nhour = 99\n")
    (tmp_path / "topics.toml").write_text('[topics.a]\nde = ""\nen = "A"\n')
    with pytest.raises(YourMistake) as told:
        settings.load({}, tmp_path)
    lines = str(told.value).splitlines()
    assert [line.split(":")[1] for line in lines] == ["2", "4", "2"]


def test_a_channel_may_be_its_address_in_the_browser(
    rules_of: Callable[[str], tuple[Rules, list[Fault]]],
) -> None:
    rules, faults = rules_of(
        "[community]\nslack_channels = ['https://app.slack.com/client/T01/C02', 'slack:T01/C03']\n"
        "moderator_channel = 'https://app.slack.com/client/T01/G04/thread'\n"
    )
    assert faults == []
    assert rules.community.slack_channels == ("slack:T01/C02", "slack:T01/C03")
    assert rules.community.moderator_channel == "slack:T01/G04"


def test_a_missing_or_unreadable_file_is_a_fault(tmp_path: Path) -> None:
    assert only(read_rules(tmp_path / "community.toml")[1]).what == "The file is missing."
    file = tmp_path / "topics.toml"
    file.write_bytes(b'[topics.a]\nde = "B\xe4ume"\n')
    assert only(read_topics(file)[1]).what == "The file is not UTF-8."
