"""On the page, members of the forum write to Lotse alone and read its answers, nobody else does."""

from __future__ import annotations

from pathlib import Path

import httpx

from tests.page.kit import run, visit


def test_a_member_writes_to_lotse_and_answers(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            assert 'action="/page/new-message' in await v.see(f="heinz")
            letter = {"to": "lotse", "title": "Profil", "text": "profil"}
            opened = await v.do("new-message", {"f": "heinz"}, letter)
            location = httpx.QueryParams(opened.headers["location"].partition("?")[2])
            look = {"f": "heinz", "k": location["k"]}
            assert "Darf ich das speichern?" in await v.see(**look)
            await v.do("reply", look, {"text": "ja"})
            assert "Was ist dein Background?" in await v.see(**look)
            assert "Background" not in await v.see(f="sam", k=location["k"])
            assert "Profil" in (await v.see(f="heinz")).partition("Private Nachrichten")[2]

    run(story)


def test_a_message_needs_somebody_and_words(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            for letter in (
                {"to": "nobody", "title": "Hallo", "text": "Wer da?"},
                {"to": "lotse", "title": "Hallo", "text": "  "},
            ):
                refused = await v.do("new-message", {"f": "heinz"}, letter)
                assert refused.status_code == 422

    run(story)
