"""Where somebody looks: the address of the page says it all, so that every view can be linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlencode

from bot.sandbox.page.texts import Language

HOME = "home"
"""Stands in the place of a channel for the bot's home tab."""


@dataclass(frozen=True, slots=True)
class Look:
    """Who looks at what: ``m`` member and ``c`` channel of Slack, ``t`` the thread's timestamp.

    ``f`` member of the forum, ``k`` number of the forum's topic. Empty: the first there is.
    """

    m: str = ""
    c: str = ""
    t: str = ""
    f: str = ""
    k: str = ""
    lang: Language = "de"

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Look:
        """What an address says; what it does not know is left out."""
        given = {name: query.get(name, "")[:60] for name in ("m", "c", "t", "f", "k")}
        return cls(lang="en" if query.get("lang") == "en" else "de", **given)

    def query(self, **changes: Any) -> str:
        """The query of this look, or of one that differs in ``changes``."""
        told = {name: value for name, value in asdict(replace(self, **changes)).items() if value}
        return urlencode(told)

    def url(self, **changes: Any) -> str:
        """The address of the page at this look."""
        return f"/?{self.query(**changes)}"

    def to(self, act: str, **fields: str) -> str:
        """The address of an act done from here; ``fields`` say on what."""
        return f"/page/{act}?{self.query()}&{urlencode(fields)}" if fields else self._act(act)

    def _act(self, act: str) -> str:
        return f"/page/{act}?{self.query()}"
