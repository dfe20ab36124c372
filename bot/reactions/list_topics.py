"""`/lotse themen`: the topics by how often they are asked about, and which are mine, in pages."""

from __future__ import annotations

from collections.abc import Iterator

from bot.community import Community
from bot.effects import Answer, Button, Effect, Message, Topics
from bot.events import ButtonPressed, CommandGiven
from bot.rules_asking import ListTopicsRules
from matchers.model import Account, Language

PAGE = "list_topics-page"


def list_topics(event: CommandGiven | ButtonPressed, community: Community) -> Iterator[Effect]:
    """One page at a time; whatever is no page is the first one."""
    match event:
        case CommandGiven(command="topics"):
            yield _page(event.argument, event.account, event.language, community)
        case ButtonPressed(button="list_topics-page"):
            yield _page(event.value, event.account, event.language, community)


def _page(wanted: str, account: Account, language: Language, community: Community) -> Answer:
    per_page = (community.rules.list_topics or ListTopicsRules()).per_page
    asked = community.topics_asked()
    names = {t.id: t.name(language).casefold() for t in community.topics.values()}
    ordered = sorted(names, key=lambda topic: (-asked.get(topic, 0), names[topic]))
    pages = max(-(-len(ordered) // per_page), 1)
    number = int(wanted) if wanted.isascii() and wanted.isdigit() else 1
    number = min(max(number, 1), pages)
    shown = ordered[(number - 1) * per_page : number * per_page]
    lines = (_line(topic, asked.get(topic, 0), account, language, community) for topic in shown)
    hint = Message("list_topics-hint", {}, language)
    fields = {"count": len(ordered), "page": number, "pages": pages}
    more = (Button(PAGE, str(number + 1)),) if number < pages else ()
    return Answer(
        message=Message("list_topics-all", fields, language, buttons=more, parts=(*lines, hint))
    )


def _line(
    topic: str, asked: int, account: Account, language: Language, community: Community
) -> Message:
    profile = community.profile(account)
    name = "list_topics-line"
    if profile is not None and topic in profile.learns:
        name = "list_topics-line_learns"
    elif profile is not None and topic in profile.teaches:
        name = "list_topics-line_teaches"
    return Message(name, {"topic": Topics((topic,)), "asked": asked}, language)
