"""What reads files that people hand in: each with sound ones, which ``bench.fuzz`` bends.

A reader may say a ``YourMistake``, and nothing else; whoever restores a backup may say as well that
the database does not hold what the file promised (``OurFault``), and then it holds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from bench.fuzz_backup import a_backup, bent_backup, restored
from bench.fuzz_bending import Shape, bent_file
from bench.fuzz_house import NOW, House, Parser, Read
from bench.surroundings import ROOT
from bot.commands import parse
from bot.discourse.prose import addressed, letter_of, mentioned, own_words, without_calls
from bot.discourse.tags import TagBook, TopicTags
from bot.errors import OurFault, YourMistake
from bot.evaluate import asking, experts, similar, tagging
from bot.evaluate.lines import read_lines
from bot.importing import line_of
from bot.settings import environment, load
from bot.settings_messages import check_messages
from bot.sheets.findings import refuse
from bot.sheets.task import HandedIn, read_task
from bot.slack.markup import plain
from bot.web.told import figures_of, together, told
from bot.words import Words
from matchers.asking import asks, thanks
from matchers.model import Topic
from matchers.personal import personal

TOPICS = {"excel": Topic("excel", "Excel", "Spreadsheets"), "r": Topic("r", "R", "R")}


# --- a round without the bot: seven files, of which one is bent

ROUND: Mapping[str, tuple[Shape, str, bytes]] = {
    "members": (
        "text",
        "members.csv",
        (
            b"id;languages;timezone;slots;wants;teaches\n"
            b"a;de;Europe/Berlin;tue 18:00-20:00;excel:1;r:3\n"
            b"b;de;Europe/Berlin;tue 18:00-20:00;r:1;excel:3\n"
            b"c;de,en;Europe/Berlin;tue 18:00-20:00;excel:0;\n"
        ),
    ),
    "members as lines": (
        "lines",
        "members.jsonl",
        (
            b'{"id":"a","languages":["de"],"slots":["tue 18:00-20:00"],'
            b'"wants":[{"topic":"excel","level":0}],"teaches":[{"topic":"r","level":3}]}\n'
            b'{"id":"b","languages":["de"],"slots":["tue 18:00-20:00"],'
            b'"wants":[{"topic":"r","level":0}],"teaches":[{"topic":"excel","level":3}]}\n'
            b'{"id":"c","languages":["de"],"slots":["tue 18:00-20:00"]}\n'
        ),
    ),
    "mapping": (
        "toml",
        "mapping.toml",
        (
            b'separator = ";"\n'
            b'[columns]\nid = "id"\nlanguages = ["languages"]\nslots = "slots"\n'
            b'wants = [{ topic = "wants" }]\nteaches = [{ topic = "teaches", level = 3 }]\n'
            b'[values.languages]\n"Deutsch" = "de"\n[separators]\nlanguages = ","\n'
            b'[levels]\nwants = 0\n[constants]\ntimezone = "Europe/Berlin"\n'
        ),
    ),
    "rules": (
        "toml",
        "rules.toml",
        (
            b'time_zone = "Europe/Berlin"\nmin_gap = 1\ncircles = true\ncircle = [3, 4]\n'
            b"circle_share = 0.8\ntandems = true\nparent_share = 0.5\nseed = 7\n"
            b"[weights]\nwish = 0.5\n"
        ),
    ),
    "topics of a round": (
        "toml",
        "round-topics.toml",
        (
            b'[topics.excel]\nde = "Excel"\nen = "Spreadsheets"\naliases = ["Calc"]\n'
            b'[topics.r]\nde = "R"\nen = "R"\nparent = "excel"\nwas = ["gnu-r"]\n'
        ),
    ),
    "previous": (
        "json",
        "previous.json",
        (
            b'{"week":"2026-W45","pairs":[{"learner":"a","expert":"b","slot":"tue 18:00"}],'
            b'"circles":[{"expert":"b","learners":["a","c"],"slot":"tue 18:00","topic":"excel",'
            b'"language":"de","format":"online"}],'
            b'"tandems":[{"a":"a","b":"b","slot":"tue 18:00"}],'
            b'"unmatched":[{"member":"c","reason":"no_time"}]}'
        ),
    ),
    "fixed": ("text", "fixed.csv", b"learner,expert\na,b\n"),
    "forbid": ("lines", "forbid.jsonl", b'{"a":"a","b":"c"}\n'),
}
"""How each is written, its name, and a sound one."""


async def a_round(raw: bytes, house: House, *, which: str) -> None:
    """All that is handed in for a round, one file of it as given."""
    files = {
        name: house.put(file, raw if name == which else sound)
        for name, (_, file, sound) in ROUND.items()
    }
    sheet = which if which in {"members", "members as lines"} else "members"
    given = HandedIn(
        members=files[sheet],
        rules=files["rules"],
        topics=files["topics of a round"],
        mapping=files["mapping"] if which == "mapping" else None,
        previous=[files["previous"]],
        fixed=files["fixed"] if which == "fixed" else None,
        forbid=files["forbid"] if which == "forbid" else None,
        week="2026-W45",
    )
    with suppress(YourMistake):
        refuse(read_task(given, NOW).findings)


# --- the config folder, and .env

CONFIG = ("community.toml", "topics.toml")


async def config(raw: bytes, house: House, *, which: str) -> None:
    """The folder as it is started with."""
    for name in CONFIG:
        house.put(name, raw if name == which else (ROOT / "config" / name).read_bytes())
    with suppress(YourMistake):
        load({}, house.folder)


async def variables(raw: bytes, house: House) -> None:
    """``.env``."""
    with suppress(YourMistake):
        ours = environment(house.put(".env", raw))
        load({name: told for name, told in ours.items() if name.startswith(ENV)}, ROOT / "config")


ENV = ("LOTSE_", "SLACK_", "DISCOURSE_", "DATABASE_URL", "PORT")
DOT_ENV = (
    b"# where\nDATABASE_URL=sqlite:///var/lotse.sqlite3\nSLACK_BOT_TOKEN=xoxb-1\n"
    b'SLACK_SIGNING_SECRET="s"\nexport PORT=8080\nLOTSE_HTTP_TIMEOUT=5 # seconds\n'
    b"DISCOURSE_URL=https://forum.example\nDISCOURSE_API_KEY=k\nDISCOURSE_API_USERNAME=lotse\n"
    b"DISCOURSE_WEBHOOK_SECRET=w\n"
)


# --- lines that are judged, or read in

LINES: Mapping[str, tuple[Callable[[dict[str, Any]], Any], bytes]] = {
    "questions of the past": (
        partial(line_of, ours=TopicTags(TOPICS.values(), TagBook()), url="https://forum.example"),
        (
            b'{"id":7,"title":"Wie lese ich CSV?","tags":["r"],"author":"heinz","solved":true,'
            b'"category":5,"at":"2026-11-26T18:00:00Z"}\n{"id":"x","title":"Und?","topics":[],"at":5}\n'
        ),
    ),
    "asking": (
        asking.message_of,
        b'{"title":"Wie geht das?","body":"In R","is_question":true,"kind":"howto"}\n',
    ),
    "experts": (
        experts.post_of,
        (
            b'{"type":"question","id":1,"date":"2026-11-02T14:10:00","owner":"a","tags":["r"],'
            b'"accepted":2}\n'
            b'{"type":"answer","id":2,"parent":1,"date":"2026-11-02T15:10:00","owner":"b","score":3}\n'
        ),
    ),
    "similar": (similar.item_of, b'{"id":"1","title":"a","body":"b","same":["2"]}\n'),
    "tagging": (
        tagging.item_of,
        b'{"id":"1","title":"CSV in R","body":"","tags":["r"],"optional":["excel"]}\n',
    ),
}


async def lines(raw: bytes, house: House, *, which: str) -> None:
    """JSON lines, each read as what it is."""
    read, _ = LINES[which]
    file = house.put("lines.jsonl", raw)
    with suppress(YourMistake):
        found = read_lines(file, read)
        if which == "experts":
            experts.measure(found, found)


# --- what members write

LETTERS = (
    b"@lotse hilfe",
    b'> @lotse sagte\n\n[quote="lotse, post:1"]\nNein\n[/quote]\n\nJa, Thema Excel!',
    b"Danke <@U1>, <https://x.test|das> hilft. `code` *fett* &lt;x&gt; 0171 1234567",
)


async def letter(raw: bytes, _house: House) -> None:
    """A letter, a reply and a command, as both doors read the words of one."""
    text = raw.decode("utf-8", "surrogatepass") if _is_text(raw) else raw.decode("latin-1")
    for said in (text, letter_of(text), own_words(text), without_calls(text, "lotse"), plain(text)):
        for language in ("de", "en"):
            parse(said[:300], language)
        asks(said[:300], said, forum=True)
        thanks(said)
        personal(said)
    addressed(text, "lotse")
    mentioned(text)


def _is_text(raw: bytes) -> bool:
    try:
        raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


# --- what the bot's words are written in, and what its processes tell

VOICES = ("de", "de-sie", "en")
WORDS = (ROOT / "config" / "messages" / "de" / "hold_rounds.ftl").read_bytes()
FIGURES = (
    b"# HELP lotse_deliveries_total Attempts to deliver\n# TYPE lotse_deliveries_total counter\n"
    b'lotse_deliveries_total{fate="sent",platform="slack"} 3.0\n'
    b"# HELP lotse_delivery_seconds Time\n# TYPE lotse_delivery_seconds histogram\n"
    b'lotse_delivery_seconds_bucket{le="+Inf"} 3.0\nlotse_delivery_seconds_count 3.0\n'
    b"lotse_delivery_seconds_sum 4.5\n"
    b"# HELP lotse_digest_time_seconds When\n# TYPE lotse_digest_time_seconds gauge\n"
    b"lotse_digest_time_seconds 1.762e+09\n"
)


async def messages(raw: bytes, house: House) -> None:
    """A folder of messages of which one voice was changed."""
    folder = house.folder / "messages"
    for voice in VOICES:
        (folder / voice).mkdir(parents=True, exist_ok=True)
        (folder / voice / "all.ftl").write_bytes(raw if voice == "de" else WORDS)
    check_messages(folder)
    with suppress(YourMistake):
        words = Words(folder, TOPICS, address="sie")
        for name in words.names("de"):
            with suppress(OurFault):  # it has no text, or not with these fields
                words.text(name, "de", {"count": 3, "name": "Ada"})


async def figures(raw: bytes, _house: House) -> None:
    """What ``status`` was answered."""
    found = figures_of(raw)
    if not isinstance(found, str):
        list(told(together([found, found])))


# --- all of them


def _file(read: Read, shape: Shape, *sound: bytes) -> Parser:
    return Parser(read, lambda _: sound, lambda raw, dice: bent_file(raw, shape, dice))


FILES: Mapping[str, Parser] = {
    **{
        name: _file(partial(a_round, which=name), shape, sound)
        for name, (shape, _, sound) in ROUND.items()
    },
    **{
        name: _file(partial(config, which=name), "toml", (ROOT / "config" / name).read_bytes())
        for name in CONFIG
    },
    ".env": _file(variables, "text", DOT_ENV),
    **{
        name: _file(partial(lines, which=name), "lines", sound)
        for name, (_, sound) in LINES.items()
    },
    "letter": _file(letter, "text", *LETTERS),
    "messages": _file(messages, "text", WORDS),
    "figures": _file(figures, "text", FIGURES),
    "backup": Parser(restored, a_backup, bent_backup),
}
"""By what they read."""
