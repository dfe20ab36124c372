"""``config/messages`` and the manifest: each planted fault is told where it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.settings_check import check_manifest, check_messages
from bot.settings_toml import Fault


def only(faults: list[Fault]) -> Fault:
    assert len(faults) == 1, [str(fault) for fault in faults]
    return faults[0]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for language in ("de", "en"):
        folder = tmp_path / "messages" / language
        folder.mkdir(parents=True)
        (folder / "x.ftl").write_text("x-one = Eins\nx-two = Zwei\n    .slack = II\n", "utf-8")
    return tmp_path / "messages"


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


def test_a_language_without_messages_is_a_fault(copy: Path) -> None:
    shutil.rmtree(copy / "en")
    assert "There are no messages." in {fault.what for fault in check_messages(copy)}


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
