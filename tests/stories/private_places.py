"""Communities whose places close and open: drawn by Hypothesis, and played on the stage.

Each question has a word of its own, which tells whether it may be read; all are about the same, so
that each would be a similar one for the next. In each round something happens to it, or nothing:
what closed it the first time lets all read it again the next time, unless something else closes it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from hypothesis import strategies as st

from tests.stories.forum_acts import RAW
from tests.stories.slack_menu import use
from tests.stories.stage import Staged

ASKING = "Wie finde ich doppelte Einträge in Excel?"
ROOM, WORD_OF_ROOM = "#vorstellung", "Quorbelzimt"
"""The channel that becomes private and public again, and what everybody asks about there."""

Where = Literal["help", "room", "forum", "channel", "category", "letter", "group"]
Deed = Literal["", "deleted", "confidential", "private", "readers", "moved", "unlisted"]

DEEDS: dict[Where, tuple[Deed, ...]] = {
    "help": ("", "deleted", "confidential"),
    "room": ("", "deleted", "confidential"),
    "forum": ("", "readers", "moved", "unlisted", "deleted"),
    "channel": ("", "private"),
    "category": ("", "readers", "moved", "unlisted", "deleted"),
    "letter": ("",),
    "group": ("",),
}
FROM_THE_BEGINNING: dict[Where, frozenset[Deed]] = {
    "channel": frozenset({"private"}),
    "category": frozenset({"readers"}),
    "letter": frozenset({"private"}),
    "group": frozenset({"private"}),
}
"""What closes it before anybody asked."""
FOR_GOOD: frozenset[Deed] = frozenset({"deleted", "confidential"})
"""What Slack does not take back."""

WORDS = (
    *("Fintelzwosch", "Brumselquark", "Knolperwatz", "Schlumpfendrill", "Wuckelbranz"),
    *("Tripselgorf", "Mauzenflint", "Dobbelkrux", "Hanselfurz", "Pimperlunk", "Zwaggelmott"),
    *("Ullerkrapp", "Nockenschwief"),
)
"""As many as there are questions at most, none like another: whoever looks for one finds none."""
ALWAYS_PUBLIC = ("Gribbelmund", "Vollenstropf")
LATE = ("Spaetwurbel", "Nachtgrimmel", "Abendklotz")
"""Asked in the room while it is private, in one of the rounds."""


@dataclass(frozen=True)
class Life:
    """Where a question is asked and by whom, whether that helped, and what becomes of it."""

    where: Where
    by: str
    answered: bool
    deeds: tuple[Deed, ...]


@dataclass(frozen=True)
class Town:
    """Some questions, and in which rounds the room is private."""

    lives: tuple[Life, ...]
    private: tuple[bool, ...]


ROUNDS = len(LATE)
"""Enough to close, open and close again; and to open, close and open."""
SLACK_PEOPLE = ("tom", "mira", "grace")
"""Who asks in Slack, and is in every private place; those who look are not."""


def lives_in(where: Where) -> st.SearchStrategy[Life]:
    """A question there."""
    deeds = st.tuples(*[st.sampled_from(DEEDS[where])] * ROUNDS)
    return st.builds(Life, st.just(where), st.sampled_from(SLACK_PEOPLE), st.booleans(), deeds)


towns = st.builds(
    Town,
    st.lists(st.sampled_from(tuple(DEEDS)).flatmap(lives_in), min_size=1, max_size=8).map(tuple),
    st.tuples(*[st.booleans()] * ROUNDS),
)


@dataclass
class Question:
    """One life, lived: its word, where it stands, and what closes it now."""

    word: str
    life: Life
    shut: set[Deed]
    was_public: bool = False
    place: str = ""
    topic: int = 0
    ts: str = ""

    @property
    def in_forum(self) -> bool:
        """Whether it stands in the forum, where each has its own category."""
        return self.life.where in ("forum", "category")


def questions_of(town: Town) -> list[Question]:
    """Those that were drawn; and one on each platform that all may always read."""
    nothing: tuple[Deed, ...] = ("",) * ROUNDS
    chat = Life("help", "mira", answered=False, deeds=nothing)
    named = [*zip(ALWAYS_PUBLIC, (chat, replace(chat, where="forum")), strict=True)]
    named += zip(WORDS, town.lives, strict=False)
    return [Question(w, life, {*FROM_THE_BEGINNING.get(life.where, ())}) for w, life in named]


# --- what people do


def furnish(s: Staged, one: Question) -> None:
    """Its category of the forum, if it has one."""
    if one.in_forum:
        closed, one.place = bool(one.shut), f"Ort {one.word}"
        s.forum.add_category(one.place, read_restricted=closed, readers=["heinz"] if closed else [])


async def ask(s: Staged, one: Question) -> None:
    """Somebody asks it, and perhaps somebody answers."""
    text = f"{ASKING} {one.word}"
    if one.life.where == "letter":
        await s.forum.private_message("heinz", ["leyla", "lotse"], text, f"{RAW} {one.word}")
    elif one.in_forum:
        one.topic = await s.forum.open_topic("heinz", one.place, text, f"{RAW} {one.word}")
        if one.life.answered:
            post = await s.forum.reply("leyla", one.topic, f"Mit ZÄHLENWENN, sagt {one.word}.")
            await s.forum.accept("heinz", post)
    else:
        await ask_in_slack(s, one, text)
    await s.settle()


async def ask_in_slack(s: Staged, one: Question, text: str) -> None:
    """In a channel, public or private, or in a conversation with Lotse alone."""
    by = one.life.by
    match one.life.where:
        case "group":
            one.place = s.slack.private([s.slack.member(by).id]).id
        case "channel":
            one.place = f"ort-{one.word.lower()}"
            s.slack.add_channel(one.place, private=True, members=SLACK_PEOPLE)
            await s.slack.invite_bot(one.place, by="tom")
        case "room":
            one.place, text = ROOM, f"{text} {WORD_OF_ROOM}"
        case _:
            one.place = "#hilfe"
    one.ts = await s.slack.say(by, one.place, text)
    if one.life.answered and one.life.where != "group":
        helper = next(other for other in SLACK_PEOPLE if other != by)
        answer = await s.slack.say(helper, one.place, f"So: {one.word}", one.ts)
        await s.slack.react(by, one.place, answer, "white_check_mark")


async def live(s: Staged, one: Question, deed: Deed, *, room_private: bool) -> None:
    """What becomes of it in a round."""
    if not deed or ("deleted" in one.shut and deed != "deleted"):
        return
    if not one.in_forum and (one.shut & FOR_GOOD or (one.place == ROOM and room_private)):
        return
    one.shut ^= {deed}
    if one.in_forum:
        await live_in_forum(s, one, deed, closes=deed in one.shut)
    elif deed == "private":
        s.slack.channel(one.place).kind = "group" if one.shut else "channel"
    elif deed == "deleted":
        await s.slack.delete(one.life.by, one.place, one.ts)
    else:
        await use(s, one.life.by, "keep_confidential", one.ts, one.place)
    if one.life.where == "category" and not one.shut:  # or nobody would know of it
        await s.forum.set_tags("petra", one.topic, ["excel"])


async def live_in_forum(s: Staged, one: Question, deed: Deed, *, closes: bool) -> None:
    """Not everybody, or nobody, may read it from now on; or all may again."""
    forum = s.forum
    match deed:
        case "readers" if closes:
            await forum.restrict(one.place, readers=["heinz"])
        case "readers":
            await forum.open_up(one.place)
        case "moved":
            await forum.move(one.topic, "Vorstand" if closes else one.place, by="petra")
        case "unlisted" if closes:
            await forum.hide_topic(one.topic, by="petra")
        case "unlisted":
            await forum.show_topic(one.topic, by="petra")
        case _ if closes:
            await forum.delete_topic(one.topic, by="petra")
        case _:
            await forum.recover_topic(one.topic, by="petra")
