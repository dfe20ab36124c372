"""What a dry run says: which column was read as what, and how each member was understood."""

from __future__ import annotations

import json
from collections.abc import Iterator

from bot.sheets.columns import COLUMNS
from bot.sheets.mapping import Reading
from bot.sheets.members import our_name, to_line
from bot.sheets.task import Task
from bot.terminal import plain


def of_columns(task: Task) -> Iterator[str]:
    """One line for each of their columns, then for each of ours that nothing was read into."""
    mapping = task.mapping or Reading()
    ours = {column.name for column in COLUMNS}
    filled: set[str] = set()
    for theirs in task.theirs.columns:
        same = our_name(theirs) if task.theirs.text else theirs
        names = mapping.of(theirs) if task.mapping else [same] if same in ours else []
        filled.update(names)
        yield f"  {plain(theirs)} -> {', '.join(names) or 'not read'}"
    for column in COLUMNS:
        if column.name in mapping.constants:
            always = plain(mapping.constants[column.name])
            where = "elsewhere" if column.name in filled else "no column"
            yield f"  {where} -> {column.name}: {always}"
        elif column.name not in filled:
            yield f"  no column -> {column.name}: {column.default}"


def of_members(task: Task) -> Iterator[str]:
    """Each member as a JSON line that ``--members`` reads as well."""
    for member in task.members:
        yield json.dumps(to_line(member), ensure_ascii=False)
