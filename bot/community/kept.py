"""What the store holds of threads, as reactions see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matchers.model import (
    Account,
    Language,
    QuestionKind,
    Thread,
)
from matchers.states import QuestionState, state_of


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A reply that we know of. ``answer`` is its key; ``by`` is ``None`` once forgotten.

    ``thanks``: it thanks those members (``None`` among them: somebody we hold nothing of), or, if
    empty, whoever answered last. ``None``: it thanks nobody.
    ``thanks_known``: not of replies that were kept before anybody looked for thanks in them.
    """

    answer: str
    by: Account | None
    at: datetime
    thanks: tuple[Account | None, ...] | None = None
    thanks_known: bool = True


@dataclass(frozen=True, slots=True)
class KeptThread:
    """What the store holds about one question's thread (no words but the title of a public one).

    ``topics`` are the thread's topics now (ours and people's); ``ours`` only what we found.
    ``theirs``: what the forum's own tags said when last looked at, ours among them.
    ``rejected``: people took our tags back here. ``asker`` is ``None`` once forgotten.
    ``edited``: when its words were edited last, if ever; ``seen``: when a forum was asked last.
    ``guarded``: its opening seems to hold personal data: neither listed nor quoted anywhere.
    ``rests``: moderators let it rest until then.
    ``voices``: members but the asker who answered, since the asker last said that it did not help.
    """

    thread: Thread
    asker: Account | None
    title: str
    language: Language
    topics: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    theirs: tuple[str, ...] = ()
    rejected: bool = False
    closed: bool = False
    accepted: str | None = None
    answers: tuple[KeptAnswer, ...] = ()
    edited: datetime | None = None
    seen: datetime | None = None
    guarded: bool = False
    rests: datetime | None = None
    kind: QuestionKind = QuestionKind.FACT
    voices: int = 0

    @property
    def state(self) -> QuestionState:
        """Where the question stands."""
        return state_of(
            self.kind,
            tagged=bool(self.topics),
            voices=self.voices,
            accepted=self.accepted is not None,
            closed=self.closed,
        )


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of a thread that is gone, against late news of it.

    ``was_question``: it was a question of ours, and nobody asked us to forget that.
    """

    was_question: bool


@dataclass(frozen=True, slots=True)
class Titled:
    """A public question by its title: what a search looks through.

    ``answered``: there is a voice, or an accepted answer; an experience question needs two voices.
    """

    thread: Thread
    title: str
    topics: tuple[str, ...] = ()
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was said to a member, or in a thread of theirs: by which feature, and when.

    ``key`` is the delivery's; ``thread`` the thread's key, if it was said in one.
    """

    key: str
    reaction: str
    at: datetime
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """How the bot is doing: how much was given up, how much waits, and since when the oldest."""

    dead: int = 0
    waiting: int = 0
    oldest: datetime | None = None
