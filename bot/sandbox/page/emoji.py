"""The short names of emoji that a small community uses; any other stays text."""

from __future__ import annotations

import re
from collections.abc import Mapping

EMOJI: Mapping[str, str] = {
    name: sign
    for sign, names in {
        "👍": "+1 thumbsup",
        "👎": "-1 thumbsdown",
        "👋": "wave",
        "👏": "clap",
        "🙌": "raised_hands",
        "🙏": "pray",
        "💪": "muscle",
        "👀": "eyes",
        "✋": "hand raised_hand",
        "🤝": "handshake",
        "👉": "point_right",
        "👇": "point_down",
        "🙂": "slightly_smiling_face simple_smile",
        "😀": "grinning",
        "😄": "smile",
        "😅": "sweat_smile",
        "😂": "joy",
        "😉": "wink",
        "😊": "blush",
        "😍": "heart_eyes",
        "😎": "sunglasses",
        "🤔": "thinking_face",
        "😕": "confused",
        "😢": "cry",
        "🙈": "see_no_evil",
        "🤖": "robot_face",
        "❤️": "heart",
        "🔥": "fire",
        "🎉": "tada",
        "✨": "sparkles",
        "⭐": "star",
        "🚀": "rocket",
        "💡": "bulb",
        "🌱": "seedling",
        "☕": "coffee",
        "🏆": "trophy",
        "🎓": "mortar_board",
        "📚": "books",
        "📌": "pushpin",
        "📎": "paperclip",
        "📝": "memo pencil",
        "📅": "date",
        "📣": "mega",
        "🔔": "bell",
        "🔕": "no_bell",
        "🔒": "lock",
        "🔍": "mag",
        "🔗": "link",
        "🏷️": "label",
        "⏰": "alarm_clock",
        "⏳": "hourglass_flowing_sand",
        "✅": "white_check_mark",
        "✔️": "heavy_check_mark",
        "❌": "x",
        "\N{HEAVY PLUS SIGN}": "heavy_plus_sign",
        "❓": "question",
        "❗": "exclamation heavy_exclamation_mark",
        "⚠️": "warning",
        "\N{INFORMATION SOURCE}\N{VARIATION SELECTOR-16}": "information_source",
        "🚫": "no_entry_sign",
        "🧭": "compass",
        "💯": "100",
    }.items()
    for name in names.split()
}

_SHORT = re.compile(r":([a-z0-9_+'-]{1,60}):")


def with_emoji(text: str) -> str:
    """The text with its known short names as signs."""
    return _SHORT.sub(lambda found: EMOJI.get(found[1], found[0]), text)
