"""README's "Add a feature in four steps", followed in a copy of the project.

What README names in a step is what is touched in it, no more and no less: so both stay together.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Collection
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.postgres import SERVER

TOY = "welcome_member"
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHAPTER = README.partition("\n### Add a feature in four steps\n")[2].partition("\n## ")[0]
STEPS = re.findall(r"(?ms)^(\d)\. \*\*.+?\.\*\* (.+?)(?=^\d\. \*\*|^\S|\Z)", CHAPTER)
NAMED = re.compile(r"`((?:\w[\w.-]*/)+[\w.-]+\.\w+)`")
LEFT_BEHIND = shutil.ignore_patterns(
    ".git", ".venv", "var", "__pycache__", ".*_cache", ".hypothesis", "*.egg-info"
)

Edit = Callable[[str], str]


def after(line: str, new: str) -> Edit:
    """Put ``new`` behind a line."""

    def edit(text: str) -> str:
        assert text.count(line) == 1, line
        return text.replace(line, line + new)

    return edit


def before(line: str, new: str) -> Edit:
    """Put ``new`` before a line."""

    def edit(text: str) -> str:
        assert text.count(line) == 1, line
        return text.replace(line, new + line)

    return edit


def both(*edits: Edit) -> Edit:
    """One after the other."""

    def edit(text: str) -> str:
        for each in edits:
            text = each(text)
        return text

    return edit


def written(new: str) -> Edit:
    """A file that was not there."""

    def edit(text: str) -> str:
        assert not text
        return new

    return edit


def code() -> str:
    """README's code block, as it stands there."""
    [block] = re.findall(r"(?ms)^ +```python\n(.*?)^ +```", CHAPTER)
    return textwrap.dedent(block)


TEST = '''"""Whoever is new is greeted, once."""

from __future__ import annotations

from bot.effects import DirectMessage
from bot.events import MemberJoined
from bot.reactions.welcome_member import welcome_member
from tests.reactions.village import ADA, NOW, Village, effects_of


def test_whoever_is_new_is_greeted_in_private() -> None:
    joined = MemberJoined(key="joined:ada", at=NOW, account=ADA)
    [greeting] = effects_of(welcome_member, joined, Village())
    assert isinstance(greeting, DirectMessage)
    assert greeting.account == ADA
    assert greeting.key == "welcome_member:joined:ada"
'''
SCENE = """

def welcome_member(stage: Stage) -> Iterator[Scene]:
    joined = MemberJoined(key="j", at=NOW, account=ADA)
    yield stage.run("welcome_member", joined, Village())
"""
RULES = (
    "@dataclass(frozen=True, slots=True)\n"
    "class WelcomeMemberRules:\n"
    '    """``[welcome_member]``."""\n\n\n'
)

WORK: dict[str, dict[str, Edit]] = {
    "1": {
        "bot/rules.py": both(
            before("@dataclass(frozen=True, slots=True)\nclass Rules:\n", RULES),
            lambda text: text + "    welcome_member: WelcomeMemberRules | None = None\n",
        ),
        "config/community.toml": lambda text: text + "\n[welcome_member]\n",
    },
    "2": {
        "config/messages/de/welcome_member.ftl": written(
            "welcome_member-hello = Schön, dass du da bist. Mehr zeigt dir `/lotse hilfe`.\n"
        ),
        "config/messages/de-sie/welcome_member.ftl": written(
            "welcome_member-hello = Schön, dass Sie da sind. Mehr zeigt Ihnen `/lotse hilfe`.\n"
        ),
        "config/messages/en/welcome_member.ftl": written(
            "welcome_member-hello = Good that you are here. `/lotse help` shows you more.\n"
        ),
    },
    "3": {
        "bot/reactions/welcome_member.py": written(code()),
        "bot/reactions/__init__.py": both(
            after(
                "from bot.reactions.unmark_question import unmark_question\n",
                "from bot.reactions.welcome_member import welcome_member\n",
            ),
            lambda text: text.replace("MemberJoined: (),", "MemberJoined: (welcome_member,),"),
        ),
    },
    "4": {
        "tests/reactions/test_welcome_member.py": written(TEST),
        "tests/reactions/rules.py": both(
            after("    UnmarkQuestionRules,\n", "    WelcomeMemberRules,\n"),
            after(
                "    stop_sending=StopSendingRules(),\n",
                "    welcome_member=WelcomeMemberRules(),\n",
            ),
        ),
        "tests/golden/scenes.py": both(
            after("    MatchExpired,\n", "    MemberJoined,\n"),
            after("            report_match,\n", "            welcome_member,\n"),
            lambda text: text + SCENE,
        ),
    },
}
"""What is done to which file, step by step."""

MAP_LINE = after(
    "| `stop_sending` | falls silent when the app was removed |\n",
    f"| `{TOY}` | says hello to whoever is new |\n",
)


def copied(tmp_path: Path) -> Path:
    """The project as after cloning."""
    return Path(shutil.copytree(ROOT, tmp_path / "lotse", ignore=LEFT_BEHIND))


def follow(home: Path, without: Collection[str] = ()) -> None:
    """Take the steps in ``home``; ``without`` names files that are forgotten, or ``map``."""
    for edits in WORK.values():
        for name, edit in edits.items():
            if name in without:
                continue
            file = home / name
            text = file.read_text(encoding="utf-8") if file.exists() else ""
            changed = edit(text)
            assert changed != text, name
            file.write_text(changed, encoding="utf-8")
    if "map" not in without:
        readme = home / "README.md"
        readme.write_text(MAP_LINE(README), encoding="utf-8")


def outcome(home: Path, *words: str, **environ: str) -> tuple[int, str]:
    """Run tests of the copy in a process of their own; its exit code and what it says."""
    env = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", **environ}
    if SERVER in os.environ:  # the run's own server: no second one
        env["TEST_DATABASE_URL"] = os.environ[SERVER]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    told = subprocess.run(command, cwd=home, env=env, capture_output=True, text=True, check=False)
    return told.returncode, told.stdout + told.stderr


def test_each_step_touches_what_the_readme_names() -> None:
    assert [number for number, _ in STEPS] == list(WORK)
    for number, text in STEPS:
        prose = re.sub(r"(?ms)^ +```python.*?^ +```", "", text)
        assert set(NAMED.findall(prose)) == set(WORK[number]), f"step {number}"
    words = STEPS[1][1]
    assert f"`{TOY}-hello`" in words
    assert "a line in the map above" in " ".join(STEPS[3][1].split())


def test_whoever_follows_the_four_steps_has_a_whole_feature(tmp_path: Path) -> None:
    home = copied(tmp_path)
    follow(home)
    [command] = re.findall(r"`(LOTSE_GOLDEN=1) .venv/bin/python -m pytest (tests/golden)`", CHAPTER)
    name, _, value = command[0].partition("=")
    code_, told = outcome(home, command[1], **{name: value})
    assert code_ == 0, told
    golden = home / "tests" / "golden" / TOY / "hello.slack.de.txt"
    assert "Schön, dass du da bist" in golden.read_text(encoding="utf-8")

    structure = ["test_map.py", "test_architecture.py", "test_readme.py", "test_glossary.py"]
    code_, told = outcome(
        home,
        *(f"tests/{name}" for name in (*structure, "golden", "reactions", "test_check.py")),
        "-k",
        "not planted",  # eleven times the imports of a broken copy: not this test's business
    )
    assert code_ == 0, told
    assert " passed" in told
    touched = [name for edits in WORK.values() for name in edits if name.endswith(".py")]
    checkers = ["ruff", "check", *touched], ["ruff", "format", "--check", *touched]
    for checker in (*checkers, ["bot", "check"]):
        checked = subprocess.run(
            [sys.executable, "-m", *checker], cwd=home, capture_output=True, text=True, check=False
        )
        assert checked.returncode == 0, checked.stdout


FORGOTTEN = {
    "config/community.toml": "config/community.toml: a section [welcome_member]",
    "config/messages/de-sie/welcome_member.ftl": "messages/de-sie/welcome_member.ftl: its words",
    "config/messages/en/welcome_member.ftl": "config/messages/en/welcome_member.ftl: its words",
    "bot/reactions/__init__.py": "welcome_member",
    "tests/reactions/test_welcome_member.py": "a test of its own",
    "tests/golden/scenes.py": "tests/golden/welcome_member: a scene (de)",
    "map": "README.md: a line in the map",
}


@pytest.mark.parametrize("forgotten", FORGOTTEN)
def test_a_step_that_was_forgotten_is_named(forgotten: str, tmp_path: Path) -> None:
    home = copied(tmp_path)
    follow(home, without=[forgotten])
    if forgotten != "tests/golden/scenes.py":
        for voice in ("de", "de-sie", "en"):
            golden = home / "tests" / "golden" / TOY / f"hello.slack.{voice}.txt"
            golden.parent.mkdir(exist_ok=True)
            golden.write_text("as it was written", encoding="utf-8")
    code_, told = outcome(home, "tests/test_map.py", "-k", "feature or belongs or lists")
    assert code_ == 1, told
    assert FORGOTTEN[forgotten] in told
