"""``python -m bot digest``: for a newsletter, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import home, lotse

__all__ = ["home"]


def test_the_digest_is_printed_as_markdown(home: Path) -> None:
    lotse(home, "migrate")
    told = lotse(home, "digest", "--markdown", "--week", "2025-W47", "--lang", "en")
    assert told.returncode == 0
    assert told.stdout.startswith("# The week – ")  # noqa: RUF001  (as it is written)
    assert told.stdout.endswith("right now.\n")
    assert told.stderr == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--week", "47"), "is no week"),
        (("--week", "2025-W60"), "is no week"),
        (("--week", "2999-W01"), "there is nothing yet"),
        (("--lang", "fr"), "is no language of Lotse"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(home: Path, words: tuple[str, ...], said: str) -> None:
    lotse(home, "migrate")
    told = lotse(home, "digest", "--markdown", *words)
    assert told.returncode == 2
    assert said in told.stderr
    assert "Traceback" not in told.stderr
