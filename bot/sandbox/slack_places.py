"""``conversations.*``: opening, reading, listing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from bot.sandbox.slack_args import Args, need, write_cursor
from bot.sandbox.slack_chat import place_of
from bot.sandbox.slack_clicks import Clicks
from bot.sandbox.slack_limits import GROUP_MEMBERS
from bot.sandbox.slack_nouns import Channel, Json, Message, SlackError

KINDS = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}
FIRST, LAST = "0000000000.000000", "9999999999.999999"


def _open(world: Clicks, args: Args) -> Json:
    given = args.text("users")
    if args.text("channel"):
        place = place_of(world, args.text("channel"))
        return {"channel": {"id": place.id}}
    people = list(dict.fromkeys(one.strip() for one in given.split(",") if one.strip()))
    people = [one for one in people if one != world.bot_user]
    if not people:
        raise SlackError("users_list_not_supplied")
    if len(people) > GROUP_MEMBERS:
        raise SlackError("too_many_users")
    need("im:write" if len(people) == 1 else "mpim:write", world.scopes)
    for one in people:
        _reachable(world, one)
    before = len(world.channels)
    place = world.private(people)
    known = {"no_op": True, "already_open": True} if len(world.channels) == before else {}
    full = args.flag("return_im")
    return {**known, "channel": place.as_json(world.bot_user) if full else {"id": place.id}}


def _reachable(world: Clicks, member_id: str) -> None:
    member = world.members.get(member_id)
    if member is None:
        raise SlackError("user_not_found")
    if member.deleted:
        raise SlackError("user_disabled")
    together = any({member.id, world.bot_user} <= c.members for c in world.channels.values())
    if member.restricted and not together:
        raise SlackError("user_not_visible")


def _history(world: Clicks, args: Args) -> Json:
    place = place_of(world, args.text("channel"), outside="not_in_channel")
    need(f"{place.scopes}:history", world.scopes)
    found: list[Message] = []
    limit = args.limit()
    for message in _between(world.newest_first(place.id), args, newest_first=True):
        if not message.is_reply or message.subtype == "thread_broadcast":
            found.append(message)
        if len(found) > limit:
            break
    more = len(found) > limit
    page = [m.listed(metadata=args.flag("include_all_metadata")) for m in found[:limit]]
    following = write_cursor("ts", found[limit - 1].ts) if more else ""
    return {
        "messages": page,
        "has_more": more,
        "pin_count": 0,
        "channel_actions_ts": None,
        "channel_actions_count": 0,
        "response_metadata": {"next_cursor": following},
        **({"latest": args.text("latest")} if args.text("latest") else {}),
    }


def _replies(world: Clicks, args: Args) -> Json:
    place = place_of(world, args.text("channel"))
    need(f"{place.scopes}:history", world.scopes)
    named = world.find(place.id, args.text("ts"))
    first = world.find(place.id, named.thread_ts or named.ts) if named else None
    if first is None:
        raise SlackError("thread_not_found")
    below = _between(world.thread(place.id, first.ts), args, newest_first=False)
    found = [message for message in below if message is not first]
    limit = max(1, args.limit() - 1)
    more = len(found) > limit
    metadata = args.flag("include_all_metadata")
    page = [m.listed(metadata=metadata) for m in [first, *found[:limit]]]
    following = write_cursor("ts", found[limit - 1].ts) if more else ""
    return {
        "messages": page,
        "has_more": more,
        "response_metadata": {"next_cursor": following},
    }


def _between(messages: Iterable[Message], args: Args, *, newest_first: bool) -> Iterable[Message]:
    """Those between ``oldest`` and ``latest``, from the cursor on; ends early if newest first."""
    oldest, latest = args.moment("oldest", FIRST), args.moment("latest", LAST)
    inclusive = args.flag("inclusive")
    passed = args.cursor("ts")
    for message in messages:
        ts = message.ts
        if newest_first and ts < oldest:
            return
        beyond = passed and (ts >= passed if newest_first else ts <= passed)
        inside = oldest <= ts <= latest if inclusive else oldest < ts < latest
        if inside and not beyond and (not message.deleted or message.replies):
            yield message


def _list(world: Clicks, args: Args) -> Json:
    asked = (args.text("types") or "public_channel").split(",")
    kinds = [KINDS.get(one.strip(), "") for one in asked]
    if "" in kinds:
        raise SlackError("invalid_types")
    for kind in kinds:
        need(f"{Channel('', '', kind).scopes}:read", world.scopes)
    found = [c for c in world.channels.values() if c.kind in kinds and _visible(world, c)]
    if args.flag("exclude_archived"):
        found = [c for c in found if not c.archived]
    page, following = args.page(found)
    return {"channels": [c.as_json(world.bot_user) for c in page], **following}


def _visible(world: Clicks, place: Channel) -> bool:
    return place.kind == "channel" or world.bot_user in place.members


def _members(world: Clicks, args: Args) -> Json:
    place = place_of(world, args.text("channel"), outside="")
    need(f"{place.scopes}:read", world.scopes)
    page, following = args.page(sorted(place.members))
    return {"members": page, **following}


def _info(world: Clicks, args: Args) -> Json:
    place = place_of(world, args.text("channel"), outside="")
    need(f"{place.scopes}:read", world.scopes)
    shown = place.as_json(world.bot_user)
    if not args.flag("include_num_members"):
        shown.pop("num_members", None)
    elif place.kind == "im":
        shown["num_members"] = len(place.members)
    if place.kind in {"channel", "group"}:
        shown |= {
            "context_team_id": world.team,
            "shared_team_ids": [world.team],
            "pending_connected_team_ids": [],
            "parent_conversation": None,
            "is_frozen": False,
        }
    return {"channel": shown}


def _join(world: Clicks, args: Args) -> Json:
    place = place_of(world, args.text("channel"), outside="")
    if place.kind != "channel":
        raise SlackError("method_not_supported_for_channel_type")
    if place.archived:
        raise SlackError("is_archived")
    known: Json = {}
    if world.bot_user in place.members:
        warning = "already_in_channel"
        known = {"warning": warning, "response_metadata": {"warnings": [warning]}}
    world.let_in(place, world.bot_user)
    return {"channel": place.as_json(world.bot_user), **known}


PLACES: Mapping[str, Callable[[Clicks, Args], Json]] = {
    "conversations.open": _open,
    "conversations.history": _history,
    "conversations.replies": _replies,
    "conversations.list": _list,
    "conversations.members": _members,
    "conversations.info": _info,
    "conversations.join": _join,
}
