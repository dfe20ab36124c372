"""What a command names: channels by their names, messages by their links, as keys."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.slack.keys import message_of, permalink
from bot.slack.payload import Known
from bot.slack.read_click import read_command

URL = "https://t1.slack.com/"
KNOWN = Known(
    team="T1",
    bot="UBOT",
    url=URL,
    now=datetime(2026, 11, 26, tzinfo=UTC),
    channels={"hilfe": "C1", "größe": "C2"},
)


def named(text: str) -> dict[str, str]:
    payload = {"user_id": "UADA", "channel_id": "C9", "trigger_id": "t", "text": text}
    return dict(read_command(payload, KNOWN).named)


def test_channels_and_links_are_named_by_their_keys() -> None:
    link = f"{URL}archives/C1/p1712345678000100"
    assert named("stopp themen #hilfe.") == {"#hilfe": "slack:T1/C1"}
    assert named("stopp #größe") == {"#größe": "slack:T1/C2"}
    assert named(f"tag {link} Excel") == {link: "slack:T1/C1/1712345678.000100"}
    assert named("stopp #gibtsnicht hilfe https://example.org/archives/C1/p1") == {}
    assert named("stopp " + "#hilfe " * 2000) == {"#hilfe": "slack:T1/C1"}


@pytest.mark.parametrize(
    ("link", "key"),
    [
        (permalink(URL, "C1", "1712345678.000100"), "slack:T1/C1/1712345678.000100"),
        (
            permalink(URL, "C1", "1712345679.000200", "1712345678.000100"),
            "slack:T1/C1/1712345678.000100",
        ),
        (f"{URL}archives/C1/p1712345678000100?foo=bar", "slack:T1/C1/1712345678.000100"),
        (f"{URL}archives/C1/p1712345678000100?thread_ts=x", "slack:T1/C1/1712345678.000100"),
        ("https://other.slack.com/archives/C1/p1712345678000100", ""),
        (f"{URL}archives/c1/p1712345678000100", ""),
        (f"{URL}archives/C1/p17", ""),
        (f"{URL}archives/C1", ""),
        ("", ""),
    ],
)
def test_a_permalink_leads_to_its_thread(link: str, key: str) -> None:
    assert message_of("T1", URL, link) == key
