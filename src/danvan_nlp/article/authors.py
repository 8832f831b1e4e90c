"""Who wrote an article, from a line that says so or from the short last line that only names."""

from __future__ import annotations

import re

from danvan_nlp.lexicon.persons import person_words

_LABEL = re.compile(
    r"^(?:tác\s*giả(?:\s*bài\s*viết)?|người\s*viết|bài\s*(?:và|,|&|-)?\s*ảnh|tin\s*(?:và|,|&|-)?\s*ảnh"
    r"|tin\s*,?\s*bài(?:\s*(?:và|,|-)?\s*ảnh)?|bài\s*viết|nội\s*dung|thực\s*hiện|bài|tin|theo|phóng\s*viên|pv)\s*[:：]\s*(?P<name>.+)$",
    re.IGNORECASE,
)
_POSTED_BY = re.compile(r"\d\s+(?:by|bởi)\s+(?P<name>[^\d|]{2,40})$", re.IGNORECASE)
# Among other labels on one line: "Ngày đăng: … Tác giả: Lý Thị Mẫu Số lượt xem: 3".
_INLINE = re.compile(
    r"(?<=[\s|;,-])tác\s+giả\s*[:：]\s*(?P<name>\w[\w .-]{2,40}?)\s*"
    r"(?=$|[|;]|(?:số\s+)?lượt\s|nguồn\b|ngày\s|đăng\b)",
    re.IGNORECASE,
)
_BY = re.compile(r"^theo\s+(?P<name>[^.!?]{2,40})$", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"[.!?:;]\s|[.!?:;…”\"“]$|\d{3}|^(?:ảnh|nguồn|video|clip)\b", re.IGNORECASE
)
_GROUP = re.compile(r"^nhóm\s+(?:pv|phóng\s+viên)\b[^.!?]{0,30}$", re.IGNORECASE)
_BRACKETED = re.compile(r"^[(\[](?P<name>[^()\[\]]{2,50})[)\]]$")
_AGENCY = re.compile(r"\b(?:TTXVN|VOV|VTV|VNA|PV)\b|^Theo\s")
_TRAIL = re.compile(r"\s*[(\[][^)\]]{1,30}[)\]]\s*$")
_INITIALS = re.compile(r"^(?:[A-ZĐ]\.?){1,5}$")
_DATED = re.compile(
    r"\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|ngày|lúc|gmt|cập\s+nhật|đăng)\b"
    r"|\b\d{1,2}h\d{2}\b|[\d/:|()+]+|(?<=\d)\s?[-.–]\s?(?=\d)",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(r"^(?:tác\s+giả|bài\s+viết|theo|nguồn|bởi|by)\s*[:：]?$", re.IGNORECASE)
_LONGEST = 90  # characters of a line with a name and a date
_TIME_ALONE = re.compile(r"^\d{1,2}[:h]\d{2}$")
_PARTED = re.compile(r"\s+[-–—]\s+|\s*,\s*")
_JOINERS = frozenset({"và", "-", "–", "—", "&", ",", "/"})


def labelled_author(line: str) -> str | None:
    """The name in "Tác giả: Nông Văn A", "Bài, ảnh: …", None where no label stands."""
    if len(line) > 120:
        return None
    match = _LABEL.match(line) or _INLINE.search(line) or _POSTED_BY.search(line)
    return tidy(match["name"]) if match else None


def bare_author(line: str) -> str | None:
    """The author in a last line that is only names: "Thương Huyền", "HÀ PHƯƠNG", "A.V."."""
    if bracketed := _BRACKETED.match(line):
        line = bracketed["name"]
        if _AGENCY.search(line):
            return line
    if len(line) > 60 or (_NOT_A_NAME.search(line) and not _INITIALS.match(line)):
        return None
    if _GROUP.match(line) or (_BY.match(line) and _named(line[5:])):
        return line
    name = _TRAIL.sub("", line)
    return line if _named(name) else None


def name_beside_date(line: str) -> str | None:
    """The name in a line that holds a date, or nothing, besides: "Lý Thị Mẫu - 24/11/2026"."""
    if len(line) > _LONGEST or line.endswith((".", "!", "?", ":")):
        return None
    line = _BEFORE.sub("", _TRAIL.sub("", line))
    return personal_name(_DATED.sub(" ", line))


def is_byline(line: str) -> bool:
    """Whether a line is an author, a date or both, such as stands at the head of an article."""
    return name_beside_date(line) is not None or _TIME_ALONE.match(line) is not None


def personal_name(text: str) -> str | None:
    """The name where a text is nothing but one or two full personal names, by their surnames."""
    names = [name.strip() for name in _PARTED.split(text.strip(" -–—|:;,*•·/()")) if name.strip()]
    if not 1 <= len(names) <= 2 or any(c.isdigit() for c in text):
        return None
    surnames = person_words()["surname"]
    for name in names:
        words = name.split()
        known = words and words[0].capitalize() in surnames
        if not known or not 2 <= len(words) <= 5 or not all(w[:1].isupper() for w in words):
            return None
    return " - ".join(names)


def tidy(name: str) -> str | None:
    """A name without the marks around it, None where nothing is left."""
    name = name.strip(" -–—|:;,*•()[]").strip()
    return name or None


def _named(text: str) -> bool:
    """Whether a text is made of one to four personal names and what joins them."""
    words = [word.strip(",") for word in text.split() if word not in _JOINERS]
    if not 1 <= len(words) <= 10:
        return False
    if len(words) == 1:
        return bool(_INITIALS.match(words[0])) and len(words[0]) >= 2
    return all(word[:1].isupper() for word in words)


_SITE = re.compile(
    r"https?:|www\.|\.(?:vn|com|net|org)\b|\badmin|quản\s*trị|vccorp|webmaster"
    r"|^(?:báo|cổng|trang|tạp\s+chí|đài)\s|^(?:editor|super|user|test|host|guest|root)",
    re.IGNORECASE,
)
_POSTER = re.compile(
    r"^(?:người\s+(?:đăng|gửi|cập\s+nhật)|đăng\s+bởi|nguồn(?:\s+tin)?)\b", re.IGNORECASE
)
_BEFORE = re.compile(
    r"^(?:tác\s+giả|bài\s+viết|theo|by|bởi|pv|bài|tin)\s*[:：]?\s+(?=\S)", re.IGNORECASE
)
_ROLE = re.compile(
    r"\s*[(\[][^)\]]{1,40}[)\]]\s*$|\s+và\s+\d+\s+tác\s+giả\s+khác.*$"
    r"|\s+[-–,]?\s*(?:nhà\s+báo|phóng\s+viên|biên\s+tập\s+viên|cộng\s+tác\s+viên)$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S+@\S+")


def named_author(text: str, *, site: str | None = None) -> str | None:
    """The author in an element or a metadata field for authors; None for a site's own name."""
    text = _ADDRESS.sub(" ", text).strip()
    if not 2 <= len(text) <= 80 or _POSTER.match(text) or _SITE.search(text):
        return None
    if _LABEL_ALONE.match(text):
        return None
    if site and text.lower() in {site.lower(), site.lower().partition(".")[0]}:
        return None
    name = tidy(_ROLE.sub("", _BEFORE.sub("", text)))
    if not name or len(name) > 60 or any(c.isdigit() for c in name):
        return None
    return name
