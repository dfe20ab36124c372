"""``python -m bot match``: a round from the shell, for people without a bot."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from bot.errors import OurFault, YourMistake

if TYPE_CHECKING:  # whoever only asks for help does not pay for loading it
    from bot.handouts.outcome import Outcome
    from bot.sheets.task import Task

WIDE = 120
"""So many columns a table has where there is no terminal."""

MANY = 3000
"""So many members are too many for the best of all rounds: one close to it is found."""

WARNINGS = 20
"""So many of what is only odd are told of a file."""

Members = Annotated[Path, typer.Option(metavar="FILE", help="Who takes part: JSON lines or CSV.")]
Ruling = Annotated[
    Path | None, typer.Option("--rules", metavar="TOML", help="Weights, circles, time zone.")
]
Topics = Annotated[
    Path | None, typer.Option(metavar="TOML", help="The topics there are, and their parents.")
]
Previous = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="What --json wrote earlier; may be given several times."),
]
Fixed = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Pairs that must be: learner,expert.")
]
Forbid = Annotated[Path | None, typer.Option(metavar="FILE", help="Who is kept apart: a,b.")]
Week = Annotated[
    str | None, typer.Option(metavar="WEEK", help="As in 2026-W48; the next if not named.")
]
Seed = Annotated[
    int | None, typer.Option(metavar="N", help="Breaks ties; the week does if not named.")
]
Limit = Annotated[float, typer.Option(metavar="S", min=0.01, help="So many seconds at most.")]
Json = Annotated[
    Path | None, typer.Option("--json", metavar="OUT", help="Write it as JSON (- shows it).")
]
Csv = Annotated[Path | None, typer.Option("--csv", metavar="OUT", help="Write it for Excel.")]
Ics = Annotated[
    Path | None, typer.Option("--ics", metavar="FOLDER", help="Write an entry in a calendar each.")
]
Plot = Annotated[
    Path | None, typer.Option("--plot", metavar="FILE.svg", help="Draw who learns from whom.")
]
Mapped = Annotated[
    Path | None,
    typer.Option("--mapping", metavar="TOML", help="How another sign-up sheet is read."),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say how the sheet was understood.")]


def match(
    *,
    members: Members,
    rules: Ruling = None,
    topics: Topics = None,
    previous: Previous = None,
    fixed: Fixed = None,
    forbid: Forbid = None,
    week: Week = None,
    seed: Seed = None,
    time_limit: Limit = 60.0,
    as_json: Json = None,
    as_csv: Csv = None,
    as_ics: Ics = None,
    plot: Plot = None,
    mapping: Mapped = None,
    dry_run: DryRun = False,
) -> None:
    """Bring learners and experts together, from a sheet.

    Reads a sheet of members, finds the best round there is, checks every rule once more, and says
    who meets whom, who waits, why, and what could help. Whatever is wrong with the sheet is told
    at once, row by row, and then nothing is written. README tells the columns.
    """
    from bot.sheets.task import HandedIn, read_task  # noqa: PLC0415  (only who matches loads it)

    earlier = tuple(previous or ())
    given = HandedIn(members, rules, topics, mapping, earlier, fixed, forbid, week, seed)
    wanted = {"json": as_json, "csv": as_csv, "ics": as_ics, "plot": plot}
    _check(wanted, [members, *filter(None, (rules, topics, mapping, fixed, forbid))])
    now = datetime.now(UTC)
    task = read_task(given, now)
    if dry_run:
        _tell_understood(task)
    _warn_and_refuse(task)
    if not dry_run:
        outcome = _solved(task, time_limit)
        _write(outcome, now, wanted)
        if as_json is None:
            _show(outcome)


def _check(wanted: Mapping[str, Path | None], inputs: Sequence[Path]) -> None:
    """Say before the long search what could not be written after it."""
    shown = [f"--{name}" for name, file in wanted.items() if name != "json" and str(file) == "-"]
    if shown:
        raise YourMistake(f"{shown[0]} needs the name of a file; only --json can be shown with -.")
    named = [file for file in wanted.values() if file is not None and str(file) != "-"]
    if len({file.resolve() for file in named}) < len(named):
        raise YourMistake("Two outputs have one name. Name different files.")
    for file in named:
        if file.resolve() in {one.resolve() for one in inputs}:
            raise YourMistake(f"{file} is read as well, and would be lost. Name another file.")
        if file != wanted["ics"] and not file.parent.is_dir():
            raise YourMistake(f"{file} cannot be written: there is no folder {file.parent}.")


def _tell_understood(task: Task) -> None:
    """To people what was read as what; to whoever reads on, the members as JSON lines."""
    from bot.sheets import understood  # noqa: PLC0415  (only who matches loads it)

    typer.echo(f"{task.findings[0].file}, how its columns were understood:", err=True)
    for line in understood.of_columns(task):
        typer.echo(line, err=True)
    many = len(task.theirs.rows)
    typer.echo(f"{len(task.members)} of {many} rows were understood:", err=True)
    for line in understood.of_members(task):
        typer.echo(line)


def _warn_and_refuse(task: Task) -> None:
    from bot.sheets.findings import refuse  # noqa: PLC0415  (only who matches loads it)

    for findings in task.findings:
        for warning in sorted(findings.warnings)[:WARNINGS]:
            typer.echo(f"Look at this: {warning}", err=True)
        if (more := len(findings.warnings) - WARNINGS) > 0:
            typer.echo(f"… and {more} more like these.", err=True)
    refuse(task.findings)


def _solved(task: Task, time_limit: float) -> Outcome:
    """The best round, verified, with its reasons. Nothing else may be shown or written."""
    from bot.handouts.outcome import Outcome  # noqa: PLC0415  (only who matches loads it)
    from bot.handouts.reasons import fairness, in_words  # noqa: PLC0415  (the same)
    from matchers.rounds.auditing import audit  # noqa: PLC0415  (the same)
    from matchers.rounds.explaining import explain  # noqa: PLC0415  (the same)
    from matchers.rounds.largest import most_served  # noqa: PLC0415  (the same)
    from matchers.rounds.solving import solve  # noqa: PLC0415  (the same)
    from matchers.rounds.verifying import RuleBroken, verify  # noqa: PLC0415  (the same)

    members, rules, week = task.members, task.rules, task.week
    if len(members) > MANY:
        said = f"{len(members):,} members are many at once: it takes minutes, and the round comes"
        remedy = "How close is told below it; more --time-limit comes closer."
        typer.echo(f"Look at this: {said} close to the best. {remedy}", err=True)
    try:
        found = solve(members, rules, week, time_limit=time_limit, tell=_tell)
    except ValueError as wrong:
        if not (rules.fixed or rules.drafts):
            raise
        raise YourMistake(f"{wrong} Nothing was written.") from None
    try:
        verify(found, members, rules, week)
    except RuleBroken as broken:
        said = "The round that was found breaks a rule, so nothing was written. Please report it."
        raise OurFault(f"{said}\n{broken}") from None
    why = explain(found, members, rules, week)
    most = None
    if len(members) <= MANY:
        most = most_served(members, rules, week, time_limit=min(time_limit / 3, 10.0))
    fair = fairness(audit(found, members, rules, week), len(found.served), most)
    drafts = sum(draft.many for draft in rules.drafts)
    settled = len(rules.fixed), drafts, rules.changes
    return Outcome(found, week, tuple(in_words(why.unmatched)), fair, *settled)


def _tell(stage: str) -> None:
    """How a long search goes, for whoever waits."""
    typer.echo(f"… {stage}", err=True)


def _write(outcome: Outcome, now: datetime, wanted: Mapping[str, Path | None]) -> None:
    """All files that are wanted, or none."""
    from bot.handouts import as_csv, as_ics, as_json, as_svg  # noqa: PLC0415  (who matches)
    from bot.handouts.writing import write_all  # noqa: PLC0415  (the same)

    files: dict[Path, str] = {}
    told = wanted["json"]
    if told is not None and str(told) != "-":
        files[told] = as_json.as_json(outcome)
    if (file := wanted["csv"]) is not None:
        files[file] = as_csv.as_csv(outcome)
    if (file := wanted["plot"]) is not None:
        files[file] = as_svg.as_svg(outcome)
    singles = list(files)
    if (folder := wanted["ics"]) is not None:
        entries = as_ics.as_ics(outcome, now)
        files |= {folder / name: text for name, text in entries.items()}
        singles.append(folder)
        _warn_of_older(folder, outcome.round.week, {*entries})
    write_all(files, folder)
    if str(told) == "-":
        typer.echo(as_json.as_json(outcome), nl=False)
    for file in singles:
        typer.echo(f"Written to {file}.", err=True)


def _warn_of_older(folder: Path, week: str, names: set[str]) -> None:
    """Entries of an earlier draft of the same week are left alone, and told."""
    older = sorted({file.name for file in folder.glob(f"{week}-*.ics")} - names)
    if older:
        said = f"Look at this: {folder} also holds {len(older)} of an earlier draft of {week}"
        typer.echo(f"{said}, {older[0]} for example.", err=True)


def _show(outcome: Outcome) -> None:
    from bot.handouts.as_table import as_table  # noqa: PLC0415  (only who matches loads it)

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an old terminal shows ? for what it lacks
    console = Console(markup=False, highlight=False)
    if not console.is_terminal:
        console = Console(markup=False, highlight=False, width=WIDE)
    for told in as_table(outcome):
        console.print(told)
