"""Files: an address to upload to, the upload, and sharing, with Slack's refusals."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.sandbox.slack_kit import Scene, scene


async def begin(s: Scene, content: str = "{}") -> dict[str, Any]:
    return await s.call("files.getUploadURLExternal", filename="a.json", length=len(content))


async def complete(s: Scene, file: str, channel: str = "CFRAGEN") -> dict[str, Any]:
    files = [{"id": file, "title": "a.json"}]
    return await s.call(
        "files.completeUploadExternal", files=files, channel_id=channel, initial_comment="Hier"
    )


def test_a_file_is_uploaded_and_shared() -> None:
    async def story() -> None:
        async with scene() as s:
            begun = await begin(s)
            answer = await s.http.post(begun["upload_url"], content=b"{}")
            assert answer.status_code == 200
            assert s.world.messages("CFRAGEN") == [], "nobody sees it before it is shared"
            done = await complete(s, begun["file_id"])
            assert done["ok"]
            [message] = s.world.messages("CFRAGEN")
            assert (message.text, message.files) == ("Hier", ("a.json",))
            [file] = s.world.files_of(message)
            assert file.content == b"{}"
            assert (await complete(s, begun["file_id"]))["error"] == "file_not_found", "once only"
            assert (await s.http.post(begun["upload_url"], content=b"{}")).status_code == 404

    asyncio.run(story())


def test_slack_refuses_what_is_no_file() -> None:
    async def story() -> None:
        async with scene() as s:
            begun = await begin(s)
            assert (await complete(s, begun["file_id"]))["error"] == "file_not_found"
            assert (await s.http.post(begun["upload_url"], content=b"{ }")).status_code == 400
            assert (await complete(s, "F0"))["error"] == "file_not_found"
            none = await s.call("files.getUploadURLExternal", filename="a.json", length="x")
            assert none["error"] == "invalid_arguments"
            await s.http.post(begun["upload_url"], content=b"{}")
            elsewhere = await complete(s, begun["file_id"], "CNONE")
            assert elsewhere["error"] == "channel_not_found"
            s.world.scopes.discard("files:write")
            assert (await begin(s))["error"] == "missing_scope"

    asyncio.run(story())
