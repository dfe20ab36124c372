"""Three weeks of a small civic-data community: what people say and do, and when.

Nothing here tells the bot what to do: every line reaches it as a signed request, as from the
real platforms, and what it answers is its own.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.errors import YourMistake
from bot.sandbox.discrete import Line
from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.slack_world import SlackWorld
from bot.sandbox.story_helping import TWO_TABLES, USE_XLOOKUP

ZONE = ZoneInfo("Europe/Berlin")
START = datetime(2026, 11, 2, 9, 30, tzinfo=ZONE)
END = datetime(2026, 11, 22, 20, 0, tzinfo=ZONE)

_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
Act = Callable[[], Awaitable[object]]


@dataclass
class Story:
    """The lines of the play. ``ids`` remembers what was posted under a name of its own."""

    slack: SlackWorld
    forum: ForumWorld
    question_category: int
    ids: dict[str, str] = field(default_factory=dict)
    _lines: list[Line] = field(default_factory=list)

    def lines(self) -> list[Line]:
        """All of it, in order."""
        for part in (self._first_week, self._second_week, self._third_week):
            part()
        return self._lines

    # --- the weeks

    def _first_week(self) -> None:
        at, say, topic = self._at, self._say, self._topic
        at("1 mo 09:40", lambda: self.slack.invite_bot("#hilfe", by="petra"))
        at("1 mo 10:05", say("mira", "#vorstellung", MIRA))
        at("1 mo 10:20", say("jonas", "#vorstellung", JONAS))
        at("1 mo 11:00", say("grace", "#vorstellung", GRACE))
        at("1 mo 14:10", say("mira", "#hilfe", DUPLICATES, "duplicates"))
        at("1 mo 15:40", say("jonas", "#hilfe", USE_EXCEL, "use-excel", under="duplicates"))
        at("1 mo 16:05", self._check("mira", "#hilfe", "use-excel"))
        at(
            "1 tu 09:30",
            topic("heinz", "Nutzt ihr bereits eigene Sprachmodelle?", MODELS, "models"),
        )
        at("1 tu 20:15", self._reply("leyla", "models", ONE_VOICE))
        at("1 we 12:00", say("grace", "#hilfe", LICENCE, "licence"))
        at("1 we 18:30", say("tom", "#hilfe", MEMBER_LIST, "member-list"))
        at("1 th 08:45", topic("leyla", "Umfragebögen mit R auswerten", SURVEY, "survey"))
        at("1 th 19:10", self._reply("sam", "survey", USE_LIKERT, "use-likert"))
        at("1 fr 07:50", self._accept("leyla", "use-likert"))
        at("1 fr 17:00", self._profile("jonas", TEACHER))
        at("1 fr 17:30", self._profile("mira", LEARNER))

    def _second_week(self) -> None:
        at, say = self._at, self._say
        at("2 mo 10:00", say("aylin", "#hilfe", CARD, "card"))
        at("2 mo 19:00", lambda: self.slack.command("mira", "#hilfe", "/lotse", "partner"))
        at("2 tu 08:10", self._press_dm("jonas", "settle_match-yes"))
        at("2 tu 18:45", self._press_dm("mira", "settle_match-yes"))
        at("2 we 09:00", self._topic("heinz", "Welche Software für die Beiträge?", DUES, "dues"))
        at("2 we 16:20", self._tags("petra", "dues", "mitgliederverwaltung"))
        at("2 th 10:15", say("jonas", "#hilfe", CARTO, "carto"))
        at("2 th 11:00", self._cross("jonas", "#hilfe", "carto"))
        at("2 fr 13:00", say("aylin", "#hilfe", CC_BY, "cc-by", under="licence"))
        at("2 fr 13:30", say("grace", "#hilfe", THANKS, under="licence"))

    def _third_week(self) -> None:
        at, say = self._at, self._say
        at("3 mo 10:00", say("tom", "#hilfe", TWO_TABLES, "two-tables"))
        at("3 mo 12:30", self._press_dm("jonas", "suggest_helpers-yes"))
        at("3 mo 13:10", say("jonas", "#hilfe", USE_XLOOKUP, under="two-tables"))
        at("3 tu 18:00", self._press_dm("tom", "ask_if_helped-yes"))
        at("3 mo 17:20", lambda: self.slack.command("tom", "#hilfe", "/lotse", "offen"))
        at("3 tu 09:00", say("petra", "#hilfe", ASK_FIRST, "ask-first", under="member-list"))
        at("3 tu 12:30", self._check("tom", "#hilfe", "ask-first"))
        at("3 we 18:00", say("mira", "#hilfe", DASHBOARDS, "dashboards"))
        at("3 th 20:00", self._profile("grace", NEWCOMER, "profile"))
        at("3 th 20:10", lambda: self.slack.command("grace", "#hilfe", "/lotse", "partner"))
        at("3 fr 09:00", lambda: self.slack.command("grace", "#hilfe", "/lotse", "forget me"))
        at("3 fr 09:01", self._press_whisper("grace", "#hilfe", "forget_member-yes"))

    # --- what people can do

    def _at(self, when: str, act: Act) -> None:
        async def scene() -> None:
            await act()

        self._lines.append(Line(moment(when), scene))

    def _say(self, who: str, where: str, text: str, name: str = "", under: str = "") -> Act:
        async def act() -> None:
            thread = self.ids[under] if under else None
            ts = await self.slack.say(who, where, text, thread)
            self.ids[name or ts] = ts

        return act

    def _check(self, who: str, where: str, name: str) -> Act:
        return lambda: self.slack.react(who, where, self.ids[name], "white_check_mark")

    def _cross(self, who: str, where: str, name: str) -> Act:
        """Cross out the bot's own line in a thread, if it said one."""

        async def act() -> None:
            for message in self.slack.thread(self.slack.channel(where).id, self.ids[name]):
                if message.bot_id:
                    await self.slack.react(who, where, message.ts, "x")

        return act

    def _topic(self, who: str, title: str, raw: str, name: str) -> Act:
        async def act() -> None:
            topic = await self.forum.open_topic(who, self.question_category, title, raw)
            self.ids[name] = str(topic)

        return act

    def _reply(self, who: str, topic: str, raw: str, name: str = "") -> Act:
        async def act() -> None:
            post = await self.forum.reply(who, int(self.ids[topic]), raw)
            self.ids[name or str(post)] = str(post)

        return act

    def _accept(self, who: str, name: str) -> Act:
        return lambda: self.forum.accept(who, int(self.ids[name]))

    def _tags(self, who: str, topic: str, *tags: str) -> Act:
        return lambda: self.forum.set_tags(who, int(self.ids[topic]), tags)

    def _profile(
        self, who: str, steps: tuple[Mapping[str, str | Sequence[str]], ...], word: str = "profil"
    ) -> Act:
        """``/lotse profil``, and the form filled in step by step."""

        async def act() -> None:
            await self.slack.command(who, "#hilfe", "/lotse", word)
            for step in steps:
                view = self.slack.view_of(who)
                if view is None:
                    raise YourMistake(f"{who} was to fill in a form, and there is none.")
                await self.slack.submit(who, view.id, dict(step))
            await self.slack.close_view(who)

        return act

    def _press_dm(self, who: str, button: str) -> Act:
        async def act() -> None:
            for message in reversed(self.slack.dms(who)):
                if button in buttons(message.blocks):
                    await self.slack.press(who, message.channel, message.ts, button)
                    return
            raise YourMistake(f"{who} was to press {button}, and nobody asked.")

        return act

    def _press_whisper(self, who: str, where: str, button: str) -> Act:
        async def act() -> None:
            for whisper in reversed(self.slack.ephemerals(who)):
                if button in buttons(whisper.blocks):
                    await self.slack.press(who, where, whisper.ts, button)
                    return
            raise YourMistake(f"{who} was to press {button}, and nobody asked.")

        return act


def moment(when: str) -> datetime:
    """``2 mo 19:00``: the second week's Monday, seven in the evening, local time."""
    week, day, clock = when.split()
    hour, minute = clock.split(":")
    date = START.date() + timedelta(weeks=int(week) - 1, days=_WEEKDAYS.index(day))
    return datetime(date.year, date.month, date.day, int(hour), int(minute), tzinfo=ZONE)


def buttons(blocks: object) -> Iterator[str]:
    """The action ids of all buttons in a message."""
    for block in blocks if isinstance(blocks, list | tuple) else ():
        for element in block.get("elements", ()):
            if element.get("type") == "button":
                yield str(element.get("action_id"))


# --- what they say

MIRA = (
    "Hallo zusammen, ich bin Mira, Sozialarbeiterin aus Moers. Ich möchte unsere Umfrage endlich "
    "selbst auswerten und kann bei Interviews helfen."
)
JONAS = (
    "Moin, Jonas hier. Beruflich schiebe ich Daten von A nach B. Hier will ich vor allem "
    "weitergeben, was ich über Tabellen und SQL weiß."
)
GRACE = "Hi all, I'm Grace. I moved to Duisburg last year and want to learn about open data."
DUPLICATES = (
    "Wie krieg ich doppelte Einträge aus meiner Excel raus, "
    "die Leute haben sich teils 2x angemeldet"
)
USE_EXCEL = (
    "Erst alle Mailadressen klein schreiben, dann Daten > Duplikate entfernen. Vorher eine Kopie!"
)
MODELS = (
    "Wir überlegen im Vorstand, ob wir ein Sprachmodell auf eigenem Rechner betreiben sollen. "
    "Welche Erfahrungen habt ihr gemacht?"
)
ONE_VOICE = "Wir haben es drei Monate probiert. Für Protokolle gut, für Zahlen gar nicht."
LICENCE = "Does anyone know which licence lets people reuse our open data?"
MEMBER_LIST = (
    "Die Datenschutzgrundverodnung macht mir Angst: Dürfen wir unsere Mitgliederliste in die "
    "Nextcloud legen?"
)
SURVEY = (
    "Ich habe 120 Fragebögen mit Zustimmung von 1 bis 5. Wie bekomme ich daraus in R ein Bild, "
    "das der Vorstand versteht?"
)
USE_LIKERT = "Das Paket likert malt dir genau das. Die Skala vorher als geordneten Faktor anlegen."
CARD = "Wer unterschreibt noch auf der Karte zum Geburtstag von Petra? Sie liegt im Büro."
DUES = "Unsere Kassiererin hört auf. Womit verwaltet ihr Mitglieder und ihre Beiträge?"
CARTO = "Welche Python-Bücher habt ihr im Regal? Für meine Nichte, sie ist zwölf."
CC_BY = "CC BY 4.0 is what most cities use. Name the source, done."
THANKS = "Thank you @aylin, that is exactly what I needed."
ASK_FIRST = (
    "Ja, wenn der Server euch gehört oder ein Vertrag zur Auftragsverarbeitung da ist. "
    "Und nur wer sie braucht, darf hinein."
)
DASHBOARDS = "Womit baut ihr Dashboards, die auch am Handy lesbar sind?"

TEACHER: tuple[Mapping[str, str | Sequence[str]], ...] = (
    {
        "ask_profile-background": "Dateningenieur, früher Physik",
        "ask_profile-name": "Jonas",
        "ask_profile-wants": "weitergeben, was ich weiß",
        "ask_profile-can_help": "Tabellen, SQL, aufräumen",
        "ask_profile-consent": ["yes"],
    },
    {"ask_profile-teaches": ["excel", "sql"]},
    {
        "ask_profile-level:excel": "4",
        "ask_profile-level:sql": "4",
        "ask_profile-hours": "2",
        "ask_profile-languages": ["de", "en"],
        "ask_profile-slots": ["tu-evening", "th-evening"],
        "ask_profile-format": "online",
    },
)
LEARNER: tuple[Mapping[str, str | Sequence[str]], ...] = (
    {
        "ask_profile-background": "Soziale Arbeit",
        "ask_profile-name": "Mira",
        "ask_profile-wants": "unsere Umfrage auswerten",
        "ask_profile-can_help": "Interviews führen",
        "ask_profile-consent": ["yes"],
    },
    {"ask_profile-learns": ["excel"], "ask_profile-teaches": ["qualitative-forschung"]},
    {
        "ask_profile-level:excel": "2",
        "ask_profile-level:qualitative-forschung": "3",
        "ask_profile-hours": "2",
        "ask_profile-languages": ["de"],
        "ask_profile-slots": ["tu-evening", "sa-morning"],
        "ask_profile-format": "both",
        "ask_profile-region": "Niederrhein",
    },
)
NEWCOMER: tuple[Mapping[str, str | Sequence[str]], ...] = (
    {
        "ask_profile-background": "Librarian",
        "ask_profile-name": "Grace",
        "ask_profile-wants": "publish our catalogue as open data",
        "ask_profile-consent": ["yes"],
    },
    {"ask_profile-learns": ["open-data"]},
    {
        "ask_profile-level:open-data": "1",
        "ask_profile-hours": "1",
        "ask_profile-languages": ["en"],
        "ask_profile-slots": ["we-evening"],
        "ask_profile-format": "online",
    },
)
