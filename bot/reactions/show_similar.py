"""A question that was answered before is told where: below its topics, or in a line of its own.

Where ``tag_question`` says a line, that one names the earlier threads (``_similar.first``); here
speaks who has no topics to tell. A thread has one line of ours, and both edit the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community
from bot.effects import Effect, Reply
from bot.events import QuestionAsked, QuestionEdited
from bot.reactions._similar import alone, found, line_in
from bot.reactions._transfers import line_stands
from bot.reactions.follow_thread import is_older
from bot.reactions.tag_question import may_have_line


def show_similar(event: QuestionAsked | QuestionEdited, community: Community) -> Iterator[Effect]:
    """Say it once, while the thread is young and open."""
    question = event.question
    thread, kept = question.thread, community.thread(question.thread.key)
    if kept is None or kept.rejected or is_older(event, kept):
        return
    again = isinstance(event, QuestionAsked) and (event.recovered or event.marked)
    line = line_in(thread.key)
    watches = community.steering().watches("show_similar", thread.place.key)
    if watches:  # moderators read of it beside what they read of the topics
        line = f"show_similar:{thread.key}"
    elif line_stands(line, community) or (community.said(line) and not again):
        return
    if not may_have_line(event, kept, community):
        return
    tags = community.tagger.tag(question.title, question.body)
    links = found(question, tags, community)
    if links is not None:
        yield Reply(key=line, thread=thread, message=alone(links, kept), again=again)
