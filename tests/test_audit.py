"""``make audit`` asks for every package of every lock file, and fails where one has a known hole.

The database is a stand-in on loopback that speaks as https://google.github.io/osv.dev/post-v1-query
says; pip-audit is the real one.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from tests.conftest import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
HOLE = "OSV-2026-1"

pytestmark = pytest.mark.timeout(300)


@contextmanager
def database(asked: Counter[str], hole_in: str = "") -> Iterator[str]:
    """Knows of a hole in one package; notes what it was asked for."""

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            assert set(query) == {"package", "version"}
            asked[query["package"]["name"]] += 1
            told = json.dumps(_hole(query) if query["package"]["name"] == hole_in else {}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_: Any) -> None:
            """Nobody reads that."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1/query"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _hole(query: dict[str, Any]) -> dict[str, Any]:
    events = [{"introduced": "0"}, {"fixed": "999"}]
    affected = {"package": query["package"], "ranges": [{"type": "ECOSYSTEM", "events": events}]}
    return {"vulns": [{"id": HOLE, "summary": "A hole.", "affected": [affected]}]}


def audit(address: str) -> subprocess.CompletedProcess[str]:
    words = ["make", "audit", f"ARGS=--osv-url {address}"]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


def test_every_package_of_every_lock_file_is_asked_for() -> None:
    asked = Counter[str]()
    with database(asked) as address:
        ran = audit(address)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    named = [
        re.findall(r"(?m)^([a-z0-9.-]+)==\S+( ;)?", lock.read_text(encoding="utf-8"))
        for lock in LOCKS
    ]
    somewhere = {name for lines in named for name, marker in lines if marker}
    always = Counter(name for lines in named for name, marker in lines if not marker)
    always = Counter({name: many for name, many in always.items() if name not in somewhere})
    assert len(always) > 100
    assert always["httpx"] == len(LOCKS) == 5
    assert {name: asked[name] for name in always} == always, "once for each file it stands in"


@pytest.mark.parametrize("package", ["httpx", "ortools"])
def test_a_known_hole_in_any_lock_file_is_told(package: str) -> None:
    with database(Counter(), package) as address:
        ran = audit(address)
    assert ran.returncode != 0
    assert re.search(rf"(?m)^{package} .*{HOLE}", ran.stdout), ran.stdout
