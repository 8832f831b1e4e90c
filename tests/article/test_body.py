"""What asks the reader to go or to follow is told from what reports."""

from __future__ import annotations

import pytest
from lxml import etree

from danvan_nlp.article.blocks import Block
from danvan_nlp.article.body import article_blocks

PROSE = "Tổ dân vận thôn đã vận động bà con góp công mở rộng con đường dài gần hai cây số."


def blocks(*lines: str) -> list[Block]:
    return [Block(line, etree.Element("p")) for line in lines]


def kept(*lines: str) -> list[str]:
    return [block.text for block in article_blocks(blocks(*lines), said=())]


@pytest.mark.parametrize(
    "line",
    [
        "* Mời bạn đọc vào chuyên mục Dân vận khéo xem các tin, bài liên quan.",
        "Mời quý độc giả theo dõi các chương trình của Đài trên ứng dụng.",
        "Theo dõi Báo Mẫu trên Google News để không bỏ lỡ tin hay.",
        "Đăng ký nhận bản tin mỗi tuần",
        "Nhập email để nhận những bài viết hay nhất",
        "Thiết kế: Ngô Mẫu",
        "13:47, 24/11/2026",
    ],
)
def test_invitations_and_credits_go(line: str) -> None:
    """Wherever they stand at the end."""
    assert kept(PROSE, PROSE + " Xong.", line) == [PROSE, PROSE + " Xong."]


@pytest.mark.parametrize(
    "line",
    [
        "Theo dõi sức khỏe của người già qua Zalo, trạm y tế xã gọi cho từng nhà mỗi tuần.",
        "Tải ứng dụng định danh xong, cụ Mẫu tự tra được lương hưu của mình trên điện thoại.",
        "Đăng ký nhận cây giống tại nhà văn hóa, hơn bốn mươi hộ đã trồng kín bờ kênh.",
        "Mời cả thôn ra nhà văn hóa họp, ông Mẫu đọc to từng khoản thu chi.",
        "Ảnh: do bà con gửi về, tổ dân vận treo kín nhà văn hóa suốt cả mùa hè vừa qua.",
    ],
)
def test_reports_that_begin_alike_stay(line: str) -> None:
    """They say what people did."""
    assert kept(PROSE, line, PROSE + " Xong.") == [PROSE, line, PROSE + " Xong."]
