"""The words of administrative levels as they stand bare in units' names: "Hội LHPN | xã"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from danvan_nlp.records import Level

_OFFICIAL: Mapping[str, Level] = {
    "xã": Level.COMMUNE, "phường": Level.WARD, "thị trấn": Level.TOWNSHIP, "đặc khu": Level.COMMUNE,
    "huyện": Level.DISTRICT, "quận": Level.URBAN_DISTRICT, "thị xã": Level.TOWN,
    "thành phố": Level.CITY, "tp": Level.CITY, "tx": Level.TOWN, "tt": Level.TOWNSHIP,
    "tỉnh": Level.PROVINCE,
}  # fmt: skip
_HAMLETS = (
    "thôn", "bản", "ấp", "buôn", "làng", "xóm", "khóm", "khu phố", "tổ dân phố", "tdp", "kp",
    "khu dân cư", "kdc", "khối phố", "khối", "khu", "khu vực", "sóc", "phum", "bon", "plei",
    "tiểu khu", "cụm dân cư", "khu tập thể",
)  # fmt: skip
LEVEL_OF: Mapping[str, Level] = {**_OFFICIAL, **dict.fromkeys(_HAMLETS, Level.HAMLET)}
# Words after which a level word is part of another word: "xã hội", "bản thân", "huyện ủy".
_OTHER_WORDS = {
    "xã": "hội viên đội đoàn nhà",
    "phường": "hội đội đoàn bạn rối",
    "huyện": "ủy đoàn đội hội bạn nhà lỵ lị",
    "quận": "ủy đoàn đội công",
    "thị xã": "ủy đoàn đội",
    "thành phố": "ủy đoàn",
    "tỉnh": "ủy đoàn đội hội bạn nhà lỵ lị lẻ",
    "tp": "hcm",
    "thôn": "trưởng đội nữ quê",
    "bản": "thân tin đồ đội quyền sắc chất lĩnh địa",
    "ấp": "trưởng đội chiến ủ trứng văn",
    "buôn": "bán lậu làng trưởng",
    "làng": "nghề quê trưởng văn hóa xã",
    "xóm": "trưởng đội",
    "khóm": "trưởng",
    "khu": "vực công kinh du chế cách di trọ nhà hành vui tái bảo chợ nội phố dân đô tập tự trưởng đội",
    "khu vực": "công kinh biên nông miền này phòng",
    "khối": "lượng cơ đoàn doanh dân vận mặt đảng chính các trường lớp phố trưởng liên nội",
    "khu dân cư": "kiểu tiên nông",
}


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    forms = []
    for word in sorted(words, key=len, reverse=True):
        other = "|".join(_OTHER_WORDS.get(word, "").split())
        forms.append(word + (rf"(?! (?:{other})(?!\w))" if other else ""))
    return re.compile(rf" (các )?({'|'.join(forms)})(?!\w|\.\w)(?! trấn(?!\w))")


@cache
def bare_level(*, hamlets: bool) -> re.Pattern[str]:
    """A space and the bare word of a level, over folded text; group 1 is "các ", 2 the word.

    Args:
        hamlets: whether the words below the commune count too.
    """
    return _pattern(LEVEL_OF if hamlets else _OFFICIAL)


@cache
def more_levels() -> re.Pattern[str]:
    """What goes on after "các xã": ", phường, thị trấn", over folded text; may be empty."""
    words = "xã|phường|thị trấn|huyện|quận|thị xã|thị|thành phố|đặc khu"
    return re.compile(rf"(?:(?:, | và |/|, các | và các )(?:{words})(?!\w))*")


@cache
def level_word() -> str:
    """A pattern for any level word that is written out, for use within other patterns."""
    words = [word for word in LEVEL_OF if word not in {"tp", "tx", "tt", "tdp", "kp", "kdc"}]
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"
