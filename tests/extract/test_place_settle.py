"""What places that are named together, and the report's own place, add to single decisions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.drafts import make_drafts
from danvan_nlp.extract.naming import Named
from danvan_nlp.extract.options import place_options
from danvan_nlp.extract.place_items import item_features
from danvan_nlp.extract.place_phrases import mentions_outside, shared, side_by_side
from danvan_nlp.extract.place_settle import settle
from danvan_nlp.extract.place_signs import place_signs
from danvan_nlp.extract.stage import Stage
from danvan_nlp.extract.steps import find_mentions
from danvan_nlp.records import Article, Quote, QuoteType
from danvan_nlp.vietnamese.folding import fold

REPORT = (
    "Huyện Chợ Đồn: dân vận khéo\n\nCác xã Quảng Bạch, Đồng Lạc và Yên Thịnh có mô hình “Vườn rau"
    " xanh” ở xã Bằng Lãng; “Con đường hoa” của Đoàn Thanh niên; “Nhà sạch” tại xã Yên Mỹ (xã"
    " Đại Sảo cũ)."
)


def stage_of(text: str, province: str | None = None, district: str | None = None) -> Stage:
    """The places of a text whose quotes are all models."""
    article = Article(
        id="a", text=text, title=text.partition("\n")[0], province=province, district=district
    )
    mentions = find_mentions(article)
    quotes = tuple(Quote(span=span, type=QuoteType.MODEL) for span in mentions.quotes)
    found = mentions.found(quotes)
    drafts = make_drafts(found, [Named(span=q.span, quoted=True, score=1.0) for q in quotes])
    return Stage.of(found, drafts, place_options(found))


def place(stage: Stage, name: str) -> int:
    """The index of a place by its name."""
    return next(i for i, o in enumerate(stage.options) if o.key.endswith(f":{fold(name)}"))


def test_communes_of_one_phrase_are_named_together() -> None:
    """A list under one level word is one phrase; a commune after a model's name is not of it."""
    stage = stage_of(REPORT)
    names = {place(stage, name) for name in ("Quảng Bạch", "Đồng Lạc", "Yên Thịnh")}
    assert [set(group) for group in side_by_side(stage)] == [names]


def test_places_of_units_named_together_are_one_phrase() -> None:
    """The units' heads between two communes do not part them."""
    stage = stage_of("Tin\n\nCông an xã Đồng Lạc và Công an xã Yên Thịnh mở mô hình “Một cửa”.")
    groups = [set(group) for group in side_by_side(stage)]
    assert groups == [{place(stage, "Đồng Lạc"), place(stage, "Yên Thịnh")}]


def test_one_phrase_draws_its_places_together() -> None:
    """Each keeps a part of its own probability and takes a part of the mean."""
    assert shared([[0, 1]], (0.9, 0.1, 0.5), 0.5) == pytest.approx([0.7, 0.3, 0.5])


def test_where_nothing_is_sure_a_model_is_at_home() -> None:
    """The district of the headline is raised, but not above a place that is sure."""
    stage = stage_of(REPORT, "Bắc Kạn", "Chợ Đồn")
    home, other = place(stage, "Chợ Đồn"), place(stage, "Yên Mỹ")
    unsure = [0.1] * len(stage.options)
    sure = [0.9 if index == other else 0.1 for index in range(len(stage.options))]
    low, high = settle(stage, [unsure, sure])
    assert max(range(len(low)), key=low.__getitem__) == home
    assert high[home] == pytest.approx(0.1)


def test_a_semicolon_ends_a_models_item() -> None:
    """The commune of the next item is of the next model, though it is nearest."""
    stage = stage_of(REPORT)
    at = next(i for i, d in enumerate(stage.drafts) if d.span.of(REPORT) == "Con đường hoa")
    rows = item_features(stage, stage.drafts[at], mentions_outside(stage))
    assert "item=next&semi" in rows[place(stage, "Yên Mỹ")]
    assert "item=prev&semi" in rows[place(stage, "Bằng Lãng")]
    assert "item=out&semi" in rows[place(stage, "Chợ Đồn")]


def test_a_former_name_is_told_from_one_of_today() -> None:
    """The word "cũ" behind a name marks it."""
    stage = stage_of(REPORT)
    signs = place_signs(stage)
    assert "old=all" in signs[place(stage, "Đại Sảo")]
    assert "old=none" in signs[place(stage, "Yên Mỹ")]


def test_whose_name_holds_a_place_is_known() -> None:
    """The commune in a school's name is told from one that stands alone."""
    stage = stage_of("Tin\n\nTrường THCS Yên Thịnh có “Cổng trường đẹp” ở xã Đồng Lạc.", "Bắc Kạn")
    signs = place_signs(stage)
    assert "in=None&all" in signs[place(stage, "Đồng Lạc")]
    held = [row for index, row in enumerate(signs) if index != place(stage, "Đồng Lạc")]
    assert all("in=None&all" not in row for row in held)


@given(st.lists(st.sampled_from([*REPORT.split(), "\n\n", ";", "xã", "và"]), max_size=40))
def test_any_text_keeps_the_shape_of_its_table(words: list[str]) -> None:
    """Whatever the text, settling gives a row a model with a probability an option."""
    stage = stage_of(" ".join(words))
    table = [[0.2] * len(stage.options) for _ in stage.drafts]
    settled = settle(stage, table)
    assert [len(row) for row in settled] == [len(row) for row in table]
    assert all(0 <= value <= 1 for row in settled for value in row)
