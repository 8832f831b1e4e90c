"""The paragraphs of a body: what is left when related news and furniture are gone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from danvan_nlp.article.authors import bare_author, is_byline, labelled_author, named_author
from danvan_nlp.article.blocks import Block, is_right
from danvan_nlp.article.furniture import heads_comments, heads_related, is_furniture
from danvan_nlp.article.headline import skeleton

if TYPE_CHECKING:
    from lxml.etree import _Element

_POINTER = re.compile(
    r"^(?:>{1,3}|»|→|➤|►|▶|\*?\s*xem\s+thêm|đọc\s+thêm|mời\s+(?:quý\s+)?(?:bạn|độc)\s*(?:giả|đọc)?\s+(?:xem|đọc)|tin\s+liên\s+quan)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:từ\s+kh[oó][aá]|tags?|chuyên\s+mục|chủ\s+đề|nguồn(?:\s+tin)?"
    r"|(?:số\s+)?lượt\s+(?:xem|truy\s+cập))\s*[:：]",
    re.IGNORECASE,
)
# What asks the reader to go, to follow or to subscribe: none of it is the article.
_INVITATION = re.compile(
    r"^[*\s–-]*(?:(?:kính\s+)?mời\s+(?:quý\s+)?(?:bạn|độc\s+giả|(?:khán|thính)\s+(?:thính\s+)?giả|vị)"
    r"\b.{0,60}?\b(?:xem|đọc|theo\s+dõi|đón|truy\s+cập|tải|vào|tham\s+khảo|nghe|bấm)\b"
    r"|(?:hãy\s+)?theo\s+dõi\s.{2,60}?\s(?:trên|qua|tại)\s+google\s*news"
    r"|(?:hãy\s+)?theo\s+dõi\s+(?:báo|đài|trang|fanpage|kênh|chúng\s+tôi)\b.{0,60}?\s(?:trên|qua|tại)\s"
    r"|đăng\s+ký\s+(?:để\s+)?nhận\b.{0,40}?(?:bản\s+tin|tin\s+tức|newsletter)"
    r"|tải\s+(?:ngay\s+)?(?:app|ứng\s+dụng)\s+(?:của\s+)?(?:báo|đài|tòa\s+soạn|đọc)\b"
    r"|nhập\s+(?:địa\s+chỉ\s+)?email\s+để)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^(?:thiết\s+kế|đồ\s+họa|trình\s+bày|kỹ\s+thuật|video|clip|ảnh|dựng(?:\s+phim)?|biên\s+tập"
    r"|tổ\s+chức(?:\s+(?:thực\s+hiện|sản\s+xuất))?)\s*[:：]\s*\S.{0,60}(?<![.!?…])$",
    re.IGNORECASE,
)
_LONGEST_INVITATION = 300  # characters
_TITLE_LENGTH = 200  # characters: the longest titles of other articles in a related box
_HOLDERS = 4  # elements around the heading of a box in which it ends
_MOST_BOX = 700  # characters of a box of other news that nothing but its heading tells
_SHORTEST_TITLE = 12  # characters
_FIRST = 4  # blocks at the start of a body where title, sapo and byline may stand again
_LAST = 5  # blocks at the end of a body where a signature stands


def article_blocks(blocks: list[Block], *, said: tuple[str, ...]) -> list[Block]:
    """The blocks that are the article's own.

    Args:
        blocks: the text blocks of a body, captions taken out.
        said: title and sapo, which a body may repeat at its start.
    """
    kept: list[Block] = []
    known = {skeleton(text) for text in said if text}
    total = sum(len(block.text) for block in blocks)
    related = _Related(total)
    passed = 0
    for number, block in enumerate(blocks):
        if heads_comments(block.text) and passed >= 0.4 * total:
            break
        passed += len(block.text)
        again = number < _FIRST and (
            skeleton(block.text) in known or (not kept and is_byline(block.text))
        )
        credit = number >= len(blocks) - _LAST and _CREDIT.match(block.text)
        if related.takes(block) or again or credit or _is_link(block) or _is_aside(block):
            continue
        related.inside = False
        kept.append(block)
    while kept and kept[-1].links >= 0.95 * len(kept[-1].text):
        kept.pop()  # tags: links of a word or two
    return kept


@dataclass(slots=True)
class _Related:
    """Where in a body a box of other news is open: its element, or up to the next prose."""

    total: int
    inside: bool = False
    box: _Element | None = None

    def takes(self, block: Block) -> bool:
        """Whether a block heads such a box or stands in it."""
        if heads_related(block.text):
            self.inside, self.box = True, self.box_of(block)
            return True
        if self.box is not None:
            return self.box in block.element.iterancestors()
        return self.inside and not _is_prose(block)

    def box_of(self, heading: Block) -> _Element | None:
        """The small element with links that holds a heading and more, None where there is none."""
        for holder in islice(heading.element.iterancestors(), _HOLDERS):
            length = 0
            for text in holder.itertext():
                length += len(text.strip())
                if length > min(_MOST_BOX, 0.8 * self.total):
                    return None
            if length > len(heading.text) + _SHORTEST_TITLE:
                return holder if holder.find(".//a") is not None else None
        return None


def signature(blocks: list[Block]) -> tuple[str | None, Block | None]:
    """The author that a body ends with, and the block that names him."""
    for block in reversed(blocks[-_LAST:]):
        if author := labelled_author(block.text):
            return named_author(author), block
    for block in reversed(blocks[-_LAST:]):
        marked = is_right(block.element) or _right_parent(block) or _emphasised(block)
        if marked and (author := bare_author(block.text)):
            return named_author(author), block
    if len(blocks) > 2 and (author := bare_author(blocks[-1].text)):
        return named_author(author), blocks[-1]
    return None, None


def joined(blocks: list[Block]) -> list[str]:
    """The paragraphs: blocks that only a line break in mid-sentence parts are put together."""
    found: list[list[str]] = []
    for block in blocks:
        text = block.text
        if found and block.broken and _goes_on(found[-1][-1], text):
            found[-1].append(text)
        elif not found or found[-1] != [text]:
            found.append([text])
    return [" ".join(parts) for parts in found]


def _goes_on(line: str, follow: str) -> bool:
    return line[-1] not in '.!?…:;”"' and follow[0].islower()


def _is_link(block: Block) -> bool:
    """Whether a block is a link to another page: nearly all of it, and no sentence of its own."""
    length = len(block.text)
    if block.links < 0.75 * length or length > 2 * _TITLE_LENGTH:
        return False
    return length >= 20 or bool(_POINTER.match(block.text))


def _is_aside(block: Block) -> bool:
    """Whether a block points elsewhere or labels the page: "Xem thêm: …", "Từ khóa: …", a date."""
    if is_furniture(block.text):
        return True
    if len(block.text) <= _LONGEST_INVITATION and _INVITATION.match(block.text):
        return True
    if _LABELLED.match(block.text):
        return len(block.text) <= 300
    return bool(_POINTER.match(block.text)) and block.links >= 0.3 * len(block.text)


def _is_prose(block: Block) -> bool:
    if block.link_density > 0.5:
        return False
    return len(block.text) > _TITLE_LENGTH or (
        len(block.text) >= 60 and block.text[-1] in '.!?…:”";'
    )


def _emphasised(block: Block) -> bool:
    return max(block.bold, block.italic) >= 0.8 * len(block.text)


def _right_parent(block: Block) -> bool:
    parent = block.element.getparent()
    return parent is not None and is_right(parent)
