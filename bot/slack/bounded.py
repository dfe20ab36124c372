"""Answers that come over our HTTP session: none is read without end."""

from __future__ import annotations

import aiohttp

MOST_BYTES = 32_000_000
"""Of one answer, unpacked, as of the forum's: a page of a thousand members is one or two."""

TOO_MANY = 429
"""The status of an answer that asks us to wait: https://docs.slack.dev/apis/web-api/rate-limits/."""


class TooLong(aiohttp.ClientError):
    """An answer was longer than we read; its line is closed."""


class Bounded(aiohttp.ClientResponse):
    """An answer, read piece by piece. The SDK asks for its JSON or text, which is read first."""

    async def read(self) -> bytes:
        """The whole body, unpacked. Raises ``TooLong``."""
        if self._body is None:
            content = bytearray()
            async for part in self.content.iter_any():
                content += part
                if len(content) > MOST_BYTES:
                    self.close()
                    raise TooLong("the answer is too long")
            self._body = bytes(content)
        return await super().read()
