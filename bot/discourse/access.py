"""How to reach one forum, and as whom."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.errors import YourMistake

SHORTEST_SECRET = 16
LEAST_VARIED = 8
_TOLD_WORDS = re.compile(
    "secret|geheim|passwor[dt]|change|webhook|discourse|forum|lotse|slack|token|test|example"
    "|0?123456789?0?|qwert[yz]"
)
"""What people think of first: whoever guesses tries these too, so they do not count."""


@dataclass(frozen=True, slots=True)
class DiscourseAccess:
    """One forum and the bot's account there. ``timeout`` bounds each call as a whole, in seconds.

    ``busy`` is told of each answer that asks us to wait (429).
    Raises ``YourMistake`` where something is missing: the door does not open half.
    """

    url: str
    api_key: str = field(repr=False)
    api_username: str
    webhook_secret: str = field(repr=False)
    timeout: float = 10.0
    busy: Callable[[], None] = field(default=lambda: None, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "url", self.url.strip().rstrip("/"))
        try:
            parts = urlsplit(self.url)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
            raise YourMistake("The forum's address must look like https://forum.example.org.")
        for what in ("api_key", "api_username", "webhook_secret"):
            value = getattr(self, what)
            if not value.strip() or not value.isprintable():
                raise YourMistake(f"The forum's {what} is empty or broken: copy it again.")

    @property
    def instance(self) -> str:
        """What ``X-Discourse-Instance`` must name: host, port and subfolder of the forum."""
        return instance_of(self.url)

    @property
    def is_guessable(self) -> bool:
        """Whether the webhook's secret could be guessed: short, monotonous, or no secret at all."""
        secret = self.webhook_secret.casefold()
        rest = _TOLD_WORDS.sub("", secret.replace(self.api_username.casefold(), ""))
        varied = len({letter for letter in rest if letter.isalnum()})
        return (
            len(secret) < SHORTEST_SECRET
            or varied < LEAST_VARIED
            or secret == self.api_key.casefold()
        )

    def is_own(self, username: str) -> bool:
        """Whether this is the bot's own account (usernames are unique whatever their case)."""
        return username.casefold() == self.api_username.casefold()


def instance_of(url: str) -> str:
    """Host, port and path of a forum's address; empty, like no forum's, where it is none.

    The scheme is left out: a forum behind a proxy may call itself http.
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # an address like http://[
        return ""
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}"
