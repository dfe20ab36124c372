"""The same two steps on Celery with Redis: a task for each step, an event's id known for a day.

python -m bench.rival_celery PORT                             the web
python -m celery -A bench.rival_celery worker --concurrency 1
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

import redis.asyncio as redis
from celery import Celery

from bench.rival_work import REDIS, listening, say, topics_in

A_DAY = 86_400
app = Celery("rival", broker=os.environ.get(REDIS, ""))
app.conf.task_acks_late = True  # else what a killed worker was at is lost
app.conf.broker_connection_retry_on_startup = True


@app.task(name="react")
def react(event: dict[str, Any]) -> None:
    """The first step."""
    if topics := topics_in(event):
        tell.delay(event, topics)


@app.task(name="tell", autoretry_for=(Exception,), max_retries=8)
def tell(event: dict[str, Any], topics: list[str]) -> None:
    """The second step."""
    say(event, topics)


async def take(id: str, event: dict[str, Any]) -> None:
    """Keep it once: Redis knows the id for a day, the task is with the broker before we answer."""
    if await _SEEN.set(f"seen:{id}", "1", nx=True, ex=A_DAY):
        await asyncio.to_thread(react.delay, event)


_SEEN = redis.from_url(os.environ.get(REDIS, "redis://"))

web = listening(take)
