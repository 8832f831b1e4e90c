"""Features of a model's field."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.drafts import Draft
from danvan_nlp.extract.field_stated import Stated
from danvan_nlp.extract.fields import (
    SUBFIELD_LABELS,
    Scene,
    bare_features,
    field_features,
    name_features,
    name_words,
    stated_features,
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


def _scene(text: str, *models: Draft) -> Scene:
    return Scene.of(Found(Article(id="a", text=text, title=""), Parsed(text)), models)


def _model(name: str, text: str = TEXT) -> Draft:
    span = Span(text.index(name), text.index(name) + len(name))
    return Draft(span=span, quoted=True, score=1.0, mentions=(span,))


def test_what_is_said_of_a_model_named_in_the_title_stands_below() -> None:
    """Its first mention in the body is where a reader looks, and a stated field governs there."""
    text = "“Nuôi bò rẽ” ở Tân Lập\n\nTrong lĩnh vực kinh tế có mô hình “Nuôi bò rẽ”."
    first = Span(text.index("Nuôi"), text.index("Nuôi") + len("Nuôi bò rẽ"))
    second = Span(text.rindex("Nuôi"), text.rindex("Nuôi") + len("Nuôi bò rẽ"))
    model = Draft(span=first, quoted=True, score=1.0, mentions=(first, second))
    scene = _scene(text, model)
    said = scene.said(model)
    assert scene.place(model) == second
    assert said is not None
    assert said.field is Field.ECONOMY


def test_a_stated_field_tells_whether_it_agrees() -> None:
    """Nothing where none reaches the model."""
    model = _model("Nuôi bò rẽ")
    row = stated_features(_scene(TEXT, model), model, Field.ECONOMY)
    assert {"agrees=True", "gap=0", "field=kinh-te", "strong=True"} <= set(row)
    other = _model("Đường hoa")
    assert stated_features(_scene(TEXT, other), other, Field.ECONOMY) == ["none"]


def test_neighbours_bound_what_belongs_to_a_model() -> None:
    """The themes after a name end where the next name starts, and those of the list are apart."""
    text = "Tin xã\n\nXã có “Xóm vui” trồng hoa, “Nhà ấm” tặng quà. Ai cũng thu gom rác."
    one, two = _model("Xóm vui", text), _model("Nhà ấm", text)
    scene = _scene(text, one, two)
    row = set(field_features(scene, one, []))
    assert {"after:moi-truong.flower", "after:only=moi-truong", "follow:none"} <= row
    assert "after:an-sinh.gift" not in row
    assert "follow:moi-truong.waste" in set(field_features(scene, two, []))


def test_name_title_units_and_the_next_sentence_tell_the_field() -> None:
    """As features that are there or not."""
    unit = Unit(span=Span(0, 3), kind="mass.farmers")
    model = _model("Nuôi bò rẽ")
    row = set(field_features(_scene(TEXT, model), model, [unit]))
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


def test_a_field_in_so_many_words_decides() -> None:
    """Over what the features say; in passing it does not."""
    bias = tuple(3.0 if label == "y-te" else 0.0 for label in SUBFIELD_LABELS)
    linear = Linear(labels=SUBFIELD_LABELS, bias=bias, weights={})
    strong = Stated(0, 9, Field.ECONOMY, f"trên {fold('lĩnh vực')}")
    field, subfield, sure, least = tag(linear, [], strong)
    assert field is Field.ECONOMY
    assert subfield == "san-xuat"
    assert least <= sure
    assert sure > 0.9
    assert tag(linear, [], Stated(0, 9, Field.ECONOMY, fold("về")))[1] == "y-te"


@given(st.text())
def test_any_bare_name_has_features(name: str) -> None:
    """At least that it touches no theme."""
    assert bare_features(name)
