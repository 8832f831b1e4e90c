"""Words by which a text takes up an organisation that it has named before."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Heads that name one organisation: the fuller one stands for both.
SAME_HEADS: Mapping[str, str] = {
    "hội phụ nữ": "hội liên hiệp phụ nữ",
    "hội phụ nữ cơ sở": "hội liên hiệp phụ nữ",
    "đoàn": "đoàn thanh niên",
    "mặt trận": "ủy ban mặt trận tổ quốc",
    "mặt trận tổ quốc": "ủy ban mặt trận tổ quốc",
    "ủy ban mặt trận": "ủy ban mặt trận tổ quốc",
}
# Bare words: the kinds of units that they may mean, and how the unit's name must begin.
ECHOES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "Hội": (("mass.",), "hội"),
    "Chi hội": (("mass.",), "chi hội"),
    "chi hội": (("mass.",), "chi hội"),
    "Đoàn": (("mass.youth",), "đoàn"),
    "Chi đoàn": (("mass.youth",), "chi đoàn"),
    "Công đoàn": (("mass.labour",), ""),
    "đơn vị": (("army", "border_guard", "police"), ""),
    "đồn": (("border_guard",), "đồn"),
    "Đồn": (("border_guard",), "đồn"),
    "nhà trường": (("school",), "trường"),
    "Nhà trường": (("school",), "trường"),
    "nhà chùa": (("religious",), "chùa"),
    "Nhà chùa": (("religious",), "chùa"),
    "hợp tác xã": (("cooperative",), "hợp tác xã"),
    "Hợp tác xã": (("cooperative",), "hợp tác xã"),
    "HTX": (("cooperative",), "hợp tác xã"),
    "tổ hợp tác": (("cooperative",), "tổ hợp tác"),
    "THT": (("cooperative",), "tổ hợp tác"),
    "công ty": (("company",), "công ty"),
    "Công ty": (("company",), "công ty"),
    "câu lạc bộ": (("club",), "câu lạc bộ"),
    "Câu lạc bộ": (("club",), "câu lạc bộ"),
    "CLB": (("club",), "câu lạc bộ"),
    "dòng họ": (("clan",), ""),
    "Dòng họ": (("clan",), ""),
    "giáo xứ": (("religious",), "giáo xứ"),
    "Giáo xứ": (("religious",), "giáo xứ"),
    "bệnh viện": (("health",), "bệnh viện"),
    "Bệnh viện": (("health",), "bệnh viện"),
    "Trạm": (("health",), "trạm"),
    "trạm": (("health",), "trạm"),
}
ECHO = re.compile(
    rf"(?<![\w“\"])(?:{'|'.join(sorted(ECHOES, key=len, reverse=True))})(?= [^\W\dA-ZĐ]|[,.;:])"
)
# Before a short mention, over folded text: it is one of many and no particular body.
ONE_OF_MANY = re.compile(
    r"(?<!\w)(?:các|những|nhiều|mỗi|từng|một|số|mọi|hai|ba|bốn|năm|tất cả|toàn bộ|hầu hết|không ít|trung ương|các cấp|chi) $"
    r"|[\d%] $|[“\"]$"
)
REACH = len("trung ương ") + 1  # characters before a mention in which such a word ends
# A body of the whole country: a bare word of a local report seldom means it.
NATIONAL = re.compile(r"(?<!\w)(?:việt nam|trung ương)$|^trung ương ")
# Before a bare word, moreover: it belongs to another phrase.
NOT_THIS = re.compile(
    ONE_OF_MANY.pattern
    + r"|(?<!\w)(?:tỉnh|thành|huyện|cấp|cơ quan,|cán bộ|công tác|cơ sở|thành lập|xây dựng|con nuôi) $"
)
# After a short mention: no particular body.
MANY = re.compile(r" (?:các cấp|cấp trên|cấp dưới|trực thuộc|cơ sở|nghề nghiệp|nào|khác)(?!\w)")
# After a bare word: it is another word ("Hội nghị", "Đoàn kết", "đơn vị hành chính").
OTHER_WORD = re.compile(
    r" (?:viên|trường|nghị|thi|đồng|thao|thảo|đàm|họp|phí|phụ nữ|nông dân|trưởng|phó|đoàn|viện|quán|kinh tế|thể|"
    r"công tác|khảo sát|kiểm tra|giám sát|ta|bạn|hành chính|sự nghiệp|bộ đội|lực lượng|kết|đại biểu|thẩm định|"
    r"tham quan|liên ngành|xe|tàu|khách|nào|xá|bảo|đò|nhà|y tế|biên phòng|cấp trên|các cấp|trực thuộc|cơ sở|"
    r"nghề nghiệp|khác|cổ phần)(?!\w)"
)
