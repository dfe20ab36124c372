"""What is to be said, and what was."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.schema.base import SERIAL, metadata, some

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("seq", SERIAL, primary_key=True),
    sa.Column("key", sa.Text, nullable=False, unique=True),
    sa.Column("lane", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("payload", sa.Text),
    sa.Column("status", sa.Text, nullable=False),  # live · sent · dead · dropped
    sa.Column("urgent", sa.Boolean, nullable=False, default=False),  # goes out while stopped, too
    sa.Column("attempts", sa.Integer, nullable=False, default=0),
    sa.Column("tried", sa.Float),  # when the attempt began that may have reached the platform
    sa.Column("thread", sa.Text, index=True),  # where it speaks, if in a thread
    sa.Column("follows", sa.Text),  # the key of the delivery it replies to or edits
    sa.Column("ref", sa.Text),
    sa.Column("error", sa.Text),
    sa.Column("event", sa.Text, nullable=False),
    sa.Column("reaction", sa.Text, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("unasked", sa.Boolean, nullable=False, default=False),  # keeps to our manners
    # how often it was claimed: whoever holds an earlier claim has lost it
    sa.Column("claims", sa.Integer, nullable=False, default=0, server_default="0"),
)
_outbox_live = outbox.c.status == "live"
sa.Index(
    "ix_outbox_live",
    outbox.c.lane,
    outbox.c.seq,
    sqlite_where=_outbox_live,
    postgresql_where=_outbox_live,
)
_outbox_unasked = outbox.c.unasked.is_(True)
sa.Index(
    "ix_outbox_unasked",
    outbox.c.lane,
    sqlite_where=_outbox_unasked,
    postgresql_where=_outbox_unasked,
)

_outbox_home = outbox.c.kind == "ShowHome"
sa.Index(
    "ix_outbox_home",
    outbox.c.lane,
    outbox.c.seq,
    sqlite_where=_outbox_home,
    postgresql_where=_outbox_home,
)

PASSING = ("Edit", "Unsay", "ApplyTags", "ShowHome", "SendFile", "Whisper")
"""What changes something else, or is drawn anew each time: nothing follows it once it was said.

Of what stands by itself (a line, a post, a letter, a group) the row stays, without words: later
words edit it, "forget me" finds it, and its key keeps it from being said twice.
"""

_passing = [sa.literal(kind, literal_execute=True) for kind in PASSING]
PASSED = (
    outbox.c.payload.is_(None)
    & (outbox.c.status == sa.literal("sent", literal_execute=True))
    & outbox.c.kind.in_(_passing)
)
"""Said, and over. In words of the statement itself: SQLite compares a list of values with none
that comes later, and would not see that its index holds just these.
"""

some("ix_outbox_dead", outbox.c.at, outbox.c.status == "dead")
some("ix_outbox_dropped", outbox.c.at, outbox.c.status == "dropped")
some("ix_outbox_passing", outbox.c.at, PASSED)
some("ix_outbox_posts", outbox.c.seq, outbox.c.kind == "Post")
CIRCLE = (outbox.c.kind == sa.literal("DirectMessage", literal_execute=True)) & outbox.c.key.like(
    sa.literal("suggest_helpers:%:circle:%", literal_execute=True)
)
"""Letters that send an asker to a circle: seldom."""
some("ix_outbox_circles", outbox.c.seq, CIRCLE)
some("ix_outbox_follows", outbox.c.follows, outbox.c.follows.is_not(None))

outbox_person = sa.Table(
    "outbox_person",  # who is named in, or told by, which delivery: what forgetting must find
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("account", sa.Text, primary_key=True, index=True),
)

outbox_thread = sa.Table(
    "outbox_thread",  # which thread is named in which delivery: what goes when the thread does
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("thread", sa.Text, primary_key=True, index=True),
    sa.Column("place", sa.Integer, nullable=False),  # the first is named first
)

outbox_title = sa.Table(
    "outbox_title",  # which thread's title is told in which delivery, whether it answers or not
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("thread", sa.Text, primary_key=True, index=True),
)

lane = sa.Table(
    "lane",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("due", sa.Float, nullable=False),  # pace, Retry-After and back-off of its head
    sa.Column("waiting", sa.Integer, nullable=False),  # how many live deliveries it holds
    sa.Column("conversation", sa.Text),  # where a forum member was told something privately last
)
_lane_waiting = lane.c.waiting > 0
sa.Index(
    "ix_lane_waiting",
    lane.c.due,
    sqlite_where=_lane_waiting,
    postgresql_where=_lane_waiting,
)

budget = sa.Table(
    "budget",
    metadata,
    sa.Column("platform", sa.Text, primary_key=True),
    sa.Column("spent", sa.Text, nullable=False),  # [[when, how many], ...] of the last minute
    sa.Column("closed_until", sa.Float, nullable=False, default=0.0),
)
