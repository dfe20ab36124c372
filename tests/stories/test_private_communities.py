"""Communities made by dice: nothing that Lotse says, lists, logs or counts holds a private word.

Private channels, restricted categories and letters from the beginning; public places that close,
threads that move to where not all may read, are deleted, called confidential or taken off lists.
Each question has a word of its own, which tells whether it may be read; all are about the same, so
that each would be a similar one for the next. A digest was posted before all this.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from pydantic import SecretStr

from bot import care
from bot.reactions.send_digest import for_outside
from bot.settings import Settings
from bot.shown import for_certain, only_public
from bot.web.told import fetched
from bot.web.told import told as figures
from tests.stories.forum_acts import RAW, catch_up, dump
from tests.stories.slack_acts import lotse, profile, run
from tests.stories.slack_menu import use
from tests.stories.stage import Staged, stage

MANY = 11
ASKING = "Wie finde ich doppelte Einträge in Excel?"
WORD = "metrics-word-0123456789"
CLOSING = "#vorstellung"
BEGINNINGS = ("slack", "forum")
"""Public at first; what becomes of it is drawn."""
HIDDEN = ("channel", "category", "letter", "group")
"""Private from the beginning."""
UNTOLD = "group"
"""What Slack tells nobody: a channel that becomes private. What stands there by then, stays."""
ENDS = {
    "slack": (UNTOLD, "deleted", "confidential"),
    "forum": ("restricted", "moved", "deleted", "unlisted"),
}


@dataclass
class Asked:
    """A question by its word, and what becomes of its place."""

    word: str
    where: str
    end: str = ""
    place: str = ""
    topic: int = 0
    by: str = ""
    ts: str = ""

    @property
    def closes(self) -> bool:
        """Whether not everybody may read it in the end, though they might once."""
        return bool(self.end)


def drawn(dice: random.Random) -> list[Asked]:
    """At least one that stays public, one that closes, and one that was never public."""
    kinds = [("slack", ""), ("forum", ""), ("slack", UNTOLD), (dice.choice(HIDDEN), "")]
    kinds += [("slack", dice.choice(ENDS["slack"][1:])), ("forum", dice.choice(ENDS["forum"]))]
    while len(kinds) < MANY:
        where = dice.choice(BEGINNINGS + HIDDEN)
        ends = where in BEGINNINGS and dice.random() < 0.7
        kinds.append((where, dice.choice(ENDS[where]) if ends else ""))
    dice.shuffle(kinds)
    made = [Asked(f"{dice.choice('zwqx')}ortlos{n}", *kind) for n, kind in enumerate(kinds)]
    return [one for one in made if one.where in BEGINNINGS] + [
        one for one in made if one.where in HIDDEN
    ]


def furnish(s: Staged, one: Asked) -> None:
    """Its category of the forum, if it has one."""
    if one.where in ("forum", "category"):
        closed, one.place = one.where == "category", f"Ort {one.word}"
        s.forum.add_category(one.place, read_restricted=closed, readers=["heinz"] if closed else [])


async def ask(s: Staged, one: Asked, dice: random.Random) -> None:
    """Somebody asks it, and somebody answers; sometimes that helps."""
    who, text = dice.choice(("tom", "mira")), f"{ASKING} {one.word}"
    one.by = who
    if one.where in ("slack", "channel"):
        one.place = CLOSING if one.end == UNTOLD else "#hilfe"
        if one.where == "channel":
            one.place = f"ort-{one.word}"
            s.slack.add_channel(one.place, private=True, members=["tom", "mira", "aylin"])
            await s.slack.invite_bot(one.place, by="tom")
        one.ts = await s.slack.say(who, one.place, text)
        if dice.random() < 0.5:
            await s.slack.say("aylin", one.place, f"So: {one.word}", one.ts)
    elif one.where == "group":
        await s.slack.say(who, s.slack.private([s.slack.member(who).id]).id, text)
    elif one.where == "letter":
        await s.forum.private_message("heinz", ["leyla", "lotse"], text, f"{RAW} {one.word}")
    else:
        one.topic = await s.forum.open_topic("heinz", one.place, text, f"{RAW} {one.word}")
        post = await s.forum.reply("leyla", one.topic, f"Mit ZÄHLENWENN, sagt {one.word}.")
        if dice.random() < 0.5:
            await s.forum.accept("heinz", post)
    await s.settle()


async def close(s: Staged, one: Asked) -> None:
    """From now on not everybody may read it, or nobody."""
    match one.where, one.end:
        case _, "group":
            s.slack.channel(one.place).kind = "group"
        case "slack", "deleted":
            await s.slack.delete(one.by, one.place, one.ts)
        case _, "confidential":
            await use(s, one.by, "keep_confidential", one.ts, one.place)
        case _, "restricted":
            await s.forum.restrict(one.place, readers=["heinz"])
        case _, "moved":
            await s.forum.move(one.topic, "Vorstand", by="petra")
        case _, "unlisted":
            await s.forum.hide_topic(one.topic, by="petra")
        case _, _:
            await s.forum.delete_topic(one.topic, by="petra")


async def answers(s: Staged) -> Iterator[tuple[str, str]]:
    """What whoever asks is shown."""
    words = ["offen", "suche doppelte Einträge Excel", "themen", "meine daten", "digest mir"]
    told = [(each, await lotse(s, "aylin", each)) for each in words]
    told += [(each, await lotse(s, "petra", each)) for each in ("digest vorschau", "wartet")]
    outside = await s.bot.turns.look(lambda c: for_outside(s.theatre.clock.now(), c, "de"))
    outside = await only_public(outside, for_certain(s.bot.is_public))
    told += [("outside", str(outside)), *await seen_from_outside(s)]
    await s.slack.open_home("aylin")
    await s.settle()
    told += [("home", str(s.slack.home_of("aylin")))]
    told += [("preview", await asyncio.to_thread(care.preview, s.bot.settings, "digest"))]
    told += [("markdown", await asyncio.to_thread(care.outside, s.bot.settings, "", None))]
    return iter(told)


async def seen_from_outside(s: Staged) -> list[tuple[str, str]]:
    """What a supervisor, a Prometheus and a terminal are told."""
    address = s.slack.events_url.removesuffix("/slack/events")
    told = list[tuple[str, str]]()
    async with httpx.AsyncClient(trust_env=False) as client:
        for page in ("healthz", "readyz", "metrics"):
            secret = {"Authorization": f"Bearer {WORD}"}
            answer = await client.get(f"{address}/{page}", headers=secret)
            assert answer.status_code == 200
            told.append((page, answer.text))
    host, port = address.removeprefix("http://").split(":")
    families = await asyncio.to_thread(fetched, host, int(port), WORD)
    assert not isinstance(families, str), families
    return [*told, ("status", "\n".join(figures(families)))]


def said(s: Staged) -> dict[str, str]:
    """Everything that the bot says now, in both worlds, by where it stands."""
    slack = {f"{m.channel}/{m.ts}": str(m) for m in s.slack.posts if m.bot_id and not m.deleted}
    return slack | {f"post/{post.id}": post.raw for post in s.forum.created_by_bot()}


def with_metrics(given: Settings) -> Settings:
    return given.model_copy(update={"metrics_token": SecretStr(WORD)})


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("seed", range(6))
def test_no_private_word_is_said_listed_logged_or_counted(
    database: str, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    async def story() -> None:
        dice = random.Random(seed)
        async with stage(database, with_metrics) as s:
            await profile(s, "aylin", learns={"excel": 0})
            questions = drawn(dice)
            for one in questions:
                furnish(s, one)
            await s.pass_time(minutes=6)
            for one in questions:
                await ask(s, one, dice)
            await s.pass_time(days=8)
            never = [one.word for one in questions if one.where in HIDDEN]
            kept = await dump(s)
            assert not [word for word in never if word in kept]
            missing = [one for one in questions if one.where in BEGINNINGS and one.word not in kept]
            assert not missing, "this dump would show it"
            for one in questions:
                if one.closes:
                    await close(s, one)
            await s.pass_time(minutes=6)
            late = Asked("spaetlos", "slack", UNTOLD)
            await ask(s, late, dice)
            assert late.word not in await dump(s)
            questions.append(late)
            secret = [one.word for one in questions if one.closes or one.where in HIDDEN]
            before = said(s)
            await s.slack.say("mira", "#hilfe", f"{ASKING} Schon wieder.")
            await s.forum.open_topic("sam", "Fragen", f"{ASKING} Nochmal.", RAW)
            await catch_up(s)
            shown = list(await answers(s))
            await s.pass_time(days=8)
            shown += [(where, t) for where, t in said(s).items() if t != before.get(where)]
            for where, text in shown:
                assert not [word for word in secret if word in text], where
            told_of = [one.word for one in questions if one.end not in ("", UNTOLD)]
            for where, text in said(s).items():  # letters stay as one member read them
                still = [word for word in told_of if word in text and where[0] != "D"]
                assert not still, where
            public = [one.word for one in questions if one.word not in secret]
            assert any(word in text for word in public for _, text in shown), "this would show it"
            everything = [one.word for one in questions]
            assert not [word for word in everything if word in caplog.text]
            assert "reacted" in caplog.text, "this log would show it"

    run(story)
