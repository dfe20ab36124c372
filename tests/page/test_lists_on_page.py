"""A list that asks the bot, on the page: what is typed is looked for, what is ticked stays."""

from __future__ import annotations

import re
from pathlib import Path

from tests.page.kit import Visit, run, visit
from tests.stories.test_slack_topics_chosen import with_many_topics

LOOK = {"m": "mira", "c": "hilfe"}
FIELD = "f:change_topics-topics:change_topics-topics"
LIST = {"block": "change_topics-topics", "action": "change_topics-topics"}


async def opened(v: Visit) -> str:
    """*Thema ändern* on a question of Mira's; the id of the form."""
    await v.do("say", LOOK, {"text": "Wie lerne ich am besten Fach 149?"})
    ts = v.s.slack.messages("#hilfe")[-1].ts
    await v.do("shortcut", {**LOOK, "ts": ts}, {"shortcut": "change_topics"})
    view = v.s.slack.view_of("mira")
    assert view is not None
    return view.id


def form_in(page: str) -> str:
    """The form that is open."""
    dialog = page.partition('role="dialog"')[2]
    return dialog.partition("</button>")[2].partition("</form>")[0]


def boxes(page: str) -> dict[str, bool]:
    """What can be ticked in the list, and whether it is."""
    shown = rf'type="checkbox"\s+name="{FIELD}" value="([^"]*)"( checked)?'
    found = re.findall(shown, form_in(page))
    return {value: bool(checked) for value, checked in found}


def test_typing_offers_what_fits_and_the_ticked_stay(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path, with_many_topics) as v:
            view = await opened(v)
            page = await v.see(**LOOK)
            assert boxes(page) == {"fach-149": True}
            assert "Thema eintippen" in page
            seek = {**LOOK, "view": view, **LIST}
            ticked = {FIELD: ["", "fach-149"], f"typed-{FIELD}": "subject 01"}
            assert (await v.do("find", seek, ticked)).status_code == 303
            found = boxes(await v.see(**LOOK))
            assert found == {"fach-149": True, **{f"fach-01{n}": False for n in range(10)}}
            ticked = {FIELD: ["", "fach-012"], f"typed-{FIELD}": "<b>nichts"}
            await v.do("find", seek, ticked)
            page = await v.see(**LOOK)
            assert boxes(page) == {"fach-012": True}
            assert 'value="&lt;b&gt;nichts"' in page
            await v.do("submit", {**LOOK, "view": view}, {FIELD: ["", "fach-012"]})
            (line,) = v.s.lines("#hilfe", v.s.slack.messages("#hilfe")[-1].ts)
            assert "Fach 012" in line
            assert "Fach 149" not in line

    run(story)


def test_a_bot_that_does_not_answer_is_told(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path, with_many_topics) as v:
            view = await opened(v)
            v.s.slack.events_url = "http://127.0.0.1:9/nobody"
            answer = await v.do("find", {**LOOK, "view": view, **LIST}, {FIELD: ["", "fach-149"]})
            assert answer.status_code == 422
            assert "Lotse hat darauf nicht geantwortet" in answer.text
            assert boxes(answer.text) == {"fach-149": True}
            strange = {**LOOK, "view": view, "block": "x", "action": "y"}
            assert (await v.do("find", strange, {})).status_code == 422

    run(story)
