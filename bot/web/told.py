"""The figures of ``/metrics`` as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from http.client import HTTPConnection, HTTPException

from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

PATIENCE = 3.0
"""Seconds that a running bot on this machine may take to tell how it is."""

WELL = 200


def fetched(host: str, port: int, secret: str) -> list[Metric] | None:
    """What the bot that runs there counted; ``None``: none does, or not with this secret."""
    here = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104  (it listens everywhere)
    connection = HTTPConnection(here, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/metrics", headers={"authorization": f"Bearer {secret}"})
        answer = connection.getresponse()
        text = answer.read().decode()
    except (OSError, HTTPException, UnicodeDecodeError):
        return None
    finally:
        connection.close()
    return list(text_string_to_metric_families(text)) if answer.status == WELL else None


def told(families: Iterable[Metric]) -> Iterator[str]:
    """A line for each figure below the sentence that says what it is."""
    for family in families:
        lines = list(_histogram(family) if family.type == "histogram" else _plain(family))
        if lines:
            yield f"{family.documentation}:"
            yield from (f"  {line}" for line in lines)


def _plain(family: Metric) -> Iterator[str]:
    for sample in family.samples:
        if not sample.name.endswith("_created"):
            yield f"{_number(sample.value):>10}  {_named(sample)}".rstrip()


def _histogram(family: Metric) -> Iterator[str]:
    """The mean, and out of how many: a terminal is no place for buckets."""
    counts = {_named(s): s.value for s in family.samples if s.name.endswith("_count")}
    sums = {_named(s): s.value for s in family.samples if s.name.endswith("_sum")}
    for name, count in counts.items():
        if count:
            mean = sums[name] / count
            yield f"{mean:>9.3f}s  {name}{' ' if name else ''}(mean of {_number(count)})"


def _named(sample: Sample) -> str:
    return ", ".join(f"{value}" for value in sample.labels.values())


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
