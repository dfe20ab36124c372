"""``python -m bot sandbox``: with the settings that it prints, a bot of one's own finds it."""

from __future__ import annotations

import asyncio
import re
import signal
from pathlib import Path

import httpx

from tests.conftest import ROOT
from tests.process.house import house, run, until
from tests.process.test_demo import free_port


def test_a_bot_started_with_what_it_prints_answers_on_its_page(tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, "") as h:
            ours = {name: h.env[name] for name in ("PATH", "PYTHONPATH")}
            port, bot, told = free_port(), free_port(), tmp_path / "told.txt"
            h.env = {**ours, "PYTHONUNBUFFERED": "1"}
            sandbox = ("bot", "sandbox", "--port", str(port), "--bot", f"http://127.0.0.1:{bot}")
            with told.open("wb") as file:
                playing = await h.start(sandbox, file.fileno())
            await until(lambda: "slack_channels" in told.read_text())
            printed = dict(re.findall(r"(?m)^export (\w+)=(\S+)$", told.read_text()))
            channels = re.findall(r"(?m)^(slack_channels = \[.*?\])", told.read_text())[0]
            config = tmp_path / "config"
            _copy_config(config, channels)
            h.env |= {**printed, "LOTSE_CONFIG": str(config)}
            h.env["DATABASE_URL"] = f"sqlite:///{tmp_path}/lotse.sqlite3"
            with (tmp_path / "bot.txt").open("wb") as file:
                running = await h.start(("bot", "run"), file.fileno())
            page = f"http://127.0.0.1:{port}"
            async with httpx.AsyncClient(base_url=page, trust_env=False) as client:
                await until(lambda: '"started"' in (tmp_path / "bot.txt").read_text())
                look = {"m": "mira", "c": "hilfe"}
                text = {"text": "Wie finde ich doppelte Zeilen in Excel?"}
                said = await client.post("/page/say", params=look, data=text)
                assert said.status_code == 303
                for _ in range(100):
                    if "1 Antwort" in (await client.get("/", params=look)).text:
                        break
                    await asyncio.sleep(0.1)
                else:
                    raise AssertionError("the bot did not answer")
                refused = await client.post("/page/later", params=look, data={"span": "hour"})
                assert "Here time is the wall" in refused.text
            for process in (running, playing):
                process.send_signal(signal.SIGINT)
                assert await asyncio.wait_for(process.wait(), 15) == 0

    run(tell)


def _copy_config(folder: Path, channels: str) -> None:
    for file in (ROOT / "config").rglob("*"):
        target = folder / file.relative_to(ROOT / "config")
        if file.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    rules = folder / "community.toml"
    text = rules.read_text(encoding="utf-8")
    text = text.replace("shadow = true", "shadow = false", 1)
    rules.write_text(text.replace("slack_channels = []", channels, 1), encoding="utf-8")
