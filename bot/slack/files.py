"""A file to one member: two steps that nobody sees, and the one that shares it.

Source: https://docs.slack.dev/messaging/working-with-files#uploading_files
"""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

from bot.effects import SendFile
from bot.errors import Unsent
from bot.ports import Ref
from bot.slack.access import SlackClients
from bot.slack.failures import told
from bot.slack.payload import words

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
        url, id = words(begun, "upload_url"), words(begun, "file_id")  # noqa: A001  (Slack's own word)
        if not (url and id):
            raise Unsent("Slack named no place for the file")
        await _upload(clients, url, content)
    shared: list[dict[str, str | None]] = [{"id": id, "title": file.filename}]
    call = clients.write.files_completeUploadExternal(
        files=shared, channel_id=channel, initial_comment=comment
    )
    with told(writing=True):
        await clients(call)
    return Ref({"channel": channel, "file": id})


async def _upload(clients: SlackClients, url: str, content: bytes) -> None:
    """Send the bytes where Slack's API says, and nowhere that it did not: without our token."""
    if not _is_safe(url, clients.access.api_url):
        raise Unsent("the upload would go elsewhere, in the open")
    async with (
        asyncio.timeout(clients.access.timeout),
        clients.session().post(url, data=content, allow_redirects=False) as answer,
    ):
        if answer.status != _OK:
            raise Unsent(f"the upload was answered {answer.status}")


def _is_safe(url: str, api_url: str) -> bool:
    """Whether what goes there is hidden on its way, or goes to the very API that we call."""
    parts, api = urlsplit(url), urlsplit(api_url)
    return parts.scheme == "https" or (parts.scheme, parts.netloc) == (api.scheme, api.netloc)
