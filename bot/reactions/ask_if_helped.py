"""A day after the first answer its asker is asked, once and in private, whether it helped.

Yes counts like a check mark, and no more is held of it: a pointer. Partly and no keep the question
open, and say what happens next. A forum has a mark of its own for that, and its private messages
come as e-mails: who asks there is asked only if they agreed to hear from us, and answers by a word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from bot.community import Community, KeptThread
from bot.effects import Answer, Button, DirectMessage, Edit, Effect, Later, Link, Message, SayHelped
from bot.events import AnswerAged, AnswerGiven, AskerJudged, ButtonPressed
from bot.reactions._helping import OLD, WITH_BUTTONS, awake, reached
from bot.reactions._meeting import is_same
from bot.rules_helpers import AskIfHelpedRules
from matchers.model import Account, Language

YES, PARTLY, NO = "ask_if_helped-yes", "ask_if_helped-partly", "ask_if_helped-no"
AFTER_ALL, NOT_QUITE = "ask_if_helped-after_all", "ask_if_helped-not_quite"
HELPED = {YES: True, AFTER_ALL: True, PARTLY: False, NO: False, NOT_QUITE: False}
WORTH_FOR = timedelta(days=3)
"""A question about an answer that is older would only puzzle people."""


def ask_if_helped(
    event: AnswerGiven | AnswerAged | ButtonPressed, community: Community
) -> Iterator[Effect]:
    """Wait a day, ask, and believe the answer."""
    match event:
        case AnswerGiven():
            yield from _wait(event, community)
        case AnswerAged():
            yield from _ask(event, community)
        case ButtonPressed():
            if event.button in HELPED:
                yield from _judged(event, community)


def _wait(event: AnswerGiven, community: Community) -> Iterator[Effect]:
    kept = community.thread(event.thread.key)
    if kept is None or event.by == kept.asker or not _may_ask(kept, community):
        return
    rules = community.rules.ask_if_helped or AskIfHelpedRules()
    at = awake(event.at + timedelta(hours=rules.after_hours), community)
    yield Later(event=AnswerAged(key=f"aged:{kept.thread.key}", at=at, thread=kept.thread.key))


def _may_ask(kept: KeptThread, community: Community) -> bool:
    if kept.asker is None or kept.closed or kept.accepted is not None:
        return False
    hears = kept.asker.startswith(WITH_BUTTONS) or _writes_with_us(kept.asker, community)
    return hears and kept.thread.place.public


def _writes_with_us(account: Account, community: Community) -> bool:
    """Whether a member of the forum has a profile, and can answer with a word."""
    profile = community.profile(account)
    can_answer = community.rules.read_letter is not None
    return can_answer and profile is not None and profile.complete


def _ask(event: AnswerAged, community: Community) -> Iterator[Effect]:
    kept = community.thread(event.thread)
    if kept is None or kept.asker is None or not _may_ask(kept, community):
        return
    others = [answer for answer in kept.answers if answer.by != kept.asker]
    if not others or event.at - others[0].at > OLD or _thanked(kept):
        return
    language = community.language_of(kept.asker)
    yield DirectMessage(
        key=_asking(kept),
        account=reached(kept.asker, community),
        message=_says("ask", kept, language, YES, PARTLY, NO),
        unasked=True,
        until=event.at + WORTH_FOR,
    )


def _thanked(kept: KeptThread) -> bool:
    """Whether they said so already, aloud."""
    return any(one.by == kept.asker and one.thanks is not None for one in kept.answers)


def _judged(event: ButtonPressed, community: Community) -> Iterator[Effect]:
    kept = community.thread(event.value)
    if kept is None or not is_same(kept.asker, event.account, community):
        yield _tell(event, "gone")
        return
    helped = HELPED[event.button]
    answer = _most_helpful(kept) if helped else None
    if helped and answer is None:
        yield _tell(event, "no_answer")
        return
    key = kept.thread.key
    yield SayHelped(thread=key, answer=answer, by=event.account, at=event.at)
    message = _next(event, kept, community)
    if event.letter is not None:  # nobody in the forum sees an edit
        yield Answer(message=message)
    else:
        yield Edit(key=f"{_asking(kept)}:{event.key}", instead_of=_asking(kept), message=message)
    yield AskerJudged(key=f"judged:{key}:{event.key}", at=event.at, thread=key)


def _next(event: ButtonPressed, kept: KeptThread, community: Community) -> Message:
    """What happens now; whoever pressed the wrong one can say so."""
    if HELPED[event.button]:
        return _says("glad", kept, event.language, NOT_QUITE)
    asks_on = community.rules.suggest_helpers is not None
    return _says("asking_on" if asks_on else "still_open", kept, event.language, AFTER_ALL)


def _most_helpful(kept: KeptThread) -> str | None:
    """The last answer of whoever wrote most there; of several alike, who wrote first."""
    others = [answer for answer in kept.answers if answer.by != kept.asker]
    if not others:
        return None
    [(most, _)] = Counter(answer.by for answer in others).most_common(1)
    return [answer.answer for answer in others if answer.by == most][-1]


def _says(what: str, kept: KeptThread, language: Language, *buttons: str) -> Message:
    question = Link(kept.thread.permalink, kept.title, kept.thread.place.key)
    return Message(
        f"ask_if_helped-{what}",
        {"question": question},
        language,
        buttons=tuple(Button(name, kept.thread.key) for name in buttons),
    )


def _asking(kept: KeptThread) -> str:
    return f"ask_if_helped:{kept.thread.key}"


def _tell(event: ButtonPressed, what: str) -> Answer:
    return Answer(message=Message(f"ask_if_helped-{what}", {}, event.language))
