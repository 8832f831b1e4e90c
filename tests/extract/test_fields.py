"""Features of a model's field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.fields import (
    SUBFIELD_LABELS,
    Scene,
    field_features,
    governing,
    name_features,
    name_words,
    stated_features,
    stated_fields,
    tag,
)
from danvan_nlp.extract.found import Found
from danvan_nlp.extract.linear import Linear
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.records import Article, Field, Span, Unit
from danvan_nlp.vietnamese.folding import fold

TEXT = (
    "Tin vui ở Tân Lập\n\nTrong lĩnh vực kinh tế có mô hình “Nuôi bò rẽ”. Bà con phấn khởi."
    "\n\nMô hình “Đường hoa” đẹp."
)


def _scene(text: str = TEXT) -> Scene:
    return Scene.of(Found(Article(id="a", text=text, title=""), Parsed(text)))


def _model(name: str, text: str = TEXT) -> Draft:
    span = Span(text.index(name), text.index(name) + len(name))
    return Draft(span=span, quoted=True, score=1.0, mentions=(span,))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Trên lĩnh vực kinh tế có", [Field.ECONOMY]),
        (
            "Về văn hóa - xã hội có; về quốc phòng - an ninh có",
            ["van-hoa-xa-hoi", "quoc-phong-an-ninh"],
        ),
        ("Lĩnh vực xây dựng hệ thống chính trị", [Field.POLITICAL_SYSTEM]),
        ("Đời sống kinh tế khá lên", []),
        ("", []),
    ],
    ids=["after the word field", "two in one sentence", "the longest name", "in passing", "empty"],
)
def test_fields_are_stated_after_a_leading_word(text: str, fields: list[Field]) -> None:
    """In order; a field's word in running text states nothing."""
    found = Found(Article(id="a", text=text, title=""), Parsed(text))
    assert [stated.field for stated in stated_fields(found)] == fields


def test_a_stated_field_governs_its_paragraph() -> None:
    """What comes after it there, and nothing beyond."""
    scene = _scene()
    first = governing(scene, _model("Nuôi bò rẽ"))
    assert first is not None
    assert first.field is Field.ECONOMY
    assert governing(scene, _model("Đường hoa")) is None
    assert stated_features(scene, _model("Đường hoa"), Field.ECONOMY) == ["none"]
    row = stated_features(scene, _model("Nuôi bò rẽ"), Field.ECONOMY)
    assert {"agrees=True", "gap=0", "field=kinh-te"} <= set(row)


def test_name_title_units_and_the_next_sentence_tell_the_field() -> None:
    """As features that are there or not."""
    unit = Unit(span=Span(0, 3), kind="mass.farmers")
    row = set(field_features(_scene(), _model("Nuôi bò rẽ"), [unit]))
    assert {"n=nuôi", f"n={fold('bò')} {fold('rẽ')}", "unit=mass.farmers", "family=mass"} <= row
    assert {"title=tin", f"next={fold('bà')} con", "stated=kinh-te&same&strong"} <= row


@given(st.text())
def test_any_name_has_features(name: str) -> None:
    """None for one without words."""
    row = list(name_features(name_words(name)))
    assert len(row) == len(set(row)) or len(name_words(name)) <= 2
    assert bool(row) == bool(name_words(name))


def test_the_field_is_the_sum_of_its_subfields() -> None:
    """Two likely subfields of one field win over the likeliest of another."""
    score = {"moi-truong": 1.0, "y-te": 1.0, "giao-duc": 1.0, "quoc-phong": 1.4}
    bias = tuple(score.get(label, -5.0) for label in SUBFIELD_LABELS)
    field, subfield, sure, least = tag(Linear(labels=SUBFIELD_LABELS, bias=bias, weights={}), [])
    assert (field, subfield) == (Field.CULTURE_SOCIETY, "moi-truong")
    assert least < sure < 1
