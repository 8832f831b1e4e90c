"""The spaCy pipeline gives what the plain function gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from danvan_nlp.extract import extract
from danvan_nlp.extract.weights import shipped_weights
from danvan_nlp.language import blank, load, make_doc
from danvan_nlp.language.components import COMPONENTS
from danvan_nlp.language.plain import from_plain, to_plain
from danvan_nlp.language.tokenizer import SyllableTokenizer
from danvan_nlp.records import Article, Model, Person, Place, Quote, Report, Unit

TEXT = (
    "Chợ Đồn: Dân vận khéo ở cơ sở\n\n"
    "Phong trào “Dân vận khéo” lan rộng. Tiêu biểu là mô hình “Nụ cười công sở” của Ủy ban MTTQ"
    " xã Xuân Lạc và mô hình “Đường hoa phụ nữ” của Hội LHPN xã Quảng Bạch, huyện Chợ Đồn.\n\n"
    "Đồng chí Lục Văn Thái, Chủ tịch Hội Nông dân xã Tân Lập, cho biết mô hình trồng bí xanh"
    " thơm tại thôn Nà Tải giúp 20 hộ thoát nghèo."
)
ARTICLE = Article(id="a1", text=TEXT, title="Chợ Đồn: Dân vận khéo ở cơ sở", province="Bắc Kạn")


@pytest.fixture(scope="module")
def nlp():  # type: ignore[no-untyped-def]
    return load()


@given(st.text(max_size=200))
def test_the_tokenizer_never_alters_a_text(text: str) -> None:
    """Joined again, the tokens are the text to the letter."""
    text = text.encode("utf-8", "ignore").decode("utf-8")
    assert SyllableTokenizer(Vocab())(text).text == text


def test_a_document_has_the_report_of_the_plain_function(nlp) -> None:  # type: ignore[no-untyped-def]
    """`doc._.report` equals `extract` of the same article."""
    assert nlp(make_doc(nlp, ARTICLE))._.report == extract(ARTICLE)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([*TEXT.split(), "“", "”", ";", "\n\n", "mô hình"]), max_size=60))
def test_both_ways_agree_on_any_text(nlp, words: list[str]) -> None:  # type: ignore[no-untyped-def]
    """Shuffled words give the same report by either way."""
    article = Article(id="x", text=" ".join(words), title="")
    assert nlp(make_doc(nlp, article))._.report == extract(article)


def test_pipe_keeps_order_and_span_groups(nlp) -> None:  # type: ignore[no-untyped-def]
    """`nlp.pipe` gives a document a text, each with its groups of spans."""
    docs = list(nlp.pipe([TEXT, "", "Không có gì."]))
    assert [doc.text for doc in docs] == [TEXT, "", "Không có gì."]
    assert {"quotes", "places", "units", "persons", "models"} <= set(docs[0].spans)
    assert "Nụ cười công sở" in [span.text for span in docs[0].spans["models"]]


def test_docbin_carries_the_report(nlp) -> None:  # type: ignore[no-untyped-def]
    """A document that went through DocBin has the same report and span groups."""
    doc = nlp(make_doc(nlp, ARTICLE))
    data = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    back = next(iter(DocBin().from_bytes(data).get_docs(nlp.vocab)))
    assert back._.report == doc._.report
    assert [s.text for s in back.spans["models"]] == [s.text for s in doc.spans["models"]]


def test_components_can_be_left_out(nlp) -> None:  # type: ignore[no-untyped-def]
    """Without the field step, models keep their units."""
    with nlp.select_pipes(disable=["danvan_fields"]):
        doc = nlp(TEXT)
    assert "danvan_fields" in nlp.pipe_names
    assert any(model.units for model in doc._.report.models)


def test_a_pipeline_survives_its_folder(nlp, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Saved and loaded again it has the same components and gives the same report."""
    nlp.to_disk(tmp_path / "vi")
    again = load(tmp_path / "vi")
    assert tuple(again.pipe_names) == COMPONENTS
    assert again(make_doc(again, ARTICLE))._.report == nlp(make_doc(nlp, ARTICLE))._.report


@pytest.mark.parametrize("kind", [Quote, Place, Unit, Person, Model], ids=lambda k: k.__name__)
def test_records_survive_as_plain_data(kind: type, report: Report) -> None:
    """Through JSON and back they are equal."""
    (model,) = report.models
    items = {Quote: report.quotes, Model: report.models, Place: model.places}
    items |= {Unit: model.units, Person: model.persons}
    for item in items[kind]:
        assert from_plain(kind, json.loads(json.dumps(to_plain(item)))) == item


def test_a_pipeline_without_classifiers_can_be_given_some() -> None:
    """A blank one with the shipped weights gives what the shipped pipeline gives."""
    pipeline = blank(shipped_weights())
    assert pipeline(make_doc(pipeline, ARTICLE))._.report == extract(ARTICLE)


def test_what_was_read_in_part_is_told_by_both_ways(nlp) -> None:  # type: ignore[no-untyped-def]
    """The article of the document's report says the same as the plain function's."""
    text = "“a” " * 5_100
    article = Article(id="long", text=text, title="")
    report = nlp(make_doc(nlp, article))._.report
    assert report.article.found == extract(article).article.found != {}
