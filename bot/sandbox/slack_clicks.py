"""The human side: commands, buttons, modals and the home tab, each answered within seconds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.errors import YourMistake
from bot.sandbox.slack_blocks import message_faults, with_ids
from bot.sandbox.slack_changes import Acted
from bot.sandbox.slack_deliver import COMMAND, INTERACTIVE, NotDelivered
from bot.sandbox.slack_events import APP
from bot.sandbox.slack_forms import Values, blocks_with_offers, button, fill_in
from bot.sandbox.slack_nouns import (
    Channel,
    Json,
    Member,
    Message,
    SlackError,
    View,
    Whispered,
)
from bot.sandbox.slack_people import typed
from bot.sandbox.slack_room import SlackRoom

RESPOND = "/sandbox/slack/respond"


class Clicks(SlackRoom):
    """Every method raises ``NotDelivered`` where Slack would show the member an error."""

    async def command(self, member: str, channel: str, command: str, text: str = "") -> Json | str:
        """Type a slash command; the answer that came with the acknowledgement."""
        who, place = self.member(member), self.channel(channel)
        body = {
            "token": "verification-token",
            "team_id": self.team,
            "team_domain": "sandbox",
            "channel_id": place.id,
            "channel_name": {"im": "directmessage"}.get(place.kind, place.name),
            "user_id": who.id,
            "user_name": who.name,
            "command": command,
            "text": typed(self, text),
            "api_app_id": APP,
            "is_enterprise_install": "false",
            **self._permissions(who, place.id),
        }
        self.tell(Acted(who.id, place.id, "types", f"{command} {text}".strip()))
        answer = await self._ask(COMMAND, body)
        said = answer if isinstance(answer, dict) else {"text": answer}
        if said.get("text") or said.get("blocks"):
            self.respond(said, who.id, place.id)
        return answer

    async def press(
        self, member: str, channel: str, ts: str, action_id: str, value: str | None = None
    ) -> None:
        """Press a button under a message or under a line that only this member sees."""
        who, place = self.member(member), self.channel(channel)
        found = self._seen(who, place, ts)
        block_id, pressed = button(found.blocks, action_id, value)
        hidden = isinstance(found, Whispered)
        container = {"type": "message", "message_ts": ts, "channel_id": place.id}
        body = self._interaction("block_actions", who) | {
            "container": {**container, "is_ephemeral": hidden},
            "channel": {"id": place.id, "name": place.name or "directmessage"},
            "state": {"values": {}},
            "actions": [self._action(block_id, pressed)],
            **self._permissions(who, place.id, ts),
        }
        if isinstance(found, Message):
            body["message"] = found.as_json()
        self.tell(Acted(who.id, place.id, "presses", str(pressed["text"]["text"])))
        await self._ask(INTERACTIVE, body)

    async def press_in_view(
        self, member: str, view_id: str, action_id: str, value: str | None = None
    ) -> None:
        """Press a button in a modal or in the home tab."""
        who, view = self.member(member), self._looks_at(member, view_id)
        block_id, pressed = button(view.body["blocks"], action_id, value)
        body = self._interaction("block_actions", who) | {
            "container": {"type": "view", "view_id": view.id},
            "view": self.view_json(view),
            "actions": [self._action(block_id, pressed)],
            "trigger_id": self.views.trigger(who.id),
        }
        await self._ask(INTERACTIVE, body)

    async def submit(self, member: str, view_id: str, values: Values) -> Json:
        """Send a modal in; what the bot answered, after Slack has done what it says.

        ``values``: by action id; what is not named keeps its initial value.
        """
        who, view = self.member(member), self._looks_at(member, view_id)
        if view is not self.views.top(who.id):
            raise YourMistake("Only the modal on top can be sent in.")
        state = {"values": fill_in(blocks_with_offers(view), values)}
        body = self._interaction("view_submission", who) | {
            "view": self.view_json(view) | {"state": state},
            "trigger_id": self.views.trigger(who.id),
            "response_urls": [],
        }
        answer = await self._ask(INTERACTIVE, body)
        self._obey(view, answer or {})
        return answer if isinstance(answer, dict) else {}

    async def close_view(self, member: str) -> None:
        """Close the modal on top."""
        who = self.member(member)
        view = self.views.close(who.id)
        if view is not None and view.body.get("notify_on_close"):
            closed = {"view": self.view_json(view), "is_cleared": False}
            await self._ask(INTERACTIVE, self._interaction("view_closed", who) | closed)

    async def open_home(self, member: str) -> None:
        """Look at the app's home tab."""
        who = self.member(member)
        event: Json = {
            "type": "app_home_opened",
            "user": who.id,
            "channel": self.private({who.id}).id,
            "tab": "home",
            "event_ts": self.new_ts(),
        }
        if view := self.views.home(who.id):
            event["view"] = self.view_json(view)
        await self.reach(lambda: self.tell_bot(event))

    async def shortcut(
        self, member: str, callback_id: str, channel: str = "", ts: str = ""
    ) -> None:
        """Use a shortcut: a global one, or one on a message."""
        who = self.member(member)
        body = self._interaction("message_action" if ts else "shortcut", who)
        body |= {"callback_id": callback_id, "action_ts": self.new_ts()}
        if ts:
            place = self.channel(channel)
            found = self._seen(who, place, ts)
            if not isinstance(found, Message):
                raise YourMistake("A whisper has no shortcuts.")
            where = {"channel": {"id": place.id, "name": place.name}, "message_ts": ts}
            body |= {**where, "message": found.as_json(), **self._permissions(who, place.id, ts)}
            self.tell(Acted(who.id, place.id, "chooses", callback_id))
        else:
            body["trigger_id"] = self.views.trigger(who.id)
        await self._ask(INTERACTIVE, body)

    def view_json(self, view: View) -> Json:
        """A view as payloads and answers carry it."""
        return view.as_json(self.team, self.bot_id, APP)

    def respond(self, said: Mapping[str, Any], member: str, channel: str) -> None:
        """Show what came with an acknowledgement or to a ``response_url``."""
        text, blocks = str(said.get("text", "")), said.get("blocks") or []
        self.inspect(text, blocks, "response")
        faults = message_faults(blocks)
        self.alarms.extend(f"response: {fault}" for fault in faults)
        blocks = [] if faults else with_ids(blocks)
        if said.get("response_type") == "in_channel":
            message = Message(channel, self.new_ts(), self.bot_user, text, bot_id=self.bot_id)
            message.blocks = blocks
            self.post(message)
        else:
            self.whisper(Whispered(channel, member, self.new_ts(), text, blocks))

    async def _ask(self, kind: str, body: Json) -> Json | str:
        line = self.line()
        if line is None or self.token_error:
            raise NotDelivered("app_not_installed" if self.token_error else "no_request_url")
        return await self.deliveries.ask(line, kind, body)

    def _obey(self, view: View, answer: Json | str) -> None:
        """Do with the modal what the answer to its submission says."""
        said = answer if isinstance(answer, dict) else {"response_action": answer}
        try:
            match said.get("response_action"):
                case None:
                    self.views.close(view.member)
                case "clear":
                    self.views.close(view.member, everything=True)
                case "update":
                    self.views.redraw(view.id, said.get("view"))
                case "push":
                    self.views.put_on_top(view.member, said.get("view"))
                case "errors":
                    self._check_errors(view, said.get("errors"))
                case _:
                    self._refuse("unknown response_action")
        except SlackError as refused:
            self.alarms.append(f"answer to a form: {refused.code} {refused.extra}")
            raise NotDelivered(refused.code, retry=False) from None

    def _check_errors(self, view: View, errors: Any) -> None:
        inputs = {b["block_id"] for b in view.body["blocks"] if b["type"] == "input"}
        if not isinstance(errors, dict) or not errors or not inputs.issuperset(errors):
            self._refuse("errors must name input blocks")

    def _refuse(self, why: str) -> None:
        raise SlackError(why)

    def _looks_at(self, member: str, view_id: str) -> View:
        view = self.views.find(view_id)
        if view is None or view.member != self.member(member).id:
            raise YourMistake(f"{member} does not look at view {view_id}.")
        return view

    def _seen(self, who: Member, place: Channel, ts: str) -> Message | Whispered:
        message = self.find(place.id, ts)
        if message is not None and not message.deleted and who.id in place.members:
            return message
        mine: Sequence[Whispered] = [w for w in self.ephemerals(who.id) if w.ts == ts]
        if not mine:
            raise YourMistake(f"{who.name} sees no message {ts} in {place.name or place.id}.")
        return mine[0]

    def _interaction(self, kind: str, who: Member) -> Json:
        user = {"id": who.id, "username": who.name, "name": who.name, "team_id": self.team}
        return {
            "type": kind,
            "user": user,
            "team": {"id": self.team, "domain": "sandbox"},
            "enterprise": None,
            "is_enterprise_install": False,
            "api_app_id": APP,
            "token": "verification-token",
        }

    def _action(self, block_id: str, pressed: Json) -> Json:
        kept = ("type", "action_id", "text", "value", "style")
        action = {name: pressed[name] for name in kept if name in pressed}
        return {**action, "block_id": block_id, "action_ts": self.new_ts()}

    def _permissions(self, who: Member, channel: str, ts: str = "") -> Json:
        token = self.views.permission(who.id, channel, ts)
        return {
            "trigger_id": self.views.trigger(who.id),
            "response_url": f"{self.base_url}{RESPOND}/{token}",
        }
