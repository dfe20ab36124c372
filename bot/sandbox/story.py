"""Three weeks of a small civic-data community: what people say and do, and when.

Nothing here tells the bot what to do: every line reaches it as a signed request, as from the
real platforms, and what it answers is its own.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.errors import YourMistake
from bot.sandbox import cast
from bot.sandbox import story_words as words
from bot.sandbox.discrete import Line
from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.slack_nouns import Message
from bot.sandbox.slack_world import SlackWorld

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
        at("1 mo 10:05", say("mira", "#vorstellung", words.MIRA))
        at("1 mo 10:20", say("jonas", "#vorstellung", words.JONAS))
        at("1 mo 11:00", say("grace", "#vorstellung", words.GRACE))
        at("1 mo 14:10", say("mira", "#hilfe", words.DUPLICATES, "duplicates"))
        at("1 mo 15:40", say("jonas", "#hilfe", words.USE_EXCEL, "use-excel", under="duplicates"))
        at("1 mo 16:05", self._check("mira", "#hilfe", "use-excel"))
        at(
            "1 tu 09:30",
            topic("heinz", "Nutzt ihr bereits eigene Sprachmodelle?", words.MODELS, "models"),
        )
        at("1 tu 20:15", self._reply("leyla", "models", words.ONE_VOICE))
        at("1 we 12:00", say("grace", "#hilfe", words.LICENCE, "licence"))
        at("1 we 18:30", say("tom", "#hilfe", words.MEMBER_LIST, "member-list"))
        at("1 th 08:45", topic("leyla", "Umfragebögen mit R auswerten", words.SURVEY, "survey"))
        at("1 th 19:10", self._reply("sam", "survey", words.USE_LIKERT, "use-likert"))
        at("1 fr 07:50", self._accept("leyla", "use-likert"))
        at("1 fr 17:00", self._profile("jonas", words.TEACHER))
        at("1 fr 17:30", self._profile("mira", words.LEARNER))

    def _second_week(self) -> None:
        at, say = self._at, self._say
        at("2 mo 10:00", say("aylin", "#hilfe", words.CARD, "card"))
        at("2 mo 10:20", self._shortcut("aylin", "#hilfe", "unmark_question", "card"))
        at("2 mo 19:00", lambda: self.slack.command("mira", "#hilfe", "/lotse", "partner"))
        at("2 tu 08:10", self._press_dm("jonas", "settle_match-yes"))
        at("2 tu 18:45", self._press_dm("mira", "settle_match-yes"))
        at(
            "2 we 09:00",
            self._topic("heinz", "Welche Software für die Beiträge?", words.DUES, "dues"),
        )
        at("2 we 16:20", self._tags("petra", "dues", "mitgliederverwaltung"))
        at("2 th 10:15", say("jonas", "#hilfe", words.CARTO, "carto"))
        at("2 th 11:00", self._cross("jonas", "#hilfe", "carto"))
        at("2 th 14:00", say("aylin", "#hilfe", words.MAIL_MERGE, "mail-merge"))
        at("2 th 14:05", self._edit("aylin", "#hilfe", "mail-merge", words.NO_NUMBER))
        at("2 th 14:40", say("tom", "#hilfe", words.USE_MERGE, "use-merge", under="mail-merge"))
        at("2 fr 09:10", self._check("aylin", "#hilfe", "use-merge"))
        at("2 fr 13:00", say("aylin", "#hilfe", words.CC_BY, "cc-by", under="licence"))
        at("2 fr 13:30", say("grace", "#hilfe", words.THANKS, under="licence"))
        at("2 fr 19:30", self._press_dm("mira", "check_in-met"))
        at("2 fr 20:10", self._press_dm("jonas", "check_in-met"))
        at("2 su 17:00", self._profile("tom", words.TOM))
        at("2 su 17:40", self._profile("aylin", words.AYLIN))

    def _third_week(self) -> None:
        at, say = self._at, self._say
        self._round()
        at("3 mo 17:20", lambda: self.slack.command("tom", "#hilfe", "/lotse", "offen"))
        at("3 tu 08:50", self._press_note("petra", "suggest_helpers-take", "member-list"))
        at("3 tu 09:00", say("petra", "#hilfe", words.ASK_FIRST, "ask-first", under="member-list"))
        at("3 tu 10:00", say("tom", "#hilfe", words.TWO_TABLES, "two-tables"))
        at("3 tu 11:40", self._check("tom", "#hilfe", "ask-first"))
        at("3 tu 12:30", self._press_dm("mira", "suggest_helpers-yes"))
        at("3 tu 13:10", say("mira", "#hilfe", words.USE_XLOOKUP, under="two-tables"))
        at("3 we 10:15", self._topic("heinz", words.AGAIN_TITLE, words.AGAIN, "again"))
        at("3 we 10:40", self._reply("heinz", "again", words.FOUND))
        at("3 we 11:05", self._reply("leyla", "again", words.ME_TOO))
        at("3 we 18:00", self._press_dm("tom", "ask_if_helped-yes"))
        at("3 we 18:30", say("mira", "#hilfe", words.DASHBOARDS, "dashboards"))
        at("3 th 20:00", self._profile("grace", words.NEWCOMER, "profile"))
        at("3 th 20:10", lambda: self.slack.command("grace", "#hilfe", "/lotse", "partner"))
        at("3 fr 09:00", lambda: self.slack.command("grace", "#hilfe", "/lotse", "forget me"))
        at("3 fr 09:01", self._press_whisper("grace", "#hilfe", "forget_member-yes"))

    def _round(self) -> None:
        """A learning round: opened, answered, and everybody in it hears what came of it."""
        at, press = self._at, self._press_dm
        at("3 we 09:00", lambda: self.slack.command("petra", "#hilfe", "/lotse", "runde öffnen"))
        at("3 we 12:10", press("tom", "hold_rounds-yes"))
        at("3 we 19:45", press("jonas", "hold_rounds-yes"))
        at("3 th 07:40", press("aylin", "hold_rounds-yes"))
        at("3 sa 12:20", press("tom", "settle_match-yes"))
        at("3 sa 18:40", press("jonas", "settle_match-yes"))

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

    def _shortcut(self, who: str, where: str, shortcut: str, name: str) -> Act:
        return lambda: self.slack.shortcut(who, shortcut, where, self.ids[name])

    def _edit(self, who: str, where: str, name: str, text: str) -> Act:
        return lambda: self.slack.edit(who, where, self.ids[name], text)

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

    def _profile(self, who: str, steps: words.Form, word: str = "profil") -> Act:
        """``/lotse profil``, and the form filled in step by step."""

        async def act() -> None:
            await self.slack.command(who, "#hilfe", "/lotse", word)
            for step in steps:
                view = self.slack.view_of(who)
                if view is None:
                    raise YourMistake(f"{who} was to fill in a form, and there is none.")
                await self.slack.look_for(who, view.id, step)
                await self.slack.submit(who, view.id, dict(step))
            await self.slack.close_view(who)

        return act

    def _press_dm(self, who: str, button: str) -> Act:
        return lambda: self._press(who, button, self.slack.dms(who))

    def _press_note(self, who: str, button: str, name: str) -> Act:
        """Press it below what the moderators were told about a question."""

        async def act() -> None:
            told = self.slack.messages(cast.MODERATORS)
            about = [m for m in told if f"/{self.ids[name]}" in str(m.blocks)]
            await self._press(who, button, about)

        return act

    async def _press(self, who: str, button: str, messages: Sequence[Message]) -> None:
        for message in reversed(messages):
            if button in buttons(message.blocks):
                await self.slack.press(who, message.channel, message.ts, button)
                return
        raise YourMistake(f"{who} was to press {button}, and nobody asked.")

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
