"""Do many long tasks in a few processes that share what was read before them."""

from __future__ import annotations

import multiprocessing
import queue
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from typing import Any

_PATIENCE = 5.0  # seconds between looks at whether the processes are alive


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, and what to call it while it is done."""

    name: str
    do: Callable[[], Any]


def done(tasks: Sequence[Task], jobs: int, say: Callable[[str], None]) -> list[Any]:
    """What the tasks return, in their order.

    The processes are forked, so that a task sees whatever the caller holds without a copy; what
    it returns is sent back. Tasks begin in the order given: long ones should come first.

    Args:
        tasks: what to do.
        jobs: how many processes; with 1 everything is done in this one.
        say: told of each task that is done.

    Raises:
        RuntimeError: a task failed or its process died.
    """
    results: dict[int, Any] = {}
    for number, result in _each(tasks, jobs):
        results[number] = result
        say(f"{len(results)} of {len(tasks)}: {tasks[number].name}")
    return [results[number] for number in range(len(tasks))]


def _each(tasks: Sequence[Task], jobs: int) -> Iterator[tuple[int, Any]]:
    """The number of each task with what it returned, as they are done."""
    if jobs <= 1:
        yield from ((number, task.do()) for number, task in enumerate(tasks))
        return
    context = multiprocessing.get_context("fork")
    following, results = context.Value("i", 0), context.Queue()
    workers = [
        context.Process(target=_work, args=(tasks, following, results), daemon=True)
        for _ in range(jobs)
    ]
    for worker in workers:
        worker.start()
    for _ in tasks:
        number, result, fault = _next(results, workers)
        if fault:
            message = f"{tasks[number].name}: {fault}"
            raise RuntimeError(message)
        yield number, result


def _work(tasks: Sequence[Task], following: Any, results: Any) -> None:
    """In a process of its own: do one task after another that nobody has begun."""
    while True:
        with following.get_lock():
            number = following.value
            following.value += 1
        if number >= len(tasks):
            return
        try:
            results.put((number, tasks[number].do(), ""))
        except Exception:  # noqa: BLE001 - told to the caller, who raises
            results.put((number, None, traceback.format_exc()))


def _next(results: Any, workers: Sequence[BaseProcess]) -> tuple[int, Any, str]:
    while True:
        try:
            return results.get(timeout=_PATIENCE)
        except queue.Empty:
            if any(worker.exitcode for worker in workers) or not any(
                worker.is_alive() for worker in workers
            ):
                message = "a process ended before its task was done"
                raise RuntimeError(message) from None
