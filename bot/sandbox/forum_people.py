"""What the people of a story do in the forum; each act sends the webhooks that it really sends.

A ``member`` is a username, ``topic`` and ``post`` are ids, ``by`` is whoever acts. People's words
are not held to the limits of the API. Unknown names raise ``YourMistake``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.sandbox.forum_acts import Acts
from bot.sandbox.forum_create import Creation
from bot.sandbox.forum_hooks import Webhooks
from bot.sandbox.forum_model import SMALL_ACTION, WHISPER, Member, Opening, TopicEdit
from bot.sandbox.forum_site_shapes import category_json, private_profile
from bot.sandbox.forum_state import ForumState


class People:
    """The human side of a forum."""

    def __init__(
        self, *, state: ForumState, acts: Acts, creation: Creation, webhooks: Webhooks
    ) -> None:
        self.state = state
        self.webhooks = webhooks
        self._acts = acts
        self._creation = creation

    async def join(self, username: str, *, name: str = "", trust_level: int = 1) -> Member:
        """Somebody signs up, and a ``user_created`` with their address goes out."""
        member = self.state.add_member(username, name=name, trust_level=trust_level)
        self._acts.tell("user_created", "user", private_profile(self.state, member))
        return member

    async def open_topic(
        self, member: str, category: int | str, title: str, raw: str, tags: Iterable[str] = ()
    ) -> int:
        """A new topic; returns its id."""
        author, place = self.state.member(member), self.state.category(category)
        names = [self.state.add_tag(name).name for name in tags]
        opening = Opening(title, raw, category_id=place.id, tags=names)
        return self._acts.open(author, opening).topic_id

    async def private_message(
        self, member: str, to: str | Sequence[str], title: str, raw: str
    ) -> int:
        """A private message; returns the id of its topic. Webhooks carry it like any other."""
        names = (to,) if isinstance(to, str) else tuple(to)
        known = tuple(self.state.member(name).username for name in names)
        opening = Opening(title, raw, recipients=known)
        return self._acts.open(self.state.member(member), opening).topic_id

    async def reply(self, member: str, topic: int, raw: str, *, reply_to: int | None = None) -> int:
        """A reply; returns the post's id. ``reply_to`` is a post number within the topic."""
        author = self.state.member(member)
        return self._acts.reply(author, self.state.topics[topic], raw, reply_to=reply_to).id

    async def whisper(self, member: str, topic: int, raw: str) -> int:
        """A post for staff only, delivered all the same."""
        author, place = self.state.member(member), self.state.topics[topic]
        return self._acts.reply(author, place, raw, post_type=WHISPER).id

    async def small_action(self, member: str, topic: int, code: str = "tags_changed") -> int:
        """A line that the forum itself writes into a topic."""
        author, place = self.state.member(member), self.state.topics[topic]
        return self._acts.reply(author, place, "", post_type=SMALL_ACTION, action_code=code).id

    async def edit(self, member: str, post: int, raw: str) -> None:
        """New words for a post."""
        self._acts.revise(self.state.member(member), self.state.posts[post], raw=raw)

    async def edit_title(self, member: str, topic: int, title: str) -> None:
        """A new title."""
        self._revise(member, topic, TopicEdit(title=title))

    async def set_tags(self, member: str, topic: int, tags: Iterable[str]) -> None:
        """The whole set of tags, as somebody leaves it in the editor."""
        self._revise(member, topic, TopicEdit(tags=[self.state.add_tag(n).name for n in tags]))

    async def move(self, topic: int, category: int | str, *, by: str = "system") -> None:
        """Into another category."""
        self._revise(by, topic, TopicEdit(category_id=self.state.category(category).id))

    async def delete_post(self, post: int, *, by: str = "system") -> None:
        """Staff delete a post; an author (``by``) only marks it as deleted."""
        self._acts.destroy(self.state.member(by), self.state.posts[post])

    async def delete_topic(self, topic: int, *, by: str = "system") -> None:
        """A topic goes, with everything in it."""
        first = self.state.first_post(self.state.topics[topic])
        self._acts.destroy(self.state.member(by), first)

    async def recover_post(self, post: int, *, by: str = "system") -> None:
        """A deleted post comes back."""
        self._acts.recover(self.state.member(by), self.state.posts[post])

    async def recover_topic(self, topic: int, *, by: str = "system") -> None:
        """A deleted topic comes back."""
        first = self.state.first_post(self.state.topics[topic])
        self._acts.recover(self.state.member(by), first)

    async def hide_post(self, post: int) -> None:
        """Flags hide a post until staff have looked; no webhook tells of it."""
        self.state.posts[post].hidden = True

    async def hide_topic(self, topic: int, *, by: str = "system") -> None:
        """Unlisted: in no list any more, and only who has the address reads it."""
        self._acts.list_topic(self.state.member(by), self.state.topics[topic], visible=False)

    async def show_topic(self, topic: int, *, by: str = "system") -> None:
        """Listed again."""
        self._acts.list_topic(self.state.member(by), self.state.topics[topic], visible=True)

    async def close(self, topic: int, *, by: str = "system") -> None:
        """No further replies, except by staff and leaders."""
        self._acts.close(self.state.member(by), self.state.topics[topic], closed=True)

    async def reopen(self, topic: int, *, by: str = "system") -> None:
        """Replies are welcome again."""
        self._acts.close(self.state.member(by), self.state.topics[topic], closed=False)

    async def accept(self, member: str, post: int) -> None:
        """Mark a post as the solution of its topic."""
        self._acts.accept(self.state.member(member), self.state.posts[post])

    async def unaccept(self, member: str, post: int) -> None:
        """Take that mark away."""
        self._acts.unaccept(self.state.member(member), self.state.posts[post])

    async def restrict(self, category: int | str, *, readers: Iterable[str] = ()) -> None:
        """From now on only ``readers`` see a category; ``category_updated`` goes out."""
        place = self.state.category(category)
        place.read_restricted = True
        place.readers = {reader.lower() for reader in readers}
        self._acts.tell("category_updated", "category", category_json(self.state, place))

    async def open_up(self, category: int | str) -> None:
        """From now on everybody sees a category; ``category_updated`` goes out."""
        place = self.state.category(category)
        place.read_restricted = False
        self._acts.tell("category_updated", "category", category_json(self.state, place))

    async def approve(self, waiting: int) -> int:
        """A moderator lets what waits in the queue appear; returns the post's id."""
        return self._creation.approve(waiting).id

    async def ping(self) -> None:
        """What an admin's test button sends."""
        self.webhooks.emit("ping", "ping", "OK")

    def _revise(self, member: str, topic: int, edit: TopicEdit) -> None:
        self._acts.revise_topic(self.state.member(member), self.state.topics[topic], edit)
