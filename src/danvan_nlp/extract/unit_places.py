"""The place at the end of a unit's name: a place of the text, or the bare word of a level."""

from __future__ import annotations

import re

from danvan_nlp.extract.unit_scene import Grown, Scene
from danvan_nlp.lexicon.units import Head
from danvan_nlp.records import Level, Place

_COMMUNES = {
    "xã": Level.COMMUNE, "phường": Level.WARD, "thị trấn": Level.TOWNSHIP, "đặc khu": Level.COMMUNE,
    "huyện": Level.DISTRICT, "quận": Level.URBAN_DISTRICT, "thị xã": Level.TOWN,
    "thành phố": Level.CITY, "tp": Level.CITY, "tx": Level.TOWN, "tt": Level.TOWNSHIP,
    "tỉnh": Level.PROVINCE,
}  # fmt: skip
_HAMLETS = dict.fromkeys(
    (
        "thôn", "bản", "ấp", "buôn", "làng", "xóm", "khóm", "khu phố", "tổ dân phố", "tdp", "kp",
        "khu dân cư", "kdc", "khối phố", "khối", "khu", "khu vực", "sóc", "phum", "bon", "plei",
        "tiểu khu", "cụm dân cư", "khu tập thể", "tổ",
    ),
    Level.HAMLET,
)  # fmt: skip
_LEVELS = _COMMUNES | _HAMLETS
# What makes another word of a level word: "xã hội", "bản thân", "huyện ủy".
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
    "tổ": "chức quốc trưởng phó viên tự hợp liên hòa công tham dân chuyên hội đoàn an bảo tiết vay tuần xung",
    "khu dân cư": "kiểu tiên nông",
}


def _pattern(levels: dict[str, Level]) -> re.Pattern[str]:
    forms = []
    for word in sorted(levels, key=len, reverse=True):
        other = _OTHER_WORDS.get(word)
        forms.append(word + (rf"(?! (?:{'|'.join(other.split())})(?!\w))" if other else ""))
    return re.compile(rf" (các )?({'|'.join(forms)})(?!\w|\.\w)(?! trấn(?!\w))")


_ALL, _UPPER = _pattern(_LEVELS), _pattern(_COMMUNES)
_MORE = re.compile(
    r"(?:(?:, | và |/|, các | và các )(?:xã|phường|thị trấn|huyện|quận|thị xã|thị|thành phố|đặc khu)(?!\w))*"
)
_LINK = re.compile(r" (?:của|ở|tại)(?= )")
_FIRST_WORD = re.compile(r"\w+\.?")


def level_word_at(folded: str, at: int, *, hamlets: bool) -> re.Match[str] | None:
    """The bare word of a level after a space at `at`, in folded text: " các xã", " huyện"."""
    return (_ALL if hamlets else _UPPER).match(folded, at)


def has_level_word(place: Place) -> bool:
    """Whether a place is written with its level word."""
    return place.span.end - place.span.start > len(place.name)


def place_after(scene: Scene, end: int, head: Head) -> Grown | None:
    """The unit with the place or the bare level word that follows `end`, None where none does."""
    if scene.text[end : end + 1] != " ":
        return None
    place = scene.places.get(end + 1)
    if place is not None:
        return Grown(place.span.end, head.kind, place.span, place.level, named=True)
    return _bare(scene, end, head)


def _bare(scene: Scene, end: int, head: Head) -> Grown | None:
    if not head.follows & {"p", "v"}:
        return None
    match = level_word_at(scene.folded, end, hamlets="v" in head.follows)
    if match is None:
        return None
    after, level = match.end(), _LEVELS[match.group(2)]
    if match.group(1):
        place = scene.places.get(after + 1)
        if place is not None and scene.text[after] == " ":
            return Grown(place.span.end, head.kind, place.span, place.level, named=True)
        more = _MORE.match(scene.folded, after)
        after = more.end() if more else after
    return Grown(after, head.kind, None, level)


def linked_hamlet(scene: Scene, end: int, head: Head) -> Grown | None:
    """The unit with a hamlet after "của" or "ở": "Chi hội Phụ nữ ở thôn Phúc Linh"."""
    link = _LINK.match(scene.folded, end)
    if link is None:
        return None
    place = scene.places.get(link.end() + 1)
    if place is not None:
        if place.level is not Level.HAMLET or not has_level_word(place):
            return None
        return Grown(place.span.end, head.kind, place.span, place.level, named=True)
    if link.group() != " của":
        return None
    match = _ALL.match(scene.folded, link.end())
    if match is None or match.group(1) or _LEVELS[match.group(2)] is not Level.HAMLET:
        return None
    return Grown(match.end(), head.kind, None, Level.HAMLET)
