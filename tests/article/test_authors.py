"""Authors are told from labels, places and names, and sites from persons."""

from __future__ import annotations

import pytest

from danvan_nlp.article.authors import bare_author, labelled_author, named_author


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
