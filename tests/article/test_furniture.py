"""A line is furniture only as a whole."""

from __future__ import annotations

import pytest

from danvan_nlp.article.furniture import (
    heads_comments,
    heads_related,
    is_furniture,
    without_furniture,
)


@pytest.mark.parametrize(
    "line",
    [
        "A- A A+ | Tăng tương phản Giảm tương phản",
        "Xem với cỡ chữ",
        "Lượt xem: 1.204",
        "27 lượt xem",
        "(0) Bình luận",
        "Tổng số điểm của bài viết là: 0 trong 0 đánh giá",
        "Trang chủ > Tin tức",
        "10/01/2024 08:15 | Lượt xem: 96",
        "© Bản quyền thuộc về UBND huyện",
        "Chào mừng quý vị đã đến với Cổng thông tin điện tử huyện Chợ Đồn",
    ],
)
def test_furniture_is_known(line: str) -> None:
    """In whatever order a portal puts its phrases."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Tin tức từ cơ sở cho thấy mô hình được nhân rộng.",
        "Video an ninh thôn giúp giảm trộm cắp",
        "Có 27 lượt xem hội diễn mỗi tối",
        "Tác giả: Nông Văn Mẫu",
        "Mô hình “Tin cùng chuyên mục” của chi đoàn",
    ],
)
def test_what_merely_holds_a_phrase_stays(line: str) -> None:
    """Articles speak of news, views and videos too."""
    assert not is_furniture(line)


def test_a_counter_beside_the_author_is_cut_off() -> None:
    """What stands between bars is judged by itself."""
    assert without_furniture("Tác giả: Nông Mẫu | Lượt xem: 143") == "Tác giả: Nông Mẫu"
    assert without_furniture("Xanh | sạch | đẹp") == "Xanh | sạch | đẹp"


@pytest.mark.parametrize(
    ("line", "related", "comments"),
    [
        ("Tin liên quan", True, False),
        ("TIN CÙNG CHUYÊN MỤC:", True, False),
        ("Tin nổi bật Tin nổi bật", True, False),
        ("Bình luận (12)", False, True),
        ("Ý kiến bạn đọc", False, True),
        ("Tin vui từ xã Quảng Bạch", False, False),
    ],
)
def test_headings_of_boxes_are_known(line: str, related: bool, comments: bool) -> None:
    """Those of other news and those of comments are different things."""
    assert (heads_related(line), heads_comments(line)) == (related, comments)
