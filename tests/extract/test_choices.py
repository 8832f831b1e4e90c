"""Which units and places of a model are taken, given their probabilities."""

import pytest

from danvan_nlp.extract.place_choice import choose_places
from danvan_nlp.extract.stage import Option
from danvan_nlp.extract.unit_choice import choose_units
from danvan_nlp.records import Level, Span, Unit

HAMLET = Option(key="hamlet:bản duồn", kind="place:hamlet", mentions=(Span(40, 50),))
COMMUNE = Option(key="commune:quảng bạch", kind="place:commune", mentions=(Span(52, 65),))
OTHER = Option(key="commune:xuân lạc", kind="place:commune", mentions=(Span(10, 20),))
DISTRICT = Option(key="district:chợ đồn", kind="place:district", mentions=(Span(70, 80),))
PROVINCE = Option(key="province:bắc kạn", kind="place:province", mentions=(Span(90, 97),))
PLACES = (HAMLET, COMMUNE, OTHER, DISTRICT, PROVINCE)


@pytest.mark.parametrize(
    ("row", "chosen"),
    [
        ((0.9, 0.8, 0.1, 0.2, 0.2), [0, 1]),
        ((0.9, 0.2, 0.1, 0.2, 0.2), [0, 1]),
        ((0.0, 0.8, 0.7, 0.2, 0.2), [1, 2]),
        ((0.0, 0.2, 0.1, 0.6, 0.5), [3]),
        ((0.0, 0.2, 0.1, 0.2, 0.7), [4]),
        ((0.0, 0.2, 0.1, 0.05, 0.04), [1]),
        ((0.4, 0.4, 0.4, 0.55, 0.04), [0, 1, 2]),
    ],
    ids=[
        "both fine",
        "hamlet brings its commune",
        "two communes",
        "one coarse",
        "province",
        "best",
        "several fine ones outweigh one coarse",
    ],
)
def test_one_level_is_taken_whole(row: tuple[float, ...], chosen: list[int]) -> None:
    """Fine places or one coarse place, and never none."""
    assert choose_places(PLACES, row, 0.35) == chosen


def test_a_text_without_places_gives_none() -> None:
    """Nothing is made up."""
    assert choose_places((), (), 0.35) == []


TEXT = "Đoàn xã Tân Lập; Đoàn Thanh niên xã; Đoàn xã Tân Hội; Hội Nông dân xã"


def unit(name: str, kind: str, place: str | None = None) -> tuple[Option, Unit]:
    """A unit of a commune with its option."""
    start = TEXT.index(name)
    at = None
    if place is not None:
        at = Span(TEXT.index(place), TEXT.index(place) + len(place))
    span = Span(start, start + len(name))
    record = Unit(span=span, kind=kind, level=Level.COMMUNE, place=at, full=name)
    return Option(key=name, kind=kind, mentions=(span,), level=Level.COMMUNE), record


def test_a_body_is_named_once() -> None:
    """A short name beside the full one gives one unit, another commune's body another."""
    made = [
        unit("Đoàn xã Tân Lập", "mass.youth", "Tân Lập"),
        unit("Đoàn Thanh niên xã", "mass.youth"),
        unit("Đoàn xã Tân Hội", "mass.youth", "Tân Hội"),
        unit("Hội Nông dân xã", "mass.farmers"),
    ]
    options = [option for option, _ in made]
    known = {record.span: record for _, record in made}
    assert choose_units(options, (0.9, 0.6, 0.8, 0.5), 0.4, known, TEXT) == [0, 2, 3]
    assert choose_units(options, (0.3, 0.6, 0.3, 0.2), 0.4, known, TEXT) == [1]
