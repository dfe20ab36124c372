"""Changes to what we hold about members. Nothing is held before consent."""

from __future__ import annotations

import sqlalchemy as sa

from bot.effects import (
    AnswerMatch,
    ChooseMatch,
    DropMatch,
    KeepProfile,
    RecordConsent,
    SettleMatch,
    Switch,
)
from bot.errors import OurFault
from bot.store.codec import encode
from bot.store.database import insert_new, upsert
from bot.store.links import home_of
from bot.store.reading import read_again
from bot.store.schema import consent, evidence, match, profile, switch, teaches
from matchers.model import Account, Evidence, Match, MatchState


def has_consented(connection: sa.Connection, account: Account) -> bool:
    """Whether the member agreed to a consent text, with whichever of their accounts."""
    home = home_of(connection, account)
    query = sa.select(consent.c.account).where(consent.c.account == home)
    return connection.scalar(query) is not None


def record_consent(connection: sa.Connection, change: RecordConsent) -> None:
    """Keep the yes with the version of the text and its date."""
    row = {"account": change.account, "version": change.version, "at": change.at.timestamp()}
    upsert(connection, consent, row)


def keep_profile(connection: sa.Connection, change: KeepProfile) -> None:
    """Keep a profile. Raises ``OurFault`` without consent: no reaction may even try."""
    account = change.profile.account
    if not has_consented(connection, account):
        raise OurFault("a profile was to be kept without consent")
    row = {"account": account, "payload": encode(change.profile), "language": change.language}
    upsert(connection, profile, row)
    connection.execute(sa.delete(teaches).where(teaches.c.account == account))
    if change.profile.complete:
        for topic in change.profile.teaches:
            insert_new(connection, teaches, {"account": account, "topic": topic})


def record_evidence(connection: sa.Connection, found: Evidence, *, allowed: bool) -> None:
    """Keep evidence about members who consented (or are ``allowed``: configured moderators)."""
    if not (allowed or has_consented(connection, found.account)):
        return
    row = {
        "answer": found.answer,
        "topic": found.topic,
        "account": found.account,
        "kind": found.kind.value,
        "thread": found.thread,
        "at": found.at.timestamp(),
    }
    upsert(connection, evidence, row)


def retract_evidence(connection: sa.Connection, answer: str) -> None:
    """Take back what an answer was evidence of."""
    connection.execute(sa.delete(evidence).where(evidence.c.answer == answer))


def propose_match(connection: sa.Connection, proposed: Match) -> None:
    """Keep a proposed match."""
    row = {
        "id": proposed.id,
        "learner": proposed.learner,
        "expert": proposed.expert,
        "topic": proposed.topic,
        "slot": proposed.slot,
        "proposed": proposed.proposed.timestamp(),
        "expires": proposed.expires.timestamp(),
        "state": proposed.state.value,
        "learner_says": proposed.learner_says,
        "expert_says": proposed.expert_says,
        "form": proposed.form,
        "together": proposed.together,
        "begins": None if proposed.begins is None else proposed.begins.timestamp(),
        "round": proposed.round,
        "taught_as": proposed.taught_as,
    }
    insert_new(connection, match, row)


def choose_match(connection: sa.Connection, change: ChooseMatch) -> None:
    """Propose one of those that were offered; the others go. Nothing, if it is not any more."""
    offered = match.c.state == MatchState.OFFERED.value
    whole = sa.select(match.c.together).where(match.c.id == change.match, offered)
    together = connection.scalar(whole)
    if together is None:
        return
    others = sa.delete(match).where(match.c.together == together, match.c.id != change.match)
    connection.execute(others.where(offered))
    chosen = (
        sa.update(match)
        .where(match.c.id == change.match)
        .values(
            state=MatchState.PROPOSED.value,
            learner_says=True,
            expires=change.expires.timestamp(),
            together="",
        )
    )
    connection.execute(chosen)


def drop_match(connection: sa.Connection, change: DropMatch) -> None:
    """Let go of what is offered only."""
    offered = match.c.state == MatchState.OFFERED.value
    connection.execute(sa.delete(match).where(match.c.id == change.match, offered))


def answer_match(connection: sa.Connection, change: AnswerMatch) -> None:
    """Keep what one of the two said."""
    column = "learner_says" if change.role == "learner" else "expert_says"
    query = sa.update(match).where(match.c.id == change.match)
    connection.execute(query.values({column: change.says}))


def settle_match(connection: sa.Connection, change: SettleMatch) -> None:
    """Set what became of a match."""
    query = sa.update(match).where(match.c.id == change.match)
    connection.execute(query.values(state=change.state.value))


def set_switch(connection: sa.Connection, change: Switch) -> None:
    """Turn something on or off."""
    row = {"name": change.name, "on": change.on, "by": change.by, "at": change.at.timestamp()}
    upsert(connection, switch, row)
    read_again(connection)
