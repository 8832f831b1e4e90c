"""Quoted stretches in every shape that papers print."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_nlp.extract.quotes import MOST_MARKS, find_quotes, marks_end

CASES = {
    "curly": ("mô hình “Nụ cười công sở” của xã", ["Nụ cười công sở"]),
    "straight": ('mô hình "Nụ cười công sở" của xã', ["Nụ cười công sở"]),
    "guillemets": ("mô hình «Nụ cười công sở» của xã", ["Nụ cười công sở"]),
    "single": ("mô hình ‘Nụ cười công sở’ của xã", ["Nụ cười công sở"]),
    "white space inside": ("phong trào “ Dân vận khéo ” ở xã", ["Dân vận khéo"]),
    "closed by a straight mark": ('phong trào “Dân vận khéo" ở xã', ["Dân vận khéo"]),
    "opened by a closing mark": ("phong trào ”Dân vận khéo” ở xã", ["Dân vận khéo"]),
    "blank on the wrong side": ("Phong trào” Dân vận khéo” cũng còn hạn chế", ["Dân vận khéo"]),
    "closed by an opening mark": ("mô hình “Tổ tự quản“ của thôn", ["Tổ tự quản"]),
    "no space after": ("từ ngày “Họ Đặng tự quản”ra đời", ["Họ Đặng tự quản"]),
    "nested": (
        "của Hội “Vận động xây dựng mô hình “chi hội tự quản””, mô hình khác",
        ["Vận động xây dựng mô hình “chi hội tự quản”", "chi hội tự quản"],
    ),
    "nested at the front": (
        "mô hình ““5 không” trong mỗi nhà” của thôn",
        ["“5 không” trong mỗi nhà", "5 không"],
    ),
    "list": ("như “A bê xê”, “Đê e”; “Gờ hát”…", ["A bê xê", "Đê e", "Gờ hát"]),
    "unclosed before an owner": (
        "Ấy là mô hình “Tiết học biên giới của Đồn Biên phòng La Lay.",
        ["Tiết học biên giới"],
    ),
    "unclosed to the full stop": ("mô hình “Khối phố kiểu mẫu. Nhờ đó", ["Khối phố kiểu mẫu"]),
    "stray mark in prose": ("Mô hình “có 21 thành viên, họp mỗi tháng.", []),
    "apostrophe in a name": ("xã M’Đrắk và huyện K'Bang có mô hình “A bê”", ["A bê"]),
    "empty": ("mô hình “” của xã", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_each_shape_of_quote_is_read_as_a_reader_would(text: str, expected: list[str]) -> None:
    """The stretches come without marks and edge spaces, the outer one before the inner."""
    assert [span.of(text) for span in find_quotes(text)] == expected


def test_quotes_never_cross_a_paragraph() -> None:
    """A mark left open in one paragraph does not pair with one of the next."""
    text = "Mở “Tổ tự quản của thôn\n\nđóng” ở đây"
    assert all("\n" not in span.of(text) for span in find_quotes(text))


@given(st.text(alphabet="ab “”\"'«»‘’.,\nĐ", max_size=200))
def test_any_text_gives_spans_within_it(text: str) -> None:
    """Whatever the marks, spans are non-empty, trimmed and in order."""
    spans = find_quotes(text)
    assert list(spans) == sorted(spans, key=lambda s: (s.start, -s.end))
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()


def test_a_paragraph_of_many_marks_is_read_as_far_as_they_are_counted() -> None:
    """Not left out whole; where the reading stops is told."""
    text = "“a” " * MOST_MARKS
    assert len(find_quotes(text)) == MOST_MARKS // 2
    assert marks_end(text) == MOST_MARKS * 2
    assert marks_end("“a” " * (MOST_MARKS // 2)) is None


@pytest.mark.timing
@pytest.mark.parametrize("piece", [" ", "“", '"', "“A ", ".”"], ids=repr)
def test_time_grows_with_the_text(piece: str) -> None:
    """Runs of blanks and of marks are read once."""
    taken = []
    for count in (1_000, 8_000, 64_000):
        start = time.process_time()
        find_quotes("mô hình “A" + piece * count + "x")
        taken.append(time.process_time() - start)
    assert taken[2] < 16 * taken[1] + 0.05
