"""What a workspace consists of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Json = dict[str, Any]

AVATARS = "https://secure.gravatar.com/avatar/0"


class SlackError(Exception):
    """The Web API says no: an error code of Slack, and what else its answer carries."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra


def invalid_arguments(*messages: str) -> SlackError:
    """What Slack answers to arguments that are missing or malformed."""
    return SlackError("invalid_arguments", response_metadata={"messages": list(messages)})


@dataclass(slots=True)
class Member:
    """A person of the workspace, or a bot."""

    id: str
    name: str
    real_name: str = ""
    admin: bool = False
    owner: bool = False
    restricted: bool = False
    deleted: bool = False
    is_bot: bool = False

    def as_json(self, team: str) -> Json:
        """The user object of ``users.info``."""
        real = self.real_name or self.name.capitalize()
        return {
            "id": self.id,
            "team_id": team,
            "name": self.name,
            "deleted": self.deleted,
            "real_name": real,
            "color": "9f69e7",
            "tz": "Europe/Berlin",
            "tz_label": "Central European Time",
            "tz_offset": 3600,
            "profile": {
                "avatar_hash": "g" + self.id.lower(),
                "status_text": "",
                "status_emoji": "",
                "real_name": real,
                "display_name": self.name,
                "real_name_normalized": real,
                "display_name_normalized": self.name,
                **{f"image_{size}": f"{AVATARS}-{size}" for size in (24, 32, 48, 72, 192, 512)},
                "team": team,
            },
            "is_admin": self.admin or self.owner,
            "is_owner": self.owner,
            "is_primary_owner": self.owner,
            "is_restricted": self.restricted,
            "is_ultra_restricted": False,
            "is_bot": self.is_bot,
            "is_app_user": False,
            "updated": 0,
        }


@dataclass(slots=True)
class Channel:
    """A place to write: ``kind`` is ``channel``, ``group`` (private), ``im`` or ``mpim``.

    ``shared``: with another organisation.
    """

    id: str
    name: str
    kind: str = "channel"
    members: set[str] = field(default_factory=set)
    archived: bool = False
    created: int = 0
    shared: bool = False

    @property
    def scopes(self) -> str:
        """How scopes call this kind of place: ``channels:history``, ``im:read``."""
        return {"channel": "channels", "group": "groups"}.get(self.kind, self.kind)

    def as_json(self, bot_user: str) -> Json:
        """The conversation object."""
        common = {
            "id": self.id,
            "created": self.created,
            "is_im": self.kind == "im",
            "is_archived": self.archived,
            "is_org_shared": False,
            "updated": self.created * 1000,
        }
        if self.kind in {"im", "mpim"}:
            common["is_open"] = True
        if self.kind == "im":
            user = next(iter(self.members - {bot_user}))
            return {**common, "user": user, "is_user_deleted": False}
        about = {"value": "", "creator": "", "last_set": 0}
        return {
            **common,
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": self.kind == "channel",
            "is_group": self.kind == "group",
            "is_mpim": self.kind == "mpim",
            "is_private": self.kind != "channel",
            "is_member": bot_user in self.members,
            "is_general": self.name == "general",
            "is_shared": self.shared,
            "is_ext_shared": self.shared,
            "is_pending_ext_shared": False,
            "pending_shared": [],
            "unlinked": 0,
            "creator": bot_user,
            "topic": about,
            "purpose": dict(about),
            "previous_names": [],
            "num_members": len(self.members),
        }


@dataclass(slots=True)
class Message:
    """One message. ``key`` is what a bot put under ``key`` into its metadata."""

    channel: str
    ts: str
    user: str
    text: str
    thread_ts: str = ""
    blocks: Sequence[Mapping[str, Any]] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict)
    subtype: str = ""
    bot_id: str = ""
    parent_user: str = ""
    edited: Json = field(default_factory=dict)
    files: tuple[str, ...] = ()
    reactions: dict[str, list[str]] = field(default_factory=dict)
    replies: int = 0
    latest_reply: str = ""
    deleted: bool = False

    @property
    def key(self) -> str:
        """The mark of an outbox, or nothing."""
        return str((self.metadata.get("event_payload") or {}).get("key", ""))

    @property
    def is_reply(self) -> bool:
        """Below another message (the parent of a thread is not)."""
        return bool(self.thread_ts) and self.thread_ts != self.ts

    def listed(self, *, metadata: bool = False) -> Json:
        """The message object in a history: a deleted opening with replies is a tombstone there."""
        if not self.deleted:
            return self.as_json(metadata=metadata)
        return {
            "type": "message",
            "subtype": "tombstone",
            "user": "USLACKBOT",
            "text": "This message was deleted.",
            "hidden": True,
            "ts": self.ts,
            "thread_ts": self.ts,
            "reply_count": self.replies,
            "latest_reply": self.latest_reply,
        }

    def as_json(self, *, metadata: bool = False) -> Json:
        """The message object, as events carry it."""
        found: Json = {"type": "message", "user": self.user, "text": self.text, "ts": self.ts}
        for name, value in (
            ("subtype", self.subtype),
            ("bot_id", self.bot_id),
            ("thread_ts", self.thread_ts),
            ("parent_user_id", self.parent_user),
            ("edited", self.edited),
            ("blocks", list(self.blocks)),
            ("files", [{"id": f"F{n}", "name": name} for n, name in enumerate(self.files)]),
        ):
            if value:
                found[name] = value
        if self.replies:
            found |= {"reply_count": self.replies, "latest_reply": self.latest_reply}
        if self.reactions:
            found["reactions"] = [
                {"name": name, "users": list(users), "count": len(users)}
                for name, users in self.reactions.items()
            ]
        if metadata and self.metadata:
            found["metadata"] = dict(self.metadata)
        return found


@dataclass(slots=True)
class Whispered:
    """A line that only ``member`` sees. Also a change: it is observed when it appears."""

    channel: str
    member: str
    ts: str
    text: str
    blocks: Sequence[Mapping[str, Any]] = ()
    thread_ts: str = ""
    removed: bool = False


@dataclass(slots=True)
class Upload:
    """A file of the bot: ``token`` is the secret part of the address that ``content`` came to.

    ``shared_in``: the key (``channel/ts``) of the message that it came with.
    """

    id: str
    name: str
    length: int
    token: str
    content: bytes | None = None
    shared_in: str = ""


@dataclass(slots=True)
class Offered:
    """What the bot offered in one list of a view: ``now``, for what was ``typed``, and ``ever``."""

    typed: str = ""
    now: list[Json] = field(default_factory=list)
    ever: dict[str, Json] = field(default_factory=dict)


@dataclass(slots=True)
class View:
    """A modal or home tab as one member sees it."""

    id: str
    member: str
    body: Json
    hash: str
    root: str
    previous: str = ""
    offered: dict[tuple[str, str], Offered] = field(default_factory=dict)

    def as_json(self, team: str, bot_id: str, app: str) -> Json:
        """The view object; ``state`` is added by whoever submits it."""
        labels = (n for n in ("title", "submit", "close") if isinstance(self.body.get(n), dict))
        return {
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "close": None,
            "submit": None,
            "clear_on_close": False,
            "notify_on_close": False,
            "state": {"values": {}},
            **self.body,
            **{name: {"emoji": True, **self.body[name]} for name in labels},
            "id": self.id,
            "team_id": team,
            "hash": self.hash,
            "root_view_id": self.root,
            "previous_view_id": self.previous or None,
            "app_id": app,
            "app_installed_team_id": team,
            "bot_id": bot_id,
        }


@dataclass(frozen=True, slots=True)
class Call:
    """One Web API call: when by the sandbox's clock and on the wall, and how it ended."""

    at: datetime
    wall: float
    method: str
    args: Mapping[str, Any]
    answer: Mapping[str, Any]
