"""Reading the parameters of a call, Rails' way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request


async def read_params(request: Request) -> Mapping[str, Any] | None:
    """Query and body together, Rails' way; None where a JSON body cannot be read."""
    params = _listed(request.query_params.multi_items())
    raw = await request.body()
    if not raw:
        return params
    if "json" not in request.headers.get("content-type", ""):
        return params | _listed(parse_qsl(raw.decode(errors="replace"), keep_blank_values=True))
    try:
        body = json.loads(raw)
    except ValueError:
        return None
    return params | body if isinstance(body, dict) else None


def _listed(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """``tags[]=a&tags[]=b`` is a list, ``post[raw]=x`` a table."""
    params: dict[str, Any] = {}
    for name, value in pairs:
        outer, bracket, inner = name.partition("[")
        if name.endswith("[]"):
            params.setdefault(name[:-2], []).append(value)
        elif bracket:
            params.setdefault(outer, {})[inner.rstrip("]")] = value
        else:
            params[name] = value
    return params
