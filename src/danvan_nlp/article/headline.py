"""The title of a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from danvan_nlp.article.blocks import Block, blocks_of, is_furniture, text_of, walk_elements
from danvan_nlp.article.furniture import is_furniture as is_furniture_line
from danvan_nlp.article.names import TITLE, names_of
from danvan_nlp.article.region import lead
from danvan_nlp.article.tags import HEADINGS

if TYPE_CHECKING:
    from lxml.etree import _Element

    from danvan_nlp.article.machine import Machine

_GENERIC = re.compile(
    r"^(?:cổng|trang)\s+(?:thông\s*tin|tin|t?ttđt)"
    r"|^(?:báo|đảng\s+bộ|ubnd|ủy\s+ban)\b.{0,60}(?:điện\s+tử|online)?$"
    r"|^(?:trang\s+chủ|tin\s+tức|chi\s+tiết|tin\s+chi\s+tiết|home|detail|bài\s+viết)\b.{0,40}$",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"^(?:ban|sở|hội|đoàn|ủy\s+ban|mặt\s+trận|tỉnh|huyện|thành|xã|phường|đảng|công\s+an|trường)\b",
    re.IGNORECASE,
)
_HOST = re.compile(r"^(?:https?:)?//[^/]*")
_LONGEST_OWNER = 45  # characters of a title that only names who runs the site
_SITE_TAIL = re.compile(r"\s+[|–—-]\s+(?=[^|–—]*$)")
_SITE_WORDS = re.compile(
    r"báo|cổng|trang|\.vn|\.com|điện tử|online|portal|đài|website|tỉnh ủy|ubnd", re.IGNORECASE
)
# A line about the article, not of it: who posted it and when, how often it was read.
META_LINE = re.compile(
    r"^(?:người|ngày)\s+(?:đăng|viết|gửi|cập)|lượt\s+(?:xem|đọc)|đăng\s+(?:ngày|lúc|bởi)|cập\s+nhật"
    r"|\d{1,2}[/-]\d{1,2}[/-]\d{4}\s*(?:[|,-]\s*)?\d{1,2}[:h]\d{2}|\d{1,2}:\d{2}.{0,12}\d{4}$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"\w+")
_SHORTEST, _LONGEST = 12, 300  # characters of a title
_H1_LEVELS = 3  # boxes around a body in which an h1 is its title; farther up stands the site's
_MOST_OPENING = 25  # elements of a body among which its title may stand


def skeleton(text: str) -> str:
    """A text's letters and digits alone, for telling whether two say the same."""
    return "".join(_WORDS.findall(text.lower()))


def find_title(
    tree: _Element, machine: Machine, body: _Element | None
) -> tuple[_Element | None, str, str]:
    """The element, text and method of the title; no element where only metadata has it."""
    headlines = [line for line in machine.headlines if not _is_generic(line, machine)]
    heading = _heading(tree, headlines)
    if heading is not None:
        return heading, text_of(heading), "heading"
    named = _named_like(tree, headlines)
    near = _near(body) if body is not None else None
    told = headlines[0] if headlines else ""
    if near is not None and named is None and _is_own_heading(near):
        return near, text_of(near), "heading by place"
    if near is not None and (not told or _fits_better(text_of(near), told, body)):
        return near, text_of(near), "heading by place"
    if named is not None:
        return named, text_of(named), "heading"
    if told:
        return near, without_site(told), "metadata"
    return None, machine.headlines[0] if machine.headlines else "", "title tag"


def _is_own_heading(near: _Element) -> bool:
    """Whether the heading nearest to a body is an h1 that names no site.

    Papers tell search engines another title than they print.
    """
    text = text_of(near)
    return near.tag == "h1" and len(text.split()) >= 4 and not _GENERIC.match(text)


def _fits_better(near: str, told: str, body: _Element | None) -> bool:
    """Whether the words of the nearest heading stand in the body, and those told to machines not.

    Some portals tell machines their own name on every page.
    """
    if body is None or len(near) < 25 or _overlap(near, told) >= 0.5:
        return False
    if len(told) <= _LONGEST_OWNER and _OWNER.match(told):
        return True
    words = set(_WORDS.findall("".join(body.itertext()).lower()))

    def share(line: str) -> float:
        own = set(_WORDS.findall(line.lower()))
        return len(own & words) / max(1, len(own))

    return share(near) >= share(told) + 0.2


def without_site(title: str) -> str:
    """A title without the name of the site at its end."""
    parts = _SITE_TAIL.split(title)
    if len(parts) > 1 and len(parts[0]) >= _SHORTEST and _SITE_WORDS.search(parts[-1]):
        return title[: len(title) - len(parts[-1])].rstrip(" |–—-")
    return title


def _is_generic(line: str, machine: Machine) -> bool:
    """Whether a headline names the site rather than the article."""
    bare = without_site(line)
    return bool(_GENERIC.match(bare)) or (
        machine.site is not None and skeleton(bare) == skeleton(machine.site)
    )


def _heading(tree: _Element, headlines: list[str]) -> _Element | None:
    """The h1 that agrees best with the metadata, or the only one where there is none."""
    found = [(h1, text_of(h1)) for h1 in tree.iter("h1")]
    found = [
        (h1, text)
        for h1, text in found
        if _SHORTEST <= len(text) <= _LONGEST and not _leads_home(h1)
    ]
    if not headlines:
        good = [h1 for h1, text in found if not _GENERIC.match(text)]
        return good[0] if len(good) == 1 else None
    scored = [(max(_overlap(text, line) for line in headlines), h1) for h1, text in found]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= 0.5 else None


def _leads_home(heading: _Element) -> bool:
    """Whether a heading links to the front page, as the site's own name does."""
    address = next((link.get("href") or "" for link in heading.iter("a")), None)
    return address is not None and not _HOST.sub("", address).strip("/")


def _named_like(tree: _Element, headlines: list[str]) -> _Element | None:
    """Another heading, or an element called title, that says what the metadata says."""
    wanted = [skeleton(line) for line in headlines]
    if not wanted:
        return None
    for element in tree.iter("h2", "h3", "h4", "h5", "div", "span", "p", "header", "strong"):
        if element.tag not in HEADINGS and not TITLE.search(names_of(element)):
            continue
        own = skeleton("".join(element.itertext())[: 2 * _LONGEST])
        if len(own) >= _SHORTEST and any(line.startswith(own) for line in wanted):
            return element
    return None


def _near(body: _Element) -> _Element | None:
    """The h1 before a body in the boxes around it, else the nearest heading or title."""
    nearest: _Element | None = None
    for level, element in _titles_before(body):
        if element.tag == "h1" and level <= _H1_LEVELS:
            return element
        nearest = nearest if nearest is not None else element
        if level > _H1_LEVELS:
            break
    if nearest is not None:
        return nearest
    inside = next((e for e in islice(body.iter(), _MOST_OPENING) if _is_title(e)), None)
    inside = inside if inside is not None else next(filter(_is_title, body.iter(*HEADINGS)), None)
    return inside if inside is not None else _first_line(body)


def _titles_before(body: _Element) -> Iterator[tuple[int, _Element]]:
    """What may be the title before a body, nearest first, each with how far up it was found."""
    node: _Element | None = body
    for level in range(5):
        if node is None or node.tag in {"body", "html"}:
            return
        for sibling in node.itersiblings(preceding=True):
            if not is_furniture(sibling):
                for element in reversed(list(sibling.iter())):
                    if _is_title(element):
                        yield level, element
        node = node.getparent()


def _first_line(body: _Element) -> _Element | None:
    """The first short line in bold before a body, else the first that is no sentence.

    The last resort on pages where nothing is called a heading.
    """
    lines = [block for block in walk_elements(iter(lead(body))) if _may_head(block)]
    bold = [block for block in lines if block.bold >= 0.8 * len(block.text)]
    chosen = bold[:1] or [block for block in lines if len(block.text) >= 25][:1]
    return chosen[0].element if chosen else None


def _may_head(block: Block) -> bool:
    text = block.text
    if not _SHORTEST <= len(text) <= 200 or block.link_density > 0.5 or text[-1] in ".;,:":
        return False
    return not is_furniture_line(text) and not META_LINE.search(text)


def _is_title(element: _Element) -> bool:
    if not isinstance(element.tag, str):
        return False
    if element.tag not in HEADINGS and not TITLE.search(names_of(element)):
        return False
    blocks = [block for block in blocks_of(element) if block.text]
    if len(blocks) != 1 or blocks[0].link_density > 0.8:
        return False  # a heading that is a link leads to another article
    text = blocks[0].text
    fits = _SHORTEST <= len(text) <= _LONGEST and not is_furniture_line(text)
    return fits and (element.tag in HEADINGS or not META_LINE.search(text))


def _overlap(text: str, line: str) -> float:
    """The share of words that two titles have in common, of the shorter one."""
    ours, theirs = set(_WORDS.findall(text.lower())), set(_WORDS.findall(line.lower()))
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))
