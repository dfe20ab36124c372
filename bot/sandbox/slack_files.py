"""``files.*``: an address to upload to, the upload, and sharing it in a conversation.

Source: https://docs.slack.dev/reference/methods/files.getUploadURLExternal
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.sandbox.slack_args import Args
from bot.sandbox.slack_chat import place_of
from bot.sandbox.slack_clicks import Clicks
from bot.sandbox.slack_nouns import Json, Message, SlackError, Upload, invalid_arguments

UPLOAD = "/sandbox/slack/upload"


def _begin(world: Clicks, args: Args) -> Json:
    length = args.text("length")
    if not length.isdigit() or not int(length):
        raise invalid_arguments("[ERROR] length must be a number of bytes")
    file = Upload(world.new_id("F"), args.text("filename"), int(length), secrets.token_urlsafe(16))
    world.files[file.id] = file
    return {"upload_url": f"{world.base_url}{UPLOAD}/{file.token}", "file_id": file.id}


async def receive(world: Clicks, request: Request) -> Response:
    """The raw bytes, to the address that was given for them."""
    token = request.path_params["token"]
    file = next((f for f in world.files.values() if f.token == token), None)
    content = await request.body()
    if file is None or file.shared_in:
        return PlainTextResponse("not found", 404)
    if len(content) != file.length:
        return PlainTextResponse("wrong length", 400)
    file.content = content
    return PlainTextResponse(f"OK - {file.length}")


def _complete(world: Clicks, args: Args) -> Json:
    wanted = args.json("files", "invalid_arguments")
    named = [str(one.get("id")) for one in wanted] if isinstance(wanted, list) else []
    found = [world.files[id] for id in named if id in world.files]  # noqa: A001
    whole = [file for file in found if file.content is not None and not file.shared_in]
    if not whole or len(whole) != len(named):
        raise SlackError("file_not_found")
    where = "nowhere"
    if args.text("channel_id"):
        place = place_of(world, args.text("channel_id"))
        text = args.text("initial_comment")
        world.inspect(text, (), "files.completeUploadExternal")
        names = tuple(file.name for file in found)
        message = Message(place.id, world.new_ts(), world.bot_user, text, files=names)
        message.bot_id, message.subtype = world.bot_id, "file_share"
        world.post(message)
        where = f"{place.id}/{message.ts}"
    for file in found:
        file.shared_in = where
    return {"files": [{"id": file.id, "title": file.name} for file in found]}


FILES: Mapping[str, Callable[[Clicks, Args], Json]] = {
    "files.getUploadURLExternal": _begin,
    "files.completeUploadExternal": _complete,
}
