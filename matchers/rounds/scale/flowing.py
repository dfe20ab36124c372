"""The best pairs of a graph: a flow of least cost, by OR-tools where it is there, else by HiGHS.

OR-tools (https://developers.google.com/optimization, Apache-2.0) comes with the extra ``scale``.
It multiplies costs by the number of nodes: 100,010 times two million stays below 2**63.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from matchers.rounds.scale.columns import Array
from matchers.rounds.scale.pricing import Graph


def best_pairs(graph: Graph, *, with_ortools: bool | None = None) -> Array:
    """The rows of the graph that make the greatest sum of weights.

    ``with_ortools``: ``None`` takes it where it is installed. Raises ``RuntimeError`` if the
    solver fails.
    """
    if not len(graph.learner):
        return np.zeros(0, np.int64)
    flow = None if with_ortools is False else _ortools()
    if flow is None and with_ortools:
        raise RuntimeError("OR-tools is not installed: pip install 'lotse[scale]'.")
    return _by_highs(graph) if flow is None else _by_ortools(graph, flow)


def has_ortools() -> bool:
    """Whether the extra ``scale`` is installed."""
    return _ortools() is not None


def _ortools() -> Any:
    try:
        from ortools.graph.python import min_cost_flow  # noqa: PLC0415 - an extra, may be absent
    except ImportError:
        return None
    return min_cost_flow


def _by_ortools(graph: Graph, flow: Any) -> Array:
    """Learners send one each, to an expert or, for nothing, straight to the end."""
    learners, left = np.unique(graph.learner, return_inverse=True)
    experts, right = np.unique(graph.expert, return_inverse=True)
    count, end = len(learners), len(learners) + len(experts)
    seats = graph.seats[experts]
    solver = flow.SimpleMinCostFlow()
    arcs = solver.add_arcs_with_capacity_and_unit_cost(
        np.concatenate((left, np.arange(end))).astype(np.int32),
        np.concatenate((right + count, np.full(end, end))).astype(np.int32),
        np.concatenate((np.ones(len(left) + count), seats)).astype(np.int64),
        np.concatenate((-graph.weight, np.zeros(end))).astype(np.int64),
    )
    supply = np.zeros(end + 1, np.int64)
    supply[:count], supply[end] = 1, -count
    solver.set_nodes_supplies(np.arange(end + 1, dtype=np.int32), supply)
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise RuntimeError(f"OR-tools found no flow: status {status}.")
    return np.flatnonzero(solver.flows(arcs[: len(left)]) > 0)


_HALF = 0.5


def _by_highs(graph: Graph) -> Array:
    """The same as a linear program: its corners are whole."""
    import highspy  # noqa: PLC0415 - costs 30 MB, and only whoever matches a round needs it

    learners, left = np.unique(graph.learner, return_inverse=True)
    experts, right = np.unique(graph.expert, return_inverse=True)
    many, rows = len(graph.weight), len(learners) + len(experts)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = many, rows
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = graph.weight.astype(np.float64)
    model.col_lower_, model.col_upper_ = np.zeros(many), np.ones(many)
    model.row_lower_ = np.full(rows, -highspy.kHighsInf)
    model.row_upper_ = np.concatenate((np.ones(len(learners)), graph.seats[experts])).astype(float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.arange(0, 2 * many + 1, 2, dtype=np.int32)
    both = np.stack((left, right + len(learners)), axis=1)
    model.a_matrix_.index_ = both.ravel().astype(np.int32)
    model.a_matrix_.value_ = np.ones(2 * many)
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in {"output_flag": False, "threads": 1, "solver": "simplex"}.items():
        solver.setOptionValue(option, value)
    solver.passModel(model)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise RuntimeError(f"HiGHS found no flow: {solver.getModelStatus()}.")
    return np.flatnonzero(np.array(solver.getSolution().col_value) > _HALF)
