"""Slack's markup and Markdown are drawn as people know them, and no text becomes a tag."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.sandbox.page.emoji import EMOJI
from bot.sandbox.page.markdown import draw_markdown
from bot.sandbox.page.mrkdwn import Names, draw_plain, draw_text
from bot.sandbox.page.rich_text import draw_rich_text
from tests.sandbox.html_check import Page

NAMES = Names({"U1": "Ada", "UX": "<i>"}, {"C1": "fragen"})
LINK = '<a href="{}" rel="noopener noreferrer" target="_blank">{}</a>'

DRAWN = {
    "*fett* _kursiv_ ~weg~ `code`": (
        "<strong>fett</strong> <em>kursiv</em> <s>weg</s> <code>code</code>"
    ),
    "*_beides_*": "<strong><em>beides</em></strong>",
    "*a _b* c_": "<strong>a _b</strong> c_",
    "snake_case_name 2*3*4 ** a * b *": "snake_case_name 2*3*4 ** a * b *",
    "*nicht\nüber Zeilen*": "*nicht<br>über Zeilen*",
    "`*kein* :x: &lt;b&gt;`": "<code>*kein* :x: &lt;b&gt;</code>",
    "so:\n```a *b*\n c```\ngut": "so:<pre>\na *b*\n c</pre>gut",
    "a ```offen *b*": "a ```offen <strong>b</strong>",
    "&gt; so *x*\n> auch\nnicht": "<blockquote>so <strong>x</strong><br>auch</blockquote>nicht",
    "vor\n&gt;&gt;&gt; alles\nbis unten": "vor<blockquote>alles<br>bis unten</blockquote>",
    "• eins\n• zwei": "• eins<br>• zwei",
    "<https://a.example/?x=1&amp;y=2|hier &amp; da>": LINK.format(
        "https://a.example/?x=1&amp;y=2", "hier &amp; da"
    ),
    "*<mailto:a@b.example>*": "<strong>"
    + LINK.format("mailto:a@b.example", "mailto:a@b.example")
    + "</strong>",
    "<javascript:alert(1)|klick>": "klick (javascript:alert(1))",
    "<JaVaScRiPt:alert(1)>": "JaVaScRiPt:alert(1)",
    "<data:text/html,x|y>": "y (data:text/html,x)",
    "<https://a.example/ onclick=x|y>": "y (https://a.example/ onclick=x)",
    "<@U1> <@U9|bob> <@U8>": (
        '<span class="mention">@Ada</span> <span class="mention">@bob</span>'
        ' <span class="mention">@U8</span>'
    ),
    "<@UX>": '<span class="mention">@&lt;i&gt;</span>',
    "<#C1|alt> <#C9|neu>": (
        '<span class="mention">#fragen</span> <span class="mention">#neu</span>'
    ),
    "<!date^1392734382^{date_short}|18. Februar>": '<span class="date">18. Februar</span>',
    ":x: :wave: :keins: 10:30:45": "❌ 👋 :keins: 10:30:45",
    "&lt;!channel&gt; &amp;lt;": "&lt;!channel&gt; &amp;lt;",
    "<b>": "b",
}


@pytest.mark.parametrize("text", DRAWN)
def test_mrkdwn_is_drawn_as_slack_does(text: str) -> None:
    assert draw_text(text, NAMES) == DRAWN[text]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<!channel>", "channel"),
        ("*<!here|here>*", "here"),
        ("`<!everyone>`", "everyone"),
        ("```<!channel>```", "channel"),
        ("<!subteam^S1|@team>", "team"),
        ("<!subteam^S1>", "S1"),
    ],
)
def test_what_would_wake_everyone_is_an_alarm(text: str, name: str) -> None:
    assert f'<strong class="cry">⚠ @{name}</strong>' in draw_text(text, NAMES)


def test_plain_text_knows_emoji_and_nothing_else() -> None:
    assert draw_plain("*a* <b> &amp; :wave:\nb") == "*a* &lt;b&gt; &amp;amp; 👋<br>b"


@pytest.mark.parametrize("name", sorted(EMOJI))
def test_every_short_name_is_one_that_slack_could_write(name: str) -> None:
    assert draw_plain(f":{name}:") == EMOJI[name] != ""


def test_markdown_is_drawn_in_its_small_part() -> None:
    text = "# Kopf\n\n**fett** __auch__ *kursiv* ~~weg~~ `a*b*`\n[da](https://a.example) [x](js:y)"
    away = 'rel="noopener noreferrer" target="_blank"'
    assert draw_markdown(text) == (
        "<p><strong>Kopf</strong></p>\n<p><strong>fett</strong> <strong>auch</strong> "
        "<em>kursiv</em> <s>weg</s> <code>a*b*</code><br>\n"
        f'<a href="https://a.example" {away}>da</a> [x](js:y)</p>\n'
    )
    fenced = "<p>a</p>\n<pre><code>&lt;b&gt;\n</code></pre>\n<p>b</p>\n"
    assert draw_markdown("a\n```\n<b>\n```\nb") == fenced
    assert "<img" not in draw_markdown("![ein Bild](https://a.example/b.png)")


def test_rich_text_has_lists_quotes_and_code() -> None:
    def section(text: str, **style: bool) -> dict[str, object]:
        inside = [{"type": "text", "text": text, "style": style}]
        return {"type": "rich_text_section", "elements": inside}

    items = [section("eins"), section("zwei\ndrei", bold=True, italic=True)]
    parts = [
        {"type": "rich_text_list", "style": "ordered", "offset": 2, "indent": 1, "elements": items},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "\na\n b"}]},
        {"type": "rich_text_quote", "elements": [{"type": "user", "user_id": "U1"}]},
        {"type": "rich_text_section", "elements": [{"type": "usergroup", "usergroup_id": "S1"}]},
    ]
    assert draw_rich_text({"elements": parts}, NAMES) == (
        '<ol class="rich-list indent-1" start="3"><li>eins</li>'
        "<li><strong><em>zwei<br>drei</em></strong></li></ol><pre>\n\na\n b</pre>"
        '<blockquote><span class="mention">@Ada</span></blockquote>'
        '<div class="rich-section"><strong class="cry">⚠ @S1</strong></div>'
    )


PIECES = ["<script>", "</b>", '"', "'", "&", "&lt;", "&gt;", "`", "```", "*", "_", "~", "\n", " "]
PIECES += [
    "<javascript:x|y>",
    "<https://a.example|",
    ">",
    "<",
    "|",
    "<!channel>",
    "<@U1>",
    "a",
    "ö",
]
PIECES += ["[", "](", ")", "**", "~~", "# ", ":x:", "<img src=x onerror=y>", "\x00", "\u2028"]
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30).map("".join)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts)
def test_no_text_becomes_a_tag(text: str) -> None:
    assert Page(f"<div>{draw_text(text, NAMES)}</div>").faults == []
    assert Page(f"<div>{draw_markdown(text)}</div>").faults == []
    assert Page(f"<div>{draw_plain(text)}</div>").faults == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.lists(st.sampled_from(PIECES[2:]) | st.text("aö1.", max_size=4)).map("".join))
def test_no_word_is_lost(text: str) -> None:
    def words(told: str) -> str:
        return "".join(re.findall(r"[aö1]", told))

    text = re.sub(r"<|:x:|javascript|https|example|channel|script|[@|]", " ", text)
    read = Page(f"<div>{draw_text(text, NAMES)}</div>").text
    assert words(read) == words(re.sub(r"&\w+;", "", text))


MARKERS = [
    "*",
    "_a ",
    " *a",
    "*a ",
    "*_~",
    "` ",
    "`a",
    "```",
    "```a",
    "<",
    "<a",
    "<a>",
    "<!",
    "[",
    "[a](",
]
MARKERS += ["&gt;", "\n>", ">>>", "\n*", ":", ":a", "|", "<|", "**", "~~a ", "*a _b ~c "]


DRAW: dict[str, Callable[[str], object]] = {
    "mrkdwn": lambda text: draw_text(text, NAMES),
    "markdown": draw_markdown,
    "plain": draw_plain,
}


def steps(draw: Callable[[str], object], text: str) -> int:
    """How many lines of Python it takes: the same on a busy machine as on an idle one."""
    taken = 0

    def trace(_frame: FrameType, event: str, _arg: object) -> Callable[..., Any]:
        nonlocal taken
        taken += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        draw(text)
    finally:
        sys.settrace(before)
    return taken


@pytest.mark.parametrize("kind", DRAW)
def test_many_markers_cost_as_much_as_they_are_many(kind: str) -> None:
    draw = DRAW[kind]
    for marker in MARKERS:
        few, many = steps(draw, marker * 250), steps(draw, marker * 1_000)
        assert many < 5 * few + 100, f"4 times as many {marker!r} took {many / few:.0f} times"
