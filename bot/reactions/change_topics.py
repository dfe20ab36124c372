"""*Thema ändern*, or [Passt nicht?] below the line: people choose topics, and theirs replace ours.

The line in the thread is edited, evidence follows, and what we found wrongly is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community, KeptThread
from bot.effects import (
    Answer,
    Effect,
    Form,
    Input,
    Message,
    Option,
    RejectTags,
    TagThread,
    Topics,
    Value,
)
from bot.events import ButtonPressed, FormSent, ShortcutUsed, TopicsChosen
from bot.reactions._shadow_notes import without
from bot.reactions._shortcuts import may_say, refused, tell
from bot.reactions._similar import reworded
from bot.reactions.follow_thread import may_judge
from bot.rules import ChangeTopicsRules
from matchers.model import Language, Tag
from matchers.renaming import renamed, under

FORM = "change_topics-form"
TOPICS = "change_topics-topics"


def change_topics(
    event: ShortcutUsed | ButtonPressed | FormSent, community: Community
) -> Iterator[Effect]:
    """Offer the topics, and believe what is chosen."""
    match event:
        case ShortcutUsed(shortcut="change_topics"):
            yield _offer(event, community)
        case ButtonPressed(button="change_topics-open"):
            yield _open(event, community)
        case FormSent(form="change_topics-form"):
            yield from _choose(event, community)


def _offer(event: ShortcutUsed, community: Community) -> Answer:
    kept = community.thread(event.thread)
    if refusal := refused(event, community):
        return refusal
    if kept is None:
        return tell(event, "change_topics-none")
    if not may_say(event, kept, community):
        return tell(event, "common-shortcut_not_yours")
    return Answer(form=_form(kept, community, event.language))


def _open(event: ButtonPressed, community: Community) -> Answer:
    """The same form, from the line below the question."""
    kept = community.thread(event.value)
    if kept is None:
        return _say("gone", event)
    if not may_judge(event.account, by_moderator=event.moderator, kept=kept, community=community):
        return _say("not_yours", event)
    return Answer(form=_form(kept, community, event.language))


def _form(kept: KeptThread, community: Community, language: Language) -> Form:
    at_most = _at_most(community)
    by_name = sorted(community.topics.values(), key=lambda t: t.name(language).casefold())
    offered = Input(
        name=TOPICS,
        kind="choices",
        options=tuple(Option(topic.id, Topics((topic.id,))) for topic in by_name),
        required=False,
        initial=tuple(t for t in kept.topics if t in community.topics)[:at_most],
        at_most=at_most,
    )
    return Form(
        name=FORM,
        inputs=(offered,),
        language=language,
        carries={"thread": kept.thread.key},
        fields={"at_most": at_most},
    )


def _choose(event: FormSent, community: Community) -> Iterator[Effect]:
    """What was true when the form opened may be over: everything is asked again."""
    sent = under(event.values.get(TOPICS, ()), renamed(community.topics))
    chosen = tuple(topic for topic in sent if topic in community.topics)
    kept = community.thread(event.carries.get("thread", ""))
    if kept is None:
        yield _say("gone", event)
    elif not may_judge(event.account, by_moderator=event.moderator, kept=kept, community=community):
        yield Answer(message=Message("common-shortcut_not_yours", {}, event.language))
    elif sent and not chosen:  # "none of these" would be another answer
        unknown = Message("change_topics-error_unknown", {}, event.language)
        yield Answer(errors={TOPICS: unknown})
    elif len(chosen) > (at_most := _at_most(community)):
        message = Message("change_topics-error_many", {"at_most": at_most}, event.language)
        yield Answer(errors={TOPICS: message})
    elif set(chosen) == set(kept.topics):
        yield _say("same", event)
    else:
        yield from _believe(kept, chosen, event, community)
        yield _say("done", event)


def _believe(
    kept: KeptThread, chosen: tuple[str, ...], event: FormSent, community: Community
) -> Iterator[Effect]:
    key = kept.thread.key
    # even where nothing of ours was wrong: from now on an edit does not let us guess again
    yield RejectTags(thread=key, topics=tuple(t for t in kept.ours if t not in chosen))
    yield TagThread(thread=key, tags=tuple(Tag(topic, 1.0) for topic in chosen), by="people")
    line = f"tag_question:{key}"
    if community.said(line) and not community.said(f"{line}:unsaid"):
        fields: dict[str, Value] = {"topics": Topics(chosen), "count": len(chosen)}
        told = Message("change_topics-line", fields, kept.language) if chosen else None
        yield from reworded(f"change_topics:{key}:{event.key}", told, kept, community)
    if not chosen:
        yield from without([key], event, community)
    yield TopicsChosen(key=f"chosen:{key}:{event.key}", at=event.at, thread=key)


def _at_most(community: Community) -> int:
    return (community.rules.change_topics or ChangeTopicsRules()).at_most


def _say(what: str, event: FormSent | ButtonPressed) -> Answer:
    return Answer(message=Message(f"change_topics-{what}", {}, event.language))
