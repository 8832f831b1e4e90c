"""Authors are told from labels, places and names, and sites from persons."""

from __future__ import annotations

import pytest

from danvan_nlp.article.authors import (
    bare_author,
    is_byline,
    labelled_author,
    name_beside_date,
    named_author,
)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Tác giả: Nông Văn Mẫu", "Nông Văn Mẫu"),
        ("Bài, ảnh: HÀ MẪU", "HÀ MẪU"),
        ("Tin và ảnh: Mẫu Anh", "Mẫu Anh"),
        ("Ảnh: Mẫu Anh", None),
        ("Bài học: phải dựa vào dân.", None),
    ],
)
def test_a_label_names_the_author(line: str, name: str | None) -> None:
    """A label of pictures or of anything else does not."""
    assert labelled_author(line) == name


@pytest.mark.parametrize(
    "line", ["Thương Mẫu", "HÀ PHƯƠNG", "Hoàng Anh – Trường Sơn", "A.V.", "CTV"]
)
def test_bare_names_are_an_author(line: str) -> None:
    """Alone on the last line."""
    assert bare_author(line) == line


@pytest.mark.parametrize(
    "line", ["Mọi việc đều có dân.", "Ảnh: Mẫu", "229", "xã Quảng Bạch", "Nguồn: Đài huyện"]
)
def test_other_last_lines_are_none(line: str) -> None:
    """Sentences, captions, numbers and sources."""
    assert bare_author(line) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hà Mẫu (tổng hợp)", "Hà Mẫu"),
        ("Theo Hồ Mẫu", "Hồ Mẫu"),
        ("NHẬT MẪU và 1 tác giả khác", "NHẬT MẪU"),
        ("Minh Mẫu minhmau@bao.example", "Minh Mẫu"),
        ("admin", None),
        ("Báo Điện tử", None),
        ("bao.vn", None),
        ("Người đăng tin: Trần Mẫu", None),
        ("", None),
    ],
)
def test_an_author_field_may_hold_a_site(text: str, name: str | None) -> None:
    """Then there is no author; roles, addresses and counts are cut off."""
    assert named_author(text) == name


def test_the_name_of_the_site_is_no_author() -> None:
    """Metadata often give it."""
    assert named_author("Tiếng Nói Mẫu", site="Tiếng nói Mẫu") is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Lý Thị Mẫu - 24/11/2026 13:47", "Lý Thị Mẫu"),
        ("Lý Thị Mẫu · 24/11/2026", "Lý Thị Mẫu"),
        ("Thứ Ba, 24/11/2026, LÝ MẪU", "LÝ MẪU"),
        ("Theo Lý Thị Mẫu (Báo Mẫu)", "Lý Thị Mẫu"),
        ("Lý Thị Mẫu, Hoàng Văn Mẫu", "Lý Thị Mẫu - Hoàng Văn Mẫu"),
        ("Thời sự - 24/11/2026", None),
        ("Xã Quảng Mẫu", None),
        ("Lý Thị Mẫu nói về mô hình mới.", None),
        ("24/11/2026 13:47", None),
    ],
)
def test_a_personal_name_stands_beside_a_date(line: str, name: str | None) -> None:
    """It is told by its surname; sections and places are no persons."""
    assert name_beside_date(line) == name


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Lý Thị Mẫu 24/11/2026", True), ("13:47", True), ("Lý Mẫu", True), ("Đường hoa", False)],
)
def test_bylines(line: str, expected: bool) -> None:
    """An author, a time or both at the head of an article."""
    assert is_byline(line) is expected


@pytest.mark.parametrize("line", ["(TTXVN/Mẫu+)", "(Theo Báo Mẫu)", "Nhóm phóng viên", "NHÓM PV"])
def test_agencies_and_groups_sign(line: str) -> None:
    """Also in brackets."""
    assert bare_author(line) is not None


def test_the_author_may_be_named_among_other_labels() -> None:
    """On one line with the date and a counter."""
    line = "Ngày đăng: 24/11/2026 13:47 Tác giả: Lý Thị Mẫu Số lượt xem: 87"
    assert labelled_author(line) == "Lý Thị Mẫu"


@pytest.mark.parametrize("label", ["Tác giả:", "Theo", "Nguồn:"])
def test_a_label_alone_is_no_author(label: str) -> None:
    """Where the name stands in the next element."""
    assert named_author(label) is None
