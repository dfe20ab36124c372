"""The menu of a message on the page: what an app's shortcuts are in Slack, for everybody."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.shortcuts import SHORTCUTS
from tests.page.kit import run, visit

EXCEL = "Wie finde ich doppelte Einträge in Excel?"
GERMAN = (
    "Als Frage merken",
    "Keine Frage",
    "Vertraulich",
    "Thema ändern",
    "Ins Forum übernehmen",
)
ENGLISH = (
    "Keep as a question",
    "Not a question",
    "Confidential",
    "Change topics",
    "Take to the forum",
)


def test_every_message_offers_them_in_the_page_s_language(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            look = {"m": "mira", "c": "hilfe"}
            await v.do("say", look, {"text": EXCEL})
            for language, names in (("de", GERMAN), ("en", ENGLISH)):
                for who in ("mira", "tom"):
                    page = (await v.see(m=who, c="hilfe", lang=language)).partition('id="forum"')[0]
                    menu = page.rpartition("<li id=")[2]
                    assert EXCEL in menu
                    for shortcut, name in zip(SHORTCUTS, names, strict=True):
                        button = f'<button name="shortcut" value="{shortcut.name}">{name}</button>'
                        assert button in menu
                    own = "Bearbeiten" if language == "de" else "Edit"
                    assert (own in menu) == (who == "mira"), "only authors edit"

    run(story)


def test_choosing_one_is_a_signed_request_whose_answer_only_the_chooser_reads(
    tmp_path: Path,
) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            look = {"m": "mira", "c": "hilfe"}
            await v.do("say", look, {"text": EXCEL})
            ts = v.s.slack.messages("#hilfe")[-1].ts
            assert len(v.s.lines("#hilfe", ts)) == 1
            chosen = {"shortcut": "unmark_question"}
            assert (await v.do("shortcut", {**look, "ts": ts}, chosen)).status_code == 303
            assert v.s.lines("#hilfe", ts) == []
            async with asyncio.timeout(20):
                while not v.s.slack.ephemerals("mira"):  # noqa: ASYNC110  (told beside the answer)
                    await asyncio.sleep(0.02)
            assert "In Ordnung, das ist für mich keine Frage" in await v.see(**look)
            assert "In Ordnung, das ist für mich keine Frage" in await v.see(**look, t=ts)
            assert "In Ordnung, das ist für mich keine Frage" not in await v.see(m="tom", c="hilfe")
            assert "Jemand wählt etwas im Menü einer Nachricht." in await v.see(**look)

            v.s.slack.events_url = "http://127.0.0.1:9/nobody"
            refused = await v.do("shortcut", {**look, "ts": ts}, {"shortcut": "mark_question"})
            assert refused.status_code == 422
            assert "Lotse hat darauf nicht geantwortet" in refused.text
            for form, where in (({}, ts), (chosen, ""), (chosen, "1.5")):
                assert (await v.do("shortcut", {**look, "ts": where}, form)).status_code == 422

    run(story)


def test_topics_are_changed_in_a_form(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            look = {"m": "mira", "c": "hilfe"}
            await v.do("say", look, {"text": EXCEL})
            ts = v.s.slack.messages("#hilfe")[-1].ts
            await v.do("shortcut", {**look, "ts": ts}, {"shortcut": "change_topics"})
            page = await v.see(**look)
            assert "Worum geht es in dieser Frage?" in page
            assert 'role="dialog"' in page

    run(story)
