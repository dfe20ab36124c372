"""A file to one member: two steps that nobody sees, and the one that shares it.

Source: https://docs.slack.dev/messaging/working-with-files#uploading_files
"""

from __future__ import annotations

import asyncio

from bot.effects import SendFile
from bot.errors import Unsent
from bot.ports import Ref
from bot.slack.access import SlackClients
from bot.slack.failures import told

_OK = 200


async def send_file(clients: SlackClients, channel: str, file: SendFile, comment: str) -> Ref:
    """Upload it and share it in ``channel``. Raises a ``SendFailed``.

    An upload that is not shared is thrown away by Slack: up to there nothing is uncertain.
    """
    content = file.content.encode()
    with told(writing=False):
        begun = await clients(
            clients.write.files_getUploadURLExternal(filename=file.filename, length=len(content))
        )
        await _upload(clients, str(begun["upload_url"]), content)
    id = str(begun["file_id"])  # noqa: A001  (Slack's own word)
    shared: list[dict[str, str | None]] = [{"id": id, "title": file.filename}]
    call = clients.write.files_completeUploadExternal(
        files=shared, channel_id=channel, initial_comment=comment
    )
    with told(writing=True):
        await clients(call)
    return Ref({"channel": channel, "file": id})


async def _upload(clients: SlackClients, url: str, content: bytes) -> None:
    async with (
        asyncio.timeout(clients.access.timeout),
        clients.session().post(url, data=content) as answer,
    ):
        if answer.status != _OK:
            raise Unsent(f"the upload was answered {answer.status}")
