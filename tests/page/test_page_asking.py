"""The page draws the home tab with its buttons, the window over it, and a file that came."""

from __future__ import annotations

from pathlib import Path

from tests.page.kit import run, visit
from tests.stories.slack_acts import lotse, profile


def test_the_home_tab_is_drawn_and_pressed(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            await profile(v.s, "jonas", teaches={"excel": 4})
            look = {"m": "jonas", "c": "home"}
            await v.do("open-home", look)
            page = await v.see(**look)
            for words in ("Deine Themen.", "gebe es weiter", "Pause machen", "Mich vergessen"):
                assert words in page, words
            home = v.s.slack.home_of("jonas")
            assert home is not None
            press = next(
                part.partition('"')[0]
                for part in page.split('name="press" value="')
                if "pause_member-start" in part.partition('"')[0]
            )
            await v.do(
                "press-view", {**look, "view": home.id}, {"press": press.replace("&#34;", '"')}
            )
            page = await v.see(**look)
            assert "Du hast Pause bis einschließlich" in page
            assert 'role="dialog"' in page, "the answer stands in a window over it"

    run(story)


def test_a_file_can_be_read(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            await profile(v.s, "jonas", teaches={"excel": 4})
            await lotse(v.s, "jonas", "meine daten")
            await v.s.settle()
            jonas = v.s.slack.member("jonas").id
            page = await v.see(m=jonas, c=v.s.slack.private({jonas}).id)
            assert "lotse-meine-daten.json" in page
            assert "Hintergrund von jonas" in page

    run(story)
