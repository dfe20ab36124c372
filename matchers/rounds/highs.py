"""The one place that speaks HiGHS, the solver of integer programs (https://highs.dev, MIT)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from matchers.rounds.program import Program


class Solved(NamedTuple):
    """The columns that are chosen, and what no choice can be worth more than."""

    chosen: tuple[int, ...]
    bound: float


def maximise(
    program: Program, start: Sequence[int], *, time_limit: float, near: float = 0.0
) -> Solved:
    """The best choice of columns, or the best one found within ``time_limit`` seconds.

    One that is as ``near`` to its bound as that is good enough.

    ``start``: a choice that keeps every row, to begin with; it is the answer if the time is up
    before a better one is found.

    One thread and a fixed seed: the same program has the same solution wherever it runs to its
    end. Raises ``ValueError`` when the forced columns contradict each other. The bound is infinite
    where there was no time to find one.
    """
    import highspy  # noqa: PLC0415 - costs 30 MB, and only whoever matches a round needs it

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in _OPTIONS.items():
        solver.setOptionValue(option, value)
    solver.setOptionValue("time_limit", max(float(time_limit), 0.01))
    if near > _OPTIONS["mip_abs_gap"]:
        solver.setOptionValue("mip_abs_gap", near)
    if solver.passModel(_model(highspy, program)) == highspy.HighsStatus.kError:
        raise RuntimeError("HiGHS refused the program: a row stands twice in one of its columns.")
    solver.setSolution(_begin(highspy, program, start))
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        raise ValueError("The fixed pairs exclude each other. Leave some of them out.")
    info, bound = solver.getInfo(), _bound(highspy, solver) if program.worth else 0.0
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        if not program.is_kept_by(start):
            raise ValueError("There was no time to place what must be kept. Allow more seconds.")
        return Solved(tuple(start), bound)
    values = solver.getSolution().col_value
    chosen = tuple(column for column, value in enumerate(values) if value > _HALF)
    if program.value(start) > program.value(chosen) and program.is_kept_by(start):
        chosen = tuple(start)
    return Solved(chosen, bound)


def _bound(highspy: Any, solver: Any) -> float:
    """What no choice is worth more than; nothing is told of it where the search went wrong."""
    sound = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit)
    told: float = solver.getInfo().mip_dual_bound
    return told if solver.getModelStatus() in sound else math.inf


def _begin(highspy: Any, program: Program, start: Sequence[int]) -> Any:
    """A choice of columns as HiGHS takes it to begin with."""
    values = [0.0] * len(program.worth)
    for column in start:
        values[column] = 1.0
    solution = highspy.HighsSolution()
    solution.col_value = values
    return solution


_HALF = 0.5
_OPTIONS: dict[str, Any] = {
    "output_flag": False,
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.99,  # worth is whole: less than one between bound and solution proves it best
}


def _model(highspy: Any, program: Program) -> Any:
    """The program as HiGHS keeps it: by columns."""
    import numpy as np  # noqa: PLC0415 - as above

    model = highspy.HighsLp()
    columns, rows = len(program.worth), len(program.limits)
    model.num_col_, model.num_row_ = columns, rows
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = np.array(program.worth, dtype=float)
    lower = np.zeros(columns)
    lower[program.forced] = 1.0
    model.col_lower_, model.col_upper_ = lower, np.ones(columns)
    model.row_lower_ = np.array([x if x > _NO_LEAST else -highspy.kHighsInf for x in program.least])
    model.row_upper_ = np.array(program.limits, dtype=float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.array(program.start, dtype=np.int32)
    model.a_matrix_.index_ = np.array(program.rows, dtype=np.int32)
    model.a_matrix_.value_ = np.array(program.values, dtype=float)
    model.integrality_ = [highspy.HighsVarType.kInteger] * columns
    return model


_NO_LEAST = -(10**6)
