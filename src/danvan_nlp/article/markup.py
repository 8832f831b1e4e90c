"""Markup cut to a size and shape that every parser takes in linear time.

Everything here is a linear scan over the text of the page, before any parser sees it:
scripts, styles and comments go (JSON-LD is kept apart), a tag of many attributes or a page
of too many tags is refused, and elements nested below the depth where lxml would drop their
text without a word are flattened into their ancestor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import sub

from danvan_nlp.article.tags import BLOCKS, SELF_CLOSING, VOID
from danvan_nlp.errors import DocumentError

MAX_ATTRIBUTES = 1_000  # a tag: parsers take quadratic time; real pages stay under 100
MAX_TAGS = 150_000  # a page: 25 times the largest of 17 real ones
MAX_DEPTH = 200  # levels that are kept; lxml drops text below 254
DEEPEST = 120_000  # levels that are flattened; more is an attack

_RAW = "script|style|svg|noscript|iframe|template|textarea|select|canvas|object"
_OPENING = re.compile(rf"<(?:!--|\?|!\[CDATA\[|(?P<name>{_RAW})(?=[\s/>]))", re.IGNORECASE)
_JSON_LD = re.compile(r"<script[^>]{0,300}ld\+json", re.IGNORECASE)
_TAG = re.compile(
    r"<(/?[a-zA-Z][^\s/>]*)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"?|'[^']*+'?)?)*+)>?",
)
_ATTRIBUTE = re.compile(r"[^\s=/\"']+(?:\s*=\s*(?:\"[^\"]*\"?|'[^']*'?|[^\s>]*))?")
_MOST_JSON = 300_000  # characters of one JSON-LD script that are read


@dataclass(frozen=True, slots=True)
class Markup:
    """A page's markup without scripts and comments, and the JSON-LD that stood in them."""

    text: str
    json_ld: tuple[str, ...]
    depth: int


def prepare(page: str) -> Markup:
    """The markup of a page that parsers may read.

    Raises:
        DocumentError: too_many_attributes, too_many_tags or too_deep.
    """
    text, json_ld = _without_scripts(page.replace("\0", ""))
    depth = _survey(text)
    if depth > MAX_DEPTH:
        text = _flattened(text)
    return Markup(text, json_ld, depth)


def _without_scripts(page: str) -> tuple[str, tuple[str, ...]]:
    kept: list[str] = []
    json_ld: list[str] = []
    missing: set[str] = set()
    start = 0
    while match := _OPENING.search(page, start):
        kept.append(page[start : match.start()])
        start = _end_of(page, match, missing)
        if match["name"] and _JSON_LD.match(page, match.start()):
            body = page[match.end() : start]
            json_ld.append(body[body.find(">") + 1 : _MOST_JSON].rpartition("</")[0])
    kept.append(page[start:])
    return "".join(kept), tuple(json_ld)


def _end_of(page: str, opening: re.Match[str], missing: set[str]) -> int:
    """Where the script or comment ends; without an end only its opening goes.

    A kind of end that is missing once is not looked for again, or a row of unclosed
    comments would take quadratic time.
    """
    name = (opening["name"] or "").lower()
    end = f"</{name}" if name else {"<!--": "-->", "<?": ">"}.get(opening.group(), "]]>")
    place = -1
    if end not in missing:
        place = page.find(end, opening.end())
        if place < 0:
            missing.add(end)
    capital = f"{end} in capitals"
    if place < 0 and name and capital not in missing:
        found = _ending(end).search(page, opening.end())
        place = found.start() if found else -1
        if place < 0:
            missing.add(capital)
    if place < 0:
        return opening.end()
    close = page.find(">", place + len(end) - 1)
    return close + 1 if close >= 0 else len(page)


@lru_cache(maxsize=32)
def _ending(end: str) -> re.Pattern[str]:
    return re.compile(re.escape(end), re.IGNORECASE)


def _survey(text: str) -> int:
    """The depth of nesting, or a bound on it where the bound is harmless.

    Raises:
        DocumentError: too_many_attributes, too_many_tags or too_deep.
    """
    tags = _TAG.findall(text)
    if len(tags) > MAX_TAGS:
        raise DocumentError("too_many_tags", f"{len(tags):,} tags on one page")
    for _, attributes in tags:
        if len(attributes) > 2 * MAX_ATTRIBUTES:
            _check_attributes(attributes)
    bound = _bound([name.lower() for name, _ in tags])
    if bound <= MAX_DEPTH:
        return bound
    depth = _depth(tags)
    if depth > DEEPEST:
        raise DocumentError("too_deep", f"{depth:,} levels of nesting")
    return depth


def _bound(names: list[str]) -> int:
    """A bound on the depth: opening less closing tags, over their least value before."""
    step = {name: 0 if name in VOID else -1 if name[0] == "/" else 1 for name in set(names)}
    balance = list(accumulate(map(step.__getitem__, names), initial=0))
    deepest: int = max(map(sub, balance, accumulate(balance, min)))
    return deepest


def _depth(tags: list[tuple[str, str]]) -> int:
    """The depth by the rules of closing that parsers follow."""
    nesting = _Nesting()
    deepest = 0
    for name, attributes in tags:
        if name[0] == "/":
            nesting.close(name[1:])
        elif attributes[-1:] != "/":
            deepest = max(deepest, nesting.open(name))
    return deepest


def _check_attributes(attributes: str) -> None:
    count = sum(1 for _ in _ATTRIBUTE.finditer(attributes))
    if count > MAX_ATTRIBUTES:
        raise DocumentError("too_many_attributes", f"{count:,} attributes on one tag")


class _Nesting:
    """The open elements at a point of a page; every step takes constant time on average."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._count: dict[str, int] = {}

    def open(self, name: str) -> int:
        """The depth after an opening tag; void elements open nothing."""
        name = name.lower()
        if name not in VOID:
            if name in SELF_CLOSING and self.names and self.names[-1] == name:
                return len(self.names)
            self.names.append(name)
            self._count[name] = self._count.get(name, 0) + 1
        return len(self.names)

    def close(self, name: str) -> int:
        """How many elements a closing tag closes: those inside the named one and itself."""
        name = name.lower()
        if not self._count.get(name):
            return 0
        before = len(self.names)
        while True:
            last = self.names.pop()
            self._count[last] -= 1
            if last == name:
                return before - len(self.names)


def _flattened(text: str) -> str:
    """The markup without the tags below the deepest level kept; their text stays in its order."""
    kept: list[str] = []
    nesting = _Nesting()
    start = 0
    for match in _TAG.finditer(text):
        before = len(nesting.names)
        name, attributes = match.groups()
        if name[0] == "/":
            name = name[1:]
            after = before - nesting.close(name)
            drop = after >= MAX_DEPTH
        else:
            after = before if attributes[-1:] == "/" else nesting.open(name)
            drop = after > MAX_DEPTH
        if drop:
            kept.append(text[start : match.start()])
            kept.append("<br>" if name.lower() in BLOCKS else "")
            start = match.end()
    kept.append(text[start:])
    return "".join(kept)
