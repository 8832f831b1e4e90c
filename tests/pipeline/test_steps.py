"""One document through the stages."""

from __future__ import annotations

import pytest

from danvan_nlp.errors import DocumentError
from danvan_nlp.pipeline import Stage, analyze, process
from danvan_nlp.records import Article, Document, Page, Reject, Report

TEXT = "Vườn sạch\n\nXã Quảng Bạch có mô hình “Vườn nhà em sạch” từ đầu năm nay."
PROSE = (
    "Xã Quảng Bạch có mô hình “Vườn nhà em sạch” do Hội Nông dân xã thực hiện từ đầu năm."
    " Bà con các thôn đều hưởng ứng, đường làng sạch hơn trước, vườn nhà nào cũng gọn gàng."
)
HTML = f"<html><body><h1>Vườn sạch</h1><p>{PROSE}</p><p>{PROSE}</p></body></html>"


def test_a_text_is_analysed_in_one_call() -> None:
    """What is known of it goes into the report."""
    report = analyze(TEXT, id="x", province="Bắc Kạn", published="2022-05-01")
    assert (report.article.id, report.article.province) == ("x", "Bắc Kạn")
    assert report.article.text.startswith("Vườn sạch\n\nXã Quảng Bạch")
    assert len(report.models) == 1


@pytest.mark.parametrize("page", [HTML, HTML.encode()], ids=["text", "bytes"])
def test_a_page_is_told_from_a_text(page: str | bytes) -> None:
    """No tag is left in its text."""
    assert "<" not in analyze(page).article.text


def test_nothing_to_read_is_an_error() -> None:
    """A caller of one article wants to know."""
    with pytest.raises(DocumentError):
        analyze(" \n")


def test_a_document_goes_as_far_as_asked() -> None:
    """An article, or the report on it."""
    document = Document(origin="a.txt", id="a", text=TEXT.encode())
    assert isinstance(process(document, Stage.ARTICLE, {}), Article)
    assert isinstance(process(document, Stage.EXTRACT, {}), Report)


def test_a_refused_document_tells_stage_and_address() -> None:
    """Enough to look at the page again."""
    page = Page(url="https://bao.example/1", body=b"")
    result = process(Document(origin="a.warc:0", page=page), Stage.EXTRACT, {})
    assert isinstance(result, Reject)
    assert (result.id, result.stage) == ("a.warc:0", "article")
    assert result.url == "https://bao.example/1"
