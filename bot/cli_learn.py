"""``python -m bot learn`` and ``calibrate``: what the community's past teaches, and how surely."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot import logs, settings
from bot.errors import YourMistake

if TYPE_CHECKING:
    from bot.evaluate.calibrating import Band
    from matchers.school import Lesson, School

T = TypeVar("T")

SHOWN = 10
SEEN = 5
"""So often an alias was met at least before anything is said about it."""
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


def learn() -> None:
    """Learn from the past in the database, and say what it teaches.

    Nothing is written: a running Lotse learns the same by itself, at its start and within a minute
    of whatever changes.
    """
    given, rows, school = _past()
    from matchers.school import ENOUGH  # noqa: PLC0415  (only who needs it pays for loading it)

    for step in _shown(school.difference(rows), "Learning"):
        school.take([step])
    lessons = school.lessons
    typer.echo(f"{lessons.examples:,} questions teach, about {len(lessons.topics):,} topics.")
    if lessons.examples < ENOUGH:
        typer.echo(f"From {ENOUGH} on Lotse listens to them; until then names alone count.")
    if strange := sorted(lessons.topics.keys() - given.topics.keys()):
        typer.echo(f"Not in config/topics.toml, so never found: {', '.join(strange[:SHOWN])}")
    if misleading := lessons.misleading(SEEN)[:SHOWN]:
        typer.echo(
            "Names that mislead most, and how many of the questions that hold them are about it:"
        )
    for (topic, alias), right, met in misleading:
        typer.echo(f'  {topic}: "{alias}" {right} of {met}')


def calibrate(
    precision: Annotated[
        float, typer.Option(help="The part (0-1) of applied topics that shall be right.")
    ] = 0.95,
) -> None:
    """Propose how sure Lotse must be before it tags.

    Walks through your own past in its order: each question is judged with what came before it, by
    its title alone, as no more is held. Writes nothing.
    """
    if not 0 < precision < 1:
        raise YourMistake("--precision takes a share between 0 and 1, such as 0.95.")
    given, rows, school = _past()
    from bot.evaluate import calibrating  # noqa: PLC0415  (only who measures pays for it)
    from bot.rules import TagQuestionRules  # noqa: PLC0415  (the same)

    if len(rows) < calibrating.AT_LEAST:
        typer.echo(
            f"{len(rows)} questions are too few to judge by; from {calibrating.AT_LEAST} on it can "
            "be told. Until then apply_from = 0.7 is a good beginning."
        )
        return
    at_most = (given.rules.tag_question or TagQuestionRules()).at_most
    oldest_first = rows[::-1]
    folds = calibrating.walk(oldest_first, school, frozenset(given.topics))
    many = -(-(len(rows) - calibrating.AT_LEAST // 2) // calibrating.FOLD)
    judged = [one for fold in _shown(folds, "Judging", many) for one in fold]
    typer.echo(f"{len(judged):,} questions were judged, each by what came before it.")
    typer.echo("apply_from  precision  coverage  tags")
    for threshold in THRESHOLDS:
        _tell(calibrating.band(judged, threshold, at_most))
    _propose(calibrating.proposed(judged, precision, at_most), precision)


def _propose(found: Band | None, precision: float) -> None:
    if found is None:
        typer.echo(
            f"No threshold is right in {precision:.0%} of its tags. More history, or better names "
            "in config/topics.toml, may change that: see python -m bot learn"
        )
        return
    typer.echo(f"For a precision of {precision:.0%}, write into config/community.toml:")
    typer.echo(f"\n[tag_question]\napply_from = {found.threshold}\n")
    typer.echo(f"Then {found.coverage:.0%} of the questions get topics.")


def _past() -> tuple[settings.Settings, list[Lesson], School]:
    """The settings, what the database holds of the past, and a school that knows nothing yet."""
    given = settings.load(settings.environment())
    logs.set_up("warning", given.log_format, settings.secrets(given))
    from bot import care  # noqa: PLC0415  (only who needs it pays for loading it)
    from bot.app import school_of  # noqa: PLC0415  (the same)

    given = given.model_copy(update={"topics": care.topics_now(given).topics})
    return given, care.past(given), school_of(given)


def _tell(band: Band) -> None:
    figures = f"{band.precision:<9.2f}  {band.coverage:<8.2f}  {band.tags}"
    typer.echo(f"{band.threshold:<10}  {figures}")


def _shown(work: Iterable[T], what: str, many: int | None = None) -> Iterable[T]:
    """With a progress bar, where somebody looks."""
    from rich.console import Console  # noqa: PLC0415  (only who needs it pays for loading it)
    from rich.progress import track  # noqa: PLC0415  (the same)

    bar = Console(stderr=True)
    return track(work, what, many, console=bar, transient=True, disable=not bar.is_terminal)
