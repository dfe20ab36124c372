"""What happened in threads: asked, answered, accepted, tagged, gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.events.base import Event
from matchers.model import Account, Aside, Question, Tag, Thread
from matchers.transfers import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAsked(Event):
    """Somebody opened a thread that asks for something.

    ``recovered``: it was deleted or hidden, and is there again (nothing comes back in Slack).
    ``marked``: we did not see it as one, or were told that it is none, and people marked it.
    """

    question: Question
    recovered: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionEdited(Event):
    """The opening of a thread reads differently now."""

    question: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTagged(Event):
    """We found topics in a question (a further event of ``tag_question``)."""

    question: Question
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGiven(Event):
    """A reply in a thread, by whoever. ``answer`` is the reply's key, unique per platform.

    ``thanks`` says that its words thank somebody; ``mentions`` are the accounts it names.
    ``recovered``: it was deleted, and is there again.
    """

    thread: Thread
    answer: str
    by: Account
    thanks: bool = False
    mentions: tuple[Account, ...] = ()
    recovered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerEdited(Event):
    """A reply reads differently now. ``thread`` is the thread's key."""

    thread: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDeleted(Event):
    """A reply is gone. ``thread`` is the thread's key."""

    thread: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerAccepted(Event):
    """A reply was marked as the solution: by the asker, a moderator, or the forum itself.

    ``by`` is ``None`` where the platform does not say who (Discourse). ``by_moderator`` is what
    the door found out; the reaction checks that an asker is the asker.
    """

    thread: str
    answer: str
    by: Account | None = None
    by_moderator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerUnaccepted(Event):
    """The solution mark was taken back."""

    thread: str
    answer: str
    by: Account | None = None
    by_moderator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadSeen(Event):
    """A forum thread as it is now; states are set to what is true, however it came about.

    ``tags`` are the forum's tag names. ``accepted`` is the key of the accepted answer, if any.
    """

    thread: Thread
    asker: Account
    title: str
    closed: bool = False
    tags: tuple[str, ...] = ()
    accepted: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagesRead(Event):
    """What the authors of a conversation let us carry to the forum, as it reads now, in order.

    ``at`` is when we began to read; ``began`` tells which wish to carry it this answers.
    ``changed``: the key of the message that reads differently, if that is why it was read.
    """

    thread: str
    passages: tuple[Passage, ...]
    began: datetime
    changed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadDeleted(Event):
    """A thread is gone (deleted, hidden, or moved where we may not read). ``thread`` is its key."""

    thread: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsRejected(Event):
    """Somebody crossed out our line (Slack's :x:) in the thread with this key."""

    thread: str
    by: Account
    by_moderator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadSetAside(Event):
    """People said that the thread with this key is no question, or confidential.

    ``asker`` is who began it, if that is known: afterwards nobody can tell any more.
    """

    thread: str
    why: Aside
    asker: Account | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicsChosen(Event):
    """People chose this thread's topics, or took ours back (a further event)."""

    thread: str
