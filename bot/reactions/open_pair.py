"""All said yes: a group of them and the bot, with why these people and a first question.

Where nobody can tell whether the group's message arrived, it is not sent twice: all are asked.
After ``AGAIN_AT_MOST`` more attempts they read each other's names in private, and write themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.community import Community
from bot.effects import (
    Answer,
    Button,
    DirectMessage,
    Effect,
    Link,
    Message,
    Moment,
    OpenGroup,
    Person,
    SettleMatch,
    Term,
    Topics,
    Value,
)
from bot.events import ButtonPressed, DeliveryUncertain, MatchAccepted
from bot.reactions._together import (
    ANEW,
    GROUPS,
    group_reads,
    groups_anew,
    groups_of,
    newest_group,
    together,
    topics_of,
    where_all_are,
    worded,
)
from bot.reactions.report_match import REPORT, UNFIT
from matchers.model import Account, Form, Language, MatchState
from matchers.together import Together

AGAIN = "open_pair-again"
AGAIN_AT_MOST = 2
"""How often they may ask for it once more."""


def open_pair(
    event: MatchAccepted | DeliveryUncertain | ButtonPressed, community: Community
) -> Iterator[Effect]:
    """Introduce them to each other: only now do they read each other's names."""
    match event:
        case MatchAccepted():
            found = _accepted(event.match, community)
            if found is not None and event.joined:
                yield from _open_anew(found, community)
            elif found is not None:
                yield from _open(found, community)
        case DeliveryUncertain():
            named, attempt = _attempt(event.delivery)
            found = _met_there(named, event.delivery, community)
            if found is not None and attempt < AGAIN_AT_MOST:
                yield from _ask_all(found, attempt, community)
            elif found is not None:
                yield from _by_themselves(found, community)
        case ButtonPressed(button="open_pair-again"):
            named, attempt = _attempt(f"open_pair:{event.value}")
            found = _met_there(named, f"open_pair:{event.value}", community)
            ours = found is not None and found.side_of(event.account) is not None
            if found is not None and ours and attempt < AGAIN_AT_MOST:
                yield _group(found, groups_of(found, community)[attempt + 1], community)
                yield Answer(message=Message("open_pair-sent_again", {}, event.language))
            else:
                over = worded("open_pair-over", _form_of(named, community))
                yield Answer(message=Message(over, {}, event.language))


def _attempt(key: str) -> tuple[str, int]:
    """Whose group a key is of, and which attempt; nobody's where it is no such key."""
    group, again, number = key.removeprefix("open_pair:").partition(":again")
    named = group.partition(ANEW)[0]
    return (named, GROUPS.index(again + number)) if again + number in GROUPS else ("", 0)


def _accepted(id: str, community: Community) -> Together | None:
    found = together(id, community) if id else None
    return found.of_state(MatchState.ACCEPTED) if found else None


def _met_there(id: str, key: str, community: Community) -> Together | None:
    """If this is the group that they are in now: somebody may have joined since."""
    found = _accepted(id, community)
    return found if found is not None and key in groups_of(found, community) else None


def _form_of(id: str, community: Community) -> Form:
    found = together(id, community)
    return found.form if found else "pair"


def _open(found: Together, community: Community) -> Iterator[Effect]:
    """Once; and once more where a circle lost somebody before its group was there."""
    for key in groups_of(found, community):
        if not community.said(key):
            yield _group(found, key, community)
            return
        if not community.given_up(key):
            return
    yield from _name_all(found, community)


def _open_anew(found: Together, community: Community) -> Iterator[Effect]:
    """Somebody joined: all meet in a new group, and the one before says so."""
    before = newest_group(found, community)
    names = (name for name in groups_anew(found) if not community.said(f"open_pair:{name}"))
    key = f"open_pair:{next(names)}"
    yield _group(found, key, community)
    if community.said(before):
        report, moved = Button(REPORT, found.id, "danger"), f"{key}:moved"
        yield group_reads("open_pair-moved", found, moved, report, community)


def _group(found: Together, key: str, community: Community) -> OpenGroup:
    accounts = _where_all_are(found, community)
    language = _shared_language(found, community)
    message = Message(
        _hello(found, key),
        _fields(found, accounts),
        language,
        buttons=_way_out(found),
        parts=(*_learners(found, accounts, language), *_conduct(language, community)),
    )
    return OpenGroup(key=key, accounts=accounts, message=message)


def _hello(found: Together, key: str) -> str:
    if ANEW in key:
        return "open_pair-hello_joined"
    asked = "open_pair-hello_asked"  # one question brought them together
    return worded("open_pair-hello", found.form) if found.matches[0].is_pair else asked


def _fields(found: Together, accounts: Sequence[Account]) -> dict[str, Value]:
    """Who learns what from whom; of a tandem both ways."""
    first, last = found.matches[0], accounts[-1]
    fields: dict[str, Value] = {"expert": Person(last), "topic": topics_of(first)}
    if found.form != "circle":
        fields["learner"] = Person(accounts[0])
    if found.form == "tandem":
        fields["other"] = topics_of(found.matches[-1])
    if first.is_pair:
        fields["slot"] = Term(f"common-slot-{first.slot}")
    if first.begins is not None and found.form != "pair":
        begins = max(match.begins or first.begins for match in found.matches)
        fields["begins"] = Moment(begins)
    return fields


def _learners(
    found: Together, accounts: Sequence[Account], language: Language
) -> tuple[Message, ...]:
    """Everybody who learns in a circle."""
    learners = accounts[:-1] if found.form == "circle" else ()
    return tuple(Message("open_pair-member", {"member": Person(a)}, language) for a in learners)


def _where_all_are(found: Together, community: Community) -> tuple[Account, ...]:
    return where_all_are(found.accounts, community) or found.accounts


def _conduct(language: Language, community: Community) -> tuple[Message, ...]:
    conduct = community.rules.community.code_of_conduct
    link = Message("open_pair-conduct", {"conduct": Link(conduct, "Code of Conduct")}, language)
    return (link,) if conduct else ()


def _way_out(found: Together) -> tuple[Button, ...]:
    return (Button(UNFIT, found.id), Button(REPORT, found.id, "danger"))


def _ask_all(found: Together, attempt: int, community: Community) -> Iterator[Effect]:
    tried = groups_of(found, community)[attempt].removeprefix("open_pair:")
    numbered = f":{attempt}" if attempt else ""
    numbered = f"{_which(tried)}{numbered}"
    for side in found.sides:
        yield DirectMessage(
            key=f"open_pair:{found.key_of(side)}:unsure{numbered}",
            account=side.account,
            message=Message(
                worded("open_pair-unsure", found.form),
                {"topic": Topics(found.topics)},
                community.language_of(side.account),
                buttons=(Button(AGAIN, tried),),
            ),
        )


def _which(group: str) -> str:
    """What tells the groups of one circle apart in keys; empty for the first one."""
    _, anew, number = group.partition(ANEW)
    return f"{anew}{number.partition(':')[0]}"


def _by_themselves(found: Together, community: Community) -> Iterator[Effect]:
    """They are named to each other; where one is under 18, nobody is sent to them alone."""
    profiles = (community.profile(account) for account in found.accounts)
    if not any(profile is not None and profile.minor for profile in profiles):
        yield from _name_all(found, community)
        return
    for match in found.matches:
        yield SettleMatch(match=match.id, state=MatchState.ENDED)
    for side in found.sides:
        yield DirectMessage(
            key=f"open_pair:{found.key_of(side)}:not_opened",
            account=side.account,
            message=Message(
                "open_pair-not_opened",
                {"topic": Topics(found.topics)},
                community.language_of(side.account),
            ),
        )


def _name_all(found: Together, community: Community) -> Iterator[Effect]:
    """All said yes, so each may read the others' names, here as in the group."""
    accounts, which = _where_all_are(found, community), _which(newest_group(found, community))
    for side in found.sides:
        language = community.language_of(side.account)
        others = [one for own, one in zip(found.accounts, accounts, strict=True)
                  if own != side.account]  # fmt: skip
        fields: dict[str, Value] = {"topic": Topics(found.topics)}
        named = tuple(
            Message("open_pair-member", {"member": Person(one)}, language) for one in others
        )
        if found.form != "circle":
            fields["partner"], named = Person(others[0]), ()
        yield DirectMessage(
            key=f"open_pair:{found.key_of(side)}:by_yourselves{which}",
            account=side.account,
            message=Message(
                worded("open_pair-by_yourselves", found.form),
                fields,
                language,
                buttons=_way_out(found),
                parts=(*named, *_conduct(language, community)),
            ),
        )


def _shared_language(found: Together, community: Community) -> Language:
    """The language of all, or the community's where they read different ones."""
    languages = {community.language_of(account) for account in found.accounts}
    return languages.pop() if len(languages) == 1 else community.rules.community.language
