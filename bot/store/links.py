"""One member with an account on each platform: which accounts are whose, and what moves.

What a member said about themselves, and their matches, are kept under one of the accounts: the
*home*. Pointers to what they wrote, and evidence of it, stay with the account that wrote it. When
they are two again, only the one that keeps the consent keeps its evidence.
"""

from __future__ import annotations

import sqlalchemy as sa

from bot.effects import LinkAccounts, UnlinkAccounts
from bot.store.blocks import spread_blocks
from bot.store.database import insert_new
from bot.store.schema import (
    check_in,
    consent,
    evidence,
    filling,
    helper,
    inquired,
    inquiry,
    link,
    match,
    part,
    profile,
    teaches,
    wish,
)
from matchers.model import Account

_HOME = sa.select(link.c.member).where(link.c.account == sa.bindparam("its", type_=sa.Text))
_OTHERS = sa.select(link.c.account).where(link.c.member == sa.bindparam("its", type_=sa.Text))


def home_of(connection: sa.Connection, account: Account) -> Account:
    """The account under which the member's things are kept: mostly this one."""
    found = connection.scalar(_HOME, {"its": account})
    return account if found is None else Account(found)


def accounts_of(connection: sa.Connection, account: Account) -> tuple[Account, ...]:
    """All accounts of the member who has this one, the home first."""
    home = home_of(connection, account)
    others = connection.scalars(_OTHERS, {"its": home}).all()
    return (home, *(Account(other) for other in sorted(others)))


def change_links(connection: sa.Connection, change: LinkAccounts | UnlinkAccounts) -> None:
    """Make two accounts one member, or two again."""
    if isinstance(change, LinkAccounts):
        link_accounts(connection, change)
    else:
        unlink_accounts(connection, change)


def link_accounts(connection: sa.Connection, change: LinkAccounts) -> None:
    """Make ``other`` one with ``keep``; what was kept under it moves, its profile goes."""
    keep, other = change.keep, change.other
    if keep == other or len({*accounts_of(connection, keep), *accounts_of(connection, other)}) > 2:  # noqa: PLR2004  (one on each platform)
        return
    _move(connection, other, keep)
    row = {"account": other, "member": keep, "at": change.at.timestamp()}
    insert_new(connection, link, row)
    spread_blocks(connection, (keep, other), change.at.timestamp())


def unlink_accounts(connection: sa.Connection, change: UnlinkAccounts) -> None:
    """Make them two again; what was kept stays with (or moves to) ``keep``, as consent does."""
    accounts = accounts_of(connection, change.keep)
    if len(accounts) == 1:
        return
    spread_blocks(connection, accounts, change.at.timestamp())
    connection.execute(sa.delete(link).where(link.c.member == accounts[0]))
    parted = [one for one in accounts if one != change.keep]  # they have no consent of their own
    connection.execute(sa.delete(evidence).where(evidence.c.account.in_(parted)))
    if accounts[0] != change.keep:
        _move(connection, accounts[0], change.keep)


def _move(connection: sa.Connection, source: Account, target: Account) -> None:
    """What is kept about a member, from one account to another; what is there already stays."""
    for table in (consent, profile, wish):
        there = connection.scalar(sa.select(table.c.account).where(table.c.account == target))
        where = table.c.account == source
        if there is not None:
            connection.execute(sa.delete(table).where(where))
            if table is profile:
                connection.execute(sa.delete(teaches).where(teaches.c.account == source))
            continue
        values: dict[str, object] = {"account": target}
        if table is profile:
            # the profile names its account, too
            quoted = sa.func.replace(profile.c.payload, f'"{source}"', f'"{target}"')
            values["payload"] = quoted
            told = sa.update(teaches).where(teaches.c.account == source)
            connection.execute(told.values(account=target))
        connection.execute(sa.update(table).where(where).values(values))
    _once_in_each_circle(connection, source, target)
    for column in (match.c.learner, match.c.expert):
        moved = sa.update(match).where(column == source)
        connection.execute(moved.values({column.name: target}))
    _move_parts(connection, source, target)
    _move_check_ins(connection, source, target)
    asked = sa.update(helper).where(helper.c.account == source)
    connection.execute(asked.values(account=target))
    connection.execute(sa.update(inquiry).where(inquiry.c.asker == source).values(asker=target))
    both = sa.select(inquired.c.inquiry).where(inquired.c.account == target)
    theirs = sa.select(inquiry.c.id).where(inquiry.c.asker == target)
    of_source = inquired.c.account == source
    over = of_source & (inquired.c.inquiry.in_(both) | inquired.c.inquiry.in_(theirs))
    connection.execute(sa.delete(inquired).where(over))
    connection.execute(sa.update(inquired).where(of_source).values(account=target))
    with_themselves = match.c.learner == match.c.expert
    connection.execute(sa.delete(match).where(with_themselves))
    connection.execute(sa.delete(filling).where(filling.c.account == source))


def _once_in_each_circle(connection: sa.Connection, source: Account, target: Account) -> None:
    """Two accounts are one member now, who learns in each circle once."""
    there = sa.select(match.c.together).where(match.c.learner == target, match.c.form == "circle")
    twice = match.c.together.in_(connection.scalars(there).all())
    mine = match.c.learner == source, match.c.form == "circle"
    connection.execute(sa.delete(match).where(*mine, twice))


def _move_parts(connection: sa.Connection, source: Account, target: Account) -> None:
    """Two accounts are one member now, who is in each round once."""
    there = sa.select(part.c.round).where(part.c.account == target)
    mine = part.c.account == source
    rounds = connection.scalars(there).all()
    connection.execute(sa.delete(part).where(mine, part.c.round.in_(rounds)))
    connection.execute(sa.update(part).where(mine).values(account=target))


def _move_check_ins(connection: sa.Connection, source: Account, target: Account) -> None:
    """Whoever was matched with themselves told us nothing of it."""
    theirs = sa.select(check_in.c.match)
    both = connection.scalars(
        theirs.where(check_in.c.account == source).where(
            check_in.c.match.in_(theirs.where(check_in.c.account == target))
        )
    ).all()
    connection.execute(sa.delete(check_in).where(check_in.c.match.in_(both)))
    mine = sa.update(check_in).where(check_in.c.account == source)
    connection.execute(mine.values(account=target))
