"""The scheduled job: crawl, extract what is new or changed, write the dataset anew, the pages too.

Every step may be cut off: the next run takes up what is left. The dataset is written
whole, in an order that does not tell of any run, so equal archives give equal bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from danvan_nlp.crawl import (
    ArticleVersion,
    Exit,
    Means,
    Plan,
    RunReport,
    Stop,
    Store,
    article_versions,
    crawl,
    restore,
)
from danvan_nlp.dataset import open_writer, provenance
from danvan_nlp.dataset.rows import Row
from danvan_nlp.errors import DataError
from danvan_nlp.pipeline.ledger import Ledger, Made, Standing
from danvan_nlp.pipeline.portals import article_reader, document_of, given_for
from danvan_nlp.pipeline.steps import Stage
from danvan_nlp.pipeline.workers import Outcome, Work
from danvan_nlp.records import Reject

_COMMIT_EVERY = 50  # versions; what a crash in between costs is that many extractions
Render = Callable[[Path, Path], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """What a scheduled job does beside crawling.

    Attributes:
        dataset: the file of the dataset, by whose suffix its format is chosen. Versions
            that a newer one replaced go to NAME.superseded.jsonl beside it.
        pages: the folder of the pages that people read; None for none.
        render: makes those pages from the dataset.
    """

    plan: Plan
    dataset: Path
    pages: Path | None = None
    render: Render | None = None


@dataclass(frozen=True, kw_only=True)
class Done:
    """What came of a scheduled job; `report` is None where nothing was crawled."""

    report: RunReport | None
    extracted: int
    reports: int = 0
    models: int = 0
    superseded: int = 0
    rejects: Counter[str] = field(default_factory=Counter)
    stopped: str = ""

    def one_line(self) -> str:
        """The counts in one line."""
        if self.stopped:
            return (
                f"dataset: {self.extracted} versions extracted, then stopped by {self.stopped};"
                " the dataset is left as it was"
            )
        refused = sum(self.rejects.values())
        return (
            f"dataset: {self.extracted} versions extracted, {self.reports} reports"
            f" ({self.models} models), {self.superseded} superseded, {refused} rejects"
        )


def run_scheduled(schedule: Schedule, means: Means | None = None) -> Done:
    """Crawl, extract, write; the counts.

    Raises:
        ConfigError, StoreError: as `crawl`.
        DataError: the archive or the installation is not whole.
        OSError: an output cannot be written; the old one is still there.
    """
    means = means or Means()
    report = crawl(schedule.plan, means)
    # A trouble with the store stops a crawl by the same means as a signal, but not what comes now.
    heard = report.code is Exit.STOPPED or not means.stop.asked
    return refresh(schedule, report, stop=means.stop if heard else Stop())


def refresh(
    schedule: Schedule, report: RunReport | None = None, *, stop: Stop | None = None
) -> Done:
    """Extract what the archive has and the ledger has not, and write the outputs anew.

    One at a time in a store: a second one waits. A wish to stop leaves the outputs as they
    were; what was extracted is kept for the next time. A state that was lost is made again
    from the archive.

    Raises:
        ConfigError: there is no store.
        StoreError: the state is lost and a run is at work, or it was to stop.
        DataError: the archive's state or the installation is not whole.
        OSError: an output cannot be written; the old one is still there.
    """
    maker = provenance().row()
    store, stop = schedule.plan.store, stop or Stop()
    with store.refreshing(), closing(Ledger(store.folder / "ledger.sqlite", maker=maker)) as ledger:
        restore(store, article_reader(schedule.plan.sources), stop)
        extracted = _extract(schedule, ledger, maker, stop)
        if stop.asked:
            return Done(report=report, extracted=extracted, stopped=stop.reason)
        done = _write(schedule, ledger, maker, extracted=extracted, report=report)
        if schedule.render and schedule.pages and done.reports:
            schedule.render(schedule.dataset, schedule.pages)
    return done


def _extract(schedule: Schedule, ledger: Ledger, maker: Row, stop: Stop) -> int:
    sources = {source.id: source for source in schedule.plan.sources}
    store = schedule.plan.store
    count = 0
    for version in article_versions(store):
        if stop.asked:
            break
        if ledger.has(version):
            continue
        source = sources.get(version.source)
        work = Work(stage=Stage.EXTRACT, given=given_for(version, source), meta=maker)
        ledger.put(version, _outcome(store, version, work))
        count += 1
        if count % _COMMIT_EVERY == 0:
            ledger.commit()
    ledger.commit()
    return count


def _outcome(store: Store, version: ArticleVersion, work: Work) -> Outcome:
    try:
        return work.one(document_of(store, version))
    except DataError as error:
        reject = Reject(
            id=version.key, stage="archive", reason="damaged", detail=str(error), url=version.url
        )
        return work.one(reject)


def _write(
    schedule: Schedule, ledger: Ledger, maker: Row, *, extracted: int, report: RunReport | None
) -> Done:
    rejects: Counter[str] = Counter()
    seen: set[str] = set()
    reports = models = superseded = 0
    old = schedule.dataset.with_name(f"{schedule.dataset.stem}.superseded.jsonl")
    with open_writer(schedule.dataset, maker) as writer, open_writer(old, maker) as older:
        for made in ledger.rows():
            if made.standing is Standing.REFUSED:
                rejects[str(made.row["reason"])] += 1
            elif made.standing is Standing.EMPTIED:
                rejects[made.standing.value] += 1
            elif made.standing is Standing.SUPERSEDED:
                superseded += 1
                older.report(_marked(made))
            elif made.row["id"] in seen:
                rejects["duplicate_id"] += 1
            else:
                seen.add(made.row["id"])
                reports, models = reports + 1, models + len(made.row["models"])
                writer.report(_marked(made))
    return Done(
        report=report,
        extracted=extracted,
        reports=reports,
        models=models,
        superseded=superseded,
        rejects=rejects,
    )


def _marked(made: Made) -> Row:
    """The row with the number of its version, and what it repeats, what replaced or hides it."""
    superseded = made.standing is Standing.SUPERSEDED
    more: Row = {"version": made.version, "superseded": superseded}
    if made.twin_of:
        more["same_text_as"] = made.twin_of
    if made.newest:
        more["newest_version"], more["newest_unusable"] = made.newest
    return {**made.row, "meta": {**made.row["meta"], **more}}
