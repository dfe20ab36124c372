"""Modals, home tabs, and the short-lived permissions that come with a click.

Source: https://docs.slack.dev/surfaces/modals and
https://docs.slack.dev/interactivity/handling-user-interaction
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.slack_blocks import view_faults, with_ids
from bot.sandbox.slack_changes import Shown
from bot.sandbox.slack_limits import (
    RESPONSE_MINUTES,
    RESPONSE_POSTS,
    STACKED_VIEWS,
    TRIGGER_SECONDS,
    VIEW_BYTES,
)
from bot.sandbox.slack_nouns import Json, SlackError, View, invalid_arguments
from bot.sandbox.slack_state import SlackState


@dataclass(slots=True)
class _Trigger:
    member: str
    until: datetime
    used: bool = False


@dataclass(slots=True)
class Permission:
    """A ``response_url``: who may be answered where, and how often still."""

    member: str
    channel: str
    ts: str
    until: datetime
    left: int = RESPONSE_POSTS


class Views:
    """What each member has open."""

    def __init__(self, state: SlackState) -> None:
        self._state = state
        self._views: dict[str, View] = {}
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}
        self._triggers: dict[str, _Trigger] = {}
        self.permissions: dict[str, Permission] = {}

    def trigger(self, member: str) -> str:
        """A new trigger id: three seconds by the clock, and once."""
        name = f"{self._state.new_id('')}.{self._state.team}.trigger"
        until = self._state.clock.now() + timedelta(seconds=TRIGGER_SECONDS)
        self._triggers[name] = _Trigger(member, until)
        return name

    def permission(self, member: str, channel: str, ts: str = "") -> str:
        """A new token for a ``response_url``."""
        name = self._state.new_id("R")
        until = self._state.clock.now() + timedelta(minutes=RESPONSE_MINUTES)
        self.permissions[name] = Permission(member, channel, ts, until)
        return name

    def top(self, member: str) -> View | None:
        """The modal that the member looks at."""
        stack = self._stacks.get(member)
        return stack[-1] if stack else None

    def home(self, member: str) -> View | None:
        """The member's home tab, if one was published."""
        return self._homes.get(member)

    def find(self, view_id: str) -> View | None:
        """A view that is still open."""
        view = self._views.get(view_id)
        if view is None:
            return None
        stack = self._stacks.get(view.member, [])
        return view if view in stack or view is self._homes.get(view.member) else None

    def open(self, trigger: str, body: Any) -> View:
        """A first modal; what was open before is gone."""
        member = self._redeem(trigger)
        self._accept(body, "modal")
        self._stacks[member] = []
        return self._show(member, body, "")

    def push(self, trigger: str, body: Any) -> View:
        """One more modal on top."""
        member = self._redeem(trigger)
        self._accept(body, "modal")
        top = self.top(member)
        if top is None:
            raise SlackError("not_found")
        return self.put_on_top(member, body)

    def put_on_top(self, member: str, body: Any) -> View:
        """The same without a trigger, as the answer to a submission."""
        self._accept(body, "modal")
        if len(self._stacks[member]) >= STACKED_VIEWS:
            raise SlackError("push_limit_reached")
        return self._show(member, body, self._stacks[member][-1].id)

    def redraw(self, view_id: str, body: Any, known_hash: str = "") -> View:
        """Another content for an open view."""
        view = self.find(view_id) or self._by_external(view_id)
        if view is None:
            raise SlackError("not_found")
        self._accept(body, view.body["type"])
        if known_hash and known_hash != view.hash:
            raise SlackError("hash_conflict")
        view.body, view.hash = _named(body), self._hash()
        self._state.tell(Shown(view))
        return view

    def publish(self, member: str, body: Any, known_hash: str = "") -> View:
        """The home tab of a member."""
        self._accept(body, "home")
        before = self._homes.get(member)
        if before is not None:
            return self.redraw(before.id, body, known_hash)
        view = self._new(member, body, "")
        self._homes[member] = view
        self._state.tell(Shown(view))
        return view

    def close(self, member: str, *, everything: bool = False) -> View | None:
        """The top modal goes, or the whole stack; what went."""
        stack = self._stacks.get(member, [])
        gone = stack.pop() if stack else None
        if everything:
            stack.clear()
        return gone

    def _redeem(self, name: str) -> str:
        trigger = self._triggers.get(name)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        if self._state.clock.now() > trigger.until:
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger.member

    def _accept(self, body: Any, kind: str) -> None:
        faults = view_faults(body)
        if not faults and body["type"] != kind:
            faults = [f"[ERROR] must be a view of type {kind}"]
        if faults:
            raise invalid_arguments(*faults)
        if len(json.dumps(body).encode()) > VIEW_BYTES:
            raise SlackError("view_too_large")
        self._state.listen_for_cries("", body["blocks"], f"view {body.get('callback_id', '')}")

    def _by_external(self, external: str) -> View | None:
        open_views = (v for stack in self._stacks.values() for v in stack)
        return next((v for v in open_views if v.body.get("external_id") == external), None)

    def _show(self, member: str, body: Mapping[str, Any], previous: str) -> View:
        view = self._new(member, body, previous)
        self._stacks[member].append(view)
        self._state.tell(Shown(view))
        return view

    def _new(self, member: str, body: Mapping[str, Any], previous: str) -> View:
        view_id = self._state.new_id("V")
        stack = self._stacks.setdefault(member, [])
        root = stack[0].id if stack and previous else view_id
        view = View(view_id, member, _named(body), self._hash(), root, previous)
        self._views[view_id] = view
        return view

    def _hash(self) -> str:
        return f"{self._state.new_ts()}.{self._state.new_id('h')}"


def _named(body: Mapping[str, Any]) -> Json:
    return {**body, "blocks": with_ids(body["blocks"])}
