"""What the features of a model and a unit say, on short reports."""

from danvan_nlp.extract.drafts import make_drafts
from danvan_nlp.extract.naming import Named
from danvan_nlp.extract.options import unit_options
from danvan_nlp.extract.stage import Stage
from danvan_nlp.extract.steps import find_mentions
from danvan_nlp.extract.unit_pairs import UnitPairs
from danvan_nlp.records import Article, Quote, QuoteType
from danvan_nlp.vietnamese.folding import fold

LIST = (
    "Chuyện ở Tân Lập\n\nHội LHPN xã Tân Lập làm nhiều việc. Theo chỉ đạo của Huyện ủy, Hội xây"
    " dựng “Vườn rau xanh”, “Con đường hoa”.\n\nỞ xã Bình An, Công an xã Bình An lập “Tiếng kẻng”."
)


def rows_of(text: str) -> dict[str, dict[str, list[str]]]:
    """For each quoted model its features with each unit, by the units' keys."""
    mentions = find_mentions(Article(id="a", text=text, title=text.partition("\n")[0]))
    quotes = tuple(Quote(span=span, type=QuoteType.MODEL) for span in mentions.quotes)
    found = mentions.found(quotes)
    drafts = make_drafts(found, [Named(span=q.span, quoted=True, score=1.0) for q in quotes])
    stage = Stage.of(found, drafts, unit_options(found, mentions.full))
    pairs = UnitPairs(stage)
    return {
        draft.span.of(text): {
            option.key: row for option, row in zip(stage.options, pairs.rows(draft), strict=True)
        }
        for draft in drafts
    }


def of(rows: dict[str, list[str]], name: str) -> list[str]:
    """The features of the unit whose key begins with a name."""
    return next(row for key, row in rows.items() if key.startswith(fold(name)))


def test_the_models_of_a_list_stand_alike_to_what_comes_before_it() -> None:
    """The second of a list sees its owner ahead, as the first does."""
    rows = rows_of(LIST)
    for model in ("Vườn rau xanh", "Con đường hoa"):
        assert any(f.startswith("ahead=") for f in of(rows[model], "hội liên hiệp"))
    assert any("inner=True" in f for f in of(rows["Con đường hoa"], "hội liên hiệp"))


def test_who_directs_has_another_role_than_who_acts() -> None:
    """The role of the nearest mention is in the row."""
    rows = rows_of(LIST)["Vườn rau xanh"]
    assert "role=of-direction" in of(rows, "huyện ủy")


def test_a_unit_of_another_commune_is_not_at_home() -> None:
    """After the report has moved on, the first commune's body is elsewhere."""
    rows = rows_of(LIST)["Tiếng kẻng"]
    assert any(f.startswith("moved=2") for f in of(rows, "hội liên hiệp"))
    assert "home-back=same-here" in of(rows, "công an")


def test_levels_of_one_branch_are_told_apart() -> None:
    """A lower body of the same branch is known as such."""
    text = "Tin\n\nTheo Hội Nông dân huyện, Hội Nông dân xã Tân Lập có mô hình “Vườn mẫu”."
    rows = rows_of(text)["Vườn mẫu"]
    assert any(f.startswith("kin=lower") for f in of(rows, "hội nông dân huyện"))
    assert any(f.startswith("kin=higher") for f in of(rows, "hội nông dân xã"))


def test_bodies_side_by_side_stand_equally_near() -> None:
    """Both of "A và B" are the nearest phrase before the model, with one verb."""
    text = "Tin\n\nCông an xã Tân Lập và Đoàn xã Tân Lập xây dựng mô hình “Vườn mẫu”."
    rows = rows_of(text)["Vườn mẫu"]
    for name in ("công an", "đoàn"):
        assert "phrase=run&0&0" in of(rows, name)


def test_deeds_tell_this_model_from_another() -> None:
    """Who acts beside one model is known as such at the other."""
    rows = rows_of(LIST)
    assert "act=own&run" in of(rows["Tiếng kẻng"], "công an")
    assert "act=other&run" in of(rows["Vườn rau xanh"], "công an")
    assert any(f.startswith("deed=after-1") for f in of(rows["Vườn rau xanh"], "công an"))
    assert "deed=none" in of(rows["Vườn rau xanh"], "huyện ủy")


def test_a_group_that_is_the_model_does_not_run_itself() -> None:
    """The "Tổ hợp tác trồng quế xã Sơn Phú" is no owner of the model of that name."""
    rows = rows_of(
        "Quế ở Sơn Phú\n\nHội Nông dân xã Sơn Phú lập mô hình “Tổ hợp tác trồng quế”."
        " Tổ hợp tác trồng quế xã Sơn Phú có 20 hộ."
    )["Tổ hợp tác trồng quế"]
    assert of(rows, "hội nông dân")
    assert of(rows, "tổ hợp tác") == []


def test_a_longer_word_is_another_body() -> None:
    """The model “Hội Nông dân xã Sơn Phú” is not the body "Hội Nông dân xã Sơn Phúc"."""
    rows = rows_of(
        "Rau ở Sơn Phú\n\nHội Nông dân xã Sơn Phúc giúp lập mô hình “Hội Nông dân xã Sơn Phú”."
    )["Hội Nông dân xã Sơn Phú"]
    assert of(rows, "hội nông dân xã sơn phúc")
