"""A pool of meetings as HiGHS solves it: in shares, with prices for its rows, and in whole ones."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import highspy
import numpy as np

from matchers.rounds.large.pool import Pool
from matchers.rounds.large.possible import Array

_HALF = 0.5
_COMMON: dict[str, Any] = {"output_flag": False, "threads": 1, "random_seed": 0}
_SHARES: dict[str, Any] = {"solver": "ipm", "run_crossover": "off"}
"""By an interior point: its prices lie in the midst of all that are right, so few looks are enough.
They are a little off, which the bound does not mind."""

_WHOLE: dict[str, Any] = {"mip_rel_gap": 1e-5, "mip_abs_gap": 0.99}


class Shares(NamedTuple):
    """How much of each meeting is best, what each row costs, and how long it took to find out."""

    of: Array
    dual: Array
    worth: float
    seconds: float


def in_shares(
    pool: Pool, *, time_limit: float, fixed: Collection[int] = (), closed: Collection[int] = ()
) -> Shares | None:
    """The best shares, some columns fixed and some closed; nothing if the time was too short."""
    solver = _solver({**_COMMON, **_SHARES}, time_limit)
    solver.passModel(_model(pool, fixed, closed))
    solver.run()
    if solver.getModelStatus() == highspy.HighsModelStatus.kTimeLimit:
        return None
    found = solver.getSolution()
    if not found.value_valid or not found.dual_valid:
        return None
    worth = -solver.getInfo().objective_function_value
    of, dual = np.array(found.col_value), -np.array(found.row_dual)
    return Shares(of, dual, worth, solver.getRunTime())


def in_whole(
    pool: Pool, start: Sequence[int], *, time_limit: float, fixed: Collection[int] = ()
) -> tuple[Sequence[int], float]:
    """The best columns that were found in time, ``start`` at the least, and how long it took."""
    solver = _solver({**_COMMON, **_WHOLE}, time_limit)
    model = _model(pool, fixed, ())
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(pool.worth)
    solver.passModel(model)
    begin = highspy.HighsSolution()
    values = np.zeros(len(pool.worth))
    values[list(start)] = 1.0
    begin.col_value = values.tolist()
    solver.setSolution(begin)
    solver.run()
    if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return start, solver.getRunTime()
    chosen = np.flatnonzero(np.array(solver.getSolution().col_value) > _HALF).tolist()
    best = max((start, chosen), key=lambda columns: sum(pool.worth[one] for one in columns))
    return best, solver.getRunTime()


def _solver(options: dict[str, Any], time_limit: float) -> Any:
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in options.items():
        solver.setOptionValue(option, value)
    solver.setOptionValue("time_limit", max(float(time_limit), 0.01))
    return solver


def _model(pool: Pool, fixed: Collection[int], closed: Collection[int]) -> Any:
    """The pool by columns. Least cost, not greatest worth: an interior point's prices need it."""
    model = highspy.HighsLp()
    columns, rows = len(pool.worth), len(pool.limits)
    model.num_col_, model.num_row_ = columns, rows
    model.col_cost_ = -np.array(pool.worth, float)
    lower, upper = np.zeros(columns), np.ones(columns)
    lower[list(fixed)], upper[list(closed)] = 1.0, 0.0
    model.col_lower_, model.col_upper_ = lower, upper
    model.row_lower_ = np.full(rows, -highspy.kHighsInf)
    model.row_upper_ = np.array(pool.limits, float)
    start = np.cumsum([0, *map(len, pool.entries)])
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = start.astype(np.int32)
    model.a_matrix_.index_ = np.array([r for one in pool.entries for r, _ in one], np.int32)
    model.a_matrix_.value_ = np.array([v for one in pool.entries for _, v in one], float)
    return model
