"""What other processes have to ask Slack about anew."""

from __future__ import annotations

from typing import Any

import pytest

from bot.slack.changes import CHANNELS, PEOPLE, changed


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"type": "channel_rename", "channel": {"id": "C1"}}, [CHANNELS]),
        ({"type": "channel_archive", "channel": "C1"}, [CHANNELS]),
        ({"type": "message", "subtype": "channel_convert_to_private"}, [CHANNELS]),
        ({"type": "message", "subtype": "channel_join"}, []),
        ({"type": "message", "subtype": "channel_topic"}, []),
        ({"type": "message", "text": "channel_rename"}, []),
        ({"type": "member_joined_channel", "user": "U1"}, [PEOPLE]),
        ({"type": "member_left_channel", "user": "UBOT"}, [CHANNELS, PEOPLE]),
        ({"type": "user_change", "user": {"id": "U1"}}, [PEOPLE]),
    ],
)
def test_what_an_event_says_is_no_longer_so(event: dict[str, Any], expected: list[str]) -> None:
    assert list(changed({"event": event}, "UBOT")) == expected
