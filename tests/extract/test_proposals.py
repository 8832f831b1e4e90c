"""Where unquoted names may start and end."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from danvan_nlp.extract.found import Found
from danvan_nlp.extract.parsed import Parsed
from danvan_nlp.extract.proposals import NAMES_WITHIN, proposals
from danvan_nlp.extract.quotes import find_quotes
from danvan_nlp.records import Article, Level, Place, Quote, QuoteType, Span

WORDS = ("mô", "hình", "MÔ HÌNH", "như", "gồm", "câu lạc bộ", "tổ tự quản", "điểm", "của", "và")
PIECES = st.sampled_from(
    [*WORDS, ",", ";", ":", "(", ")", "“", "”", ".", "\n", "dân vận khéo", "a"]
)


def found(text: str, places: tuple[Place, ...] = ()) -> Found:
    quotes = tuple(Quote(span=s, type=QuoteType.MODEL) for s in find_quotes(text))
    return Found(Article(id="a", text=text, title=""), Parsed(text), quotes, places)


def names(text: str) -> dict[str, list[str]]:
    """For each proposal, by its first two words, the names that it may have."""
    return {
        " ".join(text[p.start :].split()[:2]): [text[p.start : end] for end in p.ends]
        for p in proposals(found(text))
    }


CASES = {
    "after the word itself": (
        "Xã có mô hình cánh đồng không vỏ thuốc của nông dân.",
        "cánh đồng không vỏ thuốc",
    ),
    "past a number and the movement": (
        "Xây dựng mô hình điểm dân vận khéo nuôi bò rẽ tại thôn.",
        "nuôi bò rẽ",
    ),
    "item of a list": ("Các mô hình: nhà trọ tự quản; tổ xe ôm tự quản; hết.", "tổ xe ôm tự quản"),
    "a noun that is a kind of model": (
        "Hội lập tổ hợp tác trồng rau, nuôi gà.",
        "tổ hợp tác trồng rau",
    ),
    "after any colon": ("Có thể nêu: lớp chữ mùa nước nổi của xã.", "lớp chữ mùa nước nổi"),
    "a line of a list": ("Gồm có\n\n- Chăn nuôi lươn không bùn (xã).", "Chăn nuôi lươn không bùn"),
    "a numbered line": ("Gồm có\n\n2. Trồng na rải vụ (xã).", "Trồng na rải vụ"),
    "after the dash of a line": ("Tin\n\n4. Xã Hoa - dạy mo cho trẻ.", "dạy mo cho trẻ"),
    "a thing that is counted": (
        "Hội dựng 13 chốt; 29 tổ tàu thuyền đoàn kết.",
        "tổ tàu thuyền đoàn kết",
    ),
    "a parallel item": ("Hội lập ra tổ may gia công, tổ tách hạt điều.", "tổ tách hạt điều"),
    "with a number in it": ("Mô hình nuôi 1.000 con gà của ông.", "nuôi 1.000 con gà"),
    "to the end of the text": ("Ra mắt mô hình camera giám sát", "camera giám sát"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_name_is_among_the_proposals(name: str) -> None:
    """From the cue to a stop."""
    text, wanted = CASES[name]
    assert any(wanted in ends for ends in names(text).values())


@pytest.mark.parametrize(
    "text",
    ["MÔ HÌNH", "mô hình điểm", "gồm :", "Nay mở mô hình.", "mô hình “dân vận khéo", "mô", ""],
    ids=repr,
)
def test_a_cue_without_a_name_proposes_nothing(text: str) -> None:
    """A cue may be the text's last word."""
    assert names(text) == {}


def test_no_name_starts_within_a_quote() -> None:
    """But in a long speech one may."""
    text = "Ông nói: “Chúng tôi có mô hình nuôi bò rẽ của hội”."
    assert not proposals(found(text))
    span = find_quotes(text)
    speech = (Quote(span=span[0], type=QuoteType.SPEECH),)
    article = Article(id="a", text=text, title="")
    assert proposals(Found(article, Parsed(text), speech))


def test_a_place_may_end_a_name() -> None:
    """Even where no word of its own leads to it."""
    text = "Ra mắt mô hình đường hoa xã Tân Lập hôm qua"
    at = text.index("xã")
    place = Place(span=Span(at, at + 10), name="Tân Lập", level=Level.COMMUNE)
    ends = {end for p in proposals(found(text, (place,))) for end in p.ends}
    assert text.index(" xã") in ends


def test_what_nothing_announces_is_not_proposed() -> None:
    """A list that a kind of model opens goes on with its like, and with nothing else."""
    text = "Dân chỉnh trang khu dân cư, bảo vệ môi trường, trồng cây xanh. Thôn làm đường."
    assert {text[p.start :][:11] for p in proposals(found(text))} == {"khu dân cư,"}


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join)))
@example("mô hình ( a")
@example("mô hình:\n")
def test_any_text_gives_names_within_it(text: str) -> None:
    """In order of start, each end behind the start, none empty or beginning with a blank."""
    made = proposals(found(text))
    assert [p.start for p in made] == sorted({p.start for p in made})
    for proposal in made:
        assert list(proposal.ends) == sorted(set(proposal.ends))
        for end in proposal.ends:
            name = text[proposal.start : end]
            assert name == name.strip() != ""


def test_names_are_sought_in_the_first_part_of_a_book() -> None:
    """Beyond it no cue is read, and the time stays that of its part."""
    filler = "Một câu dài không có gì. " * (NAMES_WITHIN // 25 + 1)
    assert proposals(found(filler + "mô hình nuôi bò rẽ.")) == ()
    assert proposals(found("mô hình nuôi bò rẽ. " + filler))


@pytest.mark.timing
@pytest.mark.parametrize(
    "piece", ["mô hình a, ", "mô hình (", "tổ tự quản, ", "như như "], ids=repr
)
def test_eight_times_the_cues_take_eight_times_the_time(piece: str) -> None:
    """In one sentence too: a list is read over a few hundred words at most."""
    taken = []
    for count in (100, 1_000, 8_000):
        made = found(piece * count)
        start = time.process_time()
        proposals(made)
        taken.append(time.process_time() - start)
    assert taken[2] < 16 * taken[1] + 0.05
