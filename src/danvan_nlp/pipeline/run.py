"""The main job: read, analyse, write; what goes in comes out as a report or as a reject."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import IO

from danvan_nlp.archive import InputFile, Shard, find_inputs, split, spool
from danvan_nlp.dataset import JsonlWriter, Writer, check_output, open_writer, reject_row
from danvan_nlp.dataset.rows import Row
from danvan_nlp.errors import ConfigError
from danvan_nlp.pipeline.job import STDIN, Job, Summary
from danvan_nlp.pipeline.workers import Outcome, Work, outcomes
from danvan_nlp.records import Reject


def run(
    job: Job,
    *,
    stdin: IO[bytes],
    stdout: IO[bytes],
    watch: Callable[[Summary], None] = lambda _: None,
) -> Summary:
    """The counts of a finished run.

    Args:
        job: what to do.
        stdin: what `-` reads.
        stdout: where reports go without an output file.
        watch: called with the counts so far after each document.

    Raises:
        ConfigError: an input or an output cannot be used; nothing has been written then.
        DataError: the installation lacks its data files.
        OSError: an output cannot be written; none is left half-written.
    """
    _check_outputs(job)
    summary = Summary()
    with (
        _inputs(job, stdin) as files,
        _opened(job.rejects, {}) as rejects,
        _opened(job.output, meta := job.meta()) as output,
    ):
        writer = output or JsonlWriter(stdout)
        sizes = {file: _size(file) for file in files}
        summary.bytes_total = sum(sizes.values())
        work = Work(stage=job.stage, given=job.given, meta=meta, min_score=job.min_score)
        for shard, found in _unlike(outcomes(split(files), work, job.jobs)):
            for outcome in found:
                _write(outcome, writer, rejects)
                summary.count(outcome)
                watch(summary)
            summary.bytes_done += shard.share * sum(sizes[file] for file in shard.files)
        if output is None:
            writer.finish()
    return summary


def _check_outputs(job: Job) -> None:
    outputs = [path for path in (job.output, job.rejects) if path]
    for path in outputs:
        check_output(path, suffixes=job.suffixes(path), force=job.force)
        if path.resolve() in {given.resolve() for given in job.inputs}:
            message = f"{path}: is an input too"
            raise ConfigError(message)
    if len({path.resolve() for path in outputs}) < len(outputs):
        message = f"{job.output}: reports and rejects cannot go to one file"
        raise ConfigError(message)


@contextmanager
def _inputs(job: Job, stdin: IO[bytes]) -> Iterator[list[InputFile]]:
    """The files of a job; standard input lies in a temporary folder as long as the run lasts."""
    paths = [path for path in job.inputs if path != STDIN]
    left_out = [path for path in (job.output, job.rejects) if path]
    files = find_inputs(paths, exclude=left_out)
    if STDIN not in job.inputs:
        yield files
        return
    with tempfile.TemporaryDirectory(prefix="danvan-") as folder:
        yield [*files, spool(stdin, Path(folder))]


def _opened(path: Path | None, meta: Row) -> AbstractContextManager[Writer | None]:
    return open_writer(path, meta) if path else nullcontext()


def _unlike(
    results: Iterable[tuple[Shard, Iterable[Outcome]]],
) -> Iterator[tuple[Shard, Iterable[Outcome]]]:
    """The outcomes, a second document of one id turned into a reject."""
    seen: set[str] = set()
    for shard, found in results:
        yield shard, (_first(outcome, seen) for outcome in found)


def _first(outcome: Outcome, seen: set[str]) -> Outcome:
    name = outcome.row["id"]
    if outcome.rejected:
        return outcome
    if name in seen:
        detail = "an earlier document has the same id"
        refused = Reject(id=name, stage="pipeline", reason="duplicate_id", detail=detail)
        return Outcome(row=reject_row(refused) | {"url": outcome.row["url"]}, rejected=True)
    seen.add(name)
    return outcome


def _write(outcome: Outcome, writer: Writer, rejects: Writer | None) -> None:
    if not outcome.rejected:
        writer.report(outcome.row)
        return
    writer.reject(outcome.row)
    if rejects:
        rejects.report(outcome.row)


def _size(file: InputFile) -> int:
    try:
        return file.path.stat().st_size
    except OSError:  # gone since it was found: its reader tells of it
        return 0
