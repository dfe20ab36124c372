"""``config/messages`` and the manifest: each planted fault is told where it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.errors import YourMistake
from bot.settings_check import check_folder, check_manifest
from bot.settings_messages import VOICES, check_messages
from bot.settings_toml import Fault
from bot.words import Words

CONFIG = Path(__file__).resolve().parents[1] / "config"


def only(faults: list[Fault]) -> Fault:
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for voice in VOICES:
        folder = tmp_path / "messages" / voice
        folder.mkdir(parents=True)
        (folder / "x.ftl").write_text("x-one = Eins\nx-two = Zwei\n    .slack = II\n", "utf-8")
    return tmp_path / "messages"


def test_whoever_starts_with_messages_of_another_encoding_is_told_the_file(copy: Path) -> None:
    (copy / "de" / "x.ftl").write_bytes("x-one = Grüße\n".encode("latin-1"))
    with pytest.raises(YourMistake, match=r"x\.ftl: it is not UTF-8\. Save it with UTF-8"):
        Words(copy, {})


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("x-one = 1\n", ("de", 2, "x-two"), "no such message in en"),
        ("x-one = 1\nx-two = 2\n", ("de", 2, "x-two.slack"), "no such message in en"),
        (
            "# why\nx-one = 1\nx-two = 2\n .slack = 3\nx-three = 4\n",
            ("en", 5, "x-three"),
            "no such message in de",
        ),
        ("x-two = 2\n .slack = 3\nx-one = { $a\n", ("en", 3, "-"), "This is not Fluent"),
        ("x-one = 1\nx-two = 2\n .slack = 3\nx-one = 4\n", ("en", 4, "x-one"), "said twice"),
        ("x-one = { y }\nx-two = 2\n .slack = 3\n", ("en", 1, "y"), "which is nowhere"),
        (
            "x-one = { $p ->\n [slack] 1\n *[other] 2\n }\nx-two = 2\n .slack = 3\n",
            ("en", 1, "slack"),
            "only numbers can be chosen by",
        ),
        ("x-one = { -brand }\nx-two = 2\n .slack = 3\n", ("en", 1, "-brand"), "which is nowhere"),
        (
            "x-one = { $n ->\n [one] 1\n *[few] 2\n }\nx-two = 2\n .slack = 3\n",
            ("en", 1, "x-one"),
            "This choice ends with *[few]",
        ),
        (
            'x-one = { GENDER("a*b", "c") }\nx-two = 2\n .slack = 3\n',
            ("en", 1, "GENDER"),
            "nothing that can be called here",
        ),
    ],
)
def test_a_planted_fault_in_the_messages_is_told(
    copy: Path, text: str, where: tuple[str, int, str], what: str
) -> None:
    assert check_messages(copy) == []
    (copy / "en" / "x.ftl").write_text(text, encoding="utf-8")
    language, line, key = where
    fault = next(fault for fault in check_messages(copy) if what in fault.what)
    assert (fault.file, fault.line, fault.key) == (str(copy / language / "x.ftl"), line, key)


def test_a_term_belongs_to_one_language_only(copy: Path) -> None:
    with (copy / "de" / "x.ftl").open("a", encoding="utf-8") as file:
        file.write("-lotse = Lotse\n    .genitiv = Lotsen\n")
    assert check_messages(copy) == []


@pytest.mark.parametrize("voice", VOICES)
def test_a_voice_without_messages_is_a_fault(copy: Path, voice: str) -> None:
    shutil.rmtree(copy / voice)
    assert "There are no messages." in {fault.what for fault in check_messages(copy)}


# --- the voices say the same things


def told(copy: Path, voice: str, text: str) -> list[tuple[str, str, str]]:
    """Voice, name and sentence of each fault, after ``text`` was added to one voice."""
    file = copy / voice / "x.ftl"
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    faults = check_messages(copy)
    return [(Path(f.file).parent.name, f.key, f"{f.what} {f.remedy}") for f in faults]


@pytest.mark.prevents("F19")
def test_everything_that_is_still_to_be_written_is_told_at_once(copy: Path) -> None:
    """Whoever adds three German messages reads six names, with the file of each."""
    faults = told(copy, "de", "x-a = A\nx-b = B\n    .title = C\n")
    missing = [(key, said) for voice, key, said in faults if voice == "de"]
    assert [key for key, _ in missing] == ["x-a", "x-a", "x-b", "x-b", "x-b.title", "x-b.title"]
    assert "no such message in de-sie. Add x-a to messages/de-sie/x.ftl" in missing[0][1]
    assert "no such message in en. Add x-a to messages/en/x.ftl" in missing[1][1]


def test_a_text_that_only_sie_has_is_a_fault(copy: Path) -> None:
    faults = told(copy, "de-sie", "x-a = A\n")
    assert {(voice, key) for voice, key, _ in faults} == {("de-sie", "x-a")}
    assert "in de." in faults[0][2]


def test_a_field_that_one_voice_lacks_or_misspells_is_told(copy: Path) -> None:
    for voice in ("de", "en"):
        assert told(copy, voice, "x-days = { $days }\n    .title = T\n")
    faults = told(copy, "de-sie", "x-days = { $dais }\n    .title = T { $topic }\n")
    assert [(voice, key) for voice, key, _ in faults] == [
        ("de-sie", "x-days"),
        ("de-sie", "x-days"),
        ("de-sie", "x-days.title"),
    ]
    lacks, misspells, spare = (said for _, _, said in faults)
    assert lacks.startswith("{ $days } is said in de, but not here. Put it in,")
    assert misspells.startswith("{ $dais } is not said in de")
    assert misspells.endswith('Did you mean "days"?')
    assert spare.endswith("Remove it.")


# --- words with a gender


@pytest.mark.parametrize("word", ["Helfer*innen", "Helfer:in", "Helfer_innen", "HelferInnen"])
def test_a_form_that_is_written_out_is_told_since_a_setting_decides(copy: Path, word: str) -> None:
    for voice in VOICES:
        told(copy, voice, f"x-all = Danke an alle {word}.\n")
    faults = check_messages(copy)
    assert {fault.key for fault in faults} == {"x-all"}
    assert word in faults[0].what
    assert "GENDER" in faults[0].remedy


@pytest.mark.parametrize(
    ("call", "what"),
    [
        ('GENDER("Helfer*innen")', "two forms"),
        ('GENDER("Helfende", "Helfer*innen")', "two forms"),
        ("GENDER($a, $b)", "two forms"),
        ('GENDRE("Helfer*innen", "Helfende")', 'Did you mean "GENDER"?'),
    ],
)
def test_a_misused_gender_is_told(copy: Path, call: str, what: str) -> None:
    faults = told(copy, "de", f"x-all = Danke an alle {{ {call} }}.\n")
    assert what in " ".join(said for _, _, said in faults)


def test_a_word_in_both_forms_is_no_fault(copy: Path) -> None:
    for voice in ("de", "de-sie"):
        told(copy, voice, 'x-all = Danke an { GENDER("alle Helfer*innen", "alle") }.\n')
    assert told(copy, "en", "x-all = Thanks to everybody.\n") == []


def test_sie_may_use_the_terms_of_du(copy: Path) -> None:
    told(copy, "de", "-lotse = Lotse\nx-a = { -lotse }\n")
    told(copy, "de-sie", "x-a = { -lotse }\n")
    assert told(copy, "en", "x-a = Lotse\n") == []


def test_the_whole_folder_is_looked_at(tmp_path: Path) -> None:
    home = Path(shutil.copytree(CONFIG, tmp_path / "config"))
    assert check_folder(home) == []
    (home / "messages" / "de-sie" / "show_home.ftl").unlink()
    missing = {fault.key for fault in check_folder(home)}
    assert {"show_home-hello", "show_home-nothing", "show_home-minor"} <= missing


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [("{\n  'a': 1\n}", 2, "not JSON"), ("[]", 1, "no manifest"), (None, 1, "missing")],
)
def test_a_broken_manifest_is_told(tmp_path: Path, text: str | None, line: int, what: str) -> None:
    manifest = tmp_path / "slack.manifest.json"
    if text is not None:
        manifest.write_text(text, encoding="utf-8")
    fault = only(check_manifest(manifest))
    assert (fault.file, fault.line) == (str(manifest), line)
    assert what in fault.what


def test_a_manifest_of_before_long_lists_is_told_what_it_lacks(tmp_path: Path) -> None:
    text = (CONFIG / "slack.manifest.json").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "message_menu_options_url" in line)
    manifest = tmp_path / "slack.manifest.json"
    for wrong in ("", line.replace("/slack/events", "/slack/options")):
        old = text.replace(",\n" + line, ",\n" + wrong if wrong else "")
        manifest.write_text(old, encoding="utf-8")
        fault = only(check_manifest(manifest))
        assert '"interactivity"' in old.splitlines()[fault.line - 1]
        assert "/slack/events" in fault.remedy
