"""The demo's transcript: what happened, what Lotse did, and why, for people to read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, tzinfo

from rich.console import Console
from rich.markup import escape
from rich.rule import Rule
from rich.text import Text

from bot.sandbox import forum_model, slack_changes, slack_nouns
from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.slack_blocks import shown
from bot.sandbox.slack_world import SlackWorld
from bot.sandbox.time import Clock

_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_MONTHS = {11: "November", 12: "Dezember"}
_MENTION = re.compile(r"<@(\w+)>")
_LINK = re.compile(r"<(https?://[^|>]+)\|([^>]*)>")
_URL = re.compile(r"<(https?://[^|>]+)>")
_HIDDEN = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKDOWN_LINK = re.compile(r"\[((?:[^\]\\]|\\.)*)\]\((https?://[^)]+)\)")
_LOUD = re.compile(r"\*{1,2}([^*]+)\*{1,2}")
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)")
_ESCAPED = re.compile(r"\\(.)")

INDENT = " " * 8
BOT = "lotse"


class Transcript:
    """Listens to both worlds and prints, in the community's time zone."""

    def __init__(self, console: Console, clock: Clock, zone: tzinfo) -> None:
        self._console = console
        self._clock = clock
        self._zone = zone
        self._slack: SlackWorld | None = None
        self._day = ""
        self.menu: Mapping[str, str] = {}
        """What the entries of a message's menu are called, by the id of the shortcut."""

    def heading(self, text: str) -> None:
        """What is about to be seen."""
        self._console.print(Text(text, style="bold"))

    def why(self, reason: str) -> None:
        """Why Lotse does what is about to be seen."""
        self._date()
        self._console.print(f"{INDENT}[dim]· {escape(reason)}[/dim]", highlight=False)

    def note(self, text: str) -> None:
        """Something about Lotse itself."""
        self._date()
        self._line("", "Lotse", text, ours=True)

    # --- Slack

    def on_slack(self, change: slack_changes.Change, slack: SlackWorld) -> None:
        """Something became visible in Slack."""
        self._slack = slack
        match change:
            case slack_changes.Posted(message=message):
                if message.subtype != "channel_join":
                    self._message(message)
            case slack_changes.Edited(message=message):
                self._message(message, verb="ändert: ")
            case slack_changes.Acted(member=member, channel=channel):
                who = self._name(member)
                self._line(self._place(channel), who, self._act(change), verb=True)
            case slack_changes.Deleted(message=message):
                who = self._name(message.user)
                self._line(self._place(message.channel), who, "nimmt eine Zeile zurück", verb=True)
            case slack_changes.Reacted(name=name, member=member, added=True, message=message):
                self._line(
                    self._place(message.channel),
                    self._name(member),
                    f"setzt :{name}: unter „{_short(self._plain(message.text))}“",
                    verb=True,
                )
            case slack_nouns.Whispered():
                where = f"nur für {self._name(change.member)}"
                self._line(where, "Lotse", self._body(change.text, change.blocks), ours=True)
            case slack_changes.Shown(view=view) if view.body.get("type") == "modal":
                seen = f"zeigt {self._name(view.member)} „{self._shown(view.body)}“"
                self._line("Formular", "Lotse", seen, verb=True)
            case _:
                pass

    def _message(self, message: slack_nouns.Message, verb: str = "") -> None:
        ours = bool(message.bot_id)
        body = self._body(message.text, message.blocks) if ours else self._plain(message.text)
        arrow = "↳ " if message.is_reply else ""
        place = self._place(message.channel)
        who = self._name(message.user)
        self._line(place, who, verb + body, ours=ours, verb=bool(verb), arrow=arrow)

    def _act(self, change: slack_changes.Acted) -> str:
        match change.act:
            case "types":
                return f"tippt {change.what}"
            case "presses":
                return f"drückt [{change.what}]"
            case "chooses":
                return f"wählt im Menü „{self.menu.get(change.what, change.what)}“"

    def _shown(self, view: slack_nouns.Json) -> str:
        """A form's title; of what is only to be read, its first sentence."""
        title = str((view.get("title") or {}).get("text", ""))
        if view.get("submit"):
            return title
        first = _SENTENCE.match(self._body("", view.get("blocks")))
        return first[0] if first else title

    def _body(self, text: str, blocks: object) -> str:
        found = shown(blocks) if isinstance(blocks, list | tuple) else ""
        return self._plain(str(found or text))

    def _plain(self, text: str) -> str:
        text = _MENTION.sub(lambda m: "@" + self._name(m[1]), text)
        text = _URL.sub(r"\1", _LINK.sub(r"\2", text))
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

    def _place(self, channel: str) -> str:
        assert self._slack is not None
        place, bot = self._slack.channels[channel], self._slack.bot_user
        if place.kind in ("channel", "group"):
            return f"#{place.name}"
        people = sorted(self._name(m) for m in place.members if m != bot)
        return ("Gruppe " if len(people) > 1 else "an ") + ", ".join(people)

    def _name(self, member: str) -> str:
        found = self._slack.members.get(member) if self._slack else None
        return found.real_name or found.name.capitalize() if found else member

    # --- the forum

    def on_forum(self, change: forum_model.Change, forum: ForumWorld) -> None:
        """Something became visible in the forum."""
        title = forum.topic(change.topic_id).title
        ours = change.member == BOT
        who = "Lotse" if ours else change.member.capitalize()
        place = f"Forum „{_short(title, 34)}“"
        verb = _FORUM_VERBS.get(change.what, f"{change.what}: ")
        said = change.text
        if change.what == "topic_edit":
            said = ", ".join(forum.topic(change.topic_id).tags)
        text = _ESCAPED.sub(r"\1", _MARKDOWN_LINK.sub(r"\1", _HIDDEN.sub("", said)))
        self._line(place, who, f"{verb}{text.strip()}", ours=ours, verb=bool(verb))

    # --- lines

    def _date(self) -> str:
        local = self._clock.now().astimezone(self._zone)
        day = _day(local)
        if day != self._day:
            self._day = day
            self._console.print()
            self._console.print(Rule(day, style="dim", align="left"))
        return f"{local:%H:%M}"

    def _line(
        self,
        place: str,
        who: str,
        text: str,
        *,
        ours: bool = False,
        verb: bool = False,
        arrow: str = "",
    ) -> None:
        time = self._date()
        style = "cyan" if ours else "green"
        first, *rest = [_bold(line) if ours else escape(line) for line in text.splitlines()] or [""]
        between = " " if verb else ": "
        head = f"[dim]{time}  {escape(place)}[/dim]  {arrow}[{style}]{escape(who)}[/{style}]"
        self._console.print(f"{head}{between}{first}", highlight=False)
        for line in rest:
            if line.strip():
                self._console.print(f"{INDENT}{line}", highlight=False)


_FORUM_VERBS = {
    "topic": "",
    "reply": "",
    "private_message": "schreibt privat: ",
    "edit": "ändert: ",
    "topic_edit": "setzt die Schlagwörter: ",
    "close": "schließt das Thema",
    "reopening": "öffnet das Thema wieder",
    "hiding": "verbirgt das Thema",
    "showing": "zeigt das Thema wieder",
    "topic_deletion": "löscht das Thema",
    "deletion": "löscht einen Beitrag",
    "recovery": "stellt wieder her",
    "solution": "nimmt eine Antwort an: ",
    "no_solution": "nimmt die Lösung zurück",
}


def _bold(line: str) -> str:
    return _LOUD.sub(r"[bold]\1[/bold]", escape(line))


def _day(local: datetime) -> str:
    month = _MONTHS.get(local.month, f"{local:%m}.")
    return f"{_DAYS[local.weekday()]}, {local.day}. {month} {local.year}"


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
