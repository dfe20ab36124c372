"""``auth``, ``team``, ``users``, ``views``, ``reactions`` and ``apps.connections.open``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.sandbox.slack_args import Args, need
from bot.sandbox.slack_chat import place_of
from bot.sandbox.slack_clicks import Clicks
from bot.sandbox.slack_nouns import Json, Message, SlackError, invalid_arguments
from bot.sandbox.slack_socket import PATH

EMOJI = re.compile(r"[\w+'-]+(::skin-tone-[2-6])?")


def _auth(world: Clicks, args: Args) -> Json:  # noqa: ARG001 - one shape for all methods
    return {
        "url": "https://sandbox.slack.com/",
        "team": world.team_name,
        "user": world.members[world.bot_user].name,
        "team_id": world.team,
        "user_id": world.bot_user,
        "bot_id": world.bot_id,
        "is_enterprise_install": False,
    }


def _team(world: Clicks, args: Args) -> Json:  # noqa: ARG001 - one shape for all methods
    about = {"id": world.team, "name": world.team_name, "domain": "sandbox"}
    return {"team": {**about, "email_domain": "", "icon": {"image_default": True}}}


def _user(world: Clicks, args: Args) -> Json:
    member = world.members.get(args.text("user"))
    if member is None:
        raise SlackError("user_not_found")
    return {"user": member.as_json(world.team)}


def _users(world: Clicks, args: Args) -> Json:
    page, following = args.page(list(world.members.values()))
    stamp = int(world.clock.now().timestamp())
    return {"members": [m.as_json(world.team) for m in page], "cache_ts": stamp, **following}


def _view_open(world: Clicks, args: Args) -> Json:
    view = world.views.open(args.text("trigger_id"), args.json("view", "invalid_arguments"))
    return {"view": world.view_json(view)}


def _view_push(world: Clicks, args: Args) -> Json:
    view = world.views.push(args.text("trigger_id"), args.json("view", "invalid_arguments"))
    return {"view": world.view_json(view)}


def _view_redraw(world: Clicks, args: Args) -> Json:
    name = args.text("view_id") or args.text("external_id")
    view = world.views.redraw(name, args.json("view", "invalid_arguments"), args.text("hash"))
    return {"view": world.view_json(view)}


def _view_publish(world: Clicks, args: Args) -> Json:
    member = world.members.get(args.text("user_id"))
    if member is None or member.is_bot:
        raise invalid_arguments("[ERROR] user_id is no member of this workspace")
    body = args.json("view", "invalid_arguments")
    return {"view": world.view_json(world.views.publish(member.id, body, args.text("hash")))}


def _react(world: Clicks, args: Args) -> Json:
    message, name = _reacted(world, args)
    if world.bot_user in message.reactions.get(name, ()):
        raise SlackError("already_reacted")
    world.set_reaction(message, world.bot_user, name, added=True)
    return {}


def _unreact(world: Clicks, args: Args) -> Json:
    if not args.text("channel") or not args.text("timestamp"):
        raise SlackError("no_item_specified")
    message, name = _reacted(world, args)
    if world.bot_user not in message.reactions.get(name, ()):
        raise SlackError("no_reaction")
    world.set_reaction(message, world.bot_user, name, added=False)
    return {}


def _reacted(world: Clicks, args: Args) -> tuple[Message, str]:
    place = place_of(world, args.text("channel"))
    name = args.text("name")
    if not EMOJI.fullmatch(name):
        raise SlackError("invalid_name")
    message = world.find(place.id, args.text("timestamp"))
    if message is None or message.deleted:
        raise SlackError("message_not_found")
    return message, name


def _connect(world: Clicks, args: Args) -> Json:  # noqa: ARG001 - one shape for all methods
    need("connections:write", world.app_scopes)
    base = world.base_url.replace("http", "ws", 1)
    return {"url": f"{base}{PATH}?ticket={world.sockets.ticket()}"}


REST: Mapping[str, Callable[[Clicks, Args], Json]] = {
    "auth.test": _auth,
    "team.info": _team,
    "users.info": _user,
    "users.list": _users,
    "views.open": _view_open,
    "views.push": _view_push,
    "views.update": _view_redraw,
    "views.publish": _view_publish,
    "reactions.add": _react,
    "reactions.remove": _unreact,
    "apps.connections.open": _connect,
}
