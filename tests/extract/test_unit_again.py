"""What the second reading of units learns from the pairs around each."""

from danvan_nlp.extract.drafts import make_drafts
from danvan_nlp.extract.naming import Named
from danvan_nlp.extract.options import unit_options
from danvan_nlp.extract.stage import Stage
from danvan_nlp.extract.steps import find_mentions
from danvan_nlp.extract.unit_again import unit_rows
from danvan_nlp.records import Article, Quote, QuoteType
from danvan_nlp.vietnamese.folding import fold

TEXT = (
    "Hai phường ra quân\n\nSáng 18/8, Công an phường Tân An cùng Hội LHPN phường Tân An đã ra mắt"
    " “Tổ liên gia”, “Điểm chữa cháy”.\n\nCùng ngày, Đoàn Thanh niên xã Bình Hòa có “Cổng trường”."
)


def _stage() -> Stage:
    mentions = find_mentions(Article(id="a", text=TEXT, title="Hai phường ra quân"))
    quotes = tuple(Quote(span=span, type=QuoteType.MODEL) for span in mentions.quotes)
    found = mentions.found(quotes)
    drafts = make_drafts(found, [Named(span=q.span, quoted=True, score=1.0) for q in quotes])
    return Stage.of(found, drafts, unit_options(found, mentions.full))


def _rows(stage: Stage, first: list[list[float]], name: str) -> list[list[str]]:
    """The rows of the unit whose key begins with a name, one a model."""
    column = _column(stage, name)
    return [row[column] for row in unit_rows(stage, first, 0.01)]


def _column(stage: Stage, name: str) -> int:
    return next(i for i, o in enumerate(stage.options) if o.key.startswith(fold(name)))


def _table(stage: Stage, scores: dict[str, list[float]]) -> list[list[float]]:
    table = [[0.02] * len(stage.options) for _ in stage.drafts]
    for name, column in scores.items():
        for model, score in enumerate(column):
            table[model][_column(stage, name)] = score
    return table


def test_a_body_learns_what_was_said_of_the_one_it_is_named_with() -> None:
    """Of "A cùng B đã ra mắt" B sees that A is the likeliest owner; one elsewhere does not."""
    stage = _stage()
    table = _table(stage, {"công an": [0.9, 0.6, 0.02], "hội liên hiệp": [0.2, 0.2, 0.02]})
    rows = _rows(stage, table, "hội liên hiệp")
    assert "mate>=0.85" in rows[0]
    assert any(feature.startswith("top-mate=True") for feature in rows[0])
    assert not any(feature.startswith("mate") for feature in _rows(stage, table, "đoàn")[2])


def test_models_of_one_run_share_what_is_said_of_them() -> None:
    """The second of a list sees that the first has an owner; a model of another run does not."""
    stage = _stage()
    rows = _rows(stage, _table(stage, {"công an": [0.9, 0.1, 0.1]}), "công an")
    assert "run>=0.3" in rows[1]
    assert "run-first=6" in rows[1]
    assert not any(feature.startswith("run") for feature in rows[2])


def test_hopeless_pairs_have_no_row() -> None:
    """What the first reading rules out is not looked at again."""
    stage = _stage()
    table = _table(stage, {"công an": [0.9, 0.0, 0.5]})
    rows = _rows(stage, table, "công an")
    assert rows[1] == []
    assert rows[0] != []
