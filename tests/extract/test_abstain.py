"""Leaving out what is not sure enough."""

from __future__ import annotations

from danvan_nlp.extract import at_least
from danvan_nlp.records import Article, Level, Model, Place, Report, Span, Unit

TEXT = "Mô hình “Nụ cười công sở” của Hội Nông dân xã Tân Lập"
ARTICLE = Article(id="a", text=TEXT, title=TEXT)
UNIT = Unit(span=Span(30, 53), kind="mass.farmers", score=0.6)
PLACE = Place(span=Span(43, 53), name="Tân Lập", level=Level.COMMUNE, score=0.95)
MODEL = Model(span=Span(9, 24), quoted=True, units=(UNIT,), places=(PLACE,), score=0.9)
REPORT = Report(article=ARTICLE, models=(MODEL,))


def test_nothing_is_left_out_without_a_minimum() -> None:
    """Zero keeps a report as it is."""
    assert at_least(REPORT, 0.0) == REPORT


def test_a_model_stays_with_its_sure_parts() -> None:
    """An unsure unit goes, the place stays."""
    (model,) = at_least(REPORT, 0.8).models
    assert (model.units, model.places) == ((), (PLACE,))


def test_an_unsure_model_goes_with_all_its_parts() -> None:
    """A model below the minimum is left out, however sure its place is."""
    assert at_least(REPORT, 0.92).models == ()
