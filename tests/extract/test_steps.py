"""The whole extraction of one article."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from danvan_nlp.extract import extract
from danvan_nlp.extract.drafts import MOST_MODELS
from danvan_nlp.extract.quotes import MOST_MARKS
from danvan_nlp.extract.steps import locate
from danvan_nlp.records import Article, QuoteType, Report

TEXT = (
    "Chợ Đồn: Dân vận khéo ở cơ sở\n\n"
    "Phong trào “Dân vận khéo” lan rộng ở huyện Chợ Đồn, tỉnh Bắc Kạn. Tiêu biểu là mô hình"
    " “Đường hoa phụ nữ” của Hội LHPN xã Quảng Bạch, huyện Chợ Đồn."
)
WORDS = [*TEXT.split(), "“", "”", ";", ":", "(", ")", "\n\n", "mô hình", "MÔ HÌNH", "như:", "1."]


def report_on(text: str, **known: str) -> Report:
    return extract(Article(id="a", text=text, title="", **known))


def test_a_report_has_quotes_models_units_and_places() -> None:
    """All of them grounded in the text."""
    report = report_on(TEXT)
    assert [q.type for q in report.quotes] == [QuoteType.MOVEMENT, QuoteType.MODEL]
    (model,) = report.models
    assert model.span.of(TEXT) == "Đường hoa phụ nữ"
    assert "Hội LHPN xã Quảng Bạch" in [unit.span.of(TEXT) for unit in model.units]
    assert [place.name for place in model.places] == ["Quảng Bạch"]
    assert report.article.found == {"province": "inferred", "district": "inferred"}


def test_what_the_record_says_stays() -> None:
    """Only what is not known is inferred."""
    article = Article(id="a", text=TEXT, title="", province="Bắc Kạn", district="Chợ Đồn")
    assert locate(article)[0] == article


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
@example("MÔ HÌNH")
@example("")
@example("mô hình “")
def test_any_text_has_a_report(text: str) -> None:
    """Every span lies in the text and stands for something, every probability is one."""
    report = report_on(text)
    spans = [q.span for q in report.quotes]
    for model in report.models:
        spans += [model.span, *model.mentions, *(u.span for u in model.units)]
        spans += [*(p.span for p in model.persons), *(p.span for p in model.places)]
        assert 0 <= model.score <= 1
        assert model.span in model.mentions
        assert list(model.mentions) == sorted(model.mentions)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)


def test_what_is_read_in_part_is_told() -> None:
    """Quotes beyond the last mark that is read, names beyond the first part, too many models."""
    marks = report_on("“a” " * (MOST_MARKS // 2 + 1))
    assert marks.article.found["quotes"] == f"read to character {MOST_MARKS * 2}"
    models = "".join(f"mô hình “Đường hoa {n}”, " for n in range(MOST_MODELS + 20))
    many = report_on(f"Nông dân, phụ nữ, nhân dân các thôn làm {models}")
    assert many.article.found["models"] == f"the first {MOST_MODELS}"
    assert len(many.models) == MOST_MODELS
    long = report_on("Một câu không có gì. " * 10_000)
    assert set(long.article.found) == {"names"}


HARD = {
    "list": "a, b; tổ tự quản c, ",
    "brackets": "(",
    "opening marks": "“",
    "blanks": " ",
    "full stops": ".",
    "stop and quote": '."',
    "cue": "mô hình a ",
    "one quote": "“Tổ tự quản” ",
    "dashes": "a - ",
    "capitals": "MÔ HÌNH ",
}


@pytest.mark.timing
@pytest.mark.parametrize("name", HARD)
def test_eight_times_the_text_takes_eight_times_the_time(name: str) -> None:
    """For pathological texts too."""
    piece, taken = HARD[name], []
    for length in (500, 4_000, 32_000):
        text = "mô hình: " + piece * (length // len(piece))
        start = time.process_time()
        report_on(text)
        taken.append(time.process_time() - start)
    assert taken[2] < 16 * taken[1] + 0.1
