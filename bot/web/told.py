"""The figures of ``/metrics`` as a person reads them in a terminal, of one process or of many."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from http.client import HTTPConnection, HTTPException
from math import isfinite

from prometheus_client import Metric
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from bot.errors import YourMistake
from bot.web.metrics import PROCESS, TOLD_AT

PATIENCE = 3.0
"""Seconds that a running bot may take to tell how it is."""

HERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  (who listens everywhere is here, too)

WELL = 200
WHY = {
    401: "it was given another LOTSE_METRICS_TOKEN",
    404: "it was given no LOTSE_METRICS_TOKEN",
}
STRANGER = "what answers there tells no figures of Lotse"
"""What an answer means that tells nothing."""

NO_WORD = (
    "LOTSE_METRICS_TOKEN is not set, and without it no process tells what it counted. Set it to "
    "the word that they were given."
)

LATEST = datetime(9999, 12, 31, tzinfo=UTC).timestamp()
"""No digest is told later."""

_ADDRESS = re.compile(r"(?:([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):)?([0-9]{1,5})")


def asked(names: Iterable[str], host: str, secret: str) -> dict[str, list[Metric] | str]:
    """What each of these processes counted, or why it was not heard. Raises ``YourMistake``."""
    addresses = {name: address_of(name, host) for name in names}
    return {name: fetched(*address, secret) for name, address in addresses.items()}


def address_of(text: str, host: str) -> tuple[str, int]:
    """Host and port of ``worker-1:9101``, or of ``9101`` on ``host``. Raises ``YourMistake``."""
    found = _ADDRESS.fullmatch(text)
    port = int(found[2]) if found else 0
    if found is None or not 0 < port < 2**16:
        raise YourMistake(
            f'"{text}" is no address of a process. Write its port, or its host and port, like '
            "9101 or worker-1:9101"
        )
    return (found[1] or host).strip("[]"), port


def fetched(host: str, port: int, secret: str) -> list[Metric] | str:
    """What the bot that runs there counted, or why it was not heard."""
    connection = HTTPConnection(HERE.get(host, host), port, timeout=PATIENCE)
    try:
        connection.request("GET", "/metrics", headers={"authorization": f"Bearer {secret}"})
        answer = connection.getresponse()
        body = answer.read()
    except (OSError, HTTPException, UnicodeError):
        return "nobody answers there"
    finally:
        connection.close()
    return WHY.get(answer.status, STRANGER) if answer.status != WELL else figures_of(body)


def figures_of(body: bytes) -> list[Metric] | str:
    """What a process told, or that it is none of ours; what is no number is left out."""
    try:
        found = list(text_string_to_metric_families(body.decode()))
        for family in found:
            family.samples = [sample for sample in family.samples if isfinite(sample.value)]
    except (ValueError, OverflowError):
        return STRANGER
    return found if any(family.name.startswith("lotse_") for family in found) else STRANGER


def together(processes: Iterable[Sequence[Metric]]) -> list[Metric]:
    """As if one process had counted it all.

    How it stands in the database is the same for all; the last digest is told by whoever told it.
    """
    found: dict[str, list[Metric]] = {}
    for families in sorted(processes, key=_told_at):
        for family in families:
            found.setdefault(family.name, []).append(family)
    return [_as_one(families) for families in found.values()]


def roles(families: Iterable[Metric]) -> set[str]:
    """What the processes are for that were heard."""
    ours = (family for family in families if family.name == PROCESS)
    return {sample.labels["role"] for family in ours for sample in family.samples}


def _told_at(families: Sequence[Metric]) -> float:
    """When this process told a digest last."""
    times = (s.value for family in families if family.name == TOLD_AT for s in family.samples)
    return max(times, default=0.0)


def _as_one(families: Sequence[Metric]) -> Metric:
    """The sums; of what is not counted but stands somewhere, the last that was told."""
    name, kind = families[0].name, families[0].type
    whole = Metric(name, families[0].documentation, kind)
    if kind == "gauge" and name != PROCESS:
        whole.samples = next((f.samples for f in reversed(families) if f.samples), [])
        return whole
    held: dict[tuple[object, ...], Sample] = {}
    for sample in (sample for family in families for sample in family.samples):
        key = (sample.name, *sorted(sample.labels.items()))
        before = held[key].value if key in held else 0.0
        held[key] = sample._replace(value=before + sample.value)
    whole.samples = list(held.values())
    return whole


# --- for people


def told(families: Iterable[Metric]) -> Iterator[str]:
    """A line for each figure below the sentence that says what it is."""
    for family in families:
        lines = list(_histogram(family) if family.type == "histogram" else _plain(family))
        if lines:
            yield f"{family.documentation}:"
            yield from (f"  {line}" for line in lines)


def _plain(family: Metric) -> Iterator[str]:
    for sample in family.samples:
        if sample.name == TOLD_AT:
            if 0 < sample.value < LATEST:
                yield f"{datetime.fromtimestamp(sample.value, UTC):%Y-%m-%d at %H:%M} UTC"
        elif not sample.name.endswith("_created"):
            yield f"{_number(sample.value):>10}  {_named(sample)}".rstrip()


def _histogram(family: Metric) -> Iterator[str]:
    """The mean, and out of how many: a terminal is no place for buckets."""
    counts = {_named(s): s.value for s in family.samples if s.name.endswith("_count")}
    sums = {_named(s): s.value for s in family.samples if s.name.endswith("_sum")}
    for name, count in counts.items():
        if count and name in sums:
            mean = sums[name] / count
            yield f"{mean:>9.3f}s  {name}{' ' if name else ''}(mean of {_number(count)})"


def _named(sample: Sample) -> str:
    return ", ".join(f"{value}" for value in sample.labels.values())


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
