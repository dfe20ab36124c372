"""The weights of ``weighing.py``. Written by ``python -m bench.weights``: do not edit by hand."""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[str, float] = {
    "always": -1.6729,
    "belief": 3.1747,
    "met": 2.9418,
    "trust": -0.9490,
    "belief x trust": 0.3195,
    "belief behind": 0.7212,
    "met x seen": -0.3892,
    "trust x seen": 0.2134,
    "spoken": -1.0804,
    "best": 0.3059,
    "second": -0.0116,
    "third": 0.0529,
    "together": 0.2126,
    "in title": 0.1082,
    "odds": 0.0827,
    "title odds": -0.0007,
    "share": 2.5314,
    "odds behind": -0.1543,
    "title odds behind": 0.4000,
    "share behind": -1.2689,
    "odds by length": 0.4635,
    "common": -0.1611,
    "examples": 0.3272,
    "few examples": -1.0430,
    "grown x belief": -1.6262,
    "grown x together": 0.2380,
    "grown x odds by length": 0.1125,
    "grown x odds behind": 0.3203,
    "grown x title odds behind": -0.4779,
    "grown x common": 0.5168,
    "met x together": -0.1129,
    "met x odds by length": -0.9500,
    "length": -0.4132,
    "length x odds by length": -0.0397,
    "length x odds behind": -0.0047,
}
