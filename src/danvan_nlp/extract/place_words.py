"""The words that announce a place, and the words that only look as if one followed.

A level word is written in many ways ("xã", "Xã", "XÃ", "X."); what may follow it depends on
its kind: the official levels have names that the gazetteer knows, hamlets are named freely,
and some words ("tổ", "đội") announce a hamlet only before a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from danvan_nlp.records import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĔŎŬČÑ"


class Kind(Enum):
    """What may follow a level word."""

    OFFICIAL = "a name of the gazetteer, or an unknown one"
    KNOWN = (
        "only a name of the gazetteer or a ward's number: the abbreviation is too short to trust"
    )
    HAMLET = "any name or number"
    NUMBER = "only a number"
    CHAPTER = "the name alone of the hamlet whose Party cell or chapter it is"
    STREET = "a name, where the words before speak of residents; else it is a street"


@dataclass(frozen=True, slots=True)
class LevelWord:
    """A level word as written: its level, what may follow, whether it is an abbreviation."""

    level: Level
    kind: Kind
    short: bool = False


_OFFICIAL = {
    "xã": Level.COMMUNE,
    "xã đảo": Level.COMMUNE,
    "đặc khu": Level.COMMUNE,
    "phường": Level.WARD,
    "thị trấn": Level.TOWNSHIP,
    "huyện": Level.DISTRICT,
    "huyện đảo": Level.DISTRICT,
    "quận": Level.URBAN_DISTRICT,
    "thị xã": Level.TOWN,
    "thành phố": Level.CITY,
    "tỉnh": Level.PROVINCE,
}
_HAMLETS = (
    "thôn", "bản", "ấp", "buôn", "làng", "xóm", "khóm", "khu phố", "tổ dân phố", "khu vực", "phum",
    "sóc", "khu dân cư", "khối phố", "khối", "plei", "khu", "bon", "cụm dân cư", "tiểu khu",
    "khu ấp", "phố", "thôn bản", "tổ nhân dân", "khu tập thể", "nóc",
)  # fmt: skip
_NUMBERED = ("tổ", "đội", "tổ dân cư", "tổ bản", "dãy")
_STREETS = ("phố",)
_CHAPTERS = ("chi hội", "chi bộ", "chi đoàn")
_SHORT = {
    "X.": (Level.COMMUNE, Kind.KNOWN),
    "P.": (Level.WARD, Kind.KNOWN),
    "F.": (Level.WARD, Kind.KNOWN),
    "TT.": (Level.TOWNSHIP, Kind.OFFICIAL),
    "Tt.": (Level.TOWNSHIP, Kind.OFFICIAL),
    "T.T.": (Level.TOWNSHIP, Kind.KNOWN),
    "TT": (Level.TOWNSHIP, Kind.KNOWN),
    "H.": (Level.DISTRICT, Kind.KNOWN),
    "Q.": (Level.URBAN_DISTRICT, Kind.KNOWN),
    "Q": (Level.URBAN_DISTRICT, Kind.KNOWN),
    "TX.": (Level.TOWN, Kind.OFFICIAL),
    "Tx.": (Level.TOWN, Kind.OFFICIAL),
    "T.X.": (Level.TOWN, Kind.OFFICIAL),
    "TX": (Level.TOWN, Kind.OFFICIAL),
    "TP.": (Level.CITY, Kind.OFFICIAL),
    "Tp.": (Level.CITY, Kind.OFFICIAL),
    "tp.": (Level.CITY, Kind.OFFICIAL),
    "T.P.": (Level.CITY, Kind.OFFICIAL),
    "TP": (Level.CITY, Kind.OFFICIAL),
    "Tp": (Level.CITY, Kind.OFFICIAL),
    "KP.": (Level.HAMLET, Kind.HAMLET),
    "KP": (Level.HAMLET, Kind.HAMLET),
    "TDP.": (Level.HAMLET, Kind.HAMLET),
    "TDP": (Level.HAMLET, Kind.HAMLET),
    "KV.": (Level.HAMLET, Kind.NUMBER),
    "KV": (Level.HAMLET, Kind.NUMBER),
    "KDC": (Level.HAMLET, Kind.HAMLET),
    "KDC.": (Level.HAMLET, Kind.HAMLET),
}


@cache
def level_words() -> Mapping[str, LevelWord]:
    """Every written form of every level word."""
    found: dict[str, LevelWord] = {}
    for word, level in _OFFICIAL.items():
        found |= dict.fromkeys(_cases(word), LevelWord(level, Kind.OFFICIAL))
    for word in _HAMLETS:
        kind = Kind.STREET if word in _STREETS else Kind.HAMLET
        found |= dict.fromkeys(_cases(word), LevelWord(Level.HAMLET, kind))
    for word in _NUMBERED:
        found |= dict.fromkeys(_cases(word), LevelWord(Level.HAMLET, Kind.NUMBER))
    for word in _CHAPTERS:
        found |= dict.fromkeys(_cases(word)[:2], LevelWord(Level.HAMLET, Kind.CHAPTER))
    for form, (level, kind) in _SHORT.items():
        found[form] = LevelWord(level, kind, short=True)
    return found


def _cases(word: str) -> tuple[str, ...]:
    """xã, Xã, XÃ; thị trấn, Thị trấn, Thị Trấn, THỊ TRẤN."""
    return (word, word.capitalize(), word.title(), word.upper())


def words(text: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(text.split())


# Before a level word, these make another word of it: "văn bản", "Quân khu 4", "Đại đội 3".
NOT_AFTER: Mapping[str, frozenset[str]] = {
    "bản": words(
        "văn cơ biên xuất ấn phiên kịch tái nhật tư căn bài dịch nguyên sao tài bằng đĩa chế"
    ),
    "khu": words("quân chiến liên phân đặc tiểu"),
    "đội": words("trung đại tiểu quân bộ phân chi biên liên hải không sư"),
    "khối": words("sinh lớp học nghìn ngàn triệu m mét"),
    "tổ": words("tiên giỗ cha tông phật thánh"),
    "phố": words("thành khu khối góc đường dãy tuyến"),
    "cụm": words("liên"),
    "ấp": words("đầm ôm trứng"),
    "buôn": words("bán đi"),
    "làng": words(""),
    "thôn": words("nông"),
    "dãy": words("núi"),
}
# After a level word, a capitalised word of these begins an organisation, an office or a slogan.
NOT_NAMES = words(
    "Hội Đồn Ủy Uỷ Đảng Ban UBND HĐND MTTQ UBMTTQ LHPN CCB CLB HTX Trường Trạm Bí Chủ Phó "
    "Trưởng THCS THPT ANTT NTM DTTS BCH Sở VNeID PCCC CA QĐ NQ CT TW TU CNTT BHYT OCOP TTATXH "
    "ATGT KHKT ĐVTN BĐBP BCHQS"
)
NOT_ALONE = NOT_NAMES | words(
    "Đoàn Công Chi Mặt Đồng Đại Thượng Trung Thiếu Tổ Nhà Quốc Nhân Liên Cựu Nông Phụ Thanh "
    "Người Phòng Cảng Tết Bác Đội Số Theo Trong Ngoài Tại Các Và Với Khi Sau Trước Đây Đến Từ"
)
# Pairs that begin an organisation, an office or a rank, though each word may begin a name.
REJECTED_PAIRS = frozenset(
    {
        ("Công", "An"), ("Công", "Nghiệp"), ("Công", "Đoàn"), ("Chi", "Bộ"), ("Chi", "Hội"),
        ("Chi", "Đoàn"), ("Nông", "Dân"), ("Phụ", "Nữ"), ("Thanh", "Niên"), ("Nhân", "Dân"),
        ("Tổ", "Quốc"), ("Trung", "Ương"), ("Liên", "Hiệp"), ("Liên", "Đoàn"),
        ("Cựu", "Chiến"), ("Văn", "Hóa"), ("Văn", "Hoá"), ("Tự", "Quản"), ("Du", "Lịch"),
        ("Di", "Tích"), ("Kinh", "Tế"), ("Nông", "Thôn"), ("Dân", "Vận"), ("Dân", "Cư"),
        ("Dân", "Phố"), ("Dân", "Quân"), ("Hội", "Nông"), ("Hội", "Phụ"), ("Hội", "Cựu"),
        ("Đại", "Úy"), ("Đại", "Tá"), ("Trung", "Úy"), ("Trung", "Tá"), ("Thượng", "Úy"),
        ("Thượng", "Tá"), ("Thiếu", "Tá"), ("Thiếu", "Úy"), ("Bí", "Thư"), ("Chủ", "Tịch"),
        ("Phó", "Chủ"), ("Phó", "Bí"), ("Ban", "Dân"), ("Ban", "Công"), ("Đồng", "Chí"),
        ("Mặt", "Trận"), ("Đảng", "Bộ"), ("Đảng", "Ủy"), ("Việt", "Nam"), ("Biên", "Phòng"),
        ("Quân", "Sự"), ("Khoa", "Học"), ("Nhà", "Văn"), ("Năm", "Mới"),
    }
)  # fmt: skip
# A lone capitalised syllable before one of these small words is a phrase: "Khu Công nghiệp".
PHRASES: Mapping[str, frozenset[str]] = {
    "Công": words("an nghiệp nghệ đoàn cộng giáo trình ty tác"),
    "Văn": words("hóa hoá minh phòng nghệ hiến"),
    "An": words("toàn ninh sinh ninh, lành"),
    "Bình": words("yên an đẳng dân"),
    "Tự": words("quản hào nguyện"),
    "Nông": words("thôn dân nghiệp lâm"),
    "Kiểu": words("mẫu"),
    "Đoàn": words("kết thể viên thanh xã phường khối TN TNCS kinh"),
    "Sáng": words("xanh đường tạo"),
    "Xanh": words("sạch - –"),
    "Di": words("tích sản dân"),
    "Du": words("lịch"),
    "Kinh": words("tế doanh"),
    "Trung": words("tâm ương đoàn đội tá úy học"),
    "Dân": words("vận cư quân tộc chủ sinh sự phòng"),
    "Hạnh": words("phúc"),
    "Tiết": words("kiệm"),
    "Đổi": words("mới"),
    "Số": words("hóa hoá"),
    "Thông": words("minh tin"),
    "Thương": words("mại"),
    "Nhân": words("dân ái văn"),
    "Tái": words("định"),
    "Chế": words("xuất"),
    "Cách": words("ly mạng"),
    "Liên": words("gia hiệp cơ đoàn"),
    "Hòa": words("giải bình thuận"),
    "Hoà": words("giải bình thuận"),
    "Phòng": words("cháy chống khám"),
    "Bảo": words("vệ tồn hiểm đảm"),
    "Thân": words("thiện"),
    "Năm": words("mới"),
    "Quốc": words("gia phòng lộ tế"),
    "Học": words("tập viện"),
    "Thể": words("thao dục"),
    "Chi": words("bộ hội đoàn ủy uỷ"),
    "Gia": words("đình công"),
}
ETHNIC = words(
    "Mông Dao Thái Mường Tày Nùng Chăm Khmer Kinh Hoa Jrai Bahnar Êđê Hrê Raglai Mnông M'nông "
    "K'ho Stiêng S'tiêng Bru Giáy Khơ Kháng Xinh Việt H'Mông H’Mông"
)
SURNAMES = words(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Lâm "
    "Trịnh Mai Trương Tô Tạ Hà Chu Châu Cao Lương Lưu Phùng Quách Thái Tống Vương Triệu Lục "
    "Nông Hứa Ma Bế Đàm Quan Vi Lò Lường Quàng Cà Tòng Giàng Vàng Thào Sùng Vừ Mùa Hạng Lầu "
    "Cứ Tráng Hờ Ly Cháng Chảo Tẩn Phàn Lù Lèng Kiều Khổng Thạch Sơn Danh Kim Rơ Siu Rmah Kpă "
    "Ksor Nay Rah Puih Ka Y H' H’ A Điểu K' Doãn La Lại Mạc Nghiêm Ninh Ông Phí Tăng Thân "
    "Tiêu Từ Văn Viên Xa Thiều Sầm Lô Lữ Vi Bàn Đồng Âu Giáp Khuất Cù Hầu Đoàn"
)
MIDDLE_NAMES = words(
    "Văn Thị Hữu Đức Ngọc Thanh Minh Quang Xuân Đình Công Bá Thế Thành Quốc Hoàng Kim Mỹ Như "
    "Thu Tuấn Anh A Thúy Thuý Bích Hồng Trọng Duy Mạnh Viết Huy Hải Tiến Đăng Quý Cao Tấn Phi "
    "Trung Việt Thái Diệu Khắc Sỹ Sĩ Phước Nhật Gia Hoài Phú Vĩnh Bảo Kiều Lan Thùy Thuỳ Mai "
    "Tường Ánh Huyền Seo Thùng Láo Mí"
)
# A number before one of these counts something: "tổ 5 người".
COUNTED = words(
    "hộ người đồng thành nhà lớp lần năm ngày tháng triệu tỷ tỉ m km ha % tiêu mô gia hội "
    "đảng cán mẫu sào cơ đơn nghìn ngàn giờ phút lượt công tấn kg cá tập cây con"
)
