"""The sandbox page over HTTP: it draws what reached the sandbox, and acts as people do."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from bot.sandbox.page.look import Look
from tests.page.kit import run, visit

EXCEL = "Wie finde ich doppelte Einträge in Excel?"
HOSTILE = 'Wie geht <script>alert(1)</script> & "<img src=x onerror=alert(2)>"?'


def test_a_question_gets_its_topics_and_the_third_pane_says_why(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            look = {"m": "mira", "c": "hilfe"}
            answer = await v.do("say", look, {"text": EXCEL})
            assert answer.status_code == 303
            ts = v.s.slack.messages("#hilfe")[-1].ts
            page = await v.see(**look, t=ts)
            assert "Excel und Tabellenkalkulation" in page
            assert "Eine Frage wurde gestellt." in page
            assert "sicher" in page.partition('id="why"')[2]
            english = await v.see(**look, t=ts, lang="en")
            assert "A question was asked." in english
            assert "Was Lotse tut" not in english

    run(story)


def test_each_click_is_a_signed_request_and_without_the_bot_nothing_reacts(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            look = {"m": "mira", "c": "hilfe"}
            v.s.slack.events_url = "http://127.0.0.1:9/nobody"
            await v.do("say", look, {"text": EXCEL})
            ts = v.s.slack.messages("#hilfe")[-1].ts
            assert v.s.lines("#hilfe", ts) == []
            page = await v.see(**look, t=ts)
            assert EXCEL in page
            assert "Excel und Tabellenkalkulation" not in page
            refused = await v.do("say", look, {"text": "/lotse hilfe"})
            assert refused.status_code == 422
            assert "Lotse hat darauf nicht geantwortet" in refused.text

    run(story)


def test_what_people_write_is_drawn_and_never_run(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            await v.do("say", {"m": "mira", "c": "hilfe"}, {"text": HOSTILE})
            topic = {"title": HOSTILE, "text": HOSTILE, "category": "fragen"}
            opened = await v.do("new-topic", {"f": "heinz"}, topic)
            number = opened.headers["location"].partition("k=")[2].partition("&")[0]
            page = await v.see(m="mira", c="hilfe", f="heinz", k=number)
            assert "<script>alert" not in page
            assert "<img" not in page
            assert page.count("&lt;script&gt;alert(1)") >= 3

    run(story)


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"host": "evil.example:8765"}],
)
def test_nobody_acts_from_another_site(tmp_path: Path, headers: dict[str, str]) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            params, form = {"m": "mira", "c": "hilfe"}, {"text": EXCEL}
            answer = await v.client.post("/page/say", params=params, data=form, headers=headers)
            assert answer.status_code == 403
            assert v.s.slack.messages("#hilfe")[-1].text != EXCEL

    run(story)


def test_nobody_reads_it_under_another_name(tmp_path: Path) -> None:
    """A name of somebody else's may be made to lead to this machine."""

    async def story() -> None:
        async with visit(tmp_path) as v:
            for path in ("/", "/page/live"):
                answer = await v.client.get(path, headers={"host": "evil.example:8765"})
                assert answer.status_code == 403
            for name in ("127.0.0.1", "localhost"):
                assert (await v.client.get("/", headers={"host": name})).status_code == 200

    run(story)


def test_the_page_loads_nothing_from_elsewhere_and_runs_nothing_inline(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            answer = await v.client.get("/")
            policy = answer.headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert (
                "http"
                not in answer.text.replace(v.s.theatre.address, "")
                .replace("http-equiv", "")
                .partition("<main")[0]
            )
            for inline in ("style=", "onclick=", "<script>", "javascript:"):
                assert inline not in answer.text
            for name in ("page.css", "page.js", "htmx.min.js", "hx-sse.min.js", "lotse.svg"):
                assert (await v.client.get(f"/static/{name}")).status_code == 200

    run(story)


def test_people_edit_delete_react_and_take_back(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            look = {"m": "mira", "c": "hilfe"}
            await v.do("say", look, {"text": EXCEL})
            ts = v.s.slack.messages("#hilfe")[-1].ts
            line = v.s.slack.thread("#hilfe", ts)[-1]
            await v.do("react", {**look, "ts": line.ts}, {"emoji": "x"})
            assert v.s.lines("#hilfe", ts) == [], "a cross takes the line back"
            await v.do("edit", {**look, "ts": ts}, {"text": "Hat sich erledigt."})
            assert v.s.slack.find(v.s.slack.channel("hilfe").id, ts).text == "Hat sich erledigt."  # type: ignore[union-attr]
            foreign = await v.do("delete", {**look, "m": "tom", "ts": ts})
            assert foreign.status_code == 422
            assert "Only the author" in foreign.text
            await v.do("delete", {**look, "ts": ts})
            workspace = (await v.see(**look)).partition('id="forum"')[0]
            assert "Hat sich erledigt." not in workspace

    run(story)


def test_only_the_one_who_is_meant_sees_what_is_private(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            look = {"m": "mira", "c": "hilfe"}
            await v.do("say", look, {"text": "/lotse offen"})
            assert "Nur für dich sichtbar" in await v.see(**look)
            assert "Nur für dich sichtbar" not in await v.see(m="tom", c="hilfe")
            moderation = v.s.slack.channel("moderation").id
            assert "#moderation" not in await v.see(m="tom", c=moderation)
            pm = await v.s.forum.private_message("heinz", "leyla", "Geheim", "Nur wir zwei.")
            assert "Nur wir zwei." in await v.see(f="leyla", k=str(pm))
            assert "Nur wir zwei." not in await v.see(f="sam", k=str(pm))

    run(story)


def test_the_forum_is_asked_answered_and_solved(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            topic = {"title": "Doppelte Einträge", "text": EXCEL, "category": "fragen"}
            opened = await v.do("new-topic", {"f": "heinz"}, topic)
            location = httpx.QueryParams(opened.headers["location"].partition("?")[2])
            look = {"f": "heinz", "k": location["k"]}
            assert "dubletten" in await v.see(**look)
            await v.do("reply", {**look, "f": "leyla"}, {"text": "Daten > Duplikate entfernen."})
            post = v.s.forum.topic(int(location["k"])).post_ids[-1]
            await v.do("accept", {**look, "post": str(post)}, {"accepted": "no"})
            assert "Als Lösung annehmen" not in (await v.see(**look)).partition("Lösung")[0]
            assert v.s.forum.topic(int(location["k"])).accepted == post
            await v.do("tags", look, {"tags": "excel, meins"})
            assert v.s.forum.topic(int(location["k"])).tags == ["excel", "meins"]
            refused = await v.do("reply", look, {"text": "   "})
            assert refused.status_code == 422

    run(story)


def test_a_week_passes_and_the_digest_is_there(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            look = {"m": "mira", "c": "hilfe"}
            await v.do("say", look, {"text": EXCEL})
            before = v.s.theatre.clock.now()
            await v.do("later", look, {"span": "week"})
            assert (v.s.theatre.clock.now() - before).days == 7
            assert "eine Frage ist noch offen" in (await v.see(**look)).replace("Eine", "eine")
            assert (await v.do("later", look, {"span": "year"})).status_code == 422

    run(story)


def test_what_slack_refuses_is_shown(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            v.s.slack.mischief.add("chat.postMessage", "error", error="channel_not_found")
            await v.do("say", {"m": "mira", "c": "hilfe"}, {"text": EXCEL})
            page = await v.see()
            assert "Slack lehnt chat.postMessage ab: channel_not_found" in page

    run(story)


def test_strange_addresses_do_no_harm(tmp_path: Path) -> None:
    async def story() -> None:
        async with visit(tmp_path) as v:
            for look in (
                {"m": "nobody", "c": "nowhere", "t": "1.5", "f": "?", "k": "999999"},
                {"k": "²"},
                {"lang": "xx", "c": "x" * 10_000},
            ):
                assert (await v.client.get("/", params=look)).status_code == 200
            assert (await v.do("nonsense", {})).status_code == 404
            assert (await v.do("submit", {"view": "V1"})).status_code == 422
            assert (await v.do("press", {"m": "mira", "c": "hilfe", "ts": "1"})).status_code == 422
            assert (await v.do("accept", {"post": "77777"})).status_code == 422

    run(story)


def test_an_address_says_who_looks_at_what() -> None:
    look = Look.of({"m": "mira", "c": "C1", "t": "1.5", "lang": "en", "other": "x"})
    assert look.url(t="") == "/?m=mira&c=C1&lang=en"
    assert look.to("react", ts="2.5") == "/page/react?m=mira&c=C1&t=1.5&lang=en&ts=2.5"
