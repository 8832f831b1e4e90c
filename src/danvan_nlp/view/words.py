"""What the pages say, in Vietnamese: names of fields, kinds, types and reasons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

FIELDS: Mapping[str, str] = {
    "kinh-te": "Kinh tế",
    "van-hoa-xa-hoi": "Văn hóa - xã hội",
    "quoc-phong-an-ninh": "Quốc phòng - an ninh",
    "he-thong-chinh-tri": "Xây dựng hệ thống chính trị",
}

SUBFIELDS: Mapping[str, str] = {
    "san-xuat": "Sản xuất, kinh doanh",
    "giam-ngheo": "Giảm nghèo",
    "ha-tang": "Hạ tầng, hiến đất",
    "doi-song-van-hoa": "Đời sống văn hóa",
    "moi-truong": "Môi trường",
    "giao-duc": "Giáo dục, khuyến học",
    "y-te": "Y tế",
    "an-sinh": "An sinh xã hội",
    "an-ninh-trat-tu": "An ninh trật tự",
    "quoc-phong": "Quốc phòng",
    "xay-dung-dang": "Xây dựng Đảng",
    "chinh-quyen": "Chính quyền",
    "mat-tran-doan-the": "Mặt trận, đoàn thể",
    "dan-chu-co-so": "Dân chủ cơ sở",
}

KINDS: Mapping[str, str] = {
    "party.committee": "Cấp ủy Đảng",
    "party.cell": "Chi bộ",
    "party.mobilisation": "Ban Dân vận, khối, tổ dân vận",
    "party.propaganda": "Ban Tuyên giáo",
    "party.organisation": "Ban Tổ chức của Đảng",
    "party.inspection": "Ủy ban Kiểm tra",
    "party.office": "Văn phòng cấp ủy",
    "party.body": "Ban khác của Đảng",
    "government.committee": "Ủy ban nhân dân",
    "government.council": "Hội đồng nhân dân",
    "government.ministry": "Bộ",
    "government.department": "Sở, phòng, chi cục",
    "government.office": "Văn phòng chính quyền",
    "government.service": "Đơn vị sự nghiệp",
    "government.village": "Ban nhân dân, ban quản lý thôn",
    "government.steering": "Ban chỉ đạo, hội đồng",
    "justice": "Tòa án, viện kiểm sát, thi hành án",
    "police": "Công an",
    "army": "Quân đội",
    "army.militia": "Dân quân tự vệ",
    "border_guard": "Bộ đội Biên phòng",
    "front": "Mặt trận Tổ quốc",
    "front.village": "Ban công tác Mặt trận",
    "front.inspection": "Thanh tra nhân dân, giám sát cộng đồng",
    "mass.women": "Hội Phụ nữ",
    "mass.farmers": "Hội Nông dân",
    "mass.veterans": "Hội Cựu chiến binh",
    "mass.youth": "Đoàn Thanh niên",
    "mass.children": "Đội Thiếu niên",
    "mass.labour": "Công đoàn",
    "mass.elderly": "Hội Người cao tuổi",
    "mass.red_cross": "Hội Chữ thập đỏ",
    "mass.study": "Hội Khuyến học",
    "mass.other": "Hội khác",
    "school": "Trường học",
    "health": "Cơ sở y tế",
    "cooperative": "Hợp tác xã, tổ hợp tác",
    "company": "Doanh nghiệp",
    "market": "Chợ",
    "club": "Câu lạc bộ",
    "self_managed_group": "Tổ, nhóm tự quản",
    "religious": "Cơ sở tôn giáo",
    "clan": "Dòng họ",
    "media": "Cơ quan báo chí",
    "other": "Tổ chức khác",
    "place": "Địa phương",
}

QUOTES: Mapping[str, str] = {
    "model": "tên mô hình",
    "movement": "phong trào Dân vận khéo",
    "campaign": "phong trào, cuộc vận động",
    "slogan": "khẩu hiệu, phương châm",
    "mechanism": "cơ chế",
    "speech": "lời nói",
    "other": "khác",
}

REASONS: Mapping[str, str] = {
    "unknown": "chưa tìm thấy trong danh mục hành chính",
    "ambiguous": "nhiều nơi trùng tên, chưa xác định được",
    "no_code": "dưới cấp xã, không có mã chính thức",
}

EXTENTS: Mapping[str, str] = {
    "all": "toàn bộ",
    "same": "vẫn đơn vị ấy",
    "pop": "toàn bộ dân số",
    "part": "một phần",
    "area": "phần đất",
}

UNKNOWN = "Chưa rõ"

_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the dictionaries' order
_ALPHABET = {letter: rank for rank, letter in enumerate(" aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_LEVEL_WORD = re.compile(r"^(?:xã|phường|thị trấn|đặc khu) ")


def order(text: str) -> tuple[list[int], list[int], str]:
    """A key that sorts as Vietnamese dictionaries do: letters first, then tones."""
    letters, tones = [], []
    for letter in text.lower():
        parts = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
        letters.append(_ALPHABET.get(bare, 100 + ord(bare[:1] or " ")))
        tones.append(max((_TONES.find(c) + 1 for c in parts), default=0))
    return letters, tones, text


def bare_name(path: str) -> str:
    """The name of a commune without its level: "Quảng Bạch" of "xã Quảng Bạch, tỉnh …"."""
    return _LEVEL_WORD.sub("", path.split(", ", 1)[0])


def count(number: int) -> str:
    """A whole number as Vietnamese writes it: 12.345."""
    return f"{number:,}".replace(",", ".")


def percent(score: float | None) -> str:
    """A probability between 0 and 1 in percent with a decimal comma: 96,7%; "–" for None."""
    return "–" if score is None else f"{100 * score:.1f}%".replace(".", ",")


def day(iso: str | None) -> str:
    """A day (YYYY-MM-DD) as Vietnamese writes it, 01/05/2022; `UNKNOWN` for None."""
    return f"{iso[8:10]}/{iso[5:7]}/{iso[:4]}" if iso else UNKNOWN
