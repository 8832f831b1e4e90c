"""What the features of a model and a place say, on short reports."""

from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.drafts import make_drafts
from danvan_nlp.extract.links import first_rows
from danvan_nlp.extract.naming import Named
from danvan_nlp.extract.options import place_options, unit_options
from danvan_nlp.extract.place_hints import unit_hints
from danvan_nlp.extract.stage import Stage
from danvan_nlp.extract.steps import find_mentions
from danvan_nlp.records import Article, Quote, QuoteType
from danvan_nlp.vietnamese.folding import fold

MOVING = (
    "Dân vận khéo ở huyện Chợ Đồn\n\nTại xã Quảng Bạch (huyện Chợ Đồn), bà con lập “Vườn rau"
    " xanh”.\n\nTrong toàn huyện còn có “Con đường hoa”.\n\nNgược lên huyện Ba Bể, xã Yến Dương có"
    " “Tiếng kẻng bình yên”."
)
UNITS = (
    "Chuyện của Hội\n\nỞ xã Quảng Bạch, huyện Chợ Đồn, Hội LHPN huyện lập mô hình “Vườn rau xanh”."
)


def stages_of(text: str) -> tuple[Stage, Stage]:
    """The places and the units of a text whose quotes are all models."""
    mentions = find_mentions(Article(id="a", text=text, title=text.partition("\n")[0]))
    quotes = tuple(Quote(span=span, type=QuoteType.MODEL) for span in mentions.quotes)
    found = mentions.found(quotes)
    drafts = make_drafts(found, [Named(span=q.span, quoted=True, score=1.0) for q in quotes])
    return (
        Stage.of(found, drafts, place_options(found)),
        Stage.of(found, drafts, unit_options(found, mentions.full)),
    )


def row_of(text: str, model: str, place: str) -> list[str]:
    """The features of one model with one place."""
    stage, _ = stages_of(text)
    at = next(i for i, draft in enumerate(stage.drafts) if draft.span.of(text) == model)
    option = next(i for i, o in enumerate(stage.options) if o.key.endswith(f":{fold(place)}"))
    return first_rows(stage)[at][option]


def hints_of(text: str, scores: list[float], place: str) -> list[str]:
    """What units with these scores say of one place of the only model."""
    places, units = stages_of(text)
    option = next(i for i, o in enumerate(places.options) if o.key.endswith(f":{fold(place)}"))
    return unit_hints(places, units, [scores[: len(units.options)]])[0][option]


def test_the_place_that_the_report_is_at_is_told_from_one_that_it_has_left() -> None:
    """The last commune before a model is the scene; the one before that no longer is."""
    assert "scene=no/same-here" in row_of(MOVING, "Tiếng kẻng bình yên", "Yến Dương")
    assert "scene=no/other-here" in row_of(MOVING, "Tiếng kẻng bình yên", "Quảng Bạch")


def test_a_commune_of_a_district_that_the_report_has_left_is_known() -> None:
    """The district in brackets behind a commune encloses it."""
    assert "up=same&commune>district" in row_of(MOVING, "Con đường hoa", "Quảng Bạch")
    assert "up=other&commune>district" in row_of(MOVING, "Tiếng kẻng bình yên", "Quảng Bạch")


def test_a_level_without_a_name_tells_how_high_the_passage_stands() -> None:
    """What is said of "toàn huyện" speaks for the district, and a commune is one step below it."""
    assert "said=back0-same&whole&0" in row_of(MOVING, "Con đường hoa", "Chợ Đồn")
    assert "said=back0-same&whole&-1" in row_of(MOVING, "Con đường hoa", "Quảng Bạch")


def test_what_is_said_of_a_whole_holds_until_the_next_such_word() -> None:
    """In a later paragraph the district last spoken of as a whole is still the one meant."""
    assert "whole=ref&0&2" in row_of(MOVING, "Con đường hoa", "Chợ Đồn")
    assert "whole=ref&1&2" in row_of(MOVING, "Tiếng kẻng bình yên", "Chợ Đồn")
    assert "whole=none&place:commune" in row_of(MOVING, "Vườn rau xanh", "Quảng Bạch")


def test_what_the_title_names_is_known() -> None:
    """The title is about a district, and this is the one."""
    assert "title=district&district&True" in row_of(MOVING, "Con đường hoa", "Chợ Đồn")
    assert "title=district&district&False" in row_of(MOVING, "Con đường hoa", "Ba Bể")


def test_places_beside_the_models_list_are_in_the_row() -> None:
    """A place of the zone before a model has its part; one beyond another model has none."""
    assert any(f.startswith("ahead=") for f in row_of(MOVING, "Vườn rau xanh", "Quảng Bạch"))
    assert "zone=none" in row_of(MOVING, "Tiếng kẻng bình yên", "Quảng Bạch")


def test_a_unit_of_the_district_speaks_for_the_district_that_the_report_is_in() -> None:
    """The Hội LHPN huyện names no place, but the level is that of Chợ Đồn, named last."""
    _, units = stages_of(UNITS)
    scores = [0.95 if o.key.startswith(fold("Hội")) else 0.0 for o in units.options]
    assert "voice-now=5&district" in hints_of(UNITS, scores, "Chợ Đồn")
    assert "voice-top=-1&5" in hints_of(UNITS, scores, "Quảng Bạch")


def test_an_unlikely_unit_says_nothing() -> None:
    """Below the least score no place is spoken for."""
    _, units = stages_of(UNITS)
    assert "voice-now=0&district" in hints_of(UNITS, [0.0] * len(units.options), "Chợ Đồn")


@given(st.lists(st.sampled_from(UNITS.split() + MOVING.split() + ["\n\n"]), max_size=40))
def test_any_text_has_a_row_for_each_pair(words: list[str]) -> None:
    """However words are thrown together, the table has the shape of models by places."""
    places, units = stages_of(" ".join(words))
    rows = first_rows(places)
    hints = unit_hints(places, units, [[0.5] * len(units.options) for _ in units.drafts])
    assert [len(row) for row in rows] == [len(places.options)] * len(places.drafts)
    assert [len(row) for row in hints] == [len(row) for row in rows]
