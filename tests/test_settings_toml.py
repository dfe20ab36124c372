"""Finding a key's line again, and the nearest known word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.settings_toml import did_you_mean, line_of


def test_a_text_over_several_lines_hides_no_key_and_shows_none() -> None:
    text = '[a]\nx = """\nb = 1\n"""\nb = 2\n[a."c d"]\n"e" = 1\n'
    assert line_of(text, ("a", "b")) == 5
    assert line_of(text, ("a", "c d", "e")) == 7
    assert line_of(text, ("a", "nowhere")) == 1
    assert line_of(text, ("nowhere",)) == 1


NAMES = st.text("abcdefgh", min_size=1, max_size=4)


@given(st.dictionaries(NAMES, st.lists(NAMES, unique=True, max_size=4), max_size=4))
def test_every_key_is_found_on_its_own_line(document: dict[str, list[str]]) -> None:
    lines: list[str] = []
    stands: dict[tuple[str, str], int] = {}
    for table, keys in document.items():
        lines += ["", f"[{table}] # {table}"]
        for key in keys:
            lines.append(f"{key} = '{table} = 1'")
            stands[table, key] = len(lines)
    text = "\n".join(lines)
    assert {path: line_of(text, path) for path in stands} == stands


def test_only_a_near_word_is_offered() -> None:
    assert did_you_mean("hout", ("hour", "weekday")) == 'Did you mean "hour"?'
    assert did_you_mean("zzz", ("hour", "weekday")) == "Known here: hour, weekday."
