"""No statement is ever put together from text: values are bound, names are the schema's own."""

from __future__ import annotations

import ast
import asyncio
import re
from collections.abc import Iterator
from functools import cache

import pytest
import sqlalchemy as sa

from bot.store.database import driver_url
from tests.conftest import ROOT
from tests.stories.stage import stage

SPEAKERS = {"sqlalchemy", "sqlite3", "psycopg", "alembic"}
TEXTS = {"text", "exec_driver_sql", "literal_column", "execute", "executemany", "executescript"}
STATEMENT = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|SET|WITH) ")

OURS = {
    "bot/store/lock.py:_taken": "the number of our lock, to a driver that has no SQLAlchemy yet",
    "bot/store/lock.py:_watched": "SET binds no values; names and numbers are the code's own",
    "bot/store/lock.py:_connected_to": "what _watched says",
    "bot/store/database.py:_set_up_sqlite": "PRAGMA binds no values; three of the code's own",
    "bot/store/migrations/versions/0007_members_ask.py:upgrade": "0 or false, as a database says",
}
"""Where a statement is put together all the same, each with its reason: from nobody's words."""


@cache
def trees() -> dict[str, ast.Module]:
    files = sorted(file for room in ("bot", "matchers") for file in (ROOT / room).rglob("*.py"))
    return {
        file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for file in files
    }


def put_together(name: str, tree: ast.Module) -> Iterator[str]:
    """The functions in which SQL is made of more than words that stand there."""
    fixed = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for scope in ast.walk(tree):
        if isinstance(scope, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef):
            for node in _within(scope):
                if _is_made(node) or _is_risky(node, fixed):
                    yield f"{name}:{getattr(scope, 'name', 'outside')}"


def _within(scope: ast.AST) -> Iterator[ast.AST]:
    """What stands in a function, or of a module what stands in none."""
    for node in ast.iter_child_nodes(scope):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
            yield from _within(node)


def _is_made(node: ast.AST) -> bool:
    """A statement with holes: an f-string, a sum, a ``%`` or a ``format`` that begins like one."""
    match node:
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]):
            return STATEMENT.match(start) is not None
        case ast.BinOp(left=ast.Constant(value=str(start)), op=ast.Add() | ast.Mod()):
            return STATEMENT.match(start) is not None
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(start)), attr="format")):
            return STATEMENT.match(start) is not None
    return False


def _is_risky(node: ast.AST, fixed: set[str]) -> bool:
    """SQL's own door for text, given anything but words that stand there."""
    if not isinstance(node, ast.Call) or not node.args:
        return False
    whole = ast.unparse(node.func)
    called = whole.rpartition(".")[2]
    given = node.args[0]
    if called not in TEXTS or isinstance(given, ast.Constant):
        return False
    if called in {"execute", "executemany", "executescript"}:
        named = whole == "op.execute" and isinstance(given, ast.Name) and given.id not in fixed
        return named or isinstance(given, ast.JoinedStr | ast.BinOp)
    of_sql = called != "text" or whole in {"sa.text", "sqlalchemy.text"}
    return of_sql and not (isinstance(given, ast.Name) and given.id in fixed)


def test_only_the_store_speaks_sql() -> None:
    found = {
        name
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in _modules(node)
        if module.partition(".")[0] in SPEAKERS and not name.startswith("bot/store/")
    }
    assert found == set()


def test_nothing_of_sql_is_imported_by_a_name_that_hides_what_it_is() -> None:
    """``text`` alone would be found by nobody who looks for ``sa.text``."""
    found = {
        f"{name}: {alias.name}"
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for alias in node.names
        if alias.name in TEXTS
    }
    assert found == set()


def _modules(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names]


def test_no_statement_is_put_together_from_text() -> None:
    found = {place for name, tree in trees().items() for place in put_together(name, tree)}
    assert found == set(OURS)


@pytest.mark.parametrize(
    "line",
    [
        'connection.execute(sa.text(f"SELECT {name}"))',
        'connection.execute(sa.text("SELECT " + name))',
        'connection.execute("SELECT %s" % name)',
        "connection.exec_driver_sql(name)",
        "sa.literal_column(name)",
        'statement = f"DELETE FROM thread WHERE key = {name}"',
        'statement = "UPDATE thread SET key = {}".format(name)',
        'cursor.executescript(f"{name}")',
        "op.execute(name)",
    ],
)
def test_a_planted_statement_is_found(line: str) -> None:
    tree = ast.parse(f"def planted(connection, cursor, name):\n    {line}\n")
    assert set(put_together("x", tree)) == {"x:planted"}
    assert set(put_together("x", ast.parse(line))) == {"x:outside"}


EVIL = "Wie filtere ich'); DROP TABLE thread; -- \" OR 1=1 in Excel?"


def test_words_that_are_sql_stay_words(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await s.slack.say("mira", "#hilfe", EVIL)
            await s.settle()
            assert s.lines("#hilfe", ts), "it is a question like any other"
            for said in ("suche '); DELETE FROM thread; --", "' OR '1'='1"):
                await s.slack.command("jonas", "#hilfe", "/lotse", said)
            await s.forum.open_topic("heinz", "Fragen", EVIL, EVIL)
            await s.settle()

    asyncio.run(story())
    engine = sa.create_engine(driver_url(database))
    with engine.connect() as connection:
        table = sa.table("thread", sa.column("title"))
        titles = connection.scalars(sa.select(table.c.title)).all()
    engine.dispose()
    assert any("DROP TABLE thread" in title for title in titles), "kept as it was written"
    assert len(titles) == 2
