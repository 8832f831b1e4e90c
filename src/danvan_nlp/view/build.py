"""From a dataset to a folder of pages: one pass over the reports, then the lists over all."""

from __future__ import annotations

from pathlib import Path

from danvan_nlp.errors import DataError
from danvan_nlp.view.downloads import csv_lines
from danvan_nlp.view.entries import ModelEntry, ReportEntry, model_entry, report_entry
from danvan_nlp.view.folder import AtomicFolder, check_folder
from danvan_nlp.view.index_page import index_page
from danvan_nlp.view.models_page import model_parts, models_page
from danvan_nlp.view.place_pages import place_pages, report_pages
from danvan_nlp.view.report_page import report_page
from danvan_nlp.view.rows import read_reports

_HERE = Path(__file__).parent


def write_pages(dataset: Path, folder: Path, *, force: bool = False) -> tuple[int, int]:
    """The numbers of reports and models of the dataset, whose pages are in the folder then.

    The pages appear whole or not at all, and equal datasets give equal bytes.

    Args:
        dataset: a .jsonl or .sqlite file that `danvan extract` wrote.
        folder: the folder to be made; index.html in it is the first page.
        force: replace the folder if it holds pages already. One that holds anything else is
            never replaced.

    Raises:
        ConfigError: the dataset or the folder's place does not exist, or the folder is taken.
        DataError: the dataset holds no report, or something else than reports.
        OSError: the pages cannot be written; what was there before is still there.
    """
    check_folder(folder, force=force)
    reports: list[ReportEntry] = []
    models: list[ModelEntry] = []
    made_with: dict[str, None] = {}
    with AtomicFolder(folder) as pages:
        for report in read_reports(dataset):
            entry = report_entry(report)
            own = [model_entry(entry, model) for model in report.models]
            page = report_page(report, entry, own)
            pages.write(page.file, page.html())
            reports.append(entry)
            models += own
            if report.made_with:
                made_with[report.made_with] = None
        if not reports:
            message = f"{dataset}: no report in it"
            raise DataError(message)
        # The newest first; equal keys keep the order of the dataset.
        models.sort(key=lambda model: model.report.order, reverse=True)
        _write_lists(pages, reports, models, sorted(made_with))
        pages.commit()
    return len(reports), len(models)


def render(dataset: Path, folder: Path) -> None:
    """Make or renew the pages of a dataset, as the scheduled job does."""
    write_pages(dataset, folder, force=True)


def _write_lists(
    pages: AtomicFolder,
    reports: list[ReportEntry],
    models: list[ModelEntry],
    made_with: list[str],
) -> None:
    first = (index_page(reports, models, made_with), models_page(models))
    for page in (*first, *place_pages(models), *report_pages(reports)):
        pages.write(page.file, page.html())
    for file, content in model_parts(models):
        pages.write(file, content)
    pages.write("mo-hinh.csv", "".join(csv_lines(models)))
    for name in ("style.css", "pages.js"):
        pages.write(name, (_HERE / name).read_text(encoding="utf-8"))
