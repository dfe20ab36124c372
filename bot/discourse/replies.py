"""A topic's replies, as events (pure): what people said in it, and what is there no more."""

from __future__ import annotations

from collections.abc import Iterator

from bot.commands import parse
from bot.community import KeptThread
from bot.discourse.access import DiscourseAccess
from bot.discourse.forum import ForumPost, ForumTopic, account_of
from bot.discourse.prose import addressed, is_only_addressed, mentioned, own_words, without_calls
from bot.events import AnswerDeleted, AnswerGiven, Event, LetterWritten, Notice
from matchers.asking import asks, thanks
from matchers.model import Question, QuestionKind, Thread
from matchers.text import language


def is_bots(access: DiscourseAccess, author: str, author_id: int) -> bool:
    """Whether no person wrote this: the forum itself, another bot, or we."""
    return not author or author_id <= 0 or access.is_own(author)


def replies_of(topic: ForumTopic, access: DiscourseAccess) -> Iterator[ForumPost]:
    """What people replied, as far as it came along with the topic."""
    for post in topic.posts:
        said = post.regular and not post.vanished and post.number != 1
        if said and not is_bots(access, post.author, post.author_id):
            if is_only_addressed(post.raw, access.api_username):
                continue
            yield post


def replies_now(
    notice: Notice, topic: ForumTopic, thread: Thread, kept: KeptThread, access: DiscourseAccess
) -> Iterator[Event]:
    """The replies that we do not hold, and those that we hold and that are there no more."""
    known = {reply.answer for reply in kept.answers}
    for post in replies_of(topic, access):
        if f"discourse:p/{post.id}" not in known:
            yield given(notice, post, thread, recovered=True)
    hidden = {post.id for post in topic.posts if post.vanished}
    there = {f"discourse:p/{number}" for number in topic.stream if number not in hidden}
    for answer in sorted(known - there) if topic.stream else ():
        key = f"gone:{answer}:{notice.key}"
        yield AnswerDeleted(key=key, at=notice.at, thread=thread.key, answer=answer)


def told_by(
    notice: Notice,
    post: ForumPost,
    topic: ForumTopic,
    thread: Thread,
    access: DiscourseAccess,
    *,
    recovered: bool,
) -> Iterator[Event]:
    """What a reply is: an answer, a line to us, or both."""
    if not is_only_addressed(post.raw, access.api_username):
        yield given(notice, post, thread, recovered=recovered)
    if notice.key.endswith("/created"):
        yield from called(post, topic, thread, access)


def called(
    post: ForumPost, topic: ForumTopic, thread: Thread, access: DiscourseAccess
) -> Iterator[LetterWritten]:
    """The line of a new public post that begins with our name, if it has one."""
    text = addressed(post.raw, access.api_username)
    if text and not is_bots(access, post.author, post.author_id):
        yield LetterWritten(
            key=f"letter:discourse:p/{post.id}",
            at=post.created,
            account=account_of(post.author),
            text=text,
            place=thread.place,
            thread=thread.key,
            named=True,
            author=account_of(topic.author),
            question=_opening(topic, thread, access) if parse(text).command == "mark" else None,
        )


def _opening(topic: ForumTopic, thread: Thread, access: DiscourseAccess) -> Question | None:
    """What a topic asks, in its author's words, whether it looks like a question or not."""
    if topic.first is None or topic.first.vanished:
        return None
    body = without_calls(topic.first.raw, access.api_username)
    asking = asks(topic.title, body, forum=True)
    return Question(
        thread,
        account_of(topic.author),
        topic.title,
        body,
        kind=asking.kind if asking else QuestionKind.FACT,
        language=asking.language if asking else language(f"{topic.title}\n{body}"),
    )


def given(notice: Notice, post: ForumPost, thread: Thread, *, recovered: bool) -> AnswerGiven:
    """A reply. One that is there again is told once for each notice: it may go and come back."""
    answer, said = f"discourse:p/{post.id}", own_words(post.raw)
    names = dict.fromkeys([*mentioned(said), post.answers_to.lower()])
    return AnswerGiven(
        key=f"answered:{answer}" + (f":{notice.key}" if recovered else ""),
        at=post.created,
        thread=thread,
        answer=answer,
        by=account_of(post.author),
        thanks=thanks(said),
        mentions=tuple(account_of(name) for name in names if name),
        recovered=recovered,
    )
